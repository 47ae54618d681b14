"""This file keeps what papers say of programmes in numbers, each with its sentence and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select, update
from sqlmodel import Session

from scrapers.items import Language
from storage.ready import Ready
from storage.records import STATED, Figure
from storage.sql import forget_text, insert_all, table, unset
from storage.tables.published import FigureRow, PaperRow, RenditionRow

MOST = 2_000  # figures that one programme is answered from, those of the newest papers

_figure, _paper, _rendition = table(FigureRow), table(PaperRow), table(RenditionRow)


@dataclass(frozen=True, slots=True)
class Stored:
    """A figure as it is stored, with the paper and the language that give it."""

    paper_id: int
    language: Language
    figure: Figure


def save(
    session: Session,
    paper_id: int,
    language: Language,
    figures: Sequence[Figure],
    version: int,
) -> None:
    """Let a paper say exactly this in one language, as rules of this version read it."""
    connection = session.connection()
    forget_text(connection, _figure, paper_id, language)
    rows = [
        {
            "paper_id": paper_id,
            "language": language,
            "programme": one.programme,
            "value": f"{one.value.normalize():f}",
            "unit": one.unit,
            "counts": one.counts,
            "qualifier": one.qualifier,
            "span": one.span,
            "as_of": one.as_of,
            "sentence": one.sentence,
            "cites": list(one.places),
        }
        for one in figures
    ]
    insert_all(connection, _figure, rows)
    _NOTE_READ.change(connection, {"of": paper_id, "spoken": language, "rules": version})


_NOTE_READ = Ready(
    lambda _: (
        update(_rendition)
        .where(
            _rendition.c.paper_id == bindparam("of"), _rendition.c.language == bindparam("spoken")
        )
        .values(figures_read=bindparam("rules"))
    )
)


def of_programme(session: Session, programme: str) -> list[Stored]:
    """Give a programme's figures, those of the newest papers first, in the order of their texts."""
    return _records(_OF_PROGRAMME.rows(session.connection(), {"which": programme}))


def stated(session: Session) -> list[str]:
    """Give the programmes that only papers state, as they are stored, the newest papers' first."""
    found = (
        select(_figure.c.programme)
        .where(_figure.c.programme.startswith(STATED, autoescape=True))
        .group_by(_figure.c.programme)
        .order_by(func.max(_figure.c.paper_id).desc())
        .limit(MOST)
    )
    return list(session.connection().execute(found).scalars())


def of_paper(session: Session, paper_id: int) -> list[Stored]:
    """Give the figures of one paper, in the order of its texts."""
    return _records(_OF_PAPER.rows(session.connection(), {"which": paper_id}))


def _standing(column: ColumnElement[Any]) -> Select[Any]:
    return (
        select(_figure)
        .join(_paper, _paper.c.id == _figure.c.paper_id)
        .where(
            column == bindparam("which"),
            unset(_paper.c.forward_id),
            _paper.c.withdrawn_at.is_(None),
        )
        .order_by(_paper.c.published.desc(), _figure.c.paper_id.desc(), _figure.c.id)
        .limit(MOST)
    )


_OF_PROGRAMME = Ready(lambda _: _standing(_figure.c.programme))
_OF_PAPER = Ready(lambda _: _standing(_figure.c.paper_id))


def _records(rows: Iterable[Any]) -> list[Stored]:
    return [_record(row) for row in rows]


def _record(row: Any) -> Stored:
    figure = Figure(
        row.programme, Decimal(row.value), row.unit, row.counts, row.qualifier, row.span, row.as_of,
        row.sentence, tuple(row.cites),
    )  # fmt: skip
    return Stored(row.paper_id, row.language, figure)


def unread(session: Session, version: int, limit: int) -> list[tuple[int, int]]:
    """Give texts that no rules of this version have read: paper and rendition, the newest first."""
    found = (
        select(_rendition.c.paper_id, _rendition.c.id)
        .join(_paper, _paper.c.id == _rendition.c.paper_id)
        .where(
            _rendition.c.revision_id.is_not(None),
            _rendition.c.figures_read < version,
            unset(_paper.c.forward_id),
        )
        .order_by(_rendition.c.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session.connection().execute(found)]


def mark_read(session: Session, rendition_id: int, version: int) -> None:
    """Let a text count as read, though it says nothing or could not be worked on."""
    session.connection().execute(
        update(_rendition).where(_rendition.c.id == rendition_id).values(figures_read=version)
    )
