"""This file says in one line what was typed wrongly on the shell, in the shell's language, and where its help is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from typer.exceptions import TyperException

    from scrapers.items import Language

# What reads the command line says it in English, and by one type for many: so its sentences are known by their
# shape. One that is not known is shown as it stands.
_SHAPES = {
    "no_command": re.compile(r"No such command '(?P<typed>[^']{1,80})'\.?"),
    "near_command": re.compile(
        r"No such command '(?P<typed>[^']{1,80})'\. Did you mean (?P<known>.{1,200})\?"
    ),
    "no_option": re.compile(r"No such option: (?P<typed>\S{1,80})"),
    "near_option": re.compile(
        r"No such option: (?P<typed>\S{1,80}) \(Possible options: (?P<known>.{1,200})\)"
    ),
    "missing": re.compile(r"Missing (?:argument|option) '(?P<name>[^']{1,80})'\.?"),
    "too_many": re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((?P<typed>.{1,200})\)"),
    "wants_value": re.compile(r"Option '(?P<name>[^']{1,80})' requires an argument\.?"),
    "wants_none": re.compile(r"Option '(?P<name>[^']{1,80})' does not take a value\.?"),
    "no_number": re.compile(
        r"Invalid value for '(?P<name>[^']{1,80})': Input should be a valid integer.{0,200}"
    ),
    "wrong_value": re.compile(r"Invalid value for '(?P<name>[^']{1,80})': (?P<why>.{1,400})"),
}
_OWN = "Invalid value: "  # before a sentence of ours


def not_one_of(what: str, typed: str, known: Iterable[str]) -> typer.BadParameter:
    """Give the error for a word that is none of a few, which it names."""
    line = " ".join(typed.split())
    return refused("not_one_of", what=_thing(what), typed=line, known=", ".join(known))


def not_read(what: str, typed: str, example: str) -> typer.BadParameter:
    """Give the error for what cannot be read as a day or an hour, with one that can."""
    return refused("not_read", what=_thing(what), typed=" ".join(typed.split()), example=example)


def refused(key: str, **given: str) -> typer.BadParameter:
    """Give the error of that name in the shell's language."""
    return typer.BadParameter(_said(key, **given))


def misuse(error: TyperException) -> str:
    """Say what was typed wrongly, and where its help is."""
    context: Any = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "tamar"
    said = error.format_message().replace("Value error, ", "")  # the reader's own word for it
    if "\n" in said:  # nothing was typed, and this is the help itself
        return f"{_said('say_what')}\n{said}"
    name, found = _shape(said)
    told = _said(name, **found.groupdict()) if found else said.removeprefix(_OWN)
    return f"{_ended(told)}{_said('try_help', command=command)}"


def _shape(said: str) -> tuple[str, re.Match[str] | None]:
    whole = ((name, shape.fullmatch(said)) for name, shape in _SHAPES.items())
    return next(((name, found) for name, found in whole if found), ("", None))


def _ended(told: str) -> str:
    """End a sentence that has no end of its own, and part it from the next where letters are Latin."""
    if told.endswith(("。", "？")):
        return told
    return f"{told}{'' if told.endswith(('.', '?', '!')) else '.'} "


def _thing(name: str) -> str:
    from bot.messages.words import in_language
    from bot.messages.words.shell import THINGS

    return in_language(*THINGS[name], _spoken())


def _said(key: str, **given: str) -> str:
    from bot.messages.words import in_language
    from bot.messages.words.shell import MISUSES

    return in_language(*MISUSES[key], _spoken()).format(**given)


def _spoken() -> Language:
    from bot.commands.following import shell_spoken

    return shell_spoken()
