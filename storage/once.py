"""This file remembers what is done only once, whichever process is asked to do it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlmodel import Session

from storage.sql import insert_into, table
from storage.tables.marks import OnceRow

_once = table(OnceRow)
_LONGEST = 200  # letters of a name


def first(session: Session, name: str, now: datetime, until: datetime) -> bool:
    """Say whether nobody has asked for this name yet; it is remembered until a moment."""
    connection = session.connection()
    insert = insert_into(connection, _once).values(name=name[:_LONGEST], until=until)
    statement = insert.on_conflict_do_update(
        index_elements=["name"],
        set_={"until": insert.excluded.until},
        where=_once.c.until <= now,
    )
    return connection.execute(statement.returning(_once.c.name)).first() is not None


def forget_expired(session: Session, now: datetime, most: int = 10_000) -> int:
    """Forget names whose time is over, at most so many; give how many."""
    old = select(_once.c.name).where(_once.c.until <= now).limit(most)
    done = session.connection().execute(delete(_once).where(_once.c.name.in_(old)))
    return int(done.rowcount)
