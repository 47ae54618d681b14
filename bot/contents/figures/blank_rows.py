"""This file sets bars between the columns of a table whose cells stand only a single blank apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scrapers.text import fold, is_cjk

_MOST_COLUMNS = 11
_ENDS_A_ROW = frozenset("%)）-–—*#^")
_LONGEST = 200  # letters of a line
_FISCAL_SAID = r"20\d\d ?[-–/至] ?(?:20)?\d\d ?(?:财政)?(?:年度?)?"
_QUARTER_SAID = r"20\d\d ?q[1-4]|q[1-4] 20\d\d|20\d\d年第[一二三四]季"
_TOTAL_SAID = "总数|总计|合计|(?:grand )?total"
_BRACKET = r"(?: ?[(（][^()（）]{1,30}[)）]){0,2}"
# A column that is of a year, a quarter or all of them.
# e.g. 2023-24 · 2024年 · 2026 Q1 · 2025-26年度(截至2月底) · 總數
_STRETCH = re.compile(
    rf"(?:{_FISCAL_SAID}|{_QUARTER_SAID}|20\d\d年?|{_TOTAL_SAID}){_BRACKET}(?= |$)"
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
    said = line.strip()
    if not said or len(said) > _LONGEST or _NO_ROW.search(said):
        return ()
    words = said.split()
    at = len(words)
    while at and _FIGURE.fullmatch(words[at - 1]):
        at -= 1
    if at == 0 and _YEAR.fullmatch(words[0]):
        at = 1  # a row of a year
    label = " ".join(words[:at])
    found = _parted(words[at:], columns)
    if len(found) != 1 or not (any(map(str.isalpha, label)) or _YEAR.match(label)):
        return ()
    return label, *found[0]


def _parted(words: Sequence[str], columns: int) -> list[tuple[str, ...]]:
    """Give two ways at most in which words are so many figures, of which one may be written 1 234 567."""
    ways: dict[int, list[tuple[str, ...]]] = {0: [()]}  # by how many words are used up
    for _ in range(columns):
        longer: dict[int, list[tuple[str, ...]]] = {}
        for at, begun in ways.items():
            for end in range(at + 1, min(at + 3, len(words)) + 1):
                if end > at + 1 and not _is_one_of_thousands(words[at:end]):
                    break
                figure = " ".join(words[at:end])
                longer.setdefault(end, []).extend((*way, figure) for way in begun)
        ways = {end: found[:2] for end, found in longer.items()}
    return ways.get(len(words), [])


def _is_one_of_thousands(words: Sequence[str]) -> bool:
    """Say whether words are one number with blanks between its thousands."""
    return bool(_FIRST_OF_THOUSANDS.fullmatch(words[0])) and all(
        map(_OTHERS_OF_THOUSANDS.fullmatch, words[1:])
    )


def barred(text: str) -> str:
    """Give a text with bars between the columns of its tables, where only single blanks part them."""
    lines = text.split("\n")
    if len(lines) < 2:
        return text
    out: list[str] = []
    head: tuple[str, ...] = ()
    for line, following in pairwise([*lines, ""]):
        if found := _head(line, following):
            head = found
            out.append(" | ".join(head))
            continue
        longer = with_last(head, line) if out and out[-1] == " | ".join(head) else ()
        if longer:
            head = longer
            out[-1] = " | ".join(head)
            continue
        row = row_of(line, len(head) - 1) if head else ()
        if head and not row and not may_head_a_group(line):
            head = ()
        out.append(" | ".join(row) if row else line)
    return "\n".join(out)


def _head(line: str, following: str) -> tuple[str, ...]:
    """Give the cells of a table's first row: of years, or of words each without a blank, as its rows have cells."""
    if len(line) > _LONGEST or "|" in line or "｜" in line or "\t" in line or "   " in line:
        return ()
    if line.count("20") > 1 and (head := head_of(line)):
        return head
    if not following[-1:].isalnum() and following[-1:] not in _ENDS_A_ROW:
        return ()
    words = tuple(line.split())
    if not 3 <= len(words) <= _MOST_COLUMNS + 1 or not all(is_cjk(word[0]) for word in words):
        return ()
    return words if row_of(following, len(words) - 1) else ()


def may_head_a_group(line: str) -> bool:
    """Say whether a line between rows may be what the next ones are of."""
    said = line.strip()
    return 0 < len(said) <= 60 and not _NO_ROW.search(said)
