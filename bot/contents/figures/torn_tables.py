"""This file puts together again the tables of a reply whose rows were set behind all its answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.contents.figures.blank_rows import (
    Parting,
    barred,
    head_of,
    may_head_a_group,
    row_of,
    unparted,
    with_last,
)
from bot.contents.figures.tables import (
    LEAD,
    LEAST_CELLS,
    MOST_CELLS,
    MOST_ROWS,
    Table,
    cells_of,
    has_bars,
)
from scrapers.items import Document
from scrapers.text import fold, sentences

# What announces a table and no list.
# e.g. 開支表列如下： · is as follows: · are set out in the table below:
_TABLE = re.compile(r"如下|下表|表列|\b(?:as follows|below|following table|table)\b")
# A line that is a name and no sentence, as it stands above a table.
# e.g. HKeToll · Use of the Harbour Fund · 港灣通
_NAME = re.compile(
    r"[A-Z][\w&'’()-]{2,30}(?: [\w&'’()-]{1,20}){0,7}|[\u4e00-\u9fff「」()（）]{3,24}"
)
# A line that says of the table behind it only as of when it counts.
# e.g. as at 30 june 2026: · 截至2026年6月30日：
_AS_AT = re.compile(r"(?:as at|as of|截至)[^,;。，；:：]{4,20}(?:, 20\d\d)?(?:的?情况)?[:：]")
# What only a table of numbers answers.
# e.g. 申請數目表列如下 · 下表 · the number of · are tabulated below
_NUMBERS = re.compile(
    r"表列|下表|数目|[宗人次]数|人次|开支|支出|金额|情况|结果|进展"
    r"|\b(?:table|tabulated|position|progress|results?|usage|take-up|uptake|numbers?|expenditures?|amounts?"
    r"|statistics|breakdown)\b"
)
# A table that an answer speaks of, wherever it stands.
# e.g. 見附表 · 載於下表 · the table at Annex
_SPOKEN_OF = re.compile(r"[附下上]表|表列|附件|\b(?:tables?|annex(?:es)?|appendix)\b")
_WORD = re.compile(r"[a-z]{4,20}|[^\W\da-z_]{2,30}")
_SAID_OF_ANY = frozenset(
    ("following", "follows", "below", "table", "year", "years", "number", "million")
)
# e.g. (a) · 1. · （一）
_LISTED = re.compile(r"\s*(?:[(（]?[a-z\d一二三四五六七八九十]{1,3}[)）.、]|[•–—-]\s)")
# Where the next column of a head begins whose tabs are lost.
_YEARS = re.compile(r" (?=20\d\d)")
# e.g. 財政年度 · 年份
_OF_YEARS = re.compile(r"(?:財政|财政|財|财)?年(?:度|份)? ?(?=[^度份內内底終终]{2})")


@dataclass(frozen=True, slots=True)
class _Announced:
    """What leads in a table that is not behind it, with the table's first row where that was left."""

    lead: str
    head: tuple[str, ...]
    cites: tuple[str, ...]
    before: str
    above: str  # what the same answer says before that
    left: tuple[tuple[str, ...], ...] = ()  # rows that stand behind the first one


def torn_tables(document: Document, parted: Parting = unparted) -> Iterator[Table]:
    """Give the tables behind the answers with what announced each, where there are as many of both."""
    titles: list[_Announced] = []
    blocks = [
        [line.strip() for line in barred(paragraph.text, parted).split("\n") if line.strip()]
        for section in document.sections
        for paragraph in section.paragraphs
        if paragraph.table
    ]
    if not blocks:
        return
    announced = [*_announced(document)] if document.exchanges else []
    if len(announced) != len(blocks):  # the others stand where they belong
        announced = [one for one in announced if not any(map(_is_row, one.left))]
    if not announced and len(blocks) == 1:
        one_of = [*_announced(document, surely=False)]
        announced = [one for one in one_of if _fits(replace(one, lead=one.before), blocks[0])]
    if len(announced) != len(blocks):
        titles = [*_titled(document)]
        announced = titles if len(titles) == len(blocks) else announced
    if len(announced) != len(blocks) or _speaks_of_more(document, announced):
        return
    pairs = [*zip(announced, blocks, strict=True)]
    widths = [len(cells_of(lines[0])) for lines in blocks]
    surely = announced is titles or all(
        one.head and _has_rows_of(one, lines) for one, lines in pairs
    )
    if (
        len(pairs) > 1
        and not surely
        and not all(
            _fits(one, lines) or (widths.count(len(one.head)) == 1 and len(one.head) == width)
            for (one, lines), width in zip(pairs, widths, strict=True)
        )
    ):
        return  # which is whose nobody says
    for one, lines in pairs:
        if one.head and _YEARS.search(f" {' '.join(cells_of(lines[0])[1:])}"):
            continue  # it has a head of its own
        head, *rows = _rows(one, lines)
        least = 2 if has_bars(lines[0]) else LEAST_CELLS
        if least <= len(head) <= MOST_CELLS and all(len(row) in (1, len(head)) for row in rows):
            yield Table(
                one.lead, "", head, tuple(rows[:MOST_ROWS]), one.cites, one.before, one.above
            )


def _speaks_of_more(document: Document, announced: list[_Announced]) -> bool:
    """Say whether the answers speak of a table that none of the announced ones is."""
    leads = {one.lead for one in announced}
    lines = (line.strip() for one in document.exchanges for line in one.answer.split("\n"))
    return any(
        _SPOKEN_OF.search(fold(said)) and said not in leads
        for line in lines
        for said in sentences(line)
    )


def _fits(one: _Announced, lines: list[str]) -> bool:
    """Say whether a word of what announced a table stands in its rows."""
    led, told = (_words(" ".join(said)) for said in ((one.lead, *one.head), lines))
    return bool(led & told)


def _words(text: str) -> set[str]:
    """Give the words of a text, of Chinese each two letters that stand together."""
    found: set[str] = set()
    for word in _WORD.findall(fold(text)):
        found.update((word,) if word.isascii() else map("".join, pairwise(word)))
    return found - _SAID_OF_ANY


def _announced(document: Document, *, surely: bool = True) -> Iterator[_Announced]:
    for exchange in document.exchanges:
        lines = [line.strip() for line in exchange.answer.split("\n") if line.strip()]
        for at, line in enumerate(lines):
            said = fold(line[-40:])
            if not (LEAD.search(said) and _TABLE.search(said)):
                continue
            behind = [*lines[at + 1 : at + 3], "", ""]
            head = _head(behind[0])
            if head and len(cells_of(behind[1])) == len(head):
                continue  # the table stands where it belongs
            told = not surely or _NUMBERS.search(fold(line))
            if head or (told and not _LISTED.match(behind[0])):
                head, left = _left(head, lines[at + 2 :])
                above = "\n".join(lines[:at])
                yield _Announced(sentences(line)[-1], head, exchange.parts, line, above, left)


def _titled(document: Document) -> Iterator[_Announced]:
    """Give what stands in the answers where a table was: a line that is only a name, or says as of when."""
    for exchange in document.exchanges:
        lines = [line.strip() for line in exchange.answer.split("\n") if line.strip()]
        for at, line in enumerate(lines):
            mark = _LISTED.match(line)
            name = line[mark.end() if mark else 0 :].strip()
            if _NAME.fullmatch(name) or _AS_AT.fullmatch(fold(name)):
                yield _Announced(name, (), exchange.parts, line, "\n".join(lines[:at]))


def _left(
    head: tuple[str, ...], lines: list[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Give a table's first row in full, and which of its rows stand behind it, or only begin there."""
    if not head:
        return head, ()
    if lines and (longer := with_last(head, lines[0])):
        head, lines = longer, lines[1:]
    left: list[tuple[str, ...]] = []
    for line in lines[:MOST_ROWS]:
        row = row_of(line, len(head) - 1)
        if not row and not may_head_a_group(line):
            break
        left.append(row or (line,))
    return head, tuple(left)


def _is_row(row: tuple[str, ...]) -> bool:
    return len(row) > 1


def _has_rows_of(one: _Announced, lines: list[str]) -> bool:
    """Say whether the rows of a table have as many figures each as what announced it has columns."""
    columns = len(one.head) - 1
    return all(row_of(line, columns) or may_head_a_group(line) for line in lines)


def _head(line: str) -> tuple[str, ...]:
    """Give the cells of a line that may be a table's first row; none where it is a sentence."""
    cells = cells_of(line)
    if len(cells) >= LEAST_CELLS:
        return cells
    if of_years := head_of(line):
        return of_years
    if line.endswith(("。", ".", ":", "：")):
        return ()
    cells = tuple(_YEARS.split(line))
    return cells if len(cells) >= LEAST_CELLS else _of_measures(line)


def _of_measures(line: str) -> tuple[str, ...]:
    """Give the cells of a first row that opens with the word for years, each a word, all with something in brackets."""
    of_years = _OF_YEARS.match(line)
    if of_years is None:
        return ()
    cells = (of_years[0].strip(), *line[of_years.end() :].split())
    measured = len(cells) >= LEAST_CELLS and all(cell.endswith((")", "）")) for cell in cells[1:])
    return cells if measured else ()


def _rows(one: _Announced, lines: list[str]) -> list[tuple[str, ...]]:
    """Give the rows of a table, its first one before them; a row whose tabs are lost ends in its figures."""
    rows = [cells_of(line) for line in lines]
    if not one.head:
        return rows
    columns = len(one.head) - 1
    for at, line in enumerate(lines):
        if len(rows[at]) == 1 and (row := row_of(line, columns)):
            rows[at] = row
    return [one.head, *one.left, *rows]
