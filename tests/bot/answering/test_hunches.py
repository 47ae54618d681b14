"""This file tests what is offered for a sentence that nobody foresaw, and that papers are found by number in any of them."""

from __future__ import annotations

import time

import pytest

from bot.answering import hunches
from bot.answering.conversation import answer
from bot.answering.names import TopicBook
from bot.answering.speech import at_the_console
from storage.database import Store
from tests.story.stage import Stage


@pytest.mark.parametrize(
    ("said", "line"),
    [
        (
            "hi, could you start sending us whatever LegCo puts out on AI",
            "subscribe Artificial intelligence",
        ),
        (
            "AI is way too noisy rn, shut it up for a week",
            "mute Artificial intelligence until a week",
        ),
        ("法律科技可以剔走,我哋冇再做呢範疇", "unsubscribe Lawtech"),
        ("oops, didn't mean that, put it back how it was", "undo"),
        ("頭先撳錯咗sorry,可唔可以變返之前咁", "undo"),
        ("I'm on leave, don't post a thing until Monday", "pause until Monday"),
        ("返嚟開工喇,可以照舊發通知", "resume"),
        ("where are the papers I put aside earlier", "saved"),
        ("haven't seen a post in days, are you still working", "status"),
        ("has anyone over there written about smart lampposts", "search smart lampposts"),
        ("which undertakings are meant to be delivered by 2027", "commitments due 2027"),
        ("我哋部門想改成逢星期一收一次匯總", "digest 逢星期一"),
    ],
)
def test_what_is_likely_is_among_the_first_two(said: str, line: str, book: TopicBook) -> None:
    assert line in list(hunches.lines(said, book))[:2]


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("why on earth did you post CB(2)1292/2025 in here", "why CB(2)1292/2025"),
        ("how should I footnote CB(2)1292/2025 in my article", "citation CB(2)1292/2025"),
        ("what does CB(2)1292/2025 actually boil down to", "show CB(2)1292/2025"),
        ("no number stands here", None),
    ],
)
def test_a_paper_is_found_by_its_number_in_any_sentence(
    said: str, line: str | None, book: TopicBook
) -> None:
    assert hunches.of_paper(said, book) == line


@pytest.mark.parametrize(
    "said",
    [
        "I'm on leave, don't post a thing until Monday",
        "法律科技可以剔走,我哋冇再做呢範疇",
        "no lawtech alerts for the next three days, I'm at a conference",
    ],
)
def test_a_hunch_changes_nothing(sqlite_store: Store, said: str) -> None:
    reply = answer(Stage(sqlite_store).desk, said, at_the_console())
    assert not reply.changed
    assert reply.buttons


def test_a_hostile_sentence_is_looked_at_at_once(book: TopicBook) -> None:
    began = time.process_time()
    for text in ("星期" * 5_000, "a week " * 5_000, "AI " * 5_000, "1" * 50_000, "CB(2)" * 9_000):
        list(hunches.lines(text, book))
    assert time.process_time() - began < 2.0
