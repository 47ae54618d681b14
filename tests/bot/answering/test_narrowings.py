"""This file tests that who wants less is offered less, and who asks what was changed is shown it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, ListFollowed, Misunderstood
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("narrowed") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


def offered(stage: Stage, text: str) -> list[str]:
    """Give what can be pressed below the answer to a text, which changes nothing."""
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    return [one.value for one in reply.buttons]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("please no passing mentions of AI", "subscribe Artificial intelligence level main"),
        (
            "could it be just the main subject papers",
            "subscribe Lawtech, Artificial intelligence, Smart city level main",
        ),
        ("leave drones out of smart city please", "subscribe Smart city not: drones"),
        ("skip crypto in lawtech", "subscribe Lawtech not: crypto"),
        ("honestly we don't care about parking meters", "subscribe Smart city not: parking meters"),
        ("唔係唔要智慧城市，係唔要泊車", "訂閱 智慧城市 排除: 泊車"),
        ("人工智能入面唔要幣圈", "訂閱 人工智能 排除: 幣圈"),
    ],
)
def test_less_of_what_is_followed_is_offered(stage: Stage, text: str, line: str) -> None:
    answer(stage.desk, "subscribe lawtech, AI, smart city level all", at_the_console())
    assert line in offered(stage, text)


@pytest.mark.parametrize(
    "text",
    [
        "please no passing mentions of AI",
        "leave drones out of smart city please",
        "唔係唔要智慧城市，係唔要泊車",
    ],
)
def test_who_wants_less_is_not_offered_to_stop_it(stage: Stage, text: str) -> None:
    assert not any(
        one.startswith(("unsubscribe", "取消訂閱", "mute", "靜音")) for one in offered(stage, text)
    )


@pytest.mark.parametrize("text", ["omg we don't want questions", "又嚟，我哋唔要質詢呀"])
def test_kinds_of_papers_are_said_to_come_together(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.problem == "kinds_together"


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("why did the summary arrive at 8:15 when we asked for 10:00", "10:00"),
        ("點解7:30就彈摘要，我明明講咗9:15", "09:15"),
    ],
)
def test_the_hour_that_was_set_is_offered_and_not_the_other(
    stage: Stage, text: str, hour: str
) -> None:
    digests = [one for one in offered(stage, text) if one.startswith(("digest", "摘要"))]
    assert [one.split()[-1] for one in digests] == [hour]


@pytest.mark.parametrize(
    "text",
    [
        "I muted lawtech last night, why is it still pinging",
        "尋晚靜咗音，做乜仲響",
        "我哋上個星期停咗佢，又嚟？",
    ],
)
def test_what_comes_though_it_was_stopped_is_shown_as_it_is_set(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, ListFollowed)


@pytest.mark.parametrize(
    "text",
    ["who changed the language here", "somebody switched the digest, who?", "邊個改咗啲通知時間"],
)
def test_who_changed_something_is_shown(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert read == ListFollowed(changed=True)


def test_how_it_came_before_is_offered_where_somebody_changed_that(stage: Stage) -> None:
    assert "digest weekly" in offered(stage, "it was weekly, then somebody made it instant")


def test_a_link_is_said_not_to_be_passed_on_to_a_person(stage: Stage) -> None:
    read = meant(stage.desk, "唔該send條link俾阿Joe，嗰份關於數碼簽署嘅", at_the_console())
    assert isinstance(read, Misunderstood)
    assert (read.problem, read.write[0]) == ("limit_forward", "search 數碼簽署")


@pytest.mark.parametrize("text", ["only main subject", "淨係要主題", "只要主题", "只要主要題目"])
def test_who_is_told_of_main_subjects_alone_hears_that_it_is_so(stage: Stage, text: str) -> None:
    answer(stage.desk, "subscribe lawtech, AI, smart city level main", at_the_console())
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert not reply.failed


def test_only_what_is_told_of_mentions_too_is_offered_with_less(stage: Stage) -> None:
    answer(stage.desk, "subscribe lawtech, AI level main", at_the_console())
    answer(stage.desk, "subscribe smart city level all", at_the_console())
    assert "subscribe Smart city level main" in offered(stage, "only main subject")
