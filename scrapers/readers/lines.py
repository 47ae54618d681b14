"""This file turns the physical lines of PDF and plain text into blocks, page by page.

One block is one line as the file has it: outer blanks off (`level` keeps how many stood before it),
neither joined nor its letter spacing collapsed; a blank line is a block without text, so that
paragraph ends are not lost. Whoever wants paragraphs calls `scrapers.text.join_lines`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from scrapers.items import Block
from scrapers.numbering import paper_number, reply_serial
from scrapers.typography.characters import plain_characters
from scrapers.typography.furniture import is_furniture

_FIGURES = re.compile(r"\d+")
_LONGEST_HEAD = 80
_EDGE = 2  # lines at the top and at the bottom of a page that may be running heads or feet
_FORM = 3  # so many lines recurring at the top of pages are a form's own headings
_MOST = 0.6
_TAB = "   "
_DEEPEST = 120  # columns that may stand before a line


def blocks_of(pages: Sequence[str], *, numbered: bool = True) -> tuple[Block, ...]:
    """Give a block for every line of every page, without running heads, feet and page numbers.

    `numbered`: the pages are the file's own; else blocks carry no page.
    """
    sheets = [_rows(page) for page in pages]
    drop = _running(sheets)
    return tuple(
        Block(row.strip(), page=at + 1 if numbered else None, level=_inset(row))
        for at, sheet in enumerate(sheets)
        for place, row in enumerate(sheet)
        if (at, place) not in drop
    )


def _rows(page: str) -> list[str]:
    # a tab sets columns apart, or a number from its paragraph: one blank would hide that
    rows = [row.rstrip() for row in plain_characters(page.replace("\t", _TAB)).split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    first = next((at for at, row in enumerate(rows) if row), 0)
    return rows[first:]


def _inset(row: str) -> int:
    before = row[: len(row) - len(row.lstrip())]
    return min(len(before) + before.count("\u3000"), _DEEPEST)


def _running(sheets: Sequence[Sequence[str]]) -> set[tuple[int, int]]:
    drop: set[tuple[int, int]] = set()
    if len(sheets) < 2:
        return drop
    for from_top in (True, False):
        edges = [list(_edge(sheet, from_top=from_top)) for sheet in sheets]
        recurring = _recurring(edges)
        offset = _numbering(edges)
        told: set[str] = set()  # a running head may hold the paper's number: its first one stays
        for at, edge in enumerate(edges):
            for place, row in edge[:_EDGE]:
                bare = "".join(row.split())
                number = bare.isdecimal() and offset is not None and int(bare[:9]) == at + offset
                again = from_top and _says_number_again(row, edges[at - 1] if at else ())
                if number or again or is_furniture(row) or row in told:
                    drop.add((at, place))
                elif row in recurring:
                    told.add(row)
                    if at and not _FIGURES.search(row):
                        drop.add((at, place))  # begun after the title page, and without a number
    return drop


def _says_number_again(row: str, before: Sequence[tuple[int, str]]) -> bool:
    """Say whether a line with the paper's number has only words that the top of the page before has.

    Two pages are enough to tell: a head that holds the paper's own number is no sentence's middle.
    """
    words = row.split()
    if len(row) > _LONGEST_HEAD or not (paper_number(row) or any(map(reply_serial, words))):
        return False
    return {*words} <= {word for _, each in before for word in each.split()}


def _edge(sheet: Sequence[str], *, from_top: bool) -> Iterator[tuple[int, str]]:
    places = range(len(sheet)) if from_top else range(len(sheet) - 1, -1, -1)
    found = 0
    for place in places:
        if sheet[place].strip():
            yield place, sheet[place].strip()
            found += 1
        if found == 6:
            return


def _recurring(edges: Sequence[Sequence[tuple[int, str]]]) -> set[str]:
    if len(edges) < 4:
        return set()
    counts = Counter(row for edge in edges for row in {row for _, row in edge})
    often = {row for row, count in counts.items() if count >= _MOST * len(edges)}
    shapes = Counter(
        shape for edge in edges for shape in {_FIGURES.sub("#", row) for _, row in edge}
    )
    forms = sum(
        count >= _MOST * len(edges) for shape, count in shapes.items() if shape.strip("# -")
    )
    return set() if forms >= _FORM else often


def _numbering(edges: Sequence[Sequence[tuple[int, str]]]) -> int | None:
    offsets: Counter[int] = Counter()
    for at, edge in enumerate(edges):
        for _, row in edge[:_EDGE]:
            bare = "".join(row.split())
            if bare.isdecimal() and len(bare) <= 4:
                offsets[int(bare) - at] += 1
    for offset, count in offsets.most_common(1):
        if count >= max(2, _MOST * len(edges) - 1):
            return offset
    return None
