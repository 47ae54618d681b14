"""This file presses buttons whose topic, paper or subscription is gone since they were made."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.following.marks import mark
from bot.answering.presses import WORK, press
from bot.answering.speech import Reply, at_the_console
from storage.database import Store
from storage.people import channels, subscriptions
from tests.story.lived import lived
from tests.story.stage import Stage

STALE = (
    "", "paper:1", "paper:1:console/robots", "paper:999:ai", "paper:1:slack:T1/robots", "1", "1.0",
    "console/robots|robot", "mute robots", "unsubscribe robots", "99999999", "unsubscribe 1",
    "no-such", "paper:\u00b2:ai",
)  # fmt: skip


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that was told of a paper, and has deleted the topic that it followed."""
    made = lived(sqlite_store)
    for text in ("topic new Robots: robot", "subscribe Robots"):
        assert not say(made, text).failed
    return made


def say(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


def _own(stage: Stage) -> str:
    """Give the key of the topic that the console follows of its own."""
    with stage.desk.store.read() as session:
        place = channels.channel(session, "console")
        assert place is not None
        held = subscriptions.subscriptions(session, place.id)
    return next(one.target for one in held if "/" in one.target)


@pytest.mark.parametrize("name", sorted(WORK))
def test_no_button_breaks_on_what_is_gone(stage: Stage, name: str) -> None:
    key = _own(stage)
    say(stage, "topic delete Robots")
    for value in (*STALE, f"paper:1:{key}", f"{key}|robot"):
        reply = press(stage.desk, name, value, at_the_console())
        assert reply.headline, (name, value)


def test_muting_a_deleted_topic_says_that_it_is_gone(stage: Stage) -> None:
    key = _own(stage)
    say(stage, "topic delete Robots")
    reply = press(stage.desk, "mute", f"paper:1:{key}", at_the_console())
    assert reply.failed
    assert "gone" in reply.headline
    assert reply.buttons


def test_stopping_what_is_followed_no_longer_says_so(stage: Stage) -> None:
    with stage.desk.store.read() as session:
        place = channels.channel(session, "console")
        assert place is not None
        held = subscriptions.subscriptions(session, place.id)
    marks = {one.target: mark(one) for one in held}
    key = _own(stage)
    say(stage, "topic delete Robots")
    reply = press(stage.desk, "stop", marks[key], at_the_console())
    assert reply.failed
    assert "no longer" in reply.headline


@pytest.mark.parametrize("name", ["<at>Y</at>", "<@U123>", "<!here>", "a`b", "<b>Robots"])
def test_a_topic_s_name_holds_no_signs_that_mark_text(stage: Stage, name: str) -> None:
    reply = say(stage, f"topic new {name}: robots")
    assert reply.failed
    assert "write it without" in reply.headline
    assert "Nothing was changed" in reply.lines[0]
