"""This file remembers what one person prefers, in one workspace and nowhere else."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session

from storage.sql import table, upsert
from storage.tables.people import HabitRow, WorkspaceRow

_habit, _workspace = table(HabitRow), table(WorkspaceRow)


def citation_style(session: Session, workspace: str, who: str) -> str | None:
    """Give the style in which somebody cites, None where none was chosen."""
    found = (
        select(_habit.c.citation_style)
        .join_from(_habit, _workspace, _workspace.c.id == _habit.c.workspace_id)
        .where(_workspace.c.key == workspace, _habit.c.who == who)
    )
    style: str | None = session.connection().execute(found).scalar_one_or_none()
    return style


def remember_style(
    session: Session, workspace_id: int, who: str, style: str, now: datetime
) -> None:
    """Remember the style in which somebody cites; the last word wins."""
    row = {"workspace_id": workspace_id, "who": who, "citation_style": style, "changed_at": now}
    upsert(session.connection(), _habit, [row], ["workspace_id", "who"])


def forget(session: Session, workspace_id: int, who: str) -> None:
    """Forget what somebody prefers."""
    session.connection().execute(
        delete(_habit).where(_habit.c.workspace_id == workspace_id, _habit.c.who == who)
    )
