"""This file finds papers by what they say: alike on both databases, in either script."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
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
from storage.searching.matching import NEWEST, Index, Matched, match, newest_once
from storage.searching.queries import (
    Either,
    NothingToFind,
    Phrase,
    Wanted,
    phrases_of,
    worded,
)
from storage.searching.questions import RENDITION_AT
from storage.searching.ranking import Held, Ranked, rank
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
    held, capped = _held(connection, list(wanted.values()), window, read)
    held = _as_written(connection, held, wording.cased)
    held = _without(connection, held, wording.without)
    ranked = rank(connection, held, sort)
    best = _one_per_paper(held, ranked.order, wording.prefer)
    for number in exact:
        best.pop(number, None)
    first = exact[skip : skip + limit]
    after = max(0, skip - len(exact))
    shown = list(islice(best.values(), after, after + limit - len(first)))
    hits = [*_named(connection, first, skip), *_hits(connection, held, ranked, shown)]
    found = Found(hits, total=len(best) + len(exact), capped=capped)
    found.papers = (*exact, *best)
    return found


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


def _held(
    connection: Connection,
    wanted: Sequence[tuple[Phrase, ...]],
    window: Window,
    reads: Sequence[Sequence[Either]] = (),
) -> tuple[Held, bool]:
    """Give what holds any of several wordings, the first before the others; say whether some was left out."""
    with by_index(connection):
        index = Index(connection, window)
        matched = [match(index, one) for one in wanted]
        # What is so common already needs no other form to be found by.
        common = any(one.capped for one in matched)
        loose = [] if common else [one for one in forms.held(reads, index.known) if one]
        nearly = [match(index, one) for one in loose]
    capped = any(one.capped for one in (*matched, *nearly))
    if len(matched) == 1 and not nearly:
        return Held(matched[0].slots, wanted[0]), capped
    return _joined(wanted, matched, loose, nearly), capped


def _joined(
    wanted: Sequence[tuple[Phrase, ...]],
    matched: Sequence[Matched],
    loose: Sequence[Sequence[Wanted]],
    nearly: Sequence[Matched],
) -> Held:
    """Join what several wordings found; of what one of them holds, a looser one adds nothing."""
    by: dict[int, int] = {}  # which wordings each rendition was found by, a bit for each
    for at, some in enumerate(matched):
        for rendition in {slot >> RENDITION_AT for slot in some.slots}:
            by[rendition] = by.get(rendition, 0) | 1 << at
    told = {bits: _of_wordings(wanted, bits) for bits in set(by.values())}  # they are few
    found = {rendition: told[bits] for rendition, bits in by.items()}
    widened = {rendition for rendition, bits in by.items() if not bits & 1}
    slots = [slot for some in matched for slot in some.slots]
    for looser, some in zip(loose, nearly, strict=True):
        new = [slot for slot in some.slots if slot >> RENDITION_AT not in found]
        shown = tuple(phrase for one in looser for phrase in phrases_of(one))
        found |= {slot >> RENDITION_AT: shown for slot in new}
        widened.update(slot >> RENDITION_AT for slot in new)
        slots += new
    return Held(newest_once(slots), others=found, widened=widened)


def _of_wordings(wanted: Sequence[tuple[Phrase, ...]], bits: int) -> tuple[Phrase, ...]:
    """Give the phrases of some wordings, each once."""
    chosen = (one for at, one in enumerate(wanted) if bits >> at & 1)
    return tuple(dict.fromkeys(chain.from_iterable(chosen)))


def spelt(name: str) -> re.Pattern[str]:
    """Give a pattern of a name in these very letters, not inside a longer word."""
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])")


def _as_written(connection: Connection, held: Held, cased: Sequence[str]) -> Held:
    """Leave out what only a short name in other letters found; where many are, the newest are read."""
    names = {fold(name): spelt(name) for name in cased}
    doubtful: dict[int, list[re.Pattern[str]]] = {}
    for place, rendition in enumerate(held.renditions if names and held.widened else ()):
        phrases = held.phrases(place) if rendition in held.widened else ()
        patterns = [names[text] for one in phrases if (text := one.runs[0].text) in names]
        if patterns and len(patterns) == len(phrases):
            doubtful[place] = patterns
    read = {place: held.slots(place)[-READ_FOR_CASE:] for place in doubtful}
    slots = list(chain.from_iterable(read.values()))
    texts = _words(connection, slots[:MOST_READ_FOR_CASE])
    return held.but(
        {
            held.renditions[place]
            for place, patterns in doubtful.items()
            if not any(one.search(texts.get(slot, "")) for one in patterns for slot in read[place])
        }
    )


def _without(connection: Connection, held: Held, without: Sequence[str]) -> Held:
    """Leave out the papers of which any language holds all of a text."""
    if not held.renditions or not without:
        return held
    index = Index(connection, Window())
    every = {
        rendition & ~LANGUAGE_MASK | language
        for rendition in held.renditions
        for language in range(LANGUAGE_MASK)
    }
    passed: set[int] = set()
    for wanted in worded(list(without)).values():
        left = every
        for phrase in wanted:
            left = index.holding(phrase, left) if left else left
        passed |= {rendition & ~LANGUAGE_MASK for rendition in left}
    return held.but({one for one in held.renditions if one & ~LANGUAGE_MASK in passed})


def _words(connection: Connection, slots: Sequence[int]) -> dict[int, str]:
    if not slots:
        return {}
    rows = connection.execute(
        select(_passage.c.id, _passage.c.heading, _passage.c.text).where(_passage.c.id.in_(slots))
    )
    return {row.id: words_of(row.heading, row.text) for row in rows}


def _one_per_paper(held: Held, order: Sequence[int], prefer: Language | None) -> dict[int, int]:
    """Keep of each paper the place of its best language, or of the preferred one if that holds the words as well."""
    owners = [rendition >> _PAPER_BITS & PAPER_MASK for rendition in held.renditions]
    kept: dict[int, int] = {}
    for place in order:
        kept.setdefault(owners[place], place)
    if prefer:
        wanted = language_number(prefer)
        widened = [rendition in held.widened for rendition in held.renditions]
        for place in order:
            in_it = held.renditions[place] & LANGUAGE_MASK == wanted
            if in_it and widened[place] <= widened[kept[owners[place]]]:
                kept[owners[place]] = place
    return kept


def _named(connection: Connection, papers: Sequence[int], skipped: int) -> Iterator[Hit]:
    """Give papers that a query names by their number, of which so many were skipped."""
    if not papers:
        return
    firsts = _FACTS_OF_PAPERS.rows(connection, given(connection, papers))
    titles = {row.id: row for row in reversed(firsts)}
    for at, number in enumerate(papers, start=skipped):
        if number in titles:
            yield _hit(titles[number], (), _EXACT - at)


def _hits(
    connection: Connection, held: Held, ranked: Ranked, shown: Sequence[int]
) -> Iterator[Hit]:
    """Give what is shown of some renditions."""
    if not shown:
        return
    best = {place: ranked.shown(held, place) for place in shown}
    found = _FACTS_OF_PASSAGES.rows(connection, given(connection, best.values()))
    rows = {row.slot: row for row in found}
    for place, slot in best.items():
        if slot in rows:
            yield _hit(
                rows[slot],
                held.phrases(place),
                ranked.scores[place],
                widened=held.renditions[place] in held.widened,
                folded=ranked.folded.get(slot),
            )


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


def _hit(
    row: Any,
    phrases: Sequence[Phrase],
    score: float,
    *,
    widened: bool = False,
    folded: str | None = None,
) -> Hit:
    words = words_of(row.heading, row.text)
    if row.heading and row.text and holds(row.text, phrases):
        words, folded = row.text, None
    return Hit(
        paper_id=row.id,
        number=row.number,
        title=row.title,
        url=row.url,
        kind=row.kind,
        language=row.language,
        published=row.published,
        score=round(score, 3),
        snippet=_quoted(row, snippet(words, phrases, folded)),
        committee=row.committee,
        published_precision=precision_of(row.published, row.fields),
        widened=widened,
    )


def _quoted(row: Any, text: str) -> str:
    """Mark what is shown of a text that was read from an image."""
    pictured = is_read_from_image(row.fields, row.language) or is_marked(row.heading)
    return quoted(text, row.language) if pictured else text
