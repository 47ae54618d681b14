"""This file says how long papers took from publication to the store, whoever was told of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlmodel import Session

from storage.sql import table
from storage.tables import PaperRow

_paper = table(PaperRow)


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
            _paper.c.forward_id.is_(None),
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
