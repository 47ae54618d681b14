"""This file tests that the shell's help is whole in the language that the shell is set to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from bot.cli import app
from bot.commands.help_screens import _paragraphs
from bot.messages.words.shell import IN_CHINESE
from bot.platforms.terminal_lines import WIDTH, columns
from tests.bot.commands.spoken import Shell, shell

__all__ = ["shell"]
ENGLISH = re.compile(r"\b(?:the|and|default|required|options|commands|usage)\b", re.IGNORECASE)


def _commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for name, one in getattr(command, "commands", {}).items():
        yield from _commands(one, (*path, name))


COMMANDS = dict(_commands(typer.main.get_command(app)))


def _texts() -> Iterator[str]:
    for command in COMMANDS.values():
        yield from _paragraphs(command.help)
        yield from (one.help for one in command.params if getattr(one, "help", None))
    yield "Show this message and exit."


def test_every_help_stands_in_chinese_and_nothing_else_does() -> None:
    assert set(_texts()) == set(IN_CHINESE)


@pytest.mark.parametrize(
    "path", [pytest.param(one, id=" ".join(one) or "tamar") for one in COMMANDS]
)
def test_a_chinese_shell_is_helped_in_chinese(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, path: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    said = shell.run(*path, "--help")
    assert said.status == 0
    assert said.out.startswith(f"用法：{' '.join(('tamar', *path))}")
    ours = re.sub(r"`[^`]*`|[{<][^{}<>]*[}>]|--[\w-]+|\[\w+\]", "", said.out)
    assert not ENGLISH.search(ours)
    assert max(map(columns, said.out.splitlines())) <= WIDTH + 2


def test_a_mainland_shell_is_helped_in_simplified_chinese(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "  频道订阅主题。" in shell.run("subscribe", "--help").out


@pytest.mark.parametrize("locale", ["C.UTF-8", "en_GB.UTF-8", "fr_FR.UTF-8"])
def test_any_other_shell_is_helped_in_english(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert shell.run("subscribe", "--help").out.startswith("Usage: tamar subscribe [OPTIONS]")


def test_what_is_said_of_a_value_is_said_in_chinese_too(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    assert "（預設：10；1<=x<=200）" in shell.run("search", "--help").out
    assert "（必填）" in shell.run("show", "--help").out
