"""This file knows Hong Kong's days: working days, general holidays, recess, and when a channel is awake."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from zoneinfo import ZoneInfo

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hong_kong(moment: datetime) -> datetime:
    """Give an aware instant as Hong Kong's clocks show it."""
    if moment.tzinfo is None:
        raise ValueError(f"A datetime without a zone: {moment!r}. Give one in UTC.")
    return moment.astimezone(HONG_KONG)


@cache
def _hong_kong() -> Callable[..., Iterable[date]]:
    """Load this one country: the package that it stands in loads two hundred others, 12 MB of them."""
    import holidays

    name = "holidays.countries"
    alone = ModuleType(name)
    alone.__path__ = [str(Path(path) / "countries") for path in holidays.__path__]
    known = sys.modules.setdefault(name, alone)
    try:
        from holidays.countries.hongkong import HongKong
    finally:
        if known is alone:  # whoever asks for that package has it whole
            del sys.modules[name]
    found: Callable[..., Iterable[date]] = HongKong
    return found


# What the package says of the years that a run meets: to ask it takes 4 MB for as long as the run lasts.
KNOWN_HOLIDAYS = {
    2025: "01-01 01-29 01-30 01-31 04-04 04-18 04-19 04-21 05-01 05-05 05-31 07-01 10-01 10-07 10-29 12-25 12-26",
    2026:
        "01-01 02-17 02-18 02-19 04-03 04-04 04-05 04-06 04-07 05-01 05-24 05-25 06-19 07-01 09-26 10-01 10-18 "
        "10-19 12-25 12-26",
    2027:
        "01-01 02-06 02-08 02-09 03-26 03-27 03-29 04-05 05-01 05-13 06-09 07-01 09-16 10-01 10-08 12-25 12-26 "
        "12-27",
    2028:
        "01-01 01-26 01-27 01-28 04-04 04-14 04-15 04-17 05-01 05-02 05-28 05-29 07-01 10-01 10-02 10-03 10-04 "
        "10-26 12-25 12-26",
    2029:
        "01-01 02-13 02-14 02-15 03-30 03-31 04-02 04-04 05-01 05-20 05-21 06-16 07-01 07-02 09-24 10-01 10-16 "
        "12-25 12-26",
    2030: "01-01 02-04 02-05 02-06 04-05 04-19 04-20 04-22 05-01 05-09 06-05 07-01 09-13 10-01 10-05 12-25 12-26",
    2031: "01-01 01-23 01-24 01-25 04-05 04-11 04-12 04-14 05-01 05-28 06-24 07-01 10-01 10-02 10-24 12-25 12-26",
    2032:
        "01-01 02-11 02-12 02-13 03-26 03-27 03-29 04-04 04-05 05-01 05-16 05-17 06-12 07-01 09-20 10-01 10-12 "
        "12-25 12-26 12-27",
    2033:
        "01-01 01-31 02-01 02-02 04-04 04-15 04-16 04-18 05-01 05-02 05-06 06-01 07-01 09-09 10-01 10-03 10-04 "
        "12-25 12-26 12-27",
    2034:
        "01-01 01-02 02-20 02-21 02-22 04-05 04-07 04-08 04-10 05-01 05-25 06-20 07-01 09-28 10-01 10-02 10-03 "
        "10-20 12-25 12-26",
    2035:
        "01-01 02-08 02-09 02-10 03-23 03-24 03-26 04-05 05-01 05-15 06-10 06-11 07-01 07-02 09-17 10-01 10-09 "
        "12-25 12-26",
    2036: "01-01 01-28 01-29 01-30 04-04 04-11 04-12 04-14 05-01 05-03 05-30 07-01 10-01 10-06 10-27 12-25 12-26",
}  # fmt: skip


@lru_cache(maxsize=32)
def _general_holidays(year: int) -> frozenset[date]:
    if year in KNOWN_HOLIDAYS:
        return frozenset(date.fromisoformat(f"{year}-{d}") for d in KNOWN_HOLIDAYS[year].split())
    # Good Friday and the day after are general holidays and no statutory ones: "optional" to the package.
    kinds = ("public", "optional")
    return frozenset(_hong_kong()(years=year, categories=kinds))


# Likewise the first days of its Lunar New Year.
KNOWN_NEW_YEARS = {
    2024: "02-10", 2025: "01-29", 2026: "02-17", 2027: "02-06", 2028: "01-26", 2029: "02-13",
    2030: "02-03", 2031: "01-23", 2032: "02-11", 2033: "01-31", 2034: "02-19", 2035: "02-08",
    2036: "01-28",
}  # fmt: skip


@lru_cache(maxsize=32)
def lunar_new_year(year: int) -> date:
    """Give the first day of the Lunar New Year, whether offices are closed for it or open."""
    if year in KNOWN_NEW_YEARS:
        return date.fromisoformat(f"{year}-{KNOWN_NEW_YEARS[year]}")
    from holidays.calendars.chinese import _ChineseLunisolar

    found = _ChineseLunisolar().lunar_new_year_date(year)[0]
    assert isinstance(found, date)
    return found


def is_working_day(day: date) -> bool:
    """Say whether offices are open: not a Saturday, a Sunday or a general holiday."""
    return day.weekday() < 5 and day not in _general_holidays(day.year)


def next_working_day(day: date) -> date:
    """Give the first working day after `day`."""
    following = day + timedelta(days=1)
    while not is_working_day(following):
        following += timedelta(days=1)
    return following


def previous_working_day(day: date) -> date:
    """Give the last working day before `day`."""
    earlier = day - timedelta(days=1)
    while not is_working_day(earlier):
        earlier -= timedelta(days=1)
    return earlier


@dataclass(frozen=True, slots=True)
class Recess:
    """When the Council does not sit; the Secretariat announces it year by year."""

    periods: tuple[tuple[date, date], ...] = ()

    def holds(self, day: date) -> bool:
        """Say whether the Council is in recess on `day`."""
        return any(first <= day <= last for first, last in self.periods)


def parse_time(text: str) -> time:
    """Read HH:MM; 24:00 is the end of the day."""
    hours, _, minutes = text.partition(":")
    if text == "24:00":
        return time(23, 59, 59)
    return time(int(hours), int(minutes or 0))


@dataclass(frozen=True, slots=True)
class Hours:
    """When a channel takes instant alerts, by its own clock."""

    opens: str = "08:00"
    closes: str = "20:00"
    working_days_only: bool = True
    zone: ZoneInfo = field(default=HONG_KONG)

    def awake(self, now: datetime) -> bool:
        """Say whether an instant alert may be posted at `now`; hours may run over midnight."""
        local = now.astimezone(self.zone)
        if self.working_days_only and not is_working_day(local.date()):
            return False
        opens, closes = parse_time(self.opens), parse_time(self.closes)
        if opens <= closes:
            return opens <= local.time() < closes or (
                self.closes == "24:00" and local.time() >= opens
            )
        return local.time() >= opens or local.time() < closes


def day_start(now: datetime, zone: ZoneInfo = HONG_KONG) -> datetime:
    """Give the instant at which `now`'s local day began, in UTC."""
    local = now.astimezone(zone)
    return datetime.combine(local.date(), time(0), zone).astimezone(UTC)


def daily_due(day: date, at: str, zone: ZoneInfo = HONG_KONG) -> datetime:
    """Give the instant at which the digest of `day` is due, in UTC."""
    return datetime.combine(day, parse_time(at), zone).astimezone(UTC)


def iso_date(day: date | None, precision: str = "day") -> str:
    """Write a day as ISO 8601 has it, or its month where no more is known; empty where nothing is."""
    if day is None:
        return ""
    return f"{day:%Y-%m}" if precision == "month" else day.isoformat()
