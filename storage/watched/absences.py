"""This file keeps which papers came while we were away, until everybody concerned was told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import chunks, table
from storage.tables.published import PaperRow

_paper = table(PaperRow)


@dataclass(frozen=True, slots=True)
class Late:
    """A paper that came in an outage, which began at `since` at the latest."""

    paper_id: int
    since: datetime
    found_at: datetime
    judged: bool


def came_late(session: Session, paper_ids: Sequence[int], since: datetime) -> None:
    """Note that papers came while nothing was seen of their page."""
    for piece in chunks(paper_ids):
        session.connection().execute(
            update(_paper)
            .where(_paper.c.id.in_(piece), _paper.c.judged_at.is_(None), ~_paper.c.baseline)
            .values(away_since=since)
        )


def waiting(session: Session) -> list[Late]:
    """Give the papers that came in an outage and are not told to everybody yet."""
    rows = _WAITING.rows(session.connection())
    return [
        Late(row.id, row.away_since, row.first_seen_at, row.judged_at is not None) for row in rows
    ]


_EVER = datetime(1970, 1, 1, tzinfo=UTC)
# Few papers came late, and most are no other's. SQLite, which counts neither, must not begin with those,
# and finds by its index what lies above a value, not what has one.
WAITING = select(
    _paper.c.id, _paper.c.away_since, _paper.c.first_seen_at, _paper.c.judged_at
).where(_paper.c.away_since > _EVER, func.coalesce(_paper.c.forward_id, 0) == 0)


_WAITING = Ready(lambda _: WAITING)


def told(session: Session, paper_ids: Sequence[int]) -> None:
    """Note that there is nobody left who would have to be told of papers late."""
    for piece in chunks(paper_ids):
        session.connection().execute(
            update(_paper).where(_paper.c.id.in_(piece)).values(away_since=None)
        )
