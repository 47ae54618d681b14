"""This file finds the spans that two years name: from one to another, or one session or financial year that has two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from bot.answering.arguments.stretches import FINANCE, SESSION

# How sure it is that a time is meant: "loose" is so in a sentence and may be part of what is typed in full, "month" is
# the other way round, and what is "dated" may be part of a name anywhere.
Sort = Literal["sure", "loose", "month", "dated"]
# Beside what two numbers of two digits are years, and no number of a bus.
# e.g. session · 年度 · estimates
_OF_YEARS = re.compile(
    r"\b(?:sessions?|terms?|estimates|budgets?|fy(?![a-z])|(?:financial|legislative) years?|replies|questions|qs)\b"
    r"|\bfy(?=\d)|年度|会期|预算|质询",
)
_BEFORE_YEARS = re.compile(r"\b(?:in|during|from|between|for|since) ?$|[由从自]$")
# Names that have their years.
# e.g. Budget 2026-27 · 2026-27 Estimates · 2026-27年度財政預算案 · Policy Address 2025
NAMED_BEFORE = re.compile(
    r"(?:(?<![a-z])(?:budget|estimates|policy address|blueprint)|预算案|施政报告|蓝图) ?$"
)
NAMED_BEHIND = re.compile(
    r"(?:年度?)?的? ?(?:(?:budget|policy address|estimates(?! repl))(?![a-z])|财政预算案?|预算案|施政报告|开支预算)"
)
# What begins and ends with months of its own: a session of the Council, a financial year.
# e.g. session · legislative session · 年度会期
_OF_SESSION = re.compile(
    r"(?<!training )(?<!jam )(?<!trial )(?<!q&a )(?<!\w)(?:session|legislative year)s? ?$"
    r"|^ ?(?:legislative |council |legco )?(?:session|legislative year)s?\b|^年?度?(?:立法)?(?:会期|立法年度)"
)
_OF_FINANCE = re.compile(r"\b(?:financial year|fy) ?$|^ ?financial year\b|^年?度?财政年度")
_YEAR_HAN = re.compile(r"(?<!立法)年度$")  # e.g. 2024-25年度
# e.g. the 2023-24 or 2024-25 session · 2023-24及2024-25年度
_TWO_OF_TWO = re.compile(
    r"(?<![\w/.-])(?:fy ?)?(?P<first>20\d\d)[-–/](?P<a>\d\d)(?: ?年度| sessions?| financial years?)? ?"
    r"(?:,|and|or|to|&|及|和|与|或|至|、) ?(?:the |fy ?)?(?P<second>(?P<b>20\d\d)[-–/](?P<last>\d\d))(?!\d)"
    r"(?:年度)?(?:会期|财政年度)?",
    re.ASCII,
)
# e.g. 2023到2024年 · 2024-25 · between 2023 and 2025 · 25-26
_YEARS = re.compile(
    r"(?:\b(?P<lead>from|between|in|during|for|over|since) (?:the )?|[由从自])?(?:(?<![\w/.-])fy ?|(?<![\w/.-]))"
    r"(?P<first>20\d\d|(?<!\d)2\d(?=[-–/]2\d(?!\d)))年?(?:度)? ?"
    r"(?:-|–|—|/|到|至| to | and | till | until | through ) ?(?P<last>20\d\d|\d\d)(?![\w/-]*\d)(?:年度?)?"
    r"(?:财政年度|立法年度|会期)?(?:期间|之间)?",
    re.ASCII,
)
AROUND = 24  # letters around years


class Years(NamedTuple):
    """A span of years: where it stands in a text, and its first and last year or month."""

    start: int
    end: int
    first: str
    last: str
    sort: Sort = "sure"


def years(folded: str) -> Iterator[Years]:
    """Give the spans that two years name: from one to another, or one year that has two."""
    for one in _TWO_OF_TWO.finditer(folded):
        ends = int(one["first"]) + 1 == 2000 + int(one["a"]) and int(one["b"]) + 1 == 2000 + int(
            one["last"]
        )
        if ends and int(one["first"]) <= int(one["b"]):
            month, _, end = _year_of(folded, one) or (SESSION, 0, one.end())
            yield Years(
                one.start(), end, f"{one['first']}-{month:02d}", f"20{one['last']}-{month - 1:02d}"
            )
    for one in _YEARS.finditer(folded):
        short = len(one["first"]) == 2
        led = one["lead"] or _BEFORE_YEARS.search(folded[: one.start("first")])
        first = one["first"] if len(one["first"]) > 2 else f"20{one['first']}"
        last = one["last"] if len(one["last"]) > 2 else f"20{one['last']}"
        next_to = int(last) == int(first) + 1  # "2024-05" is a month
        dated = short and not led and not _OF_YEARS.search(folded)
        if dated and "/" in one[0]:
            continue
        if next_to and (year := _year_of(folded, one)):
            month, start, end = year
            yield Years(start, end, f"{first}-{month:02d}", f"{last}-{month - 1:02d}")
        elif int(first) < int(last) and (len(one["last"]) > 2 or next_to):
            around = (
                folded[max(0, one.start() - AROUND) : one.start()],
                folded[one.end() : one.end() + AROUND],
            )
            if led or not (NAMED_BEFORE.search(around[0]) or NAMED_BEHIND.match(around[1])):
                yield Years(
                    *one.span(), first, last, "dated" if dated else "sure" if led else "loose"
                )


def _year_of(folded: str, years: re.Match[str]) -> tuple[int, int, int] | None:
    """Give the month with which a year begins that two name, and where it stands with its word; None for two years."""
    start, end = years.span()
    of_finance = re.search(r"(?<![a-z])fy", years[0]) or _YEAR_HAN.search(years[0])
    if of_finance and not _OF_SESSION.match(folded[end : end + AROUND]):
        return FINANCE, start, end
    before, after = folded[max(0, start - AROUND) : start], folded[end : end + AROUND]
    for month, said, word in ((SESSION, _OF_SESSION, "会期"), (FINANCE, _OF_FINANCE, "财政年度")):
        led, followed = said.search(before), said.match(after)
        if led and led.end() == len(before):
            return month, start - len(before) + led.start(), end
        if followed and followed.end():
            return month, start, end + followed.end()
        if word in years[0] or (month == SESSION and "立法年度" in years[0]):
            return month, start, end
    return None
