"""This file finds the span of time that stands anywhere in a text, and writes it as it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.answering.arguments import periods
from bot.answering.arguments.periods import DATED, FROM_TO, MONTH, RELATIVE, Period
from scrapers.text import fold

LONGEST = 300  # letters of a text that is looked through
# Beside what two numbers of two digits are years, and no number of a bus.
# e.g. session · 年度 · estimates
_OF_YEARS = re.compile(
    r"\b(?:sessions?|terms?|estimates|budgets?|fy(?![a-z])|(?:financial|legislative) years?|replies|questions|qs)\b|\bfy(?=\d)|年度|会期|预算|质询",
)
_BEFORE_YEARS = re.compile(r"\b(?:in|during|from|between|for|since) ?$|[由从自]$")
# What begins and ends with months of its own: a session of the Council, a financial year.
# e.g. session · legislative session · 年度会期
_OF_SESSION = re.compile(
    r"(?<!training )(?<!jam )(?<!trial )(?<!q&a )(?<!\w)(?:session|legislative year)s? ?$|^ ?(?:legislative |council |legco )?(?:session|legislative year)s?\b|^年?度?(?:立法)?(?:会期|立法年度)"
)
_OF_FINANCE = re.compile(r"\b(?:financial year|fy) ?$|^ ?financial year\b|^年?度?财政年度")
_YEAR_HAN = re.compile(r"(?<!立法)年度$")  # e.g. 2024-25年度
# e.g. the 2023-24 or 2024-25 session · 2023-24及2024-25年度
_TWO_OF_TWO = re.compile(
    r"(?<![\w/.-])(?:fy ?)?(?P<first>20\d\d)[-–/](?P<a>\d\d)(?: ?年度| sessions?| financial years?)? ?(?:,|and|or|to|&|及|和|与|或|至|、) ?(?:the |fy ?)?(?P<second>(?P<b>20\d\d)[-–/](?P<last>\d\d))(?!\d)(?:年度)?(?:会期|财政年度)?",
    re.ASCII,
)
# e.g. since the summer · since summer 2024 · 去年夏天以來
_SEASON = re.compile(
    r"\bsince (?:the |this )?(?:last )?(?P<season>summer|spring|autumn|fall|winter)(?: (?:holidays?|break|recess))?(?: (?:of )?(?P<year>20\d\d))?(?![\w-])(?! of\b)"
    r"|(?:今年|(?P<past_>去年|旧年|上年)|(?P<year_>20\d\d)年)?的?(?P<han>夏天|暑假|春天|秋天|冬天)(?:以来|之后|以后|至今|到现在)"
)
_SEASONS = {"summer": "june", "spring": "march", "autumn": "september", "fall": "september", "winter": "december",
            "夏天": "june", "暑假": "july", "春天": "march", "秋天": "september", "冬天": "december"}  # fmt: skip
_COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "couple of": 2, "一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "十": 10, "十二": 12, "半": 6,
}  # fmt: skip
_SAID = "|".join(sorted(_COUNTS, key=len, reverse=True))
# e.g. 2023到2024年 · 2024-25 · between 2023 and 2025 · 25-26
_YEARS = re.compile(
    r"(?:\b(?:from|between) |[由从自])?(?:(?<![\w/.-])fy ?|(?<![\w/.-]))(?P<first>20\d\d|(?<!\d)2\d(?=[-–/]2\d(?!\d)))年?(?:度)? ?(?:-|–|—|/|到|至| to | and | till | until ) ?(?P<last>20\d\d|\d\d)(?![\w/-]*\d)(?:年度?)?(?:财政年度|立法年度|会期)?(?:期间|之间)?",
    re.ASCII,
)
# e.g. between March 2024 and June 2025 · from last year to this month
_FROM_TO = re.compile(
    rf"(?:\b(?:from|between) |[由从自])(?P<first>{RELATIVE}|{DATED}) ?(?:to|and|until|till|到|至) ?(?P<last>{RELATIVE}|{DATED})(?![\w-])",
    re.ASCII,
)
# e.g. 1 Mar - 30 Jun 2025 · 2025年1月至6月
_TWO_DAYS = re.compile(
    rf"(?:\b(?:from|between) |[由从自])?(?<![\w/.-])(?:{FROM_TO})(?![\w-])", re.ASCII
)
# What is left out before a time leaves what comes after it.
# e.g. excluding anything before 2024 · 唔要2024年之前
_NOT_BEFORE = re.compile(
    rf"(?:\b(?:excluding|except|not|nothing|leaving out|leave out|without|ignore|ignoring|skip|skipping)(?: (?:anything|everything|those|all|the ones|papers|ones|any)){{0,2}}(?: from)?|(?:唔要|不要|不包括|撇除|除去|排除)) ?(?:before (?P<when>{DATED}|{RELATIVE})|(?P<when_>{DATED})(?:之前|以前)(?:的|嘅)?)(?![\w-])",
    re.ASCII,
)
# e.g. since March 2025 · before 2024
_SINCE = re.compile(
    rf"\b(?P<how>since|from|after|until|till|by|before|in|during|within|over|as of)(?: the)? (?P<when>{RELATIVE}|{DATED}|{MONTH})(?: onwards?| on(?=\W*$))?(?![\w-])",
    re.ASCII,
)
# e.g. 由2025年開始計 · 2024年以來 · 2024年至今
_ONWARD = re.compile(
    rf"[由从自打]?(?P<when>{DATED}|{RELATIVE}) ?(?P<after>以来|以后|之后|开始计?|起计?|至今|到现在|到而家|到宜家|之前|以前|onwards?|(?:to|till|until|-|–) ?(?:now|today|date|the present|present)\b)",
    re.ASCII,
)
# e.g. the last three months · past 6 mths · 過去三個月
_COUNTED = re.compile(
    rf"(?:(?:in|over|during|for|within) )?(?:the )?\b(?:last|past|previous|recent) (?P<n>\d{{1,3}}|{_SAID}) (?P<unit>day|week|wk|month|mth|mo|year|yr)s?\b"
    rf"|(?:过去|最近|近|前|上)这?(?P<n_>\d{{1,3}}|{_SAID})个?(?P<unit_>日|天|周|星期|礼拜|月|年)(?:内|之内|以来)?",
    re.ASCII,
)
# e.g. last month · 上個月 · this year · 舊年
_PLAIN = re.compile(
    rf"(?:\b(?P<how>since|before|until|in|from|during) )?(?<![\w-])(?P<when>{RELATIVE}|(?:so far )?this year|year to date|ytd|旧年|[呢这]个?(?:月|星期|礼拜|周)|[今上]个?礼拜)(?![a-z-])(?:内|度|入面|里面|间)?",
    re.ASCII,
)
# e.g. questions 2024 · 2024年嘅質詢 · circular Nov 2024
_BARE = re.compile(
    rf"(?<![\w/.(-])(?P<when>{MONTH} 20\d\d|20\d\d(?:年(?:\d{{1,2}}月)?)?)(?![\w/-]*\d| (?:policy address|budget))(?:内|间|度)?(?!施政|财政预算|预算案)",
    re.ASCII,
)
_SAME = {
    "so far this year": "this year",
    "year to date": "this year",
    "ytd": "this year",
    "旧年": "去年",
}
_SESSION, _FINANCE = 10, 4  # October, April
_AROUND = 24  # letters around two years
_UNITS = {"wk": "week", "mth": "month", "mo": "month", "yr": "year", "日": "day", "天": "day", "周": "week", "星期": "week",
          "礼拜": "week", "月": "month", "年": "year"}  # fmt: skip
_ONWARDS = (
    "以来",
    "以后",
    "之后",
    "开始",
    "起",
    "至今",
    "到现在",
    "到而家",
    "到宜家",
    "onward",
    "to",
    "till",
    "until",
    "-",
    "–",
)


class Found(NamedTuple):
    """A span of time: where it stands in a text, as it is typed, and what it comes to."""

    start: int
    end: int
    typed: str
    period: Period


def within(text: str, *, bare: bool = False) -> Found | None:
    """Give the longest span of time that a text holds; a year alone is one only with `bare`."""
    folded = fold(text)
    if len(folded) != len(text) or len(text) > LONGEST:
        return None
    found = [
        Found(start, end, typed, period)
        for start, end, typed in _written(folded, text, bare=bare)
        if (period := _read(typed)) is not None
    ]
    return max(found, key=lambda one: one.end - one.start, default=None)


def _read(typed: str) -> Period | None:
    left, period = periods.parted(f"x {typed}", years=True)
    return period if left == "x" else None


def _written(folded: str, text: str, *, bare: bool) -> Iterator[tuple[int, int, str]]:
    def said(one: re.Match[str], name: str = "when") -> str:
        return _plain(text[one.start(name) : one.end(name)])

    yield from _years(folded, bare=bare)
    for one in _TWO_DAYS.finditer(folded):
        if two := periods.both_ends(one):
            yield *one.span(), f"from {two[0]} to {two[1]}"
    for one in _NOT_BEFORE.finditer(folded):
        yield *one.span(), f"since {said(one, 'when' if one['when'] else 'when_')}"
    for one in _FROM_TO.finditer(folded):
        yield *one.span(), f"from {said(one, 'first')} to {said(one, 'last')}"
    for one in _SINCE.finditer(folded):
        how = {"within": "in", "as of": "since"}.get(one["how"], one["how"])
        onward = folded[one.end("when") :].startswith((" on", "起"))
        if how == "from" and one["when"].endswith("day") and not onward:  # a paper is of one day
            how = "in"
        yield *one.span(), f"{how} {said(one)}"
    for one in _ONWARD.finditer(folded):
        how = "since" if one["after"].startswith(_ONWARDS) else "before"
        yield *one.span(), f"{how} {said(one)}"
    for one in _SEASON.finditer(folded):
        year = one["year"] or one["year_"]
        named = f"{_SEASONS[one['season'] or one['han']]}{f' {year}' if year else ''}"
        yield *one.span(), f"since {'去年' if one['past_'] else named}"
    for one in _COUNTED.finditer(folded):
        yield *one.span(), _counted(one["n"] or one["n_"], one["unit"] or one["unit_"])
    for one in _PLAIN.finditer(folded):
        yield *one.span(), f"{one['how']} {said(one)}" if one["how"] else said(one)
    for one in _BARE.finditer(folded) if bare else ():
        yield *one.span(), f"in {said(one)}"


def _years(folded: str, *, bare: bool) -> Iterator[tuple[int, int, str]]:
    """Give the spans that two years name: from one to another, or one year that has two."""
    for one in _TWO_OF_TWO.finditer(folded):
        ends = int(one["first"]) + 1 == 2000 + int(one["a"]) and int(one["b"]) + 1 == 2000 + int(
            one["last"]
        )
        if ends and int(one["first"]) <= int(one["b"]):
            month, _, end = _year_of(folded, one) or (_SESSION, 0, one.end())
            yield (
                one.start(),
                end,
                f"from {one['first']}-{month:02d} to 20{one['last']}-{month - 1:02d}",
            )
    for one in _YEARS.finditer(folded):
        short = len(one["first"]) == 2  # noqa: PLR2004
        led = _BEFORE_YEARS.search(folded[: one.start("first")])
        narrow = bare and "/" not in one[0]
        if short and not (led or narrow or _OF_YEARS.search(folded)):
            continue
        first = one["first"] if len(one["first"]) > 2 else f"20{one['first']}"  # noqa: PLR2004
        last = one["last"] if len(one["last"]) > 2 else f"20{one['last']}"  # noqa: PLR2004
        next_to = int(last) == int(first) + 1  # "2024-05" is a month
        if next_to and (year := _year_of(folded, one)):
            month, start, end = year
            yield start, end, f"from {first}-{month:02d} to {last}-{month - 1:02d}"
            continue
        if int(first) < int(last) and (len(one["last"]) > 2 or next_to):  # noqa: PLR2004
            yield *one.span(), f"from {first} to {last}"


def _year_of(folded: str, years: re.Match[str]) -> tuple[int, int, int] | None:
    """Give the month with which a year begins that two name, and where it stands with its word; None for two years."""
    start, end = years.span()
    of_finance = years[0].startswith("fy") or _YEAR_HAN.search(years[0])
    if of_finance and not _OF_SESSION.match(folded[end : end + _AROUND]):
        return _FINANCE, start, end
    before, after = folded[max(0, start - _AROUND) : start], folded[end : end + _AROUND]
    for month, said, word in ((_SESSION, _OF_SESSION, "会期"), (_FINANCE, _OF_FINANCE, "财政年度")):
        led, followed = said.search(before), said.match(after)
        if led and led.end() == len(before):
            return month, start - len(before) + led.start(), end
        if followed and followed.end():
            return month, start, end + followed.end()
        if word in years[0] or (month == _SESSION and "立法年度" in years[0]):
            return month, start, end
    return None


def _counted(count: str, unit: str) -> str:
    number = int(count) if count.isdecimal() else _COUNTS[count]
    if count == "半":
        number, unit = (6, "月") if unit == "年" else (1, unit)
    return f"last {number} {_UNITS.get(unit, unit)}s"


def _plain(said: str) -> str:
    """Write a time as periods are typed: 呢個月 as 今個月."""
    said = _SAME.get(fold(said), said).replace("礼拜", "星期").replace("禮拜", "星期")
    return re.sub(r"^[呢这這](?=[个個]?(?:月|星期|周|週))", "今", said)
