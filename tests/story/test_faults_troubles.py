"""This file lives through several troubles of one source: none hides another, each is told once and once when over."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.watching.past import read_earlier
from scrapers.replica.story import JUSTICE, TECHNOLOGY, meeting_day
from storage.database import Store
from storage.watched import source_runs, source_troubles
from tests.story.stage import MORNING, Stage
from tests.story.troubles import DAY, alarms, later, watched

DATA = "/bi/data/committees/panels/"
WRONG = f"{DATA}{TECHNOLOGY[0]}/"  # a slug that nothing answers for
SHAPE = f"{DATA}{JUSTICE[0]}/"


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store)


def meetings(stage: Stage) -> str:
    year = meeting_day(stage.site.today).year
    return f"https://www.legco.gov.hk{SHAPE}term-08/{year}/meetings.json"


def test_a_page_that_is_gone_for_good_hides_no_later_trouble(stage: Stage) -> None:
    stage.site.misbehave("missing", WRONG)
    later(stage)
    first = alarms(stage)
    assert len(first) == 1
    assert "NotFound" in first[0]
    assert TECHNOLOGY[0] in first[0]
    stage.site.serve(meetings(stage), b'{"meetings": []}', "application/json")
    later(stage, 4)
    second = alarms(stage)
    assert len(second) == 2
    assert "LayoutChanged" in second[1]
    assert JUSTICE[0] in second[1]
    del stage.site._files[meetings(stage)]
    later(stage)
    third = alarms(stage)
    assert len(third) == 3
    assert third[2].startswith("Over: LegCo panels")
    assert JUSTICE[0] in third[2]
    later(stage, 5)
    assert alarms(stage) == third
    stage.site.behave()
    later(stage)
    assert alarms(stage)[3:] == [
        text for text in alarms(stage) if text.startswith("Over: LegCo panels is read again")
    ]


def test_a_wrong_slug_on_the_first_day_hides_nothing(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store, health="console:health")
    stage.publish("morning")
    stage.site.misbehave("missing", WRONG)
    later(stage)
    assert len(alarms(stage)) == 1
    stage.site.misbehave("error", SHAPE)
    later(stage, 4)
    heard = alarms(stage)
    assert len(heard) == 2
    assert JUSTICE[0] in heard[1]
    assert TECHNOLOGY[0] not in heard[1]


def test_a_permanent_trouble_does_not_stop_the_reading_of_what_was_before(stage: Stage) -> None:
    stage.site.misbehave("missing", "c.htm")
    later(stage)
    with stage.desk.store.read() as session:
        state = source_runs.source(session, "info_gov_hk")
    assert state is not None
    assert state.trouble == "NotFound"
    asked = len(stage.door.asked)
    read_earlier(stage.desk, stage.sources["info_gov_hk"], 1)
    assert len(stage.door.asked) > asked


def test_troubles_of_one_moment_are_one_message(stage: Stage) -> None:
    stage.site.misbehave("error", DAY)
    stage.site.misbehave("missing", DATA)
    later(stage, 5)
    heard = alarms(stage)
    assert len(heard) == 1
    assert "Government press releases" in heard[0]
    assert "LegCo panels" in heard[0]
    stage.site.behave()
    later(stage)
    heard = alarms(stage)
    assert len(heard) == 2
    assert heard[1].startswith("Over:")
    assert "Government press releases" in heard[1]
    assert "LegCo panels" in heard[1]


def test_a_page_that_fails_in_another_way_each_time_is_told(stage: Stage) -> None:
    for fault in ("error", "missing", "slow", "error", "missing", "slow"):
        stage.site.behave()
        stage.site.misbehave(fault, DAY)
        later(stage, 1)
    assert alarms(stage)
    stage.site.behave()
    later(stage)
    assert alarms(stage)[-1].startswith("Over:")


def test_a_page_that_nobody_leads_to_any_more_is_in_trouble_no_longer(stage: Stage) -> None:
    stage.site.misbehave("missing", f"{SHAPE}term-08/2026/papers/")
    later(stage, 4)
    with stage.desk.store.read() as session:
        assert [one.kind for one in source_troubles.standing(session)] == ["NotFound"]
    stage.site._papers = {
        key: paper for key, paper in stage.site._papers.items() if key[0] != JUSTICE[0]
    }
    later(stage, 2)
    with stage.desk.store.read() as session:
        assert source_troubles.standing(session) == []


def test_what_an_older_worker_told_is_not_told_again(stage: Stage) -> None:
    stage.site.misbehave("error", DAY)
    later(stage)
    with stage.desk.store.write() as session:
        source_runs.set_source(session, "info_gov_hk", told_at=stage.clock())
    assert alarms(stage) == []
    stage.site.behave()
    later(stage)
    assert [text.partition(":")[0] for text in alarms(stage)] == ["Over"]


def test_a_store_s_own_record_of_troubles_holds(store: Store) -> None:
    now = MORNING
    with store.write() as session:
        found = {("https://a.test/1", "NotFound"): "gone", ("https://a.test/2", "Busy"): "no"}
        source_troubles.note(session, "a", found, set(), now)
        source_troubles.note(session, "a", found, set(), now + timedelta(minutes=1))
        first, second = source_troubles.standing(session, "a")
        assert first.began_at == now
        assert first.seen_at == now + timedelta(minutes=1)
        source_troubles.told(session, [first.id], now)
        source_troubles.note(session, "a", {}, {first.page, second.page}, now)
        assert source_troubles.standing(session) == []
        assert [one.id for one in source_troubles.everything(session)] == [first.id]
        source_troubles.note(
            session, "a", {(first.page, "NotFound"): "gone"}, set(), now + timedelta(minutes=2)
        )
        assert [one.told_at for one in source_troubles.standing(session)] == [now]
