"""This file reads days as people say them in passing: the 15th, 28/12, Christmas, 28號, in two weeks' time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.answering.arguments.daynames import DAYS, MONTH, WEEKDAY
from bot.calendar import WEEKDAYS, lunar_new_year
from scrapers.numbering import chinese_count
from scrapers.text import month_number

_TENTHS = {
    "mid": 15,
    "middle of": 15,
    "early": 1,
    "start of": 1,
    "beginning of": 1,
    "初": 1,
    "头": 1,
    "中": 15,
}
# A day of this month or the next, by its number alone.
# e.g. the 15th · 3rd · 28号 · 廿八号
_NUMBER = re.compile(
    r"(?:the )?(?P<en>\d{1,2})(?:st|nd|rd|th)|(?P<han>\d{1,2}|[一二三四五六七八九十廿卅]{1,3})(?:号|日)"
)
# e.g. the 4th of january · 15th of december · the 15 december
_OF_MONTH = re.compile(
    rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}|this month|next month)"
)
_SLASHED = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})")  # e.g. 28/12
# e.g. mid-january · early next month · 12月中 · 下个月头
_PART = re.compile(
    rf"(?:the )?(?P<part>mid|middle of|early|start of|beginning of)[- ](?P<month>{MONTH}|this month|next month)"
    r"|(?P<han>\d{1,2}|[一二三四五六七八九十]{1,2}|下个?|今个?|本)月(?P<part_>[初中头])"
)
# e.g. in two weeks' time · a fortnight · the week after next
_AHEAD = re.compile(
    r"(?P<after>the week after next)|(?:in )?(?:a |one )?(?P<fortnight>fortnight)(?:'s time)?"
    r"|in (?P<n>\d{1,2}|a|one|two|three|four|five|six) (?P<unit>day|week)s?(?:'? time)?"
)
# A week after the next day that is called so.
# e.g. wednesday week · a week on tuesday · a week from friday
WEEK_ON = re.compile(
    rf"\b(?P<day>{WEEKDAY}) week(?![\w-])|\ba week (?:on|from|after) (?:next )?(?P<day_>{WEEKDAY})\b"
)
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_AFTER = re.compile(r"^after (?:the )?|(?:过|完)?(?:之?后|以后)$|^过完?")  # e.g. after Christmas
_HOLIDAY = re.compile(
    r" ?(?:day|holidays?|break|eve|weekend)$|(?:假期?|节|节假期?|长假)$|^(?:the |next )"
)


def day(name: str, today: date) -> date | None:
    """Give the next day that folded words name so; None where they name none."""
    said = name.strip()
    if _AFTER.search(said):
        last = _festival(_AFTER.sub("", said).strip(), today, last=True)
        return last and last + timedelta(days=1)
    return next((found for way in _WAYS if (found := way(said, today))), None)


def is_festival(name: str) -> bool:
    """Say whether folded words name a festival, which begins later than now."""
    return _HOLIDAY.sub("", _HOLIDAY.sub("", name)).strip() in _FESTIVALS


def _festival_begins(said: str, today: date) -> date | None:
    return _festival(said, today, last=False)


def _festival(said: str, today: date, *, last: bool) -> date | None:
    """Give the next festival, or the last day on which offices are closed for it."""
    eve = said.endswith((" eve", "前夕", "除夕"))
    days = _FESTIVALS.get(_HOLIDAY.sub("", _HOLIDAY.sub("", said)).strip())
    if days is None:
        return None
    this, following = days(today.year), days(today.year + 1)
    coming = this if this[-1] >= today else following
    return coming[-1] if last else coming[0] - timedelta(days=1 if eve else 0)


def _numbered(said: str, today: date) -> date | None:
    found = _NUMBER.fullmatch(said)
    number = _count(found["en"] or found["han"]) if found else 0
    for month in range(3):  # the 31st is not of every month
        year, at = _month_on(today, month)
        if 0 < number <= calendar.monthrange(year, at)[1]:
            tried = date(year, at, number)
            if tried > today:
                return tried
    return None


def _of_month(said: str, today: date) -> date | None:
    found = _OF_MONTH.fullmatch(said)
    return _in_month(found["month"], int(found["day"]), today) if found else None


def _slashed(said: str, today: date) -> date | None:
    found = _SLASHED.fullmatch(said)
    return _next(int(found["month"]), int(found["day"]), today) if found else None


def _part_of_month(said: str, today: date) -> date | None:
    found = _PART.fullmatch(said)
    if found is None:
        return None
    number = _TENTHS[found["part"] or found["part_"]]
    return _in_month(found["month"] or found["han"], number, today)


def _ahead(said: str, today: date) -> date | None:
    found = _AHEAD.fullmatch(said)
    if found is None:
        return None
    if found["after"]:
        return today - timedelta(days=today.weekday()) + timedelta(days=14)
    if found["fortnight"]:
        return today + timedelta(days=14)
    count = _COUNTS.get(found["n"]) or int(found["n"])
    return today + timedelta(days=count * (7 if found["unit"] == "week" else 1))


def _week_on(said: str, today: date) -> date | None:
    found = WEEK_ON.fullmatch(said)
    if found is None:
        return None
    weekday = WEEKDAYS.index(DAYS[found["day"] or found["day_"]])
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1 + 7)


def _in_month(month: str, number: int, today: date) -> date | None:
    """Give a day of a month that is named, numbered, or this one or the next."""
    if month.startswith(("this", "今", "本")):
        return _next(today.month, number, today)
    if month.startswith(("next", "下")):
        year, at = _month_on(today, 1)
        return _dated(year, at, number)
    at = month_number(month[:3]) or _count(month)
    return _next(at, number, today)


def _next(month: int, number: int, today: date) -> date | None:
    found = _dated(today.year, month, number)
    return found if found is None or found >= today else _dated(today.year + 1, month, number)


def _dated(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _month_on(today: date, months: int) -> tuple[int, int]:
    month = today.month - 1 + months
    return today.year + month // 12, month % 12 + 1


def _count(said: str) -> int:
    if said.isdecimal():
        return int(said)
    return chinese_count(said) or 0


def _easter(year: int) -> date:
    """Give Easter Sunday by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


_Days = Callable[[int], tuple[date, ...]]


def _fixed(month: int, number: int, days: int = 1) -> _Days:
    return lambda year: tuple(date(year, month, number) + timedelta(n) for n in range(days))


def _at_easter(year: int) -> tuple[date, ...]:
    return tuple(_easter(year) + timedelta(n) for n in range(-2, 2))


def _lunar(year: int) -> tuple[date, ...]:
    return tuple(lunar_new_year(year) + timedelta(n) for n in range(3))


# The days on which offices are closed for a festival, by its folded names.
_FESTIVALS: dict[str, _Days] = {
    name: days
    for days, names in (
        (_fixed(12, 25, 2), ("christmas", "xmas", "x'mas", "圣诞", "冬假")),
        (_fixed(12, 26), ("boxing",)),
        (_fixed(1, 1), ("new year", "new year's", "new years", "元旦", "新历年", "新年")),
        (_at_easter, ("easter", "good friday", "复活", "复活节")),
        (_fixed(5, 1), ("labour day", "劳动", "五一")),
        (_fixed(7, 1), ("回归", "七一")),
        (_fixed(10, 1), ("national day", "国庆")),
        (
            _lunar,
            (
                *("chinese new year", "lunar new year", "cny"),
                *("农历新年", "农历年", "过年", "春节", "年初一", "旧历年"),
            ),
        ),
    )
    for name in names
}  # fmt: skip
# The end of this month or year.
# e.g. 月尾 · month-end · 年尾
_MONTH_ENDS = frozenset(
    ("月尾", "月底", "这个月尾", "今个月尾", "今个月底", "month end", "month-end", "eom")
)
_YEAR_ENDS = frozenset(("年尾", "年底", "今年年尾", "今年尾", "eoy"))


def _end(said: str, today: date) -> date | None:
    if said in _YEAR_ENDS:
        return date(today.year, 12, 31)
    if said in _MONTH_ENDS:
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    return None


_WAYS = (_end, _numbered, _of_month, _slashed, _part_of_month, _ahead, _week_on, _festival_begins)

__all__ = ["WEEK_ON", "day", "is_festival"]
