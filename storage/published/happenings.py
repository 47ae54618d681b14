"""This file keeps what became of programmes and when, each with its sentence and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session

from scrapers.items import Language
from storage.records import Happening
from storage.sql import forget_text, insert_all, table, unset
from storage.tables.published import HappeningRow, PaperRow

MOST = 500  # happenings that one programme is answered from, those of the newest papers

_happening, _paper = table(HappeningRow), table(PaperRow)


@dataclass(frozen=True, slots=True)
class StoredHappening:
    """A happening as it is stored, with the paper and the language that tell it."""

    paper_id: int
    language: Language
    happening: Happening


def save(
    session: Session, paper_id: int, language: Language, happenings: Sequence[Happening]
) -> None:
    """Let a paper say exactly this in one language."""
    connection = session.connection()
    forget_text(connection, _happening, paper_id, language)
    rows = [
        {
            "paper_id": paper_id,
            "language": language,
            "programme": one.programme,
            "what": one.what,
            "planned": one.planned,
            "until": one.until,
            "first": one.first,
            "last": one.last,
            "said": one.said,
            "sentence": one.sentence,
            "cites": list(one.places),
        }
        for one in happenings
    ]
    insert_all(connection, _happening, rows)


def of_programme(session: Session, programme: str) -> list[StoredHappening]:
    """Give what became of a programme by the papers that stand, the newest paper first."""
    asked = (
        select(_happening)
        .join(_paper, _paper.c.id == _happening.c.paper_id)
        .where(
            _happening.c.programme == programme,
            unset(_paper.c.forward_id),
            _paper.c.withdrawn_at.is_(None),
        )
        .order_by(_paper.c.published.desc(), _happening.c.paper_id.desc(), _happening.c.id)
        .limit(MOST)
    )
    return [
        StoredHappening(
            row.paper_id,
            row.language,
            Happening(
                row.programme, row.what, row.planned, row.until, row.first, row.last, row.said,
                row.sentence, tuple(row.cites),
            ),
        )
        for row in session.connection().execute(asked)
    ]  # fmt: skip
