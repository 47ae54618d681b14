"""This file tests that a channel is told what it follows, what it was told last, and what became of the rest."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from storage.people import channels
from tests.story.lived import lived, question_told
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows three topics and was told of a paper and a question."""
    return lived(sqlite_store, question_told)


def said(stage: Stage, text: str) -> str:
    reply: Reply = answer(stage.desk, text, at_the_console())
    return "\n".join((reply.headline, *reply.lines, *(row.context for row in reply.rows)))


def test_status_says_what_is_followed_here(stage: Stage) -> None:
    assert "Followed here: Lawtech (at once)" in said(stage, "status")


def test_status_says_what_was_told_last(stage: Stage) -> None:
    assert "Told here last: Wed 7 Oct 2026" in said(stage, "status")


def test_status_counts_the_time_since_which_nothing_is_said_to_have_come(stage: Stage) -> None:
    found = said(stage, "is it working? nothing since Friday")
    assert "Fri 2 Oct 2026 – Wed 7 Oct 2026" in found
    assert "told here: 2 at once" in found


def test_a_time_before_the_first_paper_brought_nothing(stage: Stage) -> None:
    assert "told here: 0 at once, 0 in digests" in said(stage, "why no alerts yesterday?")


def test_the_last_telling_is_shown_with_when_and_how(stage: Stage) -> None:
    assert "told at once Wed 7 Oct 2026" in said(stage, "when did you last tell us something")


def test_what_came_in_a_span_is_counted_and_shown(stage: Stage) -> None:
    reply = answer(stage.desk, "did I miss anything since Friday", at_the_console())
    assert reply.headline.startswith("Fri 2 Oct 2026")
    assert len(reply.rows) == 2


def test_a_span_to_come_is_said_to_be_to_come(stage: Stage) -> None:
    assert said(stage, "help told next week").startswith("That time is still to come")


def test_words_that_are_no_span_are_said_not_to_be_understood(stage: Stage) -> None:
    assert "could not read the time" in said(stage, "help told gibberish")


def test_where_nothing_is_followed_that_is_why_nothing_came(sqlite_store: Store) -> None:
    stage = Stage(sqlite_store)
    answer(stage.desk, "unsubscribe all", at_the_console())
    found = said(stage, "status")
    assert "Nothing is followed here yet" in found
    assert "Nothing was told here yet" in found


def test_a_paused_channel_says_so_first_to_who_asks_what_was_told(stage: Stage) -> None:
    answer(stage.desk, "pause for a week", at_the_console())
    reply = answer(stage.desk, "when did you last tell us something", at_the_console())
    assert any(line.startswith("Paused until") for line in reply.lines[:2])


def test_who_asks_in_simplified_chinese_is_told_the_same(stage: Stage) -> None:
    assert "2份" in said(stage, "今天有没有发过通知")


@pytest.mark.parametrize(
    "text",
    [
        "is this thing on? quiet since Tuesday",
        "we haven't heard from you all week, all ok?",
        "點解成日冇通知嘅",
        "今天一份通知都没有，正常吗",
    ],
)
def test_who_wonders_why_nothing_came_changes_nothing(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert any(
        "Followed here" in line or "這裏訂閱" in line or "这里订阅" in line for line in reply.lines
    )


@pytest.mark.parametrize(
    "text",
    [
        "nothing on AI since Friday?",
        "no updates on the harbour tunnel since Friday?",
        "無人機通知書有冇嘢",
        "no alerts at weekends",
    ],
)
def test_what_names_a_thing_or_a_wish_is_no_wonder(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert not any(line.startswith("2 of 2 sources") for line in reply.lines)


def test_the_channel_of_another_address_tells_nothing_of_this_one(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        assert channels.channel(session, "console") is not None
    reply = answer(stage.desk, "status", at_the_console("slack:T1/C9"))
    assert not any("Lawtech" in line for line in reply.lines)
