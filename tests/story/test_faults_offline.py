"""This file lives through a line that is down: it is said once, as what it is, and no source is blamed."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.keeping import overview
from bot.answering.speech import at_the_console
from bot.care import watch
from bot.telling import health
from storage.database import Store
from storage.watched import source_runs
from tests.story.stage import Stage
from tests.story.troubles import HEALTH, told, watched

PLACES = ("info_gov_hk", "legco_panels", "doj_press", "dpo_rss", "pcpd", "legco_estimates")
ASKED = len(PLACES) - 1  # the replies on the Estimates have no address in October


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return watched(sqlite_store, places=PLACES)


def heard(stage: Stage, times: int = 3) -> list[str]:
    """Give what the health channel was told, watching as often as the program does."""
    for _ in range(times):
        stage.check(minutes=10)
        watch.keep(stage.desk)
        stage.send()
    return told(stage, HEALTH)


def test_a_line_that_is_down_is_one_message_and_not_one_a_source(stage: Stage) -> None:
    stage.site.misbehave("reset", "http")
    said = heard(stage, 8)
    assert len(said) == 1
    assert f"you seem to be offline: {ASKED} of {ASKED} sources cannot be reached" in said[0]


def test_every_source_that_is_read_again_is_told(stage: Stage) -> None:
    stage.site.misbehave("reset", "http")
    heard(stage)
    stage.site.behave()
    said = "\n".join(heard(stage)[1:])
    assert said.count("is read again") == ASKED


def test_one_site_that_cannot_be_reached_is_no_line_that_is_down(stage: Stage) -> None:
    stage.site.misbehave("reset", "info.gov.hk/gia/general")
    said = heard(stage, 8)
    assert len(said) == 1
    assert "offline" not in said[0]


def test_a_line_over_which_one_site_answers_is_not_down(stage: Stage) -> None:
    stage.site.misbehave("missing", "doj.gov.hk")
    stage.site.misbehave("reset", "http")
    said = "\n".join(heard(stage, 8))
    assert "Unreachable" in said
    assert "offline" not in said


def test_a_source_without_an_address_does_not_count_as_checked(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        state = source_runs.source(session, "legco_estimates")
        fresh = health.freshness(stage.desk, session, stage.clock(), "en")
        runs = source_runs.runs(session, "legco_estimates")
    assert state is not None
    assert state.last_ok_at is None
    assert [run.outcome for run in runs] == [source_runs.IDLE]
    assert (fresh.sources_ok, fresh.sources) == (ASKED, ASKED)


def test_a_source_whose_season_is_over_is_not_late(stage: Stage) -> None:
    with stage.desk.store.write() as session:
        source_runs.set_source(session, "legco_estimates", last_ok_at=stage.clock())
    stage.clock.pass_(days=30)
    with stage.desk.store.read() as session:
        states = {s.key: s for s in health.sources_health(stage.desk, session, stage.clock())}
    assert not states["legco_estimates"].late
    assert health.word(states["legco_estimates"]) == "no address today"


def test_whoever_asks_how_it_stands_is_told_so_in_one_line(stage: Stage) -> None:
    stage.site.misbehave("reset", "http")
    heard(stage, 1)
    reply = answer(stage.desk, "status", at_the_console())
    assert f"{ASKED} of {ASKED} sources cannot be reached" in reply.headline
    assert "Unreachable" not in " ".join(reply.lines)


def test_of_a_line_that_is_down_the_overview_says_one_thing(stage: Stage) -> None:
    stage.site.misbehave("reset", "http")
    stage.check(minutes=10)
    (line,) = overview.looked_over(stage.desk, "en").trouble
    assert f"offline: {ASKED} of {ASKED} sources" in line
