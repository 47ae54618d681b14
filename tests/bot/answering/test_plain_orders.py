"""This file tests that a plain order in words of one's own is obeyed, and only where nothing is left out or made up."""

from __future__ import annotations

import pytest

from bot.answering.conversation import answer
from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Misunderstood
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture
def stage(sqlite_store: Store) -> Stage:
    """Give a console that follows all three topics."""
    return lived(sqlite_store)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("the audit is over, you can talk again", "resume"),
        ("oops, reverse my last change", "undo"),
        ("把免打扰时段关掉", "quiet off"),
        ("即刻出一份摘要", "digest now"),
        ("我哋想所有嘢夾埋一份，每日一次", "digest daily"),
        ("晚上九点以后不要提醒我，早上七点再开始", "quiet 21:00-07:00"),
    ],
)
def test_a_plain_order_means_what_its_command_does(stage: Stage, text: str, typed: str) -> None:
    said, full = (meant(stage.desk, one, at_the_console()) for one in (text, typed))
    assert said == full


def test_what_was_obeyed_so_is_taken_back_in_one_press(stage: Stage) -> None:
    reply = answer(stage.desk, "我哋想所有嘢夾埋一份，每日一次", at_the_console(language="zh-Hant"))
    assert reply.changed
    assert any(button.action == "undo" for button in reply.buttons)


@pytest.mark.parametrize(
    "text",
    [
        "silence between 12:30 and 2, I swim",  # one of its hours is not read
        "everything once a week, Wednesday 10 am, the committee sits at 11",  # whose hour it is not
        "our directors can't read Chinese. Everything in English from now",
        "第5項調返做每週啦",
        "*HKMA, fat fingers",
        "please wake us at weekends",
        "我聽日先返工，今日咩都唔使send",
        "議員每日八點十五分要睇剪報，摘要跟住嗰個時間啦",
        "don't send me lawtech this month, other things fine",
        "should you be talking again?",
    ],
)
def test_an_order_that_leaves_out_or_makes_up_is_only_offered(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


def test_a_restriction_of_rights_is_only_offered(stage: Stage) -> None:
    read = meant(stage.desk, "以后只有管理员可以修改订阅", at_the_console())
    assert isinstance(read, Guessed)
    assert read.intent is None


@pytest.mark.parametrize(
    "text",
    [
        "the contract is in English",
        "判詞得英文",
        "I speak English",
        "switch to english for John",
        "the library is silent until Friday",
        "everything was quiet until Monday",
        "We joked that we should hold everything until Monday",
        "the bar is quiet 10pm to 7am",
        "don't follow her",
        "don't save CB(2)438/2026(03)",
        "唔好轉做中文",
    ],
)
def test_what_tells_or_refuses_changes_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    "text",
    [
        "don't follow her",
        "don't save CB(2)438/2026(03)",
        "唔好轉做中文",
        "don't use both languages",
    ],
)
def test_what_is_refused_is_not_offered(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.problem == "nothing_changed"


@pytest.mark.parametrize(
    ("text", "verb"),
    [("save this one for me will you", "save"), ("呢份之前仲有啲咩相關文件", "story")],
)
def test_which_paper_is_asked_where_none_is_before_us(stage: Stage, text: str, verb: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert (read.understood, read.problem) == (verb, "which_paper")


def test_a_search_that_names_a_report_stays_a_search(stage: Stage) -> None:
    read = meant(
        stage.desk, "papers that cite this report on autonomous vehicles", at_the_console()
    )
    assert not isinstance(read, Misunderstood)
