"""This file finds who asked the questions that came lately, as papers print their names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session

from storage.sql import table, unset
from storage.tables.published import PaperRow

MOST = 1_000  # papers of one look

_paper = table(PaperRow)


@dataclass(frozen=True, slots=True)
class PaperAskers:
    """A paper with the names of its askers: each name, and the language that prints it."""

    paper_id: int
    names: tuple[tuple[str, str], ...]


def since(session: Session, moment: datetime) -> list[PaperAskers]:
    """Give the papers first seen since a moment that name who asked, the oldest first."""
    rows = session.connection().execute(
        select(_paper.c.id, _paper.c.people)
        .where(
            _paper.c.first_seen_at >= moment, unset(_paper.c.forward_id), ~_paper.c.baseline,
            _paper.c.people_fold != "",
        )
        .order_by(_paper.c.id)
        .limit(MOST)
    )  # fmt: skip
    found = []
    for row in rows:
        names = tuple(
            (one["name"], one.get("language") or "") for one in row.people if one["role"] == "asker"
        )
        if names:
            found.append(PaperAskers(row.id, names))
    return found
