"""This file finds papers by what they say: alike on both databases, in either script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, or_, select
from sqlmodel import Session

from scrapers.items import Kind, Language
from scrapers.text import fold
from storage.identities import papers_with
from storage.matching import NEWEST, RENDITION_AT, Matched, Window, match
from storage.passages import (
    TOKENIZER_VERSION,
    index_is_stale,
    index_rendition,
    reindex,
    unindex,
    words_of,
)
from storage.queries import (
    NothingToFind,
    Phrase,
    QueryRefused,
    QueryTooLong,
    alternatives,
)
from storage.records import Hit
from storage.slots import LAST_ORDINAL, read_slot
from storage.snippets import count, holds, snippet
from storage.statements import contains, table
from storage.tables import MatchRow, PaperRow, PassageRow, RenditionRow

__all__ = [
    "TOKENIZER_VERSION",
    "Found",
    "NothingToFind",
    "QueryRefused",
    "QueryTooLong",
    "index_is_stale",
    "index_rendition",
    "reindex",
    "search",
    "unindex",
]

_paper, _passage, _match = table(PaperRow), table(PassageRow), table(MatchRow)
_rendition = table(RenditionRow)

RERANKED = 200  # passages that are read to rank them
_PER_PAPER = 3
_TITLE, _HITS, _RECENT, _YEAR = 4.0, 1.0, 1.5, 365
_EXACT = 100.0  # a paper named by its number

Names = str | Sequence[str] | None


class Found(list[Hit]):
    """The hits, best first; `total` papers were found, `capped` says that only the newest were ranked."""

    def __init__(
        self, hits: Iterable[Hit] = (), *, total: int = 0, capped: bool = False
    ) -> None:
        super().__init__(hits)
        self.total = total
        self.capped = capped
        self.ranked = NEWEST if capped else None


@dataclass
class _Candidate:
    """One rendition that holds the query, and the passages that do."""

    rendition: int  # the slot without its ordinal
    slots: list[int]
    score: float = 0.0
    best: int = 0
    phrases: tuple[Phrase, ...] = ()


def search(
    session: Session,
    query: str | Sequence[str],
    *,
    limit: int = 10,
    since: date | None = None,
    until: date | None = None,
    member: Names = None,
    committee: Names = None,
    kind: Kind | None = None,
    topic: str | None = None,
    language: Language | None = None,
    source: Names = None,
    sort: Literal["relevance", "newest"] = "relevance",
    keys: Sequence[str] = (),
) -> Found:
    """Give the papers that hold every word and quoted phrase of a query, each once.

    A list of queries asks for any of them: other spellings, other names. `keys` are identities that
    the query itself may be; those papers come first. Raises NothingToFind and QueryTooLong.
    """
    connection = session.connection()
    window = _window(connection, since, until, language, member, committee, kind, topic, source)
    exact = _exact(session, keys, window)
    try:
        wanted = alternatives(query)
    except NothingToFind:
        if not exact:
            raise
        wanted = []
    candidates, capped = _candidates(connection, wanted, window)
    ranked = _ranked(connection, candidates, sort)
    best = _one_per_paper(ranked)
    chosen = [one for one in best if _paper_of(one) not in exact]
    named = [_Candidate(0, [], _EXACT - at, best=number) for at, number in enumerate(exact)]
    hits = _hits(connection, named[:limit], chosen[: max(0, limit - len(named))])
    return Found(hits, total=len(chosen) + len(named), capped=capped)


def _paper_of(one: _Candidate) -> int:
    return read_slot(one.rendition << RENDITION_AT).paper_id


def _window(
    connection: Connection,
    since: date | None,
    until: date | None,
    language: Language | None,
    member: Names,
    committee: Names,
    kind: Kind | None,
    topic: str | None,
    source: Names,
) -> Window:
    """Turn the filters into where to look."""
    where: list[ColumnElement[bool]] = []
    for column, names in ((_paper.c.people_fold, member), (_paper.c.committee_fold, committee)):
        if names:
            given = _several(names)
            where.append(or_(*(contains(connection, column, fold(name).strip()) for name in given)))
    if kind:
        where.append(_paper.c.kind == kind)
    if source:
        where.append(_paper.c.source.in_(_several(source)))
    if topic:
        where.append(_paper.c.id.in_(select(_match.c.paper_id).where(_match.c.topic == topic)))
    papers = select(_paper.c.id).where(*where) if where else None
    return Window(since, until, language, papers)


def _several(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _exact(session: Session, keys: Sequence[str], window: Window) -> list[int]:
    """Give the papers that have one of the keys, as far as the filters let them through."""
    owners = papers_with(session, keys)
    found = list(dict.fromkeys(owners[key] for key in keys if key in owners))
    if found and window.papers is not None:
        allowed = {int(row.id) for row in session.connection().execute(window.papers)}
        found = [number for number in found if number in allowed]
    return found


def _candidates(
    connection: Connection, wanted: Sequence[tuple[Phrase, ...]], window: Window
) -> tuple[list[_Candidate], bool]:
    groups: dict[int, _Candidate] = {}
    capped = False
    for one in wanted:
        found: Matched = match(connection, one, window)
        capped = capped or found.capped
        for slot in found.slots:
            group = groups.get(slot >> RENDITION_AT)
            if group is None:
                group = groups[slot >> RENDITION_AT] = _Candidate(slot >> RENDITION_AT, [])
            group.slots.append(slot)
            if group.phrases is not one:
                group.phrases = tuple(dict.fromkeys((*group.phrases, *one)))
    return list(groups.values()), capped


def _ranked(
    connection: Connection,
    candidates: list[_Candidate],
    sort: Literal["relevance", "newest"],
) -> list[_Candidate]:
    """Rank by title, number of hits and age; the most promising passages are read for it."""
    if not candidates:
        return []
    newest = max(one.rendition for one in candidates)
    last = read_slot(newest << RENDITION_AT).day
    for one in candidates:
        one.slots = sorted(set(one.slots))
        in_title = not one.slots[0] & LAST_ORDINAL
        age = last - read_slot(one.slots[0]).day
        recent = _RECENT * math.exp(-age / _YEAR)
        one.best = one.slots[-1] if len(one.slots) == 1 or not in_title else one.slots[1]
        one.score = recent + _HITS * math.log1p(len(one.slots)) + (_TITLE / 2 if in_title else 0)
    if sort == "newest":
        return sorted(candidates, key=lambda one: -one.rendition)
    ordered = sorted(candidates, key=lambda one: (-one.score, -one.rendition))
    read = _read_some(connection, ordered)
    return [*sorted(read, key=lambda one: (-one.score, -one.rendition)), *ordered[len(read) :]]


def _read_some(connection: Connection, ordered: Sequence[_Candidate]) -> list[_Candidate]:
    """Count real hits in the passages of the first candidates."""
    chosen: list[_Candidate] = []
    slots: list[int] = []
    for one in ordered:
        if len(slots) >= RERANKED:
            break
        chosen.append(one)
        slots.extend(one.slots[:_PER_PAPER])
    texts = _texts(connection, slots)
    last = max(read_slot(one.slots[0]).day for one in chosen)
    for one in chosen:
        hits, most, titled = 0, 0, 0.0
        for slot in one.slots[:_PER_PAPER]:
            folded = texts.get(slot)
            if folded is None:
                continue
            if not slot & LAST_ORDINAL:
                found = sum(1 for phrase in one.phrases if phrase.pattern.search(folded))
                titled = found / len(one.phrases)
                continue
            number = count(folded, one.phrases)
            hits += number
            if number > most:
                most, one.best = number, slot
        unread = len(one.slots) - _PER_PAPER
        recent = _RECENT * math.exp(-(last - read_slot(one.slots[0]).day) / _YEAR)
        one.score = recent + _TITLE * titled + _HITS * math.log1p(hits + max(0, unread))
    return chosen


def _texts(connection: Connection, slots: Sequence[int]) -> dict[int, str]:
    rows = connection.execute(
        select(_passage.c.id, _passage.c.heading, _passage.c.text).where(_passage.c.id.in_(slots))
    )
    return {row[0]: fold(words_of(row[1], row[2])) for row in rows}


def _one_per_paper(ranked: Sequence[_Candidate]) -> list[_Candidate]:
    """Keep each paper's best language."""
    kept: dict[int, _Candidate] = {}
    for one in ranked:
        kept.setdefault(_paper_of(one), one)
    return list(kept.values())


def _hits(
    connection: Connection, named: Sequence[_Candidate], chosen: Sequence[_Candidate]
) -> list[Hit]:
    titles = _first_titles(connection, [one.best for one in named])
    rows = {
        row.slot: row
        for row in connection.execute(
            _facts().where(_passage.c.id.in_([one.best for one in chosen]))
        )
    }
    hits = [_hit(titles[one.best], one) for one in named if one.best in titles]
    hits.extend(_hit(rows[one.best], one) for one in chosen if one.best in rows)
    return hits


def _facts() -> Any:
    return (
        select(
            _passage.c.id.label("slot"),
            _passage.c.heading,
            _passage.c.text,
            _rendition.c.title,
            _rendition.c.url,
            _rendition.c.language,
            _paper.c.id,
            _paper.c.number,
            _paper.c.kind,
            _paper.c.published,
            _paper.c.committee,
        )
        .join_from(_passage, _rendition, _rendition.c.id == _passage.c.rendition_id)
        .join(_paper, _paper.c.id == _passage.c.paper_id)
    )


def _first_titles(connection: Connection, numbers: Sequence[int]) -> dict[int, Any]:
    rows = connection.execute(
        _facts()
        .where(_paper.c.id.in_(numbers), _passage.c.ordinal <= 1)
        .order_by(_passage.c.language, _passage.c.ordinal.desc())
    )
    found: dict[int, Any] = {}
    for row in rows:
        found.setdefault(row.id, row)
    return found


def _hit(row: Any, one: _Candidate) -> Hit:
    words = words_of(row.heading, row.text)
    if row.text and holds(row.text, one.phrases):
        words = row.text
    return Hit(
        paper_id=row.id,
        number=row.number,
        title=row.title,
        url=row.url,
        kind=row.kind,
        language=row.language,
        published=row.published,
        score=round(one.score, 3),
        snippet=snippet(words, one.phrases),
        committee=row.committee,
    )
