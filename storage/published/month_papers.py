"""This file decides when a paper that is known to its month only falls into a span of days.

It does where the span covers all of its month. Else it does where it was news, on the day on which
it was first seen: that is the day nearest to its issue that anybody knows. What was found on a first
check was out before, nobody knows since when.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    or_,
    select,
    true,
)

from storage.ready import Ready
from storage.sql import table
from storage.tables.published import PaperRow

_paper = table(PaperRow)
_ZONE = ZoneInfo("Asia/Hong_Kong")


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days in Hong Kong, the first and the last of them included; an end that is not set is open."""

    since: date | None = None
    until: date | None = None

    @property
    def partly(self) -> tuple[date, ...]:
        """Give the months, by their first days, of which a part is inside and a part is not."""
        since, until = self.since, self.until
        found = []
        if since is not None and (since.day > 1 or (until is not None and until < _last(since))):
            found.append(since.replace(day=1))
        if until is not None and until < _last(until) and (since is None or until >= since):
            found.append(until.replace(day=1))
        return tuple(dict.fromkeys(found))

    @property
    def near(self) -> tuple[date, ...]:
        """Give the months of which a paper may be inside by the day on which it was first seen.

        A paper bears the month of its meeting or of its writing: it comes in it, or beside it.
        """
        found = list(self.partly)
        if self.since is not None:
            found.append((self.since.replace(day=1) - timedelta(days=1)).replace(day=1))
        if self.until is not None:
            found.append(_last(self.until) + timedelta(days=1))
        return tuple(dict.fromkeys(found))


def _last(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _of_months(months: Sequence[date | BindParameter[date]]) -> ColumnElement[bool]:
    """Say that a paper is known to be of one of some months, and of no day in it."""
    stated = func.coalesce(_paper.c.fields["published_precision"].as_string(), "")
    return and_(_paper.c.published.in_(months), stated == "month")


def _was_news(span: DaySpan) -> ColumnElement[bool]:
    """Say that a paper was news inside a span, by when it was first seen."""
    where = [~_paper.c.baseline]
    if span.since is not None:
        where.append(_paper.c.first_seen_at >= _midnight(span.since))
    if span.until is not None:
        where.append(_paper.c.first_seen_at < _midnight(span.until + timedelta(days=1)))
    return and_(*where)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0), _ZONE).astimezone(UTC)


def inside(span: DaySpan) -> ColumnElement[bool]:
    """Say that a paper that states its issue falls into a span."""
    if span.since is None and span.until is None:
        return true()
    days: list[ColumnElement[bool]] = []
    if span.since is not None:
        days.append(_paper.c.published >= span.since)
    if span.until is not None:
        days.append(_paper.c.published <= span.until)
    if span.partly:
        days.append(~_of_months(span.partly))
    return or_(and_(*days), and_(_of_months(span.near), _was_news(span)))


def came_since(since: date) -> ColumnElement[bool]:
    """Say that a paper known to its month only was news since a day in it, or beside it."""
    span = DaySpan(since)
    return and_(_of_months(span.near), _was_news(span))


def exceptions(connection: Connection, span: DaySpan) -> tuple[frozenset[int], frozenset[int]]:
    """Give the papers that are inside a span though their first day may not be, and those that are not though it is."""
    months = span.near
    if not months:
        return frozenset(), frozenset()
    first = _midnight(span.since) if span.since is not None else _EVER[0]
    last = _midnight(span.until + timedelta(days=1)) if span.until is not None else _EVER[1]
    named = dict(zip(_MONTHS, (*months, *months[:1] * len(_MONTHS)), strict=False))
    rows = _EXCEPTIONS.rows(connection, {**named, "first": first, "last": last})
    added = frozenset(row.id for row in rows if row.news)
    beside = (row.id for row in rows if row.published in span.partly)
    return added, frozenset(beside) - added


_EVER = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, tzinfo=UTC)
_MONTHS = ("month_1", "month_2", "month_3", "month_4")  # no span has more that are near


def _asking_exceptions() -> Select[Any]:
    """Ask which papers of some months are not where their first days are; built once, as every dated search asks it."""
    seen, moment = _paper.c.first_seen_at, _paper.c.first_seen_at.type
    news = and_(
        ~_paper.c.baseline,
        seen >= bindparam("first", type_=moment),
        seen < bindparam("last", type_=moment),
    )
    months = [bindparam(name, type_=_paper.c.published.type) for name in _MONTHS]
    return select(_paper.c.id, _paper.c.published, news.label("news")).where(_of_months(months))


_EXCEPTIONS = Ready(lambda _: _asking_exceptions())
