"""This file makes the rows of lists: papers by their titles, as chat shows them, each linked to its page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from bot.answering.finding import find, paper_rows
from bot.calendar import hong_kong
from bot.messages import phrases
from bot.messages.shown_language import rendition_in
from bot.messages.words import say
from bot.web.archive.shelf import PAGE, Behind, PageFrame, Shelf
from scrapers.items import Language
from storage.published import papers
from storage.records import Hit, Paper

MOST_PAGES = 50
FEEDS = (
    ("atom", "application/atom+xml"),
    ("json", "application/feed+json"),
    ("csv", "text/csv"),
)
FOLLOW = "follow"  # the page at which one asks for mail
Made = tuple[PageFrame, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ListRow:
    """One paper of a list."""

    title: str
    href: str | None
    context: str
    text: str  # a bullet, or where the words were found, between ** marks
    language: Language  # of its title
    text_language: Language
    day: date | None = None
    site: str | None = None
    versions: str | None = None  # where its earlier words are, if it was revised
    gone: bool = False  # it was withdrawn


def of_papers(
    shelf: Shelf, session: Session, ids: Sequence[int], language: Language
) -> list[ListRow]:
    """Give papers as rows, in the order asked for."""
    return [of_paper(shelf, one, language) for one in papers.papers(session, ids, texts=False)]


def of_paper(shelf: Shelf, paper: Paper, language: Language) -> ListRow:
    """Give a paper as a row."""
    row = paper_rows.paper_row(paper, language)
    side = rendition_in(paper, language)
    return ListRow(
        row.title,
        shelf.paper(language, paper.keys),
        row.context,
        row.text,
        side.language if side else language,
        side.language if side else language,
        day_of(paper),
        shelf.site(row.url),
        gone=row.gone,
    )


def counted(number: int, language: Language) -> str:
    """Count papers in words."""
    return say("web_paper", language) if number == 1 else say("web_papers", language, n=number)


def kind_name(kind: str, language: Language) -> str:
    """Name a kind of paper for a list of choices."""
    known = {"question_reply": "row_question", "panel_paper": "row_paper", "plain": "web_other"}
    key = known.get(kind)
    return say(key, language) if key else phrases.kind_name(kind, language) or kind


def day_of(paper: Paper) -> date | None:
    """Give the day that a paper is news of: its issue, or when it came where that is not stated."""
    if paper.published is not None and paper.published_precision == "day":
        return paper.published
    return paper.published if paper.baseline else hong_kong(paper.first_seen_at).date()


def of_hits(
    shelf: Shelf, session: Session, hits: Sequence[Hit], language: Language
) -> list[ListRow]:
    """Give what a search found as rows, with the place that shows the words."""
    held = {one.id: one for one in papers.papers(session, [h.paper_id for h in hits], texts=False)}
    rows = []
    for found in find.of_papers(held, hits, language):
        paper = held.get(found.paper_id)
        if paper is None:
            continue
        row = paper_rows.hit_row(found, language)
        side = rendition_in(paper, language)
        rows.append(
            ListRow(
                row.title,
                shelf.paper(language, paper.keys),
                row.context,
                row.text,
                side.language if side else found.language,
                found.language,
                day_of(paper),
                shelf.site(row.url),
                shelf.versions(language, paper.keys) if paper.revised_at else None,
                row.gone,
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Links to the pages of a list: the one before and the one behind, and where this one is."""

    number: int
    last: int
    before: str | None
    behind: str | None


def turned(
    shelf: Shelf, language: Language, path: str, number: int, total: int, **query: str
) -> PageLinks:
    """Give where a page of a list stands among all; raises Behind the last."""
    last = min(MOST_PAGES, max(1, -(-total // PAGE)))
    if number > last:
        raise Behind(last)

    def at(page: int) -> str | None:
        return shelf.href(language, path, **query, page=page) if 0 < page <= last else None

    return PageLinks(number, last, at(number - 1), at(number + 1))


def given(page: int, **query: str) -> dict[str, str]:
    """Give the query of an address, without what is empty or goes without saying."""
    asked = {name: value for name, value in query.items() if value}
    return {**asked, **({"page": str(page)} if page > 1 else {})}


def by_mail(shelf: Shelf, language: Language, what: str) -> list[tuple[str, str]]:
    """Offer to have this sent by mail, where mail is set up."""
    if not shelf.desk.mails:
        return []
    return [(say("mail_follow", language), shelf.href(language, FOLLOW, what=what or None))]
