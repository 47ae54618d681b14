"""This file knows on which days a source has published something."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from storage.published.passages import day_of
from storage.sql import table, unset
from storage.tables.published import PaperRow

_paper = table(PaperRow)


def days(session: Session, source: str, since: date) -> set[date]:
    """Give the days since one on which a source had something new, by what the papers state.

    A paper that states no day counts where it was found as news; of one that was there before us
    nobody knows the day.
    """
    rows = session.connection().execute(
        select(_paper.c.published, _paper.c.first_seen_at, _paper.c.baseline).where(
            _paper.c.source == source, unset(_paper.c.forward_id)
        )
    )
    found = {
        day_of(row.published, row.first_seen_at)
        for row in rows
        if row.published is not None or not row.baseline
    }
    return {day for day in found if day >= since}
