"""This file lives through a typhoon: what is held, what is explained, what is at risk, and what releases it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.calendar import HONG_KONG, Recess
from bot.care import rhythm
from bot.messages import briefings as said_of
from bot.messages import phrases
from bot.telling import briefings, health, meetings, signals
from bot.watching import pipeline
from scrapers.items import Expectation
from scrapers.replica import weather
from scrapers.source import Page, Source
from storage.database import Store
from storage.people import channels
from storage.published import expectations
from storage.watched import signals as kept
from storage.watched import source_runs, source_troubles
from tests.story.lived import lived, morning
from tests.story.stage import Stage
from tests.story.troubles import HEALTH, alarms, told

OBSERVATORY = "hko_warnings"
ISSUED = datetime(2026, 10, 7, 6, 40, tzinfo=HONG_KONG)
EIGHT = {"WTCSGNL": ("TC8NE", ISSUED)}


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """A quiet morning, at ten o'clock, with the council's panels and the observatory's warnings."""
    return lived(sqlite_store, _quiet, places=(OBSERVATORY, "legco_panels"), health=HEALTH)


def _quiet(made: Stage) -> None:
    weather.furnish(made.site)
    with made.desk.store.write() as session:
        channels.set_channel(session, "console", language="en")
    morning(made)


def observatory(stage: Stage) -> Source:
    return stage.sources[OBSERVATORY]


def look(stage: Stage, minutes: float = 10) -> str:
    """Check the observatory alone; give the outcome."""
    stage.clock.pass_(minutes=minutes)
    return pipeline.check(stage.desk, observatory(stage)).outcome


def in_force(stage: Stage) -> list[str]:
    with stage.desk.store.read() as session:
        return [one.grade for one in kept.in_force(session, stage.clock())]


def freshness(stage: Stage) -> str:
    with stage.desk.store.read() as session:
        fresh = health.freshness(stage.desk, session, stage.clock(), "en")
    return phrases.freshness(fresh, "en")


def test_calm_is_no_signal_and_no_trouble(stage: Stage) -> None:
    assert look(stage) in ("unchanged", "ok")
    assert in_force(stage) == []
    assert alarms(stage) == []


def test_a_signal_is_in_force_from_its_issue_until_it_is_named_no_more(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    assert in_force(stage) == ["8"]
    assert freshness(stage).startswith("Typhoon signal 8 since 06:40: the Council's rules postpone")
    weather.warn(stage.site, {})
    look(stage)
    assert in_force(stage) == []
    assert "typhoon" not in freshness(stage)


def test_a_higher_grade_is_the_same_storm_since_its_first(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    weather.warn(stage.site, {"WTCSGNL": ("TC10", ISSUED + timedelta(hours=4))})
    look(stage)
    with stage.desk.store.read() as session:
        (one,) = kept.in_force(session, stage.clock())
    assert (one.grade, one.since) == ("10", ISSUED)


def test_a_page_that_is_unchanged_keeps_its_signal_in_force(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    for _ in range(30):  # five hours
        look(stage)
    assert in_force(stage) == ["8"]


@pytest.mark.parametrize("fault", ["error", "reset", "empty", "wall", "missing", "truncated"])
def test_a_signal_whose_page_cannot_be_read_is_believed_for_two_hours(
    stage: Stage, fault: str
) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    stage.site.misbehave(fault, "weather.gov.hk")
    assert look(stage) not in ("ok", "unchanged")
    assert in_force(stage) == ["8"]
    look(stage, minutes=121)
    assert in_force(stage) == []


@pytest.mark.parametrize(
    "body",
    [b'{"generalSituation": "Fine.", "weatherForecast": []}', b"<html><form>Sign in</form></html>"],
    ids=["another dataset", "a login page"],
)
def test_an_answer_that_is_no_summary_holds_nothing_and_is_told(stage: Stage, body: bytes) -> None:
    stage.site.serve(weather.ADDRESS, body, "application/json")
    for _ in range(4):
        look(stage)
    assert in_force(stage) == []
    (text,) = alarms(stage)
    assert "Hong Kong Observatory, warnings in force" in text


def test_a_code_that_nobody_knows_holds_nothing_and_is_told(stage: Stage) -> None:
    weather.warn(stage.site, {"WTCSGNL": ("TC8N", ISSUED)})
    for _ in range(4):
        look(stage)
    assert in_force(stage) == []
    (text,) = alarms(stage)
    assert "LayoutChanged" in text


def test_a_warning_that_is_not_renewed_for_days_is_not_believed_and_told(stage: Stage) -> None:
    weather.warn(stage.site, {"WTCSGNL": ("TC8NE", ISSUED - timedelta(days=3))})
    assert look(stage) == "OutOfDate"
    look(stage)
    look(stage)
    assert in_force(stage) == []
    (text,) = alarms(stage)
    assert "OutOfDate" in text


def test_a_warning_that_grows_old_while_its_page_stands_still_is_believed_no_more(
    stage: Stage,
) -> None:
    weather.warn(stage.site, EIGHT)
    for _ in range(47):
        look(stage, minutes=60)
    assert in_force(stage) == []
    assert look(stage) == "OutOfDate"


def test_a_warning_of_tomorrow_is_not_believed(stage: Stage) -> None:
    weather.warn(stage.site, {"WRAIN": ("WRAINB", ISSUED + timedelta(days=1))})
    assert look(stage) == "OutOfDate"
    assert in_force(stage) == []


def test_a_storm_after_an_outage_of_ours_is_another(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    stage.clock.pass_(days=5)
    weather.warn(stage.site, {"WTCSGNL": ("TC8SW", ISSUED + timedelta(days=5))})
    look(stage)
    with stage.desk.store.read() as session:
        (now,) = kept.in_force(session, stage.clock())
        both = kept.since(session, ISSUED)
    assert now.since == ISSUED + timedelta(days=5)
    assert len(both) == 2
    assert both[0].until < ISSUED + timedelta(days=1)


# --- silence


def silent(stage: Stage) -> None:
    """Let the panels have had nothing new for two months, while every check went well."""
    with stage.desk.store.write() as session:
        source_runs.set_source(
            session, "legco_panels", last_new_at=stage.clock() - timedelta(days=60),
            answered_at=stage.clock(), baseline_at=stage.clock() - timedelta(days=90),
        )  # fmt: skip


def test_silence_is_held_and_explained_once_while_a_signal_is_in_force(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    silent(stage)
    (text,) = alarms(stage)
    assert text.startswith(
        "No papers today: typhoon signal 8 since 06:40; the Council's rules postpone."
    )
    assert "LegCo panels" in text
    assert alarms(stage) == [text]


def test_silence_that_outlasts_the_signal_is_told(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    silent(stage)
    assert len(alarms(stage)) == 1
    weather.warn(stage.site, {})
    look(stage)
    assert "LegCo panels: Silent" in alarms(stage)[-1]


def test_silence_without_a_signal_is_told_as_ever(stage: Stage) -> None:
    silent(stage)
    (text,) = alarms(stage)
    assert "LegCo panels: Silent" in text


def test_a_page_that_is_broken_is_told_whatever_the_weather(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    stage.site.misbehave("error", "legco.gov.hk")
    for _ in range(8):
        stage.check(minutes=10)
    assert any("LegCo panels: Unreachable" in text for text in alarms(stage))


def test_a_day_that_a_signal_took_counts_for_no_silence(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    look(stage)
    first = ISSUED.date() - timedelta(days=1)
    last = ISSUED.date() + timedelta(days=2)
    with stage.desk.store.read() as session:
        stormy = signals.days(session, ISSUED - timedelta(days=9))
    panels = stage.sources["legco_panels"]
    assert stormy == {ISSUED.date()}
    assert rhythm.counted(panels, first, last, Recess()) == 2
    assert rhythm.counted(panels, first, last, Recess(), stormy) == 1


def test_a_signal_of_the_night_takes_no_day(stage: Stage) -> None:
    night = datetime(2026, 10, 7, 1, 0, tzinfo=HONG_KONG)
    stage.clock.now = night + timedelta(minutes=5)
    weather.warn(stage.site, {"WRAIN": ("WRAINB", night)})
    look(stage)
    weather.warn(stage.site, {})
    look(stage, minutes=60)
    with stage.desk.store.read() as session:
        assert signals.days(session, night - timedelta(days=1)) == frozenset()


# --- meetings


def announced(key: str, starts_at: datetime, title: str) -> Expectation:
    return Expectation(
        source="legco_schedule", key=key, title=title, language="en", starts_at=starts_at,
        committee="Panel on Administration of Justice and Legal Services",
    )  # fmt: skip


def announce(stage: Stage) -> None:
    items = [
        announced("meeting:1", ISSUED.replace(hour=16), "Artificial intelligence in courts"),
        announced("meeting:2", ISSUED + timedelta(days=5), "Artificial intelligence in prisons"),
    ]
    with stage.desk.store.write() as session:
        expectations.remember(session, items, stage.clock())
    meetings.keep(stage.desk)


def shown(stage: Stage, typed: str = "meetings") -> str:
    reply = answer(stage.desk, typed, at_the_console())
    return "\n".join(f"{row.title} {row.context}" for row in reply.rows)


def test_a_meeting_of_today_is_at_risk_while_the_signal_is_in_force(stage: Stage) -> None:
    announce(stage)
    assert "at risk" not in shown(stage)
    weather.warn(stage.site, EIGHT)
    look(stage)
    lines = shown(stage).splitlines()
    assert ["at risk: typhoon signal 8 since 06:40" in line for line in lines] == [True, False]
    weather.warn(stage.site, {})
    look(stage)
    assert "at risk" not in shown(stage)


def test_a_briefing_says_what_puts_its_meeting_at_risk(stage: Stage) -> None:
    announce(stage)
    weather.warn(stage.site, {"WRAIN": ("WRAINB", ISSUED)})
    look(stage)
    with stage.desk.store.read() as session:
        day = ISSUED.date()
        found = briefings.gather(stage.desk, session, day, day, "zh-Hant", briefings.Interests())
    assert "可能延期：黑色暴雨警告信號自06:40起生效" in said_of.rows(found[0], "zh-Hant")[0].context


def test_a_digest_explains_the_quiet_and_marks_what_is_at_risk(stage: Stage) -> None:
    announce(stage)
    with stage.desk.store.write() as session:
        channels.set_channel(session, "console", quiet_line=True, daily_at="10:30")
    weather.warn(stage.site, EIGHT)
    look(stage, minutes=30)
    stage.channel.messages.clear()
    stage.digest()
    (text,) = told(stage)
    assert "Typhoon signal 8 since 06:40: the Council's rules postpone its meetings" in text
    assert "at risk: typhoon signal 8" in text


def asked(stage: Stage) -> None:
    """Announce a question of the sitting at eleven, which nobody answers."""
    one = Expectation(
        source="council_agenda", key="agenda:cm20261007:q5", title="Use of artificial intelligence",
        language="en", starts_at=ISSUED.replace(hour=11, minute=0), committee="Council meeting",
        keys=("lcq:2026-10-07:5",),
    )  # fmt: skip
    with stage.desk.store.write() as session:
        expectations.remember(session, [one], stage.clock())


def test_a_question_of_a_stormy_day_is_said_to_be_unanswered_with_the_reason(stage: Stage) -> None:
    asked(stage)
    weather.warn(stage.site, EIGHT)
    look(stage)
    stage.clock.now = datetime(2026, 10, 8, 12, 30, tzinfo=HONG_KONG)
    look(stage)  # in force since yesterday
    meetings.keep(stage.desk)
    stage.send()
    assert not any("No reply" in text for text in told(stage))
    weather.warn(stage.site, {})
    look(stage)
    meetings.keep(stage.desk)
    stage.send()
    (text,) = [text for text in told(stage) if "No reply" in text]
    assert "a typhoon signal 8 or higher, or black rain, was in force that day" in text


def killed_while_noting(stage: Stage, page: Page) -> None:
    with stage.desk.store.write() as session:
        found = observatory(stage).read(page).signals or ()
        kept.note(session, OBSERVATORY, found, stage.clock())
        raise KeyboardInterrupt


def test_a_crash_before_the_commit_leaves_the_signal_to_be_read_again(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT)
    page = Page(weather.ADDRESS, stage.site.answer(weather.ADDRESS).body)
    with pytest.raises(KeyboardInterrupt):
        killed_while_noting(stage, page)
    assert in_force(stage) == []
    look(stage)
    assert in_force(stage) == ["8"]


def test_a_page_read_twice_states_one_signal(stage: Stage) -> None:
    weather.warn(stage.site, EIGHT | {"WRAIN": ("WRAINB", ISSUED)})
    look(stage)
    look(stage)
    assert sorted(in_force(stage)) == ["8", "black"]
    with stage.desk.store.read() as session:
        assert len(kept.since(session, ISSUED)) == 2
        assert source_troubles.standing(session, OBSERVATORY) == []
