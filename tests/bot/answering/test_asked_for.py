"""This file tests which sentences clearly ask for a change, and which only speak of one."""

from __future__ import annotations

import pytest

from bot.answering.asked_for import is_clear
from bot.answering.intents import Pause, Quiet, SetLanguage, Subscribe, Undo

AI = Subscribe(("AI",))


@pytest.mark.parametrize(
    "text",
    [
        "please have the AI ones come at nine each day",
        "we'd like AI in here too, once a day at nine will do",
        "請將人工智能文件每日上午九時發送至本頻道",
    ],
)
def test_a_request_of_ours_is_clear(text: str) -> None:
    assert is_clear(text, AI)


@pytest.mark.parametrize(
    "text",
    [
        "please don't subscribe us to AI",
        "we thought of AI every day at nine, please no",
        "could we please have AI?",
        "the Kowloon office gets AI every day at nine, lucky them",
        "please ask if AI every day would be worth it",
        "唔該先別訂人工智能",
        "聽講佢哋請你每日發人工智能",
        "AI every day at nine",
    ],
)
def test_what_is_doubted_reported_or_no_request_is_not(text: str) -> None:
    assert not is_clear(text, AI)


def test_what_needs_more_than_was_said_is_not() -> None:
    assert not is_clear("please be quiet", Pause())
    assert is_clear("please be quiet until Monday", Pause("monday"))
    assert not is_clear("please no pings from ten", Quiet("22:00", "08:00"))
    assert is_clear("please no pings from 22:00 to 08:00", Quiet("22:00", "08:00"))


def test_nothing_is_taken_back_unless_it_is_typed() -> None:
    assert not is_clear("please put it back", Undo())


def test_a_language_that_is_only_named_is_not_chosen() -> None:
    assert not is_clear("麻烦转告开发的同事:简体字显示有乱码", SetLanguage("zh-Hans"))
