"""This file tests how a paper that is being read is read on, from the place that is named."""

from __future__ import annotations

import pytest

from bot.answering.hearing.memory import reading_on
from bot.answering.hearing.memory.shown import Shown
from bot.answering.intents import More, Show

PAPER = "CB(2)1/2026"
READ = Shown(paper=PAPER, onward=More(PAPER, 6))


@pytest.mark.parametrize(
    "said", ["next paragraph", "the next section", "read on", "continue", "下一段", "下一节", "繼續讀", "續看"]
)  # fmt: skip
def test_what_comes_next_is_what_stands_behind_what_was_shown(said: str) -> None:
    assert reading_on.meant(READ, said) == More(PAPER, 6)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("more ¶12", "¶12"),
        ("more from para 12", "para 12"),
        ("read on from paragraph 12", "paragraph 12"),
        ("from ¶12", "¶12"),
        ("由第12段起", "第12段"),
        ("詳情 第12段", "第12段"),
        ("more p. 3", "p. 3"),
        ("more rec 4", "rec 4"),
    ],
)
def test_a_place_is_one_of_the_paper_that_is_read(said: str, place: str) -> None:
    assert reading_on.meant(READ, said) == More(f"{PAPER} {place}")


@pytest.mark.parametrize("said", ["from 8", "more from 8", "由8起", "從 8 開始", "从8开始"])
def test_a_number_is_that_of_a_piece(said: str) -> None:
    assert reading_on.meant(READ, said) == More(PAPER, 8)


def test_a_place_alone_is_shown() -> None:
    assert reading_on.meant(READ, "¶20") == Show(f"{PAPER} ¶20")


@pytest.mark.parametrize(
    "said", ["more AI", "more CB(2)2/2026", "from LegCo", "para 6", "what does it cost", "更多人工智能"]
)  # fmt: skip
def test_what_names_something_else_is_left_to_others(said: str) -> None:
    assert reading_on.meant(READ, said) is None
