"""This file tests what is said at the shell as in chat: one line, or a talk of several."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from bot.platforms.terminal_lines import WIDTH
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


def test_a_refusal_that_lists_something_is_laid_out_whoever_reads_it(shell: Shell) -> None:
    said = shell.run("say", "help everything")
    assert said.status == 1
    assert said.lines[0].startswith("tamar: There is no command, group or topic “everything”")
    assert "Find" in said.lines
    assert "**" not in said.errors
    assert max(map(len, said.lines)) <= WIDTH


def test_a_refusal_within_a_talk_is_laid_out(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("pause until friday and subscribe AI\n"))
    lines = shell.run("say").out.splitlines()
    assert lines[0] == "Two wishes at once: first the one, then the other."
    assert lines[1].startswith("  Type: `pause")


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


def test_a_language_that_was_set_is_the_language_of_the_next_answers(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.run("subscribe", "ai")
    shell.run("say", "language tc")
    assert "人工智能" in shell.run("say", "list").out
    assert "人工智能" in shell.run("list").out
    assert "Artificial" in shell.run("say", "--lang", "en", "list").out
    monkeypatch.setattr("sys.stdin", io.StringIO("language en\nlist\n"))
    assert "Artificial" in shell.run("say").out


def test_a_value_that_there_is_not_is_refused_in_words(shell: Shell) -> None:
    said = shell.run("export", "--format", "xml")
    assert said.status == 2
    assert "Value error" not in said.errors
    assert "'xml' is not one of" in said.errors


def test_where_nothing_was_checked_nothing_is_called_quiet(shell: Shell) -> None:
    shell.run("subscribe", "ai")
    for command in ("say status", "overview"):
        said = shell.run(*command.split())
        assert "nothing new" not in said.out + said.errors
        assert "not known" in said.out + said.errors
    month = shell.run("month").out
    assert "Nothing on your topics went untold" not in month
    assert "Nothing was checked that month" in month


def test_why_says_of_an_imported_file_that_it_was_imported(shell: Shell, tmp_path: Path) -> None:
    shell.run("subscribe", "ai")
    file = tmp_path / "herons.txt"
    file.write_text(
        "Artificial intelligence counts the herons of every river in the city.", "utf-8"
    )
    assert shell.run("import", file).status == 0
    said = shell.run("why", "paper:1")
    assert "imported" in said.out, said
    assert "listed already" not in said.out


def test_filters_without_words_are_named_as_filters(shell: Shell) -> None:
    said = shell.run("search", "until:2026-11-29").out
    assert "“until Sun 29 Nov 2026”" in said
