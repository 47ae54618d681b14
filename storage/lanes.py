"""This file keeps each channel's place in the outbox: when it has something to send, and its shard."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zlib import crc32

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    and_,
    case,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from storage import tables

SHARDS = 64

channel = tables.ChannelRow.metadata.tables["channel"]
delivery = tables.DeliveryRow.metadata.tables["delivery"]
message = tables.MessageRow.metadata.tables["message"]
telling = tables.TellingRow.metadata.tables["telling"]
workspace = tables.WorkspaceRow.metadata.tables["workspace"]


def shard_of(workspace_key: str, shards: int = SHARDS) -> int:
    """Give the shard of a workspace's channels; one workspace is one shard, so that its limit holds."""
    return crc32(workspace_key.encode()) % shards


def ready() -> ColumnElement[bool]:
    """Say whether a delivery may go: pending, and its parent, if it has one, is sent."""
    parent = delivery.alias("parent")
    # A value, not EXISTS: PostgreSQL would hash every delivery ever sent to answer that.
    state = select(parent.c.state).where(parent.c.id == delivery.c.parent_id)
    return and_(
        delivery.c.state == "pending",
        or_(
            delivery.c.parent_id.is_(None),
            state.correlate(delivery).scalar_subquery() == "sent",
        ),
    )


def earliest() -> ScalarSelect[Any]:
    """Give the moment at which a channel has something to send, or null."""
    return (
        select(func.min(delivery.c.not_before))
        .where(delivery.c.channel_id == channel.c.id, ready())
        .correlate(channel)
        .scalar_subquery()
    )


def refresh(session: Session, channels: Select[Any] | list[int]) -> None:
    """Set when these channels are due to what their open rows say.

    The rows are locked first, lowest id first, and read in a second statement: what another
    transaction committed meanwhile is then seen, and no wake-up is lost.
    """
    lock(session, channels)
    statement = update(channel).where(channel.c.id.in_(channels)).values(next_at=earliest())
    session.connection().execute(statement)


def bring_forward(session: Session, channels: Select[Any], moment: datetime) -> None:
    """Set when these channels are due, where they have something new to send at a moment.

    The same as `refresh` for rows that were only added, at a third of its cost.
    """
    lock(session, channels)
    sooner = or_(channel.c.next_at.is_(None), channel.c.next_at > moment)
    statement = update(channel).where(channel.c.id.in_(channels), sooner)
    session.connection().execute(statement.values(next_at=moment))


def lock(session: Session, channels: Select[Any] | list[int]) -> None:
    """Keep channels for this transaction, lowest id first; SQLite has one writer anyway.

    Whoever changes open rows and then their channels locks the channels first, as a claim does.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        locked = select(channel.c.id).where(channel.c.id.in_(channels)).order_by(channel.c.id)
        rows = locked.with_for_update(key_share=True).subquery()
        connection.execute(select(func.count()).select_from(rows))


def sweep(session: Session) -> int:
    """Mend every channel whose due time does not say what its open rows say; give how many."""
    connection = session.connection()
    open_rows = select(delivery.c.channel_id).where(delivery.c.state == "pending")
    suspects = select(channel.c.id).where(
        or_(channel.c.next_at.is_not(None), channel.c.id.in_(open_rows)),
        channel.c.next_at.is_distinct_from(earliest()),
    )
    wrong = list(connection.execute(suspects).scalars())
    for start in range(0, len(wrong), 500):
        refresh(session, wrong[start : start + 500])
    return len(wrong)


def due(session: Session, now: datetime) -> list[int]:
    """Give the shards that have something to send now."""
    statement = select(channel.c.shard).distinct().where(standing(now), channel.c.next_at <= now)
    return sorted(session.connection().execute(statement).scalars())


def next_due(session: Session, now: datetime, shard: int | None = None) -> datetime | None:
    """Give the moment at which a shard, or any, can send next; None when nothing is open."""
    moment = _later(_later(channel.c.next_at, channel.c.paced_until), channel.c.paused_until)
    statement = select(func.min(moment)).where(
        channel.c.next_at.is_not(None), channel.c.gone_at.is_(None)
    )
    if shard is not None:
        statement = statement.where(channel.c.shard == shard)
    found: datetime | None = session.connection().execute(statement).scalar()
    return found


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((other > one, other), else_=one)


def insert_new(
    connection: Connection, table: Table, rows: list[dict[str, Any]], unique: list[str]
) -> None:
    """Insert the rows whose unique columns are not there yet; the others are left alone."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(make(table).on_conflict_do_nothing(index_elements=unique), rows)


def standing(now: datetime) -> ColumnElement[bool]:
    """Say whether a channel is there and not paused."""
    return and_(
        channel.c.gone_at.is_(None),
        or_(channel.c.paused_until.is_(None), channel.c.paused_until <= now),
    )
