"""This file does the arithmetic of due dates: parts of years and months, terms, before and after."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from scrapers.text import IN_FIGURES, chinese_number, month_number

Interval = tuple[date | None, date | None]

_MOST_DIGITS = 9  # Python refuses to read numbers of thousands of them
FIRST_TERM = 2022  # a term of the Government runs five years from 1 July
COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "eighteen": 18, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "last": 4, "latter": 2, "首": 1, "末": 4, "上": 1, "下": 2,
}  # fmt: skip


def term_end(day: date) -> date:
    """Give the last day of the term of the Government that `day` falls in."""
    year = day.year + (1 if (day.month, day.day) >= (7, 1) else 0)
    return date(year + (FIRST_TERM - year) % 5, 6, 30)


def number_of(words: str) -> int:
    """Read a count in figures, English or Chinese; 0 where it is none."""
    words = words.strip()
    if words.isdecimal():
        return int(words[:_MOST_DIGITS])
    return COUNTS.get(words) or chinese_number(words) or 0


def year_of(words: str, issued: date | None) -> int | None:
    """Read a year, or one told from the date of issue (今年, next year); None where it cannot be known."""
    words = words.strip()
    digits = "".join(filter(str.isdecimal, words.translate(IN_FIGURES)))
    if len(digits) == 4:
        return int(digits)
    if issued is None:
        return None
    if words.startswith(("明", "来", "翌", "next")):
        return issued.year + 1
    shift = {"后": 2, "去": -1, "前": -2}.get(words[:1], 0)
    return issued.year + shift


def quarter_days(year: int, first: int, last: int) -> Interval:
    """Give the days of a run of months."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def whole_year(year: int) -> Interval:
    """Give the days of a year."""
    return quarter_days(year, 1, 12)


def part_of_year(year: int, words: str) -> Interval:
    """Read a part of a year: its end is the last quarter, its middle June."""
    words = words.strip()
    if "季" in words:
        number = number_of(re.sub(r"[第季度 ]", "", words))
        return (
            quarter_days(year, number * 3 - 2, number * 3) if 1 <= number <= 4 else whole_year(year)
        )
    if "半年" in words:
        return quarter_days(year, 1, 6) if words[0] == "上" else quarter_days(year, 7, 12)
    if words.startswith(("底", "末", "尾", "end", "late")):
        return quarter_days(year, 10, 12)
    if words.startswith(("中", "mid")):
        return quarter_days(year, 6, 6)
    return quarter_days(year, 1, 3)


def part_of_session(first: int, opens: int, words: str) -> Interval:
    """Read a part of a year that begins with a month: its beginning is a quarter, its middle half of it."""
    words = words.strip().removeprefix("年")
    months = (0, 12)
    if words.startswith(("early", "start", "beginning", "初")):
        months = (0, 3)
    elif words.startswith(("mid", "中", "first", "上")):
        months = (0, 6)
    elif words.startswith(("second", "latter", "下")):
        months = (6, 12)
    elif words.startswith(("late", "end", "底", "末")):
        months = (9, 12)
    start, end = (
        date(first + (opens - 1 + at) // 12, (opens - 1 + at) % 12 + 1, 1) for at in months
    )
    return start, end - timedelta(days=1)


def is_half(words: str) -> bool:
    """Say whether a part of such a year is a half with a first day, and not its beginning, middle or end."""
    return words.startswith(("first", "second", "上", "下"))


def is_stretch(words: str) -> bool:
    """Say whether a part of a year is a stretch with a first day: a quarter or a half, not its end."""
    return "季" in words or "半年" in words


def part_of_month(year: int, month: int, words: str) -> Interval:
    """Read a third of a month; without one, the month."""
    last = calendar.monthrange(year, month)[1]
    if not words:
        return date(year, month, 1), date(year, month, last)
    if words[0] in "底末下" or words.startswith(("end", "late")):
        return date(year, month, 21), date(year, month, last)
    if words[0] in "初上" or words.startswith("early"):
        return date(year, month, 1), date(year, month, 10)
    return date(year, month, 11), date(year, month, 15 if words.startswith("mid") else 20)


def with_edge(span: Interval, words: str, *, whole: bool) -> Interval:
    """Apply 'before', 'after' and 'from'.

    Before a year, half, quarter or month excludes it, in both languages: "before the first quarter
    of 2027" and 2027年第一季前 end on 31 December 2026. Before the end or middle of one includes it.
    From 2027 (起) something starts in 2027, so the year stays the interval.
    """
    first, last = span
    words = words.strip()
    if first is None or last is None or not words or "前后" in words or words.startswith("around"):
        return span
    if ("或" in words and "前" in words) or "or before" in words:
        return first, last
    if "前" in words or words.startswith("before"):
        return (None, first - timedelta(days=1)) if whole else (first, last)
    if "后" in words or words.startswith("after"):
        inclusive = words.startswith(("及", "和", "年及", "年和"))
        return (first if inclusive else last + timedelta(days=1)), None
    return span


def month_of(words: str) -> int:
    """Read a month by name or number."""
    return month_number(words[:3]) or number_of(words)
