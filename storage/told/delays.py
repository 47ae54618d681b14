"""This file measures how long it took until papers were posted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlmodel import Session

from storage.sql import table
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow

_paper, _delivery = table(PaperRow), table(DeliveryRow)


def between(
    session: Session, since: datetime, until: datetime | None = None
) -> tuple[list[float], list[float]]:
    """Give seconds to the first post of papers posted in a span: from "Issued at", and at most.

    Where a paper states no hour of issue, the last check without it bounds the delay from above.
    """
    sent = (
        select(_delivery.c.paper_id, func.min(_delivery.c.sent_at).label("sent_at"))
        .where(
            _delivery.c.kind == "alert",
            _delivery.c.sent_at >= since,
            *([_delivery.c.sent_at < until] if until is not None else []),
        )
        .group_by(_delivery.c.paper_id)
        .subquery()
    )
    rows = session.connection().execute(
        select(_paper.c.issued_at, _paper.c.previous_check_at, sent.c.sent_at)
        .join(sent, sent.c.paper_id == _paper.c.id)
        .where(~_paper.c.baseline)
    )
    exact, bounded = [], []
    for row in rows:
        if row.issued_at is not None:
            exact.append((row.sent_at - row.issued_at).total_seconds())
        elif row.previous_check_at is not None:
            bounded.append((row.sent_at - row.previous_check_at).total_seconds())
    return sorted(max(0.0, one) for one in exact), sorted(bounded)
