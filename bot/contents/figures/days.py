"""This file says as of which day a number holds, or by which day it is to be reached."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.contents.due_dates import DueDate, due_dates_in
from bot.contents.figures.former import has_risen_to
from bot.contents.figures.manner import AIMED_BEFORE, CLAUSE, FORESEEN_BEFORE, ONE_BY_ONE, TITLE
from bot.contents.figures.numbers import numbers
from bot.contents.figures.numerals import FEW, SPELT
from bot.contents.folded import Folded
from scrapers.text import MONTHS, fold, parse_number
from storage.records import Span

# A part of a year, told by its first months.
# e.g. 今年|首四個月 · the first nine months| of 2026
_MONTHS_BEHIND = re.compile(r"的?[首头前](?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})个月")
_MONTHS_BEFORE = re.compile(r"(?:the )?first (?P<n>\d{1,2}|[a-z]{3,6}) months\s?$")
_HALF_OR_QUARTER = re.compile(r"半年|季|\b(?:half|quarter|q[1-4]|[1-4]q)\b", re.IGNORECASE)
_OF_A_YEAR = ("yearly", "forecast", "allocation", "period")
# e.g. $84 million in 2024-25| and $|79 million |in 2025-26
_AND_ANOTHER = re.compile(r",? ?(?:and|to|,|then) (?:about |over |some |nearly )?(?:hk)?\$? ?")
_RIGHT_BEHIND = re.compile(
    r"[\d ,.]{1,16}(?:(?:million|billion|thousand|per cent|%) ?)?(?:[a-z-]{2,16} ){0,3}(?:in )?"
)
# e.g. 較|2024年增加
_IS_BASE = re.compile(r"(?:较|比(?:起|较|对)?|相比于?)[于在]?$|\b(?:than|over) in $")
# What is only foreseen may be of a year that has not begun.
# e.g. 2026-27年度的|預算開支 · the estimated
_FORESEEN = re.compile(
    r"预算|预计|估[计算]|预留|拨[款备]|\b(?:estimate[sd]?|budget(?:ed)?|provision|earmarked|set aside)\b"
)
# What ended on a day has been counted up to it.
# e.g. 於2022年|結束，合共 · on 31 December 2024|, having
_ENDED_ZH = re.compile(r"^(?:已)?(?:全面)?(?:截止|结束|完结|停止|关闭|终止)")
_ENDED_EN = re.compile(r"\b(?:closed|ended|concluded|ceased)\b[^,;.]{0,40}$")
LONGEST_LIST = 200  # letters of numbers told one by one
# A day on which something began says nothing of how many there are.
# e.g. deployment started in|2024 · 於|2016年11月|推出
_BEGAN = (
    re.compile(
        r"\b(?:started|launched|commenced|established|set up|introduced|began)(?: [a-z]{2,9}){0,3} ?$"
    ),
    re.compile(r"^[^,，。;；]{0,8}(?:推出|成立|启用|展开|开始|投入)"),
)
_BY = re.compile(r"\bby (?:[a-z-]{2,14} ){1,8}$")
_UP_TO = re.compile(
    r"(?:截至|截止|as at|as of|up to|自[^,，。;；]{2,12}至|\bfrom [^;]{3,90} to)\s?$"
)
_AS_AT = re.compile(r"\bas (?:at|of) $")
# What begins a second sentence within one.
# e.g. , and it covered · while the
_SAYS_ANOTHER = re.compile(r"[,;] (?:and|but) (?!\d)|\b(?:while|whereas)\b|;|\bwill\b")
# A day at the head of an English sentence is the whole sentence's.
# e.g. By the close of applications in |June 2020, · At the end of |2025,
_HEAD = re.compile(r"(?:by|at|as at|as of|up to)\b[^,;.]{0,60}", re.IGNORECASE)
_BY_HEAD = re.compile(r"(?:by|before|in) [^,;.]{4,30}")  # By March 2027|, 80 kiosks are planned
# e.g. 85 departments |as at |31 October · 85 departments |by |early November 2025
_BY_THEN = re.compile(
    r"(?:[^,;.]|(?<=\d)[.,](?=\d)){0,60}\b(?:as at|as of|by|at|in|up to)(?: the end of| end-?)? ?"
)
# e.g. 85 departments from its launch in May 2020 to |31 October
_FROM_TO = re.compile(r"[^,;.]{0,60}\bfrom [^,;.]{3,60} to(?: the)?(?: end of| end-?)? ?")
# e.g. 85 departments since its launch in |May 2020
_FROM_ITS_START = re.compile(
    r"\b(?:since|from) (?:its|their|the) (?:launch|introduction|commencement|opening|establishment|inception|rollout)"
    r"\b[^,;.]{0,20}$"
)
# What another number is of: 212 000|, compared with 245 000 in |2024-25
_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|(?:up|down) from)\b")
# e.g. 21 300 registered users| on |October 31, 2026
_ON_THAT_DAY = re.compile(
    r" ?(?:(?!was|were|which|that|who|will|to|held|launched|opened|[a-z]+ing )[a-z-]{2,20} ){0,5}on "
)
_OF_WHAT = re.compile(r" (?:[a-z-]{2,20} ){0,4}")  # up from 4.1 million| registered users |in 2025
_LEADING = re.compile(r"^[\d ,.]{1,16}")  # the number itself
_IN_CLAUSE = re.compile(
    r"(?:[\x00-\x7f](?<![;])){0,60}"
)  # of English: upgraded to 30 ports this year
# e.g. 五座大樓由|2027年起陸續落成 · 14項會在|2026年年底前完成 · 150個碼頭，期望在|2028年年底前達到
_TO_DUE = re.compile(
    r"[\x00-\x3a\x3c-\x7f]{1,90}|[^,，。;；]{1,16}由|[^,，。;；]{1,12}(?:会|将|可望|预[计期]|计划|拟)可?[于在]?"
    r"|[^,，。;；]{1,10}[,，](?:期望|希望|争取|力争|务求|目标是?|预[计期])可?[于在]?"
)
# e.g. rising to · growing further to
_GROWING_TO = re.compile(
    r"\b(?:ris|grow|increas|climb|expand|extend)ing (?:[a-z]{2,12} ){0,2}to ?(?:about |over |some |nearly |at least )?$"
)
_OF_THOSE = re.compile(r", of wh(?:ich|om)\b")  # what stands behind is of another number
# A year that the paper reports on, which need not be the one that it came out in.
# e.g. in the year · 年內
_THE_YEAR = re.compile(r"(?:in|during|within|over|for) the year|年[内內]", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d|-\d)")
_AND = re.compile(r"[及和与、]")
_COMMA = re.compile(r"\s?[及和与、]\s?[在于]?\s?")  # between the days of a list
# A day before or behind those read, in the same list.
# e.g. 2025年2月|及3月 · 2021、2022及|2023年 · 2月及|2025年3月
_LISTED_ON = re.compile(r"\s?[及和与、]\s?(?:\d|[第首次今去前本上下一二三四五六七八九十])")
_LISTED_BEFORE = re.compile(r"(?:\d|[年月日季底度])\s?[及和与、]\s?$")
_YEARS_BEFORE = re.compile(r"(?:(?<!\d)20\d\d\s?[及和与、]\s?){1,9}$")
_SINCE = re.compile(r"起$|^(?:from|since)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:并)?(?:提供|设有|涵盖|可)")  # what began in the clause before
_MONTH_END = re.compile(r"月底|end of (?!20)|end-(?=[a-z])", re.IGNORECASE)
_YEAR_END = re.compile(r"年年?底$|\bend(?: of |-)20\d\d$", re.IGNORECASE)

# A day that opens a sentence as a clause of its own, and what says that the number is of now instead.
# e.g. In September 2024, 1.1 per cent · 今年首兩個月，
_MARK = re.compile(
    r"\s?(?:[(（][\da-z一二三四五六七八九十]{1,3}[)）]|\d{1,3}\.)?\s?(?:单[计是就]|单以)?"
    r"(?:[于在]|in\b|during\b|for\b|on\b)?\s?"
)
_ENDS_HEAD = re.compile(r"(?:内|间|期间|全年| alone)?\s?[,，]\s?")
_HAVE_BEEN = re.compile(r"\b(?:has|have) been\b[^,;]{0,60}\bsince $")
_NOW = re.compile(r"现时|目前|至今|迄今|现已|\b(?:now|currently|already|so far|to date|has|have)\b")


def as_of(
    stretch: Span,
    dates: Sequence[DueDate],
    folded: Folded,
    number: tuple[int, int],
    published: date | None,
) -> str | None:
    """Say as of when a number holds, as far as its sentence says; of a target, by when.

    `number` is where its clause begins and where it stands itself, both in the folded sentence.
    """
    clause, at = (folded.offsets[place] for place in number)
    titles = [match.span() for match in TITLE.finditer(folded.text)]
    known = [
        one for one in dates
        if one.due_to is not None and folded.text[one.end : one.end + 1] not in ("《", "〈")  # a Budget's name
        and not any(start < one.start < end for start, end in titles)
    ]  # fmt: skip
    if stretch in ("target", "forecast"):
        head = fold(folded.text[:clause])
        foreseen = FORESEEN_BEFORE.search(head) or AIMED_BEFORE.search(head)
        first = foreseen.start() if foreseen else clause
        near = [one for one in known if first <= one.start and one.end <= at]
        still = [one for one in near if published is None or (one.due_to or published) >= published]
        behind = [
            one
            for one in known
            if one.start >= at
            and _TO_DUE.fullmatch(fold(folded.text[at : one.start]))
            and not _OF_THOSE.search(fold(folded.text[at : one.start]))
        ]
        opens = [one for one in known if _BY_HEAD.fullmatch(fold(folded.text[: one.end]))]
        due = next(iter((*still[-1:], *behind[:1], *opens, *near[-1:])), None)
        return written(due, last=not _SINCE.search(due.text)) if due else None
    to_come = _FORESEEN.search(fold(folded.text[clause:at])) is not None
    known = [one for one in known if _THE_YEAR.fullmatch(one.text) is None]
    past = [
        one for one in known
        if one.start < at
        and (published is None or one.due_from is None or one.due_from <= published or to_come)
        and not _IS_BASE.search(fold(folded.text[max(0, one.start - 6) : one.start]))
    ]  # fmt: skip
    before = [one for one in known if one.start < at]
    if stretch == "rate" and before and _SINCE.search(before[-1].text):
        return written(before[-1], last=False)
    if paired := ONE_BY_ONE.search(folded.folded, number[0], number[1]):
        return _one_of(past, folded, paired.end(), number[1])
    told = _told(stretch, past, known, folded.text, clause, at, published)
    here = [
        one for one in past if one.start >= clause and not _only_begins(folded.text, one, stretch)
    ]
    if here and (own := _its_own(folded.text, known, here[-1], at)):
        return written(own, last=False)
    if told and here and stretch in _OF_A_YEAR and not _is_within(told[-1], here[-1]):
        told = []  # its own clause says another year
    if not here and stretch == "stock" and _GOES_ON.match(fold(folded.text[clause:at])):
        here = [one for one in past if _begun(folded.text, one, clause)]
    if not here and stretch == "rank":
        here = past
        years = set(_YEAR.findall(folded.folded))
        if not past and len(years) == 1:  # Smart City Index 2025
            return str(years.pop())
    if not (told or here) and stretch in ("stock", "cumulative", "yearly", "rate", "change"):
        here = [one for one in known if _then(folded.text, one, at, published, stretch)][:1]
    return written((told or here)[-1], last=False) if told or here else None


def _its_own(text: str, known: Sequence[DueDate], before: DueDate, at: int) -> DueDate | None:
    """Give the year right behind a number that follows another one with its year."""
    if not _AND_ANOTHER.fullmatch(fold(text[before.end : at])):
        return None
    behind = next((one for one in known if one.start >= at), None)
    if behind is None or not _RIGHT_BEHIND.fullmatch(fold(text[at : behind.start])):
        return None
    return behind


def _is_within(told: DueDate, year: DueDate) -> bool:
    """Say whether a day lies in a year."""
    if told.due_to is None or year.due_from is None or year.due_to is None:
        return False
    return year.due_from <= told.due_to <= year.due_to


def dates_in(whole: Folded, published: date | None) -> tuple[DueDate, ...]:
    """Give the days of a sentence; so many months from now on are none as of which anything was counted."""
    found = due_dates_in(whole, published)
    return tuple(
        replace(one, due_from=None, due_to=None)
        if one.relative
        else _first_months(one, whole, published)
        for one in found
    )


def _first_months(year: DueDate, whole: Folded, published: date | None) -> DueDate:
    """Give, of a year of which only the first so many months are told, the last day of those if it is past."""
    if year.due_from is None or year.due_to is None or year.due_from.month != 1:
        return year
    behind = _MONTHS_BEHIND.match(fold(whole.text[year.end : year.end + 8]))
    before = _MONTHS_BEFORE.search(fold(whole.text[max(0, year.start - 40) : year.start]))
    found = behind or before
    said = found["n"] if found else ""
    months = SPELT.get(said) or FEW.get(said) or int(parse_number(said) or 0)
    if found is None or not 1 <= months <= len(MONTHS):
        return year
    last = date(year.due_to.year, months, monthrange(year.due_to.year, months)[1])
    if published is not None and last > published:
        return year
    start = year.start - (len(before[0]) if before and not behind else 0)
    end = year.end + (behind.end() if behind else 0)
    return replace(
        year, text=whole.text[start:end], start=start, end=end, due_from=last, due_to=last
    )


def as_of_before(
    dates: Sequence[DueDate], folded: Folded, at: int, published: date | None
) -> str | None:
    """Say as of when something was what a number says, by the day behind it: down from 4.6 million in 2025."""
    text, place = folded.text, folded.offsets[at]
    behind = [one for one in dates if one.due_to is not None and one.start >= place]
    if not behind or not _OF_WHAT.fullmatch(fold(text[place : behind[0].start])):
        return None
    day = behind[0].due_from or behind[0].due_to
    past = published is None or (day is not None and day <= published)
    return written(behind[0], last=False) if past else None


def _told(
    stretch: Span,
    past: Sequence[DueDate],
    known: Sequence[DueDate],
    text: str,
    clause: int,
    at: int,
    published: date | None,
) -> list[DueDate]:
    """Give the days that are said to be those as of which a number holds, wherever they stand."""
    told = [
        one
        for one in past
        if _UP_TO.search(fold(text[max(0, one.start - 110) : one.start]))
        or _HEAD.fullmatch(text[: one.start] if one.start else one.text)
        or (one.end <= clause and _ends(text, one))
    ]
    if not told and stretch != "rank" and not _NOW.search(fold(text[clause:at])):
        told = [
            one
            for one in past
            if _MARK.fullmatch(fold(text[: one.start]))
            and one.end <= clause
            and _ENDS_HEAD.fullmatch(fold(text[one.end : clause]))
        ]
    if told or stretch not in ("stock", "cumulative"):
        return told
    if len(known) == 1 and known[0].start >= at and _closes(text, at, known[0], published):
        return list(known)
    behind = (one for one in known if one.start >= at)
    return [one for one in behind if _HAVE_BEEN.search(fold(text[at : one.start]))][:1]


def _ends(text: str, due: DueDate) -> bool:
    """Say whether something ended on a day, behind which its totals are told."""
    behind, before = text[due.end : due.end + 8], text[max(0, due.start - 60) : due.start]
    return bool(_ENDED_ZH.match(fold(behind)) or _ENDED_EN.search(fold(before)))


def _closes(text: str, at: int, due: DueDate, published: date | None) -> bool:
    """Say whether "as at" a day that is past ends an English sentence: it is the whole sentence's, if that is one."""
    if published and due.due_from and due.due_from > published:
        return False
    said = fold(text[at : due.start])
    last = not text[due.end :].strip(" .)")
    return last and _AS_AT.search(said) is not None and _SAYS_ANOTHER.search(said) is None


def _one_of(past: Sequence[DueDate], folded: Folded, first: int, at: int) -> str | None:
    """Give of several years the one of this number, where numbers are told one by one: 分別為3宗及5宗.

    It is none where there are not as many years as numbers, or not all of the years are read.
    """
    named = [one for one in past if one.end <= folded.offsets[first]]
    if not named:
        return None
    end = CLAUSE.search(folded.folded, at)
    told = folded.folded[first : end.start() if end else None]
    after = [first + one.start for one in numbers(told)] if len(told) <= LONGEST_LIST else []
    listed = _listed(named, folded.text)
    if listed is None or at not in after:
        return None
    if len(listed) > 1:
        return listed[after.index(at)] if len(listed) == len(after) else None
    years = {year.group() for year in _YEAR.finditer(named[-1].text)}
    if len(years) > 1 and int(max(years)) - int(min(years)) + 1 == len(after):
        return None  # of 2021年至2022年 two numbers may be of one each
    return listed[0] if len(named) == 1 else None  # a date of all of them


def _listed(named: Sequence[DueDate], text: str) -> list[str | None] | None:
    """Give the days that stand as one list, up to the last; None where one in it was not read as a day."""
    last = len(named) - 1
    while last and _COMMA.fullmatch(fold(text[named[last - 1].end : named[last].start])):
        last -= 1
    chain = named[last:]
    if _LISTED_ON.match(fold(text[chain[-1].end : chain[-1].end + 4])):
        return None
    found: list[str | None] = []
    for one in chain:
        years = _YEAR.findall(one.text)
        joined = len(years) > 1 and _AND.search(fold(one.text))
        found.extend(years if joined else [written(one, last=False)])
    if head := _YEARS_BEFORE.search(fold(text[: chain[0].start])):
        return [*_YEAR.findall(head[0]), *found]
    return None if _LISTED_BEFORE.search(fold(text[: chain[0].start])) else found


def is_to_come(before: str, dates: Sequence[DueDate], end: int, published: date | None) -> bool:
    """Say whether a number is what something is to rise to: the first day behind its `end` lies ahead."""
    if published is None or not _GROWING_TO.search(before):
        return False
    day = next((one.due_from for one in dates if one.start >= end), None)
    return day is not None and day > published


def _then(text: str, due: DueDate, at: int, published: date | None, stretch: Span) -> bool:
    """Say whether a day behind a number is the one as of which it holds: 85 ports as at 31 May."""
    if due.start < at or (published and due.due_from and due.due_from > published):
        return False
    between = _LEADING.sub("", fold(text[at : due.start]))
    if _FROM_TO.fullmatch(between):
        return True
    if _FROM_ITS_START.search(between) or _SET_AGAINST.search(between):
        return False
    risen = has_risen_to(fold(text[max(0, at - 90) : at]))
    of_then = risen or stretch in ("yearly", "rate", "change")
    within = ("by ", "in ") if of_then else ("by ",)
    if of_then and not between.strip():
        return True
    said = due.text.lower().startswith(within) and _IN_CLAUSE.fullmatch(between)
    by_year = due.text.lower().startswith(("in ", "of ")) and _BY.search(between)
    then = _BY_THEN.fullmatch(between) or _ON_THAT_DAY.fullmatch(between)
    return bool(said or by_year or then)


def _only_begins(text: str, due: DueDate, stretch: Span) -> bool:
    """Say whether a date tells when something began, and not as of when something is counted."""
    began = _BEGAN[0].search(fold(text[max(0, due.start - 40) : due.start])) or _BEGAN[1].match(
        fold(text[due.end : due.end + 12])
    )
    since = stretch != "rate" and _SINCE.search(due.text)
    return bool(since) or (stretch in ("stock", "cumulative") and began is not None)


def _begun(text: str, due: DueDate, clause: int) -> bool:
    """Say whether the clause just before says that what is counted was there from a day."""
    before = fold(text[max(0, due.start - 4) : due.start])
    return before.endswith("已于") and not re.search(r"[,，。;；]", text[due.end : clause - 1])


def written(due: DueDate, *, last: bool) -> str | None:
    """Write a stretch of time as far as it is one, a day, a month or a year; its `last` day where one is due by it."""
    start, end = due.due_from, due.due_to
    if end is None:
        return None
    if last and end.day == monthrange(end.year, end.month)[1] and (start is None or start != end):
        return end.isoformat()
    if start is None or start == end or _MONTH_END.search(due.text):
        return end.isoformat()
    if not last and _YEAR_END.search(due.text):
        return f"{end.year}-12"
    if (start.year, start.month) == (end.year, end.month):
        return f"{end.year}-{end.month:02d}"
    if start.year != end.year or _HALF_OR_QUARTER.search(due.text):
        return end.isoformat()
    return str(end.year)
