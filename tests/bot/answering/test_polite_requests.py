"""This file tests that a polite request is an order where it settles all that it names, and nothing that asks or tells is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from bot.answering.arguments import languages, questions
from bot.answering.conversation import answer, meant
from bot.answering.hearing import grammar
from bot.answering.intents import (
    Guessed,
    Misunderstood,
    SetLanguage,
    Subscribe,
    Thanks,
    Unsubscribe,
)
from bot.answering.speech import at_the_console
from storage.database import open_store
from tests.story.lived import lived
from tests.story.stage import Stage


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics."""
    path = tmp_path_factory.mktemp("polite") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store)
    store.close()


OPENERS = ("可唔可以訂閱", "能否訂閱", "可否 subscribe ", "可不可以訂閱")
TOPICS = ("法律科技", "AI", "lawtech")
WHEN = ("，每日九點", "，每星期一次")
SETTLED = ("就得", "即可", "便可", "就得喇", "就好")
UNSETTLED = ("？", "得唔得", "會唔會太密", "定係每日", "嗎")


@pytest.mark.parametrize("opener", OPENERS)
def test_a_polite_request_that_settles_how_often_is_obeyed(stage: Stage, opener: str) -> None:
    said = ["".join((opener, *one)) for one in product(TOPICS, WHEN, SETTLED)]
    speaker = at_the_console()
    assert [one for one in said if not isinstance(meant(stage.desk, one, speaker), Subscribe)] == []


@pytest.mark.parametrize("opener", OPENERS)
def test_one_that_asks_is_not(stage: Stage, opener: str) -> None:
    said = ["".join((opener, *one)) for one in product(TOPICS, WHEN, UNSETTLED)]
    speaker = at_the_console()
    assert [one for one in said if isinstance(meant(stage.desk, one, speaker), Subscribe)] == []


@pytest.mark.parametrize(
    "text",
    [
        "could we have lunch, weekly is fine, or should we ask",
        "可唔可以點樣訂閱，每日就得",
        "can we subscribe? weekly is fine for me but ask John",
    ],
)
def test_what_is_weighed_is_not_settled(text: str) -> None:
    assert not questions.settles(text)


@pytest.mark.parametrize(
    "text",
    [
        "全部取消訂閱", "取消全部訂閱", "所有訂閱全部取消", "全部退訂", "把所有訂閱都取消", "通通退訂", "全部取消订阅",
        "cancel all our subscriptions", "unsubscribe us from everything", "cancel every subscription",
    ],
)  # fmt: skip
def test_all_is_stopped_where_nothing_else_is_said(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == Unsubscribe((), everything=True)


@pytest.mark.parametrize(
    "text",
    [
        "全部取消訂閱會點", "如果全部取消訂閱，仲收唔收到摘要", "阿明話想全部取消訂閱", "唔好全部取消訂閱", "全部取消訂閱？",
        "should we cancel all our subscriptions", "don't cancel all our subscriptions", "John cancelled all our subscriptions",
        "邊個 cancel 咗 smart city 個 subscription", "我 cancel 咗 smart city 個 subscription 喇", "阿明取消咗法律科技",
        "would you mind explaining what following a bureau does", "would you mind if we added the DPO next week",
        "our quiet hours are fine", "don't scrap our quiet hours", "唔好關閉勿擾時段", "邊個關閉咗勿擾時段",
        "假期未過，唔好重新開始發送通知", "阿明話假期已過，可以重新開始發送通知", "請勿即時整理摘要", "佢即時整理咗一份摘要",
        "我們不需要把通知改成簡體字", "通知改成简体字好唔好", "whenever Duncan asks something the room goes quiet",
        "every time John raises a question the partner tells us at once that he is wrong", "smart city is daily now, which is plenty",
        "智慧城市而家係每日，唔使轉", "中英文都唔得，佢要法文", "會議用中文定英文都得，你哋決定", "人工智能例會改每週五下午5:30",
        "they add AJLS to their list every year", "有冇人加埋保安事務委員會入我哋個list",
    ],
)  # fmt: skip
def test_what_only_tells_asks_or_forbids_changes_nothing(stage: Stage, text: str) -> None:
    assert not answer(stage.desk, text, at_the_console()).changed


@pytest.mark.parametrize(
    "text",
    [
        "中英文都得，language 冇所謂", "中文英文都可以", "英文又得中文又得", "兩種語言都可以，隨便", "中英都得",
        "English or Chinese, we don't mind which", "language doesn't matter, either is fine", "both languages are fine",
    ],
)  # fmt: skip
def test_either_language_is_said_in_many_ways(stage: Stage, text: str) -> None:
    assert meant(stage.desk, text, at_the_console()) == SetLanguage("either")


@pytest.mark.parametrize(
    "text",
    [
        "份合約中英文都得，唔使譯", "our contract is in English and Chinese, either is fine", "either partner can sign", "英文",
        "中文版都得", "is either language fine for the court", "語言", "both bills are fine",
    ],
)  # fmt: skip
def test_no_other_talk_of_two_languages_is(text: str) -> None:
    assert not languages.is_either(text)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "instant alerts for lawtech but nothing between 8pm and 8am",
            ("subscribe Lawtech instant", "quiet 20:00-08:00"),
        ),
        (
            "法律科技要即時，但夜晚十點到朝早八點唔好出聲",
            ("subscribe Lawtech instant", "quiet 22:00-08:00"),
        ),
    ],
)
def test_of_two_wishes_both_are_offered(stage: Stage, text: str, lines: tuple[str, str]) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Misunderstood)
    assert read.problem == "two_wishes"
    assert [*map(grammar.parse, read.write)] == [*map(grammar.parse, lines)]


@pytest.mark.parametrize(
    "text", ["多謝你每日嘅摘要", "thanks for the daily digest", "謝謝你們一直的通知"]
)
def test_thanks_for_what_comes_already_ask_for_nothing(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read.intent if isinstance(read, Guessed) else read, Thanks)
