"""This file makes one table of rows whose cells a text sets apart by two blanks or more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GAP = re.compile(r"[ \u3000]{2,}|\t")
_LEAST, _MOST = 2, 12  # cells of a row
_LONGEST, _LONGEST_CELL = 240, 60  # letters
_LEAST_ROWS = 2  # below the first
# A cell that holds a number, or says that there is none.
# e.g. 17 300 · 1,180 · $4.2 · 34% · 0.9 (2 months) · - · N/A · 不適用
_FIGURE = re.compile(
    r"(?:hk)?[$約~≈]?\s?\(?\d[\d, ]*(?:\.\d+)?\)?\s?[%％+*#^]{0,2}(?:\s?[(（][^()（）]{1,30}[)）])?|[-–—]|n\.?/?a\.?|nil|不適用|不适用|沒有|没有",
    re.IGNORECASE,
)
# Of two cells a row may be of a list of contents, or a label and what is filled in.
# e.g. Page · 頁碼 · 總目：
_PAIR = re.compile(r"\bpages?\b|頁|页|[:：]|\.{3}|…|^\(?[a-z\d]{1,3}[.)]$", re.IGNORECASE)
_SENTENCE = ("。", "；", "，", "：", ":", ";")


def columned(rows: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Give where each such table begins and ends among rows, and its text with bars between the cells.

    Each row but the first, which names the columns, ends in a number and holds as many of them as of
    words; all have as many cells.
    """
    cells = [_cells(row) for row in rows]
    at = 0
    while at < len(cells):
        end = at + 1
        while end < len(cells) and len(cells[end]) == len(cells[at]) and _counts(cells[end]):
            end += 1
        fits = end - at > _LEAST_ROWS and not _counts(cells[at])
        if fits and not (len(cells[at]) == _LEAST and _is_list(cells[at:end])):
            yield at, end, "\n".join(" | ".join(row) for row in cells[at:end])
            at = end
        else:
            at += 1


def _cells(row: str) -> tuple[str, ...]:
    """Give the cells of a row; none where a line is none."""
    stands = row.strip()
    if len(stands) > _LONGEST or stands.endswith(_SENTENCE):
        return ()
    cells = tuple(_GAP.split(stands))
    fits = _LEAST <= len(cells) <= _MOST and all(len(one) <= _LONGEST_CELL for one in cells)
    return cells if fits else ()


def _is_list(rows: Sequence[tuple[str, ...]]) -> bool:
    return any(_PAIR.search(cell.strip()) for row in (rows[0], *rows[1:]) for cell in row[:1]) or (
        _PAIR.search(rows[0][-1]) is not None
    )


def _counts(row: tuple[str, ...]) -> bool:
    figures = [_FIGURE.fullmatch(one.strip()) is not None for one in row[1:]]
    return bool(figures) and figures[-1] and 2 * sum(figures) >= len(figures)
