"""This file tests that what is to stay is never what is offered to be stopped, and that others' quiet is theirs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Misunderstood
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("kept") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("unsubscribe from everything except lawtech", "unsubscribe Artificial intelligence, Smart city"),
        ("just keep AI, drop the rest", "unsubscribe Lawtech, Smart city"),
        ("unsubscribe from everything except lawtech and AI", "unsubscribe Smart city"),
        ("除咗AI同法律科技，其他全部取消", "取消訂閱 智慧城市"),
        ("mute all but smart city please", "mute Lawtech, Artificial intelligence for a week"),
        ("只留智慧城市，其他全部取消", "取消訂閱 法律科技, 人工智能"),
        ("除了法律科技，其他都退订", "取消訂閱 人工智能, 智慧城市"),
    ],
)  # fmt: skip
def test_all_but_what_is_to_stay_is_stopped_in_one_press(
    stage: Stage, text: str, line: str
) -> None:
    first, *_ = answer(stage.desk, text, at_the_console()).buttons
    assert first.value == line


@pytest.mark.parametrize(
    "text",
    ["mute everything but AI", "drop all except lawtech", "除咗智慧城市全部停", "退订所有，只留AI"],
)
def test_nothing_is_stopped_before_a_press(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    "text",
    [
        "I'm away till Friday, don't ping me, the others can stay",
        "no DMs for me please, I am on leave until 3 January",
        "我放假到星期五，唔好搵我住，其他人照收",
        "淨係我唔收，唔好通知我",
    ],
)
def test_quiet_for_one_person_never_offers_to_silence_the_channel(stage: Stage, text: str) -> None:
    reply = answer(stage.desk, text, at_the_console())
    assert reply.failed
    assert not any(one.value.startswith(("pause", "暫停", "mute")) for one in reply.buttons)


def test_who_speaks_with_us_alone_may_be_quiet_for_a_while(stage: Stage) -> None:
    alone = replace(at_the_console(), alone=True)
    read = meant(stage.desk, "I'm away till Friday, don't ping me", alone)
    assert not (isinstance(read, Misunderstood) and read.problem == "mute_for_me")
