"""This file tests that a command that is only asked about changes nothing, and that a request is obeyed."""

from __future__ import annotations

import pytest

from bot.answering.intents import Help
from bot.answering.questions import CHANGING
from bot.answering.reading import meant
from bot.answering.speech import at_the_console
from tests.bot.answering.test_next_steps import followed, pressed, say, stage, told
from tests.story.stage import Stage

__all__ = ["stage", "told"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("stop AI?", "stop AI"), ("can I unsubscribe AI?", "unsubscribe AI"), ("pause?", "pause"),
     ("Could I pause until Monday", "pause until Monday"), ("暫停？", "暫停"), ("可以暫停嗎", "暫停"),
     ("可否停收人工智能", "停收人工智能"), ("停收人工智能？", "停收人工智能"), ("may we mute AI for a week?", "mute AI for a week"),
     ("subscribe AI daily ?", "subscribe AI daily"), ("resume?", "resume"), ("undo?", "undo"),
     ("how do I pause?", "pause until monday"), ("what does pause do?", "pause until monday"),
     ("暫停有什麼用？", "暫停 至 星期一"), ("係咪暫停", None), ("unsubscribe all?", "unsubscribe all")],
)  # fmt: skip
def test_a_question_changes_nothing_and_offers_the_line(
    stage: Stage, text: str, line: str | None
) -> None:
    before = followed(stage)
    reply = say(stage, text)
    assert not reply.changed
    assert followed(stage) == before
    if line is not None:
        assert pressed(reply)[0] == line
        assert any(line in one for one in reply.lines)


@pytest.mark.parametrize(
    "text",
    ["can you pause until Monday?", "could you stop AI?", "would you please pause", "please pause?",
     "可唔可以幫我暫停？", "唔該停收人工智能", "Could you please subscribe this channel to AI?"],
)  # fmt: skip
def test_a_polite_request_is_no_question(stage: Stage, text: str) -> None:
    assert isinstance(meant(stage.desk, text, at_the_console()), CHANGING)


def test_a_bare_word_that_is_asked_is_explained(stage: Stage) -> None:
    intent = meant(stage.desk, "取消訂閱？", at_the_console())
    assert isinstance(intent, Help)
    assert intent.command == "unsubscribe"
