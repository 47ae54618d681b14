"""This file tests quiet hours beside days, the language that is wanted, and words that are for people."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Misunderstood, Overheard, Search, Thanks
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("hours") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "silence us between 21:00 and 07:30 and on weekends",
            ("quiet 21:00-07:30", "quiet weekends"),
        ),
        ("晚上9點到朝早7點唔好嘈，星期六日都係", ("quiet 21:00-07:00", "quiet weekends")),
    ],
)
def test_hours_and_days_are_both_offered(stage: Stage, text: str, lines: tuple[str, ...]) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.write[:2] == lines


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("could the alerts come only after 11:00", "quiet 00:00-11:00"),
        ("通知請喺朝早十點之後先彈", "quiet 00:00-10:00"),
    ],
)
def test_quiet_until_an_hour_of_each_day_is_offered(stage: Stage, text: str, line: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert (read.intent, read.line) == (None, line)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("how come all is in Chinese, we want English", "language english"),
        ("又係英文，我要中文", "language traditional chinese"),
    ],
)
def test_the_language_that_is_wanted_is_offered(stage: Stage, text: str, line: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert (read.intent, read.line) == (None, line)


@pytest.mark.parametrize(
    "text",
    [
        "heads-up all, tamar now does smart city as well",
        "Kit and Jo say they'll unsubscribe from AI themselves",
        "阿May你睇下份文件啱唔啱",
    ],
)
def test_what_is_for_people_is_neither_searched_nor_obeyed(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, at_the_console()), Overheard)


@pytest.mark.parametrize("text", ["Brilliant! well done tamar", "good bot", "做得好呀"])
def test_praise_is_thanked_for(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, at_the_console()), Thanks)


def test_how_far_something_has_come_is_a_search_for_it(stage: Stage) -> None:
    read = meant(stage.desk, "數碼簽署做到邊度喇", at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Search)
    assert read.intent.words == "數碼簽署"


def test_minutes_are_those_of_the_committee_of_a_name_that_a_bureau_shares(stage: Stage) -> None:
    read = meant(stage.desk, "have you got the minutes of ITB in June", at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Search)
    assert read.intent.committee == "Panel on Information Technology and Broadcasting"


def test_what_is_still_wanted_is_not_offered_to_be_stopped(stage: Stage) -> None:
    reply = answer(stage.desk, "佢話取消啫，我哋仲要㗎", at_the_console())
    assert not any(one.value.startswith("取消訂閱") for one in reply.buttons)
