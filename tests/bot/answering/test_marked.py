"""This file tests that whoever marks a commitment in words is shown those that may be meant."""

from __future__ import annotations

import pytest

from bot.answering.hearing.reading import meant
from bot.answering.intents import Commitments, Guessed
from bot.answering.speech import at_the_console
from tests.story.stage import Stage


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("star the DPO one about the guidelines", "dpo"),
        ("please mark the DPO promise on drones as kept", "dpo"),
        ("標記做完成：律政司指引嗰項", "律政司"),
    ],
)
def test_the_commitments_of_whom_is_named_are_shown(stage: Stage, text: str, topic: str) -> None:
    read = meant(stage.desk, text, at_the_console())
    shown = read.intent if isinstance(read, Guessed) else read
    assert isinstance(shown, Commitments)
    assert (shown.topic or "").casefold().startswith(topic)


@pytest.mark.parametrize("text", ["mark the second one as done", "嗰個承諾未得㗎，改返做未完成"])
def test_a_mark_without_a_name_changes_nothing(stage: Stage, text: str) -> None:
    assert not meant(stage.desk, text, at_the_console()).changes
