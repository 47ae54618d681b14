"""This file turns a reading's blocks into lines that the kinds work on: clean, folded, furniture set apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scrapers.items import Block, Reading
from scrapers.kinds.patterns import wide
from scrapers.text import clean, collapse_line, fold, fold_with_offsets, is_furniture
from scrapers.typography.letters import plain_characters
from scrapers.typography.spacing import keeps_gaps_after_words

LOGICAL_WIDTH = 160  # nobody prints lines this long: each is a whole paragraph already
_BOLD = re.compile(r"\*\*|__")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
_BARE_NUMBER = re.compile(r"^[-~_ ]{0,3}\d{1,4}[-~_ ]{0,3}$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paper: as people read it, as patterns read it, and how it stood in the file."""

    text: str
    folded: str
    page: int | None = None
    role: str = "paragraph"
    logical: bool = False  # a whole paragraph, not one of its physical lines
    led: bool = False  # it opened with a blank: in flat text often the top of a page
    gap: int = 0  # empty lines before it
    flows: bool = False  # what stood before may be the same paragraph
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a paper's reader gets: lines without furniture, and how wide a full line is."""

    lines: tuple[Line, ...]
    width: int
    media: str
    paged: bool


def line(text: str, like: Line | None = None, *, logical: bool = True) -> Line:
    """Make one line of display text, standing where `like` stands."""
    folded = fold(text).strip()
    if like is None:
        return Line(text=text, folded=folded, logical=logical)
    return replace(like, text=text, folded=folded, logical=logical)


def cut(each: Line, start: int, end: int | None = None) -> str:
    """Give the display text behind a stretch of a line's folded text."""
    if len(each.text) == len(each.folded):
        return each.text[start:end].strip()
    folded, offsets = fold_with_offsets(each.text)
    lead = len(folded) - len(folded.lstrip())
    last = len(offsets) - 1
    stop = offsets[min(end + lead, last)] if end is not None else offsets[last]
    return each.text[offsets[min(start + lead, last)] : stop].strip()


def sheet(reading: Reading) -> Sheet:
    """Give a reading's lines in order, without page numbers and running heads."""
    physical = reading.media in ("plain", "pdf")
    rows = list(_rows(reading))
    gaps = physical and keeps_gaps_after_words(text for text, block in rows if block.role != "table")
    found: list[Line] = []
    gap = 0
    for text, block in rows:
        shown = clean(text) if block.role == "table" or not physical else _shown(text, gaps=gaps)
        if not shown:
            gap += 1
            continue
        found.append(
            Line(
                text=shown,
                folded=fold(shown).strip(),
                page=block.page,
                role=block.role,
                logical=not physical or block.role == "table",
                led=text[:1].isspace(),
                gap=gap,
                level=block.level,
            )
        )
        gap = 0
    paged = any(each.page is not None for each in found)
    kept = _without_furniture([each for each in found if each.folded], paged=paged)
    width = _full_width(kept)
    if physical and width > LOGICAL_WIDTH:
        kept = [replace(each, logical=True) for each in kept]
    return Sheet(tuple(kept), width, reading.media, paged)


def _rows(reading: Reading) -> Iterator[tuple[str, Block]]:
    """Every row of text with its block: a table stays whole, whatever else holds line ends is split."""
    for block in reading.blocks:
        text = plain_characters(block.text)
        if reading.media == "plain":
            text = _unmarked(text)
        if block.role == "table":
            yield text, block
        else:
            for part in text.split("\n"):
                yield part, block


def _shown(text: str, *, gaps: bool) -> str:
    return collapse_line(text, gaps_after_words=gaps).strip()


def _unmarked(text: str) -> str:
    if text.startswith("- ("):
        text = text[2:]
    if "**" not in text and "](" not in text and "__" not in text:
        return text
    return _LINK.sub(r"\1", _BOLD.sub("", text))


def _full_width(lines: list[Line]) -> int:
    """The width that one line in ten exceeds, of the lines that are prose at all."""
    widths = sorted(wide(each.text) for each in lines if each.role != "table")
    long = [width for width in widths if width >= 24] or widths or [0]
    return long[min(len(long) - 1, len(long) * 9 // 10)]


def _without_furniture(lines: list[Line], *, paged: bool) -> list[Line]:
    edges = _edges(lines) if paged else set()
    running = _running(lines, edges) if paged else set()
    kept: list[Line] = []
    gap = 0
    for index, each in enumerate(lines):
        if index in running or _is_page_mark(each, at_edge=index in edges):
            gap = max(gap, each.gap)
            continue
        kept.append(replace(each, gap=max(gap, each.gap)) if gap else each)
        gap = 0
    return kept


def _is_page_mark(each: Line, *, at_edge: bool) -> bool:
    if each.role == "table" or len(each.text) > 60:
        return False
    return is_furniture(each.text) or (at_edge and _BARE_NUMBER.match(each.folded) is not None)


def _edges(lines: list[Line]) -> set[int]:
    """The first two and the last two lines of every page."""
    found: set[int] = set()
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].page != lines[start].page:
            found.update({start, min(start + 1, index - 1), max(start, index - 2), index - 1})
            start = index
    return found


def _running(lines: list[Line], edges: set[int]) -> set[int]:
    """Lines at the edge of pages that recur, but for digits, on more than half of at least four pages."""
    pages = len({each.page for each in lines})
    if pages < 4:
        return set()
    shapes = {
        index: re.sub(r"\d+", "#", lines[index].folded)
        for index in edges
        if len(lines[index].folded) <= 80 and lines[index].role != "table"
    }
    seen: dict[str, set[int | None]] = defaultdict(set)
    for index, shape in shapes.items():
        seen[shape].add(lines[index].page)
    return {index for index, shape in shapes.items() if len(seen[shape]) * 2 > pages}
