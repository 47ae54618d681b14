"""This file tests that no order is obeyed whose text may say the opposite, or another day, or no order."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Amend, Guessed, Misunderstood, Mute, Pause, Subscribe
from bot.answering.speech import at_the_console
from tests.story.stage import Stage


@pytest.mark.parametrize(
    "text",
    [
        "stop AI from Monday",
        "pause from Friday",
        "pause on Friday",
        "stop lawtech on 24 December",
        "Stop AI tomorrow",
        "Stop AI next month",
        "stop lawtech in 3 days",
        "聽日暫停",
        # one thing is left out
        "mute everything except AI for a week",
        "unsubscribe everything except AI",
        "pause everything except AI for a week",
        "mute all except AI until Friday",
        # how it ought to be, or is
        "We should see AI daily in the news",
        "We should hear of smart city instantly, and we do not",
        "I should receive AI weekly, where is it",
        "we should get AI daily, right",
        "We subscribe to AI weekly",
        # another rhythm, or none
        "we don't want AI weekly",
        "we don't want AI daily",
        "subscribe AI weekly daily",
        "subscribe AI not daily",
        "edit 2 weekly daily",
        "Lawtech weekly please? or daily",
        "please, no quiet hours?",
        # no firm, or no list that was asked for in so many words
        "Look out for the Companies (Limited) Bill",
        "monitor the limited partnership fund regime",
        "please look out for Orchid Data (HK) Ltd and Wingtat Fintech",
    ],
)
def test_what_may_say_the_opposite_is_asked_back_or_offered(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert reply.buttons or reply.rows or reply.lines


@pytest.mark.parametrize(
    ("text", "write"),
    [
        ("stop AI from Monday", ("mute Artificial intelligence until Monday", "unsubscribe Artificial intelligence")),
        ("pause on Friday", ("pause until Friday", "pause")),
        ("subscribe AI weekly daily", ("subscribe AI weekly", "subscribe AI daily")),
        ("subscribe AI not daily", ("subscribe AI instant", "subscribe AI weekly")),
        ("we don't want AI weekly", ("subscribe AI instant", "subscribe AI daily", "unsubscribe AI")),
        ("edit 2 weekly daily", ("list", "edit 2 weekly", "edit 2 daily")),
    ],
)  # fmt: skip
def test_both_that_may_be_meant_are_offered(
    stage: Stage, text: str, write: tuple[str, ...]
) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Misunderstood)
    assert asked.write == write


@pytest.mark.parametrize(
    "text", ["we should get AI daily, right", "We subscribe to AI daily", "Lawtech weekly please? or daily"]
)  # fmt: skip
def test_what_is_told_or_weighed_is_only_offered(stage: Stage, text: str) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Guessed)
    assert asked.intent is None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("pause until Friday", "Friday"),
        ("pause for a week from today", "a week"),
        ("pause from now until Friday", "Friday"),
        ("could you pause until Friday?", "Friday"),
    ],
)
def test_an_end_that_is_said_as_one_is_obeyed(stage: Stage, text: str, until: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == Pause(until)


def test_names_of_firms_are_only_offered_for_a_new_list(stage: Stage) -> None:
    asked = meant(stage.desk, "please look out for Orchid Data (HK) Ltd", at_the_console())
    assert isinstance(asked, Guessed)
    assert asked.intent is None
    assert (asked.line, asked.others) == (
        "list new Names: Orchid Data (HK) Ltd",
        ("search Orchid Data HK Ltd",),
    )


def test_a_rhythm_behind_a_colon_is_no_rhythm_that_is_denied(stage: Stage) -> None:
    asked = meant(stage.desk, "subscribe AI daily not: weekly reports", at_the_console())
    assert isinstance(asked, Misunderstood)
    assert asked.problem == "without_what"


def test_a_length_alone_is_an_end(stage: Stage) -> None:
    assert meant(stage.desk, "mute AI week", at_the_console()) == Mute(("AI",), "1 week")


def test_a_thing_is_muted_until_the_end_that_is_said(stage: Stage) -> None:
    assert meant(stage.desk, "mute AI until monday", at_the_console()) == Mute(("AI",), "monday")


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("subscribe AI weekly not daily", "weekly"),
        ("we want AI weekly not daily", "weekly"),
        ("subscribe AI not daily, weekly", "weekly"),
        ("can we have AI weekly please?", "weekly"),
    ],
)
def test_a_rhythm_behind_not_is_none_that_is_wished(stage: Stage, text: str, rhythm: str) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Subscribe)
    assert (asked.wishes.rhythm, asked.wishes.without) == (rhythm, None)


@pytest.mark.parametrize(
    "text", ["edit 2 weekly not daily", "edit two weekly", "修改 二 每周", "修改 2 每周"]
)
def test_a_number_is_heard_however_it_is_written(stage: Stage, text: str) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Amend)
    assert (asked.number, asked.wishes.rhythm) == (2, "weekly")
