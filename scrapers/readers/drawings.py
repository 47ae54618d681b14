"""This file finds the words of drawings in Office files: of shapes, formulas and diagrams."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scrapers.readers.bounds import display

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHOICE, FALLBACK = f"{_EITHER}Choice", f"{_EITHER}Fallback"
ALTERNATIVES = f"{_EITHER}AlternateContent"
DRAWN = (f"{_DRAWING}t", f"{_FORMULA}t")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_BREAK = f"{_DRAWING}br"


def is_repeated(fallback: Any) -> bool:
    """Say whether what older programs are given has its words in what newer ones are given too."""
    choices = fallback.itersiblings(CHOICE, preceding=True)
    words = (word.text for choice in choices for word in choice.iter(_WORD, *DRAWN))
    return any(word and word.strip() for word in words)


def paragraphs_of(drawing: Any) -> Iterator[str]:
    """Give each paragraph of a drawing that says something, on one line."""
    for paragraph in drawing.iter(f"{_DRAWING}p"):
        parts = (
            " " if each.tag == _BREAK else each.text for each in paragraph.iter(*DRAWN, _BREAK)
        )
        if text := display("".join(part or "" for part in parts)):
            yield text
