"""This file writes a committee that is called by some letters of its Chinese name by that name: 資科廣播嗰個委員會."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.arguments.words import either_script
from bot.topics import registers
from scrapers.text import fold

MOST_LETTERS = 300
_LEAST = 3  # letters of a name that is not pointed at
# e.g. 資科廣播嗰個委員會 · 財經嗰個panel · 資科廣播委員會
_CALLED = re.compile(
    either_script(
        r"(?P<run>[\u3400-\u9fff]{2,10}?)(?P<points>嗰個|那個|呢個|這個)?(?:事務)?(?:委員會|panel|committee)"
    ),
    re.IGNORECASE,
)
# What only a committee has, of the bodies that share a short name.
# e.g. minutes of ITB · ITB嘅會議紀要 · who chairs
_OF_A_COMMITTEE = re.compile(
    either_script(r"\b(?:minutes|chair(?:s|man|person|woman)?)\b|會議紀[錄录要]|主席"),
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![A-Za-z0-9()])[A-Z]{2,5}(?![A-Za-z0-9()])(?! (?i:panel|bureau|committee)\b)"
)


def in_full(text: str) -> str:
    """Give a text with each committee that is so called by its whole name; one that may be several stays."""
    if len(text) > MOST_LETTERS:
        return text
    if _OF_A_COMMITTEE.search(text):
        text = _SHORT.sub(_of_several, text)
    return _CALLED.sub(_whole, text)


def _of_several(found: re.Match[str]) -> str:
    """Give the one committee among the several bodies of a short name."""
    committees = registers.found(found[0], "committee")
    shared = len(registers.found(found[0])) > 1
    return committees[0].en if shared and len(committees) == 1 else found[0]


def _whole(found: re.Match[str]) -> str:
    run, points = fold(found["run"]), bool(found["points"])
    if len(run) != len(found["run"]) or registers.found(found[0], "committee"):
        return found[0]
    for start in range(len(run) - 1):
        if registers.found(found[0][start:], "committee"):
            return found[0]
        meant = _made_of(run[start:]) if points or len(run) - start >= _LEAST else ()
        if len(meant) == 1:
            return f"{found['run'][:start]}{meant[0]}"
    return found[0]


def _made_of(letters: str) -> tuple[str, ...]:
    """Give the committees whose names begin with the first of some letters and hold the others in their order."""
    return tuple(
        name for name, plain in _names() if plain[0] == letters[0] and _holds(plain, letters)
    )


def _holds(name: str, letters: str) -> bool:
    at = iter(name)
    return all(one in at for one in letters)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    ours = (
        one.zh
        for one in registers.identities()
        if one.kind == "committee" and one.key.startswith("panel")
    )
    return tuple((name, fold(name)) for name in ours if name)
