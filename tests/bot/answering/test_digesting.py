"""This file tests that a channel's digests are moved by what people type, and taken back."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return Stage(sqlite_store)


def say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def channel(stage: Stage) -> Channel:
    with stage.desk.store.read() as session:
        found = channels.channel(session, "console")
    assert found is not None
    return found


def rhythms(stage: Stage) -> set[str]:
    with stage.desk.store.read() as session:
        return {one.rhythm for one in subscriptions.subscriptions(session, channel(stage).id)}


def test_the_digest_is_moved_to_an_hour_and_back(stage: Stage) -> None:
    before = channel(stage).daily_at
    moved = say(stage, "send the digest at 7am")
    assert moved.changed
    assert channel(stage).daily_at == "07:00"
    assert "07:00" in moved.lines[0]
    say(stage, "undo")
    assert channel(stage).daily_at == before


def test_a_weekly_digest_that_brings_nothing_says_so_and_offers_to_bring_all(stage: Stage) -> None:
    moved = say(stage, "send the digest on Mondays at 8:30")
    assert (channel(stage).weekly_day, channel(stage).weekly_at) == ("mon", "08:30")
    assert "digest weekly" in [button.value for button in moved.buttons]


def test_all_that_is_followed_comes_in_one_digest_and_is_taken_back(stage: Stage) -> None:
    before = rhythms(stage)
    assert say(stage, "digest weekly").changed
    assert rhythms(stage) == {"weekly"}
    assert not say(stage, "digest weekly").changed
    say(stage, "undo")
    assert rhythms(stage) == before


def test_a_weekly_digest_wished_for_in_passing_is_asked_back(stage: Stage) -> None:
    asked = say(stage, "weekly digest please")
    assert not asked.changed
    assert asked.buttons[0].value == "digest weekly"


def test_words_after_digest_that_are_no_time_are_looked_for(stage: Stage) -> None:
    assert not say(stage, "digest of the consultation").changed


def test_weekends_are_quiet_by_a_sentence_and_taken_back(stage: Stage) -> None:
    assert say(stage, "don't disturb us at weekends").changed
    assert channel(stage).working_days_only
    say(stage, "undo")
    assert not channel(stage).working_days_only
