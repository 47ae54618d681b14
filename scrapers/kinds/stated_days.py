"""This file finds every day that a sentence names, with its place, whether it names the year or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scrapers.text import MONTH, NUMERAL, chinese_number, month_number

_MONTH = rf"{MONTH}\b\.?"
_COUNT = r"\d{1,2}|[一二三四五六七八九十]{1,3}"
# e.g. 31 December 2026 · the 4th of December · December 31 · 十二月三十一日 · 明年1月5日 · 2026-12-15 · 6.12.2026
_DAY = re.compile(
    rf"""
    \b(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?\ (?:day\ )?(?:of\ )?(?P<em>{_MONTH})
    (?:,?\ (?P<ey>\d{{4}}|(?:this|next)\ year)(?!\d))?
    |\b(?P<fm>{_MONTH})\ (?P<fd>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?\ (?P<fy>\d{{4}}|(?:this|next)\ year)(?!\d))?
    |(?:(?P<cy>\d{{4}}|{NUMERAL}{{4}}|今|明|本|同|翌)\ ?年\ ?)?
     (?P<cm>{_COUNT})\ ?月\ ?(?P<cd>{_COUNT})\ ?[日号]
    |(?<![\d./-])(?P<ny>20\d\d)(?P<ns>[-./])(?P<nm>\d{{1,2}})(?P=ns)(?P<nd>\d{{1,2}})(?![\d/-])
    |(?<![\d./-])(?P<rd>\d{{1,2}})(?P<rs>[-./])(?P<rm>\d{{1,2}})(?P=rs)(?P<ry>20\d\d)(?![\d/-])
    """,
    re.VERBOSE,
)
_RELATIVE = {"今": 0, "本": 0, "同": 0, "明": 1, "翌": 1, "this year": 0, "next year": 1}
_MOST = 40  # days of one sentence; a longer list is a timetable
_LATE = timedelta(days=183)  # a day without a year lies less than that before its paper


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day that a folded text names, and where."""

    day: date
    start: int
    end: int


def stated_days(folded: str, issued: date | None) -> Iterator[StatedDay]:
    """Give the days in folded text; one without a year is of the year in which it is still to come.

    Where neither the text nor `issued` says which year, it is no day.
    """
    for count, found in enumerate(_DAY.finditer(folded)):
        if count == _MOST:
            return
        year, month, day = (_first(found, part) for part in ("y", "m", "d"))
        made = _made(_year(year, issued), _month(month or ""), _whole(day or ""), issued)
        if made is not None:
            yield StatedDay(made, found.start(), found.end())


def _first(found: re.Match[str], part: str) -> str | None:
    """Give a day's year, month or day, however it is written."""
    return next((found[way + part] for way in "efcnr" if found[way + part]), None)


def _month(word: str) -> int:
    return month_number(word.rstrip(".")) or _whole(word)


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else chinese_number(text) or 0


def _year(text: str | None, issued: date | None) -> int | None:
    if text is None:
        return None
    if text in _RELATIVE:
        return issued.year + _RELATIVE[text] if issued else None
    return int(text) if text.isdecimal() else chinese_number(text)


def _made(year: int | None, month: int, day: int, issued: date | None) -> date | None:
    try:
        if year is not None:
            return date(year, month, day)
        if issued is None:
            return None
        near = date(issued.year, month, day)
        return near if near > issued - _LATE else date(issued.year + 1, month, day)
    except (ValueError, OverflowError):
        return None
