"""This file marks what was read from an image: a document, pages of one, headings, and whatever is quoted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile

from scrapers.items import Document, Language, Paragraph, Section

_FIELD = "ocr:"  # begins the field of a document that was read from images; ends in its language
_PAGES = "ocr-pages:"  # begins the field that names which pages of a file with text were
NOTE = "read from an image (OCR): letters and figures may be wrong"
_MARKS: Mapping[Language, str] = {
    "en": "[read from an image (OCR)]",
    "zh-Hant": "［由圖像讀出（OCR）］",
    "zh-Hans": "［由图像读出（OCR）］",
}
# e.g. 2 of 4 pages are pictures without text, not read: 2, 4
_PICTURED = re.compile(r"(\d{1,5}) of (\d{1,5}) pages are pictures without text, not read: ")
_NAMED = 12  # pages at most that a note names


def pictured(pages: Sequence[int], of: int) -> str:
    """Note which pages of a file with text are pictures without any."""
    return f"{len(pages)} of {of} pages are pictures without text, not read: {_numbers(pages)}"


def _numbers(pages: Sequence[int]) -> str:
    more = f" and {len(pages) - _NAMED} more" if len(pages) > _NAMED else ""
    return ", ".join(map(str, pages[:_NAMED])) + more


def pictured_share(notes: Sequence[str]) -> float:
    """Give the share of a file's pages that are pictures nobody has read, by its notes."""
    found = next((one for note in notes if (one := _PICTURED.match(note))), None)
    return int(found[1]) / max(1, int(found[2])) if found else 0.0


def marked(document: Document, pictures: str = "") -> Document:
    """Mark a document that was read from images: its field, its note, and each of its headings.

    `pictures` tells the images from others.
    """
    language = document.language
    return replace(
        document,
        fields={**document.fields, f"{_FIELD}{language}": f"#{pictures}" if pictures else "true"},
        sections=tuple(_marked(one, language) for one in document.sections),
        notes=(*document.notes, NOTE),
    )


def _marked(section: Section, language: Language) -> Section:
    mark = _MARKS[language]
    return replace(section, heading=f"{section.heading} {mark}" if section.heading else mark)


def with_pages(
    document: Document,
    pages: Mapping[int, Sequence[Section]],
    notes: Sequence[str] = (),
    pictures: str = "",
) -> Document:
    """Add to a text what its pictured pages say, after all else, each heading marked; the text stays as it is."""
    language, numbers = document.language, sorted(pages)
    stated = [*map(str, numbers), *([f"#{pictures}"] if pictures else [])]
    added = tuple(
        _marked(Section(one.heading, _on(one, number)), language)
        for number in numbers
        for one in pages[number]
    )
    return replace(
        document,
        fields={**document.fields, f"{_PAGES}{language}": ", ".join(stated)},
        sections=(*document.sections, *added),
        notes=(
            *(note for note in document.notes if not _PICTURED.match(note)),
            f"page{'s'[: len(numbers) != 1]} {_numbers(numbers)} {NOTE}",
            *notes,
        ),
    )


def _on(section: Section, page: int) -> tuple[Paragraph, ...]:
    return tuple(replace(one, page=page) for one in section.paragraphs)


def pages_of(document: Document) -> frozenset[int]:
    """Give which pages of a text were read from images; none where all of it was, or nothing."""
    return pages_in(document.fields, document.language)


def pages_in(fields: Mapping[str, str], language: str) -> frozenset[int]:
    """Give which pages of a text in a language were read from images, by its paper's fields."""
    stated = fields.get(f"{_PAGES}{language}", "")
    return frozenset(int(one) for one in stated.split(", ") if one.isdecimal())


def has_pictures(document: Document, pictures: str) -> bool:
    """Say whether a text was read from these very images, or some of its pages were."""
    names = (f"{_FIELD}{document.language}", f"{_PAGES}{document.language}")
    stated = (document.fields.get(name, "") for name in names)
    return bool(pictures) and any(one.endswith(f"#{pictures}") for one in stated)


def sections_apart(document: Document) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """Part a text's own sections from those of its pictured pages, which stand after them."""
    if not pages_of(document):
        return document.sections, ()
    mark = _MARKS[document.language]
    own = tuple(one for one in document.sections if not is_marked(one.heading, mark))
    return own, document.sections[len(own) :]


def is_marked(heading: str | None, *marks: str) -> bool:
    """Say whether a heading bears the mark of what was read from an image."""
    return heading is not None and heading.endswith(marks or tuple(_MARKS.values()))


def lines_seen(document: Document) -> list[str]:
    """Give every line that a text's pictured pages say, headings without their mark."""
    mark = _MARKS[document.language]
    found: list[str] = []
    for one in sections_apart(document)[1]:
        found.append((one.heading or "").removesuffix(mark).strip())
        found += [line for each in one.paragraphs for line in each.text.splitlines()]
    return found


def without_pages(document: Document) -> Document:
    """Give a text without what its pictured pages say."""
    if not pages_of(document):
        return document
    return replace(
        document,
        fields={
            name: value for name, value in document.fields.items() if not name.startswith(_PAGES)
        },
        sections=sections_apart(document)[0],
    )


def kept_pages(before: Document, after: Document) -> Document:
    """Give a text that was read anew of the same file with what its pictured pages were read to say."""
    seen = sections_apart(before)[1]
    if not seen or pages_of(after) or before.language != after.language:
        return after
    field = f"{_PAGES}{after.language}"
    own = tuple(note for note in after.notes if not _PICTURED.match(note))
    noted = dropwhile(lambda note: not note.endswith(NOTE), before.notes)  # what was left out, too
    return replace(
        after,
        fields={**after.fields, field: before.fields[field]},
        sections=(*after.sections, *seen),
        notes=(*own, *(note for note in noted if note not in own)),
        cut=before.cut or after.cut,
    )


def is_read_from_image(fields: Mapping[str, str], language: str) -> bool:
    """Say whether the text of a paper in a language was read from images, all of it, by its fields."""
    return f"{_FIELD}{language}" in fields


def unmarked(fields: Mapping[str, str], language: str) -> dict[str, str]:
    """Give a paper's fields without what says that its text in a language was read from images."""
    ours = (f"{_FIELD}{language}", f"{_PAGES}{language}")
    return {name: value for name, value in fields.items() if name not in ours}


def quoted(text: str, language: Language) -> str:
    """Give words of such a text with the mark before them, once."""
    mark = _MARKS[language]
    return text if not text or text.startswith(mark) else f"{mark} {text}"
