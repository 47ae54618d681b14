"""This file keeps what papers state of each other, and follows it to the papers of one story.

An edge names what it leads to by key, so that it holds whichever paper comes first: the paper that
is cited may be read years later, or never. Two papers are joined where one names the other, where
both state the same item or bill, or where one agenda lists both under one item.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, update
from sqlmodel import Session

from scrapers.items import Language
from storage.published.public_papers import only_public
from storage.ready import Ready
from storage.records import Reference
from storage.sql import among_given, forget_text, given, is_lite, table, upsert
from storage.tables.published import EdgeRow, PaperKeyRow, PaperRow, RenditionRow

MOST = 300  # papers of a story that are followed; an estimates booklet has as many
_DEEPEST = 8  # steps from the paper that is asked for
_MOST_JOINED = 8  # papers that one may name before it is a list, which joins nothing further
_LISTS = frozenset({"agenda", "minutes", "follow_up", "outstanding_items"})
# The key of a speech's paragraph.
# e.g. budget-speech:2026-27:65 · policy-address:2026:8
_SPEECH = re.compile(r"((?:policy-address|budget-speech):[\d-]{4,9}):(\d{1,3})")
# what two papers state alike: an item, a bill, a legal notice, a chapter of a report, the file of a brief
_SHARED = ("item:%", "bill:%")
_SERIES = ("ln:%", "gn:%", "audit:%", "pac:%", "brief:%")
_ALIKE = (*_SHARED, *_SERIES, "budget-speech:%", "policy-address:%")  # and of what both are a part

_edge, _key, _paper = table(EdgeRow), table(PaperKeyRow), table(PaperRow)
_rendition = table(RenditionRow)


@dataclass(frozen=True, slots=True)
class Edge:
    """One thing that a paper states of another; `other` is the paper that is meant, if it is held."""

    paper_id: int
    to: str
    how: str
    joins: bool
    place: str
    words: str
    language: str
    other: int | None = None
    paragraph: str | None = None  # of the speech that is meant, where one is named


@dataclass(frozen=True, slots=True)
class Story:
    """The papers that belong together, and by what; `beside` is shown and joins nothing.

    `more` says that there are papers beyond those that were followed.
    """

    paper_ids: tuple[int, ...]
    edges: tuple[Edge, ...]
    beside: tuple[Edge, ...] = ()
    more: bool = False


def save(session: Session, paper_id: int, language: Language, found: Iterable[Reference]) -> None:
    """Let a paper's text in one language refer to exactly this."""
    connection = session.connection()
    forget_text(connection, _edge, paper_id, language)
    rows = [
        {
            "paper_id": paper_id,
            "language": language,
            "to_key": one.to,
            "how": one.how,
            "joins": one.joins,
            "place": one.at,
            "words": one.words,
        }
        for one in {one.to: one for one in found}.values()
    ]
    upsert(connection, _edge, rows, ["paper_id", "language", "to_key"])
    _LOOKED.change(connection, {"of": paper_id, "spoken": language})


_LOOKED = Ready(
    lambda _: (
        update(_rendition)
        .where(
            _rendition.c.paper_id == bindparam("of"), _rendition.c.language == bindparam("spoken")
        )
        .values(referring=True)
    )
)


def unlooked(session: Session, limit: int) -> list[tuple[int, int]]:
    """Give papers and texts whose references nobody has looked for, the newest first."""
    rows = session.connection().execute(
        select(_rendition.c.paper_id, _rendition.c.id)
        .where(_rendition.c.revision_id.is_not(None), _rendition.c.referring.is_(False))
        .order_by(_rendition.c.id.desc())
        .limit(limit)
    )
    return [(row.paper_id, row.id) for row in rows]


def of_paper(session: Session, paper_id: int, *, public: Collection[str] | None = None) -> Story:
    """Give the story that a paper belongs to: itself alone where nothing is stated.

    `public` sources leave what anybody may see: nothing is reached through somebody's own file.
    """
    known, more = [paper_id], False
    edges: dict[tuple[int, str, int | None], Edge] = {}
    frontier, listing = [paper_id], False
    for depth in range(_DEEPEST):
        found = _joined(session, frontier)
        if found and not depth:
            listing = bool(_lists(session, [paper_id]))
        for one in found:
            edges.setdefault((one.paper_id, one.to, one.other), one)
        met = {number for one in found for number in (one.paper_id, one.other) if number}
        fresh = [number for number in sorted(met) if number not in known]
        if public is not None:
            fresh = only_public(session, fresh, public)
        if len(known) + len(fresh) > MOST:
            fresh, more = fresh[: MOST - len(known)], True
        known += fresh
        lists = _lists(session, fresh)
        frontier = [number for number in fresh if number not in lists]
        if not frontier or listing:  # of a list only what it names itself is its story
            break
    kept = [one for one in edges.values() if one.paper_id in known and one.other in known]
    joined = {
        one.to for one in kept
    }  # what two papers state alike is held, though it is no paper's own name
    beside = tuple(
        one for one in _beside(session, paper_id) if not (one.joins and one.to in joined)
    )
    return Story(tuple(known), tuple(kept), beside, more)


def _lists(session: Session, paper_ids: Sequence[int]) -> set[int]:
    """Give those of some papers that name many others: agendas, minutes, reports, lists."""
    if not paper_ids:
        return set()
    connection = session.connection()
    lite, wanted = is_lite(connection), given(connection, paper_ids)
    rows = connection.execute(_forms(lite=lite), wanted)
    found = {row.id for row in rows if (row.fields or {}).get("form") in _LISTS}
    return found | set(connection.execute(_naming_many(lite=lite), wanted).scalars())


@cache
def _forms(*, lite: bool) -> Select[Any]:
    return select(_paper.c.id, _paper.c.fields).where(among_given(_paper.c.id, lite=lite))


@cache
def _naming_many(*, lite: bool) -> Select[Any]:
    """Ask which papers name more than a story joins."""
    return (
        select(_edge.c.paper_id)
        .where(among_given(_edge.c.paper_id, lite=lite), _edge.c.joins, ~_shared(_edge.c.to_key))
        .group_by(_edge.c.paper_id)
        .having(func.count(_edge.c.to_key.distinct()) > _MOST_JOINED)
    )


def _shared(column: ColumnElement[str]) -> ColumnElement[bool]:
    return column.like(_SHARED[0]) | column.like(_SHARED[1])


def _joined(session: Session, paper_ids: Sequence[int]) -> list[Edge]:
    """Give the edges between some papers and others, whichever of the two states it."""
    connection = session.connection()
    found: dict[tuple[int, str, int], Edge] = {}
    for asked in _JOINING:
        for row in asked.rows(connection, given(connection, paper_ids)):
            one = _record(row)
            if one.other is not None and one.other != one.paper_id:
                found.setdefault((one.paper_id, one.to, one.other), one)
    return list(found.values())


@cache
def _joining(*, lite: bool) -> tuple[Select[Any], ...]:
    """Ask in each way in which papers are joined; built once, for it is asked at each step of a story."""
    columns = (_edge, _key.c.paper_id.label("other"))
    both = select(*columns).join_from(_edge, _key, _key.c.key == _edge.c.to_key)
    twin = table(EdgeRow).alias("twin")
    alike = select(_edge, twin.c.paper_id.label("other")).join_from(
        _edge, twin, (twin.c.to_key == _edge.c.to_key) & twin.c.joins
    )
    sister, sister_key = table(EdgeRow).alias("sister"), table(PaperKeyRow).alias("sister_key")
    listed = (
        select(sister, sister_key.c.paper_id.label("other"), _key.c.paper_id.label("asked"))
        .join_from(_edge, _key, _key.c.key == _edge.c.to_key)
        .join(
            sister,
            (sister.c.paper_id == _edge.c.paper_id)
            & (sister.c.place == _edge.c.place)
            & (sister.c.language == _edge.c.language)
            & (sister.c.how == "lists"),
        )
        .join(sister_key, sister_key.c.key == sister.c.to_key)
        .where(_edge.c.how == "lists", _edge.c.place != "")
    )
    stating, stated = (
        among_given(column, lite=lite) for column in (_edge.c.paper_id, _key.c.paper_id)
    )
    asked = (
        both.where(_edge.c.joins, stating),
        both.where(_edge.c.joins, stated),
        alike.where(_edge.c.joins, or_(*(_edge.c.to_key.like(each) for each in _ALIKE)), stating),
        listed.where(stated),
    )
    return tuple(one.order_by("id").limit(MOST * 4) for one in asked)


def _joined_by(way: int) -> Ready:
    return Ready(lambda lite: _joining(lite=lite)[way])


_JOINING = tuple(map(_joined_by, range(4)))


def asked_about(session: Session, paper_ids: Sequence[int]) -> list[Edge]:
    """Give the papers that the questions of some papers name, each once, in the order of those papers."""
    connection = session.connection()
    rows = list(map(_record, _ASKED.rows(connection, given(connection, paper_ids))))
    order = {number: at for at, number in enumerate(paper_ids)}
    rows.sort(key=lambda one: order[one.paper_id])
    return list({one.to: one for one in reversed(rows)}.values())[::-1]


def _asking(*, lite: bool) -> Select[Any]:
    columns = (_edge, _key.c.paper_id.label("other"))
    return (
        select(*columns)
        .join_from(_edge, _key, _key.c.key == _edge.c.to_key, isouter=True)
        .where(among_given(_edge.c.paper_id, lite=lite), _edge.c.joins, ~_shared(_edge.c.to_key))
        .where(_edge.c.place.like("question%"))
        .order_by(_edge.c.id)
        .limit(MOST)
    )


_ASKED = Ready(lambda lite: _asking(lite=lite))


def _beside(session: Session, paper_id: int) -> tuple[Edge, ...]:
    """Give what a paper sets itself beside, and what it cites that is not held."""
    found: dict[str, Edge] = {}
    for row in session.connection().execute(_cited(), {"paper": paper_id}):
        one = _record(row)
        if not one.joins or one.other is None:
            found.setdefault(one.to, one)
    return tuple(_with_speeches(session, list(found.values())))


@cache
def _cited() -> Select[Any]:
    return (
        select(_edge, _key.c.paper_id.label("other"))
        .join_from(_edge, _key, _key.c.key == _edge.c.to_key, isouter=True)
        .where(_edge.c.paper_id == bindparam("paper"), ~_shared(_edge.c.to_key))
        .order_by(_edge.c.id)
    )


def _with_speeches(session: Session, edges: Sequence[Edge]) -> Iterator[Edge]:
    """Let what is cited of a speech by its paragraph lead to that speech, where it is held."""
    found = ((one.to, _SPEECH.fullmatch(one.to)) for one in edges)
    named = {to: (parted[1], parted[2]) for to, parted in found if parted}
    held: dict[str, int] = {}
    if named:
        connection = session.connection()
        speeches = sorted({speech for speech, _ in named.values()})
        rows = connection.execute(
            select(_key.c.key, _key.c.paper_id).where(_key.c.key.in_(speeches))
        )
        held = {row.key: row.paper_id for row in rows}
    for one in edges:
        speech, paragraph = named.get(one.to, ("", None))
        yield replace(one, other=held.get(speech, one.other), paragraph=paragraph)


def _record(row: Any) -> Edge:
    return Edge(
        row.paper_id,
        row.to_key,
        row.how,
        bool(row.joins),
        row.place,
        row.words,
        row.language,
        row.other,
    )
