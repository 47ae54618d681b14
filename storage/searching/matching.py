"""This file finds which passages hold a query by what is asked of the index, alike on both databases."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, islice
from operator import ne, neg

from sqlalchemy import Connection

from storage.published.slots import LANGUAGE_MASK, PAPER_AT
from storage.searching.queries import Filed, Phrase, Wanted, to_fts5, to_tsquery
from storage.searching.questions import (
    AMONG,
    IN_LANGUAGE,
    RENDITION_AT,
    Ask,
    Inside,
    any_slots,
    asked,
    newest_slots,
    renditions_of,
    slot_of,
)
from storage.searching.windows import Place, Window, above
from storage.sql import among

MOST = 5000  # above so many passages, only the newest are ranked
NEWEST = 500
FIRST_LOOK = 1500  # passages of each of several common words that are looked at first
ONE_BY_ONE = 1000  # papers or renditions that are looked into one by one
FEWEST = 64  # of which so many are so at once
FEWEST_FILED = 150  # where a filter leaves so little that going through all of it costs no more
WORTH = 90  # passages that the index goes through in the time in which it opens one paper
# Passages found in so many papers that it is better to begin with the newest passages.
CROWD = 20_000

# Passages that a filter leaves at most where all that hold a word are fetched at once.
NARROW = 40_000
WIDE = 40_000  # passages that a filter leaves where it is worth counting a word's before
_SIZES, _MOST_SIZES = "tamar_filter_sizes", 256  # a connection's note of how wide its filters are

# What is wanted of the index is asked of it once for each stretch: it goes straight there.
_STRETCHES = """
    SELECT f.rowid FROM json_each(?) AS stretch CROSS JOIN passage_fts AS f
    WHERE f.passage_fts MATCH ? AND f.rowid BETWEEN stretch.value AND stretch.value + ?
    LIMIT ?"""
_KNOWN = """
    SELECT form.key FROM json_each(?) AS form WHERE EXISTS (
        SELECT 1 FROM passage_fts WHERE passage_fts MATCH form.value)"""
_HELD = """
    SELECT stretch.value FROM json_each(?) AS stretch WHERE EXISTS (
        SELECT 1 FROM passage_fts AS f
        WHERE f.passage_fts MATCH ? AND f.rowid BETWEEN stretch.value AND stretch.value + ?)"""


@dataclass(slots=True)
class Matched:
    """Passages that hold a query, the newest first; capped where there are more than were ranked."""

    slots: list[int] = field(default_factory=list)
    capped: bool = False


class Index:
    """The index of one database, asked through one connection for what stands in one window."""

    def __init__(self, connection: Connection, window: Window) -> None:
        self._connection = connection
        self._lite = connection.dialect.name == "sqlite"
        self._slot = slot_of(connection)
        self._place = Place(connection, window)
        conditions = self._place.conditions(self._slot)
        plain = self._place.written(conditions) if self._lite else None
        language = self._place.language  # what stands in no list need not be looked up in it
        self._language = "" if language is None else IN_LANGUAGE.format(language)
        self._inside: Inside = (
            [*conditions, *self._place.spoken(self._slot)]
            if plain is None
            else f"{plain}{self._language}"
        )
        self._filed = window.filed
        self._known: dict[str, list[int] | None] = {}
        self._all: dict[str, list[int] | None] = {}
        self._kept: dict[str, tuple[frozenset[int], list[int]]] = {}
        self._first: dict[str, tuple[int, list[int]]] = {}  # the newest, of so many asked for
        self._fewer: dict[str, int] = {}  # than so many passages hold some words, in any window
        self._complete: dict[str, list[int]] = {}  # all that hold some words, the newest first
        self._begun: dict[str, list[int]] = {}  # the oldest of those that are more than are ranked

    def known(self, some: Sequence[Phrase]) -> set[int]:
        """Say which of some phrases, by where they stand, any passage may hold, inside or not."""
        if not self._lite:  # it plans such a question badly, and finds nothing as quickly
            return set(range(len(some)))
        forms = json.dumps([to_fts5([phrase]) for phrase in some])
        return set(self._connection.exec_driver_sql(_KNOWN, (forms,)).scalars().all())

    def _words(self, wanted: Sequence[Wanted], filed: Filed = ()) -> str:
        return to_fts5(wanted, filed) if self._lite else to_tsquery(wanted, filed)

    def all_slots(self, phrase: Wanted) -> list[int] | None:
        """Give all passages that hold a phrase, the newest first; None where they are more than are ranked."""
        words = self._words([phrase], self._filed)
        if words not in self._all:
            self._all[words] = self._up_to_most(words, counts=self._counts(phrase))
        return self._all[words]

    def fetch_all(self, wanted: Sequence[Wanted]) -> None:
        """Fetch all passages that hold each of several phrases, where a filter leaves few passages.

        What is asked of them afterwards is known: the index need not be gone through again. Of those
        that are more than are ranked the rest is fetched when it is wanted, which is seldom.
        """
        if not self._lite or not self._filed or self._leaves_more(NARROW):
            return
        for phrase in wanted:
            words = self._words([phrase], self._filed)
            found = asked(self._connection, any_slots, words, self._inside, MOST + 1)
            if len(found) > MOST:
                self._begun[words], self._all[words] = found, None
                continue
            found.sort(reverse=True)
            self._complete[words] = self._all[words] = found

    def _completed(self, words: str) -> list[int] | None:
        """Give all passages that hold some words where they were fetched, with the rest of what was begun."""
        if (begun := self._begun.pop(words, None)) is not None:
            behind, left = max(begun), CROWD - len(begun)
            inside = (
                f"{self._inside} AND rowid > {behind}"
                if isinstance(self._inside, str)
                else [*self._inside, self._slot > behind]
            )
            rest = asked(self._connection, any_slots, words, inside, left)
            if len(rest) < left:
                self._complete[words] = sorted([*begun, *rest], reverse=True)
        return self._complete.get(words)

    def _leaves_more(self, than: int) -> bool:
        """Say whether the filter leaves more passages: noted by connection, for it changes slowly."""
        sizes = self._connection.info.setdefault(_SIZES, {})
        filter_alone = self._words([], self._filed), than
        if filter_alone not in sizes:
            if len(sizes) >= _MOST_SIZES:
                sizes.clear()
            sizes[filter_alone] = self._holds_more(*filter_alone)
        return bool(sizes[filter_alone])

    def _counts(self, phrase: Wanted) -> bool:
        """Say whether to count what holds a phrase, before it is fetched, saves the time that it takes.

        To count a word costs less than to fetch what it finds; to count a phrase, or what a filter
        leaves of a word, costs nearly as much, and where the filter leaves little it is fetched then.
        """
        if not self._lite or not (self._filed or self._language):
            return len(phrase.tokens) == 1
        languages = 1 if self._filed else LANGUAGE_MASK
        return len(phrase.tokens) == 1 and self._leaves_more(WIDE * languages)

    def _up_to_most(self, words: str, *, counts: bool) -> list[int] | None:
        found = self._straight(words)
        if found is None:
            if counts and asked(self._connection, any_slots, words, self._inside, 1, MOST):
                return None
            if not self._lite or (self._filed and not self._leaves_more(WIDE)):
                # They are hardly too many, and backwards two lists are gone through at a third more.
                found = asked(self._connection, any_slots, words, self._inside, MOST + 1)
                found.sort(reverse=True)
            else:
                found = asked(self._connection, newest_slots, words, self._inside, MOST + 1)
                self._first[words] = MOST + 1, found  # of too many, the newest are wanted
        return found if len(found) <= MOST else None

    def slots(self, phrase: Wanted, limit: int) -> list[int]:
        """Give the newest passages that hold a phrase."""
        return self._newest(self._words([phrase], self._filed), limit)

    def together(self, wanted: Sequence[Wanted], limit: int) -> list[int]:
        """Give the newest passages that hold all phrases."""
        known = [self._complete.get(self._words([one], self._filed)) for one in wanted]
        if (lists := [found for found in known if found is not None]) and len(lists) == len(known):
            shortest, *others = sorted(lists, key=len)
            held = set.intersection(*map(set, others)) if others else set(shortest)
            return list(islice(filter(held.__contains__, shortest), limit))
        return self._newest(self._words(wanted, self._filed), limit)

    def _newest(self, words: str, limit: int) -> list[int]:
        straight = self._complete.get(words)
        if straight is None:
            straight = self._straight(words)
        if straight is not None:
            return straight[:limit]
        fetched, found = self._first.get(words, (0, list[int]()))
        if fetched < limit:
            found = asked(self._connection, newest_slots, words, self._inside, limit)
            self._first[words] = limit, found
        return found[:limit]

    def _straight(self, words: str) -> list[int] | None:
        """Look into few papers one by one: one passage more than MOST, where there are more.

        None where there are many papers, or it costs less to go through all that hold the words.
        """
        if words not in self._known:
            self._known[words] = self._in_papers(words)
        return self._known[words]

    def _in_papers(self, words: str) -> list[int] | None:
        starts = self._place.starts if self._lite else None
        if starts is None or not self._goes_straight(words, len(starts)):
            return None
        bits, language = PAPER_AT, self._place.language
        if language is not None:
            bits, starts = RENDITION_AT, [_in_language(one, language) for one in starts]
        return self._stretches(words, starts, bits, MOST + 1)

    def _goes_straight(self, words: str, many: int) -> bool:
        """Say whether to look into so many papers costs less than to go through all that hold a word."""
        few = FEWEST_FILED if self._filed else FEWEST
        if many <= few or self._filed or many > ONE_BY_ONE:
            return many <= few
        worth = many * WORTH
        if worth >= self._fewer.get(words, worth + 1):
            return False
        if self._holds_more(words, worth):
            return True
        self._fewer[words] = worth
        return False

    def _holds_more(self, words: str, than: int) -> bool:
        """Say whether more passages hold some words than that; without any, whether there are more."""
        if words:
            counted = "SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT 1 OFFSET ?"
            found = self._connection.exec_driver_sql(counted, (words, than))
        else:
            found = self._connection.exec_driver_sql(
                "SELECT 1 FROM passage LIMIT 1 OFFSET ?", (than,)
            )
        return found.first() is not None

    def _stretches(
        self, words: str, starts: Sequence[int], bits: int, limit: int
    ) -> list[int] | None:
        """Give the newest slots of stretches, which are given the newest first; None of too many."""
        found: list[int] = []
        for at in range(0, len(starts), FEWEST):
            some = json.dumps([start << bits for start in starts[at : at + FEWEST]])
            given = some, words, (1 << bits) - 1, CROWD
            slots = self._connection.exec_driver_sql(_STRETCHES, given).scalars().all()
            if len(slots) == CROWD:
                return None
            found += sorted(slots, reverse=True)
            if len(found) >= limit:
                break
        return found[:limit]

    def all_within(self, phrase: Wanted, renditions: Collection[int]) -> list[int] | None:
        """Give all passages of renditions inside the window that hold a phrase; None of more than MOST."""
        words = self._words([phrase], self._filed)
        known = self._completed(words) is not None
        if known or (self._lite and self._goes_straight(words, len(renditions))):
            found = self.within(phrase, renditions)
            return found if len(found) <= MOST else None
        found, starts = list[int](), sorted(renditions, reverse=True)
        fetched, newest = self._first.get(words, (0, list[int]()))
        if fetched > MOST:
            last = newest[-1] >> RENDITION_AT  # and perhaps not seen to its end
            newer = frozenset(start for start in starts if start > last)
            found = [slot for slot in newest if slot >> RENDITION_AT in newer]
            starts = [start for start in starts if start <= last]
        found += self._among(any_slots, words, starts, MOST + 1 - len(found))
        found.sort(reverse=True)
        return found if len(found) <= MOST else None

    def within(self, phrase: Wanted, renditions: Collection[int]) -> list[int]:
        """Give the newest passages of renditions inside the window that hold a phrase, as `slots` does."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if (complete := self._complete.get(words)) is not None:
            kept = frozenset(renditions)
            return list(islice(_of(complete, _whose(complete), kept), MOST + 1))
        if self._lite and self._goes_straight(words, len(starts)):
            found = self._stretches(self._words([phrase]), starts, RENDITION_AT, MOST + 1)
            if found is not None:
                return found
        if (every := self._every_in(words, starts)) is not None:
            return every[: MOST + 1]
        return self._among(newest_slots, words, starts, MOST + 1)

    def _every_in(self, words: str, starts: Sequence[int]) -> list[int] | None:
        """Give all that hold some words in renditions, gone through but once; None where they are too many.

        What is asked of fewer of the same renditions afterwards is known.
        """
        if not starts:
            return []
        kept = frozenset(starts)
        asked_of, found = self._kept.get(words, (frozenset[int](), list[int]()))
        if not kept <= asked_of:
            asked_of = kept
            found = self._among(any_slots, words, starts, CROWD)
            found.sort(reverse=True)
            self._kept[words] = asked_of, found
        if len(found) == CROWD:
            return None
        if len(kept) < len(asked_of):
            return list(_of(found, _whose(found), kept))
        return found

    def holding(self, phrase: Wanted, renditions: Collection[int]) -> set[int]:
        """Give which of some renditions inside the window hold a phrase."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if (complete := self._complete.get(words)) is not None:
            return {slot >> RENDITION_AT for slot in complete}.intersection(renditions)
        if self._lite and self._goes_straight(words, len(starts)):
            stretches = json.dumps([start << RENDITION_AT for start in starts])
            given = stretches, self._words([phrase]), (1 << RENDITION_AT) - 1
            found = self._connection.exec_driver_sql(_HELD, given).scalars().all()
            return {slot >> RENDITION_AT for slot in found}
        if (every := self._every_in(words, starts)) is not None:
            return {slot >> RENDITION_AT for slot in every}
        return set(self._among(renditions_of, words, starts, len(starts)))

    def _among(self, ask: Ask, words: str, renditions: Sequence[int], limit: int) -> list[int]:
        if not renditions:
            return []
        first, above_last = renditions[-1] << RENDITION_AT, (renditions[0] + 1) << RENDITION_AT
        if self._lite:
            inside = AMONG.format(first, above_last, self._language)
            return asked(
                self._connection, ask, words, inside, limit, among_them=json.dumps(renditions)
            )
        among_them = among(self._connection, above(self._slot, RENDITION_AT), renditions)
        where = self._slot >= first, self._slot < above_last, among_them
        return asked(self._connection, ask, words, where, limit)


def _in_language(start: int, language: int) -> int:
    return start << PAPER_AT - RENDITION_AT | language


def match(index: Index, wanted: Sequence[Wanted]) -> Matched:
    """Find the renditions that hold every phrase, wherever in them, and the passages that do."""
    if len(wanted) == 1:
        return _newest(index, wanted[0])
    index.fetch_all(wanted)
    known = [index.all_slots(phrase) for phrase in wanted]
    common = [phrase for phrase, slots in zip(wanted, known, strict=True) if slots is None]
    if len(common) == len(wanted):
        return _all_common(index, wanted)
    whole = [(slots, _whose(slots)) for slots in known if slots is not None]
    kept = _in_all([whose for _, whose in whole])
    many: list[Wanted] = []  # held so often in these renditions that only the newest are given
    for phrase in common:
        slots = index.all_within(phrase, kept)
        if slots is not None:
            whole.append((slots, _whose(slots)))
            kept = set(whole[-1][1])
            continue
        # They are more than are ranked: the newest do, and nearly always stand among the newest of all.
        newest = _together(index, wanted, known, FIRST_LOOK)
        if len(newest) >= NEWEST:
            return Matched(newest[:NEWEST], capped=True)
        kept = index.holding(phrase, kept)
        many.append(phrase)
    found = [slot for slots, whose in whole for slot in _of(slots, whose, kept)]
    for phrase in many:
        found += index.within(phrase, kept)
    return _capped(newest_once(found))


def _whose(slots: Sequence[int]) -> list[int]:
    """Give the rendition of each passage."""
    return [slot >> RENDITION_AT for slot in slots]


def _in_all(groups: Sequence[Sequence[int]]) -> set[int]:
    """Give the renditions that stand in each group."""
    first, *others = groups
    return set(first).intersection(*others)


def newest_once(slots: list[int]) -> list[int]:
    """Give each slot of joined lists once, the newest first; the lists are sorted so already, this one in place."""
    slots.sort(reverse=True)  # such lists are sorted soonest
    return list(compress(slots, map(ne, slots, [*slots[1:], None])))


def _of(slots: Sequence[int], whose: Sequence[int], renditions: Collection[int]) -> Iterator[int]:
    """Give the passages of some renditions."""
    return compress(slots, map(renditions.__contains__, whose))


def _together(
    index: Index, wanted: Sequence[Wanted], known: Sequence[list[int] | None], most: int
) -> list[int]:
    """Give the newest passages of renditions that hold all phrases, whole as far back as they go.

    That is to where so many of the newest of each end that are not all known.
    """
    groups, last = list[list[int]](), -1
    for phrase, slots in zip(wanted, known, strict=True):
        groups.append(index.slots(phrase, most) if slots is None else slots)
        if slots is None and len(groups[-1]) == most:
            last = max(last, groups[-1][-1] >> RENDITION_AT)
    above_last = -(last + 1 << RENDITION_AT)
    newer = [slots[: bisect_right(slots, above_last, key=neg)] for slots in groups]
    return newest_once(_of_all(newer))


def _of_all(groups: Sequence[Sequence[int]]) -> list[int]:
    """Give the passages of the renditions of which each group has one."""
    whose = [_whose(slots) for slots in groups]
    near = _in_all(whose)
    return [slot for slots, of in zip(groups, whose, strict=True) for slot in _of(slots, of, near)]


def _capped(slots: list[int]) -> Matched:
    return Matched(slots) if len(slots) <= MOST else Matched(slots[:NEWEST], capped=True)


def _newest(index: Index, phrase: Wanted) -> Matched:
    """Find every passage that holds a phrase, or the newest if the phrase is very common."""
    found = index.all_slots(phrase)
    return Matched(index.slots(phrase, NEWEST), capped=True) if found is None else Matched(found)


def _all_common(index: Index, wanted: Sequence[Wanted]) -> Matched:
    """Every word is very common: take the newest passages that hold them all, else papers that do."""
    together = index.together(wanted, NEWEST)
    if len(together) == NEWEST:
        return Matched(together, capped=True)
    found = _together(index, wanted, [None] * len(wanted), FIRST_LOOK)
    if len(found) < NEWEST:
        groups = [index.slots(phrase, MOST) for phrase in wanted]
        found = _of_all(groups)
    return Matched(newest_once([*found, *together])[:NEWEST], capped=True)
