"""This file joins a lead-in to the list that it announces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.pieces import is_chinese, is_purpose
from bot.contents.summaries.standing import open_bracket

MOST_ITEMS = 4
NEAR = 200  # sentences below a lead-in in which the openings of its list stand
LONGEST_LIST = 150  # characters that a lead-in and its list may have; more is a page, not a bullet
_LEAD_IN = re.compile(r"[:：]$")
_ANNOUNCES = re.compile(
    r"计划|建议|措施|阶段|包括|将|会|目标|方向|recommend|propos|measures|will|plans?|includ"
)
_ONLY_POINTS = re.compile(r"如下|答复|回复|表列|分述|列于|as follows|reply|breakdown|below")
_MARK = re.compile(
    r"^\s*(?:[(（]([一二三四五六七八九十]{1,2}|\d{1,2}|[ivx]{1,4}|[a-h])[)）]|(\d{1,2})[.)](?!\d))"
)


def with_lists(statements: Sequence[Statement]) -> list[Statement]:
    """Give the sentences, each lead-in together with the openings of its list."""
    return [
        _with_items(statement, statements[at + 1 : at + 1 + NEAR])
        if ends_open(statement)
        else statement
        for at, statement in enumerate(statements)
    ]


def ends_open(statement: Statement) -> bool:
    """Say whether a sentence only leads up to what follows it."""
    return not statement.listed and _LEAD_IN.search(statement.text) is not None


def _with_items(statement: Statement, following: Sequence[Statement]) -> Statement:
    """Append the openings of the list that a lead-in announces, each as it stands."""
    bare = statement.bare.folded
    if _ONLY_POINTS.search(bare) or not _ANNOUNCES.search(bare) or len(bare) < 8:
        return statement
    items: list[str] = []
    for later in following:
        if later.part != statement.part or len(items) == MOST_ITEMS:
            break
        mark = _MARK.match(later.text)
        if mark is None or _rank(mark[1] or mark[2]) != len(items) + 1:
            if not items and later.place > statement.place + 2:
                break
            continue
        items.append(_opening(later.bare.text))
    if len(items) < 2:
        return statement
    chinese = is_chinese(statement.text)
    text = statement.text.rstrip("：: ") + ("：" if chinese else ": ")
    text += ("；" if chinese else "; ").join(items)
    if len(text) > (LONGEST_LIST if chinese else 3 * LONGEST_LIST):
        return statement
    return statement.reworded(Folded.of(text), listed=True)


def _opening(item: str) -> str:
    """Give the first clauses of an item that make a phrase of their own."""
    item = re.sub(r"(?:；及?|;(?: and)?|及|，?以及)$", "", item.strip()).rstrip("；;。.，, ")
    chinese = is_chinese(item)
    for mark in re.finditer(r"[，；。]|[,;](?= )", item):
        if open_bracket(item[: mark.start()]):
            continue
        purpose = is_purpose(item[mark.end() :])
        if mark.start() >= ((4 if purpose else 8) if chinese else (15 if purpose else 30)):
            return item[: mark.start()]
    return item


def _rank(mark: str) -> int:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
    if mark in roman:
        return roman[mark]
    if mark.isdecimal():
        return int(mark[:9])
    chinese = "一二三四五六七八九十"
    return chinese.index(mark[0]) + 1 if mark[0] in chinese else "abcdefgh".find(mark) + 1
