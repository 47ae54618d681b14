"""This file makes the words of a clause out of the phrases of a list, each of which is of some classes."""

from __future__ import annotations

import sys
import tomllib
from functools import cache, lru_cache
from importlib import resources

from rapidfuzz.distance import OSA

from bot.answering.arguments import spelling
from bot.answering.everyday import spoken
from bot.answering.hearing.pieces.gapped import split
from scrapers.text import fold

_LEAST_MISSPELT, _LONG = 5, 9  # letters of a word that may be misspelt, by one letter, then by two
_INFLECTED = ("ed", "ing", "s", "er")
_ENDINGS = frozenset(("s", "d", "r", "ed", "er", "ing", "es", "ly"))
# What may stand before a verb, and is no object of it.
_BEFORE = frozenset(("now", "slip"))


def right(word: str) -> str:
    """Write a word of ours as we do."""
    said = fold(word)
    if said in _vocabulary() or spelling.names_hold(said):
        return word
    return _spelled(said) or word


def heard(
    words: list[str], said: frozenset[str], beside: frozenset[str], *, behind: bool, before: bool
) -> set[frozenset[str]]:
    """Give, for each way to read a clause as one verb and what is beside it, the classes it is of.

    The verb is of `said`, and nothing but politeness stands before it; with `behind`, a Chinese one may
    stand behind its object, and with `before`, any.
    """
    phrases, longest = _phrases()
    # what was read so far: the verb's class, whether an object is before it, the classes beside it
    reached: list[set[tuple[str, bool, frozenset[str]]]] = [set() for _ in range(len(words) + 1)]
    reached[0].add(("", False, frozenset()))
    for at, ways in enumerate(reached[:-1]):
        if not ways:
            continue
        if words[at][0] == "<":
            reached[at + 1] |= {(verb, object_ or not verb, used) for verb, object_, used in ways}
        for size in range(1, min(longest, len(words) - at) + 1):
            piece = tuple(words[at : at + size])
            for name in phrases.get(piece, frozenset()):
                for verb, object_, used in ways:
                    if name == "lead":
                        reached[at + size].add((verb, object_, used))
                    if name in beside:
                        add = used if name == "light" else used | {name}
                        first = object_ or (not verb and name not in _BEFORE)
                        reached[at + size].add((verb, first, add))
                    may = not object_ or before or (behind and not piece[0].isascii())
                    if name in said and not verb and may:
                        reached[at + size].add((name, object_, used))
    return {used | {verb} for verb, _, used in reached[-1] if verb}


def holds(words: list[str], classes: frozenset[str]) -> bool:
    """Say whether a phrase of some classes stands anywhere among words."""
    phrases, longest = _phrases()
    return any(
        phrases.get(tuple(words[at : at + size]), frozenset()) & classes
        for at in range(len(words))
        for size in range(1, min(longest, len(words) - at) + 1)
    )


def wholly(words: list[str], classes: frozenset[str]) -> bool:
    """Say whether words are wholly made of phrases of some classes, and of names."""
    phrases, longest = _phrases()
    reached = [True] + [False] * len(words)
    for at in range(len(words)):
        if not reached[at]:
            continue
        if words[at][0] == "<":
            reached[at + 1] = True
        for size in range(1, min(longest, len(words) - at) + 1):
            if phrases.get(tuple(words[at : at + size]), frozenset()) & classes:
                reached[at + size] = True
    return reached[-1]


def words_of(classes: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Give the English words of the phrases of some classes, and the runs of Chinese letters that stand in them."""
    latin, han = set[str](), set[str]()
    for phrase, held in _phrases()[0].items():
        if not held & classes:
            continue
        latin.update(word for word in phrase if word.isascii())
        runs = "".join(word if not word.isascii() else " " for word in phrase)
        han.update(runs.split())
    return frozenset(latin), frozenset(han)


@cache
def _vocabulary() -> frozenset[str]:
    return frozenset(word for phrase in _phrases()[0] for word in phrase)


@lru_cache(2_000)  # they are people's words: none is kept for long
def _spelled(word: str) -> str | None:
    """Give the one word of ours that another misspells; what is inflected is another word."""
    if len(word) < _LEAST_MISSPELT or not word.isascii() or word.endswith(_INFLECTED):
        return None
    most = 1 if len(word) < _LONG else 2
    phrases, _ = _phrases()
    near = [
        one[0]
        for one in phrases
        if len(one) == 1
        and one[0].isascii()
        and len(one[0]) >= _LEAST_MISSPELT
        and one[0][0] == word[0]
        and abs(len(one[0]) - len(word)) <= most
        and OSA.distance(one[0], word, score_cutoff=most) <= most
    ]
    near = [
        one for one in near if not ({one.removeprefix(word), word.removeprefix(one)} & _ENDINGS)
    ]
    return near[0] if len(near) == 1 else None


@cache
def _phrases() -> tuple[dict[tuple[str, ...], frozenset[str]], int]:
    """Give the classes of each phrase of the list, word by word, and how many words the longest has."""
    text = (
        resources.files("bot.answering.hearing.changes")
        .joinpath("orders.toml")
        .read_text(encoding="utf-8")
    )
    found: dict[tuple[str, ...], frozenset[str]] = {}
    kept: dict[
        frozenset[str], frozenset[str]
    ] = {}  # of classes that stand together, one set for all
    for name, phrases in tomllib.loads(text).items():
        for phrase in spoken(tuple(phrases)):
            if words := tuple(map(sys.intern, split(phrase))):
                classes = found.get(words, frozenset()) | {name}
                found[words] = kept.setdefault(classes, classes)
    return found, max(map(len, found))
