"""This file reads the moments that people name: a day, a weekday, a length of time."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.answering.words import DAYS, clock
from bot.calendar import WEEKDAYS
from scrapers.text import fold, hk_date

_LENGTH = re.compile(r"^(\d{1,3})\s*(h|hours?|d|days?|w|weeks?|小时|日|天|周|星期)$", re.IGNORECASE)
_HOURS = {"h": 1, "小": 1, "d": 24, "日": 24, "天": 24, "w": 168, "周": 168, "星": 168}
_MORNING = time(8, 0)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
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
    said = " ".join(fold(text).split())
    local = now.astimezone(ZoneInfo(zone))
    if found := _LENGTH.match(said):
        return now + timedelta(hours=int(found[1]) * _HOURS[found[2][0]])
    parts = said.rsplit(" ", 1)
    at = clock(parts[-1])
    name = parts[0] if at and len(parts) > 1 else "" if at else said
    day = _day(name, local)
    if day is None:
        return None
    if not at:
        hour = _MORNING
    elif at == "24:00":
        day, hour = day + timedelta(days=1), time(0)
    else:
        hour = time.fromisoformat(at)
    moment = datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)
    if not name and moment <= now:
        moment += timedelta(days=1)
    return moment


def _day(name: str, local: datetime) -> date | None:
    today = local.date()
    if name in ("", "today", "今日", "今天"):
        return today
    if name in ("tomorrow", "明日", "明天"):
        return today + timedelta(days=1)
    if name in DAYS:
        ahead = (WEEKDAYS.index(DAYS[name]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(days=ahead)
    try:
        return date.fromisoformat(name)
    except ValueError:
        pass
    return hk_date(name) or hk_date(name.title()) or _short(name, today)


def _short(name: str, today: date) -> date | None:
    """Read "2 Dec" as the next one."""
    found = _SHORT.match(name)
    if found is None:
        return None
    month, number = found[2] or found[3], int(found[1] or found[4])
    if month not in _MONTHS:
        return None
    try:
        day = date(today.year, _MONTHS.index(month) + 1, number)
        return day if day >= today else day.replace(year=today.year + 1)
    except ValueError:
        return None
