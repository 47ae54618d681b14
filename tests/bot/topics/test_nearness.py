"""This file tests which sentences are on a topic by themselves."""

from __future__ import annotations

import pytest

from bot.topics.matching import shipped_matcher
from bot.topics.nearness import speaks_of


@pytest.mark.parametrize(
    ("sentence", "title", "near"),
    [
        ("The Department will put up smart lampposts in 2027.", "Street works", True),
        ("The Bureau will table the bill in 2027.", "Development of smart city", True),
        ("The Bureau will table the bill in 2027.", "Street works", False),
        ("署方將於2027年安裝智慧燈柱。", "道路工程", True),
        ("局方將於2027年提交條例草案。", "道路工程", False),
    ],
)
def test_a_sentence_is_on_a_topic_by_its_own_words_or_its_papers_title(
    sentence: str, title: str, near: bool
) -> None:
    assert speaks_of(shipped_matcher(), "smart-city", sentence, title) is near
