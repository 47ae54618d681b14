"""This file tests what is proposed of a sentence that nobody foresaw: three commands that can be pressed."""

from __future__ import annotations

import time

import pytest

from bot.answering.hearing.likelihood.proposals import MOST, proposals
from bot.answering.names import TopicBook


def proposed(text: str, book: TopicBook) -> list[str]:
    return proposals(text, book, lambda line: True)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sbuscribe artifical inteligence dialy 9.30am", "subscribe Artificial intelligence daily 09:30"),
        ("a spreadsheet of whatever names the data port since 2024", "export: names data port since 2024 csv"),
        ("does muting one topic mute the others as well?", "help mute"),
        ("「暫停」之後，期間的文件會補發嗎？", "help pause"),
        ("who sees the watch lists of this room", "lists"),
        ("hush from 2230 to 730", "quiet 22:30-07:30"),
        ("what has Duncan Chiu asked on drones", 'search drones member:"duncan chiu"'),
        ("政府幾時先搞掂數碼身份", "commitments 數碼身份"),
        ("which circulars touch on tokenised deposits", "search tokenised deposits kind:circular"),
        ("anything on deepfakes but not the budget ones", "search deepfakes -budget"),
    ],
)  # fmt: skip
def test_the_command_is_among_those_proposed_with_what_the_sentence_names(
    book: TopicBook, text: str, line: str
) -> None:
    assert line in proposed(text, book)


def test_no_more_than_three_are_proposed_and_none_twice(book: TopicBook) -> None:
    found = proposed("stop AI, save the list of meetings, and show what is promised?", book)
    assert len(found) == len(set(found)) <= MOST


def test_what_cannot_be_done_here_is_not_proposed(book: TopicBook) -> None:
    def can(line: str) -> bool:
        return not line.startswith("unsubscribe")

    assert proposals("too much AI noise in here", book, can)
    assert not [
        one for one in proposals("too much AI noise in here", book, can) if one.startswith("unsub")
    ]


def test_a_long_text_and_a_platforms_mark_are_not_read(book: TopicBook) -> None:
    assert proposed("stop " * 120, book) == []
    assert proposed("stop <#C123> now", book) == []


@pytest.mark.parametrize("text", ["a b " * 70, "唔該幫我" * 60, "CB(2)438/2026 " * 18, "?" * 290])
def test_a_proposal_takes_little_work(book: TopicBook, text: str) -> None:
    proposed(text, book)
    begun = time.process_time()
    proposed(text, book)
    assert time.process_time() - begun < 0.2
