"""This file ranks what was found: titles before mentions, many hits before few, new before old."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, compress
from operator import add, ne, sub
from typing import Literal

from sqlalchemy import Connection

from scrapers.text import fold
from storage.published.passages import words_of
from storage.published.slots import DAY_AT, LAST_ORDINAL
from storage.searching.queries import Phrase
from storage.searching.questions import RENDITION_AT
from storage.searching.snippets import count

RERANKED = 40  # passages that are read to rank them
_PER_PAPER = 3
_DAY_AT = (
    DAY_AT - RENDITION_AT
)  # in the number of a rendition, which is its slots' without the ordinal
_TITLE, _HITS, _RECENT, _YEAR = 4.0, 1.0, 1.5, 365


class Held:
    """The renditions that hold a query, the newest first, each known by its place among them.

    They may be thousands and few are shown, so nothing is made for each of them but numbers. `slots` are
    all passages that hold it, the newest first. `others` says of renditions, by their numbers, where they
    were found by other phrases than `phrases`; `widened` hold other names of the words, not the words.
    """

    def __init__(
        self,
        slots: list[int],
        phrases: tuple[Phrase, ...] = (),
        others: Mapping[int, tuple[Phrase, ...]] | None = None,
        widened: Collection[int] = (),
    ) -> None:
        self._slots = slots
        self._phrases = phrases
        self._others = others or {}
        self.widened = widened
        whose = [slot >> RENDITION_AT for slot in slots]
        is_last = list(map(ne, whose, [*whose[1:], None]))
        self.renditions = list(compress(whose, is_last))
        self._ends = list(compress(range(1, len(slots) + 1), is_last))
        self._sizes = list(map(sub, self._ends, chain((0,), self._ends)))

    def slots(self, place: int) -> list[int]:
        """Give the passages of a rendition, the last ones first."""
        end = self._ends[place]
        return self._slots[end - self._sizes[place] : end]

    def phrases(self, place: int) -> tuple[Phrase, ...]:
        """Give what a rendition was found by."""
        return self._others.get(self.renditions[place], self._phrases)

    def but(self, left_out: Collection[int]) -> Held:
        """Give the same without some renditions."""
        if not left_out:
            return self
        kept = [slot for slot in self._slots if slot >> RENDITION_AT not in left_out]
        return Held(kept, self._phrases, self._others, self.widened)

    def days(self) -> list[int]:
        """Give the day of each rendition."""
        return [rendition >> _DAY_AT for rendition in self.renditions]

    def guesses(self, ages: Sequence[int]) -> list[float]:
        """Say by the slots alone what each rendition may be worth."""
        titles = [0.0 if self._slots[end - 1] & LAST_ORDINAL else _TITLE / 2 for end in self._ends]
        return list(map(add, map(add, map(_recent, ages), map(_often, self._sizes)), titles))


@dataclass(slots=True)
class Ranked:
    """What was found, as places: in which order it is shown, and what each of it is worth."""

    order: list[int]
    scores: list[float]
    best: dict[int, int]  # the passages that show most of those that were read
    folded: dict[int, str]  # the words of passages that were read, as they are matched

    def shown(self, held: Held, place: int) -> int:
        """Give the passage to show of a rendition: no title, where an unread one holds another."""
        if (read := self.best.get(place)) is not None:
            return read
        slots = held.slots(place)
        return slots[-2 if _is_title(slots[-1]) and len(slots) > 1 else -1]


def rank(connection: Connection, held: Held, sort: Literal["relevance", "newest"]) -> Ranked:
    """Rank by title, number of hits and age; the most promising passages are read for it."""
    days = held.days()
    ages = [days[0] - day for day in days]
    ranked = Ranked(list(range(len(days))), held.guesses(ages), {}, {})
    if sort == "newest":
        ranked.order = _plain_first(ranked.order, held)
        return ranked
    ordered = _best_first(ranked, held)
    read = _read_some(connection, held, ordered, ages, ranked)
    ranked.order = sorted(read)
    ranked.order = [*_best_first(ranked, held), *ordered[len(read) :]]
    return ranked


def _best_first(ranked: Ranked, held: Held) -> list[int]:
    """Sort what is the newest first: a sort leaves equals as they were, and is quick by one value."""
    return _plain_first(sorted(ranked.order, key=ranked.scores.__getitem__, reverse=True), held)


def _plain_first(places: list[int], held: Held) -> list[int]:
    if not held.widened:
        return places
    return sorted(places, key=lambda place: held.renditions[place] in held.widened)


@cache  # there are as many as days between the oldest paper and the newest
def _recent(age: int) -> float:
    return _RECENT * math.exp(-age / _YEAR)


@cache  # no more than passages are ranked
def _often(hits: int) -> float:
    return _HITS * math.log1p(hits)


def _is_title(slot: int) -> bool:
    return not slot & LAST_ORDINAL


def _read_some(
    connection: Connection, held: Held, ordered: Sequence[int], ages: Sequence[int], ranked: Ranked
) -> list[int]:
    """Count the real hits in the passages of the first renditions, and give these."""
    chosen: dict[int, list[int]] = {}
    slots: list[int] = []
    for place in ordered:
        if len(slots) >= RERANKED:
            break
        chosen[place] = held.slots(place)
        slots.extend(chosen[place][-_PER_PAPER:])
    ranked.folded = _texts(connection, slots)
    for place, some in chosen.items():
        phrases = held.phrases(place)
        hits, most, titled = max(0, len(some) - _PER_PAPER), 0, 0
        for slot in some[: -_PER_PAPER - 1 : -1]:
            folded = ranked.folded.get(slot, "")
            if _is_title(slot):
                titled = sum(count(folded, [phrase]) > 0 for phrase in phrases)
                continue
            number = count(folded, phrases)
            hits += number
            if number > most:
                most, ranked.best[place] = number, slot
        titles = _TITLE * (titled / len(phrases))
        ranked.scores[place] = _recent(ages[place]) + titles + _often(hits)
    return list(chosen)


def _texts(connection: Connection, slots: Sequence[int]) -> dict[int, str]:
    """Give the match text of passages; the numbers are our own and stand in the statement."""
    if not slots:
        return {}
    numbers = ",".join(map(str, slots))
    rows = connection.exec_driver_sql(
        f"SELECT id, heading, text FROM passage WHERE id IN ({numbers})"  # noqa: S608
    )
    return {row[0]: fold(words_of(row[1], row[2])) for row in rows.all()}
