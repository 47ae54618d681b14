"""This file finds papers that say nearly the same, so that copied answers are told once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from rapidfuzz import fuzz

from bot.contents.titles import plain_title
from scrapers.text import fold, is_cjk

PERMUTATIONS: Final = 128
SHINGLE: Final = 4  # letters of folded text
LEAST_JACCARD: Final = 0.6  # a candidate pair
LEAST_RATIO: Final = 80.0  # rapidfuzz's verdict on a candidate pair
BANDS: Final = 32  # of 4 rows: a pair at 0.6 shares a band with probability 0.99
LONGEST: Final = 8_000  # letters compared; what follows in a longer text does not count

NEAR: Final = 100  # texts before it in a band that one is compared with: thousands may share one

KEPT: Final = 512  # texts, of which every digest of a morning asks anew
# Letters of a title that says which work it is, each Chinese one counted thrice: the heads of many a release are
# shorter, as that the Government responds to media enquiries.
LONG_TITLE: Final = 38
_PRIME = (1 << 61) - 1
_GAPS = re.compile(r"[\W_]+")

Signature = tuple[int, ...]


def signature(text: str) -> Signature:
    """Give the MinHash of a text's four-letter pieces; texts without letters give all zeros."""
    return _signature(_letters(text))


@lru_cache(KEPT)
def _signature(letters: str) -> Signature:
    pieces = {
        letters[start : start + SHINGLE] for start in range(max(1, len(letters) - SHINGLE + 1))
    }
    hashes = [_number(piece) for piece in pieces if piece]
    if not hashes:
        return (0,) * PERMUTATIONS
    return tuple(
        min((factor * one + shift) % _PRIME for one in hashes) for factor, shift in _COEFFICIENTS
    )


def jaccard(first: Signature, second: Signature) -> float:
    """Estimate from two signatures what share of their pieces two texts have in common, 0 to 1."""
    same = sum(one == other for one, other in zip(first, second, strict=True))
    return same / len(first)


def alike(first: str, second: str) -> bool:
    """Say whether two texts are the same but for small changes."""
    return fuzz.ratio(_letters(first), _letters(second)) >= LEAST_RATIO


def groups(
    texts: Mapping[str, str], signatures: Mapping[str, Signature] | None = None
) -> tuple[tuple[str, ...], ...]:
    """Give the keys of texts that say nearly the same, in their order; lone texts are left out.

    `signatures` saves the work where they are kept; missing ones are made.
    """
    known = signatures or {}
    made = {key: known.get(key) or signature(text) for key, text in texts.items()}
    leaders = {key: key for key in texts}
    for first, second in _candidates(made):
        if _leader(leaders, first) == _leader(leaders, second):
            continue
        if jaccard(made[first], made[second]) >= LEAST_JACCARD and alike(
            texts[first], texts[second]
        ):
            leaders[_leader(leaders, second)] = _leader(leaders, first)
    return tuple(tuple(keys) for keys in _gathered(leaders) if len(keys) > 1)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list says of a paper whose text nobody has read yet: whose list, the day, its titles and topics."""

    source: str
    day: date | None
    titles: tuple[tuple[str, str], ...]  # language, title
    topics: frozenset[str] = frozenset()


def listed_twice(papers: Mapping[str, Listed]) -> tuple[tuple[str, ...], ...]:
    """Give the keys of papers that two sources list under one title of one day; lone ones are left out.

    One source may list two works under one title; then it is not known which of them the other lists.
    Two bodies may each publish one of its own under a title that many have; and what one topic is told
    of the first, another may be told of the second alone: then both stay.
    """
    found: dict[tuple[date | None, str, str], list[str]] = defaultdict(list)
    leaders = {key: key for key in papers}
    for key, one in papers.items():
        for language, title in one.titles:
            plain = plain_title(title)
            if one.day is not None and _says_which(plain):
                found[one.day, language, plain].append(key)
    for first, *others in found.values():
        for other in others:
            leaders[_leader(leaders, other)] = _leader(leaders, first)
    return tuple(
        tuple(keys) for keys in _gathered(leaders) if _is_one([papers[key] for key in keys])
    )


def _is_one(listed: Sequence[Listed]) -> bool:
    """Say whether some rows are one work: each of another source, all of the same topics."""
    sources, topics = {one.source for one in listed}, {one.topics for one in listed}
    return 1 < len(sources) == len(listed) and len(topics) == 1


def _says_which(plain: str) -> bool:
    """Say whether a title is so long that no second work of the day is called so."""
    return _weight(plain) >= LONG_TITLE


def _weight(letters: str) -> int:
    return sum(3 if is_cjk(letter) else 1 for letter in letters)


def _candidates(signatures: Mapping[str, Signature]) -> Iterable[tuple[str, str]]:
    """Give the pairs that share a band of their signatures, each once, in the texts' order."""
    rows = PERMUTATIONS // BANDS
    seen: dict[tuple[str, str], None] = {}
    for band in range(BANDS):
        rooms: dict[Sequence[int], list[str]] = defaultdict(list)
        for key, made in signatures.items():
            if any(made):
                rooms[made[band * rows : (band + 1) * rows]].append(key)
        for keys in rooms.values():
            for at, key in enumerate(keys):
                seen.update(dict.fromkeys((other, key) for other in keys[max(0, at - NEAR) : at]))
    return seen


def _leader(leaders: dict[str, str], key: str) -> str:
    while leaders[key] != key:
        leaders[key] = leaders[leaders[key]]
        key = leaders[key]
    return key


def _gathered(leaders: dict[str, str]) -> Iterable[Sequence[str]]:
    """Give the keys that have one leader together, in their order."""
    gathered: dict[str, list[str]] = defaultdict(list)
    for key in leaders:
        gathered[_leader(leaders, key)].append(key)
    return gathered.values()


def _letters(text: str) -> str:
    return _folded(text[:LONGEST])


@lru_cache(KEPT)
def _folded(text: str) -> str:
    return _GAPS.sub("", fold(text))


def _number(piece: str) -> int:
    return int.from_bytes(blake2b(piece.encode("utf-8", "replace"), digest_size=8).digest(), "big")


_COEFFICIENTS: Final = tuple(
    (_number(f"factor {one}") % (_PRIME - 1) + 1, _number(f"shift {one}") % _PRIME)
    for one in range(PERMUTATIONS)
)
