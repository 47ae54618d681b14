"""This file puts deliveries into the outbox, each once by its key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import BindParameter, Connection, Text, bindparam, cast, delete, func, select
from sqlmodel import Session

from storage.people.lanes import brought_forward, lock, refresh
from storage.ready import Ready
from storage.records import DeliveryKind, DeliveryState
from storage.sql import among_given, given, insert_for, insert_missing, one_of, table, texts
from storage.tables.people import LaneRow
from storage.tables.told import DeliveryRow, TellingRow
from storage.told.tellings import (
    tell,
    tell_by_digests,
)

delivery, lane, telling = table(DeliveryRow), table(LaneRow), table(TellingRow)


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One channel to be told of a paper; `later` keeps it for the channel's digest."""

    channel_id: int
    message_id: int
    not_before: datetime
    state: Literal["pending", "later"] = "pending"


def enqueue_alerts(session: Session, paper_id: int, rows: Iterable[AlertRow], now: datetime) -> int:
    """Enqueue a paper's alert for each channel that has not been told; give how many are new.

    Rows that are pending are tellings in the same transaction; rows that are `later` are not, so
    that the digest finds their paper.
    """
    connection = session.connection()
    rows = list(rows)
    lock(session, [row.channel_id for row in rows])
    its = {"paper": paper_id}
    before = _ALERTS.value(connection, its)
    known = set(_KNOWN.values(connection, its))
    groups: dict[tuple[int, datetime, str], list[int]] = defaultdict(list)
    for row in rows:
        if row.channel_id not in known:
            groups[row.message_id, row.not_before, row.state].append(row.channel_id)
    for (message_id, not_before, state), channels in groups.items():
        values = _values("", "alert", 0, message_id, now, not_before=not_before, paper_id=paper_id)
        _fan_out(connection, values | {"state": state}, channels)
    tell(connection, paper_id, now)
    _UNTOLD.change(connection, its)
    for not_before in sorted({moment for _, moment, state in groups if state == "pending"}):
        _SOONER.change(connection, {**its, "moment": not_before})
    return int(_ALERTS.value(connection, its) - before)


_its_alerts = (delivery.c.paper_id == bindparam("paper"), delivery.c.kind == "alert")
_ALERTS = Ready(lambda _: select(func.count()).select_from(delivery).where(*_its_alerts))
_KNOWN = Ready(
    lambda _: select(telling.c.channel_id).where(telling.c.paper_id == bindparam("paper"))
)
_UNTOLD = Ready(
    lambda _: delete(delivery).where(
        *_its_alerts,
        delivery.c.state == "pending",
        ~select(telling.c.id).where(telling.c.delivery_id == delivery.c.id).exists(),
    )
)
_SOONER = Ready(
    lambda _: brought_forward(
        select(delivery.c.channel_id).where(
            *_its_alerts,
            delivery.c.state == "pending",
            delivery.c.not_before == bindparam("moment"),
        ),
        bindparam("moment", type_=lane.c.next_at.type),
    )
)


@dataclass(frozen=True, slots=True)
class DigestPart:
    """One message of a digest; the first tells its channel of papers, further ones reply to it."""

    run_id: int
    part: int
    channel_id: int
    message_id: int
    paper_ids: tuple[int, ...] = ()
    parent_id: int | None = None

    @property
    def key(self) -> str:
        """Give what makes it one delivery, however often it is enqueued."""
        return f"digest:{self.run_id}:{self.part}:{self.channel_id}"


def enqueue_digests(session: Session, parts: Sequence[DigestPart], now: datetime) -> list[int]:
    """Enqueue parts of digests and write down what they tell; give the number of each delivery."""
    if not parts:
        return []
    connection = session.connection()
    rows = [
        _values(one.key, "digest", one.channel_id, one.message_id, now, parent_id=one.parent_id)
        | {"digest_run_id": one.run_id}
        for one in parts
    ]
    insert_missing(connection, delivery, rows, ["key"])
    keys = texts(connection, (one.key for one in parts))
    numbers = {row.key: row.id for row in _NUMBERS.rows(connection, {"keys": keys})}
    told = [(numbers[one.key], one.channel_id, one.paper_ids) for one in parts]
    tell_by_digests(connection, told, now)
    refresh(session, sorted({one.channel_id for one in parts}))
    return [numbers[one.key] for one in parts]


_NUMBERS = Ready(
    lambda lite: select(delivery.c.key, delivery.c.id).where(
        one_of(delivery.c.key, "keys", lite=lite)
    )
)


def enqueue_notice(
    session: Session, channel_id: int, key: str, message_id: int, now: datetime
) -> int:
    """Enqueue a message of our own about how things stand; the same key again is the same notice."""
    connection = session.connection()
    insert_missing(
        connection, delivery, [_values(key, "notice", channel_id, message_id, now)], ["key"]
    )
    refresh(session, [channel_id])
    return _id(connection, key)


def _values(
    key: str,
    kind: DeliveryKind,
    channel_id: int,
    message_id: int,
    now: datetime,
    *,
    not_before: datetime | None = None,
    state: DeliveryState = "pending",
    paper_id: int | None = None,
    parent_id: int | None = None,
) -> dict[str, Any]:
    return {
        "key": key,
        "kind": kind,
        "channel_id": channel_id,
        "message_id": message_id,
        "paper_id": paper_id,
        "parent_id": parent_id,
        "state": state,
        "not_before": not_before or now,
        "attempts": 0,
        "looks": 0,
        "created_at": now,
    }


def _fan_out(connection: Connection, values: dict[str, Any], channels: list[int]) -> None:
    """Insert one alert for many channels, set by set: rows of their own would cost ten times more."""
    prefix = f"alert:{values['paper_id']}:"
    wanted = {f"its_{name}": values[name] for name in _ALIKE}
    _FAN_OUT.change(connection, given(connection, channels, prefix=prefix, **wanted))


_ALIKE = (
    *("kind", "message_id", "paper_id", "state", "not_before"),
    *("attempts", "looks", "created_at"),
)


def _fanned_out(*, lite: bool) -> Any:
    columns = [bindparam(f"its_{name}", type_=delivery.c[name].type) for name in _ALIKE]
    number = lane.c.channel_id
    prefix: BindParameter[str] = bindparam("prefix", type_=Text())
    chosen = (
        select(prefix + cast(number, Text()), number, *columns)
        .where(among_given(number, lite=lite))
        .order_by(number)
    )
    names = ["key", "channel_id", *_ALIKE]
    return insert_for(delivery, lite=lite).from_select(names, chosen).on_conflict_do_nothing()


_FAN_OUT = Ready(lambda lite: _fanned_out(lite=lite))


def _id(connection: Connection, key: str) -> int:
    return int(connection.execute(select(delivery.c.id).where(delivery.c.key == key)).scalar_one())
