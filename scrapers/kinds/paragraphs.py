"""This file joins a paper's physical lines into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scrapers.kinds.lines import Line, line
from scrapers.kinds.patterns import ITEM, continues, ends_sentence, glued, wide
from scrapers.readers.limits import DEFAULT

FULL = 0.8  # of the usual width: the margin broke such a line, not its writer
VERY_FULL = 0.9
_APART = ("table", "heading", "footnote", "item")
_JOINED = ("paragraph", "item")
_CHAPTER = re.compile(r"^(?:chapter|part) (?:\d{1,2}|[ivx]{1,5})$|^第.{1,3}[章部]$")
# a paper's number on a line of its own, as below an agenda's items
_ASIDE = re.compile(r"^[(（](?>.*?\d/\d{4}).*[)）]$")
WIDE_GAP = 3  # empty lines that no extractor leaves inside a paragraph


def paragraphs(lines: Sequence[Line], width: int) -> list[Line]:
    """Give the paragraphs that lines make, each a line of its own that is `logical`."""
    made: list[list[Line]] = []
    size = 0
    for each in lines:
        size += len(each.text)
        if made and size <= DEFAULT.line and goes_on(made[-1][-1], each, width):
            made[-1].append(each)
        else:
            made.append([each])
            size = len(each.text)
    found = []
    before: Line | None = None
    for group in made:
        close = before is not None and not before.logical and group[0].gap <= before.gap + 1
        full = before is not None and wide(before.text) >= VERY_FULL * width
        found.append(replace(_joined(group), flows=close and full))
        before = group[-1]
    return found


def _joined(group: list[Line]) -> Line:
    if len(group) == 1:
        return replace(group[0], logical=True)
    return line(glued(each.text for each in group), group[0])


def goes_on(held: Line, following: Line, width: int) -> bool:
    """Say whether a line is the rest of the paragraph that the line before it began."""
    if held.logical or following.logical or held.role not in _JOINED or following.role in _APART:
        return False
    if held.text[-1] == "-" and held.text[-2:-1].isalpha() and following.text[0].islower():
        return True
    if _CHAPTER.match(following.folded):
        return False
    if ITEM.match(following.folded) or _ASIDE.match(held.text):
        return False
    if ends_sentence(held.text):
        # a sentence may end where a line does: only closeness tells that the paragraph runs on
        return (
            following.flows
            and held.text[-1] in "。？！；.?!;"
            and wide(held.text) >= VERY_FULL * width
        )
    if following.gap >= WIDE_GAP:
        # the top of the next page, if anything
        return following.gap <= 2 * WIDE_GAP and wide(held.text) >= VERY_FULL * width
    if following.gap == 0 and (following.text[0].islower() or following.text[0] == "$"):
        return True  # however narrow the block
    return continues(held.text) or wide(held.text) >= FULL * width
