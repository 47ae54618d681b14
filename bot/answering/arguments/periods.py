"""This file reads the spans of time that people name: "since 2025", "last month", 上個月, "by 2026"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.answering.arguments.daynames import DAYS, FIGURES, WEEKDAY, WEEKDAY_HAN
from bot.answering.arguments.words import either_script
from bot.calendar import WEEKDAYS
from scrapers.text import fold

How = Literal["in", "since", "until", "before"]
LONGEST = 400  # letters of a text whose ends are looked at
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR, _MONTH = 365, 30
_MOST = 120  # units that are counted
_UNIT = r"(?:day|week|month|year)s?"
RELATIVE = (
    rf"last {WEEKDAY}|上个?{WEEKDAY_HAN}|"
    rf"(?:the )?(?:last|past|this|previous|next|coming) (?:\d{{1,3}} )?{_UNIT}|yesterday|today"
    r"|(?:上|今|本|这|下)个?(?:月|周|星期|礼拜|年)|今日|今天|昨日|昨天|寻日|琴日|去年|明年|(?:过去|最近|近)\d{1,3}个?(?:日|天|周|星期|月|年)"
)
MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
_NAMED = rf"{MONTH} 20\d\d"
DATED = rf"20\d\d-\d\d(?:-\d\d)?|{_NAMED}|20\d\d年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|20\d\d"
# What ends a year, a month or a week: all of it is meant.
# e.g. the end of 2026 · end of the month · 今年底
_LAST = (
    rf"(?:the )?end of (?:(?:the|this|next) (?:year|month|week)|{DATED}|{MONTH})|year[- ]?end"
    r"|(?:20\d\d|今|明|本)?年(?:年)?底|(?:今|本|这|下)个?月底"
)
_WHEN = rf"(?:{_LAST}|{RELATIVE}|{DATED})"
_BETWEEN = re.compile(
    rf"(?:^|\s)(?:between|from) (?P<first>{_WHEN}) (?:and|to|until|till) (?P<last>{_WHEN})$"
)
_BEFORE = {
    "since": "since", "from": "since", "after": "since", "自": "since", "由": "since",
    "until": "until", "till": "until", "by": "until", "due": "until", "up to": "until",
    "before": "before", "in": "in", "during": "in", "for": "in", "over": "in", "of": "in",
}  # fmt: skip
# From one day or month to another, of which only one may have its year.
# e.g. 1 Mar - 30 Jun 2025 · March to June 2025 · 2025年1月至6月
FROM_TO = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<m1>{MONTH})(?: (?P<y1>20\d\d))? ?(?:-|–|—|~|to|until|till|through) ?(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<m2>{MONTH}) (?P<y2>20\d\d)"
    r"|(?P<cy1>20\d\d)年(?P<cm1>\d{1,2})月(?:(?P<cd1>\d{1,2})[日号])? ?(?:-|–|—|~|至|到) ?(?:(?P<cy2>20\d\d)年)?(?P<cm2>\d{1,2})月(?:(?P<cd2>\d{1,2})[日号])?"
)
_TWO_DAYS = re.compile(rf"(?:^|(?<=[\s,，\u3400-\u9fff]))(?:from |between |由|从)?(?:{FROM_TO})$")
# e.g. 2024年以后 · since 2025
_END = re.compile(
    rf"(?:^|(?<=[\s,，\u3400-\u9fff]))(?:(?P<how>{'|'.join(_BEFORE)})(?:\s+|(?=20)))?"
    rf"(?P<when>{_WHEN})(?:(?P<after>以来|以后|之后|起|至今|之前|前|以前|到期|内))?$"
)
# e.g. since October · by march: without a word before it, a month is a name like any other
_IN_MONTH = re.compile(
    rf"(?:^|(?<=\s))(?P<how>since|from|after|until|till|by|due|before|in|during) (?P<when>{MONTH})$"
)
_START = re.compile(rf"^(?P<when>{RELATIVE})(?:的|嘅|\s)*(?=\S)")
_END_OF = re.compile(r"^(?:the )?end of (?:the )?|[- ]?end$|(?<=年)年?底$|(?<=月)底$")
_TELLING = frozenset(
    {"since", "from", "after", "自", "由", "until", "till", "before", "in", "during"}
)
_AFTER: dict[str, How] = {
    "以来": "since", "以后": "since", "之后": "since", "起": "since", "至今": "since", "之前": "before", "前": "before", "以前": "before",
}  # fmt: skip
_CJK_END = re.compile(either_script("(?:的|嘅)$"))


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as it was said: in it, since it, until it, or from one to another."""

    how: How
    when: str
    last: str | None = None

    @property
    def said(self) -> str:
        """Give its words, both ends where it has two; where it is open, with the filter that says so."""
        if self.last:
            return f"{self.when} – {self.last}"
        return self.when if self.how == "in" else f"{self.how}:{self.when}"

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Give the first and the last day, by a reader's today; None where it is open."""
        first, last = _span(self.when, today)
        if self.last is not None:
            return first, _span(self.last, today)[1]
        if self.how == "since":
            return first, None
        if self.how == "until":
            return None, last
        return (None, first - timedelta(days=1)) if self.how == "before" else (first, last)

    def whole(self, today: date) -> tuple[date, date]:
        """Give the first and the last day of all that is named, a month alone being the next one."""
        first, last = _span(self.when, today)
        if self.when[:3] in _MONTHS and not self.when[-1].isdecimal() and last < today:
            first = first.replace(year=first.year + 1)
            last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
        return first, _span(self.last, today)[1] if self.last is not None else last


def filter_of(name: str, value: str) -> Period | None:
    """Give what a filter's value names that is no written day: since:yesterday, until:"last week"."""
    if not value.strip("0123456789-"):
        return None  # written like a day, and none: 2026-13
    left, found = parted(f"x {name} {value}")
    return found if left == "x" else None


def parted(text: str, *, years: bool = False) -> tuple[str, Period | None]:
    """Part a text from the period at its end, or at its beginning; a bare year only with `years`."""
    said = text.strip()
    folded = fold(said)
    if len(folded) != len(said) or len(said) > LONGEST:
        return text, None
    if (found := _TWO_DAYS.search(folded)) and (two := both_ends(found)):
        return said[: found.start()].strip(" ,，"), Period("in", *two)
    if found := _BETWEEN.search(folded):
        return said[: found.start()].strip(), Period("in", found["first"], found["last"])
    found = _END.search(folded)
    if found and (years or found["after"] or _tells(found["how"], found["when"])):
        how = _AFTER.get(found["after"] or "") or _BEFORE.get(found["how"] or "", "in")
        return _CJK_END.sub("", said[: found.start()].strip(" ,，")), Period(how, found["when"])  # type: ignore[arg-type]
    if found := _IN_MONTH.search(folded):
        how = _BEFORE.get(found["how"], "in")
        return said[: found.start()].strip(), Period(how, found["when"])  # type: ignore[arg-type]
    if found := _START.match(folded):
        return said[found.end() :].strip(), Period("in", found["when"])
    return text, None


def both_ends(found: re.Match[str]) -> tuple[str, str] | None:
    """Give the first and the last day, or month, that FROM_TO found, as they are typed; None for none."""
    given = found.groupdict()
    year = given["y1"] or given["y2"] or given["cy1"]
    months = (given["m1"], given["m2"]) if given["m1"] else (given["cm1"], given["cm2"])
    first, last = (
        int(one) if one.isdecimal() else _MONTHS.index(one[:3]) + 1 for one in map(str, months)
    )
    years = [int(year), int(given["y2"] or given["cy2"] or year)]
    if not given["y1"] and given["m1"] and first > last:
        years[0] -= 1  # "Nov to Feb 2025"
    ends = []
    for when, month, day in (
        (years[0], first, given["d1"] or given["cd1"]),
        (years[1], last, given["d2"] or given["cd2"]),
    ):
        if not 1 <= month <= 12 or (  # noqa: PLR2004
            day and not 1 <= int(day) <= calendar.monthrange(when, month)[1]
        ):
            return None
        ends.append(f"{when}-{month:02d}" + (f"-{int(day):02d}" if day else ""))
    return (ends[0], ends[1]) if ends[0] <= ends[1] else None


def _tells(how: str | None, when: str) -> bool:
    """Say whether it tells a time: titles hold years too, as in "estimates for 2026"."""
    return not when.startswith("20") or how in _TELLING


def _span(when: str, today: date) -> tuple[date, date]:
    """Give the first and the last day of what is named."""
    when = _END_OF.sub("", when)
    if when in ("year", "month", "week", "年"):
        when = f"this {when}"
    if when[:2] == "20" and when[2:4].isdecimal():
        parts = [int(part) for part in re.findall(r"\d+", when)]
        return _of(*parts)
    if when[-4:].isdecimal():
        return _of(int(when[-4:]), _MONTHS.index(when[:3]) + 1)
    if when[:3] in _MONTHS:
        month = _MONTHS.index(when[:3]) + 1
        return _of(today.year - (month > today.month), month)
    if when in ("today", "今日", "今天"):
        return today, today
    if when in ("yesterday", "昨日", "昨天", "寻日", "琴日"):
        return today - timedelta(days=1), today - timedelta(days=1)
    if when.removeprefix("the ").startswith(("next", "coming", "下", "明")):
        return _ahead(when, today)
    if (day := _weekday(when, today)) is not None:
        return day, day
    back = not when.startswith(("this", "the this", "今", "本", "这"))
    if count := re.search(r"\d+", when):
        unit = (
            _MONTH
            if "月" in when or "month" in when
            else _YEAR
            if "年" in when or "year" in when
            else 0
        )
        unit = unit or (7 if "week" in when or "周" in when or "星期" in when else 1)
        return today - timedelta(days=min(int(count.group()), _MOST) * unit), today
    return _named(when, today, back=back)


def _weekday(when: str, today: date) -> date | None:
    """Give the last Friday before today, or the Friday of last week; None for what is no weekday."""
    if when[-1] in FIGURES and when[0] == "上":
        monday = today - timedelta(days=today.weekday() + 7)
        return monday + timedelta(days=min(FIGURES.index(when[-1]), 6))
    day = DAYS.get(when.removeprefix("last ")) if when.startswith("last ") else None
    if day is None:
        return None
    number = WEEKDAYS.index(day)
    return today - timedelta(days=(today.weekday() - number) % 7 or 7)


def _ahead(when: str, today: date) -> tuple[date, date]:
    """Give the first and the last day of "next month", "the next 3 weeks" or 明年."""
    month = "month" in when or "月" in when
    year = "year" in when or "年" in when
    if count := re.search(r"\d+", when):
        unit = _MONTH if month else _YEAR if year else 7 if "week" in when else 1
        return today, today + timedelta(days=min(int(count.group()), _MOST) * unit)
    if year:
        return _of(today.year + 1)
    if month:
        following = today.replace(day=1) + timedelta(days=31)
        return _of(following.year, following.month)
    if "day" in when:
        return today + timedelta(days=1), today + timedelta(days=1)
    monday = today - timedelta(days=today.weekday() - 7)
    return monday, monday + timedelta(days=6)


def _named(when: str, today: date, *, back: bool) -> tuple[date, date]:
    if "year" in when or "年" in when:
        return _of(today.year - back)
    if "month" in when or "月" in when:
        first = today.replace(day=1)
        shown = first - timedelta(days=1) if back else first
        return _of(shown.year, shown.month)
    if "day" in when:
        return today - timedelta(days=int(back)), today - timedelta(days=int(back))
    monday = today - timedelta(days=today.weekday() + 7 * back)
    return monday, monday + timedelta(days=6)


def _of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """Give a year's, a month's or a day's first and last day; what no calendar has is its whole."""
    if month is None or not 1 <= month <= 12:  # noqa: PLR2004
        return date(year, 1, 1), date(year, 12, 31)
    longest = calendar.monthrange(year, month)[1]
    if day is None or not 1 <= day <= longest:
        return date(year, month, 1), date(year, month, longest)
    return date(year, month, day), date(year, month, day)
