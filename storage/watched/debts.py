"""This file finds what earlier meetings still owe: at which index pages a paper that was announced has not come."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlmodel import Session

from storage.published import matters
from storage.published.expectations import AWAITED
from storage.ready import Ready
from storage.sql import table
from storage.tables.published import ExpectationRow, ListedRow, MatterRow, PaperRow, RenditionRow
from storage.tables.watched import PageRow

LONGEST = timedelta(days=730)  # so long after it was announced a paper is asked for
AGAIN = timedelta(days=7)
AT_A_TIME = 10  # pages of one check
_MOST = 400  # pages, and rows of them, that are looked through
_MOST_DAYS = 60  # meetings whose papers committees' lists name
_OPEN = ("open", "awaited")  # of what committees keep in lists of their own

_expectation, _page, _matter = table(ExpectationRow), table(PageRow), table(MatterRow)
_paper, _rendition, _listed = table(PaperRow), table(RenditionRow), table(ListedRow)
_latest = func.max(_expectation.c.first_seen_at)


def pages(session: Session, source: str, now: datetime) -> list[str]:
    """Give the index pages of a source at which something is owed, that nothing has asked for a week.

    The one that was asked longest ago comes first; `AT_A_TIME` at most.
    """
    owing = _owing(session, source, now)
    if not owing:
        return []
    found = session.connection().execute(
        select(_page.c.url)
        .where(_page.c.url.in_(sorted(owing)), _page.c.source == source)
        .where(_page.c.checked_at <= now - AGAIN)
        .order_by(_page.c.checked_at, _page.c.url)
        .limit(AT_A_TIME)
    )
    return list(found.scalars())


def count(session: Session, source: str, now: datetime) -> int:
    """Count the index pages of a source at which something is owed."""
    return len(_owing(session, source, now))


def given_up(session: Session, source: str, now: datetime) -> int:
    """Count the pages whose every paper that has not come was announced too long ago to be asked for."""
    wanted = {"of": source, "then": now - LONGEST}
    return len(set(_GIVEN_UP.values(session.connection(), wanted)))


def _owing(session: Session, source: str, now: datetime) -> set[str]:
    found = _ANNOUNCED.values(session.connection(), {"of": source, "then": now - LONGEST})
    return {*found, *_lists(session, source, now)}


def _announced() -> Select[Any]:
    """Ask for the pages that announce a paper which has not come, the one that did so last first."""
    return (
        select(_expectation.c.url)
        .join_from(_expectation, _page, _page.c.url == _expectation.c.url)
        .where(
            _page.c.source == bindparam("of"),
            _expectation.c.paper_id.is_(None),
            or_(*(_expectation.c.status == one for one in AWAITED)),
        )
        .group_by(_expectation.c.url)
        .order_by(_latest.desc(), _expectation.c.url)
        .limit(_MOST)
    )


_then: Any = bindparam("then", type_=_expectation.c.first_seen_at.type)
_ANNOUNCED = Ready(lambda _: _announced().having(_latest >= _then))
_GIVEN_UP = Ready(lambda _: _announced().having(_latest < _then))
_ASKED = Ready(
    lambda _: (
        select(_matter.c.met_on, _paper.c.committee_fold)
        .join_from(_matter, _paper, _paper.c.id == _matter.c.paper_id)
        .where(
            or_(*(_matter.c.state == one for one in _OPEN)),
            _matter.c.met_on >= bindparam("day"),
            *matters.standing(),
        )
        .order_by(_matter.c.met_on.desc(), _paper.c.committee_fold)
        .distinct()
        .limit(_MOST_DAYS)
    )
)


def _lists(session: Session, source: str, now: datetime) -> set[str]:
    """Give the pages with the papers of a meeting at which a committee asked for what has not come.

    A page names its meeting's day; that it is of the same committee, the names that both print say.
    """
    connection = session.connection()
    bodies: dict[str, set[str]] = {}
    for row in _ASKED.rows(connection, {"day": (now - LONGEST).date()}):
        bodies.setdefault(f"/papers/{row.met_on:%Y%m%d}", set()).update(_names(row.committee_fold))
    if not bodies:
        return set()
    rows = connection.execute(
        select(_listed.c.index_url, _paper.c.committee_fold, _page.c.checked_at)
        .join_from(_page, _listed, _listed.c.index_url == _page.c.url)
        .join(_rendition, _rendition.c.id == _listed.c.rendition_id)
        .join(_paper, _paper.c.id == _rendition.c.paper_id)
        .where(_page.c.source == source, or_(*(_page.c.url.contains(day) for day in bodies)))
        .distinct()
        .order_by(_page.c.checked_at, _listed.c.index_url, _paper.c.committee_fold)
        .limit(_MOST)
    )
    return {
        row.index_url
        for row in rows
        for day, names in bodies.items()
        if day in row.index_url and names & _names(row.committee_fold)
    }


def _names(folded: str | None) -> set[str]:
    return {name for name in (folded or "").split("\n") if name}
