"""This file tells the rows of a table from prose, where a file gives nothing but lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scrapers.kinds.lines import Line, line
from scrapers.kinds.numbered import ANNEX
from scrapers.kinds.patterns import BULLET, ITEM, NUMBERED, ends_sentence, wide
from scrapers.readers.bounds import rows_within
from scrapers.readers.limits import DEFAULT

LEAST = 3  # rows that make a table
MANY = 6  # short lines in a row that are a table whatever they hold
MINIMUM = 2  # figures in a row that is surely one
BRIDGE = 2  # lines inside a table that look like prose
FULL = 0.8
WORDY = 12  # columns that a cell takes, where it is one
_ONE = r"\(?\s?(?:[a-z]|\d{1,2}|[一二三四五六七八九十]{1,3})\s?[).]"
_LABEL = re.compile(rf"^(?=[(\w.]){_ONE}(?:\s?(?:and|to|&|,|-|及|和|至|、)\s?{_ONE}){{0,3}}$")
_FIGURE = re.compile(r"(?:^|\s)(?:[\d,.]+%?|-|\*|n/?a|不適用|不适用)(?=\s|$)")
_LAST = re.compile(r"(?:^|\s)(?:[\d,.]*\d%?|-|\*|n/?a|不適用|不适用)(?:\s?\([^()]{1,30}\))?$")


def tables_apart(lines: Sequence[Line], width: int, *, sure: bool = False) -> list[Line]:
    """Give the lines with every run of rows made one line of role `table`.

    `sure`: only rows of figures are, as in text where headings and short items are common too.
    """
    kinds = [_looks_like_row(lines, index, width) for index in range(len(lines))]
    found: list[Line] = []
    done = 0
    for start, stop in _bridged(_runs(lines, kinds, sure=sure), lines):
        found.extend(lines[done:start])
        found.extend(_tables(lines[start:stop]))
        done = stop
    found.extend(lines[done:])
    return found


def _runs(lines: Sequence[Line], kinds: Sequence[bool], *, sure: bool) -> list[tuple[int, int]]:
    """Runs of rows that are tables of their own."""
    found = []
    start = 0
    for index in range(len(kinds) + 1):
        if index < len(kinds) and kinds[index]:
            continue
        first, last = _trimmed(lines, start, index) if sure else (start, index)
        if _is_table(lines[first:last], sure=sure):
            found.append((first, last))
        start = index + 1
    return found


def _trimmed(lines: Sequence[Line], start: int, stop: int) -> tuple[int, int]:
    """Leave out the headings around rows of figures, but for one line that names the columns."""
    figures = [
        index
        for index in range(start, stop)
        if lines[index].gaps or _FIGURE.search(_unlabelled(lines[index].folded))
    ]
    if not figures:
        return start, start
    first = figures[0]
    if first and _names_columns(lines[first - 1], lines[first]):
        first -= 1
    return first, figures[-1] + 1


def _names_columns(each: Line, row: Line) -> bool:
    """A line with about as many words as the row below it has cells."""
    if each.role != "paragraph" or ends_sentence(each.text) or ITEM.match(each.folded):
        return False
    return abs(each.text.count(" ") - row.text.count(" ")) <= 1 + row.text.count(" ") // 2


def _bridged(runs: Sequence[tuple[int, int]], lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Two tables with a line or two between them are one: a cell was as wide as prose."""
    found: list[tuple[int, int]] = []
    for start, stop in runs:
        if (
            found
            and 0 < start - found[-1][1] <= BRIDGE
            and not any(_is_prose(each) for each in lines[found[-1][1] : start])
        ):
            found[-1] = (found[-1][0], stop)
        else:
            found.append((start, stop))
    return found


def _is_prose(each: Line) -> bool:
    return (
        each.text.endswith(("。", "：", ":", "."))
        or each.role != "paragraph"
        or ANNEX.match(each.folded) is not None
    )


def _is_table(rows: Sequence[Line], *, sure: bool) -> bool:
    if len(rows) < LEAST:
        return False
    if sure:
        return sum(1 for each in rows if _is_row(each)) * 2 >= len(rows)
    if sum(1 for each in rows if BULLET.match(each.folded)) * 2 > len(rows):
        return False
    figures = sum(1 for each in rows if _FIGURE.search(each.folded))
    cells = sum(1 for each in rows if " " in each.text)
    return figures * 3 >= len(rows) or cells * 2 >= len(rows) > LEAST or len(rows) >= MANY


def _is_row(each: Line) -> bool:
    return each.gaps > 0 or len(_FIGURE.findall(_unlabelled(each.folded))) >= MINIMUM


def _unlabelled(folded: str) -> str:
    return NUMBERED.sub("", folded)


def _looks_like_row(lines: Sequence[Line], index: int, width: int) -> bool:
    """A row is short or holds figures in columns, closes no sentence and is no rest of a paragraph."""
    each = lines[index]
    if each.role != "paragraph" or ANNEX.match(each.folded):
        return False
    if _LABEL.match(each.folded) or each.text.endswith((":", "：")):
        return False  # "(b)" on a line of its own opens the next part, a colon the table itself
    figures = len(_FIGURE.findall(each.folded))
    if each.logical and (_is_wordy(each.text, figures) or not (each.gaps or figures >= MINIMUM)):
        return False
    if ends_sentence(each.text) and (figures < 2 or _is_wordy(each.text, figures)):
        return False
    if _has_columns(lines, index) or (figures >= 3 and not _is_told(each, figures)):
        return True
    if wide(each.text) >= FULL * width:
        return False
    before = lines[index - 1] if index else None
    rest = (
        before is not None and wide(before.text) >= FULL * width and not ends_sentence(before.text)
    )
    return not rest and not (ITEM.match(each.folded) and wide(each.text) > 40)


def _is_wordy(text: str, figures: int) -> bool:
    """A sentence that counts things: more words than the cells of a row hold."""
    return wide(text) > WORDY * (figures + 1)


def _is_told(each: Line, figures: int) -> bool:
    """A line of prose that holds as many figures as a row: words, not a figure, stand at its end."""
    return _is_wordy(each.text, figures) and not _LAST.search(each.folded)


def _has_columns(lines: Sequence[Line], index: int) -> bool:
    """Wide blanks stand in it and in the line above or below, about as many."""
    each = lines[index]
    near = [*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]]
    return each.gaps > 0 and any(other.gaps and abs(other.gaps - each.gaps) <= 2 for other in near)


def _tables(rows: Sequence[Line]) -> Iterator[Line]:
    """Give rows as one table, or as several where one would be longer than a pattern may see."""
    text = "\n".join(each.text for each in rows)
    for part in rows_within(text, DEFAULT.line):
        yield replace(line(part, rows[0]), role="table")
