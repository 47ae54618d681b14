"""This file counts what has to outlive the process, such as tokens used in a month."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from storage.tables.marks import CounterRow


def count(session: Session, name: str) -> int:
    """Give what a counter stands at; one that was never raised stands at 0."""
    row = session.get(CounterRow, name)
    return row.value if row else 0


def raise_by(session: Session, name: str, amount: int, now: datetime) -> None:
    """Raise a counter, made if it is not there."""
    row = session.get(CounterRow, name, with_for_update=True)
    if row is None:
        row = CounterRow(name=name, value=0, at=now)
    row.value += amount
    row.at = now
    session.add(row)
    session.flush()
