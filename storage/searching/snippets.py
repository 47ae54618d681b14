"""This file counts a query's hits in a passage and cuts out the place that shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scrapers.text import fold, fold_with_offsets, span
from storage.searching.queries import Phrase

WIDTH = 160  # characters of display text around the hits
_BEFORE = 48
_BLANKS = re.compile(r"\s+")


def count(folded: str, wanted: Sequence[Phrase]) -> int:
    """Count the places in folded text where a phrase stands."""
    return sum(_count(folded, phrase) for phrase in wanted)


def _count(folded: str, phrase: Phrase) -> int:
    first = phrase.runs[0]
    if len(phrase.runs) == 1 and first.chinese:
        return folded.count(first.text)
    if first.text not in folded:
        return 0
    return sum(1 for _ in phrase.pattern.finditer(folded))


def holds(text: str, wanted: Sequence[Phrase]) -> int:
    """Count how many of the phrases a text holds."""
    folded = fold(text)
    return sum(1 for phrase in wanted if _count(folded, phrase))


def _places(text: str, wanted: Sequence[Phrase], folded: str) -> list[tuple[int, int]]:
    """Give the hits as slices of display text, in order, those that overlap as one."""
    found = sorted(m.span() for phrase in wanted for m in phrase.pattern.finditer(folded))
    # Nearly always each letter folds to one; to tell where every letter comes from is slow.
    start, end = (found[0][0], found[0][1] + WIDTH) if found else (0, 0)
    if len(folded) != len(text) or fold(text[start:end]) != folded[start:end]:
        offsets = fold_with_offsets(text)[1]
        found = [span(offsets, start, end) for start, end in found]
    return _joined(found)


def _joined(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def snippet(text: str, wanted: Sequence[Phrase], folded: str | None = None) -> str:
    """Give the first place that shows a hit, in one line, with every hit in it between ** marks.

    Who has folded the text already gives that, too.
    """
    places = _places(text, wanted, fold(text) if folded is None else folded)
    first = places[0][0] if places else 0
    start = max(0, first - _BEFORE)
    end = min(len(text), start + WIDTH)
    if places:
        end = max(end, min(places[0][1], start + 2 * WIDTH))
    start, end = _to_words(text, start, end, first)
    parts = "".join(_marked(text, start, end, places))
    line = _BLANKS.sub(" ", parts).strip()
    return f"{'…' if start > 0 else ''}{line}{'…' if end < len(text) else ''}"


def _to_words(text: str, start: int, end: int, first: int) -> tuple[int, int]:
    """Begin and end at a blank where one is near, so that no Latin word is cut."""
    if start > 0:
        blank = text.find(" ", start, min(start + 16, first))
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", max(end - 16, first + 1), end)
        end = blank if blank > first else end
    return start, end


def _marked(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> Iterator[str]:
    last = start
    for begin, stop in places:
        if begin < start or begin >= end:
            continue
        stop = min(stop, end)  # noqa: PLW2901 - what is shown of it
        yield _plain(text[last:begin])
        yield f"**{_plain(text[begin:stop])}**"
        last = stop
    yield _plain(text[last:end])


def _plain(text: str) -> str:
    """Take away what would read as our own mark."""
    return text.replace("*", "＊")
