"""This file reads tables whose lead-in names a programme: each cell counts what its column and row say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bot.contents.figures.numbers import numbers
from scrapers.items import Document
from scrapers.text import fold, parse_number
from storage.records import Figure, Span

MOST_ROWS, MOST_CELLS = 60, 12
LONGEST_ROW = 400
_LEAST_CELLS = 3
# e.g. 年度／申請 · Year | Applications · 2023-24 / 28
_CELLS = re.compile(r"\s?[|｜／/\t]\s?| {3,12}")
# What leads in a table.
# e.g. 申請情況如下： · are set out in the table below:
_LEAD = re.compile(r"[:：]$|(?:如下|下表)[^。]{0,10}。?$|\b(?:below|as follows)\.?:?$")
# Which stretch of time a row or a column is of; rows of anything else are of parts.
# e.g. 2023-24 · 2023-24年度 · 2024年 · 2025（截至6月底）
_FISCAL = re.compile(r"20(\d\d)[-–/](?:20)?(\d\d) ?(?:财政)?(?:年度)?(?: ?\([^()]{1,16}\))?")
_YEAR = re.compile(r"(20\d\d)年?")
_ROUND = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}[轮批]|首[轮批]|(?:first|second|third|fourth) round"
)
_TOTAL = re.compile(r"[总合]计|总数|累计|共计|(?:grand )?total|cumulative total")
# How much one is worth that a column counts, and of what.
# e.g. （萬元） · ($ million) · (HK$'000) · （%）
_WORTH: tuple[tuple[re.Pattern[str], int, str], ...] = (
    (re.compile(r"[(（](?:港币|港)?百万(?:港)?元[)）]|\((?:hk)?\$ ?(?:million|m)\)"), 10**6, "HKD"),
    (re.compile(r"[(（](?:港币|港)?亿(?:港)?元[)）]"), 10**8, "HKD"),
    (re.compile(r"\((?:hk)?\$ ?(?:billion|bn)\)"), 10**9, "HKD"),
    (re.compile(r"[(（](?:港币|港)?万(?:港)?元[)）]"), 10**4, "HKD"),
    (re.compile(r"[(（](?:港币|港)?千(?:港)?元[)）]|\((?:hk)?\$ ?'?000\)"), 1000, "HKD"),
    (re.compile(r"[(（](?:港币|港)?元[)）]|\((?:hk)?\$\)"), 1, "HKD"),
    (re.compile(r"[(（](?:%|百分比)[)）]"), 1, "percent"),
)
_BRACKETS = re.compile(r"[(（][^()（）]{0,20}[)）]")
_BARE = re.compile(r"\d{1,3}(?:[ ,]\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?")


_Stretch = tuple[Span, str | None]  # of what kind, and as of when


@dataclass(frozen=True, slots=True)
class Table:
    """A table in a paper's text: what leads it in, its first row and the others, with where it stands."""

    lead: str
    heading: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cites: tuple[str, ...]


def tables(document: Document) -> Iterator[Table]:
    """Give the tables of a paper that something leads in."""
    for heading, cites, text in _texts(document):
        lead, found = "", list[tuple[str, ...]]()
        for line in (*text.split("\n"), ""):
            said = line.strip()
            cells = tuple(_CELLS.split(said)) if said and len(said) <= LONGEST_ROW else ()
            if len(cells) >= _LEAST_CELLS and (not found or len(cells) == len(found[0])):
                found.append(cells)
                continue
            if len(found) > 1 and len(found[0]) <= MOST_CELLS:
                yield Table(lead, heading, found[0], tuple(found[1 : MOST_ROWS + 1]), cites)
            found = []
            lead = said if _LEAD.search(fold(said[-40:])) else lead if not said else ""


def _texts(document: Document) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for exchange in document.exchanges:
        cites = exchange.covers or ((exchange.part,) if exchange.part else ())
        yield "", cites, exchange.answer
    for section in () if document.exchanges else document.sections:
        texts: list[str] = []
        cites = ()
        for paragraph in section.paragraphs:
            texts.append(paragraph.text)
            cites = (paragraph.no,) if paragraph.no else cites
            if paragraph.table:
                yield section.heading or "", cites, "\n".join(texts[-2:])
        if not any(paragraph.table for paragraph in section.paragraphs):
            yield section.heading or "", cites, "\n".join(texts)


def cells(table: Table, programme: str) -> Iterator[Figure]:
    """Give what the cells of a table count, where its rows or its columns are of years, rounds or of all."""
    across = [_stretch(cell) for cell in table.head[1:]]
    for row in table.rows:
        down = _stretch(row[0])
        for at, cell in enumerate(row[1:]):
            stretch: _Stretch | None
            column = table.head[at + 1]
            if down is not None and across[at] is None:
                stretch, counts, worth = down, column, f"{column} {table.lead[-40:]}"
            elif down is None and across[at] is not None:
                stretch, counts, worth = across[at], row[0], f"{row[0]} {table.lead[-40:]}"
            else:
                continue
            amount = _amount(cell, worth)
            if amount is None or stretch is None:
                continue
            words = " | ".join((table.head[0], column)) + "\n" + " | ".join((row[0], cell))
            kind, as_of = stretch
            value, unit = amount
            said = _BRACKETS.sub("", counts).strip()
            yield Figure(
                programme, value, unit, said, "exact", kind, as_of,
                f"{table.lead}\n{words}".strip(), table.cites,
            )  # fmt: skip


def _stretch(label: str) -> _Stretch | None:
    """Say over what stretch of time a row or column is; None where it is of something else."""
    said = fold(label).strip()
    if fiscal := _FISCAL.fullmatch(said):
        after = (int(fiscal[1]) + 1) % 100 == int(fiscal[2])
        return ("yearly", f"20{fiscal[2]}-03-31") if after else None
    if year := _YEAR.fullmatch(said):
        return "yearly", year[1]
    if _ROUND.fullmatch(said):
        return "round", None
    return ("cumulative", None) if _TOTAL.fullmatch(said) else None


def _amount(cell: str, worth: str) -> tuple[Decimal, str] | None:
    """Give how much a cell holds, and of what unit: its own, else that of its column."""
    folded = fold(cell).strip()
    if _BARE.fullmatch(folded):
        value = parse_number(folded)
        if value is None:
            return None
        said = fold(worth)
        for pattern, times, unit in _WORTH:
            if pattern.search(said):
                return value * times, unit
        return value, ""
    found = numbers(folded)
    if len(found) != 1 or found[0].start != 0:
        return None
    one = found[0]
    return one.value, one.unit or cell.strip()[one.counted_from : one.end].strip()
