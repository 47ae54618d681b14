"""This file tests what the shell says beside an answer about what a channel follows."""

from __future__ import annotations

import pytest

from tests.bot.commands.spoken import Shell, shell

__all__ = ["shell"]  # a fixture

NAMED = ("--channel", "slack:T1/C1")


@pytest.mark.parametrize("words", [("subscribe", "ai"), ("follow", "DoJ"), ("say", "subscribe ai")])
def test_a_channel_that_nothing_can_reach_is_warned_of(
    shell: Shell, words: tuple[str, ...]
) -> None:
    (line,) = shell.run(*words, *NAMED).lines
    assert line.startswith("tamar: nothing can be delivered to slack:T1/C1: Slack is not set up")


def test_a_channel_that_is_set_up_is_not_warned_of(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAMAR_SLACK_BOT_TOKEN", "xoxb-1")
    assert shell.run("subscribe", "ai", *NAMED).errors == ""


def test_the_console_is_always_reached(shell: Shell) -> None:
    assert shell.run("subscribe", "ai").errors == ""


def test_what_changes_nothing_warns_of_nothing(shell: Shell) -> None:
    assert shell.run("subscriptions", *NAMED).errors == ""
