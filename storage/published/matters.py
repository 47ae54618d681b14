"""This file keeps what committees wait for: the rows of their own lists, and what their minutes say is to follow."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, select
from sqlmodel import Session

from scrapers.items import Language, Matter
from storage.sql import among, among_given, forget_text, given, insert_all, is_lite, table, unset
from storage.tables.published import MatchRow, MatterRow, PaperRow, RenditionRow

MOST_PAPERS = 600  # lists and minutes among which the newest are found
MOST = 400  # matters that are read at once

_matter, _paper, _rendition = table(MatterRow), table(PaperRow), table(RenditionRow)
_match = table(MatchRow)


@dataclass(frozen=True, slots=True)
class KeptMatter:
    """A matter as it is stored, with the paper that names it."""

    id: int
    paper_id: int
    language: Language
    form: str  # follow_up | outstanding_items | minutes
    matter: Matter
    number: str | None
    title: str
    url: str
    committee: str | None
    meeting_date: date | None
    published: date | None


@dataclass(frozen=True, slots=True)
class MatterList:
    """A list or the minutes of a committee, as it is found among others of the same form."""

    paper_id: int
    form: str
    committee: str
    day: date | None


def save(
    session: Session, paper_id: int, language: Language, form: str | None, found: Sequence[Matter]
) -> None:
    """Let a paper name exactly these matters in one language."""
    connection = session.connection()
    forget_text(connection, _matter, paper_id, language)
    rows = [
        {
            "paper_id": paper_id,
            "language": language,
            "form": form or "",
            "no": one.no,
            "subject": one.subject,
            "asked": one.asked,
            "whom": one.of,
            "met": one.met,
            "met_on": one.met_on,
            "remark": one.remark,
            "state": one.state,
            "answered_by": list(one.answered_by),
            "cited": list(one.cited),
            "page": one.page,
            "due_from": one.due_from,
            "due_to": one.due_to,
        }
        for one in found
    ]
    insert_all(connection, _matter, rows)


def sources(session: Session, forms: Collection[str]) -> list[MatterList]:
    """Give the lists or minutes that name matters, the newest first, whichever committee they are of.

    A list is as new as the meeting that it is for, else as its own day, else as of when it says it is so.
    """
    rows = session.connection().execute(_sources(), {"forms": sorted(forms)})
    found = [MatterList(row[0], row[1], row[2], row[3] or _as_of(row[4])) for row in rows]
    return sorted(found, key=lambda one: one.day or date.min, reverse=True)


@cache
def _sources() -> Select[Any]:
    """Ask for the lists and minutes of forms that are given; built once, for every briefing asks for them."""
    named = (
        select(_matter.c.paper_id, func.min(_matter.c.form).label("form"))
        .where(_matter.c.form.in_(bindparam("forms", expanding=True)))
        .group_by(_matter.c.paper_id)
        .subquery()
    )
    day = func.coalesce(_paper.c.meeting_date, _paper.c.published)
    return (
        select(_paper.c.id, named.c.form, _paper.c.committee, day, _paper.c.fields)
        .join_from(named, _paper, _paper.c.id == named.c.paper_id)
        .where(_paper.c.committee.is_not(None), *standing())
        .order_by(day.desc().nulls_last(), _paper.c.id.desc())
        .limit(MOST_PAPERS)
    )


def _as_of(fields: Mapping[str, str] | None) -> date | None:
    stated = (fields or {}).get("as_of")
    return date.fromisoformat(stated) if stated else None


def of_papers(
    session: Session,
    papers: Collection[int],
    *,
    language: Language | None = None,
    start: date | None = None,
    end: date | None = None,
) -> list[KeptMatter]:
    """Give the matters of some papers in the order of their texts, those due in a span of days if one is given."""
    connection = session.connection()
    where: list[ColumnElement[bool]] = []
    if language is not None:
        where.append(_matter.c.language == language)
    if start is not None:
        where.append(_matter.c.due_to >= start)
    if end is not None:
        where.append(_matter.c.due_to <= end)
    rows = connection.execute(
        _kept(lite=is_lite(connection)).where(*where), given(connection, sorted(papers))
    )
    return [_record(row) for row in rows]


@cache
def _kept(*, lite: bool) -> Select[Any]:
    """Ask for the matters of papers that are given; built once."""
    same = _rendition.c.language == _matter.c.language
    facts = ("number", "committee", "meeting_date", "published")
    return (
        select(_matter, *(_paper.c[name] for name in facts), _rendition.c.title, _rendition.c.url)
        .join_from(_matter, _paper, _paper.c.id == _matter.c.paper_id)
        .join(_rendition, and_(_rendition.c.paper_id == _matter.c.paper_id, same))
        .where(among_given(_matter.c.paper_id, lite=lite), *standing())
        .order_by(_matter.c.paper_id, _matter.c.id)
        .limit(MOST)
    )


def evidence(session: Session, papers: Collection[int], topic: str) -> dict[int, list[str]]:
    """Give, by paper, the words for which papers were matched to a topic."""
    connection = session.connection()
    rows = connection.execute(
        select(_match.c.paper_id, _match.c.evidence).where(
            among(connection, _match.c.paper_id, sorted(papers)), _match.c.topic == topic
        )
    )
    return {row[0]: [str(one.get("term", "")) for one in row[1]] for row in rows}


def standing() -> tuple[ColumnElement[bool], ...]:
    """Ask for papers that stand: neither withdrawn, nor one with another."""
    return (
        unset(_paper.c.forward_id),
        _paper.c.withdrawn_at.is_(None),
    )


def _record(row: Any) -> KeptMatter:
    matter = Matter(
        no=row.no,
        subject=row.subject,
        asked=row.asked,
        of=row.whom,
        met=row.met,
        met_on=row.met_on,
        remark=row.remark,
        state=row.state,
        answered_by=tuple(row.answered_by),
        cited=tuple(row.cited),
        page=row.page,
        due_from=row.due_from,
        due_to=row.due_to,
    )
    return KeptMatter(
        row.id, row.paper_id, row.language, row.form, matter, row.number, row.title, row.url,
        row.committee, row.meeting_date, row.published,
    )  # fmt: skip
