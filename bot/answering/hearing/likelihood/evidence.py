"""This file says whether a sentence speaks for a command at all, by the list of words beside it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from scrapers.text import fold

_LONGEST = 400  # letters of a sentence that are looked through
# That something is not wanted, said with any verb, or the hour from which.
# e.g. didn't · can't · dont · 9pm · 22:00, but no account or department
_NOT = re.compile(
    r"\b\w{1,9}n't\b|\b(?:do|does|did|ca|wo|is|are|was|were|have|has|had|should|would|could|need)nt\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"\d{1,2} ?(?::\d\d|[ap]m)", re.IGNORECASE)


class BadEvidence(ValueError):
    """The list of evidence cannot be used; the message names the table and its key."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What has to be said for lines that begin in one of some ways."""

    lines: tuple[str, ...]
    said: re.Pattern[str]
    hour: bool = False

    @classmethod
    def of(cls, lines: Iterable[str], words: Iterable[str], *, hour: bool = False) -> Needed:
        """Give what is needed: one of some words, of which one with * may have any ending."""
        words = tuple(words)
        latin = [fold(one) for one in words if one.isascii()]
        han = [re.escape(fold(one)) for one in words if not one.isascii()]
        spelled = [re.escape(one).replace(r"\*", r"\w{0,14}") for one in latin]
        found = rf"(?<![a-z0-9])(?:{'|'.join(spelled)})(?![a-z0-9])"
        return cls(tuple(lines), re.compile("|".join((found, *han)), re.ASCII), hour)

    def stands_in(self, folded: str) -> bool:
        hour = self.hour and (_HOUR.search(folded) or _NOT.search(folded))
        return bool(hour or self.said.search(folded))


def is_apt(line: str, text: str) -> bool:
    """Say whether a line may be offered: what needs a word of its own has one in the text."""
    needed = next((one for one in _tables() if line.startswith(one.lines)), None)
    return needed is None or needed.stands_in(fold(text[:_LONGEST]).replace("’", "'"))


def speaks_for(word: str, line: str) -> bool:
    """Say whether a word is one of those by which a line is asked for."""
    needed = next((one for one in _tables() if line.startswith(one.lines)), None)
    return needed is not None and needed.stands_in(fold(word))


@cache
def _tables() -> tuple[Needed, ...]:
    text = (
        resources.files("bot.answering.hearing.likelihood")
        .joinpath("evidence.toml")
        .read_text(encoding="utf-8")
    )
    return tuple(_read(name, table) for name, table in tomllib.loads(text).items())


def _read(name: str, table: dict[str, object]) -> Needed:
    lines, words = table.get("lines"), table.get("words")
    if set(table) - {"lines", "words", "hour"} or not (lines and words):
        raise BadEvidence(f"evidence.toml: {name} holds lines, words and, if need be, hour.")
    if not isinstance(lines, list) or not isinstance(words, list):
        raise BadEvidence(f"evidence.toml: the lines and the words of {name} are lists.")
    return Needed.of(lines, words, hour=bool(table.get("hour")))
