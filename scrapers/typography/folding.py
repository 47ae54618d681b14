"""This file folds text for matching: one form for both scripts, all widths and all cases."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from importlib import resources

from scrapers.typography.characters import plain_characters

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_NOTE_MARK = re.compile(f"(?<![mM])[{_SUPERSCRIPTS}]|(?<=[mM])[⁰¹⁴-⁹]")
_MARK = re.compile(f"[{_SUPERSCRIPTS}]")
_LOOK_ALIKE = {
    "–": "-", "—": "-", "―": "-", "─": "-", "－": "-", "“": '"', "”": '"', "‘": "'", "’": "'",
    "○": "〇", "◯": "〇", "・": "·", "‧": "·", "•": "·", "╱": "/", "／": "/", "…": "…", "⋯": "…",
}  # fmt: skip


class _Fold(dict[int, str]):
    """What each character is matched as, worked out when it is first met."""

    def __init__(self, table: dict[str, str]) -> None:
        super().__init__()
        self._table = table
        self.uneven: set[str] = set()  # met so far: what becomes more or fewer letters than one
        self.drops = False  # whether something was met that becomes none

    def __missing__(self, code: int) -> str:
        letters = plain_characters(chr(code))
        for _ in range(4):  # one step can open the way to another; four settle every character
            again = "".join(self._step(letter) for letter in letters)
            if again == letters:
                break
            letters = again
        if len(letters) != 1:
            self.uneven.add(chr(code))
            self.drops = self.drops or not letters
        self[code] = letters
        return letters

    def _step(self, letter: str) -> str:
        letter = _LOOK_ALIKE.get(letter, letter)
        if letter == "…":
            return letter
        wide = unicodedata.normalize("NFKC", letter).casefold()
        if not wide.isascii() and ord(wide[:1] or "\0") < 0x2E80:
            parts = unicodedata.normalize("NFD", wide)
            wide = "".join(part for part in parts if unicodedata.category(part) != "Mn")
        return "".join(self._table.get(part, part) for part in wide)


@functools.cache
def table() -> dict[str, str]:
    """Give the characters that fold to another one: traditional, variant and look-alike forms."""
    text = resources.files("scrapers.typography").joinpath("folding.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {row[0]: row[1] for row in rows}


@functools.cache
def _fold() -> _Fold:
    return _Fold(table())


def fold(text: str) -> str:
    """Give match text: both scripts, all widths and cases made one; marks of footnotes dropped.

    Nothing is joined or split, so letter-spaced text wants `clean` first.
    """
    if _may_hold_marks(text):
        text = _NOTE_MARK.sub("", text)
    return text.translate(_fold())


def _may_hold_marks(text: str) -> bool:
    """Say whether a superscript stands in a text: nearly none does, and to look for the letter is quick."""
    return not text.isascii() and _MARK.search(text) is not None


def fold_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Give match text and, for each of its characters, where in `text` it comes from.

    There is one entry more than the match text has letters: the length of `text`. Where the text
    folds letter for letter, as nearly always, they are a range and take no room.
    """
    letters = _fold()
    if not _may_hold_marks(text) or not _NOTE_MARK.search(text):
        even = text.translate(letters)
        # As long as before, and nothing is ever dropped: then nothing became two letters either.
        if len(even) == len(text) and not (letters.drops and not letters.uneven.isdisjoint(text)):
            return even, range(len(text) + 1)
    marks = {match.start() for match in _NOTE_MARK.finditer(text)}
    folded: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text):
        if at in marks:
            continue
        shown = letters[ord(letter)]
        folded.append(shown)
        offsets.extend([at] * len(shown))
    return "".join(folded), (*offsets, len(text))


def span(offsets: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Give the slice of the display text behind folded[start:end], whole characters only."""
    if end <= start:
        return offsets[start], offsets[start]
    return offsets[start], offsets[end - 1] + 1


def compared(name: str) -> str:
    """Give a name as it is stored to be compared, and as it is asked for: folded, on one line."""
    return " ".join(fold(name).split())
