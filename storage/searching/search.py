"""This file finds papers by what they say: alike on both databases, in either script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Select,
    select,
)
from sqlmodel import Session

from scrapers.items import Language
from scrapers.ocr_marks import is_marked, is_read_from_image, quoted
from scrapers.text import fold
from storage.connections import by_index
from storage.published.identities import papers_with
from storage.published.month_papers import DaySpan, exceptions
from storage.published.passages import precision_of, words_of
from storage.published.slots import LANGUAGE_MASK, PAPER_AT, PAPER_MASK, language_number
from storage.ready import Ready
from storage.records import Hit
from storage.searching import forms
from storage.searching.filters import EVERY, Filters
from storage.searching.matching import NEWEST, Index, match
from storage.searching.queries import (
    Either,
    NothingToFind,
    Phrase,
    phrases_of,
    worded,
)
from storage.searching.questions import RENDITION_AT
from storage.searching.ranking import Candidate, rank
from storage.searching.snippets import holds, snippet
from storage.searching.windows import Window
from storage.sql import among_given, given, table
from storage.tables.published import PaperRow, PassageRow, RenditionRow

_paper, _passage = table(PaperRow), table(PassageRow)
_rendition = table(RenditionRow)

READ_FOR_CASE = 6  # passages of a rendition that are read for a short name as written
MOST_READ_FOR_CASE = 600  # of all
_PAPER_BITS = PAPER_AT - RENDITION_AT  # below a paper's number in a rendition's
_EXACT = 100.0  # a paper named by its number


class Found(list[Hit]):
    """The hits, best first; `total` papers were found, `capped` says that only the newest were ranked."""

    def __init__(self, hits: Iterable[Hit] = (), *, total: int = 0, capped: bool = False) -> None:
        super().__init__(hits)
        self.total = total
        self.capped = capped
        self.ranked = NEWEST if capped else None
        self.papers: tuple[int, ...] = ()  # all that were found, best first


@dataclass(frozen=True, slots=True)
class Wording:
    """How a query's words are to be found, and which papers it means besides.

    `keys` are identities that the query itself may be. `cased` are short names that must stand as
    written where only another wording finds them: IT is not "it". A paper of which any language holds
    all of one text of `without` is no hit. `loosely`, words and figures are found in their other forms
    as well. Of a paper that holds the words in several languages, `prefer` is quoted.
    """

    keys: Sequence[str] = ()
    cased: Sequence[str] = ()
    without: Sequence[str] = ()
    loosely: bool = False
    prefer: Language | None = None


_PLAINLY = Wording()


def search(
    session: Session,
    query: str | Sequence[str],
    filters: Filters = EVERY,
    *,
    wording: Wording = _PLAINLY,
    limit: int = 10,
    skip: int = 0,
    sort: Literal["relevance", "newest"] = "relevance",
) -> Found:
    """Give the papers that hold every word and quoted phrase of a query, each once.

    A list of queries asks for any of them, other spellings, other names; what only the later ones
    find, or only a looser wording, comes after and is marked as widened. Papers that have one of the
    wording's keys come first; `skip` says how many of the best are left out. Raises NothingToFind and
    QueryTooLong.
    """
    connection = session.connection()
    window = _window(connection, filters)
    exact = _exact(session, wording.keys, window)
    try:
        wanted = worded(query)
    except NothingToFind:
        if not exact:
            raise
        wanted = {}
    names = frozenset(map(fold, wording.cased))
    read = [forms.forms(one, without=names) for one in wanted] if wording.loosely else []
    candidates, capped = _candidates(connection, list(wanted.values()), window, read)
    candidates = _as_written(connection, candidates, wording.cased)
    candidates = _without(connection, candidates, wording.without)
    ranked = rank(connection, candidates, sort)
    best = _one_per_paper(ranked, wording.prefer)
    chosen = [one for one in best if _paper_of(one) not in exact] if exact else best
    named = [Candidate(0, [], score=_EXACT - at, best=number) for at, number in enumerate(exact)]
    first = named[skip : skip + limit]
    after = max(0, skip - len(named))
    hits = _hits(connection, first, chosen[after : after + limit - len(first)])
    found = Found(hits, total=len(chosen) + len(named), capped=capped)
    found.papers = (*exact, *(_paper_of(one) for one in chosen))
    return found


def _paper_of(one: Candidate) -> int:
    return one.rendition >> _PAPER_BITS & PAPER_MASK


def _window(connection: Connection, filters: Filters) -> Window:
    """Turn the filters into where to look."""
    where = filters.conditions(connection)
    added, removed = exceptions(connection, DaySpan(filters.since, filters.until))
    return Window(
        filters.since,
        filters.until,
        filters.language,
        papers=select(_paper.c.id).where(*where) if where else None,
        filed=filters.filed(connection),
        hidden=filters.hidden,
        added=added,
        removed=removed,
    )


def _exact(session: Session, keys: Sequence[str], window: Window) -> list[int]:
    """Give the papers that have one of the keys, as far as the filters let them through."""
    owners = papers_with(session, keys)
    found = list(dict.fromkeys(owners[key] for key in keys if key in owners))
    if found and window.papers is not None:
        among_them = window.papers.where(_paper.c.id.in_(found))
        allowed = {int(row.id) for row in session.connection().execute(among_them)}
        found = [number for number in found if number in allowed]
    if found and window.hidden is not None:
        passed = set(session.connection().execute(window.hidden).scalars())
        found = [number for number in found if number not in passed]
    return found


def _candidates(
    connection: Connection,
    wanted: Sequence[tuple[Phrase, ...]],
    window: Window,
    reads: Sequence[Sequence[Either]] = (),
) -> tuple[list[Candidate], bool]:
    groups: dict[int, Candidate] = {}
    kept: list[tuple[Phrase, ...]] = []  # so that no other takes their identity
    capped = False
    with by_index(connection):
        index = Index(connection, window)
        matched = [match(index, one) for one in wanted]
        # What is so common already needs no other form to be found by.
        common = any(one.capped for one in matched)
        loose = [] if common else [one for one in forms.held(reads, index.known) if one]
        nearly = [match(index, one) for one in loose]
    for at, (one, found) in enumerate(zip(wanted, matched, strict=True)):
        capped = capped or found.capped
        joined: dict[int, tuple[Phrase, ...]] = {}  # few in number, and shared by many groups
        for rendition, slots in _by_rendition(found.slots):
            group = groups.get(rendition)
            if group is None:
                groups[rendition] = Candidate(rendition, slots, one, widened=at > 0)
            else:
                group.slots += slots
                before = group.phrases
                if id(before) not in joined:
                    joined[id(before)] = tuple(dict.fromkeys((*before, *one)))
                    kept.append(before)
                group.phrases = joined[id(before)]
    if len(wanted) > 1:
        for group in groups.values():
            group.slots = sorted(set(group.slots), reverse=True)
    for some, found in zip(loose, nearly, strict=True):
        capped = capped or found.capped
        shown = tuple(phrase for one in some for phrase in phrases_of(one))
        for rendition, slots in _by_rendition(found.slots):
            groups.setdefault(rendition, Candidate(rendition, slots, shown, widened=True))
    return list(groups.values()), capped


def _by_rendition(slots: list[int]) -> list[tuple[int, list[int]]]:
    """Put slots, which are given the newest first, together where they are of one rendition."""
    ends = dict(zip([slot >> RENDITION_AT for slot in slots], count(1), strict=False))
    begins = (0, *ends.values())
    return [
        (rendition, slots[begin:end])
        for (rendition, end), begin in zip(ends.items(), begins, strict=False)
    ]


def spelt(name: str) -> re.Pattern[str]:
    """Give a pattern of a name in these very letters, not inside a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])")


def _as_written(
    connection: Connection, candidates: list[Candidate], cased: Sequence[str]
) -> list[Candidate]:
    """Leave out what only a short name in other letters found; where many are, the newest are read."""
    names = {fold(name): spelt(name) for name in cased}
    if not names:
        return candidates
    doubtful = {
        id(one): [names[text] for phrase in one.phrases if (text := phrase.runs[0].text) in names]
        for one in candidates
        if one.widened
    }
    slots = [
        slot for one in candidates if doubtful.get(id(one)) for slot in one.slots[-READ_FOR_CASE:]
    ]
    texts = _words(connection, sorted(slots, reverse=True)[:MOST_READ_FOR_CASE])

    def holds_one(one: Candidate) -> bool:
        patterns = doubtful.get(id(one))
        if not patterns or len(patterns) < len(one.phrases):
            return True
        return any(
            pattern.search(texts.get(slot, ""))
            for pattern in patterns
            for slot in one.slots[-READ_FOR_CASE:]
        )

    return [one for one in candidates if holds_one(one)]


def _without(
    connection: Connection, candidates: list[Candidate], without: Sequence[str]
) -> list[Candidate]:
    """Leave out the papers of which any language holds all of a text."""
    if not candidates or not without:
        return candidates
    index = Index(connection, Window())
    every = {
        one.rendition & ~LANGUAGE_MASK | language
        for one in candidates
        for language in range(LANGUAGE_MASK)
    }
    passed: set[int] = set()
    for wanted in worded(list(without)).values():
        left = every
        for phrase in wanted:
            left = index.holding(phrase, left) if left else left
        passed |= {rendition & ~LANGUAGE_MASK for rendition in left}
    return [one for one in candidates if one.rendition & ~LANGUAGE_MASK not in passed]


def _words(connection: Connection, slots: Sequence[int]) -> dict[int, str]:
    if not slots:
        return {}
    rows = connection.execute(
        select(_passage.c.id, _passage.c.heading, _passage.c.text).where(_passage.c.id.in_(slots))
    )
    return {row.id: words_of(row.heading, row.text) for row in rows}


def _one_per_paper(ranked: Sequence[Candidate], prefer: Language | None) -> list[Candidate]:
    """Keep each paper's best language, or the preferred one where it holds the words as well."""
    wanted = language_number(prefer) if prefer else None
    kept: dict[int, Candidate] = {}
    for one in ranked:
        best = kept.setdefault(_paper_of(one), one)
        if one.rendition & LANGUAGE_MASK == wanted and one.widened <= best.widened:
            kept[_paper_of(one)] = one
    return list(kept.values())


def _hits(
    connection: Connection, named: Sequence[Candidate], chosen: Sequence[Candidate]
) -> list[Hit]:
    numbers, slots = ([one.best for one in some] for some in (named, chosen))
    firsts = _FACTS_OF_PAPERS.rows(connection, given(connection, numbers)) if named else []
    titles = {row.id: row for row in reversed(firsts)}
    found = _FACTS_OF_PASSAGES.rows(connection, given(connection, slots)) if chosen else []
    rows = {row.slot: row for row in found}
    hits = [_hit(titles[one.best], one) for one in named if one.best in titles]
    hits.extend(_hit(rows[one.best], one) for one in chosen if one.best in rows)
    return hits


def _facts() -> Select[Any]:
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
            _paper.c.fields,
        )
        .join_from(_passage, _rendition, _rendition.c.id == _passage.c.rendition_id)
        .join(_paper, _paper.c.id == _passage.c.paper_id)
    )


_FACTS_OF_PASSAGES = Ready(lambda lite: _facts().where(among_given(_passage.c.id, lite=lite)))


def _facts_of_papers(*, lite: bool) -> Select[Any]:
    """Ask for the first passages of papers, English before Chinese, text before title."""
    wanted = among_given(_paper.c.id, lite=lite)
    order = _passage.c.language, _passage.c.ordinal.desc()
    return _facts().where(wanted, _passage.c.ordinal <= 1).order_by(*order)


_FACTS_OF_PAPERS = Ready(lambda lite: _facts_of_papers(lite=lite))


def _hit(row: Any, one: Candidate) -> Hit:
    words = words_of(row.heading, row.text)
    if row.heading and row.text and holds(row.text, one.phrases):
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
        snippet=_quoted(row, snippet(words, one.phrases)),
        committee=row.committee,
        published_precision=precision_of(row.published, row.fields),
        widened=one.widened,
    )


def _quoted(row: Any, text: str) -> str:
    """Mark what is shown of a text that was read from an image."""
    pictured = is_read_from_image(row.fields, row.language) or is_marked(row.heading)
    return quoted(text, row.language) if pictured else text
