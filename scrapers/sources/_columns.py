"""This file lays out a table by its headings, and so says which day of a row is that of publication."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scrapers.sources._headings import LONGEST, Sense, sense
from scrapers.sources._pages import words_of
from scrapers.sources._titles import ANY_DAY, DAY, is_title, without_days

if TYPE_CHECKING:
    from scrapers.sources._outlines import Element

_CELLS = ("td", "th")
_LABELS = ("data-label", "data-title", "data-th", "data-header")  # what a narrow screen is shown
_MOST = 12  # cells of a row
_MOST_ROWS = 1000  # that a cell reaches down
_LITTLE = 30  # letters beside a day in the cell that states it
# The last day of two, in a cell of closing days.
# e.g. 1 Oct 2026 - 5 Dec 2026 · 2026年10月1日至2026年12月5日
_UNTIL = re.compile(rf"(?:\bto|\buntil|[-–—~至到])\s?(?P<last>{DAY})\W{{0,4}}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cell:
    part: Element
    sense: Sense
    own: bool  # of this row; else it reaches down from one above

    @property
    def day(self) -> str | None:
        """Give its words where they are one day and little else; what names a paper states none."""
        words = words_of(self.part)
        days = {" ".join(one.split()) for one in ANY_DAY.findall(words)}
        alone = len(days) == 1 and len(without_days(words)) <= _LITTLE
        return words if alone and not self.names else None

    @property
    def is_other(self) -> bool:
        """Say whether its column states other days than those of publication."""
        return self.sense in {"closing", "other"}

    @property
    def names(self) -> bool:
        """Say whether a link in it names what it leads to."""
        return any(is_title(words_of(one)) for one in self.part.find_all("a")[:_MOST])


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Sequence[_Cell]
    senses: Sequence[Sense]  # of the columns above it


@dataclass(slots=True)
class _Heads:
    """The headings that stand above a row: of each column, one line or several."""

    lines: list[dict[int, str]] = field(default_factory=list)
    open: bool = False  # whether the row above is one of them
    senses: list[Sense] = field(default_factory=list)

    def add(self, line: dict[int, str]) -> None:
        """Take a row of headings: below others at once it goes on with them, else it begins anew."""
        self.lines = [*(self.lines if self.open else []), line]
        self.open = True
        width = 1 + max((column for one in self.lines for column in one), default=-1)
        self.senses = [
            sense(dict.fromkeys(one.get(column, "") for one in self.lines))
            for column in range(width)
        ]


class Columns:
    """The rows of a page's tables below their headings, each table read once."""

    def __init__(self) -> None:
        self._tables: dict[int, dict[int, _Row]] = {}

    def dated(self, row: Element) -> str | None:
        """Give the words in which a table's row states its day of publication; None where no heading says it."""
        cells = self._cells(row)
        for cell in cells:
            if cell.sense == "published" and (words := cell.day):
                return words
        own = [cell for cell in cells if cell.own]
        left = [cell for cell in own if not cell.is_other or cell.names]
        return " ".join(words_of(cell.part) for cell in left) if len(left) < len(own) else None

    def closing(self, row: Element) -> str | None:
        """Give the words of a row's cell under a heading that says by when to answer; None where none does."""
        for cell in self._cells(row):
            if cell.sense == "closing" and not cell.names:
                until = _UNTIL.search(words_of(cell.part))
                if words := until["last"] if until else cell.day:
                    return words
        return None

    def has_closing(self, row: Element) -> bool:
        """Say whether a heading above a row promises such a cell, though the row may lack it."""
        held = self._row(row)
        return held is not None and ("closing" in held.senses or self.closing(row) is not None)

    def _cells(self, row: Element) -> Sequence[_Cell]:
        held = self._row(row)
        return held.cells if held else ()

    def _row(self, row: Element) -> _Row | None:
        """Give a table's row; None for a row of headings, a caption and what is no row."""
        table = row.find_parent("table") if getattr(row, "name", None) == "tr" else None
        if table is None:
            return None
        if id(table) not in self._tables:
            self._tables[id(table)] = dict(_laid_out(table))
        return self._tables[id(table)].get(id(row))


def _laid_out(table: Element) -> Iterator[tuple[int, _Row]]:
    """Give each row below a table's headings, by identity, and what its cells state."""
    reaching: dict[int, tuple[Element, int]] = {}
    group: Element | None = None
    heads, first = _Heads(), True
    for row in table.find_all("tr"):
        if row.find_parent("table") is not table:
            continue
        if row.parent is not group:  # no cell reaches into another part of the table
            reaching, group = {}, row.parent
        cells = row.find_all(_CELLS, recursive=False)[: _MOST + 1]
        placed = list(_placed(cells, reaching))
        if _is_heading(row, cells, first=first):
            heads.add({column: words_of(cell, LONGEST) for column, cell in placed})
            continue
        heads.open = False
        if len(cells) == 1 and all(cell is cells[0] for _, cell in placed):
            continue  # a caption
        first = False
        yield id(row), _Row(_read(cells, placed, heads.senses), heads.senses)


def _read(
    cells: list[Element], placed: list[tuple[int, Element]], senses: Sequence[Sense]
) -> list[_Cell]:
    """Give the cells of a row as their labels or headings say; where it is not as wide as these, none says a thing."""
    if len(cells) > _MOST:
        return []
    whole = [column for column, _ in placed] == list(range(len(senses)))
    columns: dict[int, list[int]] = {}
    for column, cell in placed:
        columns.setdefault(id(cell), []).append(column)
    found = []
    own = {id(cell) for cell in cells}
    for cell in {id(cell): cell for _, cell in placed}.values():
        label = next((one for name in _LABELS if (one := cell.get(name))), "")
        at = columns[id(cell)]
        headed: Sense = senses[at[0]] if whole and len(at) == 1 else ""
        found.append(_Cell(cell, sense([str(label)]) if label else headed, id(cell) in own))
    return found


def _placed(
    cells: list[Element], reaching: dict[int, tuple[Element, int]]
) -> Iterator[tuple[int, Element]]:
    """Give what stands in each column of a row; `reaching` are cells from above, by column, and for how many rows."""
    waiting, column = deque(cells), 0
    last = max(reaching, default=-1)
    while waiting or column <= last:
        if column in reaching:
            cell, rows = reaching.pop(column)
            if rows > 1:
                reaching[column] = (cell, rows - 1)
            yield column, cell
            column += 1
        elif waiting:
            cell = waiting.popleft()
            wide, tall = _span(cell, "colspan", _MOST), _span(cell, "rowspan", _MOST_ROWS)
            for each in range(column, column + wide):
                if tall > 1:
                    reaching[each] = (cell, tall - 1)
                yield each, cell
            column += wide
        else:
            column += 1


def _is_heading(row: Element, cells: list[Element], *, first: bool) -> bool:
    """Say whether a row only heads columns: it states no day, and is marked so or says so.

    It is marked where it is the table's first and of `th`. It says so by headings of two kinds, or as
    the first and without a link by one of days.
    """
    if not 1 < len(cells) <= _MOST or ANY_DAY.search(words_of(row)):
        return False
    if first and all(cell.name == "th" for cell in cells):
        return True
    heads = [words_of(cell, LONGEST + 1) for cell in cells]
    if any(len(one) > LONGEST for one in heads):
        return False
    known = {kind for one in heads if (kind := sense([one]))}
    if first and row.find("a") is None:
        return not known.isdisjoint({"published", "closing"}) or len(known) > 1
    return len(known) > 1


def _span(cell: Element, name: str, most: int) -> int:
    """Give over how many columns or rows a cell reaches."""
    said = str(cell.get(name) or "1").strip()[:6]
    return min(int(said), most) if said.isascii() and said.isdecimal() and int(said) else 1
