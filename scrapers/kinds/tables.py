"""This file tells the rows of a table from prose, where a file gives nothing but lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.items import Paragraph
from scrapers.kinds.lines import Line, line
from scrapers.kinds.patterns import ITEM, ends_sentence, wide

LEAST = 3  # rows that make a table
FULL = 0.8
_FIGURE = re.compile(r"(?:^|\s)(?:[\d,.]+%?|-|\*|n/?a|不適用|不适用)(?=\s|$)")


def tables_apart(lines: Sequence[Line], width: int) -> list[Line]:
    """Give the lines with every run of rows made one line of role `table`."""
    kinds = [_looks_like_row(lines, index, width) for index in range(len(lines))]
    found: list[Line] = []
    index = 0
    while index < len(lines):
        stop = _stop(kinds, index)
        rows = lines[index:stop]
        if _is_table(rows):
            found.append(_table(rows))
            index = stop
        else:
            found.extend(lines[index : max(stop, index + 1)])
            index = max(stop, index + 1)
    return found


def _stop(kinds: list[bool], index: int) -> int:
    stop = index
    while stop < len(kinds) and kinds[stop]:
        stop += 1
    return stop


def _is_table(rows: Sequence[Line]) -> bool:
    if len(rows) < LEAST:
        return False
    figures = sum(1 for each in rows if _FIGURE.search(each.folded))
    cells = sum(1 for each in rows if " " in each.text)
    return figures * 3 >= len(rows) or (len(rows) >= 2 * LEAST and cells * 2 >= len(rows))


def _looks_like_row(lines: Sequence[Line], index: int, width: int) -> bool:
    """A row is short or holds figures in columns, closes no sentence and is no rest of a paragraph."""
    each = lines[index]
    if each.logical or each.role != "paragraph":
        return False
    figures = len(_FIGURE.findall(each.folded))
    if ends_sentence(each.text) and figures < 2:
        return False
    if figures >= 3:
        return True
    if wide(each.text) >= FULL * width:
        return False
    before = lines[index - 1] if index else None
    rest = before is not None and wide(before.text) >= FULL * width and not ends_sentence(before.text)
    return not rest and not (ITEM.match(each.folded) and wide(each.text) > 40)


def _table(rows: Sequence[Line]) -> Line:
    made = line("\n".join(each.text for each in rows), rows[0])
    return replace(made, role="table")


def tables(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Give the tables among lines."""
    return tuple(Paragraph(each.text, page=each.page, table=True) for each in lines if each.role == "table")
