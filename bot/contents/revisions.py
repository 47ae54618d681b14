"""This file says what changed between two revisions of a paper, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from bot.messages.alerts import Change
from scrapers.items import Document
from scrapers.text import fold, search_tokens

SAME = 0.5  # two paragraphs alike by this share are one paragraph, edited
KEPT = 0.1  # of a paper's words; a text that keeps fewer has taken the paper's place
_LOOKED_AT = 100_000  # characters of a text that are compared as words


def paragraphs(document: Document) -> list[tuple[str | None, str]]:
    """Give every paragraph of a document in order, with its number or part."""
    return list(_walk(document))


def _walk(document: Document) -> Iterator[tuple[str | None, str]]:
    yield "title", document.title
    for section in document.sections:
        if section.heading:
            yield None, section.heading
        for paragraph in section.paragraphs:
            yield paragraph.no or section.heading, paragraph.text
    for exchange in document.exchanges:
        yield exchange.part, exchange.question
        for piece in exchange.answer.split("\n"):
            yield exchange.part, piece
    for recommendation in document.recommendations:
        yield str(recommendation.no), recommendation.text


def changes(before: Document, after: Document) -> tuple[Change, ...]:
    """Compare two revisions: edited, new and removed paragraphs, in the order of the new text."""
    old, new = paragraphs(before), paragraphs(after)
    matcher = SequenceMatcher(
        None, [fold(text) for _, text in old], [fold(text) for _, text in new], autojunk=False
    )
    found: list[Change] = []
    for verb, i1, i2, j1, j2 in matcher.get_opcodes():
        if verb != "equal":
            found.extend(_pair(old[i1:i2], new[j1:j2]))
    return tuple(found)


def replaces(before: Document, after: Document) -> bool:
    """Say whether a text holds next to nothing of the one before it, as an error page does."""
    old, new = _words(before), _words(after)
    return bool(old) and len(old & new) < KEPT * len(old)


def _words(document: Document) -> set[str]:
    return set(search_tokens("\n".join(text for _, text in _walk(document))[:_LOOKED_AT]))


def _pair(old: list[tuple[str | None, str]], new: list[tuple[str | None, str]]) -> Iterator[Change]:
    remaining = list(old)
    for place, text in new:
        best = max(remaining, key=lambda item: _alike(item[1], text), default=None)
        if best is not None and _alike(best[1], text) >= SAME:
            remaining.remove(best)
            yield Change(place, best[1], text)
        else:
            yield Change(place, None, text)
    for place, text in remaining:
        yield Change(place, text, None)


def _alike(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return SequenceMatcher(None, one[:2000], other[:2000], autojunk=False).ratio()
