"""This file follows what is told unasked, exported and printed to who reads Simplified Chinese: converted, and saying so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import at_the_console
from bot.answering.terminal import shown
from bot.calendar import HONG_KONG
from bot.telling import briefing_posts, digests, look_ahead
from storage.database import Store
from storage.people import channels
from tests.bot.answering.test_briefing import announce, scheduled, to_follow
from tests.bot.answering.test_simplified import traditional
from tests.story.lived import lived, morning
from tests.story.stage import Stage

THURSDAY = datetime(2026, 10, 8, 8, 45, tzinfo=HONG_KONG)
FRIDAY = datetime(2026, 10, 9, 17, 30, tzinfo=HONG_KONG)
LABEL = "由繁体转换"


def _left(text: str) -> str:
    """Give the Traditional letters of a text, but in addresses and in the name of the other language."""
    return traditional(re.sub(r"https?://\S+", "", text)).replace("繁", "")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that reads Simplified, and has been told papers published in Traditional."""
    return lived(sqlite_store, _told)


def _told(made: Stage) -> None:
    with made.desk.store.write() as session:
        channels.set_channel(session, "console", language="zh-Hans")
    morning(made)
    made.publish("paper", "translation", "question")
    made.check(20)
    made.check(20)
    announce(made, scheduled(), to_follow(11, "Administration's paper on artificial intelligence"))
    made.clock.now = THURSDAY
    digests.make_due(made.desk)
    briefing_posts.make_due(made.desk)
    made.send()
    made.clock.now = FRIDAY
    digests.make_due(made.desk)
    look_ahead.make_due(made.desk)
    made.send()


def test_all_that_is_told_unasked_is_in_one_script(stage: Stage) -> None:
    told = [one.text for one in stage.channel.messages.values()]
    assert any(one.startswith("会前简报") for one in told)
    assert len(told) > 3
    assert not {one: left for one in told if (left := _left(one))}


def test_a_post_that_quotes_a_paper_says_that_it_was_converted(stage: Stage) -> None:
    posts = [one.text for one in stage.channel.posts() if "•" in one.text]
    assert posts
    assert all(LABEL in one for one in posts)


@pytest.mark.parametrize(
    "said", ["导出", "导出 人工智能", "导出: 法律科技", "承诺", "会议", "月报", "前瞻", "清单", "样本 AI"]
)  # fmt: skip
def test_what_is_exported_and_printed_is_in_one_script(stage: Stage, said: str) -> None:
    stage.clock.now = FRIDAY + timedelta(minutes=5)
    reply = answer(stage.desk, said, replace(at_the_console(), language="zh-Hans"))
    assert _left(shown(reply)) == ""
