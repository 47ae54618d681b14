"""This file says whether what a page shows has changed: a paper with what belongs to it, or any list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import table
from storage.tables.published import (
    CommitmentRow,
    DeadlineRow,
    EdgeRow,
    ExpectationRow,
    MatchRow,
    PaperKeyRow,
    PaperRow,
    RenditionRow,
    RevisionRow,
    SummaryRow,
)
from storage.tables.watched import SourceRunRow

_paper, _key, _rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)
_revision, _match, _summary = table(RevisionRow), table(MatchRow), table(SummaryRow)
_run, _commitment = table(SourceRunRow), table(CommitmentRow)
_edge, _other = table(EdgeRow), table(PaperRow).alias("other")


@dataclass(frozen=True, slots=True)
class State:
    """All that a page shows of a paper and that may change, short enough to be compared."""

    parts: tuple[str, ...]
    changed: datetime | None = None  # where it is known to the second


def state(session: Session, paper_id: int) -> State:
    """Give what tells one state of a paper from another, without its texts."""
    found = _EVERYTHING.rows(session.connection(), {"paper": paper_id})
    return State(tuple(repr(tuple(one)) for one in found))


def _everything() -> Select[Any]:
    """Ask for what a paper is, when what belongs to it was last written, and each of its texts' own state.

    Without the texts; asked once a page.
    """
    here: Any = bindparam("paper")
    same = (_summary.c.paper_id == here) & (_summary.c.language == _rendition.c.language)
    head = ("kind", "number", "published", "meeting_date", "issued_at", "withdrawn_at", "booklet")
    side = ("language", "url", "title", "revision_id", "problem", "notes", "missing")
    return (
        select(
            *(_paper.c[name] for name in (*head, "people_fold")),
            select(func.count()).where(_key.c.paper_id == here).scalar_subquery(),
            select(func.max(_match.c.matched_at))
            .where(_match.c.paper_id == here)
            .scalar_subquery(),
            select(func.max(_commitment.c.id))
            .where(_commitment.c.paper_id == here)
            .scalar_subquery(),
            # what it belongs with may have come, or been read, since
            select(func.max(_edge.c.id)).scalar_subquery(),
            select(func.max(_other.c.id)).scalar_subquery(),
            *(_rendition.c[name] for name in side),
            *(_revision.c[name] for name in ("bytes_sha", "reader_version")),
            *(_summary.c[name] for name in ("version", "revision_id", "made_at")),
        )
        .join_from(_paper, _rendition, _rendition.c.paper_id == _paper.c.id, isouter=True)
        .join(_revision, _revision.c.id == _rendition.c.revision_id, isouter=True)
        .join(_summary, same, isouter=True)
        .where(_paper.c.id == here)
        .order_by(_rendition.c.id)
    )


_EVERYTHING = Ready(lambda _: _everything())


def version(session: Session) -> State:
    """Give what changes whenever a list of papers may have: the newest of all that is written."""
    (row,) = _NEWEST_OF_ALL.rows(session.connection())
    return State(tuple(map(str, row)), row[-1])


_LISTED = (_paper, _revision, _match, _commitment, table(DeadlineRow), table(ExpectationRow))


def _newest_of_all() -> Select[Any]:
    last = select(func.max(_run.c.id)).scalar_subquery()
    return select(
        *(select(func.max(of.c.id)).scalar_subquery() for of in _LISTED),
        last,
        select(_run.c.finished_at).where(_run.c.id == last).scalar_subquery(),
    )


_NEWEST_OF_ALL = Ready(lambda _: _newest_of_all())
