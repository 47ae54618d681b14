"""This file keeps the topics that workspaces wrote themselves, and who may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlmodel import Session

from storage.sql import table, upsert
from storage.tables import SubscriptionRow, TopicRow, WorkspaceRow

topic, workspace, subscription = table(TopicRow), table(WorkspaceRow), table(SubscriptionRow)


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic as people wrote it; `channel_id` is set where it belongs to one private channel."""

    key: str
    name: str
    line: str
    workspace: str
    channel_id: int | None
    created_by: str
    updated_at: datetime


class TopicTaken(ValueError):
    """Another channel has a private topic of this name. Choose another name."""


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
    """Store a topic under its workspace, replacing one of the same slug; raises TopicTaken."""
    key = f"{workspace_key}/{slug}"
    held = _one(session, key)
    if held is not None and held.channel_id is not None and held.channel_id != channel_id:
        raise TopicTaken
    owner = select(workspace.c.id).where(workspace.c.key == workspace_key)
    row = {
        "workspace_id": session.connection().execute(owner).scalar_one(),
        "key": key,
        "name": name,
        "line": line,
        "channel_id": channel_id,
        "created_by": who,
        "created_at": now,
        "updated_at": now,
    }
    upsert(session.connection(), topic, [row], ["key"])
    saved = _one(session, key)
    assert saved is not None
    return saved


def _select(session: Session, *where: ColumnElement[bool]) -> list[OwnTopic]:
    rows = session.connection().execute(
        select(
            topic.c.key,
            topic.c.name,
            topic.c.line,
            workspace.c.key,
            topic.c.channel_id,
            topic.c.created_by,
            topic.c.updated_at,
        )
        .join_from(topic, workspace, workspace.c.id == topic.c.workspace_id)
        .where(*where)
        .order_by(topic.c.key)
    )
    return [OwnTopic(*row) for row in rows]


def _one(session: Session, key: str) -> OwnTopic | None:
    found = _select(session, topic.c.key == key)
    return found[0] if found else None


def topics(session: Session, workspace_key: str, channel_id: int | None = None) -> list[OwnTopic]:
    """Give a workspace's topics as one of its channels may see them."""
    return _select(
        session,
        workspace.c.key == workspace_key,
        or_(topic.c.channel_id.is_(None), topic.c.channel_id == channel_id),
    )


def every(session: Session) -> list[OwnTopic]:
    """Give all topics of all workspaces, for the matcher."""
    return _select(session)


def version(session: Session) -> str:
    """Give a word that changes whenever a topic is written, changed or deleted."""
    count, latest, highest = (
        session.connection()
        .execute(select(func.count(), func.max(topic.c.updated_at), func.max(topic.c.id)))
        .one()
    )
    return f"{count}:{latest}:{highest}"


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
