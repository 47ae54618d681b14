"""This file counts for each channel what an operator looks after: what was told, kept and not wanted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from storage.people.channels import CHANNEL_COLUMNS, Channel, channel_of
from storage.sql import table
from storage.tables.people import (
    AuditRow,
    ChannelRow,
    FeedbackRow,
    SavedRow,
    SubscriptionRow,
    WorkspaceRow,
)
from storage.tables.told import TellingRow

_channel, _workspace = table(ChannelRow), table(WorkspaceRow)
_subscription, _telling = table(SubscriptionRow), table(TellingRow)
_saved, _feedback, _audit = table(SavedRow), table(FeedbackRow), table(AuditRow)


@dataclass(frozen=True, slots=True)
class ChannelCounts:
    """One channel since a moment; `changed` says who last changed something there, what and when."""

    channel: Channel
    follows: int
    told: int
    kept: int
    not_relevant: int
    changed: tuple[str, str, datetime] | None


def following(session: Session, workspace: str | None = None) -> list[Channel]:
    """Give every channel that follows something, of one workspace or of all."""
    asked = (
        select(*CHANNEL_COLUMNS)
        .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
        .where(_channel.c.id.in_(select(_subscription.c.channel_id)))
        .order_by(_channel.c.address)
    )
    if workspace is not None:
        asked = asked.where(_workspace.c.key == workspace)
    return [channel_of(row) for row in session.connection().execute(asked)]


def counts(session: Session, since: datetime, workspace: str | None = None) -> list[ChannelCounts]:
    """Count every channel that follows something, of one workspace or of all."""
    connection = session.connection()
    asked = select(*CHANNEL_COLUMNS).join_from(
        _channel, _workspace, _workspace.c.id == _channel.c.workspace_id
    )
    if workspace is not None:
        asked = asked.where(_workspace.c.key == workspace)
    places = [channel_of(row) for row in connection.execute(asked.order_by(_channel.c.address))]

    def by_channel(owned: Any, *where: Any) -> dict[int, int]:
        found = select(owned.c.channel_id, func.count()).where(*where).group_by(owned.c.channel_id)
        return {row[0]: row[1] for row in connection.execute(found)}

    follows = by_channel(_subscription)
    told = by_channel(_telling, _telling.c.told_at >= since)
    kept = by_channel(_saved, _saved.c.at >= since)
    unwanted = by_channel(_feedback, _feedback.c.verdict == "not_relevant", _feedback.c.at >= since)
    latest = select(func.max(_audit.c.id)).group_by(_audit.c.channel_id)
    changed = {
        row.channel_id: (row.who, row.action, row.at)
        for row in connection.execute(
            select(_audit.c.channel_id, _audit.c.who, _audit.c.action, _audit.c.at).where(
                _audit.c.id.in_(latest)
            )
        )
    }
    return [
        ChannelCounts(
            one,
            follows[one.id],
            told.get(one.id, 0),
            kept.get(one.id, 0),
            unwanted.get(one.id, 0),
            changed.get(one.id),
        )
        for one in places
        if one.id in follows
    ]
