"""This file remembers who changed what, where and when, so that it can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlmodel import Session

from storage.sql import insert_one, table
from storage.tables.people import AuditRow, WorkspaceRow

_audit, _workspace = table(AuditRow), table(WorkspaceRow)
_LATELY = 1_000  # changes of whole workspaces that are gone through


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change; `detail` holds what is needed to take it back."""

    id: int
    workspace_id: int
    channel_id: int | None
    who: str
    action: str
    detail: Mapping[str, Any]
    at: datetime


def audit(
    session: Session,
    *,
    workspace_id: int,
    channel_id: int | None,
    who: str,
    action: str,
    detail: Mapping[str, Any],
    now: datetime,
) -> int:
    """Note a change and give its number."""
    row = {"workspace_id": workspace_id, "channel_id": channel_id, "who": who}
    more = {"action": action, "detail": dict(detail), "at": now}
    return insert_one(session.connection(), _audit, row | more)


def entry(session: Session, number: int, *, workspace_id: int) -> AuditEntry | None:
    """Give one change of a workspace, None where it has no such change."""
    row = (
        session.connection()
        .execute(select(_audit).where(_audit.c.id == number, _audit.c.workspace_id == workspace_id))
        .one_or_none()
    )
    return AuditEntry(**row._asdict()) if row else None


def last_standing(session: Session, *, channel_id: int, who: str, undo: str) -> AuditEntry | None:
    """Give the last change that somebody made in a channel and that no `undo` has taken back."""
    taking_back = _audit.alias()
    taken_back = exists().where(
        taking_back.c.channel_id == channel_id,
        taking_back.c.action == undo,
        taking_back.c.detail["of"].as_integer() == _audit.c.id,
    )
    row = (
        session.connection()
        .execute(
            select(_audit)
            .where(
                _audit.c.channel_id == channel_id,
                _audit.c.who == who,
                _audit.c.action != undo,
                ~taken_back,
            )
            .order_by(_audit.c.id.desc())
            .limit(1)
        )
        .one_or_none()
    )
    return AuditEntry(**row._asdict()) if row else None


def standing_of_workspaces(
    session: Session, workspace: str | None, actions: Sequence[str]
) -> list[AuditEntry]:
    """Give what anybody did to a whole workspace, or to all, that was not taken back; the newest first."""
    mine = [_workspace.c.key == workspace] if workspace is not None else []
    rows = session.connection().execute(
        select(_audit)
        .join(_workspace, _workspace.c.id == _audit.c.workspace_id)
        .where(*mine, _audit.c.channel_id.is_(None), _audit.c.action.in_(actions))
        .order_by(_audit.c.id.desc())
        .limit(_LATELY)
    )
    found = [AuditEntry(**row._asdict()) for row in rows.all()]
    over = {one.detail["of"] for one in found if "of" in one.detail}
    return [one for one in found if "of" not in one.detail and one.id not in over]


def is_taken_back(session: Session, one: AuditEntry, *, undo: str) -> bool:
    """Say whether an `undo` in the same channel has taken a change back, however long ago."""
    found = select(_audit.c.id).where(
        _audit.c.channel_id == one.channel_id,
        _audit.c.action == undo,
        _audit.c.detail["of"].as_integer() == one.id,
    )
    return session.connection().execute(found.limit(1)).first() is not None


def latest(session: Session, channel_id: int) -> AuditEntry | None:
    """Give the last change of a channel, whoever made it."""
    return next(iter(newest(session, channel_id, 1)), None)


def newest(session: Session, channel_id: int, limit: int) -> list[AuditEntry]:
    """Give the last changes of a channel, whoever made them, the newest first."""
    rows = session.connection().execute(
        select(_audit)
        .where(_audit.c.channel_id == channel_id)
        .order_by(_audit.c.id.desc())
        .limit(limit)
    )
    return [AuditEntry(**row._asdict()) for row in rows.all()]


def of_action(session: Session, channel_id: int, action: str, limit: int = 500) -> list[AuditEntry]:
    """Give the newest changes of one kind that were made in a channel, the first of them first."""
    rows = session.connection().execute(
        select(_audit)
        .where(_audit.c.channel_id == channel_id, _audit.c.action == action)
        .order_by(_audit.c.id.desc())
        .limit(limit)
    )
    return [AuditEntry(**row._asdict()) for row in reversed(rows.all())]
