"""This file keeps what was learned of the names in sources' addresses: which of them answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import table, upsert
from storage.tables.watched import LearnedRow

_learned = table(LearnedRow)


@dataclass(frozen=True, slots=True)
class Learned:
    """What a subject of a source is called in its addresses, None where nothing answers for it."""

    source: str
    subject: str
    name: str | None
    tried: tuple[str, ...]
    found_at: datetime | None
    asked_at: datetime | None
    told_at: datetime | None = None


def names(session: Session, source_key: str | None = None) -> list[Learned]:
    """Give what was learned of one source, or of all, in the order of their subjects."""
    connection = session.connection()
    rows = _OF_ONE.rows(connection, {"of": source_key}) if source_key else _ALL.rows(connection)
    return [Learned(**{**row._asdict(), "tried": tuple(row.tried)}) for row in rows]


def _every() -> Select[Any]:
    columns = [_learned.c[name] for name in Learned.__dataclass_fields__]
    return select(*columns).order_by(_learned.c.source, _learned.c.subject)


_ALL = Ready(lambda _: _every())
_OF_ONE = Ready(lambda _: _every().where(_learned.c.source == bindparam("of")))


def save(session: Session, found: Sequence[Learned]) -> None:
    """Write down what was learned; when a name first answered stays, and so does what was told."""
    rows: list[dict[str, Any]] = [
        {
            "source": one.source,
            "subject": one.subject,
            "name": one.name,
            "tried": list(one.tried),
            "found_at": one.found_at,
            "asked_at": one.asked_at,
            "told_at": one.told_at,
        }
        for one in found
    ]
    if rows:
        upsert(session.connection(), _learned, rows, ["source", "subject"])


def told(session: Session, one: Learned, at: datetime | None) -> None:
    """Note that a person was told that nothing answers for a subject, or that something does again."""
    here = (_learned.c.source == one.source) & (_learned.c.subject == one.subject)
    session.connection().execute(update(_learned).where(here).values(told_at=at))
