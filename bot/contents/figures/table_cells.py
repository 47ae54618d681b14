"""This file reads the cell of a table: how much it holds, and of what unit, its own or its label's."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.contents.figures.labels import NOT_GIVEN, Label, is_money, label, measure_of_all
from bot.contents.figures.numbers import numbers
from scrapers.text import fold, parse_number

_BARE = re.compile(r"\d{1,3}(?:[ ,]\d{3}){1,4}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?")
# A number with its scale; with "about" before it, it is none that can be stated.
# e.g. 1.2 million · 34万 · $2.5 billion
_SCALED = re.compile(
    r"(?P<money>(?:hk)?\$)?(?P<number>\d[\d ,]{0,12}(?:\.\d{1,3})?) ?(?P<scale>万|亿|thousand|million|billion) ?"
    r"(?P<yuan>港?元)?"
)
_SCALES = {"万": 10**4, "亿": 10**8, "thousand": 10**3, "million": 10**6, "billion": 10**9}
# e.g. 28宗（估計） · 300項*
_NOTE = re.compile(r"[(（*#^]")
# e.g. 申請數目 · registered users
COUNTED = re.compile(
    r"数目|宗数|人数|人次|次数|用户|申请|获批|\b(?:numbers?|no\.|users?|applications?|cases|projects)\b"
)


def read_cell(cell: str, counts: str, lead: str) -> tuple[Decimal, str, Label] | None:
    """Give how much a cell holds and of what unit, its own or its label's or the table's; None where unsure."""
    of = label(counts)
    if of is None or of.until or NOT_GIVEN.search(fold(counts)):
        return None
    folded = fold(cell).strip()
    if _BARE.fullmatch(folded):
        value = parse_number(folded)
        times, unit = of.times, of.unit
        if unit is None and (is_money(of.said) or not COUNTED.search(fold(of.said))):
            times, unit = measure_of_all(lead) or (1, None)
        if value is None or (unit is None and is_money(of.said)):
            return None
        return value * times, unit or "", of
    if of.times == 1 and (scaled := _SCALED.fullmatch(folded)):
        value = parse_number(scaled["number"])
        own = "HKD" if scaled["money"] or scaled["yuan"] else ""
        unit = of.unit or own
        if value is None or (not unit and is_money(of.said)) or _differ(own, of.unit):
            return None
        return value * _SCALES[scaled["scale"]], unit, of
    found = numbers(folded)
    if len(found) != 1 or found[0].start != 0 or _NOTE.search(folded, found[0].end):
        return None
    one = found[0]
    if of.times != 1 or _differ(one.unit, of.unit):
        return None  # which of two units holds is not plain
    return one.value, one.unit or cell.strip()[one.counted_from : one.end].strip(), of


def _differ(own: str, told: str | None) -> bool:
    """Say whether a cell is of money or a share and its label of something else, or the other way round."""
    if told == "HKD" and not own:
        return False  # millions of the dollars that the label speaks of
    return told is not None and own != told and bool({own, told} & {"HKD", "percent"})


def bare_number(cell: str) -> Decimal | None:
    """Give the number that a cell consists of; None where it says anything besides."""
    folded = fold(cell).strip()
    return parse_number(folded) if _BARE.fullmatch(folded) else None
