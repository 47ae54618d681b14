"""This file remembers who changed what, where and when, so that it can be seen and undone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlmodel import Session

from storage.statements import insert_one, table
from storage.tables import AuditRow, ChannelRow

_audit, _channel = table(AuditRow), table(ChannelRow)


@dataclass(frozen=True, slots=True)
class Entry:
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


def entry(session: Session, number: int, *, workspace_id: int) -> Entry | None:
    """Give one change of a workspace, None where it has no such change."""
    row = (
        session.connection()
        .execute(select(_audit).where(_audit.c.id == number, _audit.c.workspace_id == workspace_id))
        .one_or_none()
    )
    return Entry(**row._asdict()) if row else None


def entries(
    session: Session, *, workspace_id: int, channel_id: int | None = None, limit: int = 20
) -> list[Entry]:
    """Give a workspace's last changes, newest first; a private channel's only in that channel."""
    rows = session.connection().execute(
        select(_audit)
        .join_from(_audit, _channel, _channel.c.id == _audit.c.channel_id, isouter=True)
        .where(
            _audit.c.workspace_id == workspace_id,
            or_(_channel.c.id.is_(None), ~_channel.c.private, _audit.c.channel_id == channel_id),
        )
        .order_by(_audit.c.id.desc())
        .limit(limit)
    )
    return [Entry(**row._asdict()) for row in rows]
