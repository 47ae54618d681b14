"""This file reads tables whose rows are each of a programme: what the lead-in counts, or each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from bot.contents.figures.labels import (
    NOT_GIVEN,
    Label,
    is_money,
    label,
    measure_of_all,
    span_of,
    status_of_all,
)
from bot.contents.figures.periods import Timing, adds_up_foreseen, timing_said
from bot.contents.figures.table_cells import bare_number
from bot.contents.figures.tables import Table, is_its, is_kind_of_part, says_twice
from scrapers.text import fold
from storage.records import Figure

_SCHEMES_ZH = "计划|基金|项目|平台|系统|措施"
_WHOSE_ZH = rf"(?:各项?|相关|有关|上述|以下)?(?:(?:{_SCHEMES_ZH})(?:名称)?)?(?:下的?|的)?"
# What a table counts whose columns are of years.
# e.g. the number of applications approved in the past
_NUMBER_OF = re.compile(
    r"\bnumber of ([a-z][a-z -]{2,40}?)(?= (?:in|for|over|during|under|by|from|is|are|since|each|broken)\b|[,:.]|$)"
)
# e.g. 獲批申請宗數表列如下 · 各計劃獲批的申請宗數
_NUMBER_OF_ZH = re.compile(
    rf"{_WHOSE_ZH}((?:(?:获批|批出|收到|接获)的)?[^,，。;；:：的及和与、]{{0,10}}(?:数目|宗数|人数|人次|次数))"
)
# e.g. publicity expenditure · the cost
_SUM_OF = re.compile(
    r"\b(?:the |of )?((?:[a-z]{3,14} )?(?:expenditures?|provisions?|spending|funding|subsid(?:y|ies)|costs?))\b"
)
# e.g. 各計劃的行政開支 · 開支
_SUM_OF_ZH = re.compile(
    rf"{_WHOSE_ZH}([^,，。;；:：的及和与、]{{0,4}}(?:开支|支出|拨款|预算|资助总?额))"
)
# e.g. success rate
_SHARE_OF = re.compile(r"\b((?:[a-z]{3,14} )?(?:rates?|percentages?|proportions?|shares?))\b")
# e.g. 申請成功率
_SHARE_OF_ZH = re.compile(r"(?:的)?([^,，。;；:：的及和与、]{0,6}(?:率|比例|百分比))")
# What stands before 的 and limits nothing: whose they are, or when.
# e.g. 各計劃|的 · 過去兩年|的
_NO_LIMIT = re.compile(rf"(?:{_SCHEMES_ZH}|年度?|年来|下|相关|有关|推出|以来|情况|方面)$|^$|[,，]$")
# What counts two things at once: neither column says which of them it is of.
# e.g. the number of applications and the success rate · savings and expenditure · 宗數及開支
_BOTH = re.compile(
    r"\b(?:numbers?|savings?|rates?|expenditures?|funding|income|amounts?)\b[^,.]{0,60}\band (?:the )?"
    r"(?:[a-z]{3,14} ){0,2}(?:numbers?|savings?|rates?|expenditures?|income|amounts?)\b"
    r"|(?:数目|[宗人次]数|人次|率|开支|支出|收入|金额)[及和与、][^,，。;；]{0,8}"
    r"(?:数目|[宗人次]数|人次|率|开支|支出|收入|金额)"
)
# What of it a row counts, behind a programme's name: no part of it, and no time.
# e.g. Weir Fund (applications received) · 潮汐通（交易宗數） · Tide Pilot (downloads, million)
_MEASURED = re.compile(
    r" ?[(（](?P<measure>(?!(?i:phase|stage|part|round|excluding|including)\b|第|首|[一二三四]期)[^()（）\d]{0,24}"
    r"(?:[a-z]{3}s|issued|approved|received|[數数宗]|[人項项]?次|人[數数]|量|[額额率]|用戶|用户|開支|开支|申請|申请"
    r"|學校|学校|機構|机构|企業|企业|項目|项目|個案|个案|學[員生]|学[员生]|部門|部门))"
    r"(?:[,，] ?(?P<unit>[^()（）,，\d]{1,12}))?[)）]$"
)

# Where what a row counts may begin behind a programme's name: a verb or a noun of counting, or a small letter.
# e.g. 潮汐通|獲批申請(宗) · Tide Pilot| applications approved
_COUNTS_FROM = re.compile(
    r"[獲获批接收核登使參参累平發发處处審审申開开撥拨用資资營营補补總总][\u4e00-\u9fff]|(?<=[A-Za-z)]) (?=[a-z])"
)
_MOST_BEGINNINGS = 12  # of a row's label


def programme_rows(table: Table, called: Callable[[str], str | None]) -> Iterator[Figure]:
    """Give what a table says of the programmes that its rows are called by, year by year.

    `called` gives the programme whose name a label is, and is nothing else. Its columns must all be of
    stretches of time, but for a first one that says what each row counts.
    """
    columns = [label(cell) for cell in table.head[1:]]
    stretches = [timing_said(of) if of is not None else None for of in columns]
    what = (
        len(columns) > 1 and stretches[0] is None
    )  # a column that says of each row what it counts
    first = 1 if what else 0
    if not is_its(table.lead) or None in stretches[first:] or says_twice(table.head):
        return
    if what and is_kind_of_part(table.head[1]):
        return  # its rows are of places or groups, and of what is counted there nobody says a word
    for row in table.rows:
        programme, measured = called(row[0]), ""
        if programme is None and not what and (behind := _MEASURED.search(row[0])):
            programme, measured = called(row[0][: behind.start()]), _with_unit(behind)
        if programme is None and not what:
            programme, measured = _opened_by(row[0], called)
        if programme is None:
            continue
        measure = label(row[1] if what else measured) if what or measured else None
        if what and (measure is None or not any(map(str.isalpha, measure.said))):
            continue
        if measure is not None and not is_its(measure.said):
            continue
        for at in range(first, len(columns)):
            of, stretch, cell, column = columns[at], stretches[at], row[at + 1], table.head[at + 1]
            if of is None or stretch is None or adds_up_foreseen(stretch, stretches[first:]):
                continue
            if measure is not None:
                named = row[: 2 if what else 1]
                figure = _measured(table, (measure, of), stretch, programme, (named, column, cell))
            else:
                figure = _figure(table, of, stretch, programme, (row[0], column, cell))
            if figure is not None:
                yield figure


def _opened_by(name: str, called: Callable[[str], str | None]) -> tuple[str | None, str]:
    """Give the programme that a row's label opens on, and the rest of it, which is what the row counts."""
    for found in islice(_COUNTS_FROM.finditer(name), _MOST_BEGINNINGS):
        if found.start() and (programme := called(name[: found.start()])):
            return programme, name[found.start() :].strip()
    return None, ""


def _with_unit(found: re.Match[str]) -> str:
    """Give what a row counts, with its unit in brackets of its own, as in a column's label."""
    return f"{found['measure']} ({found['unit']})" if found["unit"] else found["measure"]


def _figure(
    table: Table, of: Label, stretch: Timing, programme: str, cell: tuple[str, str, str]
) -> Figure | None:
    """Give what a cell says; None where neither its column nor the lead-in tells of what it is so many."""
    name, column, said = cell
    value = bare_number(said)
    times, unit = (of.times, of.unit) if of.unit else measure_of_all(table.lead) or (1, None)
    if value is None or (unit is None and is_money(table.lead)):
        return None  # in what money is counted nobody says
    if (counts := _counted(table.lead, unit or "")) is None:
        return None
    words = f"{table.head[0]} | {column}\n{name} | {said}"
    return Figure(
        programme, value * times, unit or "", counts, "exact",
        span_of(stretch.kind, stretch.status, of.status, status_of_all(table.lead)),
        stretch.as_of, f"{table.lead}\n{words}".strip(), table.cites,
    )  # fmt: skip


def _measured(
    table: Table,
    labels: tuple[Label, Label],
    stretch: Timing,
    programme: str,
    cell: tuple[tuple[str, ...], str, str],
) -> Figure | None:
    """Give what a cell says whose row tells what it counts; None where it says not in what money."""
    (what, of), (named, column, said) = labels, cell
    value = bare_number(said)
    times, unit = (what.times, what.unit) if what.unit is not None else (of.times, of.unit)
    if unit is None:
        times, unit = measure_of_all(table.lead) or (1, None)
    if value is None or (unit is None and is_money(what.said)) or NOT_GIVEN.search(fold(what.said)):
        return None
    words = f"{' | '.join((*table.head[: len(named)], column))}\n{' | '.join(named)} | {said}"
    return Figure(
        programme, value * times, unit or "", what.said, "exact",
        span_of(stretch.kind, stretch.status, of.status, what.status, status_of_all(table.lead)),
        stretch.as_of, f"{table.lead}\n{words}".strip(), table.cites,
    )  # fmt: skip


_COUNTED: dict[str, tuple[re.Pattern[str], ...]] = {
    "HKD": (_SUM_OF, _SUM_OF_ZH),
    "percent": (_SHARE_OF, _SHARE_OF_ZH),
}


def _counted(lead: str, unit: str) -> str | None:
    """Give the lead-in's words for what its table counts; None where it has none, two, or a limit besides."""
    folded = fold(lead)
    if len(folded) != len(lead) or _BOTH.search(folded):
        return None
    for pattern in _COUNTED.get(unit, (_NUMBER_OF, _NUMBER_OF_ZH)):
        for found in pattern.finditer(folded):
            before = folded[: found.start(1)]
            limited = before.endswith("的") and _NO_LIMIT.search(before[:-1]) is None
            return None if limited else lead[found.start(1) : found.end(1)]
    return None
