"""This file takes the page of a Council agenda apart: its lines, and the rows of its tables by cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scrapers.readers.bounds import pieces
from scrapers.readers.limits import INDEX
from scrapers.text import clean

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, PageElement, Tag

_BLOCKS = frozenset(
    {"p", "div", "li", "ul", "ol", "dd", "dt", "table", "br", "hr", "center", "section", "article"}
) | {f"h{level}" for level in range(1, 7)}
_CELLS = ("td", "th")
_NO_WORDS = frozenset({"script", "style", "head"})


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One row of a table: the lines of each of its cells that holds any."""

    cells: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        """Give the whole row on one line."""
        return " ".join(" ".join(cell) for cell in self.cells)


class _Open:
    """A row that is being read."""

    def __init__(self) -> None:
        self.cells: list[list[str]] = []
        self.loose: list[str] = []  # what stands in a row but in no cell

    @property
    def lines(self) -> list[str]:
        return self.cells[-1] if self.cells else self.loose


def parts(tree: BeautifulSoup) -> Iterator[AgendaRow | str]:
    """Give a page's rows and lines in its order; a row inside a row comes before it."""
    text: list[str] = []
    rows: list[_Open] = []
    for event, node in _events(tree):
        if isinstance(node, str):
            text.append(node)
            continue
        name = node.name
        if name not in _BLOCKS and name not in _CELLS and name != "tr":
            continue
        lines = _lines(text)
        if rows:
            rows[-1].lines.extend(lines)
        else:
            yield from lines
        if name == "tr" and event == "start":
            rows.append(_Open())
        elif name in _CELLS and event == "start" and rows:
            rows[-1].cells.append([])
        elif name == "tr" and rows:
            yield from _ended(rows.pop())
    yield from _lines(text)


def _ended(row: _Open) -> Iterator[AgendaRow | str]:
    cells = tuple(tuple(cell) for cell in row.cells if cell)
    yield from row.loose
    if cells:
        yield AgendaRow(cells)


def _lines(text: list[str]) -> list[str]:
    """Give what was gathered as lines, and forget it."""
    whole = "".join(text)
    text.clear()
    found = (" ".join(clean(piece).split()) for piece in pieces(whole, INDEX.line))
    return [line for line in found if line]


def _events(tree: BeautifulSoup) -> Iterator[tuple[str, Tag | str]]:
    """Walk the tree once: each element as it starts and as it ends, each text as it is."""
    from bs4 import NavigableString, Tag

    held: list[tuple[Tag, Iterator[PageElement]]] = [(tree, iter(tree.contents))]
    while held:
        element, inside = held[-1]
        node = next(inside, None)
        if node is None:
            held.pop()
            yield "end", element
        elif isinstance(node, Tag):
            if node.name not in _NO_WORDS:
                yield "start", node
                held.append((node, iter(node.contents)))
        elif type(node) is NavigableString:
            yield "text", str(node)
