"""This file counts what has to outlive the process, such as tokens used in a month."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select, update
from sqlmodel import Session

from storage.statements import insert_or_find, table
from storage.tables import CounterRow

_counter = table(CounterRow)


def count(session: Session, name: str) -> int:
    """Give what a counter stands at; one that was never raised stands at 0."""
    found = select(_counter.c.value).where(_counter.c.name == name)
    return int(session.connection().execute(found).scalar() or 0)


def raise_by(session: Session, name: str, amount: int, now: datetime) -> None:
    """Raise a counter, made at 0 if it is not there."""
    connection = session.connection()
    insert_or_find(connection, _counter, {"name": name, "value": 0, "at": now}, ["name"])
    connection.execute(
        update(_counter)
        .where(_counter.c.name == name)
        .values(value=_counter.c.value + amount, at=now)
    )
