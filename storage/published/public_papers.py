"""This file says which papers anybody may see: those that a watched source listed, and no private file touched."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Text,
    bindparam,
    cast,
    func,
    or_,
    select,
)
from sqlmodel import Session

from storage.published.identities import papers_with
from storage.ready import Ready
from storage.sql import (
    among,
    among_given,
    among_texts,
    given,
    is_lite,
    one_of,
    table,
    texts,
    unset,
)
from storage.tables.published import (
    MatchRow,
    PaperKeyRow,
    PaperRow,
    RenditionRow,
)

_paper, _key, _rendition = table(PaperRow), table(PaperKeyRow), table(RenditionRow)
_match = table(MatchRow)
MOST_COUNTED = 5000  # papers whose kinds, years and bodies are counted
_ZONE = ZoneInfo("Asia/Hong_Kong")
IMPORTED = "import"  # the source of what somebody imported
_PRIVATE = "url:file:"  # begins the key of whatever somebody imported from a disk


def files_named(session: Session, name: str, limit: int) -> list[int]:
    """Give the papers that were imported from a file of this name, with its ending or without."""
    connection, written = session.connection(), quote(name)
    rows = connection.execute(
        select(_key.c.paper_id)
        .where(
            _private(lite=is_lite(connection)),
            or_(
                _key.c.key.endswith(f"/{written}", autoescape=True),
                _key.c.key.contains(f"/{written}.", autoescape=True),
            ),
        )
        .order_by(_key.c.paper_id.desc())
        .limit(limit)
    )
    return list(dict.fromkeys(rows.scalars()))


def _private(*, lite: bool) -> ColumnElement[bool]:
    """Say that a key names somebody's own file; on SQLite, only GLOB finds a beginning by the index."""
    if lite:
        return _key.c.key.op("GLOB", is_comparison=True)(f"{_PRIVATE}*")
    return _key.c.key.like(f"{_PRIVATE}%")


def hidden(connection: Connection, sources: Collection[str]) -> CompoundSelect[Any]:
    """Ask for the papers that not everybody may see.

    They are those of no watched source, and those into which somebody's own file was read: what is
    known of them may be that file's.
    """
    return _hidden(frozenset(sources), lite=is_lite(connection))


@lru_cache(maxsize=8)
def _hidden(sources: frozenset[str], *, lite: bool) -> CompoundSelect[Any]:
    held = _held_sources(not_among=sorted(sources))
    strange = select(_paper.c.id).where(_paper.c.source.in_(held))
    return strange.union(select(_key.c.paper_id).where(_private(lite=lite)))


def unseen(session: Session, sources: Collection[str] | None) -> CompoundSelect[Any] | None:
    """Ask for what `hidden` gives; nothing is hidden from whose store it is, who names no sources."""
    return None if sources is None else hidden(session.connection(), sources)


def _held_sources(*, not_among: Sequence[str]) -> Select[Any]:
    """Ask for the sources of papers but some: each is found by one step in the index of them."""
    first = select(func.min(_paper.c.source).label("source")).cte("held", recursive=True)
    after = select(func.min(_paper.c.source)).where(_paper.c.source > first.c.source)
    held = first.union_all(select(after.scalar_subquery()).where(first.c.source.is_not(None)))
    return select(held.c.source).where(held.c.source.not_in(not_among))


def shown(session: Session, sources: Collection[str]) -> list[ColumnElement[bool]]:
    """Give the conditions under which a row of the paper table may be shown to anybody.

    They say of one paper what `hidden` says of all. Nearly every paper meets them, so they are
    written as no index answers: what is found is found by what else is asked.
    """
    connection = session.connection()
    return [
        _STANDS,
        among_texts(connection, _SOURCE, sorted(sources)),
        _touched_by_nobody(lite=is_lite(connection)),
    ]


_STANDS, _SOURCE = unset(_paper.c.forward_id), func.coalesce(_paper.c.source, "")


@cache
def _touched_by_nobody(*, lite: bool) -> ColumnElement[bool]:
    """Say that no file of somebody's own was read into a paper; on SQLite the few that are so are found once."""
    touched = select(_key.c.paper_id).where(_private(lite=lite))
    if lite:
        return _paper.c.id.not_in(touched)
    return ~touched.where(_key.c.paper_id == _paper.c.id).correlate(_paper).exists()


def only_public(session: Session, ids: Iterable[int], sources: Collection[str]) -> list[int]:
    """Give the papers of a list that anybody may see, in its order; forwards are none."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    connection = session.connection()
    watched = texts(connection, sorted(sources))
    allowed = set(_PUBLIC.values(connection, given(connection, wanted, sources=watched)))
    return [one for one in wanted if one in allowed]


_PUBLIC = Ready(
    lambda lite: select(_paper.c.id).where(
        among_given(_paper.c.id, lite=lite),
        _STANDS,
        one_of(_SOURCE, "sources", lite=lite),
        _touched_by_nobody(lite=lite),
    )
)


def with_key(session: Session, keys: Sequence[str], sources: Collection[str]) -> int | None:
    """Give the public paper that has one of the keys, the first key first."""
    owners = papers_with(session, keys)
    found = only_public(session, [owners[key] for key in keys if key in owners], sources)
    return found[0] if found else None


def known(
    session: Session, key: str, sources: Collection[str]
) -> tuple[int, tuple[str, ...]] | None:
    """Give the public paper that has a key, with all its keys; None where there is none."""
    rows = _WITH_KEYS.rows(session.connection(), {"wanted": key})
    keys = tuple(row.key for row in rows)
    if not rows or rows[0].forward_id is not None or rows[0].source not in sources:
        return None
    return None if any(one.startswith(_PRIVATE) for one in keys) else (rows[0].id, keys)


def _with_keys() -> Select[Any]:
    """Ask for a paper by one of its keys, a row for each of them."""
    owner = _key.alias("owner")
    return (
        select(_paper.c.id, _paper.c.source, _paper.c.forward_id, _key.c.key)
        .join_from(owner, _paper, _paper.c.id == owner.c.paper_id)
        .join(_key, _key.c.paper_id == _paper.c.id)
        .where(owner.c.key == bindparam("wanted"))
        .order_by(_key.c.key)
    )


_WITH_KEYS = Ready(lambda _: _with_keys())


def keys_of(session: Session, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Give the identities of papers."""
    connection = session.connection()
    found: dict[int, tuple[str, ...]] = {}
    if ids:
        wanted = given(connection, ids)
        for row in _KEYS.rows(connection, wanted):
            found[row.paper_id] = (*found.get(row.paper_id, ()), row.key)
    return found


_KEYS = Ready(
    lambda lite: select(_key.c.paper_id, _key.c.key).where(among_given(_key.c.paper_id, lite=lite))
)


def newest(
    session: Session,
    sources: Collection[str],
    *,
    topics: Sequence[str],
    since: date | None = None,
    limit: int = 20,
    skip: int = 0,
) -> list[int]:
    """Give the newest papers on any of some topics, those of one day by when they came.

    Since a day are those issued since then, and those that were news since then.
    """
    day = func.coalesce(_paper.c.published, func.date(_paper.c.first_seen_at))
    about = select(_match.c.paper_id).where(_match.c.topic.in_(list(topics)))
    where = [_paper.c.id.in_(about), *shown(session, sources)]
    if since is not None:
        lite = session.connection().dialect.name == "sqlite"
        stated = day >= (since.isoformat() if lite else since)
        began = datetime.combine(since, time(0), _ZONE).astimezone(UTC)
        where.append(stated | (~_paper.c.baseline & (_paper.c.first_seen_at >= began)))
    found = (
        select(_paper.c.id)
        .where(*where)
        .order_by(
            day.desc(),
            func.coalesce(_paper.c.issued_at, _paper.c.first_seen_at).desc(),
            _paper.c.id.desc(),
        )
        .limit(limit)
        .offset(skip)
    )
    return list(session.connection().execute(found).scalars())


def newest_of(session: Session, ids: Sequence[int], limit: int) -> list[int]:
    """Give the newest of some papers, by when they came."""
    connection = session.connection()
    found = (
        select(_paper.c.id)
        .where(among(connection, _paper.c.id, list(ids[:MOST_COUNTED])))
        .order_by(_paper.c.first_seen_at.desc(), _paper.c.id.desc())
        .limit(limit)
    )
    return list(connection.execute(found).scalars())


def all_of(session: Session, sources: Collection[str] | None) -> list[int]:
    """Give every public paper, the newest first; without sources, every paper that is held."""
    seen = [_STANDS] if sources is None else shown(session, sources)
    found = select(_paper.c.id).where(*seen).order_by(_paper.c.id.desc())
    return list(session.connection().execute(found).scalars())


def count_hidden(session: Session, sources: Collection[str]) -> int:
    """Count the papers that are held and that not everybody may see."""
    connection = session.connection()
    unseen = hidden(connection, sources).subquery()
    found = (
        select(func.count()).join_from(_paper, unseen, unseen.c.id == _paper.c.id).where(_STANDS)
    )
    return int(connection.execute(found).scalar_one())


def counts(session: Session, sources: Collection[str], topics: Collection[str]) -> Counter[str]:
    """Count the public papers on each of some topics: all on it, but for the few that may not be shown."""
    connection = session.connection()
    forwarded = select(_paper.c.id).where(_paper.c.forward_id.is_not(None))
    unseen = [_match.c.paper_id.in_(some) for some in (hidden(connection, sources), forwarded)]
    wanted = _match.c.topic.in_(sorted(topics))
    every = select(_match.c.topic, func.count()).where(wanted).group_by(_match.c.topic)
    found = Counter({row[0]: row[1] for row in connection.execute(every)})
    for row in connection.execute(every.where(or_(*unseen))):
        found[row[0]] -= row[1]
    return found


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of some papers are of each kind, year and committee, the most first; and whose they are."""

    kinds: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    committees: tuple[tuple[str, int], ...] = ()
    askers: tuple[
        tuple[str, ...], ...
    ] = ()  # of each paper that names one: who asked, in every language
    issuers: tuple[str, ...] = ()  # of each paper that names one


def facets(session: Session, ids: Sequence[int]) -> Facets:
    """Count papers by kind, year of issue and committee as it is printed."""
    connection = session.connection()
    rows = connection.execute(
        select(
            _paper.c.kind,
            _paper.c.published,
            _paper.c.committee,
            cast(_paper.c.people, Text).label("people"),
            _paper.c.issuer,
        ).where(among(connection, _paper.c.id, ids[:MOST_COUNTED]))
    ).all()
    return Facets(
        tuple(Counter(row.kind for row in rows).most_common(6)),
        tuple(
            sorted(
                Counter(row.published.year for row in rows if row.published).items(), reverse=True
            )
        ),
        tuple(Counter(row.committee for row in rows if row.committee).most_common(8)),
        tuple(_askers(row.people) for row in rows if row.people and '"asker"' in row.people),
        tuple(row.issuer for row in rows if row.issuer),
    )


@lru_cache(maxsize=4096)
def _askers(people: str) -> tuple[str, ...]:
    """Read who asked from a paper's people, as they are kept."""
    return tuple(one["name"] for one in json.loads(people) if one["role"] == "asker")


@dataclass(frozen=True, slots=True)
class ListedReply:
    """One reply of a booklet, as a list of them shows it."""

    paper_id: int
    number: str | None
    title: str
    language: str
    keys: tuple[str, ...]


def replies(
    session: Session, urls: Sequence[str], sources: Collection[str], *, limit: int, skip: int = 0
) -> tuple[list[ListedReply], int]:
    """Give the replies of a booklet in its order, and how many there are; titles only."""
    connection = session.connection()
    where = [_paper.c.booklet.in_(list(urls)), *shown(session, sources)]
    everything = connection.execute(
        select(_paper.c.id, _paper.c.number).where(*where).order_by(_paper.c.id)
    ).all()
    rows = everything[skip : skip + limit]
    ids = [row.id for row in rows]
    titles: dict[int, Any] = {}
    for row in connection.execute(
        select(_rendition.c.paper_id, _rendition.c.title, _rendition.c.language)
        .where(_rendition.c.paper_id.in_(ids))
        .order_by(_rendition.c.language)
    ):
        titles.setdefault(row.paper_id, row)
    keys = keys_of(session, ids)
    return [
        ListedReply(
            row.id,
            row.number,
            titles[row.id].title,
            titles[row.id].language,
            tuple(keys.get(row.id, ())),
        )
        for row in rows
        if row.id in titles
    ], len(everything)


def addresses(
    session: Session, sources: Collection[str], limit: int
) -> list[tuple[tuple[str, ...], datetime]]:
    """Give the keys of the newest public papers, each with when it was first seen."""
    ids = list(
        session.connection()
        .execute(
            select(_paper.c.id)
            .where(*shown(session, sources))
            .order_by(_paper.c.id.desc())
            .limit(limit)
        )
        .scalars()
    )
    connection = session.connection()
    keys = keys_of(session, ids)
    seen = connection.execute(
        select(_paper.c.id, _paper.c.first_seen_at).where(among(connection, _paper.c.id, ids))
    )
    when = {row.id: row.first_seen_at for row in seen}
    return [(tuple(keys.get(one, ())), when[one]) for one in ids]
