"""This file says whether a short Chinese word stands by itself where it was found, or is cut out of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache, lru_cache
from typing import Final

from bot.topics.vocabulary import collisions

LONGEST: Final = 4  # letters; a longer word is hardly ever made up by two others
_AROUND: Final = 6  # letters on either side that are read along
_WORD: Final = 2  # letters of the least word that may be joined to a neighbour and stay itself
_REACH: Final = 2  # letters outside that a word across an edge may take in
_PERSON: Final = "nr"  # begins what the dictionary calls somebody's name
_CACHED: Final = 16_384  # surroundings remembered; a paper repeats its own

_LINKS = frozenset(
    "的及和与或在以为对就将已由向于等是有其之并而也从该按经至但让使把被"
)  # stand alone by nature
# What a headline does with a term, when it does, and what makes a body, a day or a trade of it: a letter by itself.
_BESIDE = frozenset(
    "用设推提可会能获须需应助供让建办促拟谈论看学讲审评倡盼冀吁研开引做拓拨增减加扩测试访到改订定"
    "正再更亦只均新首各该本全非超跨大化性型式者类后时前中内外上下间热展年期日周课局法界业城站网馆部处院室组团队署企"
)

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
    if _longer().search(run) and _listed(run, start, end, firm=True):
        return Neighbours.OTHER
    free = _segmented(run)
    if not _is_cut(free, start, end):
        return Neighbours.CUT if _may_be_cut(lead, word, tail, free) else Neighbours.WORD
    # The dictionary errs where it leaves more letters over than the word by itself would.
    if _left_over((*_segmented(lead), word, *_segmented(tail))) < _left_over(free):
        return Neighbours.WORD
    return Neighbours.OTHER if _listed(run, start, end) else Neighbours.CUT


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


def _may_be_cut(lead: str, word: str, tail: str, free: _Pieces) -> bool:
    """Say whether a word across an edge leaves no more letters over than the find by itself.

    Either may be meant then. Only of a find of four letters that the dictionary does not hold: of
    shorter ones it is cut already.
    """
    if len(word) < LONGEST or _is_known(word):
        return False
    run, start, end = lead + word + tail, len(lead), len(lead) + len(word)
    whole = _joined(free, start, end)
    across_start = [(start - out, start + 1) for out in range(1, min(start, _REACH) + 1)]
    across_end = [(end - 1, end + out) for out in range(1, min(len(tail), _REACH) + 1)]
    known = [
        (edge, first, past)
        for edge, crossing in ((start, across_start), (end, across_end))
        if edge not in whole
        for first, past in crossing
        if _is_known(run[first:past])
    ]
    if not known:
        return False
    before, after = _segmented(lead), _segmented(tail)
    alone = _left_over((*before, *after))
    beside = {start: before[:-3:-1], end: after[:2]}
    return any(
        not _stands_beside(beside[edge])
        and _left_over((*_segmented(run[:first]), *_segmented(run[past:]))) <= alone
        for edge, first, past in known
    )


def _stands_beside(pieces: _Pieces) -> bool:
    """Say whether the nearer of two pieces outside needs no other letter, or both make a word that is not held."""
    return _BESIDE.issuperset(pieces[:1]) or len("".join(pieces)) == len(pieces) == _WORD


def _joined(pieces: _Pieces, start: int, end: int) -> tuple[int, ...]:
    """Give the edges over which a whole word of the find's own joins a neighbour: they stand."""
    at, edges = 0, []
    for piece in pieces:
        first, at = at, at + len(piece)
        if min(at, end) - max(first, start) >= _WORD:
            edges += [edge for edge in (start, end) if first < edge < at]
    return tuple(edges)


def _left_over(pieces: Iterable[str]) -> int:
    return sum(len(piece) == 1 and piece not in _LINKS for piece in pieces)


def _listed(run: str, start: int, end: int, *, firm: bool = False) -> bool:
    """Say whether a word of the list stands over an edge of the find, or over all of it.

    `firm` asks for one that is hardly there by accident: it takes in two letters, or is a long word itself.
    """
    for length, words in _lengths():
        least = 1 if length >= LONGEST or not firm else _WORD
        if length <= least:
            continue
        for at in range(max(0, start - length + least), min(end - least, len(run) - length) + 1):
            past = at + length
            if run[at:past] in words and (at < start < past or at < end < past):
                return True
    return False


@cache
def _longer() -> re.Pattern[str]:
    """Give what finds the listed words of which two letters or more may stand in a find."""
    return re.compile("|".join(sorted(word for word in collisions() if len(word) > _WORD)))


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


def _is_known(word: str) -> bool:
    return _dictionary()(word)


@cache
def _dictionary() -> Callable[[str], bool]:
    """Load what says whether the dictionary holds a word."""
    from rjieba import has_word

    return has_word


@cache
def _segmenter() -> Callable[..., list[str]]:
    """Load the dictionary when it is first asked for: it takes a fifth of a second."""
    from rjieba import cut

    return cut
