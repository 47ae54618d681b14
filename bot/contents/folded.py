"""This file keeps a stretch of a paper together with its match text, so that each is folded once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import add

from scrapers.text import fold_with_offsets

_MASK = "□"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it stands, and as it is matched; pieces are cut from both, never folded again.

    `offsets` says for each letter of the match text where in the text it comes from, and ends with
    the text's length. Nothing of it changes, so that what is found in it may be remembered by it.
    """

    text: str
    folded: str
    offsets: Sequence[int]

    @classmethod
    def of(cls, text: str) -> Folded:
        """Fold a text."""
        return cls(text, *fold_with_offsets(text))

    def at(self, place: int) -> int:
        """Give where in the match text a place of the text is."""
        return bisect_left(self.offsets, place)

    def cut(self, start: int, end: int | None = None) -> Folded:
        """Give the piece between two places of the text."""
        end = len(self.text) if end is None else end
        if start <= 0 and end >= len(self.text):
            return self
        first, last = self.at(start), self.at(end)
        text = self.text[start:end]
        offsets: Sequence[int]
        if isinstance(self.offsets, range):
            offsets = range(len(text) + 1)
        else:
            offsets = (*(place - start for place in self.offsets[first:last]), len(text))
        return Folded(text, self.folded[first:last], offsets)

    def strip(self) -> Folded:
        """Give it without the blanks at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def stripped_end(self) -> Folded:
        """Give it without the blanks at its end."""
        return self.cut(0, len(self.text.rstrip()))

    def joined(self, other: Folded) -> Folded:
        """Give it with another one behind it."""
        text = self.text + other.text
        offsets: Sequence[int]
        if isinstance(self.offsets, range) and isinstance(other.offsets, range):
            offsets = range(len(text) + 1)
        else:
            shift = len(self.text)
            offsets = (*self.offsets[:-1], *(place + shift for place in other.offsets))
        return Folded(text, self.folded + other.folded, offsets)

    def masked(self, pattern: re.Pattern[str]) -> Folded:
        """Give it with what a pattern finds in the text blotted out, letter for letter."""
        text, folded = self.text, self.folded
        for found in pattern.finditer(self.text):
            start, end = found.span()
            text = text[:start] + _MASK * (end - start) + text[end:]
            first, last = self.at(start), self.at(end)
            folded = folded[:first] + _MASK * (last - first) + folded[last:]
        return self if text == self.text else Folded(text, folded, self.offsets)


@lru_cache(maxsize=256)  # a sentence is asked for at its ends, as a bullet, and by what it names
def letter_pairs(folded: str) -> frozenset[str]:
    """Give the pairs of letters that stand side by side in a text."""
    return frozenset(map(add, folded, folded[1:]))
