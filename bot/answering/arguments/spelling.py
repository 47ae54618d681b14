"""This file mends misspelt words of a search by the names that topics and registers hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.topics import registers
from bot.topics.aliases import aliases
from bot.topics.shipped import shipped
from scrapers.text import fold

_SHORTEST, _LONG = 6, 9  # letters
_VOWELS = "aeiouy"
_ENDINGS = ("s", "d", "ed", "r", "er", "y", "e", "n", "l", "t", "al", "ly")
# Everyday words that are one letter from a name's.
_ORDINARY = frozenset(
    """
    adoptive automaton biased compete competing contact contacts distract diving drifting failing
    filling filming founding hailing humane labeling latter leaning letter marking masking
    medication meditation minding mining modeling neutral persona retaining restraining rulers
    slight statues steaming stranding superb supper thanking tribal
    """.split()  # noqa: SIM905
)
# Everyday words that are a letter more or less than one beside which they might stand.
_BESIDE_ORDINARY = frozenset(
    "cat cause cease center centre chart cites cost dot done found git intro layer lie modes one root stale suite "  # noqa: SIM905
    "tie tin vice".split()
)
MOST_WORDS = 12
_LEAST_BESIDE = 4  # letters of a word that its neighbours vouch for
_ANY = re.compile(r"[A-Za-z]{2,30}+")
_WORD = re.compile(r"[A-Za-z]{5,30}+")
_HAN = re.compile(r"^[\u3400-\u9fff]{3,12}$")


def mended(text: str, held: Callable[[str], bool] = lambda word: False) -> str | None:
    """Give a text with each misspelt word as a name that we know spells it; None where none is.

    A word that `held` papers print is no misspelling.
    """
    if _HAN.match(text):
        return _chinese(text)

    def right(match: re.Match[str]) -> str:
        word = match.group()
        near = _word(word)
        return word if near != word and held(word) else near

    found = _paired(_WORD.sub(right, text, count=MOST_WORDS), held)
    return found if found != text else None


def _paired(text: str, held: Callable[[str], bool]) -> str:
    """Mend one word of a topic's name of several, where the others stand beside it as they are spelt."""
    words = list(_ANY.finditer(text))[: MOST_WORDS * 2]
    said = [one[0].lower() for one in words]
    beside = _beside()
    for at, right in enumerate(said):
        for name, place in beside.get(right, ()):
            first, last = at - place, at - place + len(name) - 1
            if first < 0 or last >= len(words):
                continue
            run = zip(said[first : last + 1], name, strict=True)
            wrong = [both for both in run if both[0] != both[1]]
            if len(wrong) != 1 or not _slipped(*wrong[0]):
                continue
            start, end = words[first].start(), words[last].end()
            parted = text[start:end].count(" ") == len(name) - 1
            if parted and not held(wrong[0][0]):
                return f"{text[:start]}{' '.join(name)}{text[end:]}"
    return text


@lru_cache(maxsize=4096)
def _slipped(typed: str, meant: str) -> bool:
    """Say whether a short word is a slip of the hand for another with the same first letter, and no word."""
    near = len(meant) >= _LEAST_BESIDE and typed[0] == meant[0] and is_slip(typed, meant)
    begun = meant.startswith(typed) or typed.startswith(meant)
    return near and not begun and typed not in _ORDINARY and typed not in _BESIDE_ORDINARY


@cache
def _beside() -> dict[str, tuple[tuple[tuple[str, ...], int], ...]]:
    """Give each word of the topics' names of several words, with the names and its place in them."""
    names = [fold(name) for topic in shipped() for name in topic.names.values()]
    names += [fold(term.text) for topic in shipped() for term in topic.terms]
    parted = (tuple(name.split()) for name in dict.fromkeys(names) if name.isascii())
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for name in parted:
        if len(name) > 1 and all(word.isalpha() for word in name):
            for place, word in enumerate(name):
                found.setdefault(word, []).append((name, place))
    return {word: tuple(held) for word, held in found.items()}


def names_hold(word: str) -> bool:
    """Say whether a word, in small letters, is one of a name that we know."""
    return word in _words()


def _word(word: str) -> str:
    """Give the name's word of which one is a slip of the hand, else the word itself."""
    wanted = word.lower()
    known = _words()
    if len(wanted) < _SHORTEST or wanted in _ORDINARY or wanted in known:
        return word
    if wanted.removesuffix("s") in known or any(f"{wanted}{end}" in known for end in _ENDINGS):
        return word
    near = [one for one in known if one[0] == wanted[0] and is_slip(wanted, one)]
    return min(near, key=lambda one: (-fuzz.ratio(wanted, one), one)) if near else word


def is_slip(typed: str, meant: str) -> bool:
    """Say whether a word is another but for one letter left out, put in or in its neighbour's place.

    Another consonant, or another ending, makes another word; another vowel is a slip in a long one.
    """
    if abs(len(typed) - len(meant)) > 1 or OSA.distance(typed, meant, score_cutoff=1) > 1:
        return False
    if len(typed) != len(meant):
        longer, shorter = sorted((typed, meant), key=len, reverse=True)
        return not any(
            longer == f"{shorter}{end}" or f"{shorter.removesuffix('e')}{end}" == longer
            for end in _ENDINGS
        )
    changed = [both for both in zip(typed, meant, strict=True) if both[0] != both[1]]
    vowels = all(letter in _VOWELS for both in changed for letter in both)
    return len(changed) > 1 or (vowels and len(typed) >= _LONG)


def _chinese(text: str) -> str | None:
    """Give the name of the same length that differs in one letter."""
    wanted = fold(text)
    if wanted in _names():
        return None
    for name, shown in _names().items():
        if len(name) == len(wanted) and sum(a != b for a, b in zip(name, wanted, strict=True)) == 1:
            return shown
    return None


@registers.kept
def _words() -> frozenset[str]:
    names = [name for alias in aliases() for name in alias.all_names]
    names += [name for one in registers.identities() for name in one.names]
    names += [term.text for topic in shipped() for term in topic.terms]
    found = (word.lower() for name in names for word in _WORD.findall(name))
    return frozenset(found)


@registers.kept
def _names() -> dict[str, str]:
    names = [name for alias in aliases() for name in alias.all_names]
    names += [name for one in registers.identities() for name in (one.zh, *one.says)]
    return {fold(name): name for name in names if _HAN.match(name)}
