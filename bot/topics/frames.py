"""This file tells a headline that reports a crime, a match or a dinner from one on policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from bot.topics.terms import needle
from bot.topics.vocabulary import read, strings

_CACHED = 4096  # headlines remembered; each is looked at once by every topic


class Frame(NamedTuple):
    """What a headline reports, and the word that says so, where it stands."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=_CACHED)
def frame(folded: str) -> Frame | None:
    """Give what a folded headline reports; None where that is policy, as nearly always."""
    policy, kinds = _patterns()
    for kind, pattern in kinds:
        found = pattern.search(folded)
        if found is not None:
            return None if policy.search(folded) else Frame(kind, found.start(), found.end())
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    table = read("frames")
    kinds = table["frames"]
    return (
        words_pattern(strings(table, "policy", "frames")),
        tuple((kind, words_pattern(strings(kinds, kind, "frames"))) for kind in kinds),
    )


def words_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Give a pattern of any of the words in folded text: Latin ones whole, a star for any ending."""
    return re.compile("|".join(map(_word, words)) or r"(?!)")


def _word(word: str) -> str:
    stem, *rest = (re.escape(part) for part in needle(word).split("*"))
    if not stem.isascii():
        return r".{1,4}".join((stem, *rest)) if rest and rest[0] else stem
    return rf"(?<![a-z0-9]){stem}" + ("" if rest else r"(?![a-z0-9])")
