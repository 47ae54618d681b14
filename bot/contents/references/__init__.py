"""This file lists what a paper states of others: their numbers, questions, meetings, bills, with its words.

A reference names one thing, or it is none: "last year's reply" and "the relevant panel" make no
edge. What a paper says of itself, and of the meeting that it is for, is no reference either. Whether
one joins two papers to a story, or is shown beside it, stands with it (`joins`).
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.contents.folded import Folded
from bot.contents.references.contexts import bill_of, contexts, shorts
from bot.contents.references.items import items, listed
from bot.contents.references.meetings import meetings
from bot.contents.references.numbers import numbers
from bot.contents.references.series import file_of, series
from bot.contents.references.speeches import parts
from scrapers.items import Document, Language
from storage.records import Reference

MOST = 400  # references of one text: an estimates booklet names some 300
_TELLING = "《(（0123456789〇零一二"  # without any of which a piece names nothing


def references(document: Document) -> tuple[Reference, ...]:
    """List what a text refers to, each thing once, in the order in which it is first named."""
    found: dict[str, Reference] = {}
    own = _own(document)
    pieces = [
        (place, Folded.of(text))
        for place, text in _pieces(document)
        if place == "title" or any(mark in text for mark in _TELLING)
    ]
    short = frozenset().union(*(shorts(piece.folded) for _, piece in pieces))
    for place, piece in pieces:
        for finder in (numbers, meetings, series):
            for one in finder(document, piece, place):
                _keep(found, one, own)
        for one in contexts(document, piece, place, short):
            _keep(found, one, own)
        if len(found) >= MOST:
            break
    for one in (
        *parts(document),
        *bill_of(document.committee),
        *file_of(document),
        *listed(document),
    ):
        _keep(found, one, own)
    for one in items(document.title, document.committee, document.meeting_date):
        _keep(found, one, own)
    return tuple(found.values())[:MOST]


def corrected(title: str, language: Language) -> list[Reference]:
    """List which papers an index's title says that this one corrects: Corrigendum to LC Paper No. CB(2)438/2026(03)."""
    listed = Document("plain", language, title)
    found = numbers(listed, Folded.of(title), "title")
    return [one for one in found if one.how == "corrects"]


def _keep(found: dict[str, Reference], one: Reference, own: frozenset[str]) -> None:
    """Keep one of each thing: the place that says most of how it is meant."""
    if one.to in own or one.to.rpartition(":")[0] in own:
        return
    held = found.get(one.to)
    if held is None or one.joins > held.joins or (held.how == "cites" and one.how != "cites"):
        found[one.to] = one


def _own(document: Document) -> frozenset[str]:
    """Give the keys under which a text names itself."""
    number, day = document.number, document.meeting_date or document.published
    keys = {f"legco:{number}"} if number else set()
    if number and (session := document.fields.get("session")):
        keys.add(f"estimates:{session}:{number}")
    if (occasion := document.fields.get("occasion")) and (year := document.fields.get("year")):
        keys.add(f"{occasion.replace('_', '-')}:{year}")
    if day and (question := document.fields.get("question_no")):
        keys.add(f"lcq:{day.isoformat()}:{question}")
    return frozenset(keys)


def _pieces(document: Document) -> Iterator[tuple[str, str]]:
    yield "title", document.title
    for section in document.sections:
        if section.heading:
            yield "", section.heading
        for paragraph in section.paragraphs:
            yield paragraph.no or section.heading or "", paragraph.text
    for exchange in document.exchanges:
        part = f" {exchange.part}" if exchange.part else ""
        yield f"question{part}", exchange.question
        yield f"answer{part}", exchange.answer
    for recommendation in document.recommendations:
        yield f"recommendation {recommendation.no}", recommendation.text
    for footnote in document.footnotes:
        yield f"note {footnote.no or ''}".strip(), footnote.text
