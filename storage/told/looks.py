"""This file settles deliveries that nobody knows the fate of: old claims, looked for in their channel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import select, update
from sqlmodel import Session

from storage.people.lanes import LONGEST_REST, refresh
from storage.records import Delivery
from storage.sql import table
from storage.tables.people import ChannelRow, LaneRow
from storage.tables.told import DeliveryRow
from storage.told.claims import CLAIMED, load
from storage.told.departures import Trouble, bury, described
from storage.told.outcomes import Outcome, Patience, mine, record_sent, release

channel, delivery, lane = table(ChannelRow), table(DeliveryRow), table(LaneRow)

Finding = Literal["found", "absent", "unknown", "impossible"]


@dataclass(frozen=True, slots=True)
class Look:
    """What we saw when we looked for a delivery in its channel.

    `unknown` is worth another look later, after `retry_after` seconds if given; `impossible` is not:
    the channel's policy decides.
    """

    delivery: Delivery
    finding: Finding
    ts: str | None = None
    reason: str = ""
    retry_after: float | None = None


def stale(
    session: Session,
    now: datetime,
    grace: timedelta,
    limit: int = 50,
    *,
    shard: int | None = None,
) -> list[Delivery]:
    """Give posts whose claim is older than the grace, each to one caller, to be looked for.

    Old edits are not given: they go again. The rows given are left alone by others for a grace.
    """
    connection = session.connection()
    statement = (
        select(*CLAIMED, channel.c.address, channel.c.platform, channel.c.workspace_id)
        .join(channel, channel.c.id == delivery.c.channel_id)
        .where(
            delivery.c.state == "attempting",
            delivery.c.held_at.is_(None),
            delivery.c.attempting_at <= now - grace,
            delivery.c.not_before <= now,
        )
        .order_by(delivery.c.attempting_at, delivery.c.id)
        .limit(limit)
        .with_for_update(of=delivery, skip_locked=True, key_share=True)
    )
    if shard is not None:
        of_shard = select(lane.c.channel_id).where(lane.c.shard == shard)
        statement = statement.where(delivery.c.channel_id.in_(of_shard))
    rows = connection.execute(statement).all()
    edits = [row for row in rows if row.kind == "edit"]
    posts = [row for row in rows if row.kind != "edit"]
    _repeat(session, edits, now)
    if posts:
        connection.execute(
            update(delivery)
            .where(delivery.c.id.in_([row.id for row in posts]))
            .values(looks=delivery.c.looks + 1, not_before=now + grace)
        )
    return load(session, posts, {row.channel_id: row for row in posts})


def record_looks(
    session: Session, looks: Sequence[Look], now: datetime, *, patience: Patience
) -> list[Trouble]:
    """Settle what was looked for; give what died or is held, for a person to be told once."""
    found = [Outcome(one.delivery, "sent", ts=one.ts) for one in looks if one.finding == "found"]
    record_sent(session, found, now)
    troubles: list[Trouble] = []
    for look in looks:
        if look.finding == "absent":
            troubles += _again(session, look, now, patience)
        elif look.finding == "impossible":
            troubles += _by_policy(session, look, now, patience)
        elif look.finding == "unknown":
            troubles += _later(session, look, now, patience)
    return troubles


def _repeat(session: Session, edits: Sequence[Any], now: datetime) -> None:
    if not edits:
        return
    again = update(delivery).where(delivery.c.id.in_([row.id for row in edits]))
    values: dict[str, Any] = {"state": "pending", "attempting_at": None, "not_before": now}
    session.connection().execute(again.values(values))
    refresh(session, sorted({row.channel_id for row in edits}))


def _again(session: Session, look: Look, now: datetime, patience: Patience) -> list[Trouble]:
    """Send what is certainly not there once more, unless it has failed too often."""
    one = look.delivery
    if one.attempts >= patience.attempts:
        why = f"set aside after {one.attempts} attempts without an answer"
        return _end(session, look, why)
    release(session, one, not_before=now, error=None)
    return []


def _later(session: Session, look: Look, now: datetime, patience: Patience) -> list[Trouble]:
    row = session.connection().execute(select(delivery.c.looks).where(*mine(look.delivery))).first()
    if row is None:
        return []
    if row.looks >= patience.looks:
        return _by_policy(session, look, now, patience)
    seconds = max(look.retry_after or 0.0, min(1800.0, patience.look_wait * 2.0 ** (row.looks - 1)))
    wait = min(timedelta(seconds=seconds), LONGEST_REST)
    values = {"not_before": now + wait, "error": look.reason}
    session.connection().execute(update(delivery).where(*mine(look.delivery)).values(values))
    return []


def _by_policy(session: Session, look: Look, now: datetime, patience: Patience) -> list[Trouble]:
    """Do what the channel wants done with what can not be looked for: hold, resend or drop."""
    one = look.delivery
    connection = session.connection()
    policy = connection.execute(
        select(channel.c.on_ambiguous).where(channel.c.id == one.channel_id)
    ).scalar_one()
    if policy == "resend":
        return _again(session, look, now, patience)
    if policy == "drop":
        return _end(session, look, f"dropped, perhaps sent: {look.reason}", settled=True)
    values = {"held_at": now, "error": f"held, perhaps sent: {look.reason}"}
    held = connection.execute(update(delivery).where(*mine(one)).values(values)).rowcount
    return described(session, [one.id], held=True) if held else []


def _end(session: Session, look: Look, why: str, *, settled: bool = False) -> list[Trouble]:
    """Bury a delivery if it is still as we found it."""
    still = session.connection().execute(select(delivery.c.id).where(*mine(look.delivery))).first()
    if still is None:
        return []
    return bury(session, delivery.c.id == look.delivery.id, why, settled=settled)
