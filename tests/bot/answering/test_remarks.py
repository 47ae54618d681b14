"""This file tests that an order is obeyed beside a mere remark, and offered beside what may turn it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.hearing.pieces.remarks import is_remark
from bot.answering.hearing.reading import meant
from bot.answering.intents import Mute, Pause, Quiet, Unsubscribe
from bot.answering.names import TopicBook
from storage.database import open_store
from tests.bot.answering.utterances import SPEAKER
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("remarks") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pause until Friday. Office move.", Pause),
        ("pause until Monday, the lifts are being repaired", Pause),
        ("As Ivy is in Macau, mute AI for a week", Mute),
        ("Unsubscribe from lawtech please; Nadia left the firm.", Unsubscribe),
        ("勿擾 21:00-07:00，屋企有BB", Quiet),
        ("靜音智慧城市一星期，陪緊客", Mute),
        ("静音人工智能一周，审计在场", Mute),
    ],
)
def test_an_order_is_obeyed_beside_a_remark(stage: Stage, text: str, kind: type) -> None:
    assert isinstance(meant(stage.desk, text, SPEAKER), kind)


@pytest.mark.parametrize(
    "text",
    [
        "stop lawtech, the client has not agreed",
        "stop lawtech, that was the motion",
        "stop AI, it's April Fools",
        "stop AI, they demanded at the meeting",
        "stop lawtech, bills excepted",
        "unsubscribe from lawtech, they will be furious",
        "pause until Friday, Siri",
        "pause until Friday, hi Ben",
        "pause until Friday, for Ben",
        "pause until Friday, from Wednesday",
        "mute AI for a week, make it weekly",
        "停收AI，我哋靠佢食飯",
        "停收AI，係份文件標題",
        "停收AI，阿明唔同意",
        "全部停晒佢啦，你好叻呀",
    ],
)
def test_an_order_is_offered_beside_what_may_turn_it(stage: Stage, text: str) -> None:
    assert not meant(stage.desk, text, SPEAKER).changes


@pytest.mark.parametrize(
    "clause",
    ["Ben", "阿明", "next week", "in the other channel", "二十八號返", "lawtech and AI", "really?"],
)
def test_a_name_a_time_a_place_and_a_question_are_no_remarks(book: TopicBook, clause: str) -> None:
    assert not is_remark(clause, book)


def test_a_long_clause_is_no_remark(book: TopicBook) -> None:
    assert is_remark("the lifts are broken", book)
    assert not is_remark(" ".join(["the lifts are broken"] * 6), book)
