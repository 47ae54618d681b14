"""This file looks in later papers for what may show that a commitment was kept, is under way or was moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sqlmodel import Session

from bot.contents import fulfilment
from bot.contents.figures.names import Names
from bot.contents.folded import Folded
from bot.contents.fulfilment import Known, Pledged, Sighting
from bot.contents.statements import statements
from bot.contents.titles import plain_title, telling_enough
from bot.topics import registers
from scrapers.items import Document, Language
from scrapers.text import fold
from storage import commitments, papers, stories
from storage.commitments import Promise
from storage.queries import QueryRefused
from storage.records import Paper
from storage.search import search

PAPERS = 20  # later papers that are read for one commitment, the newest
LETTERS = 120_000  # of one of them, where its sentences name what is looked for
SHOWN = 5
_ORDER = ("done", "part", "moved", "under_way")
_SPOKEN = frozenset({"hansard", "minutes", "bill"})  # where others speak, or nothing is reported


@dataclass(frozen=True, slots=True)
class Seen:
    """A sentence of a later paper beside a commitment; `same` says by what they are the same thing."""

    sighting: Sighting
    paper_id: int
    number: str | None
    title: str
    url: str
    published: date | None
    language: Language
    same: str


@cache
def _known() -> Known:
    bodies = {one.key: one.names for one in registers.identities() if one.kind == "bureau"}
    return Known(Names((), registers.programmes()), Names((), bodies))


def pledged(one: Promise) -> Pledged:
    """Give a commitment as it is looked for: whose it is, and which programmes it names.

    Where the sentence names none, the programme that the paper's title names is meant.
    """
    known, said = _known(), one.commitment
    who = registers.of_printed("bureau", said.who) if said.who else None
    issuer = registers.of_printed("bureau", one.issuer) if one.issuer else None
    body = who or issuer
    named = _keys(known.programmes, said.quote) or _keys(known.programmes, one.title)
    bodies = frozenset({body.key}) if body is not None else frozenset()
    return Pledged(said.quote, said.due_to, bodies, frozenset(named))


def _keys(names: Names, text: str) -> set[str]:
    found = names.places(Folded.of(text[: fulfilment.LONGEST]))
    return {place.key for place in found if place.key is not None}


def seen_since(session: Session, one: Promise, limit: int = SHOWN) -> list[Seen]:
    """Give what was seen since a commitment was made that may show what became of it.

    What was done comes before what is under way, the newest first. Nothing is closed by it.
    """
    if one.published is None:  # nobody can say what came after it
        return []
    pledge = pledged(one)
    found = [
        seen
        for paper in _later(session, one, pledge)
        for seen in _in_paper(paper, one, pledge)
    ]  # fmt: skip
    found += _moves(session, one, pledge)
    found.sort(key=lambda seen: seen.published or date.min, reverse=True)
    found.sort(key=lambda seen: _ORDER.index(seen.sighting.kind))
    return found[:limit]


def corrections(session: Session, one: Promise) -> list[Paper]:
    """Give the corrigenda to the paper that made a commitment: one may have withdrawn it."""
    story = stories.of_paper(session, one.paper_id)
    ids = [
        edge.paper_id
        for edge in story.edges
        if edge.how == "corrects" and edge.other == one.paper_id
    ]
    return papers.papers(session, list(dict.fromkeys(ids)), texts=False)


def _names(pledge: Pledged) -> list[str]:
    programmes = registers.programmes()
    return [name.replace('"', " ") for key in sorted(pledge.programmes) for name in programmes[key]]


def _later(session: Session, one: Promise, pledge: Pledged) -> Iterator[Paper]:
    assert one.published is not None
    asked = [f'"{name}"' for name in _names(pledge)]
    if not asked and telling_enough(plain_title(one.title)):
        asked = [f'"{one.title[:80].replace(chr(34), " ")}"']
    if not asked:
        return
    try:
        since = one.published + timedelta(days=1)
        hits = search(session, asked, limit=PAPERS, since=since, sort="newest")
    except QueryRefused:
        return
    for hit in hits:
        if hit.paper_id == one.paper_id or hit.published is None or hit.kind in _SPOKEN:
            continue
        yield from papers.papers(session, [hit.paper_id])  # one text at a time is held


def _in_paper(paper: Paper, one: Promise, pledge: Pledged) -> list[Seen]:
    chinese = one.language != "en"
    side = next(
        (r for r in paper.renditions if (r.language != "en") == chinese and r.document), None
    )
    if side is None or side.document is None:
        return []
    same_title = not pledge.programmes and plain_title(side.title) == plain_title(one.title)
    document = _naming(side.document, [fold(name) for name in _names(pledge)])
    stated = [(each.bare, each.cites) for each in statements(document) if each.text != pledge.quote]
    issuer = registers.of_printed("bureau", paper.issuer) if paper.issuer else None
    issuers = {issuer.key} if issuer is not None else set()
    found = fulfilment.sighted(pledge, stated, _known(), issuers, same_title=same_title)
    same = _called(pledge, one.language) or one.title
    return [
        Seen(
            each, paper.id, paper.number, side.title, side.url, paper.published, side.language, same
        )
        for each in list(found)[:2]
    ]


def _naming(document: Document, names: Sequence[str]) -> Document:
    """Leave of a paper the paragraphs that name something, and of those as many as are read at once."""
    left = LETTERS

    def keeps(text: str) -> bool:
        nonlocal left
        folded = fold(text[:left]) if left > 0 else ""
        holds = bool(folded) and (not names or any(name in folded for name in names))
        left -= len(text) if holds else 0
        return holds

    sections = [
        replace(part, paragraphs=tuple(p for p in part.paragraphs if keeps(p.text)))
        for part in document.sections
    ]
    exchanges = [
        replace(
            each,
            question="",
            answer="\n".join(line for line in each.answer.split("\n") if keeps(line)),
        )
        for each in document.exchanges
    ]
    return replace(
        document, sections=tuple(sections), exchanges=tuple(exchanges), recommendations=()
    )


def _moves(session: Session, one: Promise, pledge: Pledged) -> list[Seen]:
    """Give what was promised since of the same thing for a later day."""
    if not pledge.programmes or pledge.due is None or one.published is None:
        return []
    later = commitments.due(
        session, start=pledge.due + timedelta(days=1), language=one.language, naming=_names(pledge)
    )
    same = _called(pledge, one.language)
    found: dict[str, Seen] = {}
    for each in later:
        if each.paper_id == one.paper_id or not _after(each.published, one.published):
            continue
        told = fulfilment.moved(pledge, each.commitment.quote, each.commitment.due_to, _known())
        if told is not None:
            sighting = replace(told, cites=each.commitment.cites)
            found[each.cluster] = Seen(
                sighting, each.paper_id, each.number, each.title, each.url, each.published,
                each.language, same,
            )  # fmt: skip
    return list(found.values())


def _after(day: date | None, other: date) -> bool:
    return day is not None and day > other


def _called(pledge: Pledged, language: Language) -> str:
    """Name the programme that a commitment and what was seen since are both about."""
    known = (one for one in registers.identities() if one.kind == "programme")
    shown = (one.shown(chinese=language != "en") for one in known if one.key in pledge.programmes)
    return next(shown, "")
