"""This file asks the index which passages hold a query, alike on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    cast,
    column,
    intersect,
    literal,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from scrapers.items import Language
from storage.queries import Phrase, to_fts5, to_tsquery
from storage.slots import (
    ABOVE_ALL,
    LANGUAGE_AT,
    LANGUAGE_MASK,
    PAPER_AT,
    PAPER_MASK,
    first_slot_of,
    language_code,
)

MOST = 5000  # above so many passages, only the newest are ranked
NEWEST = 500
RENDITION_AT = LANGUAGE_AT  # what a slot has above its ordinal names one rendition

_Slot = ColumnElement[int]
_FTS5 = table("passage_fts", column("rowid", BigInteger), column("passage_fts", Text))
_TSVECTOR = table("passage_fts", column("id", BigInteger), column("tokens"))


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look: which days, which language, and which papers (queries for their ids)."""

    since: date | None = None
    until: date | None = None
    language: Language | None = None
    papers: Select[Any] | None = None
    hidden: CompoundSelect[Any] | None = None  # papers that are passed over

    @property
    def low(self) -> int:
        """Give the lowest slot to look at."""
        return first_slot_of(self.since) if self.since else 0

    @property
    def high(self) -> int:
        """Give the slot above the highest."""
        return first_slot_of(self.until + timedelta(days=1)) if self.until else ABOVE_ALL


@dataclass(slots=True)
class Matched:
    """Passages that hold a query, the newest first; capped where there are more than were ranked."""

    slots: list[int] = field(default_factory=list)
    capped: bool = False


class _Index:
    """The index of one database, asked through one connection."""

    def __init__(self, connection: Connection, window: Window) -> None:
        self._connection = connection
        self._lite = connection.dialect.name == "sqlite"
        self._slot, self._rendition = _columns(lite=self._lite)
        self._inside = _inside(self._slot, window)

    def _words(self, wanted: Sequence[Phrase], *, all_of_them: bool = True) -> str:
        write = to_fts5 if self._lite else to_tsquery
        return write(wanted, all_of_them=all_of_them)

    def _held(self, wanted: Sequence[Phrase]) -> ColumnElement[bool]:
        return _holds(literal(self._words(wanted), Text), lite=self._lite)

    def slots(self, wanted: Sequence[Phrase], limit: int, skip: int = 0) -> list[int]:
        """Give the newest passages that hold all phrases."""
        asked = _newest_slots(lite=self._lite)
        for test in self._inside:
            asked = asked.where(test)
        values = {"words": self._words(wanted), "most": limit, "skip": skip}
        return [row[0] for row in self._connection.execute(asked, values).all()]

    def very_common(self, phrase: Phrase) -> bool:
        """Say whether more passages hold a phrase than are ranked."""
        return bool(self.slots([phrase], 1, skip=MOST))

    def spread(self, first: Phrase, others: Sequence[Phrase], limit: int) -> list[int]:
        """Give the newest passages of renditions that hold all phrases somewhere, the rare one first."""
        base = select(self._rendition).where(self._held([first]), *self._inside)
        near = self._rendition.in_(base)
        more = [select(self._rendition).where(self._held([phrase]), near) for phrase in others]
        kept = intersect(base, *more)
        any_of_them = literal(self._words([first, *others], all_of_them=False), Text)
        asked = (
            select(self._slot)
            .where(_holds(any_of_them, lite=self._lite), self._rendition.in_(kept), *self._inside)
            .order_by(self._slot.desc())
            .limit(limit)
        )
        return [row[0] for row in self._connection.execute(asked).all()]


def _above(number: _Slot, bits: int) -> _Slot:
    """Give what a slot has above some bits; PostgreSQL shifts by plain integers only."""
    return number.bitwise_rshift(literal(bits, Integer))


def _columns(*, lite: bool) -> tuple[_Slot, _Slot]:
    slot: _Slot = _FTS5.c.rowid if lite else _TSVECTOR.c.id
    return slot, _above(slot, RENDITION_AT)


def _holds(words: ColumnElement[str], *, lite: bool) -> ColumnElement[bool]:
    if lite:
        return _FTS5.c.passage_fts.op("MATCH", is_comparison=True)(words)
    return _TSVECTOR.c.tokens.op("@@", is_comparison=True)(cast(words, TSQUERY))


@cache
def _newest_slots(*, lite: bool) -> Select[Any]:
    """Ask for passages, the newest first; built once, for it is asked most."""
    slot, _ = _columns(lite=lite)
    words = bindparam("words", type_=Text)
    asked = select(slot).where(_holds(words, lite=lite)).order_by(slot.desc())
    return asked.limit(bindparam("most", type_=Integer)).offset(bindparam("skip", type_=Integer))


def _inside(slot: _Slot, window: Window) -> list[ColumnElement[bool]]:
    """Give a window's conditions."""
    where: list[ColumnElement[bool]] = []
    if window.low > 0 or window.high < ABOVE_ALL:
        where += [slot >= window.low, slot < window.high]
    if window.language is not None:
        code = _above(slot, LANGUAGE_AT).bitwise_and(LANGUAGE_MASK)
        where.append(code == language_code(window.language))
    if window.papers is not None:
        where.append(_above(slot, PAPER_AT).bitwise_and(PAPER_MASK).in_(window.papers))
    if window.hidden is not None:
        where.append(_above(slot, PAPER_AT).bitwise_and(PAPER_MASK).not_in(window.hidden))
    return where


def match(connection: Connection, wanted: Sequence[Phrase], window: Window) -> Matched:
    """Find the renditions that hold every phrase, wherever in them, and the passages that do."""
    index = _Index(connection, window)
    if len(wanted) == 1:
        return _newest(index, wanted)
    rare = [phrase for phrase in wanted if not index.very_common(phrase)]
    if not rare:
        return _all_common(index, wanted)
    others = [phrase for phrase in wanted if phrase is not rare[0]]
    slots = index.spread(rare[0], others, MOST + 1)
    return Matched(slots) if len(slots) <= MOST else Matched(slots[:NEWEST], capped=True)


def _newest(index: _Index, wanted: Sequence[Phrase]) -> Matched:
    """Find every passage that holds a phrase, or the newest if the phrase is very common."""
    slots = index.slots(wanted, NEWEST + 1)
    if len(slots) <= NEWEST:
        return Matched(slots)
    if index.very_common(wanted[0]):
        return Matched(slots[:NEWEST], capped=True)
    return Matched(index.slots(wanted, MOST))


def _all_common(index: _Index, wanted: Sequence[Phrase]) -> Matched:
    """Every word is very common: take the newest passages that hold them all, else papers that do."""
    together = index.slots(wanted, NEWEST)
    if len(together) == NEWEST:
        return Matched(together, capped=True)
    found = [index.slots([phrase], MOST) for phrase in wanted]
    near = set.intersection(*({slot >> RENDITION_AT for slot in group} for group in found))
    slots = {slot for group in found for slot in group if slot >> RENDITION_AT in near}
    return Matched(sorted(slots.union(together), reverse=True)[:NEWEST], capped=True)
