"""This file tests that a command is offered only where a sentence says a word of it."""

from __future__ import annotations

import re

import pytest

from bot.answering.hearing.likelihood.classifier import examples
from bot.answering.hearing.likelihood.evidence import is_apt
from tests.bot.answering.utterances import utterances

_LINES = {"export": "export", "digest": "digest daily", "topics": "topics", "commitments": "commitments", "why": "why",
          "saved": "saved", "lists": "lists", "meetings": "meetings", "followers": "followers"}  # fmt: skip
_MOST_MISSED = 0.05
_MEANT = frozenset(
    (*_LINES, "unsubscribe", "mute", "pause", "quiet", "subscribe", "follow", "latest", "briefing")
)
_LEAST_ASKED = 300
_BLANK = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("export", "李議員提過哪些關於穩定幣的問題"),
        ("sample", "smth about deepfakes in the last address"),
        ("subscribe AI", "那份答覆講過自動駕駛未"),
        ("pause", "Review AI please"),
        ("lists", "電費單"),
        ("unsubscribe AI", "除污設施"),
        ("unsubscribe AI", "免費電視"),
        ("pause", "假期車費"),
        ("mute AI", "ferries between Central and Peng Chau"),
        ("pause", "only children left before the flood"),
    ],
)
def test_a_line_that_nothing_speaks_for_is_not_offered(line: str, text: str) -> None:
    assert not is_apt(line, text)


@pytest.mark.parametrize("command", sorted(_LINES))
def test_sentences_that_ask_for_a_command_hold_a_word_of_it(command: str) -> None:
    told = [_BLANK.sub("", " ".join(words)) for name, words in examples() if name == command]
    missed = [one for one in told if not is_apt(_LINES[command], one.replace("<hour>", "9:00"))]
    assert len(missed) <= _MOST_MISSED * len(told), missed


def test_sentences_that_the_words_were_not_taken_from_hold_one_of_them() -> None:
    asked = [(one.said, one.means) for one in utterances() if one.means.split()[0] in _MEANT]
    missed = [one for one in asked if not is_apt(f"{one[1]} ", one[0])]
    assert len(asked) > _LEAST_ASKED
    assert len(missed) <= _MOST_MISSED * len(asked), missed
