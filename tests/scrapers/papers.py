"""This file makes documents of texts for the tests of kinds, and JSON of documents."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from scrapers.items import Block, Document, Reading
from scrapers.kinds import documents
from scrapers.readers import read


def papers(text: str, **known: Any) -> tuple[Document, ...]:
    """Structure a text as if it were a file of plain text."""
    return documents(read(text.encode(), "paper.txt", "text/plain"), **known)


def paper(text: str, **known: Any) -> Document:
    """Structure a text that holds one document."""
    made = papers(text, **known)
    assert len(made) == 1, f"{len(made)} documents"
    return made[0]


def page(*blocks: str | Block, **known: Any) -> Document:
    """Structure the logical paragraphs of a web page."""
    made = [block if isinstance(block, Block) else Block(block) for block in blocks]
    found = documents(Reading(tuple(made), "html"), **known)
    assert len(found) == 1
    return found[0]


def numbers(document: Document) -> list[str]:
    """Give the numbers of a document's numbered paragraphs."""
    return [each.no for section in document.sections for each in section.paragraphs if each.no]


def headings(document: Document) -> list[str]:
    """Give a document's headings."""
    return [section.heading for section in document.sections if section.heading]


def wording(document: Document) -> str:
    """Give all the text of a document's structure without blanks."""
    texts = [each.text for section in document.sections for each in section.paragraphs]
    texts += [text for each in document.exchanges for text in (each.question, each.answer)]
    return "".join("".join(texts).split())


MEASURES = ("coverage", "unplaced", "furniture")  # which have tests of their own


def plain(document: Document) -> dict[str, Any]:
    """Give a document as JSON can hold it, without what is empty and without its measures."""
    found = {name: value for name, value in _plain(document).items() if value not in (None, [], {})}
    return {name: value for name, value in found.items() if name not in MEASURES}


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = {each.name: _plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
        return {name: held for name, held in found.items() if held not in (None, [], False)}
    if isinstance(value, Mapping):
        return {key: _plain(held) for key, held in sorted(value.items())}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value
