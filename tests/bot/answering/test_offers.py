"""This file tests that what is asked back or offered fits what was typed."""

from __future__ import annotations

import pytest

from bot.answering.arguments.languages import is_foreign
from bot.answering.arguments.wishes import Reader
from bot.answering.finding.profiles import _near
from bot.answering.following.pasting import COMMON
from bot.answering.hearing import grammar, shorthand
from bot.answering.hearing.likelihood.evidence import is_apt
from bot.answering.intents import Feedback, Meetings, Search


def test_two_rhythms_with_a_comma_between_are_asked_back() -> None:
    assert Reader(("ITIB", "daily,", "weekly")).problem == ("which_rhythm", "")


@pytest.mark.parametrize("said", ["fr", "French", "日文", "韓文"])
def test_a_language_that_nothing_is_published_in_is_known_as_one(said: str) -> None:
    assert is_foreign(said)


@pytest.mark.parametrize("said", ["models", "barriers", "en", "繁體"])
def test_other_words_are_no_foreign_language(said: str) -> None:
    assert not is_foreign(said)


def test_an_edit_is_read_without_blanks() -> None:
    assert shorthand.numbered("修改2每周") == "修改 2 每周"


def test_what_is_to_be_amended_by_law_stays_as_it_is() -> None:
    assert shorthand.numbered("修改2條條例") == "修改2條條例"


def test_nothing_is_offered_that_ends_a_thing_without_a_word_of_it() -> None:
    assert not is_apt("unsubscribe Artificial intelligence", "Review AI please")
    assert is_apt("unsubscribe Artificial intelligence", "enough AI for us")


def test_feedback_of_one_word_is_written_down() -> None:
    assert grammar.parse("feedback hi") == Feedback("hi")
    assert grammar.parse("feedback hello there") == Feedback("hello there")
    assert isinstance(grammar.parse("feedback loops in AI"), Search)


def test_a_name_that_nobody_has_is_near_those_of_the_same_surname() -> None:
    found = _near("李國彬")
    assert found
    assert all(one.zh.startswith("李") for one in found)


def test_words_that_stand_everywhere_are_known() -> None:
    assert {"the", "香港", "legco"} <= COMMON


@pytest.mark.parametrize(
    "text", ["feedback loops", "feedback mechanism", "feedback form", "feedback AI"]
)
def test_a_subject_behind_feedback_is_looked_for_and_offered(text: str) -> None:
    found = grammar.parse(text)
    assert isinstance(found, Search)
    assert found.offers == (text.replace("feedback", "feedback:"),)


@pytest.mark.parametrize("text", ["終止AI", "结束AI订阅", "結束AI訂閱", "撤銷AI", "解除AI"])
def test_each_word_of_ending_lets_an_end_be_offered(text: str) -> None:
    assert is_apt("unsubscribe Artificial intelligence", text)


@pytest.mark.parametrize(
    "text", ["What has been done on AI", "send me everything in AI after lunch", "夜間經濟", "別墅"]
)
def test_a_word_of_time_or_work_is_none_of_ending(text: str) -> None:
    assert not is_apt("unsubscribe Artificial intelligence", text)


@pytest.mark.parametrize(
    "text", ["meetings this week", "meetings next week", "meetings next month"]
)
def test_meetings_keep_the_time_behind_them(text: str) -> None:
    found = grammar.parse(text)
    assert isinstance(found, Meetings)
    assert found.period is not None
    assert found.period.when == text.partition(" ")[2]
