"""This file says what a rendition's file came to once it was brought and read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.contents.understanding import Budget
from scrapers.items import Document, Listing, Reading
from scrapers.links import address_keys
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
