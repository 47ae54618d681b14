"""This file tests that a slip of the hand is mended and that an ordinary word is left as it is."""

from __future__ import annotations

import pytest

from bot.answering.arguments.spelling import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("artifical inteligence", "artificial intelligence"), ("smart lampost", "smart lamppost"),
     ("digital idenity", "digital identity"), ("aribtration", "arbitration"), ("lawtec", "lawtech"),
     ("blockchian", "blockchain"), ("smart cty", "smart city"), ("latest cybersecurty", "latest cybersecurity"), ("inovation", "innovation")],
)  # fmt: skip
def test_a_slip_of_the_hand_is_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "word",
    ["alerts", "sending", "secretary", "chips", "neutral", "contact", "biased", "medication", "letters",
     "competing", "weekends", "stuff", "planned", "damage", "duties", "resume", "meeting"],
)  # fmt: skip
def test_an_ordinary_word_is_no_misspelling(word: str) -> None:
    assert mended(word) is None


@pytest.mark.parametrize(
    "text",
    ["smart card", "smart cities", "legal text of the bill", "start arbitration", "start contract", "digital count",
     "model care", "line television", "how to start arbitration"],
)  # fmt: skip
def test_a_word_beside_one_of_a_name_may_be_another(text: str) -> None:
    assert mended(text) is None


def test_what_papers_print_is_no_misspelling() -> None:
    assert mended("lampost", lambda word: word == "lampost") is None
    assert mended("smart lampost", lambda word: word == "lampost") is None
