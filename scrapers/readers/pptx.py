"""This file reads PPTX inside the child: each slide a page, its title a heading, in reading order."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.package import PartFactory
from pptx.package import Package
from pptx.parts.presentation import PresentationPart

from scrapers.items import Aside, Block, Reading
from scrapers.readers.bounds import display
from scrapers.readers.drawings import ALTERNATIVES, paragraphs_of
from scrapers.readers.errors import UnsupportedFormat
from scrapers.readers.limits import Limits

_FURNITURE = {PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE}
_OPEN = "application/vnd.openxmlformats-officedocument.presentationml"
_TYPES = (
    f"{_OPEN}.presentation.main+xml",
    f"{_OPEN}.template.main+xml",
    f"{_OPEN}.slideshow.main+xml",
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
)
_DEPTH = 200  # groups inside groups: the parser refuses what is deeper


def read_pptx(data: bytes, limits: Limits) -> Reading:
    """Read a PowerPoint file, show or template, whose archive has been weighed; macros stay closed."""
    for kind in _TYPES:
        PartFactory.part_type_for[kind] = PresentationPart
    main = Package.open(io.BytesIO(data)).main_document_part
    if not isinstance(main, PresentationPart):
        raise UnsupportedFormat("The file's slides are of an unknown type. Save it as PPTX or PDF.")
    deck = main.presentation
    slides = list(deck.slides)
    notes: list[str] = []
    cut = len(slides) > limits.pages
    if cut:
        notes.append(f"only the first {limits.pages} of {len(slides)} slides were read")
    blocks = [
        block
        for number, slide in enumerate(slides[: limits.pages], 1)
        for block in _slide(slide, number)
    ]
    asides = tuple(
        Aside("speaker notes", text, number)
        for number, slide in enumerate(slides[: limits.pages], 1)
        if (text := _spoken(slide))
    )
    title = display(deck.core_properties.title or "")
    if title.lower() in {"powerpoint presentation", "powerpoint 簡報", "untitled"}:
        title = ""
    return Reading(
        tuple(blocks),
        "pptx",
        title or None,
        pages=len(slides),
        notes=tuple(notes),
        asides=asides,
        cut=cut,
    )


def _spoken(slide: Any) -> str:
    """Give what the speaker means to say to a slide, which nobody else is shown."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return display(frame.text) if frame is not None else ""


def _slide(slide: Any, number: int) -> Iterator[Block]:
    title = slide.shapes.title
    if title is not None:
        text = " ".join(display(title.text_frame.text).split("\n")).strip()
        if text:
            yield Block(display(text), "heading", number)
    for shape in _in_order(slide.shapes, 0):
        if title is None or shape.shape_id != title.shape_id:
            yield from _shape(shape, number)
    for text in (*_alternatives(slide), *_diagrams(slide)):
        yield Block(text, "item", number)


def _alternatives(slide: Any) -> Iterator[str]:
    """Give the words of shapes that stand there in two forms, such as those with formulas: of one form."""
    for either in slide.shapes.element.iter(ALTERNATIVES):
        if next(either.iterancestors(ALTERNATIVES), None) is None:
            forms = (list(paragraphs_of(form)) for form in either)
            yield from next(filter(None, forms), ())


def _diagrams(slide: Any) -> Iterator[str]:
    """Give the words of a slide's diagrams, which stand in parts of their own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in slide.part.rels.values():
        if relation.reltype.endswith("/diagramData") and not relation.is_external:
            yield from paragraphs_of(etree.fromstring(relation.target_part.blob, parser))


def _in_order(shapes: Any, depth: int) -> Iterator[Any]:
    placed = sorted(shapes, key=lambda shape: (shape.top or 0, shape.left or 0))
    for shape in placed:
        if hasattr(shape, "shapes"):
            if depth < _DEPTH:
                yield from _in_order(shape.shapes, depth + 1)
        elif not (shape.is_placeholder and shape.placeholder_format.type in _FURNITURE):
            yield shape


def _shape(shape: Any, number: int) -> Iterator[Block]:
    if getattr(shape, "has_table", False) and shape.has_table:
        rows = (
            " | ".join(display(cell.text).replace("\n", " ") for cell in row.cells)
            for row in shape.table.rows
        )
        text = "\n".join(rows)
        if text.strip(" |\n"):
            yield Block(text, "table", number)
    elif shape.has_text_frame:
        paragraphs = list(shape.text_frame.paragraphs)
        for paragraph in paragraphs:
            text = display(paragraph.text)
            if text:
                role = "item" if paragraph.level or len(paragraphs) > 1 else "paragraph"
                yield Block(text, role, number, paragraph.level)  # type: ignore[arg-type]
