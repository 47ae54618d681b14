"""This file says whether a short Chinese word stands by itself where it was found, or is cut out of others."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from bot.topics.vocabulary import collisions

LONGEST: Final = 4  # letters; a longer word is hardly ever made up by two others
_AROUND: Final = 6  # letters on either side that are read along
_WORD: Final = 2  # letters of the least word that may be joined to a neighbour and stay itself
_PERSON: Final = "nr"  # begins what the dictionary calls somebody's name
_CACHED: Final = 16_384  # surroundings remembered; a paper repeats its own

_LINKS = frozenset(
    "的及和与或在以为对就将已由向于等是有其之并而也从该按经至但让使把被"
)  # stand alone by nature

_HAN = re.compile(r"[\u3400-\u9fff]+")
_Pieces = tuple[str, ...]


class Neighbours(Enum):
    """How a find stands among its neighbours."""

    WORD = "its edges are borders of words"
    CUT = "an edge stands inside a word of the dictionary"
    OTHER = "it is part of a word on the list that a person has read"


def is_short(folded: str) -> bool:
    """Say whether a folded word is of two to four Chinese letters, so that its borders matter."""
    return 1 < len(folded) <= LONGEST and _HAN.fullmatch(folded) is not None


def standing(text: str, start: int, end: int) -> Neighbours:
    """Say how what stands from start to end in folded text stands there; costs the same anywhere."""
    left = text[max(0, start - _AROUND) : start]
    right = text[end : end + _AROUND]
    before = _HAN.search(left[::-1])
    after = _HAN.match(right)
    lead = left[len(left) - before.end() :] if before and before.start() == 0 else ""
    return _judged(lead, text[start:end], after.group() if after else "")


@lru_cache(maxsize=_CACHED)
def _judged(lead: str, word: str, tail: str) -> Neighbours:
    if not lead and not tail:
        return Neighbours.WORD
    run, start, end = lead + word + tail, len(lead), len(lead) + len(word)
    if _listed(run, start, end, covering=True):
        return Neighbours.OTHER
    free = _segmented(run)
    if not _is_cut(free, start, end):
        return Neighbours.WORD
    # The dictionary errs where it leaves more letters over than the word by itself would.
    if _left_over((*_segmented(lead), word, *_segmented(tail))) < _left_over(free):
        return Neighbours.WORD
    return Neighbours.OTHER if _listed(run, start, end, covering=False) else Neighbours.CUT


def pieces(folded: str) -> tuple[str, ...]:
    """Give the words of folded Chinese text as the dictionary parts them; together they are the text."""
    return _segmented(folded)


def _is_cut(pieces: _Pieces, start: int, end: int) -> bool:
    """Say whether a piece holds a letter across an edge; a whole word of the find's own may join.

    Four letters are hardly ever two words by accident: of them both edges must be cut.
    """
    at = cuts = 0
    for piece in pieces:
        first, at = at, at + len(piece)
        crosses = first < start < at or first < end < at
        cuts += crosses and min(at, end) - max(first, start) < _WORD
    return cuts >= (2 if end - start == LONGEST else 1)


def _left_over(pieces: _Pieces) -> int:
    return sum(len(piece) == 1 and piece not in _LINKS for piece in pieces)


def _listed(run: str, start: int, end: int, *, covering: bool) -> bool:
    """Say whether a word of the list stands over all of the find, or over an edge of it."""
    for length, words in _lengths():
        if covering and length <= end - start:
            continue
        first = end - length if covering else start - length + 1
        last = start if covering else end - 1
        for at in range(max(0, first), min(last, len(run) - length) + 1):
            past = at + length
            if run[at:past] in words and (at < start < past or at < end < past):
                return True
    return False


@cache
def _lengths() -> tuple[tuple[int, frozenset[str]], ...]:
    """Give the listed words by their length."""
    words = collisions()
    lengths = sorted({len(word) for word in words})
    return tuple((n, frozenset(word for word in words if len(word) == n)) for n in lengths)


def _segmented(text: str) -> _Pieces:
    return tuple(_segmenter()(text, hmm=False)) if text else ()


def is_word(folded: str) -> bool:
    """Say whether a folded Chinese name is made of words of the dictionary, none of which is a person's name."""
    if not _HAN.fullmatch(folded):
        return False
    from rjieba import tag

    parts = tag(folded, hmm=False)
    return all(len(word) > 1 and not sort.startswith(_PERSON) for word, sort in parts)


@cache
def _segmenter() -> Callable[..., list[str]]:
    """Load the dictionary when it is first asked for: it takes a fifth of a second."""
    from rjieba import cut

    return cut
