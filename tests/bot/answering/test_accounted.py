"""This file tests which words beside an order leave it as it is, and which turn it into an offer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

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
    path = tmp_path_factory.mktemp("accounted") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


def _read(stage: Stage, text: str) -> Intent:
    return meant(stage.desk, text, at_the_console())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("digest at 7 sharp, our morning call is 7:20", "digest daily 07:00"),
        ("請每天早上八點發送摘要", "digest daily 08:00"),
        ("摘要八點發，我哋八點半開會", "digest daily 08:00"),
        ("please stay silent between 11pm and 6am", "quiet 23:00-06:00"),
        ("勿擾時間改做晚上八點至朝早八點", "quiet 20:00-08:00"),
        ("turn quiet hours off, we have a night shift now", "quiet off"),
        ("pause two hours, I'm screen sharing with a client", "pause until two hours"),
        ("這兩天太忙，請暫停到下周一", "pause until 下周一"),
        ("mute AI until Monday, they are doing their roadshow", "mute AI until Monday"),
        ("靜音AI到星期五，佢哋做緊路演", "mute AI until 星期五"),
        ("everything in Chinese please, the new partner doesn't read English", "language tc"),
        ("轉返英文啦，同事睇唔明中文", "language en"),
        ("stop following the HKMA, compliance gets it straight from them", "unsubscribe HKMA"),
        ("停收法律科技，我哋轉咗做醫療", "unsubscribe lawtech"),
        ("別再發人工智能了，太多", "unsubscribe AI"),
    ],
)
def test_an_order_is_obeyed_beside_its_own_words_and_a_plain_reason(
    stage: Stage, text: str, line: str
) -> None:
    read = _read(stage, text)
    assert meaning(stage.desk, read) == meaning(stage.desk, grammar.parse(line)), read


@pytest.mark.parametrize(
    "text",
    [
        "pause until Friday, we are deciding",
        "mute AI until Friday, the team is relying on it",
        "switch to English, nobody has agreed",
        "stop lawtech, another team wants it",
        "停收AI，第二組反對",
        "靜音AI到星期五，佢哋考慮緊",
        "摘要九點出咗",
        "make the 9am digest weekly",
        "AI is off until Friday",
        "we are back on Monday, resume",
    ],
)
def test_beside_a_doubt_an_order_is_only_offered(stage: Stage, text: str) -> None:
    assert not _read(stage, text).changes


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("follow lawtech in January", "in January"),
        ("subscribe to AI for John", "for John"),
        ("follow lawtech as long as the trial lasts", "as long as the trial lasts"),
        ("subscribe to AI, hearing is on Friday 9am", "hearing is on Friday 9am"),
        ("訂閱人工智能到星期五", "星期五"),
    ],
)
def test_a_following_that_cannot_be_kept_is_offered_with_what_is_left_out(
    stage: Stage, text: str, left: str
) -> None:
    read = _read(stage, text)
    assert isinstance(read, Guessed)
    assert read.intent is None
    assert left in read.left


@pytest.mark.parametrize(
    "text",
    [
        "follow PCPD",
        "follow the Finance Committee from now on",
        "subscribe to AI, once a week is enough",
        "subscribe to lawtech so we don't miss anything",
        "send us anything on AI when it comes out",
        "please add smart city for our team",
        "我哋組都想睇智慧城市啲文件，一星期一次得喇",
    ],
)
def test_a_plain_following_is_obeyed(stage: Stage, text: str) -> None:
    assert _read(stage, text).changes


@pytest.mark.parametrize(
    "text",
    [
        "pause from 24 December to 2 January",
        "we're closed 24 Dec - 2 Jan, please pause",
        "12月24日至1月2日暫停",
        "mute AI from next Thursday to Tuesday",
    ],
)
def test_a_pause_of_days_to_come_is_asked_back_whole(stage: Stage, text: str) -> None:
    read = _read(stage, text)
    assert isinstance(read, Misunderstood)
    assert read.problem == "stops_at_once"


@pytest.mark.parametrize(
    "text",
    ["pause till after the by-election", "mute AI until the hearing is over", "暫停到開完庭"],
)
def test_a_pause_until_an_event_is_asked_back(stage: Stage, text: str) -> None:
    read = _read(stage, text)
    assert isinstance(read, Misunderstood)
    assert read.problem == "until_when"


def test_a_number_is_read_without_its_division_where_one_issued_it(stage: Stage) -> None:
    assert _read(stage, "save 438/2026(02)") == _read(stage, "save CB(2)438/2026(02)")
    assert not _read(stage, "HCA 438/2026(02)").changes


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("how many smart lampposts are up now?", "programme smart lampposts"),
        ("What's on in LegCo Wednesday week?", "meetings 2026-10-21"),
        ("FC papers with 'smart traffic'", 'search smart traffic committee:"Finance Committee"'),
        ("ITB 個 briefing 有冇", "briefing ITB"),
        ("edit AI weekly fri 16:00", "subscribe AI weekly fri 16:00"),
        ("move smart city to Fridays at 4", "subscribe smart-city weekly fri 16:00"),
        ("Friday look-ahead with the briefings as well would be great", "ahead both"),
    ],
)
def test_a_word_says_what_is_asked_of_what_is_named(stage: Stage, text: str, line: str) -> None:
    read = _read(stage, text)
    if isinstance(read, Guessed) and read.intent is not None:
        read = read.intent
    assert meaning(stage.desk, read) == meaning(stage.desk, grammar.parse(line)), read


def test_the_same_is_offered_for_another_thing(stage: Stage) -> None:
    read = _read(stage, "same for lawtech")
    assert isinstance(read, Guessed)
    assert (read.intent, read.line) == (None, "follow lawtech")
    asked = _read(stage, "same for")
    assert isinstance(asked, Misunderstood)
    assert asked.problem == "which_topic"
