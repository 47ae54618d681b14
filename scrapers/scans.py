"""This file marks what was read from an image: a document, its headings, and whatever is quoted from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scrapers.items import Document, Language

_FIELD = "ocr:"  # begins the field of a document that was read from images; ends in its language
NOTE = "read from an image (OCR): letters and figures may be wrong"
_MARKS: Mapping[Language, str] = {
    "en": "[read from an image (OCR)]",
    "zh-Hant": "［由圖像讀出（OCR）］",
    "zh-Hans": "［由图像读出（OCR）］",
}


def marked(document: Document) -> Document:
    """Mark a document that was read from images: its field, its note, and each of its headings."""
    mark = _MARKS[document.language]
    sections = tuple(
        replace(one, heading=f"{one.heading} {mark}" if one.heading else mark)
        for one in document.sections
    )
    return replace(
        document,
        fields={**document.fields, f"{_FIELD}{document.language}": "true"},
        sections=sections,
        notes=(*document.notes, NOTE),
    )


def is_read_from_image(fields: Mapping[str, str], language: str) -> bool:
    """Say whether the text of a paper in a language was read from images, by its fields."""
    return f"{_FIELD}{language}" in fields


def unmarked(fields: Mapping[str, str], language: str) -> dict[str, str]:
    """Give a paper's fields without what says that its text in a language was read from images."""
    return {name: value for name, value in fields.items() if name != f"{_FIELD}{language}"}


def quoted(text: str, language: Language) -> str:
    """Give words of such a text with the mark before them, once."""
    mark = _MARKS[language]
    return text if not text or text.startswith(mark) else f"{mark} {text}"
