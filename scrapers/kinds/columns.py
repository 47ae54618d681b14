"""This file makes one table of rows whose cells a text sets apart by two blanks or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GAP = re.compile(r"[ \u3000]{2,}|\t")
_LEAST, _MOST = 2, 12  # cells of a row
_LONGEST, _LONGEST_CELL = 240, 60  # letters
_LEAST_ROWS = 2  # below the first
_BETWEEN = 2  # lines that may stand between a table and what was torn off it
# A cell that holds a number, or says that there is none.
# e.g. 17 300 · 1,180 · $4.2 · 34% · 0.9 (2 months) · - · N/A · 不適用
_FIGURE = re.compile(
    r"(?:hk)?[$約~≈]?\s?\(?\d[\d, ]*(?:\.\d+)?\)?\s?[%％+*#^]{0,2}(?:\s?[(（][^()（）]{1,30}[)）])?|[-–—]|n\.?/?a\.?|nil|不適用|不适用|沒有|没有",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE = re.compile(r"[1-9]\d{0,2}")
# Of two cells a row may be of a list of contents, or a label and what is filled in.
# e.g. Page · 頁碼 · 總目：
_PAIR = re.compile(r"\bpages?\b|頁|页|[:：]|\.{3}|…|^\(?[a-z\d]{1,3}[.)]$", re.IGNORECASE)
_SENTENCE = ("。", "；", "，", "：", ":", ";")
Row = tuple[str, ...]


def columned(
    rows: Sequence[str], gaps: Sequence[int] = (), pages: Sequence[int | None] = ()
) -> Iterator[tuple[int, int, str]]:
    """Give where each such table begins and ends among rows, and its text with bars between the cells.

    The first row names the columns, by words or years. Each other one ends in a number, and of its cells
    behind the first half at least are numbers; all have as many cells. `gaps` says how many empty lines
    stand before each row and `pages` on which page it is: what is a part of a larger table is none, nor
    what runs over a page's end.
    """
    cells = _without_feet([_cells(row) for row in rows])
    counts = [_counts(row) for row in cells]
    gaps = gaps or [0] * len(cells)
    at = 0
    while at < len(cells):
        end = at + 1
        if cells[at] and (not counts[at] or _is_years(cells[at])):
            while end < len(cells) and counts[end] and len(cells[end]) == len(cells[at]):
                end += 1
            whole = not _is_torn(cells, counts, gaps, at, end) and len({*pages[at:end]}) <= 1
            if whole and _is_table(cells[at:end]):
                yield at, end, "\n".join(" | ".join(row) for row in cells[at:end])
        at = end


def _cells(row: str) -> Row:
    """Give the cells of a row; none where a line is none."""
    stands = row.strip()
    if len(stands) > _LONGEST or stands.endswith(_SENTENCE):
        return ()
    cells = tuple(_GAP.split(stands))
    fits = _LEAST <= len(cells) <= _MOST and all(len(one) <= _LONGEST_CELL for one in cells)
    return cells if fits else ()


def _without_feet(rows: Sequence[Row]) -> list[Row]:
    """Take the cells from what stands again and again with a number that rises by one: the feet of pages."""
    last: dict[Row, int] = {}
    feet: set[Row] = set()
    for row in rows:
        if row and _PAGE.fullmatch(row[-1].strip()):
            said, page = row[:-1], int(row[-1])
            if last.get(said) == page - 1:
                feet.add(said)
            last[said] = page
    return [() if row[:-1] in feet else row for row in rows]


def _is_torn(
    cells: Sequence[Row], counts: Sequence[bool], gaps: Sequence[int], at: int, end: int
) -> bool:
    """Say whether rows stand close above or below that seem to be of the same table."""
    widest = max(gaps[at + 1 : end], default=0)
    if at and cells[at - 1] and gaps[at] <= widest:
        return True
    if end < len(cells) and cells[end] and gaps[end] <= widest:
        return True
    for behind in range(end, min(end + _BETWEEN + 1, len(cells))):
        if cells[behind]:  # no table begins with a row that counts
            return counts[behind] and not _is_years(cells[behind])
    return False


def _is_table(rows: Sequence[Row]) -> bool:
    """Say whether rows that stand alone are a table, and no list or one with two rows of names."""
    if len(rows) <= _LEAST_ROWS or (len(rows[0]) == _LEAST and _is_list(rows)):
        return False
    if len(rows[0]) == _LEAST:
        return not _is_years(rows[1])
    return not any(map(_is_years, rows[1:]))


def _is_list(rows: Sequence[Row]) -> bool:
    labels = (row[0] for row in rows)
    return any(_PAIR.search(one.strip()) for one in (*labels, rows[0][-1]))


def _is_years(row: Row) -> bool:
    """Say whether years stand in a row behind its first cell, and no other number."""
    figures = [one for one in row[1:] if _FIGURE.fullmatch(one.strip())]
    years = bool(figures) and all(_YEAR.fullmatch(one.strip()) for one in figures)
    return years and any(map(str.isalpha, row[0]))


def _counts(row: Row) -> bool:
    figures = [_FIGURE.fullmatch(one.strip()) is not None for one in row[1:]]
    return bool(figures) and figures[-1] and 2 * sum(figures) >= len(figures)
