"""This file tests that what is followed is changed by its number in the list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    return lived(sqlite_store)


def say(stage: Stage, text: str, *, zone: str = "Asia/Hong_Kong") -> Reply:
    return answer(stage.desk, text, replace(at_the_console(), zone=zone))


@pytest.mark.parametrize(
    "text", ["edit 2 weekly", "修改 2 每周", "set number 2 to weekly", "把第二個改成每周"]
)
def test_a_rhythm_is_changed_by_number(stage: Stage, text: str) -> None:
    say(stage, "list")
    reply = say(stage, text)
    assert reply.changed
    assert "2. Artificial intelligence" in say(stage, "list").rows[1].title
    assert "weekly digest" in str(say(stage, "list").rows[1].context)


def test_the_second_of_the_list_is_changed(stage: Stage) -> None:
    say(stage, "list")
    assert say(stage, "change the second to weekly").changed


def test_what_is_not_said_of_it_stays(stage: Stage) -> None:
    say(stage, "edit 2 lang tc")
    say(stage, "edit 2 weekly")
    assert "Traditional Chinese" in str(say(stage, "list").rows[1].context)


def test_a_number_that_the_list_has_not_is_said_so(stage: Stage) -> None:
    reply = say(stage, "edit 9 weekly")
    assert not reply.changed
    assert "no number 9" in reply.headline


@pytest.mark.parametrize("text", ["edit 2²", "edit 1½"])
def test_a_power_or_a_fraction_is_no_number_of_the_list(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert "is not a number of the list" in reply.headline


def test_a_change_that_is_only_asked_about_is_explained(stage: Stage) -> None:
    assert not say(stage, "can I edit 2 weekly?").changed


def test_a_topic_that_is_only_asked_about_is_not_written(stage: Stage) -> None:
    assert not say(stage, "should we make a topic Drones: drone, 無人機?").changed
    assert say(stage, "topic new Drones: drone, why?").changed


def test_another_clock_is_told_with_its_day_where_that_is_another(stage: Stage) -> None:
    said = say(stage, "edit 2 daily 08:45", zone="America/Los_Angeles").lines
    assert "the day before" in said[0]
    said = say(stage, "edit 2 weekly 17:30", zone="America/Los_Angeles").lines
    assert "the day before" not in said[0]
    assert "for you 0" in said[0]


@pytest.mark.parametrize(
    "text", ["no, I meant weekly", "唔係每日，係每周呀", "講錯咗，係每周唔係每日"]
)
def test_a_correction_offers_what_was_followed_last_first(stage: Stage, text: str) -> None:
    say(stage, "subscribe AI daily")
    reply = say(stage, text)
    assert not reply.changed
    assert "weekly digest" not in str(say(stage, "list").rows[1].context)
    assert say(stage, reply.buttons[0].value).changed
    assert "weekly digest" in str(say(stage, "list").rows[1].context)


def test_a_correction_after_another_change_offers_the_list(stage: Stage) -> None:
    say(stage, "subscribe AI daily")
    say(stage, "quiet 22:00-08:00")
    assert say(stage, "no, I meant weekly").buttons[0].value == "list"
