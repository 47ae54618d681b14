"""This file scores typography and structure: folding, joining blanks, fields of replies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from scrapers.items import Document
from scrapers.text import clean, fold
from tests.evaluation.replies import replies
from tests.evaluation.rows import GIVEN, Row, shared_labels

PART = "text"
_GAPS = re.compile(r"[\W_]+")


def rows() -> list[Row]:
    """Give the figures on folding, collapsing and structure that the material at hand allows."""
    return [*_folding(), *_collapsing(), *_structure()]


def _folding() -> Iterable[Row]:
    pairs = shared_labels("fold_pairs.json")
    if pairs is not None:
        same = sum(fold(traditional) == fold(simplified) for traditional, simplified in pairs)
        yield Row(PART, "both scripts fold alike", same, len(pairs), 0.98, GIVEN)


def _collapsing() -> Iterable[Row]:
    lines = shared_labels("collapse_lines.json")
    if lines is not None:
        sound = [one for one in lines if not one["wrong"]]
        right = sum(clean(one["line"]) == clean(one["out"]) for one in sound)
        yield Row(PART, "blanks between letters closed", right, len(sound), 0.95, GIVEN)


def _structure() -> Iterable[Row]:
    given = shared_labels("structure_replies.json")
    found = replies()
    if given is None or not found:
        return
    yield Row(
        PART, "replies found", sum(one["serial"] in found for one in given), len(given), 1.0, GIVEN
    )
    for what, right in _FIELDS.items():
        good = sum(one["serial"] in found and right(one, found[one["serial"]]) for one in given)
        yield Row(PART, f"replies: {what}", good, len(given), 0.98, GIVEN)


def _letters(text: str | None) -> str:
    return _GAPS.sub("", fold(text or ""))


def _question(document: Document) -> str:
    """The words before a question's parts stand in a section; the parts in the exchanges."""
    opening = [
        paragraph.text
        for section in document.sections
        if section.heading == "問題"
        for paragraph in section.paragraphs
    ]
    return "\n".join([*opening, *(one.question for one in document.exchanges)])


def _answer(document: Document) -> str:
    rest = [paragraph.text for section in document.sections for paragraph in section.paragraphs]
    return "\n".join([*(one.answer for one in document.exchanges), *rest])


def _named(document: Document, role: str) -> set[str]:
    return {_letters(person.name) for person in document.people if person.role == role}


def _field(label: str, name: str) -> Callable[[dict[str, Any], Document], bool]:
    return lambda one, document: _letters(document.fields.get(name)) == _letters(one[label])


_FIELDS: dict[str, Callable[[dict[str, Any], Document], bool]] = {
    "question serial": _field("q", "question_serial"),
    "head": lambda one, document: one["head"] in (document.fields.get("head") or ""),
    "controlling officer": _field("controlling_officer", "controlling_officer"),
    "director of bureau": _field("director", "director_of_bureau"),
    "Member": lambda one, document: _letters(one["member"]) in _named(document, "asker"),
    "question's first words": lambda one, document: (
        _letters(one["question_head"])[:16] in _letters(_question(document))[:80]
    ),
    "reply's last words": lambda one, document: (
        _letters(one["reply_last"])[-12:] in _letters(_answer(document))
    ),
}
