"""This file shows the help of the shell's commands in the language that the shell is set to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandFunctionType as Made

if TYPE_CHECKING:
    from scrapers.items import Language

WIDEST = 26  # columns of what is typed, with its help beside it
_ASIDE = re.compile(r"\[([^\[\]]{1,200})\]$")


class ShellCommand(TyperCommand):
    """A command whose help is said in the shell's language."""

    def get_help(self, ctx: Any) -> str:
        """Give its help."""
        return _in_chinese(self, ctx) or super().get_help(ctx)


class ShellGroup(TyperGroup):
    """Commands that are listed in the shell's language."""

    def get_help(self, ctx: Any) -> str:
        """Give its help, with its commands."""
        return _in_chinese(self, ctx) or super().get_help(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is typed; one that only chat has is said, as it is there."""
        if self.get_command(ctx, args[0]) is None and self.saying and _chat_knows(args[0]):
            args = [self.saying, *args]
        return super().resolve_command(ctx, args)

    @property
    def saying(self) -> str:
        """Give the command by which anything is said; "" for a group of commands without it."""
        return "say" if "say" in self.commands else ""


class Shell(typer.Typer):
    """A command line of such commands."""

    def __init__(self, **given: Any) -> None:
        super().__init__(cls=ShellGroup, no_args_is_help=True, rich_markup_mode=None, **given)

    def command(self, name: str | None = None, **given: Any) -> Callable[[Made], Made]:
        """Add a command."""
        return super().command(name, **{"cls": ShellCommand, **given})


def _chat_knows(word: str) -> bool:
    from bot.answering.commands import COMMANDS  # most commands need not load it

    return COMMANDS.begun([word]) is not None


def _in_chinese(command: TyperCommand | TyperGroup, ctx: Any) -> str:
    """Give a command's help in Chinese; "" where the shell is set to no Chinese, for English is as it stands."""
    from bot.commands.following import shell_spoken

    language = shell_spoken()
    return "" if language == "en" else "\n".join(_Screen(command, ctx, language).lines())


@dataclass(frozen=True, slots=True)
class _Screen:
    """One command's help in Chinese."""

    command: TyperCommand | TyperGroup
    ctx: Any
    language: Language

    def lines(self) -> Iterator[str]:
        """Give it line by line: how it is typed, what it does, what goes with it."""
        from bot.platforms.terminal_lines import WIDTH, wrap

        pieces = self.command.collect_usage_pieces(self.ctx)
        usage = " ".join(self._head(one.strip("[]"), one) for one in pieces)
        yield f"{self._head('usage')}：{self.ctx.command_path} {usage}"
        for part in _paragraphs(self.command.help):
            yield ""
            yield from (f"  {one.strip()}" for one in wrap(self._said(part), WIDTH - 2))
        for name, kind in (("arguments", "argument"), ("options", "option")):
            params = (
                one for one in self.command.get_params(self.ctx) if one.param_type_name == kind
            )
            yield from self._rows(name, (self._described(one) for one in params))
        yield from self._rows("commands", self._commands())

    def _head(self, name: str, whole: str = "") -> str:
        from bot.messages.words import in_language
        from bot.messages.words.shell import HEADS

        said = in_language(name, HEADS.get(name, name), self.language)
        return whole.replace(name, said) if whole else said

    def _said(self, english: str) -> str:
        from bot.messages.words import in_language
        from bot.messages.words.shell import IN_CHINESE

        return in_language(english, IN_CHINESE.get(english, english), self.language)

    def _commands(self) -> Iterator[tuple[str, str]]:
        if isinstance(self.command, TyperGroup):
            for name in self.command.list_commands(self.ctx):
                one = self.command.get_command(self.ctx, name)
                yield name, self._said(next(_paragraphs(one.help if one else ""), ""))

    def _described(self, param: Any) -> tuple[str, str]:
        """Give what is typed, and what it means with what is said of it in brackets."""
        typed, told = param.get_help_record(self.ctx)
        own = param.help or ""
        aside = _ASIDE.search(told.removeprefix(own).strip())
        return typed, self._said(own) + (self._aside(aside[1]) if aside else "")

    def _aside(self, told: str) -> str:
        pieces = (one.partition(": ") for one in told.split("; "))
        said = (self._head(what) + (f"：{value}" if value else "") for what, _, value in pieces)
        return f"（{'；'.join(said)}）"

    def _rows(self, name: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
        from bot.platforms.terminal_lines import WIDTH, columns, wrap

        held = list(rows)
        column = min(WIDEST, max((columns(typed) for typed, _ in held), default=0))
        if held:
            yield from ("", f"{self._head(name)}：")
        for typed, told in held:
            first, *others = (one.strip() for one in wrap(told, WIDTH - column - 6))
            if columns(typed) > column:
                yield f"  {typed}"
                others = [first, *others]
            else:
                yield f"  {typed}{' ' * (column - columns(typed))}  {first}"
            yield from (f"{' ' * (column + 4)}{one}" for one in others)


def _paragraphs(text: str | None) -> Iterator[str]:
    """Give a help text's paragraphs, each on one line."""
    return (" ".join(one.split()) for one in (text or "").split("\n\n") if one.strip())
