"""This file tests what a channel that asked for it is told of the month before, once, on the first working day."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import delete

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from bot.telling import months
from storage.database import Store
from storage.people import channels
from storage.published import judgements
from storage.sql import table
from storage.tables.told import TellingRow
from tests.story.lived import lived, morning
from tests.story.stage import Stage

ZONE = ZoneInfo("Asia/Hong_Kong")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows AI and a topic of its own that nothing is on, after an October's papers."""
    return lived(sqlite_store, _october)


def _october(made: Stage) -> None:
    morning(made)
    say(made, "topic new Bridges: bridge of nowhere")
    say(made, "subscribe Bridges")
    say(made, "language en")
    for name in ("paper", "question"):
        made.publish(name)
        made.check()
    made.send()


def say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def at(stage: Stage, moment: datetime) -> list[str]:
    """Go to a moment; give what the console is told of months then."""
    stage.clock.pass_(seconds=(moment - stage.clock()).total_seconds())
    months.make_due(stage.desk)
    stage.send()
    return [one.text for one in stage.channel.posts() if "in one message" in one.text]


def test_the_first_working_day_is_no_holiday() -> None:
    assert months.first_working_day(date(2026, 11, 20)) == date(2026, 11, 2)  # the 1st is a Sunday
    assert months.first_working_day(date(2027, 1, 5)) == date(2027, 1, 4)  # New Year, a weekend
    assert months.month_before(date(2026, 1, 2)) == (date(2025, 12, 1), date(2026, 1, 1))


def test_who_asked_is_told_once_at_the_channel_s_hour(stage: Stage) -> None:
    assert say(stage, "month on").changed
    assert at(stage, datetime(2026, 11, 2, 8, 30, tzinfo=ZONE)) == []
    (told,) = at(stage, datetime(2026, 11, 2, 8, 45, tzinfo=ZONE))
    assert told.startswith("Oct 2026 in one message")
    assert "at once" in told
    assert "within" in told
    assert "p95" not in told
    assert "Bridges found nothing" in told
    assert "Stop Bridges: unsubscribe bridges" in told
    assert "No longer monthly: month off" in told
    assert len(at(stage, datetime(2026, 11, 2, 9, 0, tzinfo=ZONE))) == 1
    assert len(at(stage, datetime(2026, 11, 3, 9, 0, tzinfo=ZONE))) == 1
    assert len(at(stage, datetime(2026, 12, 1, 9, 0, tzinfo=ZONE))) == 2


def test_who_did_not_ask_is_told_nothing_and_undo_takes_it_back(stage: Stage) -> None:
    assert at(stage, datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)) == []
    say(stage, "month on")
    say(stage, "undo")
    with stage.desk.store.read() as session:
        held = channels.channel(session, "console")
    assert held is not None
    assert not held.monthly
    assert at(stage, datetime(2026, 12, 1, 9, 0, tzinfo=ZONE)) == []


def test_a_paused_channel_and_one_that_has_just_come_wait(stage: Stage) -> None:
    say(stage, "month on")
    say(stage, "pause 90 days")
    assert at(stage, datetime(2026, 11, 2, 9, 0, tzinfo=ZONE)) == []


def test_the_month_is_shown_on_demand_with_a_button_for_each_change(stage: Stage) -> None:
    stage.clock.pass_(hours=24 * 28)
    reply = say(stage, "month")
    assert reply.headline == "Oct 2026 in one message"
    assert ("say", "unsubscribe bridges") in [(one.action, one.value) for one in reply.buttons]
    assert reply.buttons[-1].value == "month on"
    said = "\n".join(reply.lines)
    assert "Watched: " in said
    chinese = answer(stage.desk, "月報", at_the_console(language="zh-Hant"))
    assert chinese.headline == "2026年10月回顧"


def test_what_was_never_told_is_counted_with_its_reason(stage: Stage) -> None:
    stage.site.release("ai_question")
    stage.check()
    with stage.desk.store.write() as session:
        session.connection().execute(delete(table(TellingRow)))
        judgements.withdraw(session, 1, stage.clock())
    stage.clock.pass_(hours=24 * 28)
    lines = "\n".join(say(stage, "month").lines)
    assert "Not told here: " in lines
