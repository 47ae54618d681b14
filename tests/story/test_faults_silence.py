"""This file lives through silence: a source that says nothing for too long, and a page that stands still, are trouble."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.calendar import HONG_KONG, Recess, is_working_day
from bot.care import rhythm, watch
from scrapers.items import Listing
from scrapers.replica.shelf import our_release
from storage.database import Store
from storage.published import identities
from storage.watched import source_runs
from tests.story.stage import Stage
from tests.story.troubles import HEALTH, told, watched

FEED = "https://www.info.gov.hk/gia/rss/general_{}.xml"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def heard(stage: Stage, recess: Recess | None = None) -> list[str]:
    watch.keep(stage.desk, recess)
    stage.send()
    return [text for text in told(stage, HEALTH) if "Silent" in text or "StandsStill" in text]


def day_by_day(
    stage: Stage,
    days: int,
    happens: Callable[[date], None] = lambda day: None,
    recess: Recess | None = None,
) -> list[str]:
    """Live through days of two checks each, at noon; give what was heard of silence."""
    for _ in range(days):
        stage.clock.now = (stage.clock.now + timedelta(days=1)).replace(hour=4, minute=0)
        stage.site.today += timedelta(days=1)
        stage.site.release("roads", day=stage.site.today)  # the press is never silent
        happens(stage.site.today)
        for source in stage.sources.values():
            if source.key != "info_gov_hk_rss":
                _touch(stage, source.key)
        heard(stage, recess)
    return heard(stage, recess)


def _touch(stage: Stage, key: str) -> None:
    """Let a source have been checked well, without a word that is new."""
    with stage.desk.store.write() as session:
        source_runs.set_source(session, key, answered_at=stage.clock(), last_ok_at=stage.clock())
        if key == "info_gov_hk":
            source_runs.set_source(session, key, last_new_at=stage.clock())


def test_a_council_that_is_frozen_in_session_is_told_once(stage: Stage) -> None:
    told_of = day_by_day(stage, 42)
    assert len(told_of) == 1
    assert "LegCo panels: Silent" in told_of[0]
    assert "Nothing new since 7 October 2026" in told_of[0]


def test_a_council_in_recess_is_silent_without_a_word(stage: Stage) -> None:
    recess = Recess(((date(2026, 10, 8), date(2027, 1, 31)),))
    assert day_by_day(stage, 42, recess=recess) == []


def test_days_of_recess_are_not_counted_afterwards(stage: Stage) -> None:
    recess = Recess(((date(2026, 10, 8), date(2026, 11, 15)),))
    assert day_by_day(stage, 45, recess=recess) == []


def test_a_week_without_a_paper_is_no_silence(stage: Stage) -> None:
    assert day_by_day(stage, 7) == []


def test_silence_that_ends_is_told_as_over(stage: Stage) -> None:
    day_by_day(stage, 20)
    with stage.desk.store.write() as session:
        source_runs.set_source(session, "legco_panels", last_new_at=stage.clock())
    watch.keep(stage.desk)
    stage.send()
    assert told(stage, HEALTH)[-1].startswith("Over: LegCo panels: all its pages moves again")


def test_our_own_outage_is_no_silence_of_theirs(stage: Stage) -> None:
    stage.clock.pass_(days=30)
    assert heard(stage) == []


def working_days(first: date, count: int, every: int) -> list[date]:
    found: list[date] = []
    day, passed = first, 0
    while len(found) < count:
        if is_working_day(day):
            if passed % every == 0:
                found.append(day)
            passed += 1
        day += timedelta(days=1)
    return found


@pytest.mark.parametrize(("every", "longest"), [(1, 0), (3, 2), (5, 4)])
def test_a_rhythm_is_learned_from_twenty_gaps(stage: Stage, every: int, longest: int) -> None:
    source = stage.sources["legco_panels"]
    days = working_days(date(2026, 4, 13), 21, every)
    assert rhythm.longest(source, days, Recess()) == longest
    assert rhythm.longest(source, days[:-1], Recess()) is None


def test_holidays_and_recess_lengthen_no_gap(stage: Stage) -> None:
    source = stage.sources["legco_panels"]
    before, after = date(2026, 7, 17), date(2026, 10, 12)
    recess = Recess(((date(2026, 7, 18), date(2026, 10, 11)),))
    assert rhythm.counted(source, before, after, recess) == 0
    assert rhythm.counted(source, date(2026, 9, 30), date(2026, 10, 2), Recess()) == 0


def test_what_is_learned_counts_instead_of_what_is_declared(stage: Stage) -> None:
    """A panel that publishes every working day is told of after three days of silence."""
    days = working_days(date(2026, 8, 3), 30, 1)
    with stage.desk.store.write() as session:
        for number, day in enumerate(days):
            url = f"https://www.legco.gov.hk/yr2026/english/panels/x/papers/x{number}.pdf"
            identities.remember(
                session,
                Listing("legco_panels", url, f"Paper {number}", "en", (), published=day),
                index_url="https://www.legco.gov.hk/x.json",
                now=stage.clock(),
                baseline=True,
            )
        noon = datetime(2026, 10, 7, 12, tzinfo=HONG_KONG)
        source_runs.set_source(session, "legco_panels", last_new_at=noon)
    (text,) = day_by_day(stage, 8)
    assert "the longest gap it has made so far" in text


def feed(day: date) -> bytes:
    item = (
        f"<item><title>Road works of {day}</title><link>https://www.info.gov.hk/gia/general/"
        f"{day:%Y%m}/{day:%d}/P{day:%Y%m%d}00777.htm</link></item>"
    )
    return f"<rss version='2.0'><channel><title>x</title>{item}</channel></rss>".encode()


@pytest.mark.parametrize("moving", ["en", "en zh"])
def test_a_page_that_stands_still_while_its_sibling_moves_is_told(
    sqlite_store: Store, moving: str
) -> None:
    stage = Stage(sqlite_store, health=HEALTH, places=("info_gov_hk_rss",))
    for language in ("en", "zh"):
        stage.site.serve(FEED.format(language), feed(stage.site.today), "text/xml")
    stage.check()
    for _ in range(20):
        stage.clock.pass_(days=1)
        stage.site.today += timedelta(days=1)
        for language in moving.split():
            stage.site.serve(FEED.format(language), feed(stage.site.today), "text/xml")
        stage.check()
        found = heard(stage)
    if moving == "en zh":
        assert found == []
        return
    (text,) = found
    assert "StandsStill" in text
    assert FEED.format("zh") in text
    assert FEED.format("en") not in text


def test_nothing_is_said_of_a_source_that_is_in_trouble_by_another_name(stage: Stage) -> None:
    made = our_release("ai_question", stage.site.today, 901)["en"]
    stage.site.put(replace(made, title="Nothing"))
    stage.site.misbehave("error", "legco.gov.hk")
    for _ in range(30):
        stage.clock.pass_(days=1)
    assert heard(stage) == []
