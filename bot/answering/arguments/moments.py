"""This file reads the moments that people name: a day, a weekday, a length of time."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answering.arguments import days_said, stretches
from bot.answering.arguments.daynames import DAYS, PARTS
from bot.answering.arguments.words import clock
from bot.calendar import WEEKDAYS
from scrapers.numbering import chinese_count
from scrapers.text import fold, hk_date, month_number

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "a couple of": 2,
    "the": 1, "another": 1,
}  # fmt: skip
# e.g. 3 days · 两个星期
_LENGTH = re.compile(
    rf"^(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))}|[一二三四五六七八九十两半]{{1,3}})"
    r" ?个? ?(?P<unit>h|hours?|hrs?|d|days?|w|weeks?|wks?|fortnights?|months?|小时|钟头|钟|日|天|周|星期|礼拜|月)$"
)
_COMING = re.compile(r"^(?:the )?(?:next|coming) (?=\S+ [a-z]+s$)|^(?:未来|接下来|之后)(?:的)?")
_HOURS = {
    "h": 1,
    "小": 1,
    "钟": 1,
    "d": 24,
    "日": 24,
    "天": 24,
    "w": 168,
    "f": 336,
    "周": 168,
    "星": 168,
    "礼": 168,
}
_MONTH = frozenset({"month", "months", "月"})
_NEXT = re.compile(r"^(?:next|coming|this|the next|the coming|下个?|本|今个?|这个?|来紧?)\s*")
# What has begun already, so that "for" it is until its end.
# e.g. this week · the current month · today · 本月
_BEGUN = re.compile(r"(?:the )?(?:this|current|rest|past|last)\b|to(?:day|night)\b|[今本这呢]")
_WEEKEND = re.compile(r"(?:the |next |the next )?weekend$")  # e.g. the weekend
_JUST_OVER = timedelta(days=31)  # a day without a year that is meant, and over
_MORNING = time(8, 0)
# e.g. 一月三號 · 12月廿五日
_MONTH_AND_DAY = re.compile(
    r"^([一二三四五六七八九十\d]{1,3})月([一二三四五六七八九十廿卅\d]{1,3})[日号]$"
)
_SHORT = re.compile(r"^(?:(\d{1,2})\s*([a-z]{3})[a-z]*|([a-z]{3})[a-z]*\s*(\d{1,2}))$")


def read(text: str, now: datetime, zone: str) -> datetime | None:
    """Give the instant in UTC that a text names, by the speaker's clock; None if it names none.

    A day begins at eight in the morning.
    """
    try:
        return _read(text, now, zone)
    except OverflowError:  # the first or the last day that there is
        return None


def _read(text: str, now: datetime, zone: str) -> datetime | None:
    said = " ".join(fold(text).split()).strip(" .!?。").removesuffix("为止").strip()
    local = now.astimezone(ZoneInfo(zone))
    if (ahead := _length(said, local)) is not None:
        return ahead.astimezone(UTC)
    parts = said.rsplit(" ", 1)
    at = clock(parts[-1])
    name = parts[0] if at and len(parts) > 1 else "" if at else said
    name = "today" if name == "tonight" else name
    hour = _MORNING
    for part, begins in PARTS.items():  # "tomorrow afternoon", 明天下午
        if at is None and name != part and name.endswith(part):
            name, hour = name.removesuffix(part).strip(), time(begins)
            break
    day = _day(name.removesuffix(" at").removeprefix("on "), local)
    if day is None:
        return None
    if at == "24:00":
        day, hour = day + timedelta(days=1), time(0)
    elif at:
        hour = time.fromisoformat(at)
    moment = datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)
    whole_day = (
        day == local.date() and at is None and hour == _MORNING
    )  # which ends with the next one
    if (not name or whole_day) and moment <= now:
        moment += timedelta(days=1)
    return moment


def is_nothing(said: str) -> bool:
    """Say whether a length of time is none: "0 days"."""
    found = _LENGTH.match(" ".join(fold(said).split()))
    return found is not None and found["count"].isdecimal() and not int(found["count"])


def begins_later(said: str) -> bool:
    """Say whether what something is to be still for begins later: "for January", "for next month", and no length."""
    when = " ".join(fold(said).split()).strip(" .!?。")
    if _LENGTH.match(_COMING.sub("", when)) or _BEGUN.match(when):
        return False
    return (
        _WEEKEND.match(when) is not None
        or stretches.sort_of(when.removeprefix("the ")) is not None
        or days_said.is_festival(when)
    )


def end_of(said: str, now: datetime, zone: str) -> date | None:
    """Give the day after a stretch to come, or a festival, is over: "for December"; None for what is neither."""
    when = " ".join(fold(said).split()).strip(" .!?。").removeprefix("the ")
    today = now.astimezone(ZoneInfo(zone)).date()
    if days_said.is_festival(when):
        return days_said.day(f"after {when}", today)
    if stretches.sort_of(when) is None:
        return None
    return stretches.coming(when, today)[1] + timedelta(days=1)


def _length(said: str, local: datetime) -> datetime | None:
    """Give the end of a length of time from now, such as "3 days", "a week", 一個月."""
    found = _LENGTH.match(_COMING.sub("", said))
    if found is None:
        return None
    typed = found["count"]
    count = int(typed) if typed.isdecimal() else _COUNTS.get(typed) or chinese_count(typed)
    if not count:
        return None
    if found["unit"] in _MONTH:
        return datetime.combine(_months_on(local.date(), count), local.timetz(), local.tzinfo)
    return local.astimezone(UTC) + timedelta(hours=count * _HOURS[found["unit"][0]])


def _months_on(day: date, count: int) -> date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _day(name: str, local: datetime) -> date | None:
    today = local.date()
    if name in ("", "today", "今日", "今天"):
        return today
    if name in ("tonight", "今晚"):
        return today
    if name in ("tomorrow", "tmr", "明日", "明天", "听日"):
        return today + timedelta(days=1)
    if name in ("the day after tomorrow", "后天", "后日"):
        return today + timedelta(days=2)
    if name in DAYS:
        ahead = (WEEKDAYS.index(DAYS[name]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    if (found := _relative(name, today)) is not None:
        return found
    try:
        return date.fromisoformat(name)
    except ValueError:
        pass
    known = hk_date(name) or hk_date(name.title()) or _short(name, today) or _begins(name, today)
    return known or days_said.day(name, today)


def _begins(name: str, today: date) -> date | None:
    """Give the first day of a stretch to come: "next quarter", January, 明年; its last where it ends then."""
    if stretches.sort_of(name) is None:
        return None
    first, last = stretches.coming(name, today)
    if first == last and any(map(str.isdecimal, name)):
        first = last = _near(stretches.days(name, today)[1], first, today)
    day = last if stretches.ends(name) else first
    return day if day > today or first == last else None


def _near(past: date, coming: date, today: date) -> date:
    """Give the day of this year that is just over rather than that of the next: who names it mistook the date."""
    return past if timedelta(0) < today - past <= _JUST_OVER else coming


def _relative(name: str, today: date) -> date | None:
    """Give the day of "next monday" (of next week), "next week", "next month" or 下星期一."""
    found = _NEXT.match(name)
    rest = name[found.end() :] if found else name
    comes = found is not None and found.group().strip() not in (
        "this",
        "本",
        "今",
        "今个",
        "这",
        "这个",
    )
    monday = today - timedelta(days=today.weekday())
    if found and rest in DAYS:
        week = timedelta(days=7 if comes else 0)
        return monday + week + timedelta(days=WEEKDAYS.index(DAYS[rest]))
    if found and rest in ("week", "周", "星期", "礼拜"):  # of this one, its end
        return monday + timedelta(days=7)
    if found and rest in ("month", "月"):
        return _months_on(today.replace(day=1), 1)
    if rest in ("end of the month", "the end of the month", "end of month", "月底"):
        return _months_on(today.replace(day=1), 1) - timedelta(days=1)
    if rest in ("the weekend", "weekend", "周末"):
        return monday + timedelta(days=5 if today.weekday() < 5 else 12)
    return None


def _short(name: str, today: date) -> date | None:
    """Read "2 Dec" as the next one."""
    if written := _MONTH_AND_DAY.match(name):
        place, number = chinese_count(written[1]) or 0, chinese_count(written[2]) or 0
    elif found := _SHORT.match(name):
        month, number = found[2] or found[3], int(found[1] or found[4])
        place = month_number(month) or 0
    else:
        return None
    try:
        day = date(today.year, place, number)
        return day if day >= today - _JUST_OVER else day.replace(year=today.year + 1)
    except ValueError:
        return None
