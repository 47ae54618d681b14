"""This file tells how a channel is reminded of what it saved: two weeks and two days before, once each."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.telling import digests
from scrapers.replica.shelf import Release
from storage.database import Store
from storage.people import channels
from tests.story.lived import lived, morning
from tests.story.stage import WEDNESDAY, Message, Stage

TITLE = "Public consultation on herons in registries"
SAID = "Members of the public may submit their views by email on or before {}."
LATER = "The public consultation on herons in registries is extended to November 27."


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows nothing and has saved a consultation that closes on 30 October."""
    return lived(sqlite_store, _saved, places=("info_gov_hk",))


def _saved(stage: Stage) -> None:
    say(stage, "unsubscribe all")
    say(stage, "language en")
    morning(stage)
    release(stage, 901, TITLE, SAID.format("October 30"), WEDNESDAY)
    stage.check(minutes=20)
    say(stage, "save P2026100700901")


def release(stage: Stage, serial: int, title: str, said: str, day: date) -> None:
    body = ("The Registries launched a public consultation on herons in registries.", said)
    stage.site.put(Release(f"herons{serial}", "en", day, serial, title, body, "10:05"))


def say(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.failed, text


def mornings(stage: Stage, month: int, *days: int) -> list[Message]:
    """Make what is due at ten to nine of each of these days; give what stands in the channel."""
    for day in days:
        stage.clock.now = datetime(2026, month, day, 0, 50, tzinfo=UTC)
        stage.digest()
    return [one for one in stage.channel.posts() if TITLE in one.text]


def test_it_is_reminded_two_weeks_before(stage: Stage) -> None:
    assert mornings(stage, 10, 8, 9, 12, 13, 14, 15) == []
    (told,) = mornings(stage, 10, 16)
    assert "closes in 14 days" in told.text
    assert "saved" in told.text


def test_and_two_days_before_and_never_between(stage: Stage) -> None:
    told = mornings(stage, 10, *range(8, 31))
    assert [("14 days" in one.text, "2 days" in one.text) for one in told] == [
        (True, False),
        (False, True),
    ]


def test_a_morning_that_was_missed_is_made_up_for(stage: Stage) -> None:
    (told,) = mornings(stage, 10, 21)
    assert "closes in 9 days" in told.text


def test_a_digest_that_is_only_looked_at_uses_no_reminder_up(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 16, 0, 30, tzinfo=UTC)
    with stage.desk.store.read() as session:
        console = channels.channel(session, "console")
    assert console is not None
    digests.make(stage.desk, console, "daily", date(2026, 10, 16), stage.clock(), dry=True)
    assert len(mornings(stage, 10, 16)) == 1


def test_who_saved_it_later_is_not_reminded_of_what_they_knew(stage: Stage) -> None:
    say(stage, "unsave P2026100700901")
    stage.clock.now = datetime(2026, 10, 20, 2, tzinfo=UTC)
    say(stage, "save P2026100700901")
    assert mornings(stage, 10, 21, 22, 23, 26, 27) == []
    (told,) = mornings(stage, 10, 28)
    assert "closes in 2 days" in told.text


def test_what_is_saved_no_more_is_forgotten(stage: Stage) -> None:
    say(stage, "unsave P2026100700901")
    assert mornings(stage, 10, 16, 28) == []


def test_an_extension_is_reminded_of_by_its_later_day(stage: Stage) -> None:
    stage.clock.now = datetime(2026, 10, 9, 1, 50, tzinfo=UTC)
    release(stage, 902, f"{TITLE} extended", LATER, date(2026, 10, 9))
    stage.check(minutes=30)
    stage.check(minutes=30)
    assert mornings(stage, 10, 16, 28) == []
    (told,) = mornings(stage, 11, 13)
    assert "closes in 14 days" in told.text


def test_a_channel_that_saved_nothing_is_told_nothing(stage: Stage) -> None:
    say(stage, "unsave P2026100700901")
    stage.clock.now = datetime(2026, 10, 16, 0, 50, tzinfo=UTC)
    before = len(stage.channel.posts())
    stage.digest()
    assert len(stage.channel.posts()) == before
