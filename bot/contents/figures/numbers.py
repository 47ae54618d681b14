"""This file finds the numbers of a sentence with their units: sums, shares, computing power, counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from scrapers.text import parse_number

_ARABIC = (
    r"(?<![\d.])\d{1,3}(?:[ ,]\d{3}){1,4}(?!\d)(?:\.\d{1,4})?|(?<![\d.,/-])\d{1,12}(?:\.\d{1,4})?"
)
_HAN = r"[一二三四五六七八九十百千两]{1,7}"
_WORD = (  # one that may stand between a number and what it counts
    r"(?!(?:were|was|are|is|have|has|had|by|of|from|to|for|since|with|that|under|as|which|in|on|at|will|would|can|or|per|involving)\b)[a-z][a-z'-]{1,20}"
)
_SEVERAL = r"(?!(?:has|was|is|as|this|its|his|thus|plus|across|access|process|business|previous|various)\b)[a-z][a-z-]{1,19}(?<![sui])s|people|staff|personnel|hectares"
_SCALE = r"(?:千万|百万|十万|万|千亿|百亿|亿)?"
# e.g. 港幣3,600元 · 約2.7億元 · 十億元
_MONEY = re.compile(rf"(?P<number>(?:{_ARABIC}|{_HAN}) ?{_SCALE})(?P<more>[余多])? ?(?:港)?元")
_MONEY_EN = re.compile(rf"(?:hk)?\$ ?(?P<number>(?:{_ARABIC})(?: ?(?:thousand|million|billion))?)")
# peta is 千萬億 in words, which is no further factor
_PETA = re.compile(
    rf"(?P<number>{_ARABIC}|[一二三四五六七八九十百千]{{1,5}}?)(?P<more>[余多])? ?"
    r"(?:千万亿次(?: ?\(pflops\))?|pflops|petaflops)"
)
# e.g. 逾七成 · 九成五 · 60% · 12 per cent
_SHARE = re.compile(
    rf"(?P<number>{_ARABIC}|{_HAN})(?P<more>[余多])? ?"
    r"(?:%|per cent|percent|(?P<tenth>成)(?P<half>[半一二三四五六七八九](?![年个家间名]))?(?![为立员功本果熟就]))"
)
_PER_HUNDRED = re.compile(rf"百分之(?P<number>{_HAN}|{_ARABIC})")
_RANK = re.compile(
    rf"(?:位列|排名|名列|位居|排行|ranked )(?:全球|世界|亚洲)?第? ?(?P<number>{_ARABIC}|{_HAN})"
)
# e.g. 500份申請 · 340萬登記用戶 · 三十個項目
_COUNT = re.compile(
    rf"(?<!第)(?P<number>(?:{_ARABIC}|{_HAN}) ?{_SCALE})(?P<more>[余多])? ?"
    r"(?P<unit>人次|车次|架次|班次|宗|家|间|所(?!有|需|以|得|述|指|提|在|致|属|占|涉|获)|个(?!月|年度|财政|百分|工作天|学年|小时|星期|阶段|方面|范畴|部分|层面|主要)|名|位(?!数|列)"
    r"|项|份|条(?!例|文)|户(?!口)|订户|次(?!会)|张|部(?!分|门|署)|辆|台(?!湾)|款|座|公顷|平方米|公里|种|类(?!似|型|别|比|推)|队|场|支|吨|套"
    r"|批(?!准|出|核)|人(?!工|员|才|士|民|次)|(?=登记用户|用户|订户))"
)
# A number of things in English stands before them, up to the first word for several.
# e.g. 500 applications · 3.4 million registered users · 1,100 government, public and private services
_COUNT_EN = re.compile(
    rf"(?<![$/-])(?P<number>(?:{_ARABIC})(?: (?:million|billion|thousand))?) (?P<unit>(?!per cent|percent|million|billion"
    r"|thousand|pflops|petaflops|hk|(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|years?|months?|days?|weeks?|hours?|and|to|or|of|in|by|at|on|from|the|was|is|will)\b)"
    rf"(?:{_WORD}(?:, | and | ?/ ?| )){{0,7}}?(?:{_SEVERAL}))\b"
)
# How many there are may stand behind what they are.
# e.g. number of registered users has exceeded 3.4 million
_NUMBER_OF = re.compile(
    r"\bnumber of [a-z][a-z -]{2,40}? (?:has |have |had )?(?:already )?(?:exceeded|reached|surpassed|risen to|increased to|grown to|stood at|was|is)"
    rf" (?:about |around |over |more than |nearly |some )?(?P<number>(?:{_ARABIC})(?: (?:million|billion|thousand))?)(?![\w%-]|,\d| [a-z]| ?per)"
)
# e.g. 登記用戶人數已超過340萬
_NUMBER_OF_ZH = re.compile(
    rf"(?:人数|户数|用户|数目|总数|数量)(?:[在于至截]{{0,2}}20\d\d年(?:\d{{1,2}}月)?(?:\d{{1,2}}日|[底初])?[,，]?)?(?:已|亦|现|约|达|达到|为|有|逾|超过|突破|近|接近|增至|升至|至){{0,4}} ?(?P<number>(?:{_ARABIC}|{_HAN}) ?{_SCALE})(?P<more>[余多])?(?=[,，。;；]|$)"
)
# e.g. the registered users had reached 4.2 million
_USERS = re.compile(
    rf"\busers (?:has |have |had )?(?:already )?(?:exceeded|reached|surpassed) (?:about |around |over |more than |nearly |some )?(?P<number>(?:{_ARABIC})(?: (?:million|billion|thousand))?)(?![\w%-]|,\d| [a-z]| ?per)"
)
# A number alone, and what was done with that many.
# e.g. about 5 200 had been approved
_DONE = re.compile(
    rf"(?<![$/,-])(?!(?:19|20)\d\d )(?P<number>(?:{_ARABIC})(?: (?:million|billion|thousand))?)(?= (?:(?:have|has|had) been|were|was) (?:approved|received|supported|processed|rejected|withdrawn|funded|completed|installed|granted)\b)"
)
# e.g. bringing the cumulative total to 6.3 million
_TOTAL = re.compile(
    rf"\bcumulative total (?:to|of|at|reached) (?:about |around |over |more than |nearly |some )?(?P<number>(?:{_ARABIC})(?: (?:million|billion|thousand))?)(?![\w%-]|,\d| [a-z]| ?per)"
)
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (_PETA, "PFLOPS"), (_MONEY, "HKD"), (_MONEY_EN, "HKD"), (_SHARE, "percent"),
    (_PER_HUNDRED, "percent"), (_RANK, "rank"), (_COUNT, ""), (_COUNT_EN, ""), (_NUMBER_OF, ""), (_NUMBER_OF_ZH, ""), (_TOTAL, ""), (_DONE, ""), (_USERS, ""),
)  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_TENTHS = {"": 0, "半": 5, **{letter: at for at, letter in enumerate("一二三四五六七八九", 1)}}
_LARGEST = Decimal(10) ** 15


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a folded sentence, from `start` to `end`; `more` says that it is a lower bound.

    `unit` is one of MEASURES, or empty where a counting word stands from `counted_from` to the end.
    """

    start: int
    end: int
    counted_from: int
    value: Decimal
    unit: str
    more: bool


def numbers(folded: str) -> list[Number]:
    """Give the numbers of a folded sentence in order; days, durations and ordinals are none."""
    found: list[Number] = []
    for pattern, unit in _KINDS:
        for match in pattern.finditer(folded):
            if not any(
                one.start < match.end() and match.start("number") < one.end for one in found
            ):
                found.extend(_number(match, unit))
    return sorted(found, key=lambda one: one.start)


def _number(match: re.Match[str], unit: str) -> Iterator[Number]:
    said = match["number"].strip()
    value = parse_number(said)
    parts = match.groupdict()
    if value is None or value > _LARGEST:
        return
    counting = parts.get("unit")
    if counting is not None:
        few = value <= 2 and not said[0].isdigit()  # noqa: PLR2004 - 一個, 一項, 兩者 count nothing
        if (
            few
            or (value == 1 and counting in ("个", "支"))
            or (counting.isascii() and _YEAR.fullmatch(said))
        ):
            return
    if parts.get("tenth"):
        value = value * 10 + _TENTHS[parts.get("half") or ""]  # 九成五 is 95 %
    start = match.start("number")
    counted_from = match.end() if counting is None else match.start("unit")
    yield Number(start, match.end(), counted_from, value, unit, bool(parts.get("more")))
