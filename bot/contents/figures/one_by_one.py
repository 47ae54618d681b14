"""This file says of which of several programmes a number is that are told one by one, or that nobody can say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.contents.figures.compared_pairs import is_of_a_pair
from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number, numbers

_RESPECTIVELY = re.compile(r"\brespectively\b")  # of which two a number is, is not read
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had)\b")
# e.g. 甲計劃及乙計劃|分別|批出30宗及40宗
_ONE_BY_ONE = re.compile(r"[^,，。;；]{0,24}分别")
_TWO = re.compile(r"[」”』]?(?:[及和与、]|以及)[「“『]?")
# What stands between the names that are told one by one, and between their numbers.
# e.g. 」、「 · , the · 宗申請及
_NEXT_NAME = re.compile(r"[”」』]{0,2}(?:, (?:and )?|、| and |[及和与]|以及)(?:the )?[「“『]{0,2}")
_NEXT_NUMBER = re.compile(
    r"[^,，、。;；\d]{0,8}(?:[,、] ?(?:and )?| and |[及和与]|以及)(?:约|逾|近|about |over |some )?(?:hk)?\$?"
)
_BEFORE_FIRST_ZH = re.compile(
    r"[”」』]{0,2}(?:的)?[^,，。;；\d]{0,20}分别[^,，。;；\d]{0,12}(?:hk)?\$?"
)
_BEFORE_FIRST_EN = re.compile(r"[”\"]?[^,;.\d]{1,60}")
_RESPECTIVELY_BEHIND = re.compile(r"[^;.\d]{0,60}\brespectively\b")


# Another subject beside the name, of which nothing is known.
# e.g. 甲計劃|及試用計劃分別 · 試用計劃及|甲計劃
_ANOTHER_BEHIND = re.compile(
    r"[」”』》]{0,2}(?:[(（][^()（）]{1,30}[)）])?(?:[及和与、]|以及)(?!其|相关|有关|每)[^,，。;；的]{2,20}分别"
)
_ANOTHER_BEFORE = re.compile(
    r"(?:^|[,，;；])[^,，。;；的]{0,10}[\u4e00-\u9fff]{2,10}(?:计划|基金|平台|系统|服务|中心)[」”』》]{0,2}(?:[及和与、]|以及)[「“『《]{0,2}$"
)


def one_of_several(folded: str, number: Number, places: Sequence[Place]) -> str | None:
    """Give the programme of a number where as many are told, one by one, as programmes are named before them.

    The names stand together, then 分別 or, behind the numbers, "respectively"; all are of one unit.
    """
    if "分别" not in folded and "respectively" not in folded:
        return None
    told = numbers(folded)
    named = _named_together(folded, [place for place in places if place.end <= number.start])
    behind = [one for one in told if named and one.start >= named[-1].end][: len(named)]
    if len(named) < 2 or len(behind) != len(named) or number not in behind:
        return None
    first, last = behind[0], behind[-1]
    opened = folded[named[-1].end : first.start]
    one_by_one = _BEFORE_FIRST_ZH.fullmatch(opened) or (
        _BEFORE_FIRST_EN.fullmatch(opened) and _RESPECTIVELY_BEHIND.match(folded, last.end)
    )
    together = all(
        _NEXT_NUMBER.fullmatch(folded, one.end, other.start) for one, other in pairwise(behind)
    )
    more = any(last.end <= one.start < _ends(folded, last.end) for one in told)
    if not one_by_one or not together or more or len({one.unit for one in behind}) > 1:
        return None
    return named[behind.index(number)].key


def _ends(folded: str, start: int) -> int:
    """Give where the clause ends in which the last of the numbers stands."""
    mark = CLAUSE.search(folded, start)
    return mark.start() if mark else len(folded)


def _named_together(folded: str, before: Sequence[Place]) -> list[Place]:
    """Give the last names before a number that stand together, each of another programme that is known."""
    named: list[Place] = []
    for place in reversed(before):
        if named and not _NEXT_NAME.fullmatch(folded, place.end, named[0].start):
            break
        named.insert(0, place)
    keys = [place.key for place in named]
    known = None not in keys and len({*keys}) == len(keys) and not any(p.aside for p in named)
    return named if known else []


def is_of_one_beside(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether 分別 tells a number that is of what stands beside a name, or may be of either."""
    named = [place for place in places if place.end <= number.start and not place.aside]
    one_by_one = folded.find("分别", named[-1].end, number.start) if named else -1
    if one_by_one < 0 or len({place.key for place in named[-2:]}) > 1:
        return False
    told = [one for one in numbers(folded) if one_by_one < one.start < _ends(folded, one_by_one)]
    if number not in told:
        return False
    if _ANOTHER_BEHIND.match(folded, named[-1].end):
        return number != told[0]
    before = _ANOTHER_BEFORE.search(folded, 0, named[-1].start)
    return before is not None and number != told[-1]


def is_paired(folded: str, number: Number) -> bool:
    """Say whether "respectively" speaks of a number: in its own clause, or in the list that it is of.

    A comma ends a clause there only between two verbs, for it also stands between numbers of a list.
    """
    for said in _RESPECTIVELY.finditer(folded):
        if is_of_a_pair(folded, said.start()):
            continue  # the two of another year, each against its own
        start = 0
        for mark in CLAUSE.finditer(folded, 0, said.start()):
            apart = _VERB.search(folded, start, mark.start()) and _VERB.search(
                folded, mark.end(), said.start()
            )
            if mark[0] in ";；。" or apart:
                start = mark.end()
        end = folded.find(";", said.end())
        if start <= number.start and (end < 0 or number.start < end):
            return True
    return False


def are_two(folded: str, before: Sequence[Place], number: Number) -> bool:
    """Say whether numbers are told one by one of two programmes: which is whose is not read."""
    if len(before) < 2 or before[-1].key == before[-2].key:
        return False
    return bool(
        _TWO.fullmatch(folded, before[-2].end, before[-1].start)
        and _ONE_BY_ONE.match(folded, before[-1].end, number.start)
    )
