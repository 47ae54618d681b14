"""This file gives how the Council voted on the bill that a paper is about, as the Council's data were read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import bindparam, select
from sqlmodel import Session

from scrapers.items import Language
from scrapers.text import fold
from storage.published import papers
from storage.published.public_papers import only_public
from storage.ready import Ready
from storage.records import Rendition, Vote
from storage.sql import table, unset
from storage.tables.published import EdgeRow, PaperRow

_FORM = "votes"  # of a sitting's votes, a section each
_BILL = "bill:"  # begins the key of a bill that a text names
_MOST = 12  # sittings that voted on one bill, with its amendments
_MOST_NAMED = 60  # bills that the motions of one sitting name
_KEY = "votes:"  # begins the key of a meeting's votes, behind it the body's code
_COUNCIL = f"{_KEY}cm:"
# What a motion says that takes a bill further; any other only speaks of it.
# e.g. third reading of · clauses 1 to 3 stand part · 二读 · 第3条的修正案
_STEP = re.compile(
    r"\b(?:readings?|read|clauses?|schedules?|amendments?|stand part|long title)\b|[首一二三]读|条文"
    r"|第\s?\d{1,3}[a-z]{0,2}\s?条|附表|修正案|修订|详题"
)
_edge, _paper = table(EdgeRow), table(PaperRow)


_ABOUT = Ready(  # the bills that a paper is about
    lambda _: (
        select(_edge.c.to_key)
        .where(
            _edge.c.paper_id == bindparam("paper"),
            _edge.c.joins,
            _edge.c.to_key.startswith(_BILL, autoescape=True),
        )
        .limit(_MOST)
    )
)


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
    bills = sorted(set(_ABOUT.values(connection, {"paper": paper_id})))
    if not bills:
        return ()
    naming = select(_edge.c.paper_id).where(_edge.c.to_key.in_(bills))
    ids = list(
        connection.execute(
            select(_paper.c.id)
            .where(
                _paper.c.id.in_(naming),
                _paper.c.id != paper_id,
                _paper.c.kind == "hansard",
                _paper.c.fields["form"].as_string() == _FORM,
                unset(_paper.c.forward_id),
                _paper.c.withdrawn_at.is_(None),
            )
            .order_by(_paper.c.id.desc())
            .limit(_MOST)
        ).scalars()
    )
    if public is not None:
        ids = list(only_public(session, ids, public))
    found: list[Vote] = []
    for paper in papers.papers(session, ids):
        side = _side(paper.renditions, language)
        if side is None or side.document is None or _of_committee(paper.keys):
            continue
        named = _named(session, paper.id)
        day = paper.meeting_date or paper.published
        for section in side.document.sections:
            outcome = next(iter(section.paragraphs), None)
            if outcome is None or not _takes_on(outcome.text, bills, named):
                continue
            found.append(
                Vote(paper.id, paper.keys, outcome.no or "", day, outcome.text, side.language)
            )
    return tuple(sorted(found, key=lambda one: (one.day or date.min, one.paper_id)))


def _of_committee(keys: Iterable[str]) -> bool:
    return any(one.startswith(_KEY) and not one.startswith(_COUNCIL) for one in keys)


def _named(session: Session, paper_id: int) -> list[str]:
    """Give the keys of all bills that a sitting's motions name, the longest first."""
    keys = (
        select(_edge.c.to_key)
        .where(_edge.c.paper_id == paper_id, _edge.c.to_key.startswith(_BILL, autoescape=True))
        .distinct()
        .limit(_MOST_NAMED)
    )
    return sorted(session.connection().execute(keys).scalars(), key=len, reverse=True)


def _takes_on(outcome: str, bills: Collection[str], named: Iterable[str]) -> bool:
    """Say whether a motion takes one of some bills further: a name that ends a longer one is another bill's."""
    rest, ours = fold(outcome), False
    for key in named:
        name = key.removeprefix(_BILL)
        if name and name in rest:
            rest, ours = rest.replace(name, "|"), ours or key in bills
    return ours and _STEP.search(rest.partition("|")[0] + rest.partition("|")[2]) is not None


def _side(held: Collection[Rendition], language: Language) -> Rendition | None:
    """Give the text in a reader's language, else any: who reads Simplified Chinese reads the Traditional."""
    wanted = ("en",) if language == "en" else (language, "zh-Hant")
    known = [one for one in held if one.document is not None]
    return next((one for name in wanted for one in known if one.language == name), None) or next(
        iter(known), None
    )
