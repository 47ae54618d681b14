"""This file tests that who leads a committee is answered with its card, and never guessed."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Guessed, Profile
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import stage
from tests.story.stage import Stage

__all__ = ["stage"]


@pytest.mark.parametrize(
    "text",
    [
        "who is chairman of ajls",
        "who chairs the ITB panel",
        "who sits on AJLS?",
        "AJLS主席係邊個",
        "邊個係AJLS主席",
    ],
)
def test_the_committees_card_is_given(stage: Stage, text: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    assert isinstance(read, Guessed)
    assert isinstance(read.intent, Profile)
