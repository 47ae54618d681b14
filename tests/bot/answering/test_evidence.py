"""This file tests that a command is offered only where a sentence says a word of it."""

from __future__ import annotations

import re

import pytest

from bot.answering.hearing.classifier import examples
from bot.answering.hearing.evidence import is_apt

_LINES = {"export": "export", "digest": "digest daily", "topics": "topics", "commitments": "commitments", "why": "why",
          "saved": "saved", "lists": "lists", "meetings": "meetings", "followers": "followers"}  # fmt: skip
_MOST_MISSED = 0.05
_BLANK = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("export", "李議員提過哪些關於穩定幣的問題"),
        ("sample", "smth about deepfakes in the last address"),
        ("subscribe AI", "那份答覆講過自動駕駛未"),
        ("pause", "Review AI please"),
    ],
)
def test_a_line_that_nothing_speaks_for_is_not_offered(line: str, text: str) -> None:
    assert not is_apt(line, text)


@pytest.mark.parametrize("command", sorted(_LINES))
def test_sentences_that_ask_for_a_command_hold_a_word_of_it(command: str) -> None:
    told = [_BLANK.sub("", " ".join(words)) for name, words in examples() if name == command]
    missed = [one for one in told if not is_apt(_LINES[command], one.replace("<hour>", "9:00"))]
    assert len(missed) <= _MOST_MISSED * len(told), missed
