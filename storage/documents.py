"""This file turns documents into what is stored and back: JSON, the hash of the text, passages, days."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any, Literal

from scrapers.items import (
    CONTENTS,
    KINDS,
    Document,
    Exchange,
    Matter,
    Paragraph,
    Person,
    Recommendation,
    Section,
)
from scrapers.ocr_marks import without_pages
from scrapers.text import fold, sentences

PASSAGE_LENGTH = 1500  # characters of display text at most
_OVERLAP = 80
_GAP = re.compile(r"(?<!\d) | (?!\d)")  # two numbers beside each other stay two
What = Literal["closes", "effective"]  # until when views are taken, from when a circular holds
_SET: tuple[What, ...] = ("closes", "effective")  # each the name of a field of a document


class NotADocument(ValueError):
    """What is stored is no document of ours; read the paper again."""


@dataclass(frozen=True, slots=True)
class PassagePiece:
    """A part of a document that search indexes by itself; `ordinal` counts from 1."""

    ordinal: int
    text: str
    heading: str | None = None
    no: str | None = None
    page: int | None = None


def to_json(document: Document) -> dict[str, Any]:
    """Give a document as JSON, with the names that the command line promises."""
    found = _plain(document)
    assert isinstance(found, dict)
    return found


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_json(data: Mapping[str, Any]) -> Document:
    """Give the document behind its JSON; raises NotADocument."""
    try:
        if data["kind"] not in KINDS:
            raise NotADocument(f"{NotADocument.__doc__} Its kind is {data['kind']!r}.")
        return Document(
            kind=data["kind"],
            language=data["language"],
            title=data["title"],
            number=data.get("number"),
            published=_day(data.get("published")),
            issued_at=_instant(data.get("issued_at")),
            meeting_date=_day(data.get("meeting_date")),
            committee=data.get("committee"),
            issuer=data.get("issuer"),
            people=tuple(Person(**person) for person in data.get("people", ())),
            fields=dict(data.get("fields", {})),
            sections=_sections(data.get("sections", ())),
            exchanges=tuple(
                Exchange(
                    part["question"],
                    part["answer"],
                    part.get("part"),
                    tuple(part.get("covers", ())),
                )
                for part in data.get("exchanges", ())
            ),
            recommendations=tuple(
                Recommendation(part["no"], part["text"], tuple(part.get("rests_on", ())))
                for part in data.get("recommendations", ())
            ),
            matters=tuple(_matter(item) for item in data.get("matters", ())),
            footnotes=_paragraphs(data.get("footnotes", ())),
            asides=_sections(data.get("asides", ())),
            coverage=float(data.get("coverage", 0.0)),
            unplaced=float(data.get("unplaced", 0.0)),
            furniture=float(data.get("furniture", 0.0)),
            notes=tuple(data.get("notes", ())),
            cut=bool(data.get("cut", False)),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NotADocument(f"{NotADocument.__doc__} ({error})") from error


def _sections(items: Iterable[Mapping[str, Any]]) -> tuple[Section, ...]:
    return tuple(
        Section(item.get("heading"), _paragraphs(item.get("paragraphs", ()))) for item in items
    )


def _matter(item: Mapping[str, Any]) -> Matter:
    days = {name: _day(item.get(name)) for name in ("met_on", "due_from", "due_to")}
    numbers = {name: tuple(item.get(name, ())) for name in ("answered_by", "cited")}
    return Matter(**{**item, **days, **numbers})


def _paragraphs(items: Iterable[Mapping[str, Any]]) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(item["text"], item.get("no"), item.get("page"), bool(item.get("table", False)))
        for item in items
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _texts(document: Document) -> Iterator[str]:
    yield document.title
    for section in document.sections:
        yield section.heading or ""
        for paragraph in section.paragraphs:
            yield f"{paragraph.no or ''} {paragraph.text}"
    for exchange in document.exchanges:
        yield exchange.question
        yield exchange.answer
    for recommendation in document.recommendations:
        yield recommendation.text
    for footnote in document.footnotes:
        yield footnote.text


def text_sha(document: Document) -> str:
    """Give the hash of a document's words: equal where only blanks or the file's bytes differ.

    What some of its pages were read to say from their pictures does not count: it may be misread.
    """
    words = "\n".join(_texts(without_pages(document)))
    return hashlib.sha256(re.sub(r"\s+", "", fold(words)).encode("utf-8", "replace")).hexdigest()


def body_sha(document: Document) -> str:
    """Give the hash of all that a document says below its title: equal where only blanks and letter forms differ."""
    _, *below = _texts(document)
    aside = (one.text for section in document.asides for one in section.paragraphs)
    words = " ".join(fold("\n".join((*below, *aside))).split())
    return hashlib.sha256(_GAP.sub("", words).encode("utf-8", "replace")).hexdigest()


def _cut(text: str, length: int) -> Iterator[str]:
    """Cut a text at the ends of sentences, lines or words, in this order of liking."""
    if len(text) <= length:
        yield text
        return
    held = ""
    for line in text.splitlines():
        for sentence in sentences(line) or [line]:
            if len(held) + len(sentence) + 1 > length and held:
                yield held
                held = ""
            *whole, rest = _slices(sentence, length)
            yield from whole
            held = f"{held}\n{rest}" if held else rest
    if held:
        yield held


def _slices(sentence: str, length: int) -> list[str]:
    """Cut a sentence without end; the pieces overlap, so that no name is lost in a cut."""
    pieces, start = [], 0
    while len(sentence) - start > length:
        end = sentence.rfind(" ", start + length // 2, start + length) + 1 or start + length
        pieces.append(sentence[start:end])
        start = end - _OVERLAP
    return [*pieces, sentence[start:]]


def _parts(document: Document) -> Iterator[tuple[str | None, Paragraph]]:
    for section in document.sections:
        if section.heading and not section.paragraphs:
            yield section.heading, Paragraph("")
        for paragraph in section.paragraphs:
            yield section.heading, paragraph
    for exchange in document.exchanges:
        yield None, Paragraph(exchange.question, exchange.part)
        yield None, Paragraph(exchange.answer, exchange.part)
    for recommendation in document.recommendations:
        yield None, Paragraph(recommendation.text, str(recommendation.no))
    for footnote in document.footnotes:
        yield None, footnote
    for aside in document.asides:
        if aside.heading == CONTENTS:
            continue  # whoever looks for what it names wants those papers, not the one it stands in
        for paragraph in aside.paragraphs:
            yield aside.heading, paragraph


def passages(document: Document) -> list[PassagePiece]:
    """Cut a document into what search finds: neighbours under a heading together, in order."""
    pieces: list[PassagePiece] = []
    held: list[str] = []
    heading, first, size = None, Paragraph(""), 0

    def close() -> None:
        nonlocal size
        if held or (heading and not first.text):
            text = "\n".join(held)
            pieces.append(PassagePiece(len(pieces) + 1, text, heading, first.no, first.page))
        held.clear()
        size = 0

    for title, paragraph in _parts(document):
        for text in _cut(paragraph.text.strip(), PASSAGE_LENGTH):
            if held and (title != heading or size + len(text) + 1 > PASSAGE_LENGTH):
                close()
            if not held:
                heading, first = title, paragraph
            if text:
                held.append(text)
                size += len(text) + 1
            elif not held and title:
                close()
    close()
    return [piece for piece in pieces if piece.text or piece.heading]


def days_set(document: Document) -> dict[What, tuple[date, str]]:
    """Give the days that a text sets, each with its words."""
    found: dict[What, tuple[date, str]] = {}
    for what in _SET:
        try:
            day = date.fromisoformat(document.fields.get(what, ""))
        except ValueError:
            continue
        found[what] = day, document.fields.get(f"{what}_words", "")
    return found
