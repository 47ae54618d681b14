"""This file says whether two bullets tell one fact, worded differently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from bot.contents.folded import letter_pairs
from bot.contents.summaries.salience import pairs
from bot.contents.summaries.signs import NUMBER

SAID_AGAIN, COMPARED = 0.7, 8  # of a sentence's pairs, said in another bullet; of how many at least
SHARED = 0.3  # of the shorter one's, from which on two texts may tell one fact
SAME = 0.4  # of what one tells beside names, that the other tells too
SAME_ACT = 0.8  # of its first clause alone
FEWEST = 10  # pairs of letters that tell something beside names
# What two facts on one thing have in common: its name, and the year.
# e.g. 「登記冊計劃」 · 《條例》 · （登記冊計劃）
_NAME = re.compile(r"「[^「」]{2,40}」|《[^《》]{2,40}》|[(（][^()（）]{2,40}[)）]")
# e.g. 2026-27年度
_YEAR = re.compile(r"(?<!\d)20\d\d(?:-\d\d(?!\d))?(?:年度?)?")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def one_is_in(sentences: Sequence[str], other: str, told: AbstractSet[str], shared: int) -> bool:
    """Say whether one of several sentences, folded, stands in another text with all its numbers.

    `told` are the pairs of that text, of which `shared` stand in the sentences. Short ones say too little to be
    compared.
    """
    if len(sentences) < 2 or shared <= SAID_AGAIN * COMPARED:
        return False
    for one in sentences:
        said = pairs(one)
        if (
            len(said) >= COMPARED
            and shared > SAID_AGAIN * len(said)
            and len(said & told) > SAID_AGAIN * len(said)
            and _numbers(one) <= _numbers(other)
        ):
            return True
    return False


def tell_one_fact(one: str, other: str) -> bool:
    """Say whether one of two Chinese texts, folded, tells no name, no number and little else that the other does not.

    Names and years are left out of what both tell: bullets on one scheme all have those. What is done stands in
    the first clause, and what it is for in those behind it.
    """
    if one.isascii() or other.isascii():
        return False
    return _adds_little(_told(one), _told(other)) or _adds_little(_told(other), _told(one))


def tell_one_act(one: str, other: str) -> bool:
    """Say likewise whether the first clause of one tells nothing that the other does not."""
    if one.isascii() or other.isascii():
        return False
    said, told = letter_pairs(one), letter_pairs(other)
    if len(said & told) <= SHARED * min(len(said), len(told)):
        return False
    return _adds_no_act(_told(one), _told(other)) or _adds_no_act(_told(other), _told(one))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a text tells: its names and numbers, and beside them its words, all and those of its first clause."""

    text: str
    names: tuple[str, ...]
    numbers: frozenset[str]
    words: frozenset[str]
    act: frozenset[str]


@lru_cache(maxsize=256)  # a bullet is compared with each other one
def _told(text: str) -> _Told:
    beside = _YEAR.sub("\n", _NAME.sub("\n", text))
    names = tuple(found[0][1:-1] for found in _NAME.finditer(text))
    act = beside.split(",", 1)[0]
    return _Told(text, names, _numbers(beside), _pairs(beside), _pairs(act))


def _adds_little(one: _Told, other: _Told) -> bool:
    return _shares(one.words, other, SAME, one) or _shares(one.act, other, SAME_ACT, one)


def _adds_no_act(one: _Told, other: _Told) -> bool:
    return _shares(one.act, other, SAME_ACT, one)


def _shares(said: frozenset[str], other: _Told, least: float, one: _Told) -> bool:
    return (
        len(said) >= FEWEST
        and len(said & other.words) > least * len(said)
        and one.numbers <= other.numbers
        and all(name in other.text for name in one.names)
    )


def _numbers(folded: str) -> frozenset[str]:
    return frozenset(found[0] for found in NUMBER.finditer(folded))


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pair for pair in letter_pairs(text) if _HAN.match(pair) and "\n" not in pair)
