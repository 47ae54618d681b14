"""This file makes a marked document of what a PDF's pictures say."""

from __future__ import annotations

from dataclasses import replace

from bot.contents.understanding import Budget, Hints, Text, Understanding
from scrapers import scans
from scrapers.items import Reading
from scrapers.readers.process import read_in_child
from scrapers.readers.scans import SCANS
from scrapers.source import Page


def text_of(understanding: Understanding, page: Page, hints: Hints, budget: Budget) -> Text | None:
    """Read a PDF's pictures into a document that is marked so; None where they hold no letters.

    Raises a ReadError; takes some seconds a page.
    """
    seen = read_in_child("scans", page.body, SCANS, url=page.url)
    if not any(block.text.strip() for block in seen.blocks):
        return None
    plain = Page(page.url, written(seen).encode(), "text/plain; charset=utf-8")
    document = scans.marked(understanding.read(plain, hints, budget).documents[0])
    document = replace(document, notes=(*document.notes, *seen.notes))
    return Text(replace(seen, blocks=()), (document,))


def written(seen: Reading) -> str:
    """Write what was seen as a text of pages, as any other text is read."""
    pages: dict[int, list[str]] = {}
    for block in seen.blocks:
        pages.setdefault(block.page or 1, []).append(block.text)
    last = max(pages, default=0)
    return "\f".join("\n".join(pages.get(number, [])) for number in range(1, last + 1))
