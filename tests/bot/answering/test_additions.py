"""This file tests that what people add in few words is followed as well, and that one thing of the list is changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.intents import (
    Amend,
    Follow,
    Guessed,
    Import,
    ListFollowed,
    Misunderstood,
    NewList,
    NewTopic,
    WriteNote,
)
from bot.answering.speech import at_the_console
from tests.bot.answering.test_threads import alerted, stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "add the transport panel, and economic development",
            "transport panel, Panel on economic development",
        ),
        ("工務小組都加埋，財委會唔使", "工務小組"),
        ("財委會全部要 一份都唔好漏", "財委會"),
        ("throw in the pac too", "pac"),
        ("智慧城市都要埋", "智慧城市"),
    ],
)
def test_what_is_added_is_followed(stage: Stage, text: str, what: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Follow)
    assert read.what == what


def test_what_is_followed_and_wanted_no_more_is_offered_beside_it(stage: Stage) -> None:
    read = meant(stage.desk, "工務小組都加埋，智慧城市唔使", at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.write == ("follow 工務小組", "unsubscribe 智慧城市")


def test_what_is_called_nothing_here_is_offered_as_a_topic(stage: Stage) -> None:
    read = meant(stage.desk, "低空經濟都要", at_the_console())
    assert isinstance(read, Guessed)
    assert read.line == "topic follow 低空經濟: 低空經濟"


@pytest.mark.parametrize(
    "text",
    [
        "個個議員都要交報告",
        "乜嘢文件都要",
        "include this in my report",
        "track record of the bureau",
    ],
)
def test_what_only_sounds_so_adds_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


def test_words_between_marks_make_one_topic(stage: Stage) -> None:
    read = meant(stage.desk, 'track "SmartView" n "銳眼計劃" for us', at_the_console())
    assert isinstance(read, NewTopic)
    assert (read.name, read.line) == ("SmartView", "SmartView, 銳眼計劃")


def test_words_for_one_basket_are_offered_as_one_topic(stage: Stage) -> None:
    read = meant(stage.desk, "drones / UAV / eVTOL same basket", at_the_console())
    assert isinstance(read, Guessed)
    assert read.line == "topic follow drones: drones, UAV, eVTOL"


@pytest.mark.parametrize(
    "text", ["我係咪唔小心加咗財委會", "did we ever follow the finance committee?"]
)
def test_whether_something_is_followed_shows_the_list(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == ListFollowed()


def test_quiet_hours_with_an_exception_are_offered_whole(stage: Stage) -> None:
    text = "stop sending after 11pm, but wake us for anything from SZ/HK 河套"
    reply = answer(stage.desk, text, at_the_console())
    assert not reply.changed
    assert reply.headline.endswith("What came comes with the next digest.") or any(
        "nothing is let through" in line for line in (reply.headline, *reply.lines)
    )


@pytest.mark.parametrize("text", ["reset everything in this dm, start over", "全部清晒重新嚟過"])
def test_to_begin_afresh_is_offered_and_not_done(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.problem == "afresh_how"


@pytest.mark.parametrize(
    ("text", "number", "rhythm", "at"),
    [
        ("第一項改做每日 9 點", 1, "daily", "09:00"),
        ("第一条改成每天一次就好，太频繁了", 1, "daily", None),
        ("can the first one come at half seven in the morning, daily", 1, "daily", "07:30"),
        ("#2 on the list - daily, quarter to nine", 2, "daily", "08:45"),
        ("third one on our list can go to once a week, our board meets monthly", 3, "weekly", None),
        ("將第二個訂閱設為即時，因為草案恢復二讀", 2, "instant", None),
    ],
)
def test_one_thing_of_the_list_is_changed(
    stage: Stage, text: str, number: int, rhythm: str, at: str | None
) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Amend)
    assert (read.number, read.wishes.rhythm, read.wishes.at) == (number, rhythm, at)


@pytest.mark.parametrize(
    "text",
    [
        "who changed the third item to daily",
        "don't change the second one to weekly",
        "did the first one change to weekly?",
        "第二條改為每日罰款",
        "第一項改了每週",
        "第三項修訂改咗啲乜",
    ],
)
def test_what_tells_of_a_change_changes_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("can u create a topic for ODR - words: eBRAM, 網上爭議解決", "ODR", "eBRAM, 網上爭議解決"),
        (
            'I want a subject of our own, "Critical Infra", that fires on 關鍵基礎設施, computer system security',
            "Critical Infra",
            "關鍵基礎設施, computer system security",
        ),
        ("category Ferries please for our client", None, None),
        ("幫手加個叫充電樁嘅題目，搵電動車充電、充電設施", "充電樁", "電動車充電, 充電設施"),
        ("the topic of the day (AI, robots and drones)", None, None),
    ],
)
def test_a_topic_is_written_where_it_has_a_name_and_words(
    stage: Stage, text: str, name: str | None, line: str | None
) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert (read.name, read.line) == (name, line) if isinstance(read, NewTopic) else name is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('start a private name list "Rivals" w/ Zenith Robotics and 天頂機械人 in it', "Rivals"),
        ("新建名单 供应商：蓝海云、启明数据", "供应商"),
    ],
)
def test_a_list_is_made_with_its_names(stage: Stage, text: str, name: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, NewList)
    assert read.name == name


@pytest.mark.parametrize(
    "text", ["use this setup: subscribe AI daily 08:45", "照呢個設定入：subscribe AI daily 08:45"]
)
def test_lines_of_elsewhere_are_taken_over(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert read == Import(("subscribe AI daily 08:45",))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("jot this under here - 300 jobs, not 200", "300 jobs, not 200"),
        ("加個備註 等客戶回覆", "等客戶回覆"),
        ("what note is on this", None),
        ("does the record on this show that it passed?", None),
    ],
)
def test_a_note_is_written_under_its_paper(stage: Stage, text: str, note: str | None) -> None:
    speaker = replace(at_the_console(), about=alerted(stage))
    read = meant(stage.desk, text, speaker)
    assert read.text == note if isinstance(read, WriteNote) else note is None
