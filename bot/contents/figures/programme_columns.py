"""This file reads tables whose rows are each called by a programme and whose columns each count something of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.contents.figures.labels import is_of_others, label, span_of, status_of_all
from bot.contents.figures.periods import Timing, timing_of, timing_said, year_of_all
from bot.contents.figures.table_cells import read_cell
from bot.contents.figures.tables import Table, is_its, says_twice
from scrapers.text import fold
from storage.records import Figure

# What a first column is called in which each row has a name.
# e.g. Item · Name of scheme · 計劃 · 資助計劃名稱
_OF_NAMES = re.compile(
    r"(?:names? of )?(?:the )?(?:funding )?(?:items?|schemes?|programmes?|funds?|initiatives?|platforms?|systems?"
    r"|services?|measures?|projects?)(?: names?)?|(?:资助|人才)?(?:计划|基金|措施|平台|系统|服务|项目)(?:名称)?|名称"
)
# What a row may be called by that is a programme: no word for all or the others.
# e.g. Harbour Sensing Signals · 潮汐導航員網絡 · 潮汐IT教室計劃
_NAME = re.compile(
    r"(?!(?:Total|Sub-?total|Others?|All|Average|Grand|Remaining|Any)\b)[A-Z][A-Za-z-]{2,20}"
    r"(?: (?:(?:and|for|of|on|in|the) ){0,2}[A-Z][A-Za-z-]{2,20}){1,6}"
    r"|(?!其他|其它|總|总|合|小|平均|全部|所有|各)(?=(?:[A-Za-z]{0,8}[\u4e00-\u9fff]){4})[A-Za-z\u4e00-\u9fff]{5,20}"
)
_IN_BRACKETS = re.compile(r" ?[(（][^()（）]{1,24}[)）]$")  # what of it a row counts
# The day by which a column's target is to be met.
# e.g. (by end-2027) · （2027年年底前）
_BY = re.compile(
    r" ?[(（](?:by |on or before )?(?P<day>[^()（）]{4,24}?)(?:或(?:之|以)?前|之?前)?[)）]$"
)
# The year within which all is that a column counts.
# e.g. 2025-26年度獲資助人數 · Expenditure in 2025-26
_OF_YEAR = re.compile(
    r"(?P<zh>20\d\d(?:[-–/至](?:20)?\d\d)?(?:財政|财政)?年度?)[內内]?的?(?P<what>[^\d年內内底終终初]{1,2}[^\d]*)"
    r"|(?P<counted>[^\d]+) (?:in|during) (?P<en>20\d\d(?:[-–/]\d\d)?)(?P<unit> ?[(（][^()（）]{1,20}[)）])?"
)
_AVERAGE = re.compile(r"平均|率$|\b(?:average|mean|rate)\b")
# What is neither so many nor an average: by how much it changed, what is allowed, who works there, when it began.
# e.g. 較去年增加 · annual quota · number of posts · 推出年份 · Launched in
_NO_COUNT = re.compile(
    r"增[长加幅减]|[减下]少|较|上限|下限|名额|配额|排名|编制|职位|人手|年份|日期"
    r"|\b(?:growth|increases?|changes?|limits?|maximum|minimum|ceilings?|quotas?|posts?|staff|officers|rank(?:ing)?"
    r"|dates?|(?:launched|started|began|established|set up) in|years? of"
    r"|(?:launch|start(?:ing)?|commencement) years?)\b"
)
_ALL = re.compile(r"累[计积]|以来|\b(?:cumulative|since|to date|so far)\b")
_SO_FAR = re.compile(
    r"累[计积]|已|完成|安装|收到|接获|获批|批出|\b(?:cumulative|completed|installed|received|approved|erected|built)\b"
)


def programme_columns(
    table: Table, called: Callable[[str], str | None], day: str | None
) -> Iterator[tuple[str, Figure]]:
    """Give what a table counts of the programmes that its rows are called by, each with its row as written.

    `day` is the one as of which the words above the table say that it counts.
    """
    if _OF_NAMES.fullmatch(fold(table.head[0]).strip()) is None:
        return
    if not is_its(table.lead) or says_twice(table.head) or any(map(_is_stretch, table.head[1:])):
        return
    year = year_of_all(table.lead, table.heading)
    columns = [_of_year(_column(cell, day), year) for cell in table.head[1:]]
    for row in table.rows:
        programme = called(row[0]) if len(row) == len(table.head) else None
        for at, column in enumerate(columns if programme else ()):
            figure = column and _figure(table, row, at + 1, column)
            if programme and figure:
                yield " | ".join(row), replace(figure, programme=programme)


def rows_beside(table: Table, called: Callable[[str], str | None]) -> Iterator[str]:
    """Give what the other rows of a table are called by in which one is called by a programme."""
    if _OF_NAMES.fullmatch(fold(table.head[0]).strip()) is None:
        return
    labels = [_IN_BRACKETS.sub("", row[0]).strip() for row in table.rows]
    if any(map(called, labels)):
        yield from (one for one in labels if _NAME.fullmatch(one) and not called(one))


def _is_stretch(cell: str) -> bool:
    """Say whether a column is of a stretch of time, whatever its unit."""
    of = label(cell)
    return of is not None and timing_said(of) is not None


def _column(cell: str, day: str | None) -> tuple[str, Timing] | None:
    """Give what a column counts and as of when; None where it is of no sum or state."""
    if not is_its(cell) or is_of_others(cell):
        return None
    if (by := _BY.search(cell)) and (until := timing_of(by["day"])) and until.kind == "stock":
        return cell[: by.start()], Timing("target", until.as_of)
    if (within := _OF_YEAR.fullmatch(cell)) and (year := timing_of(within["zh"] or within["en"])):
        return within["what"] or f"{within['counted']}{within['unit'] or ''}", year
    folded = fold(cell)
    if _NO_COUNT.search(folded) and not _AVERAGE.search(folded):
        return None
    if _AVERAGE.search(folded):
        return cell, Timing("rate", day)
    return cell, Timing("cumulative" if _SO_FAR.search(folded) else "stock", day)


def _of_year(column: tuple[str, Timing] | None, year: str | None) -> tuple[str, Timing] | None:
    """Give a column that says no stretch of its own as of the year that the words above the table name."""
    if column is None or year is None or column[1].kind != "cumulative":
        return column
    if _ALL.search(fold(column[0])):
        return column
    return column[0], Timing("yearly", column[1].as_of or year)


def _figure(
    table: Table, row: tuple[str, ...], at: int, column: tuple[str, Timing]
) -> Figure | None:
    """Give what a cell says; None where that or its column is not plain."""
    counts, stretch = column
    read = read_cell(row[at], counts, table.lead)
    if read is None or not any(map(str.isalpha, counts)):
        return None
    value, unit, of = read
    kind = span_of(stretch.kind, stretch.status, of.status, status_of_all(table.lead))
    day = stretch.as_of if kind == stretch.kind else None
    words = f"{table.head[0]} | {table.head[at]}\n{row[0]} | {row[at]}"
    said = f"{table.lead}\n{words}".strip()
    return Figure("", value, unit, of.said, "exact", kind, day, said, table.cites)
