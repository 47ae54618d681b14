"""This file tests when sources are checked next, by Hong Kong's clock and calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.calendar import HONG_KONG, Recess
from bot.watching.timetable import SLOWEST_RETRY, interval, is_due, longest_rest, next_check
from scrapers.source import Source, all_sources

SOURCES = {source.key: source for source in all_sources()}
RELEASES, PANELS = SOURCES["info_gov_hk"], SOURCES["legco_panels"]
NOON = datetime(2026, 10, 8, 12, tzinfo=HONG_KONG)


def test_a_working_day_is_watched_at_the_working_pace() -> None:
    assert interval(PANELS, NOON, Recess()).total_seconds() == PANELS.cadence.working


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 8, 3, tzinfo=HONG_KONG),
        datetime(2026, 10, 10, 12, tzinfo=HONG_KONG),
        datetime(2026, 10, 1, 12, tzinfo=HONG_KONG),
    ],
    ids=["night", "Saturday", "National Day"],
)
def test_days_off_and_nights_are_watched_at_leisure(moment: datetime) -> None:
    assert interval(PANELS, moment, Recess()).total_seconds() == PANELS.cadence.quiet


def test_recess_slows_the_council_and_not_the_government() -> None:
    recess = Recess(((date(2026, 10, 1), date(2026, 10, 31)),))
    assert interval(PANELS, NOON, recess).total_seconds() == PANELS.cadence.quiet
    assert interval(RELEASES, NOON, recess).total_seconds() == RELEASES.cadence.working


def test_releases_are_seen_within_three_minutes_at_any_hour() -> None:
    for hour in range(24):
        rest = interval(RELEASES, NOON.replace(hour=hour), Recess())
        assert rest * 1.1 < timedelta(minutes=2, seconds=30)


@pytest.mark.parametrize("failures", [1, 3, 50])
def test_a_failing_source_is_asked_again_within_the_slowest_retry(failures: int) -> None:
    due = next_check(PANELS, NOON, Recess(), failures=failures)
    assert NOON < due <= NOON + SLOWEST_RETRY * 1.1


def test_a_source_never_checked_is_due() -> None:
    assert is_due(None, NOON)


def test_a_check_in_the_future_is_not_due() -> None:
    assert not is_due(NOON + timedelta(seconds=30), NOON, longest_rest(RELEASES))


def test_a_clock_that_stepped_back_does_not_keep_a_source_from_its_check() -> None:
    planned = NOON + timedelta(hours=1, seconds=75)
    assert is_due(planned, NOON, longest_rest(RELEASES))


@pytest.mark.parametrize("source", SOURCES.values(), ids=lambda source: source.key)
def test_no_source_rests_longer_than_its_longest_rest(source: Source) -> None:
    for hour in (0, 6, 12, 22):
        due = next_check(source, NOON.replace(hour=hour), Recess())
        assert due - NOON.replace(hour=hour) <= longest_rest(source)
