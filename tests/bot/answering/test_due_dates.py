"""This file tests that by when a commitment is due, and at which hour something comes, is not lost on the way."""

from __future__ import annotations

import pytest

from bot.answering.arguments.words import clock, halves
from bot.answering.hearing.reading import meant
from bot.answering.intents import Commitments, Guessed, Subscribe
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import stage
from tests.story.stage import Stage

__all__ = ["stage"]
SPEAKER = at_the_console()


@pytest.mark.parametrize(
    ("said", "how", "when"),
    [
        (
            "Which undertakings by the Transport and Logistics Bureau fall due before the year is out?",
            "before", "end of the year",
        ),
        ("律政司應承咗但過晒期都未做嘅有邊啲", "before", "today"),
        ("which promises of the Housing Bureau are overdue", "before", "today"),
    ],
)  # fmt: skip
def test_a_commitments_due_date_is_kept(stage: Stage, said: str, how: str, when: str) -> None:
    read = meant(stage.desk, said, SPEAKER)
    asked = read.intent if isinstance(read, Guessed) else read
    assert isinstance(asked, Commitments)
    assert asked.period
    assert (asked.period.how, asked.period.when) == (how, when)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Tamar 唔該幫手 subscribe 埋 AI，daily digest，朝早 8:30", "08:30"),
        ("subscribe AI daily, 8.30am", "08:30"),
        ("訂閱人工智能，每日，朝早九點半", "09:30"),
    ],
)
def test_an_hour_that_stands_apart_is_that_of_the_rhythm(stage: Stage, said: str, at: str) -> None:
    read = meant(stage.desk, said, SPEAKER)
    assert isinstance(read, Subscribe)
    assert (read.wishes.rhythm, read.wishes.at) == ("daily", at)


def test_a_third_figure_is_read_as_on_the_face_of_a_clock() -> None:
    assert clock("朝早八點三") == "08:15"
    assert clock("九點九") == "09:45"
    assert clock("九點三分") == "09:03"
    assert clock("九點三十") == "09:30"
    assert halves("五點三個字") == ("05:15", "17:15")
