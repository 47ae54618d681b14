"""This file asks the index which passages hold a query, alike on both databases."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.queries import Filed, Phrase, to_fts5, to_tsquery
from storage.slots import LANGUAGE_AT, PAPER_AT
from storage.sql import among
from storage.windows import Place, Window, above

MOST = 5000  # above so many passages, only the newest are ranked
NEWEST = 500
RENDITION_AT = LANGUAGE_AT  # what a slot has above its ordinal names one rendition
ONE_BY_ONE = 1000  # papers or renditions that are looked into one by one
FEWEST = 64  # of which so many are so at once
WORTH = 90  # passages that the index goes through in the time in which it opens one paper
CROWD = (
    20_000  # passages found in so many papers that it is better to begin with the newest passages
)

_Slot = ColumnElement[int]
_FTS5 = table("passage_fts", column("rowid", BigInteger), column("passage_fts", Text))
_TSVECTOR = table("passage_fts", column("id", BigInteger), column("tokens"))
# What is wanted of the index is asked of it once for each stretch: it goes straight there.
_STRETCHES = """
    SELECT f.rowid FROM json_each(?) AS stretch CROSS JOIN passage_fts AS f
    WHERE f.passage_fts MATCH ? AND f.rowid BETWEEN stretch.value AND stretch.value + ?
    LIMIT ?"""
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
        self._slot: _Slot = _slot_of(lite=self._lite)
        self._place = Place(connection, window)
        self._inside = self._place.conditions(self._slot)
        self._filed = window.filed
        self._known: dict[str, list[int] | None] = {}
        self._all: dict[str, list[int] | None] = {}
        self._most: dict[str, list[int]] = {}  # of what is held more often

    def _words(self, wanted: Sequence[Phrase], filed: Filed = ()) -> str:
        return to_fts5(wanted, filed) if self._lite else to_tsquery(wanted, filed)

    def all_slots(self, phrase: Phrase, newest: Sequence[int] = ()) -> list[int] | None:
        """Give all passages that hold a phrase; None where they are more than are ranked.

        `newest` are the newest of them, where they are known.
        """
        words = self._words([phrase], self._filed)
        if words not in self._all:
            self._all[words] = self._up_to_most(words, newest)
        return self._all[words]

    def _up_to_most(self, words: str, newest: Sequence[int]) -> list[int] | None:
        found = self._straight(words)
        if found is None:
            # To count costs little where nearly all are inside; else as much as to fetch them.
            if not self._filed and self._scan(words, 1, skip=MOST):
                return None
            found = [*newest, *self._scan(words, MOST + 1 - len(newest), after=newest[-1:])]
        if len(found) > MOST:
            self._most[words] = found[:MOST]
            return None
        return found

    def slots(self, phrase: Phrase, limit: int) -> list[int]:
        """Give the newest passages that hold a phrase."""
        return self._newest(self._words([phrase], self._filed), limit)

    def together(self, wanted: Sequence[Phrase], limit: int) -> list[int]:
        """Give the newest passages that hold all phrases."""
        return self._newest(self._words(wanted, self._filed), limit)

    def _newest(self, words: str, limit: int) -> list[int]:
        if words in self._most:
            return self._most[words][:limit]
        straight = self._straight(words)
        return self._scan(words, limit) if straight is None else straight[:limit]

    def _scan(self, words: str, limit: int, skip: int = 0, after: Sequence[int] = ()) -> list[int]:
        """Go through all that hold some words, the newest first; those after a slot, if one is given."""
        asked = _newest_slots(lite=self._lite).where(*self._inside)
        for last in after:
            asked = asked.where(self._slot < last)
        return _numbers(self._connection, asked, {"words": words, "most": limit, "skip": skip})

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
        if many <= FEWEST or many > ONE_BY_ONE:
            return many <= FEWEST
        asked = "SELECT 1 FROM passage_fts WHERE passage_fts MATCH ? LIMIT 1 OFFSET ?"
        found = self._connection.exec_driver_sql(asked, (words, many * WORTH))
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

    def within(self, phrase: Phrase, renditions: Collection[int]) -> list[int]:
        """Give the newest passages of renditions inside the window that hold a phrase, as `slots` does."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if self._lite and self._goes_straight(words, len(starts)):
            found = self._stretches(self._words([phrase]), starts, RENDITION_AT, MOST + 1)
            if found is not None:
                return found
        if (every := self._every(words)) is not None:
            kept = frozenset(starts)
            return [slot for slot in every if slot >> RENDITION_AT in kept][: MOST + 1]
        return self._among(_newest_slots(lite=self._lite), words, starts, MOST + 1)

    def _every(self, words: str) -> list[int] | None:
        """Give all that hold some words among what a filter leaves, which is gone through but once.

        None where there is no filter, or it leaves too many.
        """
        first = self._most.get(words)
        if first is None or not self._filed:
            return None
        if len(first) < CROWD:
            first += self._scan(words, CROWD - len(first), after=first[-1:])
        return first if len(first) < CROWD else None

    def holding(self, phrase: Phrase, renditions: Collection[int]) -> set[int]:
        """Give which of some renditions inside the window hold a phrase."""
        words, starts = self._words([phrase], self._filed), sorted(renditions, reverse=True)
        if self._lite and self._goes_straight(words, len(starts)):
            stretches = json.dumps([start << RENDITION_AT for start in starts])
            given = stretches, self._words([phrase]), (1 << RENDITION_AT) - 1
            found = self._connection.exec_driver_sql(_HELD, given).scalars().all()
            return {slot >> RENDITION_AT for slot in found}
        if (every := self._every(words)) is not None:
            return {slot >> RENDITION_AT for slot in every}.intersection(starts)
        return set(self._among(_renditions(lite=self._lite), words, starts, len(starts)))

    def _among(
        self, asked: Select[Any], words: str, renditions: Sequence[int], limit: int
    ) -> list[int]:
        if not renditions:
            return []
        asked = asked.where(
            self._slot >= renditions[-1] << RENDITION_AT,
            self._slot < (renditions[0] + 1) << RENDITION_AT,
            among(self._connection, above(self._slot, RENDITION_AT), renditions),
        )
        return _numbers(self._connection, asked, {"words": words, "most": limit, "skip": 0})


def _numbers(connection: Connection, asked: Select[Any], values: dict[str, Any]) -> list[int]:
    """Give a column of plain numbers, as the driver gives them: they are thousands."""
    found = connection.execute(asked, values)
    assert found.cursor is not None
    numbers = [number for (number,) in found.cursor.fetchall()]
    found.close()
    return numbers


def _in_language(start: int, language: int) -> int:
    return start << PAPER_AT - RENDITION_AT | language


def _slot_of(*, lite: bool) -> _Slot:
    return _FTS5.c.rowid if lite else _TSVECTOR.c.id


def _holds(words: ColumnElement[str], *, lite: bool) -> ColumnElement[bool]:
    if lite:
        return _FTS5.c.passage_fts.op("MATCH", is_comparison=True)(words)
    return _TSVECTOR.c.tokens.op("@@", is_comparison=True)(cast(words, TSQUERY))


@cache
def _newest_slots(*, lite: bool) -> Select[Any]:
    """Ask for passages, the newest first; built once, for it is asked most."""
    slot = _slot_of(lite=lite)
    words = bindparam("words", type_=Text)
    asked = select(slot).where(_holds(words, lite=lite)).order_by(slot.desc())
    return asked.limit(bindparam("most", type_=Integer)).offset(bindparam("skip", type_=Integer))


@cache
def _renditions(*, lite: bool) -> Select[Any]:
    """Ask for the renditions of passages."""
    rendition = above(_slot_of(lite=lite), RENDITION_AT)
    asked = select(rendition).where(_holds(bindparam("words", type_=Text), lite=lite)).distinct()
    return asked.limit(bindparam("most", type_=Integer)).offset(bindparam("skip", type_=Integer))


def match(index: Index, wanted: Sequence[Phrase]) -> Matched:
    """Find the renditions that hold every phrase, wherever in them, and the passages that do."""
    if len(wanted) == 1:
        return _newest(index, wanted[0])
    known = [index.all_slots(phrase) for phrase in wanted]
    common = [phrase for phrase, slots in zip(wanted, known, strict=True) if slots is None]
    if len(common) == len(wanted):
        return _all_common(index, wanted)
    whole = [slots for slots in known if slots is not None]
    kept = set.intersection(*({slot >> RENDITION_AT for slot in slots} for slots in whole))
    many: list[Phrase] = []  # held so often in these renditions that only the newest are given
    for phrase in common:
        slots = index.within(phrase, kept)
        if len(slots) <= MOST:
            kept = {slot >> RENDITION_AT for slot in slots}
            whole.append(slots)
        else:
            kept = index.holding(phrase, kept)
            many.append(phrase)
    found = {slot for slots in whole for slot in slots if slot >> RENDITION_AT in kept}
    found.update(slot for phrase in many for slot in index.within(phrase, kept))
    return _capped(sorted(found, reverse=True))


def _capped(slots: list[int]) -> Matched:
    return Matched(slots) if len(slots) <= MOST else Matched(slots[:NEWEST], capped=True)


def _newest(index: Index, phrase: Phrase) -> Matched:
    """Find every passage that holds a phrase, or the newest if the phrase is very common."""
    slots = index.slots(phrase, NEWEST + 1)
    if len(slots) <= NEWEST:
        return Matched(slots)
    found = index.all_slots(phrase, slots)
    return Matched(slots[:NEWEST], capped=True) if found is None else Matched(found)


def _all_common(index: Index, wanted: Sequence[Phrase]) -> Matched:
    """Every word is very common: take the newest passages that hold them all, else papers that do."""
    together = index.together(wanted, NEWEST)
    if len(together) == NEWEST:
        return Matched(together, capped=True)
    found = [index.slots(phrase, MOST) for phrase in wanted]
    near = set.intersection(*({slot >> RENDITION_AT for slot in group} for group in found))
    slots = {slot for group in found for slot in group if slot >> RENDITION_AT in near}
    return Matched(sorted(slots.union(together), reverse=True)[:NEWEST], capped=True)
