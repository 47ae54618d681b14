"""This file chooses which stretches of a paper make the bullets, within what a reader takes in at a glance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import fsum
from typing import Final

from bot.contents.folded import letter_pairs
from bot.contents.summaries.pieces import Pick, is_purpose
from bot.contents.summaries.repetition import SHARED, tell_one_fact
from bot.contents.summaries.splices import on_one_subject
from bot.contents.summaries.stretches import CUT_SHORT, LEAST, MOST_OF_ROOM, Stretch

TOO_ALIKE: Final = 0.5  # of what a stretch says, said before
SAID_WHOLE: Final = 0.85  # of what was said before, said again within a longer stretch
ROOM: Final = 1.0  # of a summary, that all bullets together may fill
MOST: Final = 3
POOL, POOL_OF_PART = 28, 5  # stretches that are tried against each other
STILL_SAID: Final = -1.0  # what it must weigh where a paper says nothing else
MORE_SAID: Final = -0.3  # what it must weigh where there is room for one more bullet
THIRD_SAID: Final = 0.0  # and where two answer a question already
SPLIT_OFF: Final = 1.0  # what each half of a bullet must weigh to have its own
LITTLE: Final = 0.1  # of the room, that a bullet takes up that only leads the next
LEADS_ON: Final = 1.5  # what it weighs less than
SPARE: Final = 0.5  # what room costs that no bullet has taken
MOST_SETS: Final = 3000  # that are tried

# What counts beside the weight of what is said.
OWN_BULLET: Final = 0.5  # a bullet of its own for each thing
NEW_PART: Final = 2.0  # a part of the question that no other bullet answers
DECLINED: Final = 0.8  # one bullet that says what was asked and is not told or not given
ASKED: Final = 4.5  # all that was asked and the paper has words for
DEAR: Final = 4.0  # what filling the room costs: a sentence earns its length


class Chooser:
    """Weighs bullets against each other: what they say, what was asked, and what is said twice."""

    def __init__(
        self, asked: Mapping[str, float], room: float, most: int, *, each_part: bool
    ) -> None:
        self._asked, self._room, self._most = asked, room, most
        self._each_part = each_part
        # By their identities, which hold for as long as they are kept: one that is gone leaves its own to another.
        self._alike: dict[tuple[int, int], bool] = {}
        self._kept: dict[int, Stretch] = {}
        self._dear = DEAR
        self._parts = 1  # that have something to say; each speaks before any speaks twice
        self._ranked: list[Stretch] = []
        self._alone: list[float] = []
        self._best: tuple[float, list[Stretch]] = (0.0, [])
        self._left = 0
        self._answers: dict[int, int] = {}  # which words each takes up, a bit for each
        self._worths: dict[int, float] = {}  # of what several take up

    @property
    def answers(self) -> bool:
        """Whether a question was asked."""
        return bool(self._asked)

    def choose(self, pool: Sequence[Stretch]) -> list[Stretch]:
        """Give the best set, then add to its bullets what else fits on the same subject."""
        self._parts = len({one.part for one in pool}) if self._each_part else 0
        ranked = sorted(((self._value([one]), one) for one in pool), key=lambda pair: -pair[0])
        self._ranked = [one for _, one in ranked]
        self._alone = [value for value, _ in ranked]
        self._best, self._left = (0.0, []), MOST_SETS
        self._extend([], 0, 0.0, self._room)
        return self._improved(*self._best, self._pairs(pool))

    def _pairs(self, pool: Sequence[Stretch]) -> list[Stretch]:
        """Give what comes of joining two stretches on one subject."""
        found = (
            on_one_subject(one, new)
            for at, one in enumerate(pool)
            for new in pool[at + 1 :]
            if one.part == new.part and one.room + new.room < MOST_OF_ROOM + 0.1
        )
        return [both for both in found if both is not None and not self.clash(*both.of)]

    def _improved(
        self, value: float, chosen: list[Stretch], pairs: Sequence[Stretch]
    ) -> list[Stretch]:
        """Put other bullets in the place of one, or two together, while that tells more."""
        others = [*self._ranked, *pairs]
        while True:
            best, better = value + 0.01, chosen
            for rest in self._openings(chosen):
                room = self._room - sum(one.room for one in rest)
                for new in others:
                    if new.room > room or any(self.clash(new, one) for one in rest):
                        continue
                    tried = [*rest, new]
                    worth = self._value(tried)
                    if worth > best and self._speaks_for_all(tried):
                        best, better = worth, tried
            if better is chosen:
                return chosen
            value, chosen = best, better

    def lengthened(self, chosen: list[Stretch], found: Sequence[Stretch]) -> list[Stretch]:
        """Let bullets go on with what stands beside them while room is left over."""
        self._dear = SPARE
        others = [one for one in found if one.weight > 0]
        while True:
            best, better = self._value(chosen) + 0.01, chosen
            for at, one in enumerate(chosen):
                rest = [*chosen[:at], *chosen[at + 1 :]]
                room = self._room - sum(held.room for held in rest)
                for new in self._longer(one, others, room):
                    if new.room > room or any(self.clash(new, held) for held in rest):
                        continue
                    worth = self._value([*rest, new])
                    if worth > best:
                        best, better = worth, [*chosen[:at], new, *chosen[at + 1 :]]
            if better is chosen:
                return chosen
            chosen = better

    def _longer(self, one: Stretch, others: Sequence[Stretch], room: float) -> Iterator[Stretch]:
        """Give the stretches that say what one says, and more."""
        for new in others:
            if new.first <= one.first and one.last <= new.last and new.room > one.room:
                yield new
            elif (
                new.part == one.part
                and new.weight >= LEAST
                and one.room + new.room <= room + 0.1  # without a name that is not told twice
                and not self.clash(one, new)
            ):
                both = on_one_subject(one, new)
                if both is not None:
                    yield both

    def _openings(self, chosen: Sequence[Stretch]) -> Iterator[list[Stretch]]:
        """Give sets with room for one more bullet: one left out, or two made one."""
        for at in range(len(chosen)):
            yield [*chosen[:at], *chosen[at + 1 :]]
        for one, other in combinations(chosen, 2):
            both = on_one_subject(one, other)
            if both is not None:
                yield [both, *(held for held in chosen if held is not one and held is not other)]

    def _speaks_for_all(self, chosen: Sequence[Stretch]) -> bool:
        """Say whether no part of a question speaks twice while another is silent."""
        return len({one.part for one in chosen}) >= min(len(chosen), self._parts)

    def _extend(self, base: list[Stretch], at: int, bound: float, room: float) -> None:
        """Try every set that adds to `base` stretches from `at` on, unless none can be the best.

        `bound` is what the base is worth at most: each stretch as if it stood alone.
        """
        more = self._most - len(base)
        for place in range(at, len(self._ranked)):
            if bound + more * self._alone[place] <= self._best[0] or self._left <= 0:
                return
            new = self._ranked[place]
            if new.room > room or any(self.clash(new, one) for one in base):
                continue
            self._left -= 1
            tried = [*base, new]
            value = self._value(tried)
            if value > self._best[0] and self._speaks_for_all(tried):
                self._best = (value, tried)
            if more > 1:
                self._extend(tried, place + 1, bound + self._alone[place], room - new.room)

    def _value(self, chosen: Sequence[Stretch]) -> float:
        said, answered = 0.0, 0
        for one in chosen:
            said += one.weight - self._dear * one.length
            answered |= self._answer(one)
        return (
            said
            + OWN_BULLET * len(chosen)
            + (NEW_PART * len({one.part for one in chosen}) if self._each_part else 0.0)
            + (DECLINED * any(one.declines for one in chosen) if self._asked else 0.0)
            + ASKED * self._worth(answered)
        )

    def _answer(self, one: Stretch) -> int:
        held = self._answers.get(id(one))
        if held is None:
            tells, said = one.tells, letter_pairs(one.tells)
            held = sum(
                1 << at for at, token in enumerate(self._asked)
                if token in said or (len(token) != 2 and token in tells)
            )  # fmt: skip
            self._answers[id(one)] = held
            self._kept[id(one)] = one
        return held

    def _worth(self, answered: int) -> float:
        held = self._worths.get(answered)
        if held is None:
            held = fsum(
                worth for at, worth in enumerate(self._asked.values()) if answered >> at & 1
            )
            self._worths[answered] = held
        return held

    def clash(self, one: Stretch, other: Stretch) -> bool:
        """Say whether two overlap or say the same."""
        if one.first <= other.last and other.first <= one.last:
            return True
        key = (id(one), id(other)) if one.first < other.first else (id(other), id(one))
        found = self._alike.get(key)
        if found is None:
            shared = len(one.pairs & other.pairs)
            low, high = sorted((max(1, len(one.pairs)), max(1, len(other.pairs))))
            found = (
                shared > TOO_ALIKE * high or shared > SAID_WHOLE * low
                or one.repeats(other, shared) or other.repeats(one, shared)
                or (shared > SHARED * low and tell_one_fact(one.named, other.named))
            )  # fmt: skip
            self._alike[key] = found
            self._kept[id(one)], self._kept[id(other)] = one, other
        return found


def choose(
    found: Sequence[Stretch],
    *,
    asked: Mapping[str, float] | None = None,
    most: int = MOST,
    room: float = ROOM,
    each_part: bool = True,
) -> list[Stretch]:
    """Choose at most `most` stretches that differ and fill at most `room`.

    `asked` says how much each word of a question is worth. Where a paper has little to say, what
    weighs less is told as well.
    """
    chooser = Chooser(asked or {}, room, most, each_part=each_part)
    chosen = chooser.choose(_pool([one for one in found if one.weight >= LEAST]))
    chosen = _split(chosen, found, most, room)
    chosen = _filled(chosen, found, chooser, most, room)
    chosen = _split(chooser.lengthened(chosen, found), found, most, room)
    return _whole(_gathered(chosen, found), found, room)


def _gathered(chosen: Sequence[Stretch], found: Sequence[Stretch]) -> list[Stretch]:
    """Let a bullet that says little lead the one that goes on from it."""
    kept = sorted(chosen, key=lambda one: one.first)
    for one, after in pairwise(kept):
        little = one.weight < LEADS_ON and one.room < LITTLE
        if one.last + 1 != after.first or not little:
            continue
        both = (
            other
            for other in found
            if (other.first, other.last) == (one.first, after.last)
            and other.room <= one.room + after.room
            and other.weight >= after.weight - SPLIT_OFF
        )
        joined = max(both, key=lambda other: other.weight, default=None)
        if joined is not None:
            return [joined, *(held for held in kept if held is not one and held is not after)]
    return kept


def _whole(chosen: Sequence[Stretch], found: Sequence[Stretch], room: float) -> list[Stretch]:
    """Give back to bullets the ends that were cut off, where there is room and they say more than why."""
    kept = list(chosen)
    for at, one in enumerate(kept):
        left = room - sum(other.room for other in kept if other is not one)
        told = one.text.rstrip("…。.")
        longer = [
            other
            for other in found
            if not one.of
            and (other.first, other.last) == (one.first, one.last)
            and one.room < other.room <= left
            and other.text.startswith(told)
            and other.weight >= one.weight - CUT_SHORT
            and not is_purpose(other.text[len(told) :].lstrip("，,；; "))
        ]
        kept[at] = _told_whole(max(longer, key=lambda other: other.room, default=one), found, left)
    return kept


def _told_whole(bullet: Stretch, found: Sequence[Stretch], left: float) -> Stretch:
    """Give back to the sentences within a bullet of several the ends that were cut off, likewise."""
    inside = [
        one
        for one in found
        if one.first == one.last and bullet.first <= one.first <= bullet.last > bullet.first
    ]
    for short in inside:
        told = short.text.rstrip("…。.")
        for whole in sorted(inside, key=lambda one: -one.room):
            if (
                whole.first != short.first
                or whole.room <= short.room
                or not whole.text.startswith(told)
                or whole.weight < short.weight - CUT_SHORT
                or is_purpose(whole.text[len(told) :].lstrip("，,；; "))
            ):
                continue
            longer = replace(
                bullet,
                text=bullet.text.replace(short.text, whole.text, 1),
                says=bullet.says.replace(short.says, whole.says, 1),
                tells=bullet.tells.replace(short.tells, whole.tells, 1),
            )
            if bullet.room < longer.room <= left:
                return longer
    return bullet


def _split(
    chosen: Sequence[Stretch], found: Sequence[Stretch], most: int, room: float
) -> list[Stretch]:
    """Give each of a bullet's sentences its own, where there may be more bullets and both read alone."""
    parts = list(chosen)
    while len(parts) < most:
        left = room - sum(one.room for one in parts)
        halves = [
            (one.weight + other.weight, at, one, other)
            for at, whole in enumerate(parts)
            for one, other in whole.halves(found)
            if one.room + other.room <= left + whole.room
            and min(one.weight, other.weight) >= SPLIT_OFF
        ]
        if not halves:
            break
        _, at, one, other = max(halves, key=lambda half: half[0])
        parts[at : at + 1] = [one, other]
    return parts


def _filled(
    chosen: list[Stretch], found: Sequence[Stretch], chooser: Chooser, most: int, room: float
) -> list[Stretch]:
    """Add what else a paper says while there are fewer bullets than there may be."""
    filled = list(chosen)
    while len(filled) < most:
        taken = sum(one.room for one in filled)
        least = MORE_SAID if filled else STILL_SAID
        if chooser.answers and len(filled) > 1:
            least = THIRD_SAID
        others = (
            (one.weight_after(filled), -one.first, one)
            for one in found
            if taken + one.room <= room and not any(chooser.clash(one, held) for held in filled)
        )
        weight, _, best = max(others, key=lambda other: other[:2], default=(least - 1, 0, None))
        if best is None or weight < least:
            break
        filled.append(best)
    return filled


def _pool(worthy: Sequence[Stretch]) -> list[Stretch]:
    """Give the weightiest for their length, and some of every part."""
    ranked = sorted(worthy, key=lambda one: (DEAR * one.length - one.weight, one.first))
    of_part: dict[int, int] = defaultdict(int)
    kept: list[Stretch] = []
    for at, one in enumerate(ranked):
        of_part[one.part] += 1
        if at < POOL or (of_part[one.part] <= POOL_OF_PART and len(kept) < 2 * POOL):
            kept.append(one)
    return kept


def in_order(chosen: Sequence[Stretch]) -> list[Stretch]:
    """Put bullets in the order of the paper."""
    return sorted(chosen, key=lambda one: one.first)


def picks(chosen: Sequence[Stretch], found: Sequence[Stretch]) -> list[Pick]:
    """Give stretches as bullets, with what of them reads alone among all that were found."""
    return [one.pick(found) for one in chosen]
