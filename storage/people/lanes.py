"""This file keeps each channel's place in the outbox: when it has something to send, and its shard."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from typing import Any
from zlib import crc32

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    ScalarSelect,
    Select,
    Update,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    update,
)
from sqlmodel import Session

from storage.people.workspace_pauses import going
from storage.ready import Ready
from storage.sql import among_given, given, insert_missing, table
from storage.tables.people import ChannelRow, LaneRow, WorkspaceRow
from storage.tables.told import DeliveryRow

SHARDS = 64
LONGEST_REST = timedelta(hours=1)  # that a platform may ask of us; more is not believed

channel, lane, delivery = table(ChannelRow), table(LaneRow), table(DeliveryRow)
workspace = table(WorkspaceRow)


def shard_of(workspace_key: str, shards: int = SHARDS) -> int:
    """Give the shard of a workspace's channels; one workspace is one shard, so that its limit holds."""
    return crc32(workspace_key.encode()) % shards


@cache
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


@cache
def earliest() -> ScalarSelect[Any]:
    """Give the moment at which a channel has something to send, or null."""
    return (
        select(func.min(delivery.c.not_before))
        .where(delivery.c.channel_id == lane.c.channel_id, ready())
        .correlate(lane)
        .scalar_subquery()
    )


def open_lane(session: Session, channel_id: int, shard: int) -> None:
    """Give a channel its place in the outbox, if it has none."""
    row = {"channel_id": channel_id, "shard": shard}
    insert_missing(session.connection(), lane, [row], ["channel_id"])


def refresh(session: Session, channels: Select[Any] | list[int]) -> None:
    """Set when these channels are due to what their open rows say.

    The rows are locked first, lowest id first, and read in a second statement: what another
    transaction committed meanwhile is then seen, and no wake-up is lost.
    """
    lock(session, channels)
    if isinstance(channels, list):
        connection = session.connection()
        _REFRESH.change(connection, given(connection, channels))
    else:
        statement = update(lane).where(lane.c.channel_id.in_(channels)).values(next_at=earliest())
        session.connection().execute(statement)


_REFRESH = Ready(
    lambda lite: (
        update(lane).where(among_given(lane.c.channel_id, lite=lite)).values(next_at=earliest())
    )
)


def bring_forward(session: Session, channels: Select[Any], moment: datetime) -> None:
    """Set when these channels, locked before, are due, where they have something new to send.

    The same as `refresh` for rows that were only added, at a third of its cost.
    """
    session.connection().execute(brought_forward(channels, moment))


def brought_forward(channels: Select[Any], moment: datetime | BindParameter[datetime]) -> Update:
    """Build what does so."""
    sooner = or_(lane.c.next_at.is_(None), lane.c.next_at > moment)
    return update(lane).where(lane.c.channel_id.in_(channels), sooner).values(next_at=moment)


def lock(session: Session, channels: Select[Any] | list[int]) -> None:
    """Keep channels' places for this transaction, lowest id first; SQLite has one writer anyway.

    Whoever tells channels something or changes open rows locks first, as a claim does.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        if isinstance(channels, list):
            _LOCK.rows(connection, given(connection, channels))
        else:
            connection.execute(_locking(lane.c.channel_id.in_(channels)))


def _locking(which: ColumnElement[bool]) -> Select[Any]:
    number = lane.c.channel_id
    kept = select(number).where(which).order_by(number).with_for_update(key_share=True)
    return select(func.count()).select_from(kept.subquery())


_LOCK = Ready(lambda lite: _locking(among_given(lane.c.channel_id, lite=lite)))


def sweep(session: Session) -> int:
    """Mend every channel whose due time does not say what its open rows say; give how many."""
    connection = session.connection()
    open_rows = select(delivery.c.channel_id).where(delivery.c.state == "pending")
    suspects = select(lane.c.channel_id).where(
        or_(lane.c.next_at.is_not(None), lane.c.channel_id.in_(open_rows)),
        lane.c.next_at.is_distinct_from(earliest()),
    )
    wrong = list(connection.execute(suspects).scalars())
    for start in range(0, len(wrong), 500):
        refresh(session, wrong[start : start + 500])
    return len(wrong)


def due(session: Session, now: datetime) -> list[int]:
    """Give the shards that have something to send now."""
    statement = (
        select(lane.c.shard)
        .distinct()
        .join_from(lane, channel, channel.c.id == lane.c.channel_id)
        .where(reachable(now), lane.c.next_at <= now)
    )
    return sorted(session.connection().execute(statement).scalars())


def next_due(
    session: Session,
    now: datetime,
    shard: int | None = None,
    *,
    ahead: timedelta = timedelta(0),
) -> datetime | None:
    """Give the moment at which a shard, or any, can send next; None when nothing is open.

    `ahead` is how far a workspace's clock may run ahead of ours before it has to rest.
    """
    wanted: dict[str, object] = {"believed": now + LONGEST_REST + ahead}
    if shard is not None:
        wanted["shard"] = shard
    rows = (_NEXT_DUE if shard is None else _NEXT_OF_SHARD).rows(session.connection(), wanted)
    moments = [max(one, shown - ahead) if shown else one for one, shown in rows]
    return min(moments, default=None)


def _next_due(*, of_shard: bool) -> Select[Any]:
    """Ask of each workspace when it can send next; built once, for it is asked whenever nothing is due."""
    believed: Any = bindparam("believed", type_=lane.c.paced_until.type)
    rests = and_(lane.c.paced_until > lane.c.next_at, lane.c.paced_until <= believed)
    resting = case((rests, lane.c.paced_until), else_=lane.c.next_at)
    ours = case((channel.c.paused_until > resting, channel.c.paused_until), else_=resting)
    ours = case((workspace.c.paused_until > ours, workspace.c.paused_until), else_=ours)
    clock = func.min(case((workspace.c.paced_until <= believed, workspace.c.paced_until)))
    statement = (
        select(func.min(ours), clock)
        .join_from(lane, channel, channel.c.id == lane.c.channel_id)
        .join(workspace, workspace.c.id == channel.c.workspace_id)
        .where(lane.c.next_at.is_not(None), channel.c.gone_at.is_(None))
        .group_by(workspace.c.id)
    )
    return statement.where(lane.c.shard == bindparam("shard")) if of_shard else statement


_NEXT_DUE = Ready(lambda _: _next_due(of_shard=False))
_NEXT_OF_SHARD = Ready(lambda _: _next_due(of_shard=True))


def reachable(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """Say whether a channel is there and not paused."""
    return and_(
        channel.c.gone_at.is_(None),
        or_(channel.c.paused_until.is_(None), channel.c.paused_until <= now),
        going(channel, now),
    )
