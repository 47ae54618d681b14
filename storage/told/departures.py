"""This file closes channels that are gone: their open deliveries die saying why, their subscriptions stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, select, update
from sqlmodel import Session

from storage.people.lanes import lock, refresh
from storage.sql import table
from storage.tables.people import ChannelRow, LaneRow
from storage.tables.told import DeliveryRow
from storage.told.tellings import settle

channel, delivery, lane = table(ChannelRow), table(DeliveryRow), table(LaneRow)

OPEN = ("pending", "attempting", "later")
GONE = "the channel is gone"


@dataclass(frozen=True, slots=True)
class Trouble:
    """A delivery that a person should know of: dead, or held because nobody knows whether it arrived."""

    delivery_id: int
    key: str
    kind: str
    channel_id: int
    workspace_id: int
    address: str
    reason: str
    held: bool = False


def close_channels(
    session: Session, channel_ids: Sequence[int], why: str, now: datetime
) -> list[Trouble]:
    """Mark channels as gone and bury what was open for them; give what died."""
    ids = list(channel_ids)
    lock(session, ids)
    connection = session.connection()
    connection.execute(
        update(channel)
        .where(channel.c.id.in_(ids), channel.c.gone_at.is_(None))
        .values(gone_at=now, gone_why=why)
    )
    connection.execute(update(lane).where(lane.c.channel_id.in_(ids)).values(next_at=None))
    return bury(session, delivery.c.channel_id.in_(ids), f"{GONE}: {why}")


def close_workspace(session: Session, workspace_id: int, why: str, now: datetime) -> list[Trouble]:
    """Mark every channel of a workspace as gone; give what died."""
    statement = select(channel.c.id).where(
        channel.c.workspace_id == workspace_id, channel.c.gone_at.is_(None)
    )
    found = list(session.connection().execute(statement).scalars())
    dead: list[Trouble] = []
    for start in range(0, len(found), 500):
        dead += close_channels(session, found[start : start + 500], why, now)
    return dead


def reopen_channels(session: Session, channel_ids: Sequence[int]) -> None:
    """Take channels back after a new invitation or installation; what died meanwhile is for the digest.

    The replies to what stands there already would be in no digest: those that were waiting go on.
    """
    ids = list(channel_ids)
    lock(session, ids)
    connection = session.connection()
    connection.execute(_WAITING, {"ids": ids})
    connection.execute(
        update(channel).where(channel.c.id.in_(ids)).values(gone_at=None, gone_why=None)
    )
    refresh(session, ids)


_parent = delivery.alias("parent")
# A reply that was on its way as its channel went may have arrived: it is not sent again.
_WAITING = (
    update(delivery)
    .where(
        delivery.c.channel_id.in_(bindparam("ids", expanding=True)),
        delivery.c.state == "dead",
        delivery.c.kind != "alert",
        delivery.c.attempting_at.is_(None),
        delivery.c.error.startswith(GONE),
        delivery.c.created_at
        <= select(channel.c.gone_at).where(channel.c.id == delivery.c.channel_id).scalar_subquery(),
        exists().where(_parent.c.id == delivery.c.parent_id, _parent.c.state == "sent"),
    )
    .values(state="pending", error=None)
)


def bury_departed(session: Session) -> list[Trouble]:
    """Bury what was enqueued for channels that had gone already."""
    gone = (
        select(delivery.c.id)
        .join(channel, channel.c.id == delivery.c.channel_id)
        .where(delivery.c.state == "pending", channel.c.gone_at.is_not(None))
        .limit(500)
    )
    found = list(session.connection().execute(gone).scalars())
    return bury(session, delivery.c.id.in_(found), GONE) if found else []


def bury(
    session: Session, which: ColumnElement[bool], why: str, *, settled: bool = False
) -> list[Trouble]:
    """Mark open deliveries as dead with a reason, and what hangs on them; give all that died.

    Their channel's next digest tells what they were to tell, unless that is `settled`: it may have
    arrived, or a person does not want it.
    """
    connection = session.connection()
    dead: list[int] = []
    reason = why
    found = _kill(session, which, why)
    while found:
        dead += found
        reason = f"its message was never sent: {why}"
        found = _kill(session, delivery.c.parent_id.in_(found), reason)
    if not dead:
        return []
    if settled:
        settle(connection, dead)
    troubles: list[Trouble] = []
    for start in range(0, len(dead), 500):
        rows = connection.execute(_described(delivery.c.id.in_(dead[start : start + 500])))
        troubles += [Trouble(**row) for row in rows.mappings()]
    refresh(session, sorted({trouble.channel_id for trouble in troubles}))
    return troubles


def described(session: Session, delivery_ids: Sequence[int], *, held: bool) -> list[Trouble]:
    """Describe deliveries to a person."""
    rows = session.connection().execute(_described(delivery.c.id.in_(list(delivery_ids))))
    return [Trouble(**row, held=held) for row in rows.mappings()]


def _kill(session: Session, which: ColumnElement[bool], why: str) -> list[int]:
    statement = (
        update(delivery)
        .where(which, delivery.c.state.in_(OPEN))
        .values(state="dead", error=why, held_at=None)
        .returning(delivery.c.id)
    )
    return list(session.connection().execute(statement).scalars())


def _described(which: ColumnElement[bool]) -> Any:
    return (
        select(
            delivery.c.id.label("delivery_id"),
            delivery.c.key,
            delivery.c.kind,
            delivery.c.channel_id,
            channel.c.workspace_id,
            channel.c.address,
            delivery.c.error.label("reason"),
        )
        .join(channel, channel.c.id == delivery.c.channel_id)
        .where(which)
        .order_by(delivery.c.id)
    )
