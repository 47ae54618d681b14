"""This file tests orders that stand in one clause of several: with reasons, wishes, exceptions and doubts beside them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing import grammar
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Intent, Misunderstood
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.bot.answering.utterances import meaning
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("apart") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    made = lived(store)
    yield made
    store.close()


def _read(stage: Stage, text: str) -> Intent:
    return meant(stage.desk, text, at_the_console())


def _same(stage: Stage, text: str, line: str) -> bool:
    read = _read(stage, text)
    return read.changes and meaning(stage.desk, read) == meaning(stage.desk, _read(stage, line))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Quiet for two weeks please, whole team on leave", "pause for two weeks"),
        ("mute lawtech for a fortnight, our lead on it is on jury duty", "mute lawtech for two weeks"),
        ("drop AI, nobody here reads it", "unsubscribe AI"),
        ("add lawtech too, a client just asked about it", "subscribe lawtech"),
        ("switch us to Chinese, the new partner prefers it", "language tc"),
        ("靜音人工智能兩個星期，負責嗰位同事放產假", "mute AI until 兩個星期"),
        ("取消訂閱AI，冇人睇", "unsubscribe AI"),
        ("恢復通知啦，我哋返咗嚟", "resume"),
        ("聖誕期間停一停,28號返嚟", "pause until 28號"),
        ("聖誕假期唔好send嘢，一月三號先返工", "pause until 一月三號"),
    ],
)  # fmt: skip
def test_a_reason_beside_an_order_falls_away(stage: Stage, text: str, line: str) -> None:
    assert _same(stage, text, line), _read(stage, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("could you hold the smart city ones until the 15th, our reader is in arbitration", "mute Smart city until the 15th"),
        ("unsubscribe from lawtech, that practice has moved to Singapore", "unsubscribe lawtech"),
        ("pause till the 20th, nobody wants any", "pause until the 20th"),
        ("stop lawtech, leave AI as it is", "unsubscribe lawtech"),
    ],
)  # fmt: skip
def test_beside_a_reason_that_is_not_known_for_one_an_order_is_offered_whole(
    stage: Stage, text: str, line: str
) -> None:
    read = _read(stage, text)
    assert isinstance(read, Guessed)
    assert read.line == line


@pytest.mark.parametrize(
    "text",
    [
        "stop lawtech, the client has not agreed",
        "停收AI，同事反對",
        "don't send the digest at 9",
        "摘要九點出，公眾假期除外",
        "no construction noise from 7pm to 7am",
        "quiet from 10pm to 8am for the next two weeks",
        "no alerts this weekend except this one",
        "Dear Ben, please mute AI until Friday",
        "@Ben switch to English",
        "keep lawtech, drop everything else",
        "unsubscribe lawtech as long as Ben is away",
        "摘要唔好九點",
    ],
)
def test_what_objects_defers_or_limits_lets_nothing_be_changed(stage: Stage, text: str) -> None:
    assert not _read(stage, text).changes


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("subscribe to legal tech, in Chinese only", "subscribe lawtech lang tc"),
        ("can you follow lawtech for us, straight away when something comes", "subscribe lawtech instant"),
        ("唔該加智慧城市,朝早八點半 send", "subscribe smart city daily 08:30"),
        ("add AI, at nine please", "subscribe AI daily 09:00"),
        ("follow AI and lawtech daily at nine, in English", "subscribe AI, lawtech daily 09:00 lang en"),
        ("加法律科技，逢星期五，英文", "subscribe lawtech weekly fri lang en"),
        ("訂閱人工智能，只要主題", "subscribe AI level main"),
    ],
)  # fmt: skip
def test_a_wish_in_another_clause_fills_the_order(stage: Stage, text: str, line: str) -> None:
    assert _same(stage, text, line), _read(stage, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("drop smart city, keep AI", "unsubscribe smart city"),
        ("取消智慧城市，保留人工智能", "unsubscribe smart city"),
        ("we'd like to hear about AI and smart city but not lawtech", "subscribe AI, smart city"),
        ("mute lawtech for a week but not AI", "mute lawtech for a week"),
    ],
)
def test_what_is_spared_is_no_part_of_the_order(stage: Stage, text: str, line: str) -> None:
    assert _same(stage, text, line), _read(stage, text)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("if the partners agree, stop smart city", "unsubscribe Smart city"),
        ("mute smart city when the Budget is out", "mute Smart city for a week"),
        ("Kelvin, please stop the AI alerts", "unsubscribe AI"),
        ("switch to English after lunch", "language english"),
        ("resume after lunch", "resume"),
        ("switch to Chinese once X is back", "language traditional chinese"),
    ],
)
def test_what_hangs_on_something_is_offered_and_not_done(
    stage: Stage, text: str, line: str
) -> None:
    read = _read(stage, text)
    assert isinstance(read, Guessed)
    assert read.intent is None
    assert meaning(stage.desk, grammar.parse(read.line)) == meaning(stage.desk, grammar.parse(line))


@pytest.mark.parametrize(
    "text",
    [
        "stop AI? no, keep it",
        "pause everything, just kidding",
        "drop AI, that was a joke",
        "mute AI for a week, lawtech",
        "unsubscribe AI, or maybe not",
        "Ivy, could you pause the alerts until Monday",
        "stop the AI alerts, we all read them",
        "先暫停住，等我哋搞掂個case先",
        "don't stop AI, we need it",
        "AI唔好停住，個客仲要",
        "等老闆批咗先停AI",
        "I think we should pause, but ask Bob first",
        "mute everything except AI for a week",
    ],
)
def test_what_is_taken_back_or_limited_is_not_obeyed(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


def test_of_two_orders_each_is_offered(stage: Stage) -> None:
    read = _read(
        stage, "follow lawtech daily at nine, in English, and no messages from 8pm to 8:30am"
    )
    assert read == Misunderstood(
        "", "two_wishes", "", ("subscribe Lawtech daily 09:00 lang en", "quiet 20:00-08:30")
    )


def test_an_end_that_nobody_can_know_is_asked_for(stage: Stage) -> None:
    read = _read(stage, "leave us alone until the trial is over")
    assert isinstance(read, Misunderstood)
    assert read.problem == "until_when"
