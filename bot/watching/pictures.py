"""This file makes a marked document of what a PDF's pictures say, or adds what its pictured pages say to its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.contents.understanding import Budget, Hints, Text, Understanding
from bot.desk import PictureReader
from scrapers import kinds, ocr_marks
from scrapers.items import Document, Paragraph, Reading, Section
from scrapers.source import Page
from scrapers.text import fold


def text_of(
    pictures: PictureReader, understanding: Understanding, page: Page, hints: Hints, budget: Budget
) -> Text | None:
    """Read a PDF's pictures into a document that is marked so; None where they hold no letters.

    Raises a ReadError; takes some seconds a page.
    """
    seen = pictures.read(page)
    if not any(block.text.strip() for block in seen.blocks):
        return None
    plain = Page(page.url, written(seen).encode(), "text/plain; charset=utf-8")
    document = understanding.read(plain, hints, budget).documents[0]
    document = ocr_marks.marked(document, seen.pictures)
    document = replace(document, notes=(*document.notes, *seen.notes), cut=document.cut or seen.cut)
    return Text(replace(seen, blocks=()), (document,))


def pages_added(
    pictures: PictureReader,
    understanding: Understanding,
    page: Page,
    document: Document,
    budget: Budget,
) -> Text | None:
    """Add to a text what its pictured pages say, marked so, page by page; None where they hold no letters.

    The pages with text are not read again. Raises a ReadError; takes some seconds a page.
    """
    seen = pictures.read(page)
    hints = Hints(None, document.published, document.title or None, document.language)
    found: dict[int, tuple[Section, ...]] = {}
    for number in sorted({block.page or 1 for block in seen.blocks}):
        lines = [block.text for block in seen.blocks if (block.page or 1) == number]
        if not any(line.strip() for line in lines):
            continue
        plain = Page(page.url, "\n".join(lines).encode(), "text/plain; charset=utf-8")
        found[number] = tuple(_sections(understanding.read(plain, hints, budget).documents[0]))
    if not found:
        return None
    added = kinds.with_annexes(ocr_marks.with_pages(document, found, seen.notes, seen.pictures))
    added = replace(added, cut=added.cut or seen.cut)
    return Text(replace(seen, blocks=()), (added,))


def _sections(page: Document) -> Iterator[Section]:
    """Give all that one page says as sections, whatever its structure was taken for."""
    said = [Paragraph(text) for one in page.exchanges for text in (one.question, one.answer)]
    said += [Paragraph(one.text, str(one.no)) for one in page.recommendations]
    held = [one.heading or "" for one in page.sections]
    held += [each.text for one in page.sections for each in one.paragraphs]
    if fold(page.title) not in fold("\n".join(held)):
        yield Section(None, (Paragraph(page.title),))
    yield from page.sections
    if said or page.footnotes:
        yield Section(None, (*said, *page.footnotes))


def written(seen: Reading) -> str:
    """Write what was seen as a text of pages, as any other text is read."""
    pages: dict[int, list[str]] = {}
    for block in seen.blocks:
        pages.setdefault(block.page or 1, []).append(block.text)
    last = max(pages, default=0)
    return "\f".join("\n".join(pages.get(number, [])) for number in range(1, last + 1))
