"""This file reads what people say every day for a command, from the list beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

_EITHER = re.compile(r"\(([^()]*)\)")  # e.g. (we|i)
_KEYS = frozenset({"words", "glued", "weak", "sayings", "rest"})


class BadSaying(ValueError):
    """The list of everyday words cannot be used; the message names the command and the key."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """What people say for one command, beside the words of its record."""

    words: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()  # words that Chinese text may run on from without a blank
    weak: tuple[str, ...] = ()  # words that other talk begins with, too
    sayings: tuple[str, ...] = ()  # whole sentences, each with all its ways to be said
    rest: str = ""  # what a sentence stands for after the command's word


def of(command: str) -> Everyday:
    """Give what people say for a command, by its name; nothing where the list has none."""
    return _lists().get(command, Everyday())


@cache
def _lists() -> dict[str, Everyday]:
    text = resources.files("bot.answering").joinpath("everyday.toml").read_text(encoding="utf-8")
    return {name: _one(name, table) for name, table in tomllib.loads(text).items()}


def _one(name: str, table: dict[str, Any]) -> Everyday:
    if unknown := set(table) - _KEYS:
        raise BadSaying(f"everyday.toml: {name} has {', '.join(sorted(unknown))}; use words, "
                        "glued, weak, sayings or rest.")  # fmt: skip
    lists = {key: tuple(table.get(key, ())) for key in ("words", "glued", "weak", "sayings")}
    if not all(isinstance(one, str) and one for found in lists.values() for one in found):
        raise BadSaying(f"everyday.toml: {name} must hold lists of words; mend the empty one.")
    sayings = lists.pop("sayings")  # tens of thousands, once spelled
    spelled = {key: tuple(dict.fromkeys(spoken(found))) for key, found in lists.items()}
    return Everyday(**spelled, sayings=sayings, rest=str(table.get("rest", "")))


def spoken(lines: tuple[str, ...]) -> Iterator[str]:
    """Give every way to say what lines with `(a|b)` in them stand for, inner ones first."""
    for line in lines:
        left = [line]
        while left:
            one = left.pop()
            found = _EITHER.search(one)
            if found is None:
                yield " ".join(one.split())
                continue
            ways = found[1].split("|")
            left += [one[: found.start()] + way + one[found.end() :] for way in reversed(ways)]
