"""This file tests what is to become of one thing, and several names of which one is not known, as people say them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.hearing import grammar
from bot.answering.hearing.reading import meant
from bot.answering.intents import Followers, Guessed, Intent, Misunderstood, Search
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.bot.answering.utterances import meaning
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("thing") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = lived(store)
    yield made
    store.close()


def _read(stage: Stage, text: str) -> Intent:
    return meant(stage.desk, text, at_the_console())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("follow the fintech panel and ITB", ("follow ITB", "topic follow fintech: fintech")),
        ("subscribe to AI and quantum", ("follow AI", "topic follow quantum: quantum")),
        (
            "subscribe to AI, blockchain and lawtech, daily",
            ("follow AI, lawtech daily", "topic follow blockchain: blockchain"),
        ),
        ("加人工智能同區塊鏈", ("follow 人工智能", "topic follow 區塊鏈: 區塊鏈")),
    ],
)
def test_known_names_are_offered_and_the_others_each_by_itself(
    stage: Stage, text: str, lines: tuple[str, ...]
) -> None:
    assert _read(stage, text) == Misunderstood("", "two_wishes", "", lines)


def test_names_that_nobody_knows_become_one_topic(stage: Stage) -> None:
    read = _read(stage, "keep us posted on court digitisation, e-filing, remote hearings")
    assert isinstance(read, Guessed)
    line = "topic follow court digitisation: court digitisation, e-filing, remote hearings"
    assert read.line == line


def test_a_name_may_hold_the_word_that_joins_names(stage: Stage) -> None:
    read = _read(stage, "follow administration of justice and legal services and ITB")
    line = "follow Panel on Administration of Justice and Legal Services, ITB"
    assert meaning(stage.desk, read) == meaning(stage.desk, grammar.parse(line))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("smart city off until January", "mute smart city until January"),
        ("turn the lawtech stuff off for two weeks", "mute lawtech for two weeks"),
        ("everything on AI from now on", "subscribe AI"),
        ("could we get all the privacy commissioner's stuff too", "follow PCPD"),
    ],
)
def test_what_is_to_become_of_one_thing_is_done(stage: Stage, text: str, line: str) -> None:
    read = _read(stage, text)
    assert read.changes
    assert meaning(stage.desk, read) == meaning(stage.desk, grammar.parse(line))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("we no longer need anything from SFC", "unsubscribe SFC"),
        ("nobody needs the smart city papers any more", "unsubscribe smart city"),
        ("every thing on stablecoin from now on", "topic follow stablecoin: stablecoin"),
        ("stop sending me things at night", "quiet 22:00-08:00"),
        ("be quiet from Friday evening until Monday morning", "quiet weekends"),
        ("don't buzz us before 9 in the morning", "quiet 22:00-09:00"),
    ],
)
def test_what_is_only_likely_is_offered(stage: Stage, text: str, line: str) -> None:
    read = _read(stage, text)
    assert isinstance(read, Guessed)
    assert read.intent is None
    assert read.line == line


def test_a_month_to_come_ends_with_its_last_day(stage: Stage) -> None:
    read = _read(stage, "smart city off for December")
    assert isinstance(read, Misunderstood)
    assert read.write[0] == "mute smart city until 2027-01-01"


def test_of_two_days_the_last_ends_a_pause(stage: Stage) -> None:
    read = _read(stage, "pause everything from 23 December to 5 January")
    assert isinstance(read, Misunderstood)
    assert read.write[0] == "pause until 5 January"


def test_another_name_is_put_in_the_place_of_the_wrong_one(stage: Stage) -> None:
    for text in (
        "no not AI, lawtech",
        "sorry wrong one, I meant lawtech not AI",
        "唔係AI，係法律科技",
    ):
        read = _read(stage, text)
        assert read == Misunderstood("", "two_wishes", "", ("undo", "subscribe Lawtech"))


def test_here_is_no_part_of_what_is_followed() -> None:
    assert grammar.parse("followers AI here") == Followers("AI")
    assert grammar.parse("followers lawtech in this channel") == Followers("lawtech")


@pytest.mark.parametrize("text", ["export this as excel", "export it as csv"])
def test_what_is_only_pointed_at_is_no_search(text: str) -> None:
    read = grammar.parse(text)
    assert isinstance(read, Misunderstood)
    assert read.problem == "export_what"


@pytest.mark.parametrize(
    ("text", "bureau", "words"),
    [
        ("證監會七月一日後關於虛擬資產嘅通函", "Securities and Futures Commission", "虛擬資產"),
        ("查找2025年数字政策办公室关于数据中心的文件", "Digital Policy Office", "数据中心"),
        ("發展局就岩洞發展嘅諮詢文件", "Development Bureau", "岩洞發展"),
    ],
)
def test_who_speaks_of_something_in_chinese_is_no_word_of_the_search(
    stage: Stage, text: str, bureau: str, words: str
) -> None:
    read = _read(stage, text)
    asked = read.intent if isinstance(read, Guessed) else read
    assert isinstance(asked, Search)
    assert (asked.bureau, asked.words) == (bureau, words)


def test_an_hour_until_which_nobody_said_is_offered(stage: Stage) -> None:
    read = _read(stage, "夜晚十點後唔好嘈我")
    assert read == Guessed(None, "quiet 22:00-08:00")
