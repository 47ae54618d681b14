"""This file looks in later papers for what may show that a commitment was kept, is under way or was moved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import structlog
from sqlmodel import Session

from bot.contents.titles import plain_title, telling_enough
from bot.contents.understanding import (
    Budget,
    Compared,
    Comparison,
    Restated,
    Sighting,
    Understanding,
)
from bot.desk import Desk
from bot.topics import registers
from scrapers.items import Language
from storage.published import commitments, papers, stories
from storage.published.commitments import Promise
from storage.records import Paper
from storage.searching.filters import Filters
from storage.searching.queries import QueryRefused
from storage.searching.search import search as storage_search

PAPERS = 20  # later papers that are read for one commitment, the newest
SECONDS = 3.0  # of work that comparing one commitment with all of them may take
SHOWN = 5
_ORDER = ("done", "part", "moved", "under_way")
_SPOKEN = frozenset({"hansard", "minutes", "bill"})  # where others speak, or nothing is reported
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class SeenSentence:
    """A sentence of a later paper beside a commitment; `same` says by what they are the same thing."""

    sighting: Sighting
    paper_id: int
    number: str | None
    title: str
    url: str
    published: date | None
    language: Language
    same: str


@dataclass(frozen=True, slots=True)
class Since:
    """What was seen since a commitment was made; `unread` papers cost too much to be compared."""

    seen: tuple[SeenSentence, ...] = ()
    unread: int = 0


@dataclass
class _Search:
    """One commitment as it is compared with what came after it, within one budget of work."""

    understanding: Understanding
    budget: Budget
    asked: Comparison
    programmes: tuple[str, ...] = ()
    unread: int = 0

    def compare(self, asked: Comparison) -> Compared:
        """Have something compared; what costs too much is counted and told nothing of."""
        try:
            return self.understanding.compare(asked, self.budget)
        except Exception as error:  # noqa: BLE001 - what fails here must not keep a reminder back
            log.warning("not_compared", error=str(error))
            self.unread += 1
            return Compared()


def seen_since(desk: Desk, session: Session, one: Promise, limit: int = SHOWN) -> Since:
    """Give what was seen since a commitment was made that may show what became of it.

    What was done comes before what is under way, the newest first. Nothing is closed by it.
    """
    if one.published is None:  # nobody can say what came after it
        return Since()
    search = _Search(desk.understanding, Budget(min(SECONDS, desk.paper_seconds)), _asked(one))
    search.programmes = search.compare(search.asked).programmes
    if not search.programmes and (before := _before(session, one)):
        search.asked = replace(search.asked, before=before)
        search.programmes = search.compare(search.asked).programmes
    found = [
        seen for paper in _later(session, one, search) for seen in _in_paper(paper, one, search)
    ]
    found += _moves(session, one, search)
    found.sort(key=lambda seen: seen.published or date.min, reverse=True)
    found.sort(key=lambda seen: _ORDER.index(seen.sighting.kind))
    return Since(tuple(found[:limit]), search.unread)


def _before(session: Session, one: Promise) -> str:
    """Give what stands before a commitment in its paragraph, where a programme may be named."""
    quote = one.commitment.quote
    for paper in papers.papers(session, [one.paper_id]):
        for side in paper.renditions:
            document = side.document if side.language == one.language else None
            texts = (
                [p.text for part in document.sections for p in part.paragraphs] if document else []
            )
            texts += [each.answer for each in document.exchanges] if document else []
            for text in texts:
                if (at := text.find(quote)) >= 0:
                    return text[:at].rpartition("\n")[2] or text[:at]
    return ""


def _asked(one: Promise) -> Comparison:
    said = one.commitment
    who = registers.of_printed("bureau", said.who) if said.who else None
    issuer = registers.of_printed("bureau", one.issuer) if one.issuer else None
    body = who or issuer
    return Comparison(
        said.quote,
        one.title,
        said.due_to,
        one.published,
        bodies=(body.key,) if body is not None else (),
    )


def corrections(session: Session, one: Promise) -> list[Paper]:
    """Give the corrigenda to the paper that made a commitment: one may have withdrawn it."""
    story = stories.of_paper(session, one.paper_id)
    ids = [
        edge.paper_id
        for edge in story.edges
        if edge.how == "corrects" and edge.other == one.paper_id
    ]
    return papers.papers(session, list(dict.fromkeys(ids)), texts=False)


def _names(search: _Search) -> list[str]:
    return [name.replace('"', " ") for name in registers.programme_names(search.programmes)]


def _later(session: Session, one: Promise, search: _Search) -> Iterator[Paper]:
    assert one.published is not None
    asked = [f'"{name}"' for name in _names(search)]
    if not asked and telling_enough(plain_title(one.title)):
        asked = [f'"{one.title[:80].replace(chr(34), " ")}"']
    if not asked:
        return
    try:
        since = one.published + timedelta(days=1)
        hits = storage_search(session, asked, Filters(since=since), limit=PAPERS, sort="newest")
    except QueryRefused:
        return
    for hit in hits:
        if hit.paper_id == one.paper_id or hit.published is None or hit.kind in _SPOKEN:
            continue
        yield from papers.papers(session, [hit.paper_id])  # one text at a time is held


def _in_paper(paper: Paper, one: Promise, search: _Search) -> list[SeenSentence]:
    chinese = one.language != "en"
    side = next(
        (r for r in paper.renditions if (r.language != "en") == chinese and r.document), None
    )
    if side is None or side.document is None:
        return []
    same_title = not search.programmes and plain_title(side.title) == plain_title(one.title)
    if not (search.programmes or same_title):
        return []
    issuer = registers.of_printed("bureau", paper.issuer) if paper.issuer else None
    asked = replace(
        search.asked,
        later=side.document,
        issuers=(issuer.key,) if issuer is not None else (),
        same_title=same_title,
    )
    same = _called(search.programmes, one.language) or one.title
    return [
        SeenSentence(
            each, paper.id, paper.number, side.title, side.url, paper.published, side.language, same
        )
        for each in search.compare(asked).seen
    ]


def _moves(session: Session, one: Promise, search: _Search) -> list[SeenSentence]:
    """Give what was promised since of the same thing for a later day."""
    due = search.asked.due
    if not search.programmes or due is None or one.published is None:
        return []
    held = commitments.due(
        session, start=due + timedelta(days=1), language=one.language, naming=_names(search)
    )
    later = [
        each
        for each in held
        if each.paper_id != one.paper_id and _after(each.published, one.published)
    ]
    if not later:
        return []
    restated = tuple(
        Restated(each.commitment.quote, each.commitment.due_to, each.published) for each in later
    )
    told = search.compare(replace(search.asked, restated=restated)).moved
    same = _called(search.programmes, one.language)
    found: dict[str, SeenSentence] = {}
    for each, sighting in zip(later, told, strict=False):  # none where it cost too much
        if sighting is not None:
            found[each.cluster] = SeenSentence(
                replace(sighting, cites=each.commitment.cites), each.paper_id, each.number,
                each.title, each.url, each.published, each.language, same,
            )  # fmt: skip
    return list(found.values())


def _after(day: date | None, other: date) -> bool:
    return day is not None and day > other


def _called(programmes: Collection[str], language: Language) -> str:
    """Name the programme that a commitment and what was seen since are both about."""
    known = (one for one in registers.identities() if one.kind == "programme")
    shown = (one.shown(chinese=language != "en") for one in known if one.key in programmes)
    return next(shown, "")
