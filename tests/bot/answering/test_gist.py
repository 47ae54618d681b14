"""This file tests that a sentence is taken for a command only where each of its words is accounted for."""

from __future__ import annotations

import time
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.hearing.grammar import parse
from bot.answering.hearing.pieces import gist
from bot.answering.intents import Search
from bot.answering.names import TopicBook
from scrapers.text import fold

CUES = tomllib.loads(
    resources.files("bot.answering.hearing.pieces").joinpath("gist.toml").read_text("utf-8")
)


def read(text: str, book: TopicBook) -> str | None:
    return next(gist.lines(text, book), None)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("I want to hear about legal tech and AI please", "subscribe legal tech, AI"),
        ("weekly digest on Monday mornings for smart city", "subscribe smart city weekly mon"),
        ("逢星期五下晝三點想收智慧城市", "subscribe 智慧城市 逢星期五下晝三點"),
        ("AI weekly, Tuesday 10am", "subscribe AI weekly Tuesday 10am"),
        ("briefing for Monday's panel", "briefing Monday"),
        ("what happened with iAM Smart", "search iAM Smart"),
        ("有咩承諾到期", "commitments"),
        ("what must be delivered by March 2027", "commitments due March 2027"),
        ("睇下通知係點樣", "sample"),
        ("hi there, what do you do?", "help"),
        ("when is the meeting?", "meetings"),
        ("how should I cite CB(2)1292/2025 in a skeleton argument", "citation CB(2)1292/2025"),
        ("please read the rest", "more this"),
    ],
)
def test_words_in_any_order_make_a_line(said: str, line: str, book: TopicBook) -> None:
    assert read(said, book) == line


@pytest.mark.parametrize(
    "said",
    [
        "the government wants smart city",  # somebody else wants it
        "they need AI",
        "we do not want AI",
        "不想收人工智能",
        "I love AI",
        "AI alerts",
        "AI meeting minutes",  # a word is left over
        "AI is stopping our work",
        "we cancelled our smart city tour",
        "I want AI and cake",
        '"AI" news',  # written as a search is
        "news -AI",
        "topic:ai news",
        "AI",  # one word says nothing of what is wanted
        "",
    ],
)
def test_what_is_not_wholly_understood_is_left_alone(said: str, book: TopicBook) -> None:
    assert read(said, book) is None


def test_a_word_has_one_meaning() -> None:
    held = [fold(word) for words in CUES.values() for word in words]
    assert sorted({word for word in held if held.count(word) > 1}) == []


WORDS = sorted(
    {word for words in CUES.values() for word in words} | {"AI", "法律科技", "monday", "9am", "x"}
)


@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_every_line_is_a_command_in_full(words: list[str]) -> None:
    class FakeBook:
        topics = ()

        def find(self, name: str) -> object:
            return object() if name in ("AI", "法律科技") else None

    for line in gist.lines(" ".join(words), FakeBook()):  # type: ignore[arg-type]
        intent = parse(line)
        assert not isinstance(intent, Search) or line.startswith("search "), line


def test_a_long_text_is_no_sentence(book: TopicBook) -> None:
    began = time.process_time()
    for text in ("want " * 20_000, "要" * 100_000, "AI " * 39, "法律科技" * 9, "1:" * 5_000):
        read(text, book)
    assert time.process_time() - began < 1.0


def test_a_clause_is_read_by_itself(book: TopicBook) -> None:
    assert gist.clauses("what came out about AI this week? need it for the note") == [
        "what came out about AI this week", " need it for the note",
    ]  # fmt: skip
    assert gist.clauses("what came out about AI this week") == []
    assert read("what came out about AI this week", book) == "latest AI this week"
