"""This file tests who is told which channels follow something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer
from bot.answering.speech import Speaker, at_the_console
from storage.database import Store
from storage.people import channels, subscriptions
from tests.story.stage import Stage

HERE = Speaker("U1", "slack:T1/C1", "slack:T1")


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    made = Stage(sqlite_store)
    for address, private in (("slack:T1/C1", False), ("slack:T1/C2", False), ("slack:T1/C3", True),
                             ("slack:T2/C9", False)):  # fmt: skip
        with sqlite_store.write() as session:
            one = channels.ensure_channel(
                session, address, workspace_key=address.partition("/")[0], now=made.desk.clock(),
                private=private, name=address[-2:], language="en",
            )  # fmt: skip
            subscriptions.subscribe(
                session,
                one.id,
                kind="topic",
                target="ai",
                label="AI",
                who="U1",
                now=made.desk.clock(),
            )
    return made


def names(stage: Stage, text: str, speaker: Speaker) -> set[str]:
    return {row.title for row in answer(stage.desk, text, speaker).rows}


def test_the_open_channels_of_ones_own_workspace_are_shown(stage: Stage) -> None:
    shown = names(stage, "who follows AI?", HERE)
    assert "C2" in shown
    assert len(shown) == 2
    assert not shown & {"C3", "C9"}


def test_a_private_channel_sees_itself(stage: Stage) -> None:
    within = replace(HERE, address="slack:T1/C3", private=True)
    assert len(names(stage, "邊個跟緊人工智能", within)) == 3


def test_a_guest_and_a_stranger_see_only_where_they_are(stage: Stage) -> None:
    for other in (replace(HERE, guest=True), replace(HERE, stranger=True)):
        assert len(names(stage, "followers AI", other)) == 1


def test_what_nobody_follows_is_said_and_offered(stage: Stage) -> None:
    reply = answer(stage.desk, "followers smart city", HERE)
    assert not reply.rows
    assert reply.buttons[0].value == "subscribe smart city"


def test_what_nobody_knows_is_no_follower(stage: Stage) -> None:
    assert not answer(stage.desk, "who follows the money", HERE).changed


def test_without_a_name_each_channel_says_what_it_follows(stage: Stage) -> None:
    rows = answer(stage.desk, "followers", at_the_console()).rows
    assert len(rows) >= 3
    assert all(row.context for row in rows)
