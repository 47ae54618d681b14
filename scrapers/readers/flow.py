"""This file cuts a parsed page into logical paragraphs, headings, list items and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any, Literal

from lxml import etree

from scrapers.items import Block
from scrapers.readers.bounds import display
from scrapers.readers.limits import DEFAULT
from scrapers.text import is_wrapped, join_lines

Role = Literal["heading", "paragraph", "item", "table", "footnote"]

_BREAKS = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "html", "li",
        "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
        "ul", "caption", "details", "summary",
    }
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BULLETS = "•●‣▪◆■○◇□·"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDED = 1000  # stands for more than any number of <br>: a paragraph that nothing goes on
_DOUBLE = 5  # times as many lines with two <br> before them as with one: a page with a blank line after each
_DATA_COLUMNS = 2  # a table of one column only lays a page out


class _Flow:
    """The blocks made so far, and the text that the next one is being made of."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.text: list[str] = []
        self.role: Role = "paragraph"
        self.level = 0
        self.breaks: dict[int, int] = {}  # by the place of a paragraph: how many <br> before it
        self._line_ends = 0

    def end(self) -> None:
        text = display(" ".join("".join(self.text).split()))
        self.text.clear()
        if not text:
            return
        role = self.role
        if role == "paragraph" and text[0] in _BULLETS:
            role = "item"
        if 0 < self._line_ends < _ENDED and role == "paragraph":
            self.breaks[len(self.blocks)] = self._line_ends
        self._line_ends = 0
        self.blocks.append(Block(text, role, level=self.level))

    def end_line(self) -> None:
        """End a line of a paragraph that may go on."""
        self.end()
        self._line_ends += 1

    def end_paragraph(self) -> None:
        """End what cannot go on."""
        self.end()
        self._line_ends = _ENDED

    def paragraphs(self) -> list[Block]:
        """Give the blocks, those joined that a page breaks at a fixed width, double-spaced or not."""
        counted = Counter(self.breaks.values())
        between = 2 if counted[2] > _DOUBLE * counted[1] else 1
        made: list[Block] = []
        run: list[Block] = []
        for at, block in enumerate(self.blocks):
            if self.breaks.get(at) != between:
                made += _unwrapped(run)
                run = []
            run.append(block)
        return made + _unwrapped(run)


def _unwrapped(run: list[Block]) -> list[Block]:
    """Give the paragraphs of lines with so many <br> between them; lines that are wrapped nowhere stay."""
    lines = [block.text for block in run]
    if len(lines) < 2 or run[0].role != "paragraph" or not is_wrapped(lines):
        return run
    return [Block(text, "paragraph") for text in join_lines(lines)]


def blocks_of(place: Any) -> list[Block]:
    """Give the blocks of an element of a page, in order."""
    flow = _Flow()
    skipped: Any = None
    layout = _holding_tables(place)
    for event, node in etree.iterwalk(place, events=("start", "end")):
        if skipped is not None:
            if event == "end" and node is skipped:
                skipped = None
                _tail(flow, node, place)
            continue
        if event == "start" and node.tag == "table" and node not in layout and _is_data(node):
            flow.end_paragraph()
            text = "\n".join(_rows(node))
            if text.strip(" |\n"):
                flow.blocks.append(Block(text, "table"))
            skipped = node
        elif event == "start" and node.tag == "sup":
            flow.text.append("".join(node.itertext()).strip().translate(_SUPERSCRIPT))
            skipped = node
        elif event == "start":
            _open(flow, node)
        else:
            _close(flow, node)
            _tail(flow, node, place)
    flow.end()
    return flow.paragraphs()


def _open(flow: _Flow, node: Any) -> None:
    if node.tag == "br":
        flow.end_line()
    elif node.tag in _BREAKS:
        flow.end_paragraph()
    if node.tag in _HEADINGS:
        flow.role, flow.level = "heading", _HEADINGS[node.tag]
    elif node.tag == "li":
        flow.role = "item"
    elif node.tag == "td" or node.tag == "th":
        flow.role = "paragraph"
    if node.tag == "pre":
        # one more than may be, so that the rest is not left out in silence
        room = max(0, DEFAULT.blocks + 1 - len(flow.blocks))
        flow.blocks.extend(islice(_preformatted(node), room))
    elif node.text:
        flow.text.append(node.text)


def _close(flow: _Flow, node: Any) -> None:
    if node.tag in _BREAKS and node.tag != "br":
        flow.end_paragraph()
    if node.tag in _HEADINGS or node.tag == "li":
        flow.role, flow.level = "paragraph", 0


def _tail(flow: _Flow, node: Any, place: Any) -> None:
    if node.tail and node is not place:
        flow.text.append(node.tail)


def _preformatted(node: Any) -> Iterator[Block]:
    for line in (node.text or "").split("\n"):
        text = display(line)
        if text:
            yield Block(text)


def _holding_tables(place: Any) -> set[Any]:
    """Give the tables that hold other tables, which only lay a page out."""
    found: set[Any] = set()
    open_tables: list[Any] = []
    for event, table in etree.iterwalk(place, events=("start", "end"), tag="table"):
        if event == "end":
            open_tables.pop()
            continue
        if open_tables:
            found.add(open_tables[-1])
        open_tables.append(table)
    return found


def _is_data(table: Any) -> bool:
    return any(
        sum(1 for _ in row.iterchildren("td", "th")) >= _DATA_COLUMNS for row in table.iter("tr")
    )


def _rows(table: Any) -> Iterator[str]:
    for caption in table.iter("caption"):
        yield _cell(caption)
    for row in table.iter("tr"):
        cells = [_cell(cell) for cell in row.iterchildren("td", "th")]
        if any(cells):
            yield " | ".join(cells)


def _cell(cell: Any) -> str:
    parts: list[str] = []
    for event, node in etree.iterwalk(cell, events=("start", "end")):
        if event == "start":
            if node.tag in _BREAKS and node is not cell:
                parts.append(" ")
            parts.append(node.text or "")
        elif node is not cell:
            parts.append(node.tail or "")
    return display(" ".join("".join(parts).split()))
