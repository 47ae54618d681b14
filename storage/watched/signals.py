"""This file keeps which weather signals stop the Council's work, and from when to when each did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import or_, select, update
from sqlmodel import Session

from scrapers.items import Signal
from storage.sql import table, upsert
from storage.tables.watched import SignalRow

_signal = table(SignalRow)
BELIEVED = timedelta(hours=2)  # so long after its page was last read a signal is held for in force


@dataclass(frozen=True, slots=True)
class KeptSignal:
    """A signal from its issue: `until` is its end, or when it was last seen where nobody saw its end."""

    id: int
    kind: Literal["cyclone", "rain"]
    grade: str
    since: datetime
    until: datetime


def note(session: Session, source: str, found: Iterable[Signal], now: datetime) -> None:
    """Note all that a source says to be in force; what it no longer names is over.

    A higher or lower grade of the same kind is the same signal, in force since its first. One whose
    page was not read for BELIEVED ended when it was last seen: the next of its kind is another.
    A crash before the caller's commit leaves the page to be read again; after one, an open row is
    believed no longer than BELIEVED.
    """
    standing = {row.kind: row for row in _rows(session, _signal.c.source == source, _open())}
    for one in found:
        held = standing.get(one.kind)
        if held is not None and (now - held.seen_at <= BELIEVED or one.issued_at <= held.seen_at):
            del standing[one.kind]
            _change(session, held.id, grade=one.grade, seen_at=now)
        else:
            issued_at = min(one.issued_at, now)
            row = {"source": source, "kind": one.kind, "grade": one.grade, "issued_at": issued_at}
            row |= {"seen_at": now, "ended_at": None}
            upsert(session.connection(), _signal, [row], ["source", "kind", "issued_at"])
    for held in standing.values():
        seen = now - held.seen_at <= BELIEVED
        _change(session, held.id, ended_at=now if seen else held.seen_at)


def in_force(session: Session, now: datetime) -> list[KeptSignal]:
    """Give the signals in force, the first issued first; none whose page has not been read lately."""
    rows = _rows(session, _open(), _signal.c.seen_at >= now - BELIEVED)
    return [_kept(row) for row in rows]


def since(session: Session, moment: datetime) -> list[KeptSignal]:
    """Give the signals that were in force at some time since a moment, the first issued first."""
    lasted = or_(_signal.c.ended_at >= moment, _signal.c.seen_at >= moment)
    return [_kept(row) for row in _rows(session, lasted)]


def _open() -> Any:
    return _signal.c.ended_at.is_(None)


def _change(session: Session, number: int, **values: Any) -> None:
    change = update(_signal).where(_signal.c.id == number).values(**values)
    session.connection().execute(change)


def _rows(session: Session, *where: Any) -> list[Any]:
    asked = select(_signal).where(*where).order_by(_signal.c.issued_at, _signal.c.id)
    return list(session.connection().execute(asked))


def _kept(row: Any) -> KeptSignal:
    return KeptSignal(row.id, row.kind, row.grade, row.issued_at, row.ended_at or row.seen_at)
