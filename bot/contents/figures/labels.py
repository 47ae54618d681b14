"""This file reads the label of a table's row or column: what it counts, in what unit, and how it is meant."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Literal

from bot.contents.figures.ours import ELSEWHERE
from scrapers.text import MONTH_START, MONTHS, fold, month_number, parse_number
from storage.records import Span

Status = Literal["forecast", "target"]

# e.g. （萬元） · ($ million)
_BRACKETS = re.compile(r"[(（]([^()（）]{0,40})[)）]")
_PIECES = re.compile(r"[,，、;；] ?(?!\d{3}\b)")
# A unit that ends a label without brackets.
# e.g. 單位：千元 · in HK$ million
_UNIT_BEHIND = re.compile(
    r"(?:[,，:：]|单位(?:为|是)?|以|\bunit:?|\bin|\s)? ?((?:hk)?\$ ?(?:million|billion|thousand|'000|mn?|bn?)"
    r"|(?:港币)?(?:千|十?万|百万|千万|亿)港?元)(?:计|为单位)?[:：]?$"
)
# A unit and nothing else: a currency, a power of ten, and what is counted.
# e.g. $ million · hk$'000 · 百萬元 · 萬人次 · '000 · %
_MEASURE = re.compile(
    r"(?:单位[:：为]? ?|unit: ?|in |以)?(?P<money>港币|港元|hk\$|hkd|\$)?(?P<of>number of |no\. of )? ?"
    r"(?P<power>千万|百万|十万|千|万|亿|thousands?|millions?|billions?|mn?|bn?|'000s?|000s)? ?"
    r"(?P<dollars>港?元|dollars?)?(?P<unit>人次|车次|航次|班次|场次|个案|次|公里|公顷|平方米|小时"
    r"|[宗名个间家项份人次户张辆支部台架条座场所位枚套度吨班堂节篇封款幅艘队组届笔页]|km|kilometres|hours|number|no\.?|nos\.?|persons?|people"
    r"|users?|applications?|cases?|times?|visits?|transactions?)?计?"
)
_SHARE = re.compile(r"%|百分比|百分率|per ?cent|percentage")
_POWERS = {
    "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "m": 10**6, "mn": 10**6, "b": 10**9,
    "bn": 10**9, "'000": 10**3, "000": 10**3,
}  # fmt: skip
_COUNTING_WORDS = re.compile(r"[\u4e00-\u9fff]{1,3}")
# What was only to be.
# e.g. 預算 · revised estimate
_FORESEEN = re.compile(
    r"预算|预计|预期|估计|估算|预测|预料|拟议|\b(?:budget(?:ed|s)?|(?:revised |draft |original )?estimate[sd]?"
    r"|estimated|projected|projection|forecasts?|expected|provisional)\b"
)
# e.g. 目標 · planned
_AIMED = re.compile(r"目标|计划(?:中|数目|名额)|规划|\b(?:targets?|targeted|planned)\b")
_STATUS: tuple[tuple[re.Pattern[str], Status], ...] = ((_FORESEEN, "forecast"), (_AIMED, "target"))
# What says no more than is shown, or where more is said.
# e.g. 實際 · cumulative · 註2
_PLAIN = re.compile(r"实际|\bactual\b|(?:[注註]|note) ?\d{0,2}$")
# What says that all is counted that there is by the end of a column's year.
# e.g. 累計 · 年終累計 · cumulative · at year-end
_SO_FAR = re.compile(
    r"(?:截至)?(?:年?[终底末])?的?累[计积](?:至[该当]?年[终底末])?|(?:截至)?年[终底末]|cumulative(?: total)?"
    r"|(?:(?:as )?at )?year[- ]end"
)
# When a round or a batch began, which limits nothing.
# e.g. 2025年3月公布 · launched in March 2025
_SINCE = re.compile(
    r"(?:[于在]?20\d\d年(?:\d{1,2}月)?(?:公布|推出|展开|启动|接受申请)"
    r"|(?:announced|launched|opened|started) (?:in )?(?:[a-z]{3,9} )?20\d\d)"
)
_NAMED_PLAN = re.compile(r"[\u4e00-\u9fff」]计划$")
# What was asked for and not given, which is no sum or count of the programme's.
# e.g. 未獲資助 · unfunded · not approved
NOT_GIVEN = re.compile(
    r"未获|不获|未有?批|未能|未经|被拒|\b(?:un(?:funded|approved|successful)|not (?:funded|approved|supported)"
    r"|without (?:funding|support))\b"
)
# What a label counts that is no programme's: of all Hong Kong, of those who run it, of firms, of what else there is.
# e.g. 全港人口 · 登記商戶 · small firms in Hong Kong · staff of the department · bus passengers · rate of pay
_NOBODYS = re.compile(
    r"[全本]港|全市|人口|居民|住户|雇员|职员|人手|编制|薪|工资|(?:登记|注册|持牌)(?:商户|公司|企业|商号)"
    r"|中小企(?:业)?(?:总|数)|经常(?:拨款|补助金?|津贴)|自[身行资]|本身|市场|行业总|其他"
    r"|\b(?:population|residents|households|inhabitants|employees|staff|officers|salar(?:y|ies)|wages?"
    r"|(?:rates?|scale) of pay|(?:small|all|licensed|registered) (?:[a-z]{3,12} )?(?:firms|companies|merchants"
    r"|businesses|enterprises|establishments)|(?:firms|companies|people|persons|merchants|businesses) in hong kong"
    r"|recurrent (?:grants?|subventions?)|own"
    r"|(?:bus|rail|railway|train|ferry|taxi|tram|mtr|air) (?:passengers|trips|rides)"
    r"|(?:road|street|ordinary|conventional) (?:lamps?|lights?|lampposts?)|other)\b"
    r"|路灯|街灯|巴士乘客|铁路乘客"
)
# Somebody or something else by name, of whom a label counts: users of Octopus, visits to GovHK.
# e.g. Users of Octopus · Visits to GovHK · Expenditure of ITC
_OF_NAMED = re.compile(r"\b(?:of|to|with|by|from|via|at) (?:the )?[A-Z][\w&-]+")
# e.g. 資助金額 · expenditure: no bare number says of what such a column is
_MONEY = re.compile(
    r"金额|款|开支|支出|费用|成本|资助额|承担额|拨备|收入|收益|\$"
    r"|\b(?:amounts?|expenditures?|spending|costs?|provisions?|revenues?|incomes?|funding|subsid(?:y|ies)"
    r"|grants?)\b(?! (?:cases|applications|recipients))"
)
_COUNTED = re.compile(
    r"数目|宗数|人数|次数|个案|申请|\b(?:number|no\.|cases|applications|projects)\b"
)
# e.g. 截至6月底 · as at end-june 2025 · up to 30 June
_UNTIL = re.compile(
    r"(?:截至|截止|至|as (?:at|of)|up to|until|to) ?(?:(?P<year>20\d\d)年)?"
    r"(?:(?P<zh>[\d一二三四五六七八九十]{1,2})月(?:(?P<zh_day>\d{1,2})日|(?P<zh_end>底))?"
    r"|(?P<day_no>\d{1,2})\.(?P<month_no>\d{1,2})\.(?P<year_no>20\d\d)"
    r"|(?P<end>(?:the )?end(?:[- ]of)?[- ])?(?:(?P<before>\d{1,2}) )?"
    rf"(?P<month>{MONTH_START})[a-z]{{0,6}}"
    r"(?: (?P<day>\d{1,2})(?!\d))?(?:,? (?P<en_year>20\d\d))?)"
)
# The month from which a part of a year counts: until when is what a label is read for.
# e.g. apr |to dec · 4月|至12月 · 5月|至12月
_FROM_MONTH = re.compile(
    rf"(?:{MONTH_START})[a-z]{{0,6}} ?(?=(?:to|[-–]) ?[a-z])"
    r"|(?:\d{1,2}|[一二三四五六七八九十]{1,2})月 ?(?=至)"
)
_DASH = re.compile(r"^[-–] ?")
_FIRST_FISCAL = 4  # April


@dataclass(frozen=True, slots=True)
class Label:
    """A label without its brackets, and what they say: how much one is worth, of which unit, how it is meant."""

    said: str
    times: int = 1
    unit: str | None = None
    status: Status | None = None
    until: str = ""  # what a day is read from: 截至6月底
    so_far: bool = False  # all that there is by then


def label(text: str) -> Label | None:
    """Read a label; None where something in its brackets is not understood."""
    said = _BRACKETS.sub("", text).strip()
    times, unit, status, until, so_far = 1, None, _status(fold(said)), "", False
    pieces = [piece for found in _BRACKETS.findall(text) for piece in _PIECES.split(found)]
    for written in map(str.strip, pieces):
        inner = _FROM_MONTH.sub("", fold(written))
        if inner != fold(written):
            inner = _DASH.sub("to ", inner)
        if (measure := _measure(inner)) is not None:
            times, unit = measure
            if len(inner) == len(written) and unit in inner:  # as the paper writes it
                unit = written[inner.rindex(unit) :][: len(unit)]
        elif (found_status := _status(inner)) is not None:
            status = found_status
        elif _UNTIL.fullmatch(inner):
            until = inner
        elif _SO_FAR.fullmatch(inner):
            so_far = True
        elif not (_PLAIN.fullmatch(inner) or _SINCE.fullmatch(inner)):
            return None
    if unit is None and (behind := _UNIT_BEHIND.search(fold(said))):
        times, unit = _measure(behind[1]) or (1, None)
    if unit is None and _SHARE.search(fold(said)):
        unit = "percent"
    return Label(said, times, unit, status, until, so_far)


def is_of_others(text: str) -> bool:
    """Say whether a label that names no programme counts what is not one's: somebody else's, or everybody's."""
    folded = fold(text)
    named = _OF_NAMED.search(_BRACKETS.sub("", text))
    return bool(named or _NOBODYS.search(folded) or ELSEWHERE.search(folded))


def measure_of_all(lead: str) -> tuple[int, str] | None:
    """Give the unit that a lead-in names for its whole table: in brackets of their own, or at its end."""
    folded = fold(lead).strip().rstrip(":：。. ")
    found = [_measure(one.strip()) for one in _BRACKETS.findall(folded)]
    if behind := _UNIT_BEHIND.search(folded):
        found.append(_measure(behind[1]))
    known = [one for one in found if one is not None and (one[1] or one[0] > 1)]
    return known[-1] if known else None


def status_of_all(lead: str) -> Status | None:
    """Say how a whole table is meant, where its lead-in says that it is of what is only foreseen or aimed at."""
    return _status(fold(lead))


def is_money(said: str) -> bool:
    """Say whether a label speaks of money, which a bare number does not tell how much of it is."""
    folded = fold(said)
    return _MONEY.search(folded) is not None and _COUNTED.search(folded) is None


def _measure(inner: str) -> tuple[int, str] | None:
    """Give how much one is worth and its unit, where a bracket says that and nothing else."""
    if _SHARE.fullmatch(inner):
        return 1, "percent"
    found = _MEASURE.fullmatch(inner)
    if not inner or found is None:
        return None
    power = found["power"] or ""
    times = _POWERS.get(power) or _POWERS.get(power.rstrip("s")) or 1
    if found["money"] or found["dollars"]:
        return times, "HKD"
    if power in ("m", "b"):
        return None  # metres, or anything
    counted = found["unit"] or ""
    return times, counted if _COUNTING_WORDS.fullmatch(counted) else ""


def _status(folded: str) -> Status | None:
    said = _NAMED_PLAN.sub("", folded)
    return next((kind for pattern, kind in _STATUS if pattern.search(said)), None)


def day_until(until: str, year: int, *, fiscal: bool) -> str | None:
    """Give the day that a year's label ends its stretch at; None where that is not plain.

    `year` is the label's own, of a financial year the first.
    """
    found = _UNTIL.fullmatch(until)
    if found is None:
        return None
    number = found["zh"] or found["month_no"] or ""
    month = month_number(found["month"] or "") or int(parse_number(number) or 0)
    if not 1 <= month <= len(MONTHS):
        return None
    own = found["year"] or found["en_year"] or found["year_no"]
    of_next = fiscal and month < _FIRST_FISCAL
    said = int(own) if own else year + of_next
    last = monthrange(said, month)[1]
    day = found["zh_day"] or found["before"] or found["day"] or found["day_no"]
    if day is None and not (found["zh_end"] or found["end"]):
        return f"{said}-{month:02d}"
    at = int(day) if day else last
    return f"{said}-{month:02d}-{at:02d}" if 1 <= at <= last else None


def span_of(kind: Span, *statuses: Status | None) -> Span:
    """Give the stretch of a cell, or what its row, its column or the lead-in says of how it is meant."""
    return next((one for one in statuses if one is not None), kind)
