"""This file reads tables whose columns are each called by a programme: it parts their heads and turns them over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.contents.figures.names import Names
from bot.contents.figures.tables import Table, says_twice
from bot.contents.figures.value_columns import OF_ITEMS
from bot.contents.folded import Folded
from scrapers.text import fold, is_cjk

_LONGEST = 120  # letters of a head
_LEAST = 2  # columns beside the first
_FIRST = re.compile(rf"(?:{OF_ITEMS.pattern})(?: |$)")  # column, on a line of all of them
# What stands beside known programmes and is called one, too.
# e.g. 試用計劃 · Estuary Support Scheme
_A_NAME = re.compile(
    r"[\u4e00-\u9fff]{1,16}(?:計劃|计划|基金|平台|系統|系统|服務|服务|中心|券)"
    r"|(?:[A-Z][A-Za-z&'’-]{1,20} ){1,6}(?:Scheme|Programme|Fund|Platform|System|Service|Centre|Pilot|Voucher)"
)


def columns_called(known: Names) -> Callable[[str], tuple[str, ...]]:
    """Give what parts a line whose columns are called by programmes into its cells; none where it is another."""

    def cells_of(line: str) -> tuple[str, ...]:
        text = line.strip()
        first = _FIRST.match(fold(text)) if len(text) <= _LONGEST else None
        return _parted(text, first.end(), known) if first else ()

    return cells_of


def _parted(text: str, start: int, known: Names) -> tuple[str, ...]:
    """Give the first cell of a head, up to a place, and the names behind it; none where anything else stands there."""
    said = Folded.of(text)
    cells, at = [text[:start].strip()], start
    places = [place for place in known.places(said) if said.offsets[place.start] >= start]
    if not any(place.key for place in places):
        return ()
    for place in places:
        first, last = said.offsets[place.start], said.offsets[place.end]
        cells += [text[at:first].strip(), text[first:last].strip()]
        at = last
    named = [cell for cell in (*cells, text[at:].strip()) if cell]
    others = {cell for cell in named[1:] if known.called(cell) is None}
    return tuple(named) if len(named) > _LEAST and all(map(_A_NAME.fullmatch, others)) else ()


def turned_over(table: Table, called: Callable[[str], str | None]) -> Table | None:
    """Give a table whose columns are called by programmes with each of them as a row; None of any other."""
    names = table.head[1:]
    keys = [called(name) for name in names]
    if not any(keys) or len(keys) < _LEAST or says_twice(table.head):
        return None
    if any(len(row) != len(table.head) or called(row[0]) for row in table.rows):
        return None
    if not all(key or _A_NAME.fullmatch(name) for key, name in zip(keys, names, strict=True)):
        return None
    labels = ("項目" if is_cjk(names[0][0]) else "Item", *(row[0] for row in table.rows))
    rows = tuple((name, *(row[at] for row in table.rows)) for at, name in enumerate(names, start=1))
    return replace(table, head=labels, rows=rows)
