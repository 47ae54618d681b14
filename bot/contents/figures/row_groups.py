"""This file parts a table at the rows that only name what the rows below them are of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.contents.figures.tables import Table

# e.g. (a) Technology Talent Admission Scheme · 1. · （二）
_MARK = re.compile(r"^[(（]?[a-z\d一二三四五六七八九十]{1,3}[)）.、] ?")
# e.g. (Note) · （註2）
_NOTE_MARK = re.compile(r" ?[(（](?:註|注|[Nn]ote) ?\d{0,2}[)）]")
# A label that goes on in the row below it, and names nothing by itself.
# e.g. of whom recruited from outside · 來自業界及
_GOES_ON = re.compile(
    r"^[a-z]|\b(?:of|from|in|by|for|to|and|or|with|the|outside|under)$|[及和與与或、的／/]$|[(（][^()（）]*$"
)


def grouped(
    table: Table, called: Callable[[str], str | None]
) -> Iterator[tuple[Table, str | None]]:
    """Give the parts of a table, each with the programme that a row above its rows is the name of.

    Rows below the name of anything else are left out, for of what they are a part nobody says.
    """
    key: str | None = None
    others = False  # below the name of something that is no programme
    before = ""  # the beginning of the next row's label
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        if any(cell.strip() for cell in row[1:]):
            if not others:
                rows.append((f"{before} {row[0]}".strip(), *row[1:]))
            before = ""
            continue
        label = row[0].strip()
        if _GOES_ON.search(label):
            before = label
            continue
        if rows:
            yield replace(table, rows=tuple(rows)), key
        key, rows = called(_MARK.sub("", _NOTE_MARK.sub("", label))), []
        others = key is None
    if rows:
        yield replace(table, rows=tuple(rows)), key
