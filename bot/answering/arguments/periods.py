"""This file finds the spans of time that people name anywhere in a text: "since 2025", 由上個月起, "March to June"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from bot.answering.arguments import stretches
from bot.answering.arguments.daynames import WEEKDAY
from bot.answering.arguments.stretches import sort_of, stretch
from bot.answering.arguments.two_years import AROUND, NAMED_BEFORE, NAMED_BEHIND, Sort, Years, years
from scrapers.text import fold

How = Literal["in", "since", "until", "before"]
LONGEST = 400  # letters of a text that is looked through
# What stands before a stretch and says how it is meant.
# e.g. since 2024 · up to March · 由上個月 · 截至2025年 (關於 and 自由 lead nothing)
_LEADS: dict[str, How] = {
    "since": "since", "starting from": "since", "starting": "since", "beginning": "since", "from": "since",
    "as from": "since",
    "as of": "since", "after": "since", "no earlier than": "since", "until": "until", "till": "until", "up to": "until",
    "by": "until", "due by": "until", "due": "in", "no later than": "until", "before": "before", "prior to": "before",
    "earlier than": "before", "in": "in", "during": "in", "within": "in", "for": "in", "over": "in", "of": "in",
    "on": "in",
    "due in": "in", "due on": "in", "between": "in", "自从": "since", "自": "since", "由": "since", "从": "since",
    "打从": "since",
    "截至": "until", "直至": "until", "直到": "until", "在": "in", "于": "in", "喺": "in", "响": "in",
}  # fmt: skip
_LEAD = re.compile(
    rf"(?:^|(?<![\w-]))(?P<lead>{'|'.join(sorted(filter(str.isascii, _LEADS), key=len, reverse=True))})"
    r"(?: the| about| around)? $"
    r"|(?<![关由对至存现正自理])"
    rf"(?P<han>{'|'.join(sorted((one for one in _LEADS if not one.isascii()), key=len, reverse=True))}) ?$",
    re.ASCII,
)
_BEFORE = 24  # letters before a stretch in which its lead stands
# What leads a year alone in what is typed in full; other words stand before names that hold one.
_OF_YEAR = frozenset(
    (
        "since",
        "from",
        "after",
        "until",
        "till",
        "before",
        "in",
        "during",
        "as of",
        "自",
        "由",
        "从",
        "自从",
        "截至",
    )
)
_OF_NAME = frozenset(("for", "of", "on"))  # e.g. estimates for 2026
_OF_NOTHING = frozenset(("for", "over", "of", "within"))  # that make no time of a month's name
_OF_SEASON = frozenset(
    ("since", "from", "after", "until", "till", "by", "before", "during", "up to", "prior to")
)
_OF_WEEKDAY = _OF_SEASON | {"自", "由", "从", "自从", "on"}
_SEASON = re.compile(r"(?:spring|summer|autumn|fall|winter)", re.ASCII)
_WEEKDAY = re.compile(rf"{WEEKDAY}$|(?:周|星期|礼拜).$", re.ASCII)
# What stands behind a stretch.
# e.g. 2024年以來 · 三月起計 · 2025 onwards · last year to date · 2027年之前
_TAIL = re.compile(
    r" ?(?:(?P<since>onwards?\b|on(?=\W*$)|(?:to|till|until|-|–) ?(?:now|today|date|the present|present)\b"
    r"|以来|以后|之后|后(?=$|[的嘅,，。;； ])|开始计?|起计?|至今|到现在|到而家|到宜家|到今日|到今天)"
    r"|(?P<before>之前|以前|前(?![任线台景沿途瞻置端]))"
    r"|(?P<within>到期|之内|内(?![地容部阁])|期间|之间|间(?![接谍])|入面|里面|度(?![假身])))",
    re.ASCII,
)
_LASTING = ("past ", "过去", "最近", "近")  # 過去三個月以來 is no more than that
# What is asked of a month, which tells that it is no name.
# e.g. 十一月有咩會議 · 三月嘅文件
_ASKED_OF = re.compile(r"有[咩乜冇边哪什没甚无]|[的嘅](?:会|文件|质询|新闻|承诺|公报|通函)")
# What joins two stretches, or a stretch and what it begins with.
# e.g. March to June · 3月至6月 · 2024-05-01 - 2024-06-30
_JOIN = re.compile(r" ?(?:-|–|—|~|到|至| to | until | till | through | thru )(?:the )? ?")
_AND = re.compile(r" (?:and|&) (?:the )?|和|与|同|及")
_YEAR_BEHIND = re.compile(
    r"(?: of)? (?P<year>20\d\d|(?:this|last|next) year)$|,? (?P<figures>20\d\d)$"
)
_YEAR_BEFORE = re.compile(r"^(?P<year>20\d\d年|[今去旧上本明出前]年)")
# e.g. 1- · 1 to 15th
_FROM_DAY = re.compile(
    r"(?<![\w/.-])(?P<first>\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|until) ?"
    r"(?:(?P<last>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?$",
    re.ASCII,
)
_UP_TO_DAY = re.compile(r" ?(?:-|–|~|至|到) ?(?P<last>\d{1,2})[日号]")  # e.g. 3月1日至15日
# What is left out before a time leaves what comes after it: "excluding anything before 2024", 唔要2024年之前.
# e.g. excluding anything from · 唔要
_NOT = re.compile(
    r"(?:\b(?:excluding|except|not|nothing|leaving out|leave out|without|ignore|ignoring|skip|skipping)"
    r"(?: (?:anything|everything|those|all|the ones|papers|ones|any)){0,2}(?: from)? "
    r"|(?:唔要|不要|不包括|撇除|除去|排除))$"
)
_OWN = re.compile(r"['’]s(?= )")  # e.g. today's youth
_NOT_BEFORE = 40  # letters before "before" in which that stands
_SOME_DAY = date(2026, 1, 7)  # by which two ends are compared
_DAY_OF = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?(?P<month>[a-z].*)")
_CJK_END = re.compile(r"[的嘅]$")
_FILLED = re.compile(r"^(?:[的嘅]|\s)*(?=\S)")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time as it was said: in it, since it, until it, or from one to another."""

    how: How
    when: str
    last: str | None = None
    written: tuple[str, ...] = field(
        default=(), compare=False
    )  # its ends as whoever said it writes

    @property
    def said(self) -> str:
        """Give its words, both ends where it has two; an open one's alone."""
        if self.last:
            return " – ".join(self.written or (self.when, self.last))
        return self.written[0] if self.written else self.when

    @property
    def typed(self) -> str:
        """Write it as it is typed behind a command's other words."""
        first, *last = self.written or (self.when, *([self.last] if self.last else ()))
        if last:
            return f"from {first} to {last[0]}"
        bare = self.how == "in" and sort_of(self.when) == "sure"
        return first if bare else f"{self.how} {first}"

    def days(self, today: date) -> tuple[date | None, date | None]:
        """Give the first and the last day, by a reader's today; None where it is open."""
        first, last = stretches.days(self.when, today)
        if self.last is not None:
            ends = stretches.days(self.last, today)[1]
            return (
                first if first <= ends else stretches.shifted(self.when, (first, last), -1)[0],
                ends,
            )
        if self.how == "since":
            return (last.replace(day=1) if stretches.ends(self.when) else first), None
        if self.how == "until":
            return None, last
        return (None, first - timedelta(days=1)) if self.how == "before" else (first, last)

    def whole(self, today: date) -> tuple[date, date]:
        """Give the first and the last day of all that is named; what comes again and names no year is the next one."""
        first, last = stretches.coming(self.when, today)
        if self.last is None:
            return first, last
        until = stretches.coming(self.last, today)
        return first, (until if until[1] >= first else stretches.shifted(self.last, until, 1))[1]


class Found(NamedTuple):
    """A span of time: where it stands in a text, as it is typed, and what it comes to."""

    start: int
    end: int
    typed: str
    period: Period
    sort: Sort = "sure"

    @property
    def alone(self) -> bool:
        """Say whether it is a stretch by itself, with no word of time beside it."""
        return self.period.how == "in" and self.period.last is None and self.sort == "sure"


def filter_of(name: str, value: str) -> Period | None:
    """Give what a filter's value names that is no written day: since:yesterday, until:"last week"."""
    if not value.strip("0123456789-"):
        return None  # written like a day, and none: 2026-13
    left, found = parted(f"x {name} {value}")
    return found if left == "x" else None


def alone(text: str) -> Period | None:
    """Give the time that all of a text names, also one that is no time beside other words: 一月, "on Friday"."""
    said = fold(text.strip())
    whole = (one.period for one in every(text.strip()) if one.end - one.start == len(said))
    lead, _, when = said.partition(" ")
    if lead not in ("on", "in", "from"):
        lead, when = "in", said
    if stretches.sort_of(when) is None:
        return next(whole, None)
    return Period("since" if lead == "from" else "in", when)


def within(text: str, *, bare: bool = False) -> Found | None:
    """Give the longest span of time that a text holds; a year alone is one only with `bare`."""
    found = (one for one in every(text) if bare or one.sort in ("sure", "loose"))
    return max(found, key=lambda one: one.end - one.start, default=None)


def parted(text: str, *, years: bool = False) -> tuple[str, Period | None]:
    """Part a text from the period at its end, or at its beginning; a bare year only with `years`."""
    said = text.strip()
    found = [one for one in every(said) if years or one.sort in ("sure", "month")]
    ending = max(
        (one for one in found if one.end == len(said)), key=lambda one: -one.start, default=None
    )
    if ending is not None:
        return _CJK_END.sub("", said[: ending.start].strip(" ,，")), ending.period
    begun = [one for one in found if one.start == 0 and (one.alone or not one.typed.isascii())]
    first = max(begun, key=lambda one: one.end, default=None)
    if first is not None and (rest := _FILLED.match(said[first.end :])):
        return said[first.end + rest.end() :].strip(), first.period
    return text, None


@lru_cache(maxsize=64)  # of one text it is asked again and again
def every(text: str) -> tuple[Found, ...]:
    """Give each span of time that a text may hold, in the order of their places; some lie in others."""
    folded = fold(text)
    if len(folded) != len(text) or len(text) > LONGEST:
        return ()
    pieces = list(stretch().finditer(folded))
    found = [*map(_of_years, years(folded)), *_joined(folded, text, pieces)]
    found += (span for one in pieces if (span := _single(folded, text, one)) is not None)
    return tuple(sorted(found, key=lambda one: one.start))


def _lead(folded: str, start: int) -> tuple[str, int]:
    """Give the word of time before a place, and where it begins; "" and the place where there is none."""
    begins = max(0, start - _BEFORE)
    led = _LEAD.search(folded[begins:start])
    return ((led["lead"] or led["han"]), begins + led.start()) if led else ("", start)


def _single(folded: str, text: str, one: re.Match[str]) -> Found | None:
    """Give the span that one stretch names, with the words of time beside it; None where nothing tells it is one."""
    said = _plain(one[0])
    lead, start = _lead(folded, one.start())
    tail = _TAIL.match(folded, one.end())
    end = tail.end() if tail else one.end()
    how = _how(said, lead, tail)
    if how == "before" and (out := _NOT.search(folded[max(0, start - _NOT_BEFORE) : start])):
        how, start = "since", max(0, start - _NOT_BEFORE) + out.start()
    sort = _sort(one[0], lead, tail)
    if sort is None and sort_of(one[0]) == "led" and _ASKED_OF.match(folded, end):
        sort = "loose"
    around = folded[max(0, start - AROUND) : start], folded[end : end + AROUND]
    if sort is None or (
        sort == "dated" and (NAMED_BEFORE.search(around[0]) or NAMED_BEHIND.match(around[1]))
    ):
        return None
    if not lead and folded.endswith("the ", 0, start):
        start -= len("the ")  # its own, as is the 's behind it
    if end == one.end() and (own := _OWN.match(folded, end)):
        end = own.end()
    typed = _plain(text[one.start() : one.end()])
    bare = how == "in" and sort == "sure" and sort_of(one[0]) == "sure"
    word = "on" if (how, lead) == ("in", "on") else how
    period = Period(how, said, written=_in_own_script(typed))
    return Found(start, end, typed if bare else f"{word} {typed}", period, sort)


def _how(said: str, lead: str, tail: re.Match[str] | None) -> How:
    """Say how the words beside a stretch mean it."""
    if tail and tail["since"]:
        return "in" if said.startswith(_LASTING) else "since"
    if tail and tail["before"]:
        return "before"
    if lead == "from" and said.endswith("day"):
        return "in"  # a paper is of one day
    return _LEADS.get(lead, "in")


def _sort(said: str, lead: str, tail: re.Match[str] | None) -> Sort | None:
    """Say how sure it is that a stretch is a time beside such words; None where nothing tells so."""
    sort, telling = sort_of(said), tail is not None and not tail["within"]
    if sort is None:
        return None
    if sort == "sure":
        return "sure"
    if sort == "led":
        if telling:
            return "sure"
        if not lead or lead in _OF_NOTHING:
            return None
        if _WEEKDAY.search(said):
            return (
                None if lead not in _OF_WEEKDAY else "loose" if lead in ("on", "from") else "sure"
            )
        if _SEASON.match(said) and lead not in _OF_SEASON:
            return None
        return "sure" if lead != "on" or any(map(str.isdecimal, said)) else None
    whole = not said.rstrip("年度").isdecimal()  # a day or a month of a year
    if lead in _OF_YEAR or telling or (whole and lead):
        return "sure"
    if (lead and lead not in _OF_NAME) or tail:
        return "loose"
    return "month" if (said[:1].isalpha() and said.isascii()) or " " in said else "dated"


def _plain(said: str) -> str:
    """Write a stretch without what its lead holds already."""
    return said.removeprefix("the ").removeprefix("so far ").removesuffix(" so far")


def _of_years(one: Years) -> Found:
    typed = f"from {one.first} to {one.last}"
    return Found(one.start, one.end, typed, Period("in", one.first, one.last), one.sort)


def _joined(folded: str, text: str, pieces: list[re.Match[str]]) -> Iterator[Found]:
    """Give the spans that two stretches name, of which only one may have its year, or a day and a stretch."""
    for one in pieces:
        if days := _of_days(folded, one):
            yield days
    for first, last in pairwise(pieces):
        lead, start = _lead(folded, first.start())
        between = folded[first.end() : last.start()]
        led = lead in ("from", "between", "由", "从", "自", "since", "在", "于")
        if not (
            _JOIN.fullmatch(between)
            or (lead in ("between", "在", "于") and _AND.fullmatch(between))
        ):
            continue
        sorts = sort_of(first[0]), sort_of(last[0])
        both = sorts == ("led", "led")
        if None in sorts or _WEEKDAY.search(first[0]) or (both and not led):
            continue
        two = _with_year(_plain(text[first.start() : first.end()]), text[last.start() : last.end()])
        tail = _TAIL.match(folded, last.end())
        end = tail.end() if tail and tail["within"] else last.end()
        typed = f"from {two[0]} to {two[1]}"
        period = Period("in", fold(two[0]), fold(two[1]), _in_own_script(*two))
        yield Found(start, end, typed, period)


def _in_own_script(*ends: str) -> tuple[str, ...]:
    """Give the ends of a span as they were typed, where they hold Chinese letters, which are shown so."""
    return () if all(map(str.isascii, ends)) else ends


def _with_year(first: str, last: str) -> tuple[str, str]:
    """Give two ends, with the year of one where the other has none: "Nov" and "Feb 2025" are of two years."""
    one, other = fold(first), fold(last)
    if sort_of(one) == "led":
        if year := _YEAR_BEHIND.search(other):
            first = f"{first} {year['year']}"
            if year["year"].isdecimal() and _begins(first) > _begins(last):
                first = f"{first.removesuffix(year['year'])}{int(year['year']) - 1}"
        elif year := _YEAR_BEFORE.match(other):
            first = f"{year[0]}{first}"
    elif sort_of(other) == "led":
        if year := _YEAR_BEHIND.search(one):
            last = f"{last} {year['year']}"
            if year["year"].isdecimal() and _begins(first) > _begins(last):
                last = f"{last.removesuffix(year['year'])}{int(year['year']) + 1}"
        elif year := _YEAR_BEFORE.match(one):
            last = f"{year[0]}{last}"
    return first, last


def _begins(said: str) -> date:
    return stretches.days(fold(said), _SOME_DAY)[0]


def _of_days(folded: str, one: re.Match[str]) -> Found | None:
    """Give the span from one day of a month to another: 1-15 March 2025, 3月1日至15日."""
    if not any(map(str.isdecimal, one[0])):
        return None
    _, start = _lead(folded, one.start())
    if one[0][-1] in "日号" and (up_to := _UP_TO_DAY.match(folded, one.end())):
        first, month = one[0].replace("号", "日"), one[0][: one[0].index("月") + 1]
        return Found(
            start,
            up_to.end(),
            f"from {first} to {month}{up_to['last']}日",
            Period("in", first, f"{month}{up_to['last']}日"),
        )
    before = folded[max(0, one.start() - _BEFORE) : one.start()]
    begun, day = _FROM_DAY.search(before), _DAY_OF.match(one[0])
    if begun is None or (day is None) == (begun["last"] is None):
        return None
    last = f"{begun['last']} {one[0]}" if day is None else one[0]
    month = one[0] if day is None else day["month"]
    if int(begun["first"]) >= int(begun["last"] or (day["day"] if day else 0)):
        return None
    first = f"{begun['first']} {month}"
    _, start = _lead(folded, one.start() - len(before) + begun.start())
    return Found(start, one.end(), f"from {first} to {last}", Period("in", first, last))
