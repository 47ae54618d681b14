"""This file tells one figure of a table by its row and column, where a paper says it nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.contents.statements import Statement
from bot.contents.summaries.leaning import points_back
from bot.contents.summaries.pieces import is_chinese
from bot.contents.summaries.salience import W, overlap
from bot.contents.summaries.standing import open_bracket
from bot.contents.summaries.stretches import Stretch
from scrapers.items import Document
from scrapers.text import fold

MOST_LINES = 60  # of a table; a longer one is a list, of which no one figure is the point
MOST_TABLES = 40  # of a paper
MOST_CELLS = 14  # figures of a row
LEAST_LINES = 2  # lines below a lead at least: what is less is no table
LONGEST_LEAD = 120  # letters of what leads to a table
LONGEST_NAME = 30  # letters that a row or a column is named by
_ANNEX = re.compile(r"附[件錄录表]|annex|appendix", re.IGNORECASE)
# e.g. 開支表列如下 · the figures are set out below
_LEADS = re.compile(
    r"(?:的?(?:相关)?(?:数字|资料|详情|数据)?(?:分别)?(?:表列|胪列|载列|列)?于?(?:如下|下表)|详见下表"
    r"|\b(?:is|are) (?:set out |tabulated |shown |listed |given |provided )?(?:as follows|below"
    r"|in the (?:following table|table below)))[ :—–-]*$"
)
_REPLIES = re.compile(r"(?:答|回)(?:复|覆)(?:分别)?如下|\b(?:reply|replies|response)\b[^.]{0,30}$")
_CELL = (
    r"(?:約|约)?\$?\d[\d,.]*+(?:億|亿|百萬|百万|萬|万)?(?:元|%|次|間|间|個|个|名|人|宗)?[*^#]?|[-–—*]|不適用|不适用"
    r"|n/?a"
)
_VALUE = re.compile(rf"(?:{_CELL})$", re.IGNORECASE)
_CELLED = re.compile(rf"(?:{_CELL}|\d{{1,3}}(?: \d{{3}})+)$", re.IGNORECASE)
_BROKEN = re.compile(r"\d{1,3}$")  # the first group of 1 284
_DIGIT = re.compile(r"\d")
_ONLY_FIGURES = re.compile(rf"(?:(?:{_CELL})(?:\s+|$))+$", re.IGNORECASE)
_GROUP = re.compile(r"\d{3}(?:\.\d+)?$")
_PERIOD = re.compile(
    r"20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?(?:\s?年度|\s?年(?!\s?\d))?|總數|總計|合計|总数|总计|合计|total",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"(?:總數|總計|合計|总数|总计|合计|total)[:：]?$", re.IGNORECASE)
# e.g. 年度 4所研發中心 2019-20年度 · 指標 2021-22
_ROWS_ARE = re.compile(r"[^總总合]{0,24}?(?=20\d\d|總|总|合|total)", re.IGNORECASE)
_ASIDE = re.compile(r"\s{0,3}[(（][^()（）]{0,40}[)）]")
_BLANK = re.compile(r"\s*")
_HAN = r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
# A blank that a line's end left: beside a Chinese letter, or within a span of years.
# e.g. 申請 數目 · 2025-26 (截至2月底) · 2024 - 25
_LEFT = re.compile(rf" (?=[(（]?{_HAN})|(?<={_HAN}) |(?<=\d) (?=[-/] ?\d)|(?<=\d[-/]) (?=\d)")
# e.g. year · 年度
_NAMES_YEARS = re.compile(
    r"(?:(?:financial|fiscal) )?(?:years?|periods?)|(?:財政|财政)?年[度份]?|期[間间]", re.IGNORECASE
)
_GOES_ON = re.compile(r"[a-z&/]")  # the second word of an English name
# e.g. Phase · 第
_COUNTED = re.compile(
    r"(?:\b(?:phase|stage|type|grade|tier|level|class|category|batch|round|group|band|part|zone|no\.?)|第|階段|阶段"
    r"|[級级類类期])$",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\d,\d{3}")
_ASKS = re.compile(
    r"多少|几多|几何|数目|开支|金额|数字|详情|分项|人数|宗数|次数|比率|how many|how much|number|expenditure|amount"
    r"|breakdown|figures"
)
Rows = tuple[tuple[str, tuple[str, ...]], ...]  # each with its name and its figures


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in which every figure has one row and one column, each with a name."""

    columns: tuple[str, ...]
    rows: Rows


def grid(text: str) -> Grid | None:
    """Read a table whose columns or rows are years; None where a name could go to another figure."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not 2 <= len(lines) <= MOST_LINES:
        return None
    return _years_above(lines) or _years_aside(lines)


def _years_above(lines: Sequence[str]) -> Grid | None:
    """Read a table with a year over each column."""
    for at in range(1, min(len(lines), 16)):
        head = " ".join(lines[:at])
        columns = _periods(head)
        rows = _rows(lines[at:], len(columns)) if len(columns) > 1 else None
        if rows is None or any(
            _PERIOD.fullmatch(label.split()[0]) for label, _ in rows if not _TOTAL.match(label)
        ):
            continue
        opening = _ROWS_ARE.match(head)
        # of two words before the years one may be a column's, to which the first figure belongs
        if opening and len(opening[0].split()) > 1 and _broken(rows):
            return None
        return Grid(tuple(columns), rows)
    return None


def _years_aside(lines: Sequence[str]) -> Grid | None:
    """Read a table with a year before each row, and a name over each column, each one word."""
    start = next((at for at, line in enumerate(lines[:8]) if _PERIOD.match(line)), 0)
    heads: list[str] = []
    for word in " ".join(lines[:start]).split():
        if heads and re.fullmatch(r"[(（][^()（）]{1,20}[)）]", word):
            heads[-1] += word
        else:
            heads.append(word)
    if not 2 <= len(heads) <= MOST_CELLS or any(_VALUE.match(head) for head in heads):
        return None
    columns = heads[1:]
    # "Financial year" is one name: what seems a column of its own shifts all that follow
    if len(set(columns)) < len(columns) or any(
        _NAMES_YEARS.fullmatch(one) or _GOES_ON.match(one) for one in columns
    ):
        return None
    rows = _rows(lines[start:], len(columns))
    if not rows or not all(_PERIOD.match(label) for label, _ in rows):
        return None
    fewer = [{n for n in range(1, len(columns)) if _fits(one, n)} for _, one in rows]
    if set.intersection(*fewer) and not _with_commas(rows):
        return None
    return Grid(tuple(columns), rows)


def _broken(rows: Rows) -> bool:
    """Say whether a table writes its thousands with a blank."""
    return any(" " in value for _, values in rows for value in values)


def _with_commas(rows: Rows) -> bool:
    return any(_COMMA.search(value) for _, values in rows for value in values)


def _fits(values: Sequence[str], width: int) -> bool:
    """Say whether a row's figures can be read as so many."""
    words = [word for value in values for word in value.split()]
    return next(_grouped(words, width), None) is not None


def _periods(head: str) -> list[str]:
    """Give the years that a heading is made of, each with what stands in brackets behind it.

    Before the first may stand what the rows are: 年度 4所研發中心.
    """
    found: list[str] = []
    rest = head
    opening = _ROWS_ARE.match(rest)
    start = opening.end() if opening else 0
    while start < len(rest):
        period = _PERIOD.match(rest, start)
        if period is None:
            return []
        end = period.end()
        while (aside := _ASIDE.match(rest, end)) is not None:
            end = aside.end()
        found.append(_tidy(rest[start:end]))
        blank = _BLANK.match(rest, end)
        start = blank.end() if blank else end
    return found if len(found) <= MOST_CELLS and len(set(found)) == len(found) else []


def _tidy(name: str) -> str:
    """Write a name that went over several lines in one: English words keep a blank between them."""
    return _LEFT.sub("", " ".join(name.split()))


def _rows(lines: Sequence[str], width: int) -> Rows | None:
    """Give the rows below a heading, up to a line that is none: from there a name may be another's."""
    found: list[tuple[str, tuple[str, ...]]] = []
    name = ""  # that goes on in the next line
    for line in lines:
        row = _row(f"{name} {line}" if name and _ONLY_FIGURES.match(line) else line, width)
        longer = _tidy(f"{name} {line}")
        if row is None and len(longer) <= LONGEST_NAME and not _DIGIT.search(line):
            name = longer
            continue
        if row is None or (name and not _ONLY_FIGURES.match(line)):
            break
        name = ""
        found.append(row)
    names = [label for label, _ in found]
    if len(found) < LEAST_LINES or len(set(names)) < len(names):
        return None
    rows = tuple(found)
    if _broken(rows) and (
        # where thousands have a blank, two figures may be one and an empty cell
        _with_commas(rows) or any(_fits(one, n) for _, one in rows for n in range(1, width))
    ):
        return None
    return rows


def _row(line: str, width: int) -> tuple[str, tuple[str, ...]] | None:
    cells = [cell.strip() for cell in re.split(r"\t| \| ", line)]
    if len(cells) > 1:  # its borders are known: an empty cell is one
        whole = len(cells) == width + 1 and all(_CELLED.match(cell) for cell in cells[1:])
        return (cells[0], tuple(cells[1:])) if whole and cells[0] else None
    words = line.replace("：", "： ").split()
    for at in range(1, len(words)):
        label = " ".join(words[:at])
        if len(label) > LONGEST_NAME:
            return None
        values = words[at:]
        if all(_VALUE.match(value) for value in values):
            ways = list(_grouped(values, width))
            if len(ways) != 1 or (len(values) > width and _COUNTED.search(label)):
                return None  # in "Phase 2 100" the first figure is the name's
            return label, ways[0]
    return None


def _grouped(words: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    """Give each way to read words as so many figures, where 1 284 is one."""
    if width == 0 or len(words) < width or len(words) > 3 * width:
        return
    if width == 1:
        whole = all(_GROUP.match(word) for word in words[1:]) and _BROKEN.match(words[0])
        if len(words) == 1 or whole:
            yield (" ".join(words),)
        return
    for size in range(1, min(3, len(words) - width + 1) + 1):
        if size > 1 and not (
            _BROKEN.match(words[0]) and all(_GROUP.match(word) for word in words[1:size])
        ):
            return
        for rest in _grouped(words[size:], width - 1):
            yield (" ".join(words[:size]), *rest)


def table_stretches(
    document: Document, everything: Sequence[Statement], asked: Mapping[str, float]
) -> list[Stretch]:
    """Give one figure of each table that a sentence of a reply leads to and no sentence tells."""
    question = fold(" ".join(one.question for one in document.exchanges))
    if document.exchanges and not _ASKS.search(question):
        return []
    said = "".join("".join(one.text.split()) for one in everything)
    found = (_stretch(lead, text, said, asked) for lead, text in _led(document, everything))
    return [one for one in found if one is not None]


def _leads(folded: str) -> bool:
    """Say whether a folded sentence leads to a table, by how it ends."""
    words = ("如下", "下表", "follows", "below", "table")
    return any(word in folded for word in words) and _LEADS.search(folded) is not None


def _led(document: Document, everything: Sequence[Statement]) -> list[tuple[Statement, str]]:
    """Pair each sentence that leads to a table with that table, where each has its own."""
    if not document.exchanges:
        return list(_led_in_sections(document, everything))
    leads = [one for one in everything if _leads(one.folded) and not _REPLIES.search(one.folded)]
    texts = [
        paragraph.text
        for section in document.sections
        if not _ANNEX.match(section.heading or "")
        for paragraph in section.paragraphs
        if paragraph.table
    ]
    return list(zip(leads, texts, strict=True)) if len(leads) == len(texts) else []


def _led_in_sections(
    document: Document, everything: Sequence[Statement]
) -> Iterator[tuple[Statement, str]]:
    """Pair a sentence with the table right below it, in a paragraph of its own or in plain lines."""
    leads = [one for one in everything if _leads(one.folded)][:MOST_TABLES]
    for section in document.sections:
        before: Statement | None = None
        for paragraph in section.paragraphs:
            lines = paragraph.text.split("\n")
            if not paragraph.table:
                before = next((one for one in leads if lines[-1].endswith(one.text)), None)
                for at, line in enumerate(lines[:-LEAST_LINES]):
                    lead = next((one for one in leads if line.endswith(one.text)), None)
                    if lead is not None:
                        yield lead, "\n".join(lines[at + 1 : at + MOST_LINES])
            elif before is not None:
                yield before, paragraph.text
                before = None


def _stretch(lead: Statement, text: str, said: str, asked: Mapping[str, float]) -> Stretch | None:
    whole, start = lead.bare.text, _LEADS.search(lead.bare.folded)
    if start is None:
        return None
    words = re.split(r"(?<=。)", whole[: lead.bare.offsets[start.start()]].rstrip())[-1]
    if not 8 <= len(words) <= LONGEST_LEAD or open_bracket(words) or points_back(fold(words)):
        return None
    found = grid(text)
    chosen = _figure(found, asked) if found else None
    if chosen is None:
        return None
    row, column, value = chosen
    if "".join(value.split()) in said:
        return None
    told = f"{words}：{column}，{row}：{value}。"
    if not is_chinese(words):
        told = f"{words}: {column}, {row}: {value}."
    weight = W["figure"] + W["asked"] * overlap(lead.folded, asked)
    folded = fold(told)
    return Stretch(
        told, folded, folded, lead.cites, lead.page, lead.place, lead.place, lead.part, lead.block, weight
    )  # fmt: skip


def _figure(found: Grid, asked: Mapping[str, float]) -> tuple[str, str, str] | None:
    """Give the row, the column and the figure that say most: the total or what was asked, the latest."""
    by_year = bool(_PERIOD.match(found.rows[0][0]))
    totals = [row for row in found.rows if _TOTAL.match(row[0])]
    if by_year:
        label, values = totals[0] if totals else found.rows[-1]
        at = max(range(len(values)), key=lambda n: overlap(fold(found.columns[n]), asked))
    else:
        ranked = sorted(found.rows, key=lambda row: -overlap(fold(row[0]), asked))
        label, values = totals[0] if totals else ranked[0]
        at = len(values) - 1
    column, value = found.columns[at], values[at]
    if not re.search(r"\d", value) or max(len(label), len(column)) > LONGEST_NAME:
        return None
    return label.rstrip(":："), column, value.rstrip("*^#")
