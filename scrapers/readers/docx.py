"""This file reads DOCX inside the child: headings, paragraphs with their numbers, tables, footnotes."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from docx.opc.part import PartFactory
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from scrapers.items import Aside, Block, Reading
from scrapers.readers.bounds import display
from scrapers.readers.drawings import DRAWN, FALLBACK, is_repeated, paragraphs_of
from scrapers.readers.errors import UnsupportedFormat
from scrapers.readers.outline import Numbering, W

_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr"}
_WORDS = {f"{W}t", *DRAWN}
_BENT = "{urn:schemas-microsoft-com:vml}textpath"  # words bent along a line
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HEADING = re.compile(r"(?:heading|標題|标题) ?(\d)", re.IGNORECASE)
_YES = frozenset({"1", "true", "on"})
_OPEN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f"{_OPEN}.document.main+xml",
    f"{_OPEN}.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_DEPTH = 12  # tables and content controls inside one another


def read_docx(data: bytes) -> Reading:
    """Read a Word file, template or not, whose archive has been weighed; macros stay closed."""
    for kind in _TYPES:
        PartFactory.part_type_for[kind] = DocumentPart
    package = Package.open(io.BytesIO(data))
    main = package.main_document_part
    if not isinstance(main, DocumentPart):
        raise UnsupportedFormat("The file's text is of an unknown type. Save it as DOCX or PDF.")
    shapes = _part(main, "/styles")
    numbering = Numbering(_part(main, "/numbering"), shapes)
    body = main.element.body
    blocks = list(_blocks(body, _names(shapes), numbering, 0))
    blocks += (Block(text) for text in _drawn(main))
    blocks += _footnotes(_part(main, "/footnotes"))
    blocks += _endnotes(_part(main, "/endnotes"))
    asides = (*_comments(_part(main, "/comments")), *_choices(body))
    title = display(package.core_properties.title or "")
    inside = next(body.iter(f"{W}altChunk"), None) is not None
    return Reading(
        blocks=tuple(blocks),
        media="docx",
        title=title or None,
        notes=("a file inside the text was not read",) if inside else (),
        asides=asides,
    )


def _drawn(main: DocumentPart) -> Iterator[str]:
    """Give the words of the file's diagrams, which stand in parts of their own."""
    for diagram in _parts(main, "/diagramData"):
        yield from paragraphs_of(diagram)


def _names(styles: etree._Element | None) -> dict[str, str]:
    """Give what each style is called; one without a type, as some programs write it, is one too."""
    found = {}
    for style in styles.iter(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        found[str(style.get(f"{W}styleId", ""))] = (
            str(name.get(f"{W}val", "")) if name is not None else ""
        )
    return found


def _part(main: DocumentPart, ending: str) -> etree._Element | None:
    return next(_parts(main, ending), None)


def _parts(main: DocumentPart, ending: str) -> Iterator[etree._Element]:
    for relation in main.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield etree.fromstring(relation.target_part.blob, parser)


def _blocks(
    parent: Any, styles: dict[str, str], numbering: Numbering, depth: int
) -> Iterator[Block]:
    """Give what stands in a part, whatever holds it; what is nested too deep, paragraph by paragraph."""
    if depth > _DEPTH:
        for paragraph in parent.iter(f"{W}p"):
            if not _is_said_twice(paragraph, parent):
                yield from _paragraph(paragraph, styles, numbering)
        return
    for element in parent.iterchildren():
        if element.tag == f"{W}p":
            yield from _paragraph(element, styles, numbering)
            for box in element.iter(f"{W}txbxContent"):
                if next(box.iterancestors(f"{W}p")) is element and not _is_said_twice(box, element):
                    yield from _blocks(box, styles, numbering, depth + 1)
        elif element.tag == f"{W}tbl":
            text = "\n".join(_rows(element, depth))
            if text.strip(" |\n"):
                yield Block(text, "table")
        elif not _is_skipped(element):
            yield from _blocks(element, styles, numbering, depth + 1)


def _is_skipped(element: Any) -> bool:
    return element.tag in _SKIPPED or (element.tag == FALLBACK and is_repeated(element))


def _is_said_twice(element: Any, within: Any) -> bool:
    """Say whether a part stands in what repeats another for older programs."""
    for parent in element.iterancestors(within.tag, FALLBACK):
        if parent is within:
            return False
        if parent.tag == FALLBACK and is_repeated(parent):
            return True
    return False


def _paragraph(element: Any, styles: dict[str, str], numbering: Numbering) -> Iterator[Block]:
    style = element.find(f"{W}pPr/{W}pStyle")
    style_id = "" if style is None else style.get(f"{W}val", "")
    name = styles.get(style_id, "")
    mark, level = numbering.mark(element, style_id)
    text = display(_text(element))
    text = f"{mark} {text}" if mark and text else text
    heading = _HEADING.match(name)
    if not text:
        pass
    elif heading or name.lower() in {"title", "subtitle"}:
        yield Block(text, "heading", level=int(heading[1]) if heading else 0)
    else:
        yield Block(text, "paragraph" if level is None else "item", level=level or 0)


def _rows(table: Any, depth: int) -> Iterator[str]:
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue  # a row of a table inside a cell is part of its cell
        cells = (" ".join(_cell(cell, depth)) for cell in row.iter(f"{W}tc") if _of(cell, row))
        yield " | ".join(cells)


def _of(cell: Any, row: Any) -> bool:
    parent = cell.getparent()
    while parent is not None and parent.tag != f"{W}tr":
        parent = parent.getparent()
    return parent is row


def _cell(cell: Any, depth: int) -> Iterator[str]:
    if depth <= _DEPTH:
        for paragraph in cell.iter(f"{W}p"):
            if _is_said_twice(paragraph, cell):
                continue
            text = display(_text(paragraph)).replace("\n", " ")
            if text:
                yield text


def _text(element: Any) -> str:
    parts: list[str] = []
    skipped = None
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if skipped is not None:
            if event == "end" and node is skipped:
                skipped = None
            continue
        if event != "start":
            continue
        if _is_skipped(node) or (node.tag == f"{W}p" and node is not element):
            skipped = node
        else:
            parts.append(_shown(node))
    return "".join(parts)


def _shown(node: Any) -> str:
    if node.tag in _WORDS:
        return node.text or ""
    if node.tag == _BENT:
        return str(node.get("string", ""))
    if node.tag == f"{W}footnoteReference":
        return str(node.get(f"{W}id", "")).translate(_SUPERSCRIPT)
    return {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}.get(
        node.tag, ""
    )


def _comments(part: etree._Element | None) -> Iterator[Aside]:
    for comment in part.iter(f"{W}comment") if part is not None else ():
        text = display(" ".join(_text(paragraph) for paragraph in comment.iter(f"{W}p")))
        if text:
            yield Aside("comments", text)


def _choices(body: Any) -> Iterator[Aside]:
    """Give what was chosen in lists and boxes of a form, which stands in no run of text."""
    for data in body.iter(f"{W}ffData"):
        name = data.find(f"{W}name")
        label = str(name.get(f"{W}val", "")) if name is not None else ""
        chosen = _chosen(data)
        if chosen is not None:
            yield Aside("form fields", display(f"{label}: {chosen}" if label else chosen))


def _chosen(data: Any) -> str | None:
    choices = data.find(f"{W}ddList")
    if choices is not None:
        entries = [str(each.get(f"{W}val", "")) for each in choices.iter(f"{W}listEntry")]
        at = choices.find(f"{W}result")
        place = str(at.get(f"{W}val", "0")) if at is not None else "0"
        return entries[int(place)] if place.isdecimal() and int(place) < len(entries) else None
    box = data.find(f"{W}checkBox")
    if box is None:
        return None
    checked = box.find(f"{W}checked")
    if checked is None:
        checked = box.find(f"{W}default")
    return "yes" if checked is not None and checked.get(f"{W}val", "1") in _YES else "no"


def _endnotes(part: etree._Element | None) -> Iterator[Block]:
    for note in part.iter(f"{W}endnote") if part is not None else ():
        text = display(" ".join(_text(paragraph) for paragraph in note.iter(f"{W}p")))
        if text and note.get(f"{W}type") is None:
            yield Block(text)


def _footnotes(part: etree._Element | None) -> Iterator[Block]:
    for note in part.iter(f"{W}footnote") if part is not None else ():
        number = note.get(f"{W}id", "")
        text = display(" ".join(_text(paragraph) for paragraph in note.iter(f"{W}p")))
        if text and note.get(f"{W}type") is None:
            yield Block(f"{number.translate(_SUPERSCRIPT)} {text}", "footnote")
