"""This file is a commitment as it is looked for in later papers, and the names that are looked for with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.contents.figures.names import Names
from bot.contents.folded import Folded


@dataclass(frozen=True, slots=True)
class Pledged:
    """A commitment as it is looked for: its words, whose it is, and which programmes it names.

    `bodies` are the keys of who promised it, none where that is not known; `made` is the day it came out.
    """

    quote: str
    due: date | None = None
    bodies: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    made: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The names of all programmes and bodies, as they are looked for in sentences."""

    programmes: Names
    bodies: Names


def keys_in(names: Names, sentence: Folded) -> set[str]:
    """Give the keys of those that a sentence names."""
    return {place.key for place in names.places(sentence) if place.key is not None}
