"""This file gives what a document says sentence by sentence, as patterns see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scrapers.items import Document
from scrapers.text import fold, sentences

LONGEST = 2000  # letters of a sentence that are looked at, and of a field that keeps some


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence as it stands and folded, and under which heading."""

    text: str
    folded: str
    heading: str = ""


def said_in(document: Document) -> Iterator[Said]:
    """Give the sentences of a document's text; tables are left out."""
    for section in document.sections:
        heading = fold((section.heading or "")[:LONGEST])
        for paragraph in section.paragraphs:
            if not paragraph.table:
                for each in sentences(paragraph.text):
                    yield Said(each, fold(each[:LONGEST]), heading)


def lines_of(document: Document) -> list[str]:
    """Give the lines of a document, headings among them."""
    return [
        line
        for section in document.sections
        for text in (section.heading or "", *(each.text for each in section.paragraphs))
        for line in text.split("\n")
    ]


def together(texts: Sequence[str]) -> str:
    """Give texts as the value of a field: one a line, within its bounds."""
    return "\n".join(texts)[:LONGEST]
