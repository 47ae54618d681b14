"""This file keeps the pause of a whole workspace: while it lasts, nothing is sent to any of its channels."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BindParameter, ColumnElement, Table, select, update
from sqlmodel import Session

from storage.sql import table
from storage.tables.people import WorkspaceRow

_workspace = table(WorkspaceRow)


def going(channel: Table, now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Say of a channel's row that its workspace is not paused."""
    paused = select(_workspace.c.id).where(_workspace.c.paused_until > now)
    return channel.c.workspace_id.not_in(paused)


def set_paused(
    session: Session, until: datetime | None, workspace: str | None = None
) -> dict[int, datetime | None]:
    """Pause a workspace, or all, until a moment, or no longer; give those it changed, as they were before."""
    mine = [_workspace.c.key == workspace] if workspace is not None else []
    changed = [*mine, _workspace.c.paused_until.is_distinct_from(until)]
    rows = session.connection().execute(
        select(_workspace.c.id, _workspace.c.paused_until).where(*changed).order_by(_workspace.c.id)
    )
    before = {row.id: row.paused_until for row in rows.all()}
    session.connection().execute(update(_workspace).where(*changed).values(paused_until=until))
    return before


def restore(session: Session, number: int, until: datetime | None) -> None:
    """Pause one workspace by its number until a moment, or no longer."""
    session.connection().execute(
        update(_workspace).where(_workspace.c.id == number).values(paused_until=until)
    )


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
