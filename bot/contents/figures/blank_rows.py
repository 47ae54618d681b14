"""This file sets bars between the columns of a table whose cells stand only a single blank apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from bot.contents.figures.worded_heads import cells_of_words, put_together
from scrapers.text import fold, is_cjk

_MOST_COLUMNS = 11
_ENDS_A_ROW = frozenset("%)）-–—*#^")
_LONGEST = 200  # letters of a line
_MOST_BELOW = 40  # rows that are compared
_MOST_WAYS = 8  # in which a row is read
_FISCAL_SAID = r"20\d\d ?[-–/至] ?(?:20)?\d\d ?(?:财政)?(?:年度?)?"
_QUARTER_SAID = r"20\d\d ?q[1-4]|q[1-4] 20\d\d|20\d\d年第[一二三四]季"
_END_SAID = r"(?:截至)?20\d\d年(?:\d{1,2}月)?底|end[- ](?:[a-z]{3,9} )?20\d\d"
_TOTAL_SAID = "总数|总计|合计|(?:grand )?total"
_BRACKET = r"(?: ?[(（][^()（）]{1,30}[)）]){0,2}"
# A column that is of a year, a quarter or all of them.
# e.g. 2023-24 · 2024年 · 2026 Q1 · 2025-26年度(截至2月底) · 2026年6月底 · end-2025 · 總數
_STRETCH = re.compile(
    rf"(?:{_FISCAL_SAID}|{_QUARTER_SAID}|{_END_SAID}|20\d\d年?|{_TOTAL_SAID}){_BRACKET}(?= |$)"
)
# Until when the last column counts, where that stands in a line of its own.
# e.g. (截至2月28日) · (as at end-February 2026)
_OF_THE_LAST = re.compile(
    r"[(（](?:截至|截止|至|as (?:at|of)|up to|until|to|[a-z]{3,9} to)[^()（）]{2,30}[)）]"
)
_FIGURE = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,3})?%?[*#^]?(?:[(（](?:註|注|[Nn]ote) ?\d{0,2}[)）])?|[-–—]|N/?A"
)
_YEAR = re.compile(r"20\d\d(?:[-–/](?:20)?\d\d)?")
# e.g. 2025-26年度開支
_YEARS_LABEL = re.compile(r"20\d\d(?:[-–/至](?:20)?\d\d)?年度?[\u4e00-\u9fff]{2}")
_ONLY_THOUSANDS = re.compile(r"0\d{2}")  # which no number is by itself: 1 |020
_FIRST_OF_THOUSANDS = re.compile(r"[1-9]\d{0,2}")
_OTHERS_OF_THOUSANDS = re.compile(r"\d{3}(?:\.\d{1,3})?%?")
# A line that is a sentence, or says of itself that it is none of the rows.
_NO_ROW = re.compile(
    r"[。；;!?！？]|\.\s?$|[:：]$|^(?:註|注|備註|[Nn]otes?|[Rr]emarks?)\b ?\d{0,2} ?[:：]?"
)


def head_of(line: str) -> tuple[str, ...]:
    """Give the cells of a line that names a table's columns by years or quarters; none where it does not."""
    said = fold(line.strip())
    if len(said) != len(line.strip()) or len(said) > _LONGEST:
        return ()
    text = line.strip()
    found = [*_STRETCH.finditer(said)]
    if len(found) < 2 or found[-1].end() != len(said):
        return ()
    first = len(found) - 1
    while first and said[found[first - 1].end() : found[first].start()].strip() == "":
        first -= 1
    columns = found[first:]
    label = text[: columns[0].start()].strip()
    if not 2 <= len(columns) <= _MOST_COLUMNS or len(label) > 40 or any(map(str.isdigit, label)):
        return ()
    return label, *(text[one.start() : one.end()] for one in columns)


def with_last(head: tuple[str, ...], line: str) -> tuple[str, ...]:
    """Give a head whose last column is told, in a line of its own behind it, until when it counts."""
    said = line.strip()
    if head and _OF_THE_LAST.fullmatch(fold(said)):
        return *head[:-1], f"{head[-1]}{said}"
    return ()


def row_of(line: str, columns: int) -> tuple[str, ...]:
    """Give the label and the figures in which a line ends; none where they are not so many, or not plainly."""
    ways = _ways_of(line, columns)
    return ways[0] if len(ways) == 1 else ()


def _ways_of(line: str, columns: int) -> list[tuple[str, ...]]:
    """Give the ways in which a line may be a label and so many figures."""
    said = line.strip()
    if not said or len(said) > _LONGEST or _NO_ROW.search(said):
        return []
    words = said.split()
    at = len(words)
    while at and _FIGURE.fullmatch(words[at - 1]):
        at -= 1
    if at == 0 and _YEAR.fullmatch(words[0]):
        at = 1  # a row of a year
    label = " ".join(words[:at])
    if not (any(map(str.isalpha, label)) or _YEAR.match(label)):
        return []
    return [(label, *way) for way in _parted(words[at:], columns)]


def _rows_below(lines: Sequence[str], columns: int) -> dict[str, tuple[str, ...]]:
    """Give the rows of a table by their lines; one that may be read in several ways as the plain ones suggest."""
    ways = {line: found for line in lines if (found := _ways_of(line, columns))}
    plain = [found[0][1:] for found in ways.values() if len(found) == 1]
    spans = [
        (min(map(_digits, cells)), max(map(_digits, cells))) for cells in zip(*plain, strict=True)
    ]
    rows: dict[str, tuple[str, ...]] = {}
    for line, found in ways.items():
        if row := found[0] if len(found) == 1 else _likest(found, spans):
            rows[line] = row
    return rows


def _likest(ways: Sequence[tuple[str, ...]], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Give the way whose figures are about as long as those of the plain rows, in no column less so than another."""
    apart = [
        [
            max(first - _digits(cell), _digits(cell) - last, 0)
            for cell, (first, last) in zip(way[1:], spans, strict=True)
        ]
        for way in ways
        if spans
    ]
    for way, own in zip(ways, apart, strict=bool(spans)):
        nearest = all(all(map(int.__le__, own, other)) for other in apart)
        if nearest and max(own) <= 1 and apart.count(own) == 1:
            return way
    return ()


def _digits(cell: str) -> int:
    """Give how many digits a figure has before its point."""
    return sum(map(str.isdigit, cell.partition(".")[0]))


def _parted(words: Sequence[str], columns: int) -> list[tuple[str, ...]]:
    """Give some ways in which words are so many figures, of which one may be written 1 234 567."""
    ways: dict[int, list[tuple[str, ...]]] = {0: [()]}  # by how many words are used up
    for _ in range(columns):
        longer: dict[int, list[tuple[str, ...]]] = {}
        for at, begun in ways.items():
            for end in range(at + 1, min(at + 3, len(words)) + 1):
                if end > at + 1 and not _is_one_of_thousands(words[at:end]):
                    break
                if end == at + 1 and _ONLY_THOUSANDS.fullmatch(words[at]):
                    continue
                figure = " ".join(words[at:end])
                longer.setdefault(end, []).extend((*way, figure) for way in begun)
        ways = {end: found[:_MOST_WAYS] for end, found in longer.items()}
    return ways.get(len(words), [])


def _is_one_of_thousands(words: Sequence[str]) -> bool:
    """Say whether words are one number with blanks between its thousands."""
    return bool(_FIRST_OF_THOUSANDS.fullmatch(words[0])) and all(
        map(_OTHERS_OF_THOUSANDS.fullmatch, words[1:])
    )


# Parts a line into the cells of a head that is known by its names.
Parting = Callable[[str], tuple[str, ...]]


def unparted(_line: str) -> tuple[str, ...]:
    """Part no line."""
    return ()


def barred(text: str, parted: Parting = unparted) -> str:
    """Give a text with bars between the columns of its tables, where only single blanks part them.

    `parted` gives the cells of a head that is known by the names in it.
    """
    lines = put_together(text.split("\n"))
    if len(lines) < 2:
        return text
    out: list[str] = []
    head: tuple[str, ...] = ()
    rows: dict[str, tuple[str, ...]] = {}
    for at, line in enumerate(lines):
        if found := _head(line, lines[at + 1 : at + 1 + _MOST_BELOW], parted):
            head, rows = found
            out.append(" | ".join(head))
            continue
        longer = with_last(head, line) if out and out[-1] == " | ".join(head) else ()
        if longer:
            head = longer
            out[-1] = " | ".join(head)
            continue
        row = rows.get(line) or row_of(line, len(head) - 1) if head else ()
        if head and not row and not may_head_a_group(line):
            head = ()
        out.append(" | ".join(row) if row else line)
    return "\n".join(out)


def _head(
    line: str, below: Sequence[str], parted: Parting
) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]] | None:
    """Give the cells of a table's first row, of years or each a word, and the rows below that have as many."""
    if len(line) > _LONGEST or "|" in line or "｜" in line or "\t" in line or "   " in line:
        return None
    if line.count("20") > 1 and (head := head_of(line)):
        return head, _rows_below([*takewhile(_may_be_row, below)], len(head) - 1)
    following = below[0] if below else ""
    if not following[-1:].isalnum() and following[-1:] not in _ENDS_A_ROW:
        return None
    if cells := parted(line) or cells_of_words(line):
        rows = _rows_below([*takewhile(_may_be_row, below)], len(cells) - 1)
        return (cells, rows) if following in rows else None
    words = tuple(line.split())
    if not 3 <= len(words) <= _MOST_COLUMNS + 1 or not all(map(_is_label, words)):
        return None
    rows = _rows_below([*takewhile(_may_be_row, below)], len(words) - 1)
    return (words, rows) if following in rows else None


def _is_label(word: str) -> bool:
    """Say whether a word names a column: it is Chinese, or so it goes on behind the year that it is of."""
    return is_cjk(word[0]) or _YEARS_LABEL.match(word) is not None


def _may_be_row(line: str) -> bool:
    """Say whether a line of a table may be one of its rows, or the name of some."""
    return bool(line.strip()) and (any(map(str.isdigit, line)) or may_head_a_group(line))


def may_head_a_group(line: str) -> bool:
    """Say whether a line between rows may be what the next ones are of."""
    said = line.strip()
    return 0 < len(said) <= 60 and not _NO_ROW.search(said)
