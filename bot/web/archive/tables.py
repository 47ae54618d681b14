"""This file writes lists as tables that spreadsheets open without doing what a title tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot import calendar
from bot.messages import phrases
from bot.messages.scripts import simplified
from bot.messages.shown_language import rendition_in
from bot.messages.spreadsheets import written
from bot.web.archive.shelf import TOPICS, Shelf
from scrapers.items import Language
from storage.published.commitments import Promise
from storage.records import Paper

MOST = 500  # rows
BOM = "\ufeff"  # without it, Excel reads UTF-8 as something else
PAPER = (
    "number", "title", "language", "kind", "publisher", "committee", "published", "meeting_date",
    "issued_at", "first_seen_at", "revised_at", "withdrawn_at", "topics", "page", "original",
)  # fmt: skip
PROMISE = (
    "quote",
    "language",
    "strength",
    "due_from",
    "due_to",
    "due_text",
    "number",
    "title",
    "page",
    "withdrawn_at",
)


def csv_of(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write rows as a file that spreadsheets open."""
    return BOM + written([head, *rows], "\r\n")


def paper_row(shelf: Shelf, paper: Paper, language: Language) -> list[object]:
    """Give a paper's row of a table."""
    side = rendition_in(paper, language)
    href = shelf.paper(language, paper.keys)
    topics = " ".join(match.topic for match in paper.matches if match.topic in TOPICS)
    return [
        paper.number, script(side.title, language) if side else "", told_in(side.language, language) if side else "",
        paper.kind, phrases.publisher(paper.source, language), committee(paper.committee, language),
        calendar.iso_date(paper.published, paper.published_precision), paper.meeting_date, *_instants(paper), topics,
        shelf.absolute(href) if href and shelf.base else "",
        shelf.original(side.url) if side else "",
    ]  # fmt: skip


def _instants(paper: Paper) -> list[str]:
    return [
        _instant(at)
        for at in (paper.issued_at, paper.first_seen_at, paper.revised_at, paper.withdrawn_at)
    ]


def _instant(at: datetime | None) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else ""


def script(text: str, language: Language) -> str:
    """Give published words in the script of the table's reader."""
    return simplified(text) if language == "zh-Hans" else text


def told_in(published: Language, language: Language) -> Language:
    """Give the language in which `script` gives them."""
    return language if language == "zh-Hans" and published != "en" else published


def committee(printed: str | None, language: Language) -> str:
    """Give a committee's name in the reader's language and script, where the register has it."""
    return script(phrases.committee_name(printed or "", language), language)


def promise_row(one: Promise, page: str, language: Language) -> list[object]:
    """Give a commitment's row of a table."""
    said = one.commitment
    return [
        script(said.quote, language), told_in(one.language, language), said.strength, said.due_from,
        said.due_to, script(said.due_text or "", language), one.number, script(one.title, language), page,
        _instant(one.withdrawn_at),
    ]  # fmt: skip
