"""This file finds the last day of what papers tell of: a source's newest paper, a meeting that was held."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session

from storage.sql import table
from storage.tables.published import PaperRow

_paper = table(PaperRow)


def newest_of(session: Session, source: str, until: date) -> date | None:
    """Give the day of the newest paper of a source, up to a day; None where none is held."""
    asked = select(func.max(_paper.c.published)).where(
        _paper.c.source == source, _paper.c.published <= until
    )
    found: date | None = session.connection().execute(asked).scalar()
    return found


def last_meeting(session: Session, before: date) -> date | None:
    """Give the day of the last meeting before a day for which papers are held; None where there is none."""
    asked = select(func.max(_paper.c.meeting_date)).where(_paper.c.meeting_date < before)
    found: date | None = session.connection().execute(asked).scalar()
    return found
