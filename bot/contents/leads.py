"""This file says what the words that lead in a list promise of each of its items."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.contents.due_dates import DueDate, due_dates_in
from bot.contents.statements import Statement
from bot.contents.strengths import weakest
from storage.records import Strength

# What is done about something: an item without such a word names a thing, and promises nothing.
# e.g. 協助另外6個部門 · 在平台加入證書 · 按結果更新指引
_DOES = re.compile(
    r"协助|加入|推出|公布|发布|提交|展开|开展|启动|举办|修订|制[订定]|拟[订定备]|引入|扩展|扩大|增设|增加|提供|检讨|检视|审视|研究|咨询|建立|设立|成立|兴建|委托|聘请|汇报|落实|推行|试行|开放|合并|延长|放宽|简化"
    r"|调整|提升|更新|升级|加强|优化|安排|完善|采用|实施|设置|培训|资助|更换|编制|编写|发出|完成|改为|整合|升格|上载|采购|安装"
)
# e.g. publish a guide · hold 20 workshops, but not "a directory of products"
_DOES_EN = re.compile(
    r"(?!(?:an?|the|some|all|any|more|new|over|about|up|at|in|on|for|of|and|its?|their|our|other|two|three|four|five|six)\b)[a-z]{3,14} (?!of\b)[a-z\d“\"(]"
)


@dataclass(frozen=True, slots=True)
class Lead:
    """The words that a list is led in by: what they promise holds for each of its items.

    `due` is the one day that they name, `who` is who acts, and `words` are what an item goes on with.
    """

    part: int
    strength: Strength | None
    due: DueDate | None = None
    who: str | None = None
    words: str = ""


def lead_of(
    statement: Statement,
    day: date | None,
    strength: Strength | None,
    who: str | None,
) -> Lead:
    """Give a lead-in, which promises so firmly, with the day to come that it names."""
    if strength is None:
        return Lead(statement.part, None)
    dues = due_dates_in(statement.bare, day)
    due = dues[0] if len(dues) == 1 and not dues[0].relative else None
    if due and (due.due_to is None or day is None or due.due_to < day):
        due = None
    words = statement.bare.folded.rstrip(" :：")
    return Lead(statement.part, strength, due, who, f"{words} " if words.isascii() else words)


def leading(statement: Statement, lead: Lead | None, day: date | None) -> Lead | None:
    """Give what leads in a sentence that is an item of a list; of a sentence that opens one, itself."""
    if statement.text.rstrip().endswith((":", "：")):
        return lead_of(statement, day, weakest(statement.bare.folded), None)
    return lead if lead and is_led(statement, lead) else None


def is_led(statement: Statement, lead: Lead) -> bool:
    """Say whether a sentence stands in the list that a lead-in opened."""
    is_item = len(statement.bare.text) < len(statement.text)
    return lead.part == statement.part and (is_item or not statement.first)


def does(item: str) -> bool:
    """Say whether a folded item tells what is done, and is no name of a thing."""
    pattern = _DOES_EN.match if item.isascii() else _DOES.search
    return pattern(item) is not None
