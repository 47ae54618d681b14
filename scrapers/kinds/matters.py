"""This file finds what a committee waits for in documents that an older reader made, from their sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scrapers.items import LISTS, Document
from scrapers.kinds.committee_lists import table_of
from scrapers.kinds.lines import Line, line
from scrapers.kinds.minuted import matters_of


def with_matters(document: Document) -> Document:
    """Give a document with its matters, where it is a list or minutes and was read before these were."""
    form = document.fields.get("form")
    if document.matters or form not in {*LISTS, "minutes"}:
        return document
    if form == "minutes":
        return replace(document, matters=matters_of(document.sections, document.meeting_date))
    table = table_of(list(_lines(document)), form or "")
    return replace(document, matters=table.items) if table is not None else document


def _lines(document: Document) -> Iterator[Line]:
    """Give the lines that the sections were made of, as far as they can still be told apart."""
    for section in document.sections:
        if section.heading:
            yield line(section.heading)
        for paragraph in section.paragraphs:
            first, *others = paragraph.text.split("\n")
            if paragraph.table:
                yield replace(line(paragraph.text), role="table", page=paragraph.page)
                continue
            numbered = f"{paragraph.no}. {first}" if paragraph.no else first
            for text in (numbered, *others):
                if text.strip():
                    yield replace(line(text), page=paragraph.page)
