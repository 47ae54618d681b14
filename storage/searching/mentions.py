"""This file finds the papers that name somebody at their head: in a title, or in the first paragraph."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select, text
from sqlmodel import Session

from storage.published.heads import FIRST, HeadsRegister, head
from storage.published.passages import passage
from storage.published.slots import LAST_ORDINAL
from storage.searching.queries import NothingToFind, phrases, to_fts5, to_tsquery
from storage.sql import among

MOST = 5000  # passages that are read for a name, the newest first

_LITE = text(
    "SELECT rowid FROM passage_fts WHERE passage_fts MATCH :words"
    " AND (rowid & :mask) <= :first ORDER BY rowid DESC LIMIT :most"
)
_SERVER = text(
    "SELECT id FROM passage_fts WHERE tokens @@ CAST(:words AS tsquery)"
    " AND (id & :mask) <= :first ORDER BY id DESC LIMIT :most"
)


def naming_at_head(
    session: Session, kind: str, target: str, register: HeadsRegister, most: int = MOST
) -> set[int]:
    """Give the papers whose title or first paragraph names a body, in any language."""
    connection = session.connection()
    slots = _slots(connection, register.names(kind, target), most)
    if not slots:
        return set()
    asked = select(passage.c.paper_id, passage.c.ordinal, passage.c.text).where(
        among(connection, passage.c.id, slots)
    )
    found: set[int] = set()
    for row in connection.execute(asked):
        if row.paper_id not in found and target in register.targets(
            kind, head(row.ordinal, row.text)
        ):
            found.add(row.paper_id)
    return found


def _slots(connection: Connection, names: Iterable[str], most: int) -> list[int]:
    read = []
    for name in names:
        try:
            read.append(phrases(f'"{name}"'))
        except NothingToFind:  # a name of marks alone stands nowhere
            continue
    if not read:
        return []
    lite = connection.dialect.name == "sqlite"
    write, between = (to_fts5, " OR ") if lite else (to_tsquery, " | ")
    words = between.join(f"({write(one)})" for one in read)
    given = {"words": words, "mask": LAST_ORDINAL, "first": FIRST, "most": most}
    return list(connection.execute(_LITE if lite else _SERVER, given).scalars())
