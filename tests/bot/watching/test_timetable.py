"""This file tests when sources are checked next, by Hong Kong's clock and calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.calendar import HONG_KONG, Recess
from bot.watching.timetable import (
    SLOWEST_RETRY,
    interval,
    is_due,
    longest_rest,
    next_check,
    rests,
)
from scrapers.source import Source, all_sources
from storage.watched.page_states import PageState

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


def test_releases_are_looked_for_every_half_minute_and_at_night_every_minute() -> None:
    for hour in range(24):
        moment = NOON.replace(hour=hour)
        most = 30 if 7 <= hour < 23 else 60
        assert interval(RELEASES, moment, Recess()) <= timedelta(seconds=most)


def _page(day: date, *, ok_at: datetime) -> PageState:
    url = next(iter(RELEASES.addresses(day)))
    return PageState(
        url, RELEASES.key, None, None, "digest", (), 3, None, baseline_at=ok_at, checked_at=ok_at, ok_at=ok_at
    )  # fmt: skip


def test_todays_releases_are_asked_for_at_every_check() -> None:
    assert not rests(RELEASES, _page(NOON.date(), ok_at=NOON), NOON + timedelta(seconds=30))


def test_yesterdays_releases_are_asked_for_every_ten_minutes() -> None:
    yesterday = _page(NOON.date() - timedelta(days=1), ok_at=NOON)
    assert rests(RELEASES, yesterday, NOON + timedelta(minutes=9))
    assert not rests(RELEASES, yesterday, NOON + timedelta(minutes=10))


def test_yesterdays_releases_rest_only_once_the_last_evening_is_in() -> None:
    midnight = NOON.replace(hour=0)
    yesterday = _page(NOON.date() - timedelta(days=1), ok_at=midnight)
    assert not rests(RELEASES, yesterday, midnight + timedelta(minutes=1))


@pytest.mark.parametrize(
    "wrong",
    [{"sha256": None}, {"ok_at": None}, {"owed_since": NOON}, {"ok_at": NOON + timedelta(hours=1)}],
    ids=["read in part", "never fine", "owed", "a clock that stepped back"],
)
def test_a_page_that_was_not_fine_as_a_whole_does_not_rest(wrong: dict[str, object]) -> None:
    fine = _page(NOON.date() - timedelta(days=1), ok_at=NOON)
    page = replace(fine, **wrong)  # type: ignore[arg-type]
    assert not rests(RELEASES, page, NOON + timedelta(seconds=30))


def test_a_page_that_was_never_asked_does_not_rest() -> None:
    assert not rests(RELEASES, None, NOON)


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


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        (datetime(2026, 10, 8, 3, tzinfo=HONG_KONG), datetime(2026, 10, 8, 7, tzinfo=HONG_KONG)),
        (datetime(2026, 10, 8, 23, tzinfo=HONG_KONG), datetime(2026, 10, 9, 7, tzinfo=HONG_KONG)),
        (datetime(2026, 10, 11, 22, tzinfo=HONG_KONG), datetime(2026, 10, 12, 7, tzinfo=HONG_KONG)),
    ],
    ids=["before dawn", "late", "on a Sunday"],
)
def test_a_rest_that_began_in_quiet_hours_ends_as_the_working_day_opens(
    now: datetime, opening: datetime
) -> None:
    for source in SOURCES.values():
        slack = source.cadence.working / 10
        assert next_check(source, now, Recess()) <= opening + timedelta(seconds=slack)


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 10, 9, 23, tzinfo=HONG_KONG),
        datetime(2026, 10, 10, 12, tzinfo=HONG_KONG),
    ],
    ids=["before a Saturday", "on a Saturday"],
)
def test_a_quiet_day_ends_no_rest(now: datetime) -> None:
    assert next_check(PANELS, now, Recess()) >= now + timedelta(seconds=PANELS.cadence.quiet)


def test_the_council_in_recess_opens_on_no_day() -> None:
    recess = Recess(((date(2026, 10, 1), date(2026, 10, 31)),))
    slow, night = SOURCES["legco_research"], NOON.replace(hour=2)
    assert next_check(slow, night, recess) >= night + timedelta(seconds=slow.cadence.quiet)
