"""This file notices that a store has lost its last writes, and has what it may have sent looked for first.

A SQLite store whose journal was lost or cut, or that came back from a copy, knows less than it has
sent. A mark beside the store, outside its journal, says how far sending had come; where the store says
less, what is due may have been sent already, and what is found anew may have been told already.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, insert, or_, select, text, update
from sqlmodel import Session

from storage.locks import SendingMark
from storage.people.lanes import channel, delivery, lock, refresh
from storage.ready import Ready
from storage.sql import table, upsert
from storage.tables.marks import CounterRow
from storage.told.outcomes import Patience

if TYPE_CHECKING:
    from storage.database import Store

_counter = table(CounterRow)
_ROUNDS = "outbox: rounds"
LAST, UNTIL = "outbox: last before a loss", "outbox: looks first until"
_LOSS = Ready(
    lambda _: select(_counter.c.name, _counter.c.value, _counter.c.at).where(
        or_(_counter.c.name == LAST, _counter.c.name == UNTIL)
    )
)
DOUBTED_FOR = timedelta(
    days=3
)  # until then everything that was told is found anew, over a weekend too
_LONG_AGO = timedelta(days=7)
AFTER_RESTORE = 100_000  # more deliveries than a store sends between two copies


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is newer than `last_id` may be a message that was sent after `since`, before the loss.

    Nothing is looked for before `looks_from`: a platform shows late what it has just taken.
    """

    since: datetime
    last_id: int
    looks_from: datetime


def count_round(session: Session, highest: int, now: datetime) -> SendingMark:
    """Count a round of claims in its own transaction; give what is to be marked beside the store."""
    done = (_value(session, _ROUNDS) or 0) + 1
    _set(session, _ROUNDS, done, now)
    return SendingMark(done, highest)


def notice(store: Store, now: datetime) -> bool:
    """Say whether the store has lost writes since it last sent something, and prepare for that."""
    mark = store.mark
    if mark is None:
        return False
    with store.write() as session:
        if mark.rounds <= (_value(session, _ROUNDS) or 0):
            return False
        doubt_from_now_on(session, mark.highest, now)
        _set(session, _ROUNDS, mark.rounds, now)
    return True


def after_restore(store: Store, now: datetime) -> None:
    """Prepare a store that came back from a copy: what was sent since is not in it."""
    with store.write() as session:
        newest = session.connection().execute(select(func.max(delivery.c.id))).scalar() or 0
        doubt_from_now_on(session, newest + AFTER_RESTORE, now)


def doubt_from_now_on(session: Session, highest: int, now: datetime) -> None:
    """Have everything looked for that may have been sent; numbers up to `highest` are used up."""
    connection = session.connection()
    newest = select(func.max(delivery.c.id), func.max(delivery.c.attempting_at))
    last_id, claimed = connection.execute(newest).one()
    sent = connection.execute(select(func.max(delivery.c.sent_at))).scalar()
    since = max((m for m in (claimed, sent) if m is not None), default=now - _LONG_AGO)
    _set(session, LAST, last_id or 0, since)
    _set(session, UNTIL, 0, now + DOUBTED_FOR)
    _look_for_what_is_due(session, since, now)
    _skip_to(session, max(highest, last_id or 0), since)


def doubt(session: Session, now: datetime) -> Doubt | None:
    """Give what has to be looked for before it is sent, None where the store is complete."""
    held = {row.name: row for row in _LOSS.rows(session.connection())}
    if UNTIL not in held or held[UNTIL].at <= now:
        return None
    began = held[UNTIL].at - DOUBTED_FOR
    return Doubt(held[LAST].at, held[LAST].value, began + Patience().grace)


def _look_for_what_is_due(session: Session, since: datetime, now: datetime) -> None:
    """Let posts that are due count as begun when the store last knew: they are looked for, then sent.

    Threads come after their parents, which have to be found first. An edit is simply repeated.
    """
    connection = session.connection()
    due = (delivery.c.state == "pending", delivery.c.not_before <= now, delivery.c.kind != "edit")
    places = connection.execute(select(delivery.c.channel_id).where(*due).distinct()).scalars()
    numbers = sorted(places)
    lock(session, numbers)
    grace = Patience().grace
    for of_thread, wait in ((delivery.c.parent_id.is_(None), grace), (None, 3 * grace)):
        which = due if of_thread is None else (*due, of_thread)
        begun = {"state": "attempting", "attempting_at": since, "not_before": now + wait}
        connection.execute(update(delivery).where(*which).values(**begun))
    for start in range(0, len(numbers), 500):
        refresh(session, numbers[start : start + 500])


def _skip_to(session: Session, highest: int, since: datetime) -> None:
    """Give no delivery a number again that a message in a channel may bear already."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        sequence = "SELECT setval(pg_get_serial_sequence('delivery', 'id'), :highest)"
        connection.execute(text(sequence), {"highest": max(1, highest)})
        return
    place = connection.execute(select(func.min(channel.c.id))).scalar()
    held = connection.execute(select(func.max(delivery.c.id))).scalar() or 0
    if place is None or held >= highest:
        return
    gap = {"key": f"gap:{highest}", "kind": "notice", "channel_id": place, "state": "sent"}
    when = {"not_before": since, "created_at": since, "sent_at": since}
    connection.execute(insert(delivery).values(id=highest, attempts=0, looks=0, **gap, **when))


def _value(session: Session, name: str) -> int | None:
    found = select(_counter.c.value).where(_counter.c.name == name)
    return session.connection().execute(found).scalar()


def _set(session: Session, name: str, value: int, at: datetime) -> None:
    row = {"name": name, "value": value, "at": at}
    upsert(session.connection(), _counter, [row], ["name"])
