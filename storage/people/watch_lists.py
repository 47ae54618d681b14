"""This file keeps watch lists, sealed, and which numbers of them were found in which papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import among, insert_missing, insert_one, table
from storage.tables.people import WatchHitRow, WatchListRow
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow

_list, _hit, _delivery = table(WatchListRow), table(WatchHitRow), table(DeliveryRow)
_paper = table(PaperRow)


@dataclass(frozen=True, slots=True)
class WatchList:
    """A channel's list; its name and its entries are sealed."""

    id: int
    workspace_id: int
    channel_id: int
    sealed: bytes
    instant: bool
    revision: int
    created_by: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class WatchHit:
    """A number of a list that was found in a paper."""

    id: int
    list_id: int
    paper_id: int
    number: int


@dataclass(frozen=True, slots=True)
class NumberTally:
    """How often a number of a list was found, and when last."""

    papers: int
    last: datetime


def _record(row: Any) -> WatchList:
    return WatchList(**{field.name: getattr(row, field.name) for field in fields(WatchList)})


def create(
    session: Session,
    *,
    workspace_id: int,
    channel_id: int,
    sealed: bytes,
    instant: bool,
    who: str,
    now: datetime,
) -> WatchList:
    """Keep a new list."""
    row = {
        "workspace_id": workspace_id, "channel_id": channel_id, "sealed": sealed,
        "instant": instant, "revision": 0, "created_by": who, "created_at": now, "updated_at": now,
    }  # fmt: skip
    number = insert_one(session.connection(), _list, row)
    found = one(session, number)
    assert found is not None
    return found


def change(session: Session, list_id: int, now: datetime, **values: Any) -> None:
    """Give a list other sealed words, or another wish to be told at once."""
    session.connection().execute(
        update(_list)
        .where(_list.c.id == list_id)
        .values(**values, updated_at=now, revision=_list.c.revision + 1)
    )


def forget_numbers(session: Session, list_id: int, numbers: Collection[int]) -> None:
    """Forget what was found of numbers that stand on a list no longer."""
    session.connection().execute(
        delete(_hit).where(_hit.c.list_id == list_id, _hit.c.number.in_(sorted(numbers)))
    )


def drop(session: Session, list_id: int) -> None:
    """Delete a list, with all that was found of it."""
    connection = session.connection()
    connection.execute(delete(_hit).where(_hit.c.list_id == list_id))
    connection.execute(delete(_list).where(_list.c.id == list_id))


def one(session: Session, list_id: int) -> WatchList | None:
    """Give a list by its number, None where there is none."""
    row = session.connection().execute(select(_list).where(_list.c.id == list_id)).one_or_none()
    return _record(row) if row else None


def of_channel(session: Session, channel_id: int) -> list[WatchList]:
    """Give a channel's lists, the oldest first."""
    rows = session.connection().execute(
        select(_list).where(_list.c.channel_id == channel_id).order_by(_list.c.id)
    )
    return [_record(row) for row in rows]


def every(session: Session) -> list[WatchList]:
    """Give all lists."""
    return [
        _record(row) for row in session.connection().execute(select(_list).order_by(_list.c.id))
    ]


def version(session: Session) -> str:
    """Give what differs as soon as any list does."""
    (found,) = _VERSION.rows(session.connection())
    return "|".join(map(str, found))


_VERSION = Ready(
    lambda _: select(
        func.count(), func.max(_list.c.updated_at), func.sum(_list.c.id), func.sum(_list.c.revision)
    )
)


def save_hits(
    session: Session,
    found: WatchList,
    paper_id: int,
    numbers: Iterable[int],
    now: datetime,
    *,
    told: bool,
) -> None:
    """Note that numbers of a list were found in a paper; what is known already stays as it was."""
    rows = [
        {
            "workspace_id": found.workspace_id, "channel_id": found.channel_id,
            "list_id": found.id, "paper_id": paper_id, "number": number, "found_at": now,
            "told": told, "delivery_id": None,
        }
        for number in sorted(numbers)
    ]  # fmt: skip
    insert_missing(session.connection(), _hit, rows, ["list_id", "paper_id", "number"])


def _untold() -> ColumnElement[bool]:
    """Say that nobody was told, or that what was to tell it will never arrive."""
    state = select(_delivery.c.state).where(_delivery.c.id == _hit.c.delivery_id)
    return or_(~_hit.c.told, state.scalar_subquery() == "dead")


def untold(session: Session, channel_id: int, paper_id: int | None = None) -> list[WatchHit]:
    """Give what was found for a channel's lists, in one paper or in all, and told nobody yet."""
    asked = (
        select(*(_hit.c[field.name] for field in fields(WatchHit)))
        .join(_paper, _paper.c.id == _hit.c.paper_id)
        .where(_hit.c.channel_id == channel_id, _untold(), _paper.c.withdrawn_at.is_(None))
    )
    if paper_id is not None:
        asked = asked.where(_hit.c.paper_id == paper_id)
    rows = session.connection().execute(asked.order_by(_hit.c.paper_id.desc(), _hit.c.number))
    return [WatchHit(**row._asdict()) for row in rows]


def tell(session: Session, hits: Sequence[WatchHit], delivery_id: int) -> None:
    """Note by which delivery a channel is told of hits."""
    connection = session.connection()
    connection.execute(
        update(_hit)
        .where(among(connection, _hit.c.id, [hit.id for hit in hits]))
        .values(told=True, delivery_id=delivery_id)
    )


def tallies(session: Session, list_id: int) -> dict[int, NumberTally]:
    """Count the papers in which each number of a list was found."""
    rows = session.connection().execute(
        select(_hit.c.number, func.count(), func.max(_hit.c.found_at))
        .where(_hit.c.list_id == list_id)
        .group_by(_hit.c.number)
    )
    return {row[0]: NumberTally(row[1], row[2]) for row in rows}


def papers_of(session: Session, list_id: int, limit: int) -> list[tuple[int, tuple[int, ...]]]:
    """Give the papers in which a list's numbers were found, the latest first, with the numbers."""
    rows = session.connection().execute(
        select(_hit.c.paper_id, _hit.c.number)
        .where(_hit.c.list_id == list_id)
        .order_by(_hit.c.found_at.desc(), _hit.c.paper_id.desc(), _hit.c.number)
    )
    found: dict[int, tuple[int, ...]] = {}
    for paper_id, number in rows:
        if paper_id not in found and len(found) >= limit:
            break
        found[paper_id] = (*found.get(paper_id, ()), number)
    return list(found.items())
