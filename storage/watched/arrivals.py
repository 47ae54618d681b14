"""This file says how many papers came, and how long each took from publication to the store."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from sqlalchemy import func, or_, select
from sqlmodel import Session

from storage.sql import table, unset
from storage.tables.published import PaperRow

_paper = table(PaperRow)
TYPICAL = 5


@dataclass(frozen=True, slots=True)
class Arrival:
    """Seconds from publication until a paper of a source was in the store; `exact` by its stated hour."""

    source: str
    seconds: float
    exact: bool


def arrivals(session: Session, since: datetime, sources: Collection[str]) -> list[Arrival]:
    """Give how long papers took from publication to the store since an instant.

    Where a paper states no hour of issue, the last check without it bounds the time from above.
    """
    rows = session.connection().execute(
        select(
            _paper.c.source, _paper.c.issued_at, _paper.c.previous_check_at, _paper.c.first_seen_at
        ).where(
            _paper.c.first_seen_at >= since,
            ~_paper.c.baseline,
            or_(_paper.c.issued_at.is_not(None), _paper.c.previous_check_at.is_not(None)),
            _paper.c.source.in_(sorted(sources)),
            unset(_paper.c.forward_id),
        )
    )
    return [
        Arrival(
            row.source,
            max(
                0.0, (row.first_seen_at - (row.issued_at or row.previous_check_at)).total_seconds()
            ),
            row.issued_at is not None,
        )
        for row in rows
    ]


def items_since(session: Session, since: datetime) -> int:
    """Count the papers that were first seen since an instant, those of first checks left out."""
    found = select(func.count()).where(
        _paper.c.first_seen_at >= since, ~_paper.c.baseline, unset(_paper.c.forward_id)
    )
    return session.connection().execute(found).scalar_one()


def typical_delay(
    session: Session, now: datetime, span: timedelta = timedelta(days=7)
) -> int | None:
    """Give the median of whole minutes from issue to first sight over the last days.

    None where fewer than `TYPICAL` papers stated their hour: a few are no rule.
    """
    rows = session.connection().execute(
        select(_paper.c.issued_at, _paper.c.first_seen_at).where(
            _paper.c.first_seen_at >= now - span,
            _paper.c.issued_at.is_not(None),
            ~_paper.c.baseline,
        )
    )
    delays = [(row.first_seen_at - row.issued_at).total_seconds() / 60 for row in rows]
    known = [delay for delay in delays if delay >= 0]
    return round(median(known)) if len(known) >= TYPICAL else None
