"""This file gives the states that a paper's texts have had, for those who compare them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import table
from storage.tables.published import RenditionRow, RevisionRow

_rendition, _revision = table(RenditionRow), table(RevisionRow)


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One state of a paper's text, as a list of its versions shows it."""

    id: int
    language: str
    bytes_sha: str
    text_sha: str
    size: int
    pages: int | None
    media: str
    fetched_at: datetime
    current: bool


def versions(session: Session, paper_id: int) -> list[KeptVersion]:
    """Give the states of a paper's texts in which their words differ, the newest first.

    Where only our reader has changed, the last reading stands for its text.
    """
    rows = _STATES.rows(session.connection(), {"paper": paper_id})
    kept: dict[tuple[str, str], KeptVersion] = {}
    for row in rows:
        earlier = kept.pop((row.language, row.bytes_sha), None)
        fetched = earlier.fetched_at if earlier else row.fetched_at
        values = {**row._asdict(), "current": bool(row.current), "fetched_at": fetched}
        kept[row.language, row.bytes_sha] = KeptVersion(**values)
    told: dict[tuple[str, str], KeptVersion] = {}
    for one in kept.values():  # other bytes with the same words are nothing to compare
        same = told.get((one.language, one.text_sha))
        if same is None or one.current:
            told[one.language, one.text_sha] = one
    return sorted(told.values(), key=lambda one: (one.fetched_at, one.id), reverse=True)


def _states() -> Select[Any]:
    """Ask for the states of a paper's texts, the oldest first."""
    facts = ("id", "bytes_sha", "text_sha", "size", "pages", "media", "fetched_at")
    current = _rendition.c.revision_id == _revision.c.id
    return (
        select(
            *(_revision.c[name] for name in facts),
            _rendition.c.language,
            current.label("current"),
        )
        .join(_rendition, _rendition.c.id == _revision.c.rendition_id)
        .where(_rendition.c.paper_id == bindparam("paper"))
        .order_by(_revision.c.rendition_id, _revision.c.id)
    )


_STATES = Ready(lambda _: _states())


def document_of(session: Session, paper_id: int, revision_id: int) -> dict[str, Any] | None:
    """Give the text of one of a paper's own revisions as it is stored; None of any other's."""
    return (
        session.connection()
        .execute(
            select(_revision.c.document)
            .join(_rendition, _rendition.c.id == _revision.c.rendition_id)
            .where(_revision.c.id == revision_id, _rendition.c.paper_id == paper_id)
        )
        .scalar()
    )
