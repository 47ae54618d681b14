"""This file keeps the pause of a whole workspace: while it lasts, nothing is sent to any of its channels."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Table, select, update
from sqlmodel import Session

from storage.sql import table
from storage.tables import WorkspaceRow

_workspace = table(WorkspaceRow)


def going(channel: Table, now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Say of a channel's row that its workspace is not paused."""
    paused = select(_workspace.c.id).where(_workspace.c.paused_until > now)
    return channel.c.workspace_id.not_in(paused)


def set_paused(session: Session, until: datetime | None, workspace: str | None = None) -> list[int]:
    """Pause a workspace, or all, until a moment, or no longer; give the numbers of those it changed."""
    mine = [_workspace.c.key == workspace] if workspace is not None else []
    changed = update(_workspace).where(*mine, _workspace.c.paused_until.is_distinct_from(until))
    rows = session.connection().execute(
        changed.values(paused_until=until).returning(_workspace.c.id)
    )
    return sorted(rows.scalars())


def paused(session: Session, now: datetime, workspace: str | None = None) -> dict[str, datetime]:
    """Give the workspaces that are paused now, each with until when."""
    rows = session.connection().execute(
        select(_workspace.c.key, _workspace.c.paused_until)
        .where(
            _workspace.c.paused_until > now,
            *([_workspace.c.key == workspace] if workspace is not None else []),
        )
        .order_by(_workspace.c.key)
    )
    return {row.key: row.paused_until for row in rows}
