"""This file finds every known term in a text in one pass, however many terms there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # loaded by the first text, not by whoever names a topic
    from ahocorasick_rs import AhoCorasick

_TOKEN = re.compile(r"[a-z0-9]+")
# Finds of one kind in a text; no paper has so many, and more say nothing new.
MOST_ALIKE = 10_000
_STEM = 3  # letters by which open-ended words are filed; nobody may type a shorter one


class Found(NamedTuple):
    """One place where a needle stands; `plural` says that s or es was added."""

    start: int
    end: int
    needle: int
    plural: bool = False


class Lexicon:
    """An index of needles: one machine finds the Chinese ones; the Latin ones are filed by their first token.

    Reading a text costs a step per letter, whatever the number of needles; a needle costs time
    only where it, or its first token, occurs, and only the first MOST_ALIKE times.
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._tokens: dict[str, tuple[int, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._wide: dict[str, None] = {}
        self._machine: AhoCorasick | None = None  # finds what is wide, once asked
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def copy(self) -> Lexicon:
        """Give one that holds the same and goes on by itself."""
        made = Lexicon()
        made._numbers, made._open = self._numbers.copy(), self._open.copy()
        made._tokens, made._stems = self._tokens.copy(), self._stems.copy()
        made._wide, made._machine = self._wide.copy(), self._machine
        made._count = self._count
        return made

    def add(self, text: str, *, prefix: bool = False) -> int:
        """File a needle and give its number; the same needle gets the same number."""
        if not text:
            raise ValueError("an empty needle would be found everywhere")
        token = _TOKEN.match(text)
        book = self._open if prefix and token else self._numbers
        known = book.get(text)
        if known is not None:
            return known
        number = self._count
        self._count += 1
        book[text] = number
        if token and prefix and token.end() == len(text):
            self._stems[text[:_STEM]] = (*self._stems.get(text[:_STEM], ()), text)
        elif token:
            self._file(self._tokens, token.group(), len(text))
        elif not text[0].isascii():  # what begins with a mark stands nowhere by itself
            self._wide[text], self._machine = None, None
        return number

    @staticmethod
    def _file(book: dict[str, tuple[int, ...]], head: str, length: int) -> None:
        lengths = book.get(head, ())
        if length not in lengths:
            book[head] = (*lengths, length)

    def find(self, text: str) -> list[Found]:
        """Give every occurrence in folded text, overlapping ones too, in no promised order.

        Of one Chinese needle, or of what begins with one token, only the first MOST_ALIKE are looked at.
        """
        found: list[Found] = []
        self._find_latin(text, found)
        self._find_wide(text, found)
        return found

    def _find_latin(self, text: str, found: list[Found]) -> None:
        tokens, stems = self._tokens, self._stems
        numbers, opened = self._numbers, self._open
        seen: Counter[str] = Counter()
        for match in _TOKEN.finditer(text):
            token, start = match.group(), match.start()
            if token in tokens:
                seen[token] += 1
                for length in tokens[token] if seen[token] <= MOST_ALIKE else ():
                    piece = text[start : start + length]
                    if piece in numbers or piece in opened:  # of a common beginning few go on so
                        self._accept(text, start, start + length, found)
            if token[-1] == "s":
                for single in (token[:-1], token[:-2]) if token[-2:] == "es" else (token[:-1],):
                    number = self._numbers.get(single) if single in tokens else None
                    if number is not None:
                        found.append(Found(start, match.end(), number, plural=True))
            found.extend(
                Found(start, match.end(), self._open[stem])
                for stem in stems.get(token[:_STEM], ())
                if token.startswith(stem)
            )

    def _find_wide(self, text: str, found: list[Found]) -> None:
        if text.isascii() or not self._wide:
            return
        machine = self._machine = self._machine or _machine_of(self._wide)
        sound = text.encode("utf-8", "replace").decode()  # half a letter is no letter, and one long
        seen: Counter[int] = Counter()
        hits = machine.find_matches_as_indexes(sound, overlapping=True)
        for which, start, end in sorted(hits, key=itemgetter(1, 0)):
            seen[which] += 1
            if seen[which] <= MOST_ALIKE:
                self._accept(text, start, end, found)

    def _accept(self, text: str, start: int, end: int, found: list[Found]) -> None:
        """Note what stands from start to end if it is a needle with clean borders."""
        piece = text[start:end]
        if len(piece) < end - start:
            return
        number, opened = self._numbers.get(piece), self._open.get(piece)
        if number is None and opened is None:
            return
        rest = _TOKEN.match(text, end) if _TOKEN.match(piece, len(piece) - 1) else None
        if opened is not None:
            found.append(Found(start, rest.end() if rest else end, opened))
        if number is None:
            return
        if rest is None:
            found.append(Found(start, end, number))
        elif rest.group() in ("s", "es"):
            found.append(Found(start, rest.end(), number, plural=True))


def _machine_of(needles: Iterable[str]) -> AhoCorasick:
    from ahocorasick_rs import AhoCorasick, Implementation

    return AhoCorasick(needles, store_patterns=False, implementation=Implementation.ContiguousNFA)
