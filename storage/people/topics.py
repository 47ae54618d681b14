"""This file keeps the topics that workspaces wrote themselves, and who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, or_, select
from sqlmodel import Session

from storage.people import lookbacks
from storage.ready import Ready
from storage.sql import table, upsert
from storage.tables.people import ChannelRow, SubscriptionRow, TopicRow, WorkspaceRow
from storage.tables.published import MatchRow

topic, workspace, subscription = table(TopicRow), table(WorkspaceRow), table(SubscriptionRow)
channel, match = table(ChannelRow), table(MatchRow)


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic as people wrote it; `channel_id` is set where it belongs to one private channel."""

    id: int
    key: str
    name: str
    line: str
    workspace: str
    channel_id: int | None
    created_by: str
    created_at: datetime
    updated_at: datetime
    looked: int = 0  # how much of what is held was matched against its line, while that goes on
    look_total: int | None = None  # of how much; None where all of it was


def allowed_in(
    workspace_id: ColumnElement[int], channel_id: ColumnElement[int]
) -> ColumnElement[bool]:
    """Say whether a channel may follow the joined topic: shipped, or its own workspace's.

    What a private channel made is followed there and nowhere else.
    """
    own = and_(
        topic.c.workspace_id == workspace_id,
        or_(topic.c.channel_id.is_(None), topic.c.channel_id == channel_id),
    )
    return or_(topic.c.id.is_(None), own)


def save_topic(
    session: Session,
    workspace_key: str,
    slug: str,
    name: str,
    line: str,
    *,
    channel_id: int | None = None,
    who: str = "",
    now: datetime,
) -> OwnTopic:
    """Store a topic under its workspace, or under one channel of it; one of the same key is replaced."""
    connection = session.connection()
    key = _key(session, workspace_key, slug, channel_id)
    held = _one(session, key)
    if held is not None and held.channel_id != channel_id and held.channel_id is not None:
        give_to(session, held.id, held.channel_id, now)  # an older version kept it in the open
        held = None
    owner = select(workspace.c.id).where(workspace.c.key == workspace_key)
    row = {
        "workspace_id": connection.execute(owner).scalar_one(),
        "key": key,
        "name": name,
        "line": line,
        "channel_id": channel_id,
        "created_by": who,
        "created_at": held.created_at if held else now,
        "updated_at": now,
    }
    upsert(connection, topic, [row], ["key"])
    saved = _one(session, key)
    assert saved is not None
    return saved if held is not None and held.line == line else _looking(session, saved.id)


def _key(session: Session, workspace_key: str, slug: str, channel_id: int | None) -> str:
    """Name a topic: a channel's own stands under its address, where no other's name can meet it."""
    if channel_id is None:
        return f"{workspace_key}/{slug}"
    address = select(channel.c.address).where(channel.c.id == channel_id)
    return f"{session.connection().execute(address).scalar_one()}/{slug}"


def change_topic(session: Session, number: int, name: str, line: str, now: datetime) -> OwnTopic:
    """Write a topic anew, wherever it stands."""
    session.connection().execute(
        topic.update().where(topic.c.id == number).values(name=name, line=line, updated_at=now)
    )
    return _looking(session, number)


def _looking(session: Session, number: int) -> OwnTopic:
    """Have what is held matched against a topic that was just written."""
    lookbacks.begin(session, number)
    return _select(session, topic.c.id == number)[0]


def give_to(session: Session, number: int, channel_id: int, now: datetime) -> OwnTopic:
    """Make a topic one channel's own: no other channel sees it, follows it or can guess its name."""
    connection = session.connection()
    held = _select(session, topic.c.id == number)[0]
    key = _key(session, held.workspace, held.key.rpartition("/")[2], channel_id)
    if key != held.key and _one(session, key) is not None:
        key = f"{key}-{number}"  # the channel has one of that name: both stay
    connection.execute(
        topic.update()
        .where(topic.c.id == number)
        .values(key=key, channel_id=channel_id, updated_at=now)
    )
    follows = and_(subscription.c.kind == "topic", subscription.c.target == held.key)
    connection.execute(
        subscription.delete().where(follows, subscription.c.channel_id != channel_id)
    )
    connection.execute(subscription.update().where(follows).values(target=key))
    connection.execute(match.update().where(match.c.topic == held.key).values(topic=key))
    return _select(session, topic.c.id == number)[0]


def _select(session: Session, *where: ColumnElement[bool]) -> list[OwnTopic]:
    return [OwnTopic(*row) for row in session.connection().execute(_all().where(*where))]


@cache
def _all() -> Select[Any]:
    return (
        select(
            topic.c.id,
            topic.c.key,
            topic.c.name,
            topic.c.line,
            workspace.c.key,
            topic.c.channel_id,
            topic.c.created_by,
            topic.c.created_at,
            topic.c.updated_at,
            topic.c.looked,
            case((topic.c.look_below.is_not(None), topic.c.look_total)),
        )
        .join_from(topic, workspace, workspace.c.id == topic.c.workspace_id)
        .order_by(topic.c.key)
    )


_SEEN = Ready(  # every answer asks it, some of them thrice
    lambda _: _all().where(
        workspace.c.key == bindparam("workspace"),
        or_(topic.c.channel_id.is_(None), topic.c.channel_id == bindparam("channel")),
    )
)


def _one(session: Session, key: str) -> OwnTopic | None:
    found = _select(session, topic.c.key == key)
    return found[0] if found else None


def topic_of(session: Session, key: str) -> OwnTopic | None:
    """Give the topic of a key, whoever may see it; None where there is none."""
    return _one(session, key)


def topics(session: Session, workspace_key: str, channel_id: int | None = None) -> list[OwnTopic]:
    """Give a workspace's topics as one of its channels may see them, the channel's own first."""
    asked = {"workspace": workspace_key, "channel": channel_id}
    found = [OwnTopic(*row) for row in _SEEN.rows(session.connection(), asked)]
    return sorted(found, key=lambda one: one.channel_id is None)


def every(session: Session) -> list[OwnTopic]:
    """Give all topics of all workspaces, for the matcher."""
    return _select(session)


def version(session: Session) -> str:
    """Give a word that changes whenever a topic is written, changed or deleted."""
    ((count, latest, highest, letters),) = _NEWEST.rows(session.connection())
    return f"{count}:{latest}:{highest}:{letters}"


_NEWEST = Ready(  # a topic that moves to a channel changes its key
    lambda _: select(
        func.count(),
        func.max(topic.c.updated_at),
        func.max(topic.c.id),
        func.sum(func.length(topic.c.key)),
    )
)


def delete_topic(session: Session, key: str) -> bool:
    """Forget a topic and whoever follows it; say whether there was one."""
    connection = session.connection()
    connection.execute(
        subscription.delete().where(subscription.c.kind == "topic", subscription.c.target == key)
    )
    return connection.execute(topic.delete().where(topic.c.key == key)).rowcount > 0


def may_follow(session: Session, key: str, workspace_id: int, channel_id: int) -> bool:
    """Say whether a channel may follow a topic; topics that ship are everybody's."""
    found = (
        session.connection()
        .execute(select(topic.c.workspace_id, topic.c.channel_id).where(topic.c.key == key))
        .one_or_none()
    )
    if found is None:
        return "/" not in key
    return found.workspace_id == workspace_id and found.channel_id in (None, channel_id)
