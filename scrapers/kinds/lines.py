"""This file turns a reading's blocks into lines that the kinds work on: clean, folded, furniture set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from scrapers.items import Block, Reading
from scrapers.kinds.columns import columned
from scrapers.kinds.patterns import ends_sentence, folded_pattern, wide
from scrapers.readers.bounds import rows_within
from scrapers.readers.limits import DEFAULT
from scrapers.text import clean, collapse_line, fold, fold_with_offsets, is_furniture
from scrapers.typography.letters import plain_characters
from scrapers.typography.spacing import keeps_gaps_after_words

LOGICAL_WIDTH = 160  # nobody prints lines this long: each is a whole paragraph already
LONGEST_FOOTER = 60
FULL = 0.8  # of the usual width: the margin broke such a line
SAMPLE = 4  # lines that must agree before empty lines are believed
TELLING = 0.7
_PROSE = re.compile("[，。；]")
_WIDE = re.compile(r" {3,}")
# e.g. (iv) · 12.3 · 日期：
_LABEL = re.compile(
    r"^(?:[(（]?(?:\d{1,3}(?:\.\d{1,2})?|[A-Za-z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3})[)）.、．]{0,2}"
    r"|[^\w\s]{1,2}|.{0,40}[:：])$"
)
_FILLED = re.compile(r"^[^|]{1,60}(?:[:：] \||\| [:：] \|)")
_COLON_CELL = re.compile(r" \| [:：] \| ")
_LEAST_BARS, _LEAST_ROWS = 2, 2
# e.g. 2022-23 | 2,915 | 610 · 第一輪｜94｜24
_COUNTED = re.compile(r"\d")
_BAR = re.compile(r"(?<=\S)\s?[|｜]\s?(?=\S)")
_RULE = re.compile(r"^[-–—_=─━＿*＊~.·\s]{4,}$")
_BOLD = re.compile(r"\*\*|__")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\([^()\s]{0,500}\)")
# e.g. Session 3 SB - Page 1 · 第3節 SB - 第1頁
_FOOTER = folded_pattern(
    r"^(?:第\s?[\d ]{1,6}節|session\s?\d{1,3})\s{0,3}[a-z()\- ]{1,24}?\s{0,3}-\s{0,3}"
    r"(?:第\s{0,3}[\d ]{1,8}頁|page\s?\d{1,4})$"
)


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
    gaps: int = 0  # wide blanks inside it, as stand between the columns of a table


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
    gaps = physical and keeps_gaps_after_words(
        text for text, block in rows if block.role != "table"
    )
    found: list[Line] = []
    stood: list[str] = []
    gap = 0
    for text, block in rows:
        if block.role == "table" or not physical:
            shown = clean(text)
        else:
            shown = text and _shown(text, gaps=gaps)
        if not shown:
            gap += 1
            continue
        stood.append(" " * block.level + text if physical else text)
        found.append(
            Line(
                text=shown,
                folded=fold(shown).strip(),
                page=block.page,
                role=block.role,
                logical=not physical or block.role == "table",
                led=physical and (text[:1].isspace() or block.level > 0),
                gap=gap,
                level=0 if physical else block.level,
                gaps=_gaps(text) if physical else 0,
            )
        )
        gap = 0
    paged = any(each.page is not None for each in found)
    kept, stood = _without_furniture(found, stood)
    if physical:  # behind the feet of pages, which would be rows of the tables that they part
        kept = _barred(_columned(kept, stood))
    width = _full_width(kept)
    if physical and width > LOGICAL_WIDTH:
        kept = [replace(each, logical=True) for each in kept]
    elif physical:
        kept = _flowing(kept, width)
    return Sheet(tuple(kept), width, reading.media, paged)


def _rows(reading: Reading) -> Iterator[tuple[str, Block]]:
    """Every row of text with its block: a table stays whole, whatever else holds line ends is split."""
    for block in reading.blocks:
        if not block.text:  # most lines of a form are empty
            yield "", block
            continue
        text = plain_characters(block.text)
        if reading.media == "plain":
            text = _unmarked(text)
        if block.role == "table" and _is_form(text):
            for row in text.split("\n"):
                yield (
                    _COLON_CELL.sub("：", row).replace(" | ", " "),
                    replace(block, role="paragraph"),
                )
        elif block.role == "table":
            yield text, block
        else:
            for part in text.split("\n"):
                yield part, block


def _columned(lines: Sequence[Line], stood: Sequence[str]) -> list[Line]:
    """Make one table of rows whose cells stand apart by blanks, as they stood in the file."""
    rows = [
        text if each.role == "paragraph" else "" for each, text in zip(lines, stood, strict=True)
    ]
    found: list[Line] = []
    done = 0
    for start, end, table in columned(rows, [each.gap for each in lines]):
        found += lines[done:start]
        for part in rows_within(table, DEFAULT.line):
            found.append(replace(line(clean(part), lines[start]), role="table"))
        done = end
    return [*found, *lines[done:]]


def _barred(lines: Sequence[Line]) -> list[Line]:
    """Make one table of rows that a text sets with bars between their cells, as files of other forms have them.

    Some cell holds a number: else they may be the menus of a page or somebody's words. No text begins with one.
    """
    found: list[Line] = []
    for bars, run in groupby(
        lines, lambda each: 0 if each.role == "table" else len(_BAR.findall(each.text))
    ):
        rows = list(run)
        table = "\n".join(_BAR.sub(" | ", each.text) for each in rows)
        counts = any(_COUNTED.search(each.folded) for each in rows)
        if (
            bars < _LEAST_BARS
            or len(rows) < _LEAST_ROWS
            or not found
            or not counts
            or _is_form(table)
        ):
            found += rows
            continue
        for part in rows_within(table, DEFAULT.line):
            found.append(replace(line(part, rows[0]), role="table"))
    return found


def _is_form(table: str) -> bool:
    """A table that only sets labels and what is filled in side by side: 總目： | (37) 衞生署."""
    rows = table.split("\n")
    return sum(1 for row in rows if _FILLED.match(row)) * 2 > len(rows)


def _gaps(text: str) -> int:
    if "   " not in text:
        return 0
    cells = _WIDE.split(text.strip())
    return len(cells) - 1 - bool(len(cells) > 1 and _LABEL.match(cells[0]))


def _shown(text: str, *, gaps: bool) -> str:
    # a row of a table has columns; a line with commas is prose, where no blank stands for a gap
    columns = gaps and not _PROSE.search(text)
    return collapse_line(text, gaps_after_words=columns).strip()


def _unmarked(text: str) -> str:
    if text.startswith("- ("):
        text = text[2:]
    if not text.strip("*_ "):
        return text
    if "**" not in text and "](" not in text and "__" not in text:
        return text
    return _LINK.sub(r"\1", _BOLD.sub("", text))


def _flowing(lines: list[Line], width: int) -> list[Line]:
    """Mark the lines that stand as close as wrapped lines do, where paragraphs stand further apart."""
    told = [
        (wide(each.text) >= FULL * width, ends_sentence(each.text), after.gap)
        for each, after in pairwise(lines)
    ]
    wrapped = [gap for full, ends, gap in told if full and not ends]
    apart = [gap for full, ends, gap in told if ends and not full]
    if len(wrapped) < SAMPLE or len(apart) < SAMPLE:
        return lines
    usual = sorted(wrapped)[len(wrapped) // 2]
    if sum(1 for gap in apart if gap > usual) < TELLING * len(apart):
        return lines
    return [_flowing_on(each) if each.gap <= usual else each for each in lines]


def _flowing_on(each: Line) -> Line:
    """Mark a line so; there are thousands, and `replace` would look each one's fields up."""
    return Line(
        each.text, each.folded, each.page, each.role, each.logical, each.led, each.gap, flows=True,
        level=each.level, gaps=each.gaps,
    )  # fmt: skip


def _full_width(lines: list[Line]) -> int:
    """The width that one line in ten exceeds, of the lines that are prose at all."""
    widths = sorted(wide(each.text) for each in lines if each.role != "table")
    long = [width for width in widths if width >= 24] or widths or [0]
    return long[min(len(long) - 1, len(long) * 9 // 10)]


def _without_furniture(lines: Sequence[Line], stood: Sequence[str]) -> tuple[list[Line], list[str]]:
    """Leave out page numbers and footers, and how they stood; readers have dropped what pages tell of them."""
    kept: list[Line] = []
    left: list[str] = []
    gap = 0
    for each, text in zip(lines, stood, strict=True):
        if not each.folded:
            continue
        if _is_page_mark(each):
            gap = max(gap, each.gap)
            continue
        kept.append(replace(each, gap=max(gap, each.gap)) if gap else each)
        left.append(text)
        gap = 0
    return kept, left


def _is_page_mark(each: Line) -> bool:
    if each.role == "table" or len(each.text) > LONGEST_FOOTER:
        return each.role != "table" and _RULE.match(each.text) is not None
    if _RULE.match(each.text):
        return True
    return is_furniture(each.text) or _FOOTER.match(each.folded) is not None
