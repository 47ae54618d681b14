"""This file tests what is said at the shell as in chat: one line, or a talk of several."""

from __future__ import annotations

import io

import pytest

from tests.bot.commands.spoken import Shell, shell

__all__ = ["shell"]  # a fixture


def test_a_talk_knows_the_list_that_was_shown_before(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.run("subscribe", "ai")
    monkeypatch.setattr("sys.stdin", io.StringIO("list\n\nthe first one\n"))
    said = shell.run("say")
    assert "unsubscribe 1" in said.out
    assert said.status == 1
    assert "1 of these lines" in said.errors


def test_a_line_of_its_own_says_that_no_list_is_known(shell: Shell) -> None:
    said = shell.run("say", "number 2")
    assert said.status == 1
    assert "Ask for it again" in said.errors


@pytest.mark.parametrize("command", ["list", "month"])
def test_what_chat_answers_the_shell_answers_by_its_own_name(shell: Shell, command: str) -> None:
    shell.run("subscribe", "ai")
    typed, said = shell.run(command), shell.run("say", command)
    assert typed.out == said.out
    assert typed.status == 0


def test_undo_takes_back_at_the_shell(shell: Shell) -> None:
    shell.run("subscribe", "ai")
    assert "Taken back" in shell.run("undo").out
    assert "follows nothing" in shell.run("list").out


def test_a_month_is_switched(shell: Shell) -> None:
    shell.run("subscribe", "ai")
    assert shell.run("month", "off").status == 0
    assert shell.run("month", "perhaps").status == 2
