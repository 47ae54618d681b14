"""This file finds the days and months that a folded text names, and the clause around a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.text import MONTH, NUMERAL, hk_date, hk_month

# e.g. 2025年5月21日 · 二〇二五年五月二十一日 · 21 may 2025 · may 21, 2025 · 2025年2月
_DAY = re.compile(
    rf"(?:20\d\d|{NUMERAL}{{4}}) ?年 ?(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}) ?月"
    rf"(?: ?(?:\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,4}}) ?[日号])?"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH}\.?(?: \d{{1,2}}(?:st|nd|rd|th)?,?)? 20\d\d\b"
)
_ENDS = "。;；!?！？\n"


@dataclass(frozen=True, slots=True)
class Day:
    """A day or a month in a text, as ISO, and where it stands."""

    iso: str
    start: int
    end: int

    @property
    def day(self) -> str | None:
        """Give the day; None where only a month is named."""
        return self.iso if len(self.iso) == len("2025-05-21") else None


def days(folded: str, start: int = 0, end: int | None = None) -> Iterator[Day]:
    """Give the days, and the months named without a day, of a folded text."""
    for found in _DAY.finditer(folded, start, len(folded) if end is None else end):
        text = found[0]
        try:
            day, month = hk_date(text), hk_month(text)
        except ValueError:
            continue
        if day is not None:
            yield Day(day.isoformat(), *found.span())
        elif month is not None and not any(mark in text for mark in "日号"):
            yield Day(f"{month[0]}-{month[1]:02d}", *found.span())


def clause(folded: str, start: int, end: int, *, reach: int) -> tuple[int, int]:
    """Give the bounds of the sentence around a place, no further away than `reach` letters."""
    first = max(folded.rfind(mark, max(0, start - reach), start) for mark in _ENDS) + 1
    first = max(first, start - reach, 0)
    ends = [folded.find(mark, end, end + reach) for mark in _ENDS]
    last = min((at for at in ends if at >= 0), default=min(len(folded), end + reach))
    return first, last
