"""This file reads tables whose rows are each of a programme: what the lead-in counts, or each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bot.contents.figures.labels import (
    Label,
    is_money,
    label,
    measure_of_all,
    span_of,
    status_of_all,
)
from bot.contents.figures.tables import Table, bare_number, is_its, stretch_said
from scrapers.text import fold
from storage.records import Figure

# What a table counts whose columns are of years.
# e.g. the number of applications approved in the past · 獲批申請宗數表列如下
_NUMBER_OF = re.compile(
    r"\bnumber of ([a-z][a-z -]{2,40}?)(?= (?:in|for|over|during|under|by|from|is|are|since|each|broken)\b|[,:.]|$)"
)
_NUMBER_OF_ZH = re.compile(r"([^,，。;；:：的及]{0,10}(?:数目|宗数|人数|人次|次数))")
# e.g. 開支 · expenditure
_SUM_OF = re.compile(
    r"(?:开支|支出|拨款|预算|资助总?额)|\b(?:expenditures?|provisions?|spending|funding|subsid(?:y|ies)|costs?)\b"
)


def programme_rows(table: Table, called: Callable[[str], str | None]) -> Iterator[Figure]:
    """Give what a table says of the programmes that its rows are called by, year by year.

    `called` gives the programme whose name a label is, and is nothing else. Its columns must all be of
    stretches of time.
    """
    columns = [label(cell) for cell in table.head[1:]]
    if not is_its(table.lead) or not all(
        of is not None and stretch_said(of) is not None for of in columns
    ):
        return
    for row in table.rows:
        if (programme := called(row[0])) is None:
            continue
        for of, cell, column in zip(columns, row[1:], table.head[1:], strict=True):
            figure = _figure(table, of, programme, (row[0], column, cell)) if of else None
            if figure is not None:
                yield figure


def _figure(table: Table, of: Label, programme: str, cell: tuple[str, str, str]) -> Figure | None:
    """Give what a cell says; None where neither its column nor the lead-in tells of what it is so many."""
    name, column, said = cell
    stretch, value = stretch_said(of), bare_number(said)
    times, unit = (of.times, of.unit) if of.unit else measure_of_all(table.lead) or (1, None)
    counts = _counted(table.lead, money=unit == "HKD")
    if stretch is None or value is None or not (unit or counts):
        return None
    if unit is None and is_money(table.lead):
        return None  # in what money is counted nobody says
    words = f"{table.head[0]} | {column}\n{name} | {said}"
    return Figure(
        programme, value * times, unit or "", counts, "exact",
        span_of(stretch.kind, stretch.status, of.status, status_of_all(table.lead)),
        stretch.as_of, f"{table.lead}\n{words}".strip(), table.cites,
    )  # fmt: skip


def _counted(lead: str, *, money: bool) -> str:
    """Give the lead-in's words for what its table counts; empty where it has none."""
    folded = fold(lead)
    if len(folded) != len(lead):
        return ""
    patterns = (_SUM_OF,) if money else (_NUMBER_OF, _NUMBER_OF_ZH)
    found = next((match for one in patterns if (match := one.search(folded))), None)
    return (
        lead[found.start(found.lastindex or 0) : found.end(found.lastindex or 0)] if found else ""
    )
