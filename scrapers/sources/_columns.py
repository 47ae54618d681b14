"""This file says what the columns of a table are headed, and so which day of a row is that of publication."""

from __future__ import annotations

import re
from typing import Any

from scrapers.sources._pages import words_of
from scrapers.sources._titles import ANY_DAY

_CELLS = ("td", "th")
_LABELS = ("data-label", "data-title", "data-th", "data-header")  # what a narrow screen is shown
_MOST = 12  # cells of a row
_MOST_ROWS = 3  # of headings
_LONG = 60  # letters of a heading
# What heads a column of days of publication.
# e.g. Date · Issue date · Date posted · 發布日期 · 日期
_PUBLISHED = re.compile(
    r"^(?:the )?(?:date|day)s?$|\b(?:publi(?:sh|c)|issu(?:e|ed|ing)\b|post(?:ed|ing)\b|releas|upload|announc|gazett)"
    r"|^日期$|發[布佈表出]|公[布佈]|刊[登憲]|上載|出版|发[布表出]|刊宪|上载",
    re.IGNORECASE,
)
# What heads a column of days by which somebody has to answer.
# e.g. Closing · Closing date · Deadline for submission · 截止日期
CLOSING = re.compile(
    r"\b(?:clos(?:e|es|ing)\b|deadline|due\b|(?:reply|response|comment|view|submission)s? by\b)|截止|截至|限期|期限",
    re.IGNORECASE,
)
# What heads a column of any other days.
# e.g. Meeting date · Effective from · Last updated · 會議日期
_OTHER = re.compile(
    r"\b(?:expir|effective|commenc|event|meeting|hearing|held\b|valid|end(?:s|ing)?\b|until\b|updat|revis|review|consultation period)"
    r"|屆滿|到期|生效|實施|更新|修訂|修改|活動|舉行|會議|聆訊|結束|諮詢期|有效|届满|实施|修订|活动|举行|会议|聆讯|结束|咨询期",
    re.IGNORECASE,
)


class Columns:
    """The headings of a page's tables, each table read once."""

    def __init__(self) -> None:
        self._headings: dict[int, list[str]] = {}

    def dated(self, row: Any) -> str | None:
        """Give the words in which a table's row states its day of publication; None where no heading says it."""
        cells = self._cells(row)
        days = [(words_of(cell), head) for cell, head in cells if head]
        said = [words for words, head in days if _is_published(head) and ANY_DAY.search(words)]
        if said:
            return said[0]
        left = [words_of(cell) for cell, head in cells if not _is_other(head)]
        return " ".join(left) if len(left) < len(cells) else None

    def closing(self, row: Any) -> str | None:
        """Give the words of a row's cell under a heading that says by when to answer; None where none does."""
        found = (words_of(cell) for cell, head in self._cells(row) if CLOSING.search(head))
        return next(found, None)

    def _cells(self, row: Any) -> list[tuple[Any, str]]:
        """Give the cells of a table's row, each with what heads its column, "" where nothing does."""
        if getattr(row, "name", None) != "tr":
            return []
        cells = row.find_all(_CELLS, recursive=False)[: _MOST + 1]
        spans = [_span(cell, "colspan") for cell in cells]
        heads = self._heads(row)
        # Cells that reach down from rows above stand first: what is there fills the table's end.
        at = len(heads) - sum(spans)
        if len(cells) > _MOST or (heads and at < 0):
            return []
        found = []
        for cell, span in zip(cells, spans, strict=True):
            label = next((one for name in _LABELS if (one := cell.get(name))), "")
            found.append((cell, str(label) or (heads[at] if heads else "")))
            at += span
        return found

    def _heads(self, row: Any) -> list[str]:
        table = row.find_parent("table")
        if table is None:
            return []
        held = self._headings.get(id(table))
        if held is None:
            held = self._headings[id(table)] = _headings(table)
        return held


def _headings(table: Any) -> list[str]:
    """Give what heads each column of a table: its first rows, where they are headings, under one another."""
    rows: list[list[Any]] = []
    for row in table.find_all("tr")[:_MOST_ROWS]:
        cells = row.find_all(_CELLS, recursive=False)[: _MOST + 1]
        if not _is_heading(row, cells, first=not rows):
            break
        rows.append(cells)
    held: dict[tuple[int, int], str] = {}
    for line, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (line, column) in held:
                column += 1
            words, wide = words_of(cell, _LONG), _span(cell, "colspan")
            for below in range(line, min(len(rows), line + _span(cell, "rowspan"))):
                held.update(((below, column + one), words) for one in range(wide))
            column += wide
    width = max((column for _, column in held), default=-1) + 1
    lines = range(len(rows))
    return [
        " ".join(dict.fromkeys(held.get((line, column), "") for line in lines)).strip()
        for column in range(width)
    ]


def _is_heading(row: Any, cells: list[Any], *, first: bool) -> bool:
    """Say whether a row only heads columns: it has no day, and is marked so, or is a table's first and leads nowhere."""
    if not 1 < len(cells) <= _MOST or ANY_DAY.search(words_of(row)):
        return False
    return all(cell.name == "th" for cell in cells) or (first and row.find("a") is None)


def _is_published(head: str) -> bool:
    return _PUBLISHED.search(head) is not None and CLOSING.search(head) is None


def _is_other(head: str) -> bool:
    return not _is_published(head) and bool(CLOSING.search(head) or _OTHER.search(head))


def _span(cell: Any, name: str) -> int:
    """Give over how many columns or rows a cell reaches."""
    said = str(cell.get(name) or "1").strip()
    return min(int(said), _MOST) if said.isascii() and said.isdecimal() and said != "0" else 1
