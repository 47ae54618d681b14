"""This file claims what may be sent now: the head of each due channel, at the pace that is allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Update,
    bindparam,
    or_,
    select,
    update,
)
from sqlmodel import Session

from storage.people.lanes import LONGEST_REST, earliest, reachable, ready
from storage.ready import Ready
from storage.records import Delivery
from storage.sql import among_given, given, table
from storage.tables.columns import Moment
from storage.tables.people import ChannelRow, LaneRow, WorkspaceRow
from storage.tables.told import DeliveryRow, MessageRow

channel, delivery, lane = table(ChannelRow), table(DeliveryRow), table(LaneRow)
message, workspace = table(MessageRow), table(WorkspaceRow)

# Deliveries of a round, which a crash after its claim leaves in doubt: each of them is looked for. A
# round costs the store a commit and nine statements, however many they are.
BATCH = 100


@dataclass(frozen=True, slots=True)
class SendingPace:
    """How fast we may post: seconds between posts of one channel, and of one workspace.

    A workspace may run ahead of its pace by `burst` posts: Teams takes twenty in any one second.
    """

    channel: float = 1.02
    workspace: float = 0.2
    burst: int = 15

    @property
    def ahead(self) -> timedelta:
        """Give how far a workspace's clock may run ahead."""
        return timedelta(seconds=self.workspace * max(0, self.burst - 1))

    def blocked_until(self, moment: datetime) -> datetime:
        """Give what a workspace's clock must show so that nothing is posted before the moment."""
        return moment + self.ahead


DEFAULT_PACE = SendingPace()


def claim(
    session: Session,
    shard: int | None,
    now: datetime,
    limit: int = BATCH,
    *,
    pace: SendingPace = DEFAULT_PACE,
) -> list[Delivery]:
    """Claim at most one delivery of each due channel of a shard, or of all where shard is None.

    Commit before anything is sent. Claimed rows are `attempting`, and their channels are due again
    only after the channel's pace, so that a crash loses neither the claim nor the pace.
    """
    connection = session.connection()
    believed = now + LONGEST_REST + pace.ahead
    asked: dict[str, Any] = {
        "now": now,
        "ahead": now + pace.ahead,
        "believed": believed,
        "limit": limit,
    }
    if shard is not None:
        asked["shard"] = shard
    statement = _HEADS if shard is None else _HEADS_OF_SHARD
    due = statement.rows(connection, asked)
    chosen = _within_limits(session, [row for row in due if row.head], now, pace)
    heads = [row.head for row in chosen]
    claimed = _CLAIM.rows(connection, given(connection, heads, now=now)) if heads else []
    empty = [row.id for row in due if not row.head]
    taken = [row.channel_id for row in claimed]
    if empty:
        _PARK.change(connection, given(connection, empty))
    if taken:
        pause = now + timedelta(seconds=pace.channel)
        _ADVANCE.change(connection, given(connection, taken, pause=pause))
    return load(session, claimed, {row.id: row for row in chosen})


def load(session: Session, rows: Sequence[Any], places: Mapping[int, Any]) -> list[Delivery]:
    """Make deliveries of claimed rows, in the order of their numbers; `places` are by channel."""
    connection = session.connection()
    messages = [row.message_id for row in rows]
    payloads: dict[int, Any] = {}
    if messages:
        found = _PAYLOADS.rows(connection, given(connection, set(messages)))
        payloads = {row.id: row.payload for row in found}
    parents = [row.parent_id for row in rows if row.parent_id is not None]
    stamps: dict[int, str | None] = {}
    if parents:
        found = _STAMPS.rows(connection, given(connection, parents))
        stamps = {row.id: row.ts for row in found}
    return [
        Delivery(
            id=row.id,
            key=row.key,
            kind=row.kind,
            channel_id=row.channel_id,
            address=places[row.channel_id].address,
            platform=places[row.channel_id].platform,
            payload=payloads.get(row.message_id) or {},
            attempts=row.attempts,
            parent_ts=stamps.get(row.parent_id) if row.kind != "edit" else None,
            target_ts=stamps.get(row.parent_id) if row.kind == "edit" else None,
            claimed_at=row.attempting_at,
            message_id=row.message_id or 0,
            workspace_id=places[row.channel_id].workspace_id,
        )
        for row in sorted(rows, key=lambda row: int(row.id))
    ]


CLAIMED = (
    delivery.c.id,
    delivery.c.key,
    delivery.c.kind,
    delivery.c.channel_id,
    delivery.c.message_id,
    delivery.c.parent_id,
    delivery.c.attempts,
    delivery.c.attempting_at,
)


_CLAIM = Ready(
    lambda lite: (
        update(delivery)
        .where(among_given(delivery.c.id, lite=lite), delivery.c.state == "pending")
        .values(
            state="attempting",
            attempting_at=bindparam("now"),
            attempts=delivery.c.attempts + 1,
        )
        .returning(*CLAIMED)
    )
)


def _park(*, lite: bool) -> Update:
    listed = among_given(lane.c.channel_id, lite=lite)
    return update(lane).where(listed).values(next_at=earliest())


_PARK = Ready(lambda lite: _park(lite=lite))
_ADVANCE = Ready(lambda lite: _park(lite=lite).values(paced_until=bindparam("pause")))
_PAYLOADS = Ready(
    lambda lite: select(message.c.id, message.c.payload).where(among_given(message.c.id, lite=lite))
)
_STAMPS = Ready(
    lambda lite: select(delivery.c.id, delivery.c.ts).where(among_given(delivery.c.id, lite=lite))
)
_SET_CLOCK = Ready(
    lambda _: (
        update(workspace)
        .where(workspace.c.id == bindparam("number"))
        .values(paced_until=bindparam("clock"))
    )
)


def _heads(*, of_shard: bool) -> Select[Any]:
    """Choose due channels, and in each the first delivery that may go."""
    now, ahead = bindparam("now", type_=Moment()), bindparam("ahead", type_=Moment())
    believed = bindparam("believed", type_=Moment())
    head = (
        select(delivery.c.id)
        .where(delivery.c.channel_id == lane.c.channel_id, delivery.c.not_before <= now, ready())
        .order_by(delivery.c.not_before, delivery.c.id)
        .limit(1)
        .correlate(lane)
        .scalar_subquery()
    )
    statement = (
        select(
            channel.c.id,
            channel.c.workspace_id,
            channel.c.address,
            channel.c.platform,
            workspace.c.paced_until.label("clock"),
            head.label("head"),
        )
        .join_from(lane, channel, channel.c.id == lane.c.channel_id)
        .join(workspace, workspace.c.id == channel.c.workspace_id)
        .where(
            reachable(now),
            lane.c.next_at <= now,
            _rested(lane.c.paced_until, now, believed),
            _rested(workspace.c.paced_until, ahead, believed),
        )
        .order_by(lane.c.next_at)  # and nothing else: an index gives this order without sorting
        .limit(bindparam("limit"))
        # A workspace whose clock somebody else is setting is left to them: nobody waits here.
        .with_for_update(of=[lane, workspace], skip_locked=True, key_share=True)
    )
    return statement.where(lane.c.shard == bindparam("shard")) if of_shard else statement


def _rested(
    until: ColumnElement[Any], now: BindParameter[datetime], believed: BindParameter[datetime]
) -> ColumnElement[bool]:
    """Say that a rest is over; one that is longer than any was set by a clock that ran ahead."""
    return or_(until.is_(None), until <= now, until > believed)


_HEADS = Ready(lambda _: _heads(of_shard=False))
_HEADS_OF_SHARD = Ready(lambda _: _heads(of_shard=True))


def _within_limits(session: Session, due: list[Any], now: datetime, pace: SendingPace) -> list[Any]:
    """Take from each workspace what its limit allows, and move its clock on.

    The clock shows when its posts so far would be over at its pace; it is in the store, so that the
    limit holds for any number of workers.
    """
    if not due or pace.workspace <= 0:
        return due
    by_workspace: dict[int, list[Any]] = defaultdict(list)
    for row in due:
        by_workspace[row.workspace_id].append(row)
    step = timedelta(seconds=pace.workspace)
    chosen: list[Any] = []
    clocks: list[dict[str, Any]] = []
    for number, rows in by_workspace.items():
        shown = rows[0].clock
        believed = shown is not None and shown <= now + LONGEST_REST + pace.ahead
        clock = max(shown, now) if believed else now
        allowed = max(0, (now + pace.ahead - clock) // step + 1)
        taken = rows[:allowed]
        if taken:
            chosen += taken
            clocks.append({"number": number, "clock": clock + step * len(taken)})
    if clocks:
        _SET_CLOCK.change_each(session.connection(), clocks)
    return chosen
