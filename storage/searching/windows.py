"""This file says where a search looks: which days, which language, which papers; worked out once a search."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    and_,
    literal,
    or_,
    select,
)

from scrapers.items import Language
from storage.published.month_papers import DaySpan
from storage.published.slots import (
    ABOVE_ALL,
    LANGUAGE_AT,
    LANGUAGE_MASK,
    PAPER_AT,
    PAPER_MASK,
    first_slot_of,
    language_number,
)
from storage.searching.queries import Filed
from storage.sql import among, table
from storage.tables.published import PaperRow

MANY = 1000  # passages of some days, that PostgreSQL does not go through one by one
FEW = 4000  # papers of a filter, or that are passed over, that are told to the index one by one

_paper = table(PaperRow)
_ENDS = """
    SELECT (SELECT min(id) FROM passage WHERE paper_id = wanted.value),
           (SELECT max(id) FROM passage WHERE paper_id = wanted.value)
    FROM json_each(?) AS wanted"""


@dataclass(frozen=True, slots=True)
class Window:
    """Where to look: which days, which language, and which papers (queries for their ids).

    `filed` says the same of papers in the index's own words, where it knows them.
    """

    since: date | None = None
    until: date | None = None
    language: Language | None = None
    papers: Select[Any] | None = None
    filed: Filed = ()
    hidden: CompoundSelect[Any] | None = None  # papers that are passed over
    added: frozenset[int] = frozenset()  # papers that are inside though their days may not be
    removed: frozenset[int] = frozenset()  # papers that are not, though their days are

    @property
    def days(self) -> tuple[int, int]:
        """Give the slots of the days: the lowest, and the one above the highest."""
        return (
            first_slot_of(self.since) if self.since else 0,
            first_slot_of(self.until + timedelta(days=1)) if self.until else ABOVE_ALL,
        )

    @property
    def ends(self) -> tuple[int, int]:
        """Give the slots between which to look: those of the days, and of the months that were added."""
        if not self.added:
            return self.days
        near = DaySpan(self.since, self.until).near
        low, high = self.days
        return (
            min(low, first_slot_of(min(near))),
            max(high, first_slot_of(max(near) + timedelta(days=1))),
        )

    def holds(self, start: int) -> bool:
        """Say whether what the slots of a paper begin with is inside."""
        paper = start & PAPER_MASK
        low, high = self.days
        by_day = low <= start << PAPER_AT < high
        return paper not in self.removed if by_day else paper in self.added


class Place:
    """A window as one search uses it: what its filters leave is asked once, not again with each word."""

    def __init__(self, connection: Connection, window: Window) -> None:
        self._connection, self._window = connection, window
        self._hidden = self._few_hidden()
        self._papers = self._few()

    def _few_hidden(self) -> list[int] | None:
        """Give the papers that are passed over; None where they are many."""
        hidden = self._window.hidden
        if hidden is None:
            return []
        found = list(self._connection.execute(hidden.limit(FEW + 1)).scalars().all())
        return found if len(found) <= FEW else None

    def _few(self) -> list[int] | None:
        """Give the papers that the filters leave, where they are few; or all but many that are passed over."""
        wanted, hidden = self._window.papers, self._window.hidden
        if self._hidden is not None and (wanted is None or self._window.filed):
            return None
        if wanted is None:
            wanted = select(_paper.c.id)
        if hidden is not None:
            wanted = wanted.where(_paper.c.id.not_in(hidden))
        found = list(self._connection.execute(wanted.limit(FEW + 1)).scalars().all())
        return found if len(found) <= FEW else None

    @cached_property
    def starts(self) -> list[int] | None:
        """Give what the slots of few papers begin with, the newest first; None of many. SQLite only."""
        if self._papers is None:
            return None
        rows = self._connection.exec_driver_sql(_ENDS, (json.dumps(self._papers),)).all()
        found = {slot >> PAPER_AT for ends in rows for slot in ends if slot is not None}
        return sorted(filter(self._window.holds, found), reverse=True)

    def conditions(self, slot: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """Say of a slot that it is inside, whatever its language."""
        window, connection = self._window, self._connection
        where: list[ColumnElement[bool]] = []
        first, above_last = window.ends
        if first > 0 or above_last < ABOVE_ALL:
            # Added to nothing, a number is found by no index: that of words finds it sooner.
            ranged = slot + literal(0) if self._holds_many(first, above_last) else slot
            where += [ranged >= first, ranged < above_last]
        paper = above(slot, PAPER_AT).bitwise_and(PAPER_MASK)
        if window.added:
            low, high = window.days
            by_day = and_(slot >= low, slot < high)
            where.append(or_(by_day, among(connection, paper, sorted(window.added))))
        if window.removed:
            where.append(~among(connection, paper, sorted(window.removed)))
        if self._papers is not None:
            return [*where, among(connection, paper, self._papers)]
        if window.papers is not None and not window.filed:
            where.append(paper.in_(window.papers))
        if self._hidden:
            where.append(~among(connection, paper, self._hidden))
        elif self._hidden is None and window.hidden is not None:
            where.append(paper.not_in(window.hidden))
        return where

    def spoken(self, slot: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """Say of a slot that it is in the language that is looked for."""
        if self.language is None:
            return []
        return [above(slot, LANGUAGE_AT).bitwise_and(LANGUAGE_MASK) == self.language]

    def _holds_many(self, first: int, above_last: int) -> bool:
        """Say whether many passages are between two slots: PostgreSQL would else read the words of each."""
        if self._connection.dialect.name == "sqlite":
            return False
        asked = "SELECT 1 FROM passage_fts WHERE id >= %s AND id < %s LIMIT 1 OFFSET %s"
        given = first, above_last, MANY
        return self._connection.exec_driver_sql(asked, given).first() is not None

    def written(self, conditions: Sequence[ColumnElement[bool]]) -> str | None:
        """Write conditions as SQLite reads them; None where they hold more than numbers: a query for papers."""
        window = self._window
        asks = self._hidden is None or (window.papers is not None and not window.filed)
        if asks and self._papers is None:
            return None
        said = {"literal_binds": True}
        dialect = self._connection.dialect
        return "".join(
            f" AND ({one.compile(dialect=dialect, compile_kwargs=said)})" for one in conditions
        )

    @property
    def language(self) -> int | None:
        """Give the language's code in a slot, where only one is looked for."""
        language = self._window.language
        return None if language is None else language_number(language)


def above(number: ColumnElement[int], bits: int) -> ColumnElement[int]:
    """Give what a slot has above some bits; PostgreSQL shifts by plain integers only."""
    return number.bitwise_rshift(literal(bits, Integer))
