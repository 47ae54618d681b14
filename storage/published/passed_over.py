"""This file asks for the papers that a search passes over: what not everybody may see, a kind that is not wanted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import CompoundSelect, select, union
from sqlmodel import Session

from storage.published.public_papers import unseen
from storage.sql import table
from storage.tables.published import PaperRow

_paper = table(PaperRow)


def passed_over(
    session: Session, sources: Collection[str] | None, kind: str | None
) -> CompoundSelect[Any] | None:
    """Ask for what is unseen where only papers of some sources are, and for all papers of a kind."""
    away = unseen(session, sources)
    if kind is None:
        return away
    unwanted = select(_paper.c.id).where(_paper.c.kind == kind)
    # Side by side: SQLite reads no compound within another.
    return union(unwanted, *(away.selects if away is not None else (unwanted,)))
