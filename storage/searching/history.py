"""This file looks back: what a topic would have brought lately, who is named in papers, since when we know."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from sqlalchemy import ColumnElement, CompoundSelect, Connection, case, func, or_, select
from sqlmodel import Session

from scrapers.items import Language
from scrapers.text import compared
from storage.published.filing import committees, issuers
from storage.published.heads import HeadsRegister
from storage.published.month_papers import DaySpan, came_since, inside
from storage.published.papers import papers
from storage.published.passages import day_of
from storage.records import FollowKind, Hit, Level, Paper
from storage.searching.filters import Filters
from storage.searching.mentions import naming_at_head
from storage.searching.search import Found
from storage.sql import among, contains, is_lite, table, unset
from storage.tables.published import MatchRow, PaperRow, RenditionRow

_paper, _match = table(PaperRow), table(MatchRow)
_rendition = table(RenditionRow)
_CHINESE = func.min(case((_rendition.c.language != "en", _rendition.c.title))).label("chinese")
MOST_KNOWN = 5000  # papers of a list that are known by number, for counting what they are
NameKind = Literal["committee", "member", "bureau"]
KnownAs = Callable[[FollowKind, Sequence[str]], Sequence[str]]
FOLDED: dict[NameKind, ColumnElement[str]] = {
    "committee": _paper.c.committee_fold,
    "member": _paper.c.people_fold,
    "bureau": _paper.c.issuer_fold,
}


@dataclass(frozen=True, slots=True)
class Past:
    """A paper that a topic was found in."""

    paper_id: int
    level: Level
    title: str
    source: str
    day: date
    chinese: str | None = None  # its Chinese title, where it is listed in Chinese
    dated: bool = True  # else `day` is when it was first seen
    at_head: bool = False  # names whom it was looked for by at its head only, and is not theirs

    def titled(self, language: Language) -> str:
        """Give its title in a language, where it has one."""
        return self.title if language == "en" else self.chinese or self.title


def stated_day() -> ColumnElement[Any]:
    """Give the day that a paper counts for: its own, else that on which it was first seen."""
    return func.coalesce(_paper.c.published, func.date(_paper.c.first_seen_at))


def _since(session: Session, since: date) -> ColumnElement[bool]:
    """Say that a paper counts for a day since then, whether it states one or was first seen on it."""
    stated = stated_day() >= (since.isoformat() if _is_sqlite(session) else since)
    return or_(stated, came_since(since))


def matched_since(session: Session, topics: Sequence[str], since: date) -> list[Past]:
    """Give the papers of topics since a day, the newest first, each once with its best level."""
    rows = session.connection().execute(
        select(
            _paper.c.id,
            _match.c.level,
            _paper.c.source,
            _paper.c.published,
            _paper.c.first_seen_at,
            func.min(_rendition.c.title).label("title"),  # English, where both are held
            _CHINESE,
        )
        .join_from(_match, _paper, _paper.c.id == _match.c.paper_id)
        .join(_rendition, _rendition.c.paper_id == _paper.c.id)
        .where(
            _match.c.topic.in_(list(topics)),
            unset(_paper.c.forward_id),
            _since(session, since),
        )
        .group_by(
            _paper.c.id,
            _match.c.level,
            _paper.c.source,
            _paper.c.published,
            _paper.c.first_seen_at,
        )
        .order_by(_paper.c.id.desc())
    )
    found: dict[int, Past] = {}
    for row in rows:
        day = day_of(row.published, row.first_seen_at)
        dated = row.published is not None
        past = Past(row.id, row.level, row.title, row.source, day, row.chinese, dated)
        if row.id not in found or past.level == "substantive":
            found[row.id] = past
    return sorted(found.values(), key=lambda one: (one.day, one.paper_id), reverse=True)


@dataclass(frozen=True, slots=True)
class Namings:
    """The papers that name a body or a person, the newest first."""

    papers: tuple[int, ...]
    at_head: frozenset[int] = frozenset()  # those of them in which it is named, and no more


def namings(
    session: Session,
    kind: NameKind,
    target: str,
    *,
    known_as: KnownAs,
    register: HeadsRegister | None = None,
    since: date | None = None,
    hidden: CompoundSelect[Any] | None = None,
) -> Namings:
    """Give the papers that are somebody's, by any name, and those that name them at their head.

    Theirs are the papers that they wrote or answered, or that are for them; `register` says whom a
    text names. `hidden` asks for papers that are passed over.
    """
    connection = session.connection()
    wanted: list[ColumnElement[bool]] = [unset(_paper.c.forward_id)]
    if since is not None:
        wanted.append(_since(session, since))
    if hidden is not None:
        wanted.append(_paper.c.id.not_in(hidden))
    column, meant = FOLDED[kind], compared(target)

    @cache
    def means(printed: str) -> bool:
        return meant in {compared(name) for name in known_as(kind, printed.split("\n"))}

    held = {"committee": committees, "bureau": issuers}.get(kind)
    if held and (whole := held(connection)) is not None:  # there are few: each is judged once
        printed: ColumnElement[bool] = column.in_([one for one in whole if means(one)])
    else:
        every = {meant, *(compared(name) for name in known_as(kind, [target]))}
        printed = or_(*(contains(column, name, lite=is_lite(connection)) for name in sorted(every)))
    asked = select(_paper.c.id, stated_day().label("day"), column.label("printed"))
    days = {
        row.id: str(row.day)
        for row in connection.execute(asked.where(*wanted, printed))
        if means(row.printed)
    }
    own = set(days)
    if register is not None:
        more = naming_at_head(session, kind, meant, register) - own
        here = among(connection, _paper.c.id, sorted(more))
        days |= {row.id: str(row.day) for row in connection.execute(asked.where(*wanted, here))}
    newest = sorted(days, key=lambda one: (days[one], one), reverse=True)
    return Namings(tuple(newest), frozenset(days.keys() - own))


def naming_since(
    session: Session,
    kind: NameKind,
    target: str,
    since: date,
    *,
    known_as: KnownAs,
    register: HeadsRegister | None = None,
) -> list[Past]:
    """Give the papers since a day that name a body or a person, under any name, the newest first."""
    found = namings(session, kind, target, known_as=known_as, register=register, since=since)
    connection = session.connection()
    asked = (
        select(
            _paper.c.id,
            _paper.c.source,
            _paper.c.published,
            _paper.c.first_seen_at,
            func.min(_rendition.c.title).label("title"),  # English, where both are held
            _CHINESE,
        )
        .join_from(_paper, _rendition, _rendition.c.paper_id == _paper.c.id)
        .where(among(connection, _paper.c.id, found.papers))
        .group_by(_paper.c.id, _paper.c.source, _paper.c.published, _paper.c.first_seen_at)
    )
    past = {
        row.id: Past(
            row.id,
            "substantive",
            row.title,
            row.source,
            day_of(row.published, row.first_seen_at),
            row.chinese,
            row.published is not None,
            at_head=row.id in found.at_head,
        )
        for row in connection.execute(asked)
    }
    return [past[one] for one in found.papers if one in past]


def shown(session: Session, found: Namings, *, skip: int, limit: int) -> Found:
    """Give the papers that name somebody as a list shows them; `skip` of them are left out."""
    some = papers(session, found.papers[skip : skip + limit], texts=False)
    hits = [replace(_hit(one), how="at_head" if one.id in found.at_head else "") for one in some]
    result = Found(hits, total=len(found.papers))
    result.papers = found.papers
    return result


def _is_sqlite(session: Session) -> bool:
    return session.connection().dialect.name == "sqlite"


def known_since(session: Session) -> date | None:
    """Give the day of the oldest paper whose text we have judged; None where there is none."""
    row = (
        session.connection()
        .execute(
            select(_paper.c.published, _paper.c.first_seen_at)
            .where(_paper.c.judged_at.is_not(None), unset(_paper.c.forward_id))
            .order_by(stated_day())
            .limit(1)
        )
        .one_or_none()
    )
    return day_of(row.published, row.first_seen_at) if row else None


def listed(session: Session, filters: Filters, *, limit: int, skip: int = 0) -> Found:
    """Give the newest papers that pass filters alone, and how many there are.

    Where some are passed over, the others are counted by what they are; `skip` says how many of the
    newest are left out.
    """
    connection = session.connection()
    where = _passing(connection, filters)
    most = skip + limit if filters.hidden is None else max(MOST_KNOWN, skip + limit)
    ids = _newest(connection, where, most)
    total = len(ids)
    if total == most:  # and there may be more
        total = connection.execute(
            select(func.count()).select_from(_paper).where(*where)
        ).scalar_one()
    shown = papers(session, list(ids[skip : skip + limit]), texts=False)
    found = Found([_hit(one) for one in shown], total=total)
    found.papers = tuple(ids)
    return found


def _passing(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """Say of a paper that it passes filters."""
    where = [unset(_paper.c.forward_id), *filters.conditions(connection)]
    if filters.hidden is not None:
        where.append(_paper.c.id.not_in(filters.hidden))
    if filters.since or filters.until:
        where.append(inside(DaySpan(filters.since, filters.until)))
    return where


def _newest(
    connection: Connection, where: Sequence[ColumnElement[bool]], most: int
) -> Sequence[int]:
    order = stated_day().desc(), _paper.c.id.desc()
    asked = select(_paper.c.id).where(*where).order_by(*order).limit(most)
    return connection.execute(asked).scalars().all()


def by_people(
    session: Session,
    names: Sequence[str],
    besides: Collection[int],
    filters: Filters,
    *,
    limit: int,
) -> tuple[tuple[int, ...], list[Hit]]:
    """Give the newest papers that somebody asked, answered or spoke in, and the first of them as hits.

    `besides` are papers that are there already.
    """
    connection = session.connection()
    theirs = _passing(connection, replace(filters, member=tuple(names)))
    ids = _newest(connection, theirs, MOST_KNOWN)
    return _behind(session, ids, besides, limit, "by_person")


def by_body(
    session: Session,
    found: Namings,
    besides: Collection[int],
    filters: Filters,
    *,
    limit: int,
) -> tuple[tuple[int, ...], list[Hit]]:
    """Give the papers of a body, out of all that name it, as `by_people` gives those of a person."""
    connection = session.connection()
    named = among(connection, _paper.c.id, sorted(found.papers))
    passing = select(_paper.c.id).where(*_passing(connection, filters), named)
    left = set(connection.execute(passing).scalars())
    ids, heads = [one for one in found.papers if one in left], found.at_head
    fresh, hits = _behind(session, ids, besides, limit, "by_body")
    return fresh, [replace(one, how="at_head") if one.paper_id in heads else one for one in hits]


def _behind(
    session: Session,
    ids: Iterable[int],
    besides: Collection[int],
    limit: int,
    how: Literal["by_person", "by_body"],
) -> tuple[tuple[int, ...], list[Hit]]:
    fresh = tuple(one for one in ids if one not in besides)
    some = papers(session, fresh[:limit], texts=False)
    return fresh, [replace(_hit(one), widened=True, how=how) for one in some]


def _hit(paper: Paper) -> Hit:
    first = paper.renditions[0]
    return Hit(
        paper_id=paper.id,
        number=paper.number,
        title=first.title,
        url=first.url,
        kind=paper.kind,
        language=first.language,
        published=paper.published,
        score=0.0,
        snippet="",
        committee=paper.committee,
        published_precision=paper.published_precision,
    )
