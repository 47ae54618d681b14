"""This file tests how a sentence is written with gaps for what it names."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.hearing.pieces.gapped import MOST_LETTERS, gapped, split
from bot.answering.names import TopicBook

SAID = {
    "send the AI papers to us at 9am": [
        "send",
        "the",
        "<topic>",
        "papers",
        "to",
        "us",
        "at",
        "<hour>",
    ],
    "why CB(2)438/2026(03)?": ["why", "<paper>", "?"],
    "half nine on Mondays": ["<hour>", "on", "<weekday>"],
    "silence until 3 March 2027": ["silence", "until", "<date>"],
    "what did the DoJ do last month": ["what", "did", "the", "<bureau>", "do", "<span>"],
    "write to a.b@firm.example": ["write", "to", "<email>"],
}


@pytest.mark.parametrize("text", sorted(SAID))
def test_what_a_sentence_names_is_a_gap(text: str, book: TopicBook) -> None:
    assert gapped(text, book).words == SAID[text]


def test_what_stood_in_a_gap_is_kept(book: TopicBook) -> None:
    named = gapped("the AI ones at 9:30 on Tuesdays", book).named
    assert (named["topic"], named["hour"], named["weekday"]) == (["ai"], ["9:30"], ["Tuesdays"])


def test_no_name_begins_with_an_article(book: TopicBook) -> None:
    assert gapped("the legal tech papers", book).words == ["the", "<topic>", "papers"]


def test_chinese_is_parted_letter_by_letter_and_names_stay_whole(book: TopicBook) -> None:
    words = gapped("每朝九點send人工智能嘅文件", book).words
    assert "<topic>" in words
    assert "<hour>" in words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=400))
def test_whatever_is_typed_has_words(book: TopicBook, text: str) -> None:
    found = gapped(text, book)
    assert len(found.words) <= 2 * MOST_LETTERS


@given(st.text(max_size=100))
def test_a_sentence_with_gaps_is_split_the_same_again(text: str) -> None:
    words = split(text)
    assert split(" ".join(words)) == words
