"""This file counts how often the papers that a channel was told of are opened there, and by whom it never asks."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import exists, select
from sqlmodel import Session

from storage.sql import insert_into, table
from storage.tables.told import OpeningRow, TellingRow

_opening, _telling = table(OpeningRow), table(TellingRow)
What = Literal["show", "more", "question", "why", "copy", "save", "follow"]


def count(session: Session, channel_id: int, paper_id: int, what: What) -> bool:
    """Count one opening of a paper; give whether the channel was told of it, and so whether it counts."""
    connection = session.connection()
    told = exists().where(_telling.c.channel_id == channel_id, _telling.c.paper_id == paper_id)
    if not connection.execute(select(told)).scalar():
        return False
    row = {"channel_id": channel_id, "paper_id": paper_id, "what": what, "times": 1}
    insert = insert_into(connection, _opening).values(**row)
    more = {"times": _opening.c.times + 1}
    keys = ["channel_id", "paper_id", "what"]
    connection.execute(insert.on_conflict_do_update(index_elements=keys, set_=more))
    return True


def opened(session: Session, channel_id: int, since: datetime, until: datetime) -> set[int]:
    """Give the papers that a channel was told of from an instant up to another, and that were opened there."""
    told = select(_telling.c.paper_id).where(
        _telling.c.channel_id == channel_id, _telling.c.told_at >= since, _telling.c.told_at < until
    )
    asked = select(_opening.c.paper_id).where(
        _opening.c.channel_id == channel_id, _opening.c.paper_id.in_(told)
    )
    return set(session.connection().execute(asked).scalars())
