"""This file tests Hong Kong's days: holidays, midnights in two zones, the ends of years, waking hours."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from holidays.calendars.chinese import _ChineseLunisolar

from bot.calendar import (
    HONG_KONG,
    KNOWN_HOLIDAYS,
    KNOWN_NEW_YEARS,
    Hours,
    Recess,
    daily_due,
    day_start,
    hong_kong,
    is_working_day,
    lunar_new_year,
    next_working_day,
    previous_working_day,
)


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 1, 1),
        date(2026, 2, 17),
        date(2026, 7, 1),
        date(2026, 10, 1),
        date(2026, 12, 25),
        date(2026, 4, 3),
    ],
)
def test_a_general_holiday_is_no_working_day(day: date) -> None:
    assert not is_working_day(day)


def test_a_saturday_is_no_working_day() -> None:
    assert not is_working_day(date(2026, 10, 10))


def test_the_working_day_after_christmas_lies_beyond_the_holidays() -> None:
    assert next_working_day(date(2026, 12, 24)) == date(2026, 12, 28)


def test_the_working_day_before_new_year_is_in_the_old_year() -> None:
    assert previous_working_day(date(2027, 1, 2)) == date(2026, 12, 31)


def test_hong_kongs_day_begins_while_utc_has_the_day_before() -> None:
    assert hong_kong(datetime(2026, 12, 31, 16, 0, tzinfo=UTC)).date() == date(2027, 1, 1)
    assert hong_kong(datetime(2026, 12, 31, 15, 59, tzinfo=UTC)).date() == date(2026, 12, 31)


def test_the_start_of_a_day_is_given_in_utc() -> None:
    noon = datetime(2026, 10, 7, 12, tzinfo=HONG_KONG)
    assert day_start(noon) == datetime(2026, 10, 6, 16, tzinfo=UTC)


def test_a_digest_at_dawn_is_due_on_the_evening_before_in_utc() -> None:
    assert daily_due(date(2027, 1, 1), "00:30") == datetime(2026, 12, 31, 16, 30, tzinfo=UTC)


def test_a_naive_datetime_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        hong_kong(datetime(2026, 10, 7))


def test_recess_holds_on_its_first_and_last_day_only() -> None:
    recess = Recess(((date(2026, 7, 16), date(2026, 10, 6)),))
    assert recess.holds(date(2026, 7, 16))
    assert recess.holds(date(2026, 10, 6))
    assert not recess.holds(date(2026, 10, 7))


@pytest.mark.parametrize(
    ("at", "awake"),
    [("07:59", False), ("08:00", True), ("19:59", True), ("20:00", False)],
)
def test_a_channel_is_awake_between_its_hours(at: str, awake: bool) -> None:
    hour, minute = map(int, at.split(":"))
    assert Hours().awake(datetime(2026, 10, 7, hour, minute, tzinfo=HONG_KONG)) is awake


def test_hours_may_run_over_midnight() -> None:
    night = Hours("22:00", "06:00", working_days_only=False)
    midnight = datetime(2026, 10, 7, 0, tzinfo=HONG_KONG)
    assert night.awake(midnight)
    assert not night.awake(midnight + timedelta(hours=12))


@pytest.mark.parametrize("year", range(2015, 2031))
def test_the_holidays_are_those_of_the_package_that_has_every_country(year: int) -> None:
    theirs = holidays.country_holidays("HK", years=year, categories=("public", "optional"))
    days = [date(year, 1, 1) + timedelta(days=past) for past in range(365)]
    offices = {day for day in days if day.weekday() < 5 and day not in theirs}
    assert {day for day in days if is_working_day(day)} == offices


@pytest.mark.parametrize("year", KNOWN_HOLIDAYS)
def test_the_holidays_that_we_know_ourselves_are_the_packages(year: int) -> None:
    theirs = holidays.country_holidays("HK", years=year, categories=("public", "optional"))
    assert KNOWN_HOLIDAYS[year] == " ".join(f"{day:%m-%d}" for day in sorted(theirs))


@pytest.mark.parametrize("year", KNOWN_NEW_YEARS)
def test_the_new_years_that_we_know_ourselves_are_the_packages(year: int) -> None:
    theirs, _ = _ChineseLunisolar().lunar_new_year_date(year)
    assert lunar_new_year(year) == theirs


@pytest.mark.parametrize("year", sorted({*KNOWN_NEW_YEARS} & {*KNOWN_HOLIDAYS}))
def test_a_new_year_is_a_holiday_or_the_sunday_before_one(year: int) -> None:
    first = lunar_new_year(year)
    days = KNOWN_HOLIDAYS[year].split()
    assert f"{first:%m-%d}" in days or (
        first.weekday() == 6 and f"{first + timedelta(days=1):%m-%d}" in days
    )


@pytest.mark.parametrize(
    ("year", "first"),
    [(2015, date(2015, 2, 19)), (2037, date(2037, 2, 15)), (2060, date(2060, 2, 2))],
)
def test_the_new_year_of_any_other_year_is_known_too(year: int, first: date) -> None:
    assert lunar_new_year(year) == first


def test_the_years_that_a_run_meets_load_no_package() -> None:
    script = (
        "import sys; from datetime import date; from bot.calendar import is_working_day;"
        "print(is_working_day(date(2026, 12, 25)), 'holidays' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]


def test_who_asks_for_a_working_day_loads_no_other_country() -> None:
    script = (
        "import sys; from datetime import date; from bot.calendar import is_working_day;"
        "is_working_day(date(2024, 12, 25));"
        "print(*(name for name in sys.modules if name.startswith('holidays.countries')));"
        "import holidays; print(holidays.country_holidays('JP', years=2026)['2026-01-01'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[0] == "holidays.countries.hongkong"
    assert done.stdout.split("\n")[1]  # and the package is whole for whoever asks for more
