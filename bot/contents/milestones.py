"""This file finds what the rows of a table promise: those with a column of what comes next, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.contents.day_refusals import is_no_promise
from bot.contents.due_dates import DueDate, due_dates
from bot.contents.pledgers import is_a_firm
from bot.contents.promises import is_done, masked_names
from bot.contents.refusals import rules_out
from scrapers.items import Document, Paragraph
from scrapers.text import fold
from storage.records import Commitment

_CELLS = re.compile(r" ?[|｜] ?|\t")
_LEAST, _MOST_ROWS = 2, 60
_LONGEST_HEAD = 60
# Of a column that says what comes next, or when it is to be done.
# e.g. next milestone · target completion date · 下一個里程碑 · 預計完成日期
_NEXT = re.compile(
    r"\b(?:next (?:milestones?|steps?|targets?|stage|phase)|milestones?"
    r"|(?:target|targeted|planned|expected|scheduled|anticipated|tentative) (?:[a-z]+ )?(?:dates?|completion|launch"
    r"|time|timing|timeframe|timetable|year|quarter)|(?:implementation )?time(?:table|frame|line))\b"
    r"|下一(?:个)?(?:里程碑|步|目标|阶段)|里程碑"
    r"|(?:目标|预计|预期|预定|计划|暂定)[^,。|]{0,4}(?:日期|时间|年份|季度|完成|推出|启用|落成|竣工|通车|投入)"
    r"|(?:推行|实施|落实|工作)?时间表"
)
# Of a column of days, in a table that such words lead in.
# e.g. date · 時間
_WHEN = re.compile(r"(?:time|date|when|year|quarter|period|日期|时间|年份|季度|时段|何时)")

# Of a column whose days hold no longer where another takes their place.
# e.g. original target date
_FORMER = re.compile(r"\b(?:original|previous|former|initial|old|earlier)\b|原[定来先本]|旧|先前")
# What a cell may say of the whole row, of which nothing then is to come.
# e.g. abandoned · 已取消
_OVER = re.compile(
    r"(?:abandoned|cancell?ed|shelved|scrapped|withdrawn|dropped|suspended|terminated|superseded"
    r"|已?(?:取消|放弃|搁置|终止|撤回|暂停))(?: (?:in|on) [a-z\d ]{3,20})?"
)
_GIVEN_UP = re.compile(
    r"\((?:abandoned|cancell?ed|shelved|withdrawn)\)|[(（]已?(?:取消|搁置|放弃)[)）]"
)
# What others are to do by a day, or when somebody meets.
# e.g. deadline for applications · 接受申請截止日期 · Finance Committee
_OF_OTHERS = re.compile(
    r"\b(?:deadline|closing date|applications? (?:close|period))\b|截止|限期"
    r"|^(?!.*\b(?:submi\w+|seek|consult|brief|report|apply|approval|set up|form)\b)[a-z ]{0,60}\b"
    r"(?:committee|panel|meeting|subcommittee)s?$"
    r"|^(?![^|]{0,30}(?:提交|征询|咨询|汇报|简介|成立|申请|审批|报告|召开|向))[^|]{0,16}(?:委员会|会议)$"
)

# e.g. not to be opened in 2026 · 2026年不會開放
_DENIED = re.compile(r"\b(?:not|no|never)\b(?! later)|不会|不再|没有|未")


def milestones(document: Document, day: date | None) -> Iterator[Commitment]:
    """Give what the tables of a paper say will be done by a day that is still to come."""
    for section in document.sections:
        said = section.heading or ""
        for paragraph in section.paragraphs:
            if paragraph.table and day is not None:
                yield from _of_table(paragraph, fold(said[-_LONGEST_HEAD:]), day)
            said = paragraph.text


def _of_table(table: Paragraph, lead: str, day: date) -> Iterator[Commitment]:
    head, *rows = (tuple(_CELLS.split(row)) for row in table.text.split("\n"))
    if len(head) < _LEAST:
        return
    named = [fold(cell)[:_LONGEST_HEAD] for cell in head]
    timed = _NEXT.search(lead) is not None
    columns = [
        at for at, name in enumerate(named)
        if (_NEXT.search(name) and not _FORMER.search(name)) or (timed and _WHEN.fullmatch(name.strip()))
    ]  # fmt: skip
    cites = (table.no,) if table.no else ()
    for row in rows[:_MOST_ROWS]:
        held = len(row) == len(head) and not _is_others_or_over(row)
        for at in columns if held else ():
            due = _due(row[at], day)
            if due is not None:
                yield Commitment(
                    " | ".join(row), "plan", due.text, due.due_from, due.due_to, cites=cites
                )


def _is_others_or_over(row: Sequence[str]) -> bool:
    """Say whether a row tells of what a firm, whoever applies or a meeting is to do, or of what was given up."""
    cells = [fold(cell).strip() for cell in row]
    if is_a_firm(cells[0]) or _OF_OTHERS.search(cells[0]) or _GIVEN_UP.search(cells[0]):
        return True
    return any(_OVER.fullmatch(cell) for cell in cells[1:])


def _due(cell: str, day: date) -> DueDate | None:
    """Give the first day of a cell by which something is to be done; None where it is done, denied or foreseen."""
    masked = masked_names(fold(cell))
    for due in due_dates(cell, day):
        if due.due_to is None or due.due_to < day or due.relative or len(masked) != len(cell):
            continue
        if is_done(masked) or _DENIED.search(masked) or rules_out(masked, due.start, due.end):
            return None
        return None if is_no_promise(masked, masked, due) else due
    return None
