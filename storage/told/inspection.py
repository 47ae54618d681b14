"""This file lets a person see the outbox and settle what is stuck in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import case, func, select, update
from sqlmodel import Session

from storage.people.lanes import lock, refresh
from storage.records import DeliveryState
from storage.sql import table
from storage.tables.people import ChannelRow
from storage.tables.told import DeliveryRow
from storage.told.departures import bury
from storage.told.tellings import told_otherwise

channel, delivery = table(ChannelRow), table(DeliveryRow)

Verdict = Literal["sent", "resend", "drop"]


class NoSuchDelivery(ValueError):
    """There is no such delivery in the outbox; `tamar outbox ls` shows their numbers."""


class AlreadyTold(ValueError):
    """The channel has been told of this since, by a digest; there is nothing to send again."""


class NotStuck(ValueError):
    """This delivery needs nobody: it is on its way or has arrived."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One delivery as a person sees it; `held` waits for somebody to say what became of it."""

    id: int
    key: str
    kind: str
    address: str
    state: DeliveryState
    attempts: int
    not_before: datetime
    created_at: datetime
    error: str | None
    held: bool


@dataclass(frozen=True, slots=True)
class Depth:
    """How full the outbox is, in deliveries, and since when the oldest due one waits."""

    pending: int = 0
    attempting: int = 0
    held: int = 0
    dead: int = 0
    oldest_due: datetime | None = None


def entries(
    session: Session, *, state: DeliveryState | None = None, limit: int = 50
) -> list[OutboxEntry]:
    """Give deliveries that are not sent, the oldest first; `state` gives those of one state."""
    states = [state] if state else ["pending", "attempting", "dead"]
    statement = (
        select(
            delivery.c.id,
            delivery.c.key,
            delivery.c.kind,
            channel.c.address,
            delivery.c.state,
            delivery.c.attempts,
            delivery.c.not_before,
            delivery.c.created_at,
            delivery.c.error,
            delivery.c.held_at.is_not(None).label("held"),
        )
        .join(channel, channel.c.id == delivery.c.channel_id)
        .where(delivery.c.state.in_(states))
        .order_by(delivery.c.id)
        .limit(limit)
    )
    found = session.connection().execute(statement).mappings()
    return [OutboxEntry(**{**row, "held": bool(row["held"])}) for row in found]


def depth(session: Session, now: datetime) -> Depth:
    """Count what is open, held and dead, and find the oldest that is due."""
    held = delivery.c.held_at.is_not(None)
    counts = {
        "held" if row.held else row.state: row.n
        for row in session.connection().execute(
            select(
                delivery.c.state, case((held, 1), else_=0).label("held"), func.count().label("n")
            )
            .where(delivery.c.state.in_(("pending", "attempting", "dead")))
            .group_by(delivery.c.state, "held")
        )
    }
    oldest = session.connection().execute(
        select(func.min(delivery.c.not_before)).where(
            delivery.c.state == "pending", delivery.c.not_before <= now
        )
    )
    return Depth(**counts, oldest_due=oldest.scalar())


def retry(session: Session, delivery_id: int, now: datetime) -> None:
    """Send a dead or held delivery again, with its attempts counted anew."""
    _stuck(session, delivery_id)
    lock(session, [_channel(session, delivery_id)])
    if told_otherwise(session, delivery_id):
        raise AlreadyTold(AlreadyTold.__doc__)
    session.connection().execute(
        update(delivery)
        .where(delivery.c.id == delivery_id)
        .values(
            state="pending",
            attempts=0,
            looks=0,
            held_at=None,
            attempting_at=None,
            not_before=now,
            error=None,
        )
    )
    refresh(session, [_channel(session, delivery_id)])


def resolve(
    session: Session, delivery_id: int, verdict: Verdict, now: datetime, ts: str | None = None
) -> None:
    """Say what became of a held or dead delivery: it was sent (as `ts`), or is to go again, or not."""
    if verdict == "resend":
        retry(session, delivery_id, now)
        return
    _stuck(session, delivery_id)
    if verdict == "drop":
        bury(session, delivery.c.id == delivery_id, "dropped by hand", settled=True)
        return
    session.connection().execute(
        update(delivery)
        .where(delivery.c.id == delivery_id)
        .values(state="sent", sent_at=now, ts=ts, held_at=None, error=None)
    )
    refresh(session, [_channel(session, delivery_id)])


def _stuck(session: Session, delivery_id: int) -> None:
    statement = select(delivery.c.state, delivery.c.held_at).where(delivery.c.id == delivery_id)
    row = session.connection().execute(statement).first()
    if row is None:
        raise NoSuchDelivery(f"{NoSuchDelivery.__doc__} Got {delivery_id}.")
    if row.state != "dead" and row.held_at is None:
        raise NotStuck(f"{NotStuck.__doc__} It is {row.state}.")


def _channel(session: Session, delivery_id: int) -> int:
    statement = select(delivery.c.channel_id).where(delivery.c.id == delivery_id)
    return int(session.connection().execute(statement).scalar_one())
