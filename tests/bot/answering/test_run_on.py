"""This file tests that a lookup takes the name it begins with, and that what is said behind it is not lost."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Profile, Programme, Search
from bot.answering.speech import at_the_console
from tests.story.stage import Stage


@pytest.mark.parametrize("text", ["programme iAM Smart figures by age", "計劃數字 智方便 各年齡"])
def test_what_is_said_behind_a_programme_is_said_to_be_left_out(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Programme)
    assert read.left


def test_what_is_said_behind_a_body_narrows_its_papers(stage: Stage) -> None:
    read = meant(stage.desk, "bureau ITIB, last 3 months only", at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Search)
    assert (read.intent.bureau, read.intent.period is not None) == ("ITIB", True)


def test_a_name_that_is_known_whole_is_looked_up_as_it_stands(stage: Stage) -> None:
    assert meant(stage.desk, "bureau ITIB", at_the_console()) == Profile("ITIB")
