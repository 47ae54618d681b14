"""This file mends misspelt words of a search by the names that topics and registers hold."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz import fuzz, process

from bot.topics import registers
from bot.topics.aliases import aliases
from bot.topics.shipped import shipped
from scrapers.text import fold

NEAR = 80  # of a hundred that a word resembles the one that is meant
MOST_WORDS = 12
_WORD = re.compile(r"[A-Za-z]{5,30}+")
_HAN = re.compile(r"^[\u3400-\u9fff]{3,12}$")


def mended(text: str) -> str | None:
    """Give a text with each misspelt word as a name that we know spells it; None where none is."""
    if _HAN.match(text):
        return _chinese(text)
    found = _WORD.sub(lambda match: _word(match.group()), text, count=MOST_WORDS)
    return found if found != text else None


def _word(word: str) -> str:
    wanted = word.lower()
    known = _words()
    if wanted in known or wanted.removesuffix("s") in known or f"{wanted}s" in known:
        return word
    near = process.extractOne(
        wanted,
        [one for one in known if one[0] == wanted[0] and abs(len(one) - len(wanted)) < 3],  # noqa: PLR2004
        scorer=fuzz.ratio,
        score_cutoff=NEAR,
    )
    return near[0] if near else word


def _chinese(text: str) -> str | None:
    """Give the name of the same length that differs in one letter."""
    wanted = fold(text)
    if wanted in _names():
        return None
    for name, shown in _names().items():
        if len(name) == len(wanted) and sum(a != b for a, b in zip(name, wanted, strict=True)) == 1:
            return shown
    return None


@cache
def _words() -> frozenset[str]:
    names = [name for alias in aliases() for name in alias.all_names]
    names += [name for one in registers.identities() for name in one.names]
    names += [term.text for topic in shipped() for term in topic.terms]
    found = (word.lower() for name in names for word in _WORD.findall(name))
    return frozenset(found)


@cache
def _names() -> dict[str, str]:
    names = [name for alias in aliases() for name in alias.all_names]
    names += [name for one in registers.identities() for name in (one.zh, *one.says)]
    return {fold(name): name for name in names if _HAN.match(name)}
