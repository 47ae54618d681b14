"""This file asks the index which passages hold a query, alike on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    cast,
    column,
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
    """Where to look: which days, which language, and which papers (a query for their ids)."""

    since: date | None = None
    until: date | None = None
    language: Language | None = None
    papers: Select[tuple[int]] | None = None

    @property
    def low(self) -> int:
        """Give the lowest slot to look at."""
        return first_slot_of(self.since) if self.since else 0

    @property
    def high(self) -> int:
        """Give the slot above the highest."""
        return first_slot_of(self.until + timedelta(days=1)) if self.until else ABOVE_ALL


@dataclass
class Matched:
    """Passages that hold a query, the newest first; capped where there are more than were ranked."""

    slots: list[int] = field(default_factory=list)
    capped: bool = False


def _index(connection: Connection, wanted: Sequence[Phrase]) -> tuple[_Slot, ColumnElement[bool]]:
    """Give the index's own column of slots, and the test for passages that hold all phrases."""
    if connection.dialect.name == "sqlite":
        held = _FTS5.c.passage_fts.op("MATCH", is_comparison=True)(to_fts5(wanted))
        return _FTS5.c.rowid, held
    query = cast(literal(to_tsquery(wanted), Text), TSQUERY)
    return _TSVECTOR.c.id, _TSVECTOR.c.tokens.op("@@", is_comparison=True)(query)


def _above(number: _Slot, bits: int) -> _Slot:
    """Give what a slot has above some bits; PostgreSQL shifts by plain integers only."""
    return number.bitwise_rshift(literal(bits, Integer))


def _ask(
    connection: Connection,
    wanted: Sequence[Phrase],
    window: Window,
    limit: int | None,
    renditions: Sequence[int] | None = None,
) -> list[int]:
    """Give the newest slots of passages that hold all phrases."""
    number, held = _index(connection, wanted)
    asked = select(number).where(held).order_by(number.desc()).limit(limit)
    low, high = window.low, window.high
    if renditions is not None:
        low = max(low, min(renditions) << RENDITION_AT)
        high = min(high, (max(renditions) + 1) << RENDITION_AT)
        asked = asked.where(_above(number, RENDITION_AT).in_(renditions))
    if low > 0 or high < ABOVE_ALL:
        asked = asked.where(number >= low, number < high)
    if window.language is not None:
        code = _above(number, LANGUAGE_AT).bitwise_and(LANGUAGE_MASK)
        asked = asked.where(code == language_code(window.language))
    if window.papers is not None:
        paper_id = _above(number, PAPER_AT).bitwise_and(PAPER_MASK)
        asked = asked.where(paper_id.in_(window.papers))
    return list(connection.execute(asked).scalars())


def _renditions(slots: Sequence[int]) -> set[int]:
    return {slot >> RENDITION_AT for slot in slots}


def match(connection: Connection, wanted: Sequence[Phrase], window: Window) -> Matched:
    """Find the renditions that hold every phrase, wherever in them, and the passages that do."""
    found = [_ask(connection, [phrase], window, MOST + 1) for phrase in wanted]
    rare = [slots for slots in found if len(slots) <= MOST]
    if len(wanted) == 1:
        return Matched(found[0]) if rare else Matched(found[0][:NEWEST], capped=True)
    if not rare:
        return _all_common(connection, wanted, window, found)
    common = [phrase for phrase, slots in zip(wanted, found, strict=True) if len(slots) > MOST]
    kept = set.intersection(*map(_renditions, rare))
    slots = {slot for group in rare for slot in group}
    for phrase in common:
        if not kept:
            break
        more = _ask(connection, [phrase], window, None, sorted(kept))
        kept &= _renditions(more)
        slots |= set(more)
    chosen = sorted((slot for slot in slots if slot >> RENDITION_AT in kept), reverse=True)
    if len(chosen) > MOST:
        return Matched(chosen[:NEWEST], capped=True)
    return Matched(chosen)


def _all_common(
    connection: Connection,
    wanted: Sequence[Phrase],
    window: Window,
    found: Sequence[Sequence[int]],
) -> Matched:
    """Every word is very common: take the newest passages that hold them all, or papers that do."""
    together = _ask(connection, wanted, window, NEWEST)
    near = set.intersection(*map(_renditions, found))
    slots = {slot for group in found for slot in group if slot >> RENDITION_AT in near}
    return Matched(sorted(slots | set(together), reverse=True)[:NEWEST], capped=True)
