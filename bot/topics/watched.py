"""This file finds the names of people's watch lists in papers, all of them in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.topics.borders import Neighbours, is_short, standing
from bot.topics.lexicon import Lexicon
from bot.topics.places import JudgedPiece, place, places
from bot.topics.terms import needle
from scrapers.items import Document

MOST_LETTERS = 4_000_000  # of a paper that are looked at; none that was published has a tenth of it


@dataclass(frozen=True, slots=True, order=True)
class ListedName:
    """A name's place: which list, and which number in it."""

    list_id: int
    number: int


class WatchedNames:
    """Says which names stand in a paper; its time grows with the paper and with what is found.

    Latin names are found as whole words, short Chinese ones where they are words of their own,
    whatever the case, the width and the script.
    """

    def __init__(self, names: Mapping[ListedName, str] | None = None) -> None:
        self._lexicon = Lexicon()
        self._entries: dict[int, list[ListedName]] = {}
        self._short: set[int] = set()
        for entry, name in (names or {}).items():
            folded = needle(name)
            if not folded:
                continue
            number = self._lexicon.add(folded)
            self._entries.setdefault(number, []).append(entry)
            if is_short(folded):
                self._short.add(number)

    def __len__(self) -> int:
        return len(self._entries)

    def found(self, documents: Iterable[Document]) -> frozenset[ListedName]:
        """Give the places of all names that stand in a paper, whatever its languages."""
        return self._of(one for document in documents for one in places(document))

    def in_title(self, title: str) -> frozenset[ListedName]:
        """Give the places of all names that stand in a headline."""
        return self._of([place("title", "title", title)])

    def _of(self, pieces: Iterable[JudgedPiece]) -> frozenset[ListedName]:
        hit: set[int] = set()
        left = MOST_LETTERS
        if not self._entries:
            return frozenset()
        for piece in pieces:
            left -= len(piece.folded)
            if left < 0:
                break
            for one in self._lexicon.find(piece.folded):
                if one.needle in hit:
                    continue
                cut = one.needle in self._short and (
                    standing(piece.folded, one.start, one.end) is not Neighbours.WORD
                )
                if not cut:
                    hit.add(one.needle)
        return frozenset(entry for number in hit for entry in self._entries[number])
