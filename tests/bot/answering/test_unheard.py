"""This file tests that a sentence of which nothing is understood is said not to be, and is not searched for whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answering.conversation import answer, meant
from bot.answering.hearing.cautions import unheard
from bot.answering.intents import Guessed
from bot.answering.speech import Reply, at_the_console
from storage.database import open_store
from tests.story.lived import lived, question_told
from tests.story.stage import Stage

NOT_UNDERSTOOD = ("I did not understand that.", "我未能理解這句話。")
SAID = [
    "make it purple",
    "that thing you sent was quicker than mine",
    "hmm 8 is low on budget day, can it be lifted",
    "hmm too broad, drop 'CCTV'",
    "delete that note",
    "keep instant for LCQs though",
    "wait no, skip the weekend ones",
    "can you do it the other way round",
    "put a ribbon on top please",
    "低空經濟都要",
    "一日最多send幾多條㗎",
    "不对，是周一到周五才要",
    "嗰個唔係我想要嘅",
    "你頭先嗰樣嘢幾好",
    "那个不是我想要的",
]
SEARCHED = [
    "AI in schools",
    "US tariffs",
    "IT infrastructure failure",
    "any papers on jetpacks",
    "do you have anything about jetpacks",
    "who asked about jetpacks",
    "what does the paper say about jetpacks",
    "keep fit classes for elderly",
    "stop and search powers of wardens",
    "search make it purple",
    "find that jetpack thing",
    "Hong Kong legal cloud what happened to it",
    "jetpack pilot what became of it",
    "iAM Smart, is it still there",
    "有冇關於噴射背包嘅文件",
    "無障礙設施 斜道 升降機",
    "政府有冇講過噴射背包",
    "噴射背包",
]


@pytest.fixture(scope="module")
def stage(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Give a console that follows all three topics, with some papers."""
    path = tmp_path_factory.mktemp("unheard") / "tamar.db"
    shutil.copy(migrated_file, path)
    store = open_store(f"sqlite:///{path}")
    yield lived(store, question_told)
    store.close()


def said(stage: Stage, text: str) -> Reply:
    return answer(stage.desk, text, at_the_console())


@pytest.mark.parametrize("text", SAID)
def test_a_sentence_that_is_no_search_is_never_found_nowhere(stage: Stage, text: str) -> None:
    reply = said(stage, text)
    assert not reply.headline.startswith(("Nothing found", "找不到"))
    assert not reply.changed
    assert reply.buttons


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_to_us_is_told_from_a_search(text: str) -> None:
    assert unheard.is_said(text)


@pytest.mark.parametrize("text", SEARCHED)
def test_what_reads_like_a_search_stays_one(stage: Stage, text: str) -> None:
    assert said(stage, text).headline not in NOT_UNDERSTOOD


@pytest.mark.parametrize("text", SAID)
def test_what_was_not_understood_offers_at_most_two_commands_and_a_search(
    stage: Stage, text: str
) -> None:
    reply = said(stage, text)
    if reply.headline in NOT_UNDERSTOOD:
        offered = [one.value for one in reply.buttons]
        assert len(offered) <= unheard.MOST + 2
        assert sum(one.startswith(("search ", "搜尋 ")) for one in offered) <= 1
        assert offered[-1] in ("help", "說明")


@pytest.mark.parametrize(
    "text",
    [
        "you got the name wrong. It's Sun Dong not Dong Sun",
        "the bot got his title wrong",
        "人名寫錯咗呀",
    ],
)
def test_a_wrong_name_is_a_complaint(stage: Stage, text: str) -> None:
    asked = meant(stage.desk, text, at_the_console())
    assert isinstance(asked, Guessed)
    assert asked.line == f"feedback {text}"
