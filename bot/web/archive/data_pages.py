"""This file gives pages as data, at the same addresses: feeds, tables, calendars, references."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from bot.answering.finding import lookups
from bot.messages import phrases
from bot.messages.alerts import Coming
from bot.messages.citations import Style
from bot.messages.permalinks import canonical
from bot.messages.words import say
from bot.topics import registers
from bot.web.archive import calendars, feeds, meeting_calendars, references, tables
from bot.web.archive.asking import AskedInVain
from bot.web.archive.calendars import Occasion
from bot.web.archive.list_pages import promised, public_deadlines, public_meetings, topic_name
from bot.web.archive.name_pages import identity, shown_name
from bot.web.archive.paper_pages import card
from bot.web.archive.search_pages import sought
from bot.web.archive.shelf import TOPICS, NotHere, PageFrame, Shelf
from scrapers.items import Language
from storage.documents import to_json
from storage.published import commitments, papers, public_papers
from storage.records import Paper

MEDIA: dict[str, str] = {
    "atom": "application/atom+xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
}
Gather = Callable[[Shelf, Session, Language, int], tuple[PageFrame, list[int]]]


def everything(
    shelf: Shelf, session: Session, language: Language, limit: int
) -> tuple[PageFrame, list[int]]:
    """Give the newest papers on any topic that ships."""
    ids = public_papers.newest(session, shelf.sources, topics=TOPICS, limit=limit)
    return PageFrame(say("web_home", language), "", language), ids


def on_topic(key: str) -> Gather:
    """Give what gathers the newest papers on a topic that ships; raises NotHere for any other."""
    if key not in TOPICS:
        raise NotHere

    def gather(
        shelf: Shelf, session: Session, language: Language, limit: int
    ) -> tuple[PageFrame, list[int]]:
        ids = public_papers.newest(session, shelf.sources, topics=(key,), limit=limit)
        return PageFrame(topic_name(key, language), f"topics/{key}", language), ids

    return gather


def naming(path: str, key: str) -> Gather:
    """Give what gathers the newest papers that name a Member or a body; raises NotHere."""
    one = identity(path, key)

    def gather(
        shelf: Shelf, session: Session, language: Language, limit: int
    ) -> tuple[PageFrame, list[int]]:
        looked = lookups.named(session, one, shelf.sources, limit=1)
        return PageFrame(shown_name(one, language), f"{path}/{key}", language), list(
            looked.papers[:limit]
        )

    return gather


def found(typed: str) -> Gather:
    """Give what gathers the newest papers that a search finds; raises AskedInVain where it cannot be done."""

    def gather(
        shelf: Shelf, session: Session, language: Language, limit: int
    ) -> tuple[PageFrame, list[int]]:
        read = sought(shelf, session, typed, language, limit=1)
        if read.looked is None:
            raise AskedInVain(read.problem)
        ids = public_papers.newest_of(session, read.looked.papers, limit)
        title = say("web_search_for", language, words=typed)
        return PageFrame(title, "search", language), ids

    return gather


def listed(
    shelf: Shelf, session: Session, language: Language, form: str, here: str, gather: Gather
) -> str:
    """Write a list of papers; `here` is its own address."""
    most = tables.MOST if form == "csv" else feeds.MOST
    frame, ids = gather(shelf, session, language, most)
    held = papers.papers(session, ids, texts=False)
    if form == "csv":
        rows = (tables.paper_row(shelf, one, language) for one in held)
        return tables.csv_of(tables.PAPER, rows)
    entries = feeds.entries(shelf, session, held, language)
    if form == "atom":
        text = feeds.atom(shelf, frame, entries, here, shelf.desk.clock().astimezone(UTC))
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'
    return feeds.json_feed(shelf, frame, entries, here)


def announced(shelf: Shelf, session: Session, language: Language, form: str, topic: str) -> str:
    """Write what agendas announce."""
    now = shelf.desk.clock()
    lately = form == "ics"
    meetings = public_meetings(shelf, session, language, topic or None, lately=lately)
    set_days = public_deadlines(shelf, session, language, topic or None, lately=lately)
    if form == "csv":
        head = ("starts_at", "title", "committee", "papers_in", "papers", "original")
        rows = (
            (
                _when(calendars.at(one.starts_at)),
                tables.script(one.title, language),
                _body_name(one, language),
                one.papers_in,
                one.papers or "",
                shelf.site(one.url),
            )
            for one in (*meetings, *set_days)
        )
        return tables.csv_of(head, rows)
    occasions = [
        Occasion(
            one.mark,
            f"{phrases.deadline(one, language)}{say('colon', language)}{tables.script(one.title, language)}",
            calendars.at(one.starts_at),
            _body_name(one, language),
            " · ".join(phrases.coming_facts(one, language)),
            shelf.site(one.url),
        )
        for one in set_days
    ]
    together = meeting_calendars.together(shelf, meetings, language)
    return _calendar(say("web_meetings", language), [*together, *occasions], now)


def _body_name(one: Coming, language: Language) -> str:
    """Name whose meeting it is, in the reader's language; of one that only papers name, by its title."""
    if one.committee or one.deadline:
        return tables.committee(one.committee, language)
    return one.title if registers.found(one.title, "committee") else ""


def due(shelf: Shelf, session: Session, language: Language, form: str, topic: str, by: str) -> str:
    """Write what was promised and falls due."""
    held = promised(shelf, session, language, topic, by)
    keys = public_papers.keys_of(session, [one.paper_id for one in held])
    pages = {
        one.paper_id: shelf.absolute(href)
        for one in held
        if (href := shelf.paper(language, keys.get(one.paper_id, ()))) is not None
    }
    if form == "csv":
        rows = (
            tables.promise_row(one, pages.get(one.paper_id, ""), language)
            for one in held[: tables.MOST]
        )
        return tables.csv_of(tables.PROMISE, rows)
    places = commitments.places(session, held)
    occasions = {
        (
            name := f"{canonical(keys.get(one.paper_id, ())) or one.paper_id}|{places[one.id]}"
        ): Occasion(
            name,
            tables.script(one.commitment.quote, language),
            one.commitment.due_to,
            about=tables.script(one.title, language),
            href=pages.get(one.paper_id),
        )
        for one in reversed(held)  # of two that are one, the first stays
        if one.commitment.due_to is not None and one.withdrawn_at is None
    }
    occasions_ = list(occasions.values())[::-1]
    return _calendar(say("web_commitments", language), occasions_, shelf.desk.clock())


def _calendar(name: str, occasions: list[Occasion], now: datetime) -> str:
    stamp = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return calendars.ics(name, occasions, stamp)


def _when(value: object) -> str:
    return f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else str(value)


def one_paper(shelf: Shelf, session: Session, paper_id: int, language: Language, form: str) -> str:
    """Write one paper for programs: all that is held of it, or a reference to it."""
    if form != "json":
        return reference(shelf, session, paper_id, language, form)
    paper = papers.paper(session, paper_id)
    held = _plain(shelf, session, paper, language)
    return json.dumps(held, ensure_ascii=False, indent=1, default=_told)


def reference(
    shelf: Shelf,
    session: Session,
    paper_id: int,
    language: Language,
    form: str,
    notes: tuple[str, ...] = (),
) -> str:
    """Give a reference to a paper, for programs that keep them; without an archive, to the site.

    `notes` are those of whoever hands it on, on their own machine; no page has any.
    """
    paper = papers.paper(session, paper_id)
    alert = card(shelf, session, paper, language)
    here = page_of(shelf, paper, language)
    style: Style = "ris" if form == "ris" else "bibtex"
    entry = references.for_programs(shelf, paper, alert, here, style, notes) + "\n"
    return entry.replace("\n", "\r\n") if form == "ris" else entry  # as that format ends its lines


def one_line(shelf: Shelf, session: Session, paper: Paper, language: Language) -> str:
    """Give all that is held of a paper as JSON on one line."""
    return json.dumps(_plain(shelf, session, paper, language), ensure_ascii=False, default=_told)


def page_of(shelf: Shelf, paper: Paper, language: Language) -> str | None:
    """Give a paper's page in full, where there is an archive."""
    href = shelf.paper(language, paper.keys)
    return shelf.absolute(href) if href and shelf.base else None


def _told(value: object) -> str:
    """Write a day or an instant as JSON has it."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _plain(shelf: Shelf, session: Session, paper: Paper, language: Language) -> dict[str, Any]:
    """Give a paper as data, with what we made of it and the topics that ship."""
    held = commitments.due(session, paper_id=paper.id, withdrawn=True, limit=200)
    return {
        "page": page_of(shelf, paper, language),
        "number": paper.number,
        "kind": paper.kind,
        "publisher": phrases.publisher(paper.source, "en"),
        "committee": tables.committee(paper.committee, language) or None,
        "published": paper.published,
        "published_precision": paper.published_precision,
        "meeting_date": paper.meeting_date,
        "issued_at": paper.issued_at,
        "first_seen_at": paper.first_seen_at,
        "revised_at": paper.revised_at,
        "withdrawn_at": paper.withdrawn_at,
        "topics": [
            {
                "topic": one.topic,
                "level": one.level,
                "score": one.score,
                "evidence": [{"term": e.term, "excerpt": e.excerpt} for e in one.evidence],
            }
            for one in paper.matches
            if one.topic in TOPICS
        ],
        "commitments": [
            {
                "quote": one.commitment.quote,
                "language": one.language,
                "strength": one.commitment.strength,
                "due_from": one.commitment.due_from,
                "due_to": one.commitment.due_to,
                "cites": list(one.commitment.cites),
            }
            for one in held
        ],
        "languages": {
            one.language: {
                "title": one.title,
                "original": shelf.original(one.url),
                "summary": [
                    {"text": b.text, "cites": list(b.cites)}
                    for b in paper.bullets.get(one.language, ())
                ],
                "text": to_json(one.document) if one.document else None,
            }
            for one in paper.renditions
        },
    }
