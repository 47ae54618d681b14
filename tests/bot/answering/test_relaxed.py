"""This file tests that a sentence finds papers though no paper holds all its words, and says what it left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.answering.conversation import answer
from bot.answering.finding.relaxed import apart, relaxed, subject
from bot.answering.intents import Search
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.lived import lived, question_told

PAPERS = ({"lamppost", "camera", "district"}, {"lamppost", "camera", "museum"}, {"ferry"})


def count(asked: Search) -> int:
    return sum(set(asked.words.split()) <= held for held in PAPERS)


def loosely(words: str) -> Search:
    return Search(words, typed=f"search {words}", loose=True)


def test_what_no_paper_holds_is_left_out_first() -> None:
    assert relaxed(loosely("lamppost camera zebra"), count) == (
        Search("lamppost camera"),
        ("zebra",),
    )


def test_of_words_that_never_stand_together_the_one_goes_without_which_most_is_found() -> None:
    found = relaxed(loosely("lamppost camera ferry"), count)
    assert found is not None
    assert found[0].words == "lamppost camera"
    assert found[0].typed == "search lamppost camera"


@pytest.mark.parametrize(
    "words",
    [
        "lamppost zebra",
        "lamppost zebra giraffe",
        'lamppost "camera" zebra',
        "lamppost camera -ferry zebra",
    ],
)
def test_too_little_is_not_looked_for_and_exact_words_are_meant(words: str) -> None:
    assert relaxed(loosely(words), count) is None


def test_no_more_is_asked_of_the_store_than_a_few_searches() -> None:
    asked: list[str] = []

    def counted(one: Search) -> int:
        asked.append(one.words)
        return int(" " not in one.words)

    assert relaxed(loosely("a b c d e f g"), counted) is None
    assert len(asked) < 35
    assert relaxed(loosely("a b c d e f g h"), counted) is None


@pytest.mark.parametrize(
    ("offers", "words"),
    [
        (("search ferry piers", "latest"), "ferry piers"),
        (("latest", "search ferry piers"), "so the ferry piers"),
        (("search ferry kind:slides",), "so the ferry piers"),
        ((), "so the ferry piers"),
    ],
)
def test_a_sentence_is_about_what_is_likeliest_searched_for(
    offers: tuple[str, ...], words: str
) -> None:
    assert subject(Search("so the ferry piers", offers=offers)).words == words


Say = Callable[[str], str]


@pytest.fixture
def said(sqlite_store: Store) -> Say:
    stage = lived(sqlite_store, question_told)

    def say(text: str) -> str:
        reply = answer(stage.desk, text, at_the_console())
        return "\n".join((reply.headline, *reply.lines, *(row.title or "" for row in reply.rows)))

    return say


def test_a_sentence_finds_its_paper_and_says_what_was_left_out(said: Say) -> None:
    reply = said("papers on error rate of zebras in AI tools")
    assert "without: zebras." in reply
    assert "LCQ9: Use of artificial intelligence by government departments" in reply
    assert "zebras AI tools" not in reply  # which finds nothing
    assert "立法會九題" in said("有冇文件講人工智能嘅錯誤率同斑馬")


def test_a_search_that_was_typed_as_one_is_not_loosened(said: Say) -> None:
    assert said("search error rate zebras AI tools").startswith("Nothing found")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("法律科技指引", "法律 科技 指引"),
        ("數據中心電費", "數據中心 電費"),
        ("指引", None),
        ("AI指引守則", None),
    ],
)
def test_the_words_of_a_chinese_run_are_looked_for_apart(typed: str, words: str | None) -> None:
    found = apart(Search(typed))
    assert (found.words if found else None) == words
