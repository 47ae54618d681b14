"""This file reads dates as mail, feeds and web headers write them; what can be no date is none."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

from scrapers.items import Language
from scrapers.text import hk_date

# Beyond these no calendar of ours has a day, and moving a moment between zones may overflow.
EARLIEST, LATEST = 1900, 2199
_TICKS = re.compile(r"^\s{0,9}/Date\((-?\d{1,14})(?:[+-]\d{4})?\)/\s{0,9}$")
_HOUR = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?!\d)")
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_DATE = re.compile(r"(20\d{2})[.\-/]?(\d{2})[.\-/]?(\d{2})")
_LONGEST = 100  # letters; the parser takes any number of any length


def mail_date(text: str) -> datetime | None:
    """Give the moment in "Wed, 07 Oct 2026 11:00:00 +0800"; naive where it states no zone.

    The standard library's parser raises half a dozen errors over what is no date, and reads numbers
    of any size.
    """
    if len(text) > _LONGEST:
        return None
    try:
        stated = parsedate_to_datetime(text)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError):
        return None
    return plausible(stated)


def iso_date(text: str) -> datetime | None:
    """Give the moment in "2026-10-07T10:00:00+08:00" or "2026-10-07"; naive where it states no zone.

    What is written otherwise is read as Hong Kong writes days ("7/10/2026 11:00"), or as OData once
    wrote moments ("/Date(1791345600000)/").
    """
    if len(text) > _LONGEST:
        return None
    try:
        return plausible(datetime.fromisoformat(text.strip()))
    except ValueError:
        return _written_otherwise(text)


def _written_otherwise(text: str) -> datetime | None:
    if ticks := _TICKS.search(text):
        return plausible(_FIRST + timedelta(milliseconds=int(ticks[1])))
    day, hour = hk_date(text), _HOUR.search(text)
    if day is None:
        return None
    at = time(int(hour[1]), int(hour[2])) if hour else time()
    return plausible(datetime.combine(day, at))


def plausible(moment: datetime) -> datetime | None:
    """Give a moment that something published may state, and None for one that nothing does."""
    return moment if EARLIEST <= moment.year <= LATEST else None


def day_in(text: str) -> date | None:
    """Give the date in "2026.07.14", "20260714" or "2026-07-14", else None."""
    found = _DATE.search(text)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None


def day_shown(day: date, language: Language) -> str:
    """Give a day as titles of the Council write it: "4 May 2026" or "2026年5月4日"."""
    return f"{day.day} {day:%B %Y}" if language == "en" else f"{day.year}年{day.month}月{day.day}日"
