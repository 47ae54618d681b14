"""This file finds the last day of what papers tell of: a source's newest paper, a meeting that was held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, func, select
from sqlmodel import Session

from storage.sql import table, unset
from storage.tables.published import PaperRow

_paper = table(PaperRow)


def newest_of(
    session: Session, source: str, until: date, *, hidden: CompoundSelect[Any] | None = None
) -> date | None:
    """Give the day of the newest paper of a source that is not `hidden`, up to a day; None where none is held."""
    held = (_paper.c.source == source, _paper.c.published <= until)
    return _last(session, _paper.c.published, held, hidden)


def last_meeting(
    session: Session, before: date, *, hidden: CompoundSelect[Any] | None = None
) -> date | None:
    """Give the day of the last meeting before a day with papers held that are not `hidden`; None without one."""
    return _last(session, _paper.c.meeting_date, (_paper.c.meeting_date < before,), hidden)


def _last(
    session: Session,
    day: ColumnElement[date],
    held: Sequence[ColumnElement[bool]],
    hidden: CompoundSelect[Any] | None,
) -> date | None:
    asked = select(func.max(day)).where(*held, unset(_paper.c.forward_id))
    if hidden is not None:
        asked = asked.where(_paper.c.id.not_in(hidden))
    found: date | None = session.connection().execute(asked).scalar()
    return found
