"""This file says what a rendition's file came to once it was brought and read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.contents.understanding import Budget, Text
from scrapers.items import NO_TEXT, Document, Listing, Reading
from scrapers.links import address_keys
from scrapers.ocr_marks import pictured_share
from storage.records import Paper, Rendition


class Unread(Exception):
    """A file holds nothing that could be read; open it by hand."""


@dataclass(frozen=True)
class Fetched:
    """One rendition's file and what it says; `problem` where it could not be read."""

    rendition: Rendition
    documents: tuple[Document, ...] = ()
    reading: Reading | None = None
    bytes_sha: str = ""
    size: int = 0
    problem: str | None = None
    again: bool = False  # worth another try later
    handed: bool = False  # by a person, from a disk: no site's fault is taken for its text
    gone: bool = False
    releases: tuple[str, ...] = ()  # ids of the press releases that the page links to
    budget: Budget | None = None  # what is left of the work that this text may cost


def twin_listing(paper: Paper, rendition: Rendition) -> Listing:
    """Give what the index would have said of a twin that only the page states."""
    return Listing(
        source=rendition.source or paper.source,
        url=rendition.url,
        title=rendition.title,
        language=rendition.language,
        keys=(*address_keys(rendition.url), *paper.keys),
        published=paper.published,
    )


def has_unread_pictures(one: Fetched) -> bool:
    """Say whether a file holds pictures without text, all of it or some pages."""
    if one.reading is None:
        return False
    text = Text(one.reading, one.documents)
    return is_of_pictures(text) or has_pictured_pages(text)


def is_of_pictures(text: Text) -> bool:
    """Say whether what was read is a PDF without text."""
    return text.reading.media == "pdf" and any(NO_TEXT in one.notes for one in text.documents)


def has_pictured_pages(text: Text) -> bool:
    """Say whether some pages of a PDF with text are pictures that nobody has read; a booklet's belong to its cover."""
    return len(text.documents) == 1 and pictured_share(text.documents[0].notes) > 0
