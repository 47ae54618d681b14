"""This file tests what a terminal says to type where others have something to press."""

from __future__ import annotations

from bot.answering.speech import Button, Reply
from bot.answering.terminal import steps

REPLY = Reply(
    "Nothing found.", buttons=(Button("Newest", "say", "latest"), Button("Help", "say", "help"))
)


def test_what_can_be_pressed_is_said_as_lines_to_type() -> None:
    assert steps(REPLY) == ("Type: `latest`, `help`",)


def test_a_line_that_is_said_already_is_not_said_again() -> None:
    said = Reply("Nothing found.", ("Type: `latest`",), buttons=REPLY.buttons)
    assert steps(said) == ("Type: `help`",)


def test_where_nothing_can_be_pressed_nothing_is_said() -> None:
    assert steps(Reply("Nothing found.")) == ()
