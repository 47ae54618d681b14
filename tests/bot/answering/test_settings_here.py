"""This file tests that a channel's settings are told as they stand, with who set them and what they do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows three topics."""
    return lived(sqlite_store, question_told)


def head(stage: Stage, text: str) -> str:
    """Give the first line of an answer that changes nothing."""
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    return reply.headline


def test_hours_that_are_not_set_are_said_not_to_be(stage: Stage) -> None:
    assert head(stage, "what are our quiet hours?") == "Quiet hours: none are set."


def test_hours_that_are_set_are_told_as_they_stand(stage: Stage) -> None:
    answer(stage.desk, "quiet 22:00-07:30", at_the_console())
    assert head(stage, "勿擾時間而家set咗幾點到幾點?") == "勿擾時段：22:00至07:30不發即時通知。"


def test_the_language_is_told(stage: Stage) -> None:
    answer(stage.desk, "language tc", at_the_console())
    assert head(stage, "which language are you set to") in (
        "Language: Traditional Chinese.",
        "語言：繁體中文。",
    )


def test_a_channel_that_is_not_paused_says_so(stage: Stage) -> None:
    assert head(stage, "are you paused?") == "This channel is not paused."


def test_a_paused_channel_says_until_when(stage: Stage) -> None:
    answer(stage.desk, "pause until Monday", at_the_console())
    assert head(stage, "are we paused right now").startswith("Paused until Mon 12 Oct 2026")


def test_what_is_muted_is_named_with_its_end(stage: Stage) -> None:
    answer(stage.desk, "mute AI for a week", at_the_console())
    assert head(stage, "which topics are muted").startswith("Muted: Artificial intelligence until")


def test_the_hour_of_the_digest_is_told(stage: Stage) -> None:
    answer(stage.desk, "digest daily 09:15", at_the_console())
    assert "09:15" in head(stage, "what time is the digest set to")


def test_since_when_a_topic_is_followed_is_told(stage: Stage) -> None:
    assert head(stage, "since when have we been following lawtech").startswith(
        "Lawtech: followed since"
    )


def test_what_is_not_followed_is_said_not_to_be(stage: Stage) -> None:
    answer(stage.desk, "unsubscribe AI", at_the_console())
    assert head(stage, "who subscribed us to AI").endswith(
        "does not follow Artificial intelligence."
    )


def test_the_last_changes_are_told_with_who_made_them(stage: Stage) -> None:
    answer(stage.desk, "pause until Monday", at_the_console())
    reply = answer(stage.desk, "what changed in our settings lately", at_the_console())
    assert any(line.endswith("The console: the pause") for line in reply.lines)


def test_a_place_where_nothing_was_set_says_so(sqlite_store: Store) -> None:
    reply = answer(Stage(sqlite_store).desk, "who added you", at_the_console("slack:T1/C9"))
    assert reply.headline == "Nothing was set or followed here yet."


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("if we mute AI do we still get it in the digest", "While something is muted"),
        ("what happens to alerts during quiet hours", "Quiet hours lose nothing"),
        ("are papers lost while we are paused?", "While a channel is paused"),
        ("if we unsubscribe AI do we still get the LCQs?", "What is no longer followed"),
    ],
)
def test_what_becomes_of_what_is_not_told_is_answered_and_nothing_stopped(
    stage: Stage, text: str, begins: str
) -> None:
    assert head(stage, text).startswith(begins)


def test_how_quiet_hours_are_set_is_explained(stage: Stage) -> None:
    assert head(stage, "怎么给机器人设不打扰的时段？") in ("勿擾", "勿扰", "quiet")


@pytest.mark.parametrize("text", ["too many alerts today lol", "點解咁多嘢彈", "太多通知了"])
def test_who_is_told_too_much_is_shown_what_brings_less(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert {"digest daily", "摘要 每日"} & {one.value for one in reply.buttons}


def test_no_button_of_an_answer_stands_twice(stage: Stage) -> None:
    reply = answer(stage.desk, "too many alerts today lol", at_the_console())
    values = [one.value for one in reply.buttons]
    assert len(values) == len(set(values))


def test_what_goes_into_a_digest_comes_no_sooner(stage: Stage) -> None:
    assert head(stage, "if we go daily, do bills still come straight away?").startswith(
        "What is followed daily"
    )


def test_how_to_be_rid_of_us_is_told_and_nothing_stopped(stage: Stage) -> None:
    assert head(stage, "How do I get rid of you from a channel?").startswith("`unsubscribe all`")


def test_a_fault_in_an_alert_is_offered_to_be_passed_on_in_its_thread(stage: Stage) -> None:
    paper = int(
        answer(stage.desk, "latest lawtech", at_the_console()).rows[0].ref.partition(":")[2]
    )
    speaker = replace(at_the_console(), about=(paper,))
    reply = answer(stage.desk, "the 2nd bullet's wrong, para 4 says otherwise", speaker)
    assert not reply.changed
    assert reply.buttons[0].value.startswith("feedback ")


def test_a_fault_that_is_only_asked_about_is_not_passed_on(stage: Stage) -> None:
    paper = int(
        answer(stage.desk, "latest lawtech", at_the_console()).rows[0].ref.partition(":")[2]
    )
    speaker = replace(at_the_console(), about=(paper,))
    reply = answer(stage.desk, "is the second bullet wrong?", speaker)
    assert not any(one.value.startswith("feedback ") for one in reply.buttons[:1])
