"""This file tells what a number was once from what it is now: from 40 to, up from, originally."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.contents.figures.moved_aims import was_aimed_at
from bot.contents.figures.numbers import Number
from bot.contents.shifts import ORIGINALLY_ZH
from storage.records import Figure

# The number that another one follows upon.
# Such as 500萬次 in 由500萬次倍增至.
_FORMER = (
    re.compile(r"由(?:20\d\d年[^,，。;；\d]{0,6})?[^,，。;；]{0,8}$"),
    # e.g. 倍增至 · 個修訂為
    re.compile(
        r"^[^,，。;；]{0,6}(?:提升|提高|倍增|增加|增|上调|升|扩|减|下调|降|调整|调|缩|压|加快)[^,，。;；]{0,3}[至到]"
        r"|^[^,，。;；]{0,6}(?:修[订改]|更?改|调整)[^,，。;；]{0,3}[至到为]"
    ),
)
UNTIL_NOW = re.compile(r"由(?:现时|目前|现有|现行)的?[^,，。;；]{0,6}$")  # 由現時的|22%提高至
# e.g. 由70個部門增至 · from 40% in January to
_RISEN = re.compile(
    r"由(?:[^,，。;；]|,(?=\d)){1,40}(?:增|升|扩|减|降|调|提[升高]|增加|[上下]调|调整|调[高低]|减少|缩短|缩减|压缩|修[订改]为?)"
    r"(?:至|到|(?<=为))"
    r"|\bfrom [^;]{1,60} to (?=(?:about |around |over |nearly |some |more than |at least |no (?:less|fewer) than )?$)"
)
# e.g. down from · up from about HK$ · compared with
_FROM = re.compile(
    r"[^;。；]{0,60}\b(?:(?:up|down) from|compared (?:with|to)) (?:about |around |over |more than |nearly |almost "
    r"|some )?(?:hk)?\$?"
)
# e.g. rose |from 40% in January to 92%
_FROM_THIS = re.compile(r"\bfrom (?:the |about |some |nearly |over )?(?:hk)?\$?$")
_TO_THAT = re.compile(r"[^,;.]{0,40}\bto (?:the |about |some |nearly |over )?(?:hk)?\$?\d")
# What says when it was so.
# e.g. from 46 days| in 2024 to 31 · from over 95| at the end of 2024 to
_IN_A_YEAR = re.compile(
    r" (?:in|before|as at|by|at the end of|at end-)(?: [a-z]{3,9})? ?20\d\d(?:-\d\d)? to "
)
# What was meant once, and not what has become of it: 原定的一百項已完成80項.
# e.g. 原擬注資5億元，其後改為
_MEANT_ONCE = re.compile(
    rf"{ORIGINALLY_ZH}(?!的[^,，。;；]{{0,8}}(?:已|共))|原本|原先|原来|本拟"
    r"|\b(?:was|were) (?:planned|expected|supposed|meant|intended|projected|due) to\b"
    r"|\bshould (?:now )?(?:have|be|reach|number) (?!been|read)|\bought to\b"
)
# e.g. up from the · as compared with
_UP_FROM = re.compile(
    r"\b(?:up|down) from (?:the |about |some )?(?:hk)?\$?$|\bcompared (?:with|to) (?:the |about |some )?(?:hk)?\$?$"
)
# e.g. 較2025年同期的 · 比去年同期的全港用戶 · 較2024年的
_SAME_TIME = re.compile(
    r"[较比](?:(?P<year>20\d\d)年|去年|上年)(?:同期的?|的)(?P<noun>[^,，。;；\d至到增减升跌降]{0,14}?)(?:约|逾|近)?$"
)
# e.g. 而一年前則為 · a year ago it had
_YEAR_AGO = re.compile(
    r"(?<![较比])一年(?:之?前|以前)(?:则|仅|只|还){0,2}(?:为|有|是)[^,，。;；增减升跌]{0,24}$"
    r"|\b(?:a|one) year (?:ago|earlier|before),? (?:(?:it|there|they) )?(?:was|were|had|stood at) [^,;.]{0,24}$"
)
# e.g. up from 9 800| a year earlier
_EARLIER = re.compile(r" (?:a year (?:ago|earlier|before)|the year before)\b")
# e.g. compared with 67%| in the same quarter of 2025
_SAME_MONTHS = re.compile(
    r" in the same (?:period|quarter|months?|half) (?:of|in) (?P<year>20\d\d)\b"
)
_LESS_THAN_A_YEAR = re.compile(r"[季月]|半年|上旬|中旬|下旬")
# e.g. has grown from 70 to
_RISEN_TO = re.compile(
    r"\b(?:grow|grown|grew|risen?|rose|increase[sd]?|expand(?:ed)?|extend(?:ed)?|raised?|lift(?:ed)?|revised?|adjust(?:ed)?"
    r"|up|fall|fallen|fell|drop(?:ped)?|down|decrease[sd]?|declined?|doubled|tripled|quadrupled|cut|reduced?|shorten(?:ed)?"
    r"|lower(?:ed)?|bring|brought)(?: [a-z\d&'’+□-]+){0,9}? from [^,;]{1,40}? to ?"
    r"(?:about |around |over |more than |nearly |almost |some |at least )?$"
)


def is_former(before: str, behind: str) -> bool:
    """Say whether a number is what another one follows upon: 由500萬次增至1 000萬次; 由現時的 is of now."""
    return not UNTIL_NOW.search(before) and bool(
        _FORMER[0].search(before) and _FORMER[1].match(behind)
    )


def is_once(before: str, behind: str) -> bool:
    """Say whether a number is what something was, or was meant to be, before another one that is told."""
    if _UP_FROM.search(before) or (_MEANT_ONCE.search(before) and not was_aimed_at(before)):
        return True
    rises = _FROM_THIS.search(before) and _TO_THAT.match(behind)
    return bool(rises) and not was_in_a_year(before, behind)


def was_in_a_year(before: str, behind: str) -> bool:
    """Say whether a number is what something was in a year that is told behind it: from 46 days in 2024 to 31."""
    then = _TO_THAT.match(behind) if _FROM_THIS.search(before) else None
    return then is not None and _IN_A_YEAR.search(then[0]) is not None


def has_risen_to(before: str) -> bool:
    """Say whether a number is what something has come to, and no end of a range: has grown from 70 to."""
    return _RISEN_TO.search(before) is not None


def goes_back(folded: str, last: Number, number: Number) -> bool:
    """Say whether a number is what the `last` one was at another time: down from 4.6 million."""
    return _FROM.fullmatch(folded, last.end, number.start) is not None


def is_of_the_same_time(before: str) -> bool:
    """Say whether a number is what the one before it is compared with: 較2025年同期的."""
    return _SAME_TIME.search(before) is not None


def same_day_before(before: str, day: str | None, sentence: str) -> str | None:
    """Give the day of a number that the one before it is compared with; None where that is not sure.

    What has a noun of its own may count something else; of a part of a year a bare year says too much.
    """
    said = _SAME_TIME.search(before)
    if said is None or said["noun"] or day is None or day.endswith("-02-29"):
        return None
    if len(day) == 4 and _LESS_THAN_A_YEAR.search(sentence):
        return None
    year = said["year"] or str(int(day[:4]) - 1)
    return f"{year}{day[4:]}" if year < day[:4] else None


def is_of_a_year_ago(before: str) -> bool:
    """Say whether a number is what there was a year before the one told: 而一年前則為."""
    return _YEAR_AGO.search(before) is not None


def is_of_the_year_before(behind: str) -> bool:
    """Say whether the words behind a number tell it of a year before: a year earlier."""
    return _EARLIER.match(behind) is not None


def of_the_same_months(behind: str, day: str | None) -> str | None:
    """Give the day in an earlier year that a number is of by the words behind it: in the same quarter of 2025."""
    said = _SAME_MONTHS.match(behind)
    if said is None or day is None or len(day) == len(said["year"]) or day.endswith("-02-29"):
        return None
    return f"{said['year']}{day[4:]}"


def a_year_before(day: str | None) -> str | None:
    """Give the same day of the year before; None where there is none."""
    if day is None or day.endswith("-02-29"):
        return None
    return f"{int(day[:4]) - 1}{day[4:]}"


def risen_from(before: str) -> tuple[int, int]:
    """Give where the words stand that tell the former number, whose day is not the present one's."""
    risen = _RISEN.search(before)
    return risen.span() if risen else (0, 0)


def as_before(figure: Figure, number: Number, day: str | None) -> Figure | None:
    """Give what a figure was on an earlier day; None where nobody says when, or it is none of those told."""
    if day is None or day == figure.as_of or figure.span not in ("stock", "cumulative", "yearly"):
        return None
    return replace(figure, value=number.value, as_of=day)
