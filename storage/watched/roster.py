"""This file keeps whom the Council's roster names, what it called them before, and since when they no longer sit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlmodel import Session

from scrapers.items import Language, Seat
from storage.sql import table
from storage.tables.watched import SeatRow

_seat = table(SeatRow)
MOST_FORMER = 12  # names that are kept of what somebody was called
_TICK = timedelta(microseconds=1)  # two pages may change it at one instant


@dataclass(frozen=True, slots=True)
class KeptSeat:
    """A Member by the roster's number: `left_at` is when it first no longer said that they sit."""

    number: str
    names: tuple[tuple[Language, str], ...]
    former: tuple[str, ...]
    since: datetime
    left_at: datetime | None

    @property
    def ever_sat(self) -> bool:
        """Say whether the roster named them as one who sits since it is read."""
        return self.left_at is None or self.since < self.left_at


def note(session: Session, page: str, found: Iterable[Seat], now: datetime) -> bool:
    """Note all whom a page of the roster names; give whether anything is another than before.

    Who is on none of its pages any more, or on one that says so, no longer sits. A crash before the
    caller's commit leaves the page to be read again.
    """
    connection, before = session.connection(), {row.number: row for row in _rows(session)}
    last, changed = version(session), False
    stamp = {"changed_at": max(now, last + _TICK) if last else now}
    for one in found:
        row = before.pop(one.number, None)
        held = _held(row) if row is not None else _none(now)
        made = _with(held, one, page, now)
        if row is None:
            connection.execute(insert(_seat), [made | stamp | {"number": one.number}])
        elif made != held:
            connection.execute(update(_seat).where(_seat.c.id == row.id).values(**made, **stamp))
        changed |= made != held
    for row in before.values():
        if page in row.pages:
            others = {url: sits for url, sits in row.pages.items() if url != page}
            made = _seated(_held(row) | {"pages": others}, now)
            connection.execute(update(_seat).where(_seat.c.id == row.id).values(**made, **stamp))
            changed = True
    return changed


def _none(now: datetime) -> dict[str, Any]:
    return {"names": {}, "former": [], "pages": {}, "since": now, "left_at": None}


def _held(row: Any) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _none(row.since)}


def _with(held: dict[str, Any], one: Seat, page: str, now: datetime) -> dict[str, Any]:
    """Give what is held of a Member with what a page says of them now."""
    names = held["names"] | dict(one.names)
    other = [name for language, name in held["names"].items() if names[language] != name]
    former = list(dict.fromkeys([*held["former"], *other]))[-MOST_FORMER:]
    pages = held["pages"] | {page: one.sits}
    return _seated(held | {"names": names, "former": former, "pages": pages}, now)


def _seated(held: dict[str, Any], now: datetime) -> dict[str, Any]:
    says = held["pages"].values()
    sits = True in says or (bool(says) and False not in says)
    return held | {"left_at": None if sits else held["left_at"] or now}


def version(session: Session) -> datetime | None:
    """Give what is later with each change of the roster; None where none was read."""
    found: datetime | None = (
        session.connection().execute(select(func.max(_seat.c.changed_at))).scalar()
    )
    return found


def seats(session: Session) -> tuple[KeptSeat, ...]:
    """Give all whom the roster names or named, the first known first."""
    return tuple(
        KeptSeat(row.number, tuple(row.names.items()), tuple(row.former), row.since, row.left_at)
        for row in _rows(session)
    )


def _rows(session: Session) -> list[Any]:
    return list(session.connection().execute(select(_seat).order_by(_seat.c.since, _seat.c.id)))
