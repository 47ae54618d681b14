"""This file notes who reads a channel, and keeps what was written in it to it where it is private."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from storage.people import topics
from storage.people.channels import CHANNEL_COLUMNS, Channel, channel_of, set_channel
from storage.people.subscriptions import followers_of
from storage.people.topics import OwnTopic
from storage.sql import table
from storage.tables.people import AuditRow, ChannelRow, WorkspaceRow

_audit, _channel, _workspace = table(AuditRow), table(ChannelRow), table(WorkspaceRow)


def learn(
    session: Session, channel: Channel, *, private: bool, now: datetime, name: str = ""
) -> Channel:
    """Note what the platform says of a channel now; give it as it is after that.

    A channel that turns private takes along the topics that were written in it and that no other
    channel follows: their names tell what it is about.
    """
    changes: dict[str, Any] = {"private": private, "asked_at": now}
    if name:
        changes["name"] = name
    if private and not channel.private:
        for own in _written_in(session, channel):
            topics.give_to(session, own.id, channel.id, now)
    return set_channel(session, channel.address, **changes)


def written_in_public(session: Session, workspace_key: str) -> list[Channel]:
    """Give the public channels whose topics nobody else follows: were one private, they would be its own."""
    if not any(own.channel_id is None for own in topics.topics(session, workspace_key)):
        return []
    rows = session.connection().execute(
        select(*CHANNEL_COLUMNS)
        .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
        .where(
            _workspace.c.key == workspace_key,
            ~_channel.c.private,
            _channel.c.id.in_(select(_audit.c.channel_id).where(_audit.c.action == "topic")),
        )
        .order_by(_channel.c.asked_at, _channel.c.id)
    )
    return [one for one in map(channel_of, rows) if _written_in(session, one)]


def unasked(session: Session, before: datetime, gone: Collection[str] = ()) -> list[Channel]:
    """Give the channels whose readers were last asked after before a moment, longest ago first.

    They are there, or are gone for a reason among `gone`, which may be over.
    """
    rows = session.connection().execute(
        select(*CHANNEL_COLUMNS)
        .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
        .where(
            _channel.c.platform != "console",
            _channel.c.gone_at.is_(None) | _channel.c.gone_why.in_(sorted(gone)),
            _channel.c.asked_at.is_(None) | (_channel.c.asked_at < before),
        )
        .order_by(_workspace.c.key, _channel.c.asked_at, _channel.c.id)
    )
    return [channel_of(row) for row in rows]


def _written_in(session: Session, channel: Channel) -> list[OwnTopic]:
    """Give the workspace's topics that were written in a channel and are followed nowhere else."""
    notes = session.connection().execute(
        select(_audit.c.detail)
        .where(_audit.c.channel_id == channel.id, _audit.c.action == "topic")
        .order_by(_audit.c.id)
    )
    keys = dict.fromkeys(key for note in notes.scalars() if (key := _created(note)))
    found = [own for key in keys if (own := topics.topic_of(session, key))]
    return [own for own in found if own.channel_id is None and _only(session, own, channel)]


def _only(session: Session, own: OwnTopic, channel: Channel) -> bool:
    follow = followers_of(session, "topic", own.key)
    return all(one.channel_id == channel.id for one in follow)


def _created(note: Mapping[str, Any]) -> str | None:
    """Give the key of the topic that a change made, None where it made none."""
    topic = note.get("topic") or {}
    made = topic.get("before") is None if "after" in topic else topic.get("line") is None
    return str(topic["key"]) if topic and made else None
