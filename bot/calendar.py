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


@lru_cache(maxsize=32)
def _general_holidays(year: int) -> frozenset[date]:

    # Good Friday and the day after are general holidays and no statutory ones: "optional" to the package.
    kinds = ("public", "optional")
    return frozenset(_hong_kong()(years=year, categories=kinds))


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
