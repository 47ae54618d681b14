"""This file gives how the Council voted on the bill that a paper is about, as the Council's data were read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlmodel import Session

from scrapers.items import Language
from scrapers.text import fold
from storage.published import papers
from storage.published.public_papers import only_public
from storage.records import Rendition, Vote
from storage.sql import table, unset
from storage.tables.published import EdgeRow, PaperRow

_FORM = "votes"  # of a sitting's votes, a section each
_BILL = "bill:"  # begins the key of a bill that a text names
_MOST = 12  # sittings that voted on one bill, with its amendments
_edge, _paper = table(EdgeRow), table(PaperRow)


def on_bill(
    session: Session,
    paper_id: int,
    language: Language,
    *,
    public: Collection[str] | None = None,
) -> tuple[Vote, ...]:
    """Give the votes on the bill that a paper is about, the first first; none of any other paper.

    `public` sources leave what anybody may see.
    """
    connection = session.connection()
    about = select(_edge.c.to_key).where(
        _edge.c.paper_id == paper_id,
        _edge.c.joins,
        _edge.c.to_key.startswith(_BILL, autoescape=True),
    )
    bills = sorted(set(connection.execute(about.limit(_MOST)).scalars()))
    if not bills:
        return ()
    naming = select(_edge.c.paper_id).where(_edge.c.to_key.in_(bills))
    rows = connection.execute(
        select(_paper.c.id, _paper.c.fields)
        .where(
            _paper.c.id.in_(naming),
            _paper.c.id != paper_id,
            _paper.c.kind == "hansard",
            unset(_paper.c.forward_id),
            _paper.c.withdrawn_at.is_(None),
        )
        .order_by(_paper.c.id.desc())
        .limit(2 * _MOST)
    )
    ids = [row.id for row in rows if (row.fields or {}).get("form") == _FORM][:_MOST]
    if public is not None:
        ids = list(only_public(session, ids, public))
    names = [fold(one.removeprefix(_BILL)) for one in bills]
    found: list[Vote] = []
    for paper in papers.papers(session, ids):
        side = _side(paper.renditions, language)
        if side is None or side.document is None:
            continue
        day = paper.meeting_date or paper.published
        for section in side.document.sections:
            outcome = next(iter(section.paragraphs), None)
            if outcome is None or not any(name in fold(outcome.text) for name in names):
                continue
            found.append(
                Vote(paper.id, paper.keys, outcome.no or "", day, outcome.text, side.language)
            )
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.paper_id)))


def _side(held: Collection[Rendition], language: Language) -> Rendition | None:
    """Give the text in a reader's language, else any: who reads Simplified Chinese reads the Traditional."""
    wanted = ("en",) if language == "en" else (language, "zh-Hant")
    known = [one for one in held if one.document is not None]
    return next((one for name in wanted for one in known if one.language == name), None) or next(
        iter(known), None
    )
