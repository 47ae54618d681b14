"""This file measures how much of a source's text stands in the structure made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from scrapers.items import Document
from scrapers.kinds.lines import Line
from scrapers.text import fold

_TOKEN = re.compile(r"[㐀-鿿]|[a-z]+|[0-9]+")
_RUN = 3  # tokens in a row that must stand in the structure as they stand in the source


def share(source: Iterable[str], structure: Iterable[str]) -> float:
    """Give the share of the source's letters that stand in the structure, 0 to 1.

    A letter counts when the three tokens around it (Chinese letters, Latin words, numbers) stand
    in the structure in the same order; a line of fewer tokens when they all stand there.
    """
    known: set[tuple[str, ...]] = set()
    single: set[str] = set()
    for tokens in (_TOKEN.findall(text) for text in structure):
        single.update(tokens)
        known.update(zip(tokens, tokens[1:], tokens[2:], strict=False))
    total = found = 0
    for tokens in (_TOKEN.findall(text) for text in source):
        sizes = [len(token) for token in tokens]
        total += sum(sizes)
        if len(tokens) < _RUN:
            found += sum(sizes) if all(token in single for token in tokens) else 0
        else:
            found += _standing(tokens, sizes, known)
    return round(found / total, 4) if total else 1.0


def _standing(tokens: list[str], sizes: list[int], known: set[tuple[str, ...]]) -> int:
    covered = bytearray(len(tokens))
    for index in range(len(tokens) - _RUN + 1):
        if tuple(tokens[index : index + _RUN]) in known:
            covered[index : index + _RUN] = b"\1\1\1"
    return sum(size for size, here in zip(sizes, covered, strict=True) if here)


def covered(document: Document, lines: Sequence[Line], labels: Iterable[str] = ()) -> Document:
    """Give the document with its coverage of `lines`.

    `labels` are the words of forms ("管制人員：") that the names of fields stand for.
    """
    structure = [
        " ".join(fold(text) for text in texts(document)),
        *(fold(label) for label in labels),
    ]
    return replace(document, coverage=share((each.folded for each in lines), structure))


def texts(document: Document) -> Iterator[str]:
    """Give every text of a document's structure, in reading order within each part of it."""
    yield document.title
    for name in ("number", "committee", "issuer"):
        yield getattr(document, name) or ""
    for person in document.people:
        yield person.name
    yield from document.fields.values()
    for section in document.sections:
        yield section.heading or ""
        for paragraph in section.paragraphs:
            yield f"{paragraph.no}. {paragraph.text}" if paragraph.no else paragraph.text
    for exchange in document.exchanges:
        yield exchange.question
        yield exchange.answer
    for recommendation in document.recommendations:
        yield f"({recommendation.no}) {recommendation.text}"
    for footnote in document.footnotes:
        yield f"{footnote.no or ''} {footnote.text}"
