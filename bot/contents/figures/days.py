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
from bot.contents.folded import Folded
from bot.contents.statements import Statement
from scrapers.text import MONTH, MONTHS, fold, month_number, parse_number
from storage.records import Span

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
# e.g. 85 departments |as at |31 October · 85 departments |by |early November 2025
_BY_THEN = re.compile(r"[^,;.]{0,60}\b(?:as at|as of|by|at|in)(?: the end of| end-?)? ?")
# e.g. 21 300 registered users| on |October 31, 2026
_ON_THAT_DAY = re.compile(
    r" ?(?:(?!was|were|which|that|who|will|to|held|launched|opened|[a-z]+ing )[a-z-]{2,20} ){0,5}on "
)
_OF_WHAT = re.compile(r" (?:[a-z-]{2,20} ){0,4}")  # up from 4.1 million| registered users |in 2025
_LEADING = re.compile(r"^[\d ,.]{1,16}")  # the number itself
_IN_CLAUSE = re.compile(
    r"(?:[\x00-\x7f](?<![;])){1,60}"
)  # of English: upgraded to 30 ports this year
_TO_DUE = re.compile(
    r"[\x00-\x3a\x3c-\x7f]{1,60}|[^,，。;；]{1,16}由"
)  # 五座大樓由|2027年起陸續落成
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

# e.g. 截至同日 · 按同一截止日期 · on the same date
_SAME = re.compile(
    r"(?:截至|截止|[于在]|^)同[一日](?:日|截止日期|天)?|按同一截止日期"
    r"|\b(?:on|at|as at|as of|by) (?:the same|that) (?:date|day|cut-off date)\b"
)
# e.g. 截至2025年4月底 · As at end-October
_DATED = re.compile(r"截至(?!同|目前|现)|截止(?!同|日)|\bas (?:at|of) (?!the same|that|now|today)")
# What a paper says of all its numbers.
# e.g. 文內數字截至2026年5月31日 · 所有數字以2026年5月底為準 · all figures in this paper are as at
_OF_ALL = re.compile(
    r"(?:数字|数据|统计|资料)(?:均|皆|都)?(?:是|为)?(?:以|按)?(?P<zh>截至|20\d\d年)[^,，。;；]{2,16}"
    r"(?:为准|计算|$|[,，。;；])"
    r"|\bfigures (?:(?:given |quoted |set out |stated )?in this (?:paper|report|reply|brief|note) )?(?:are |were )"
    r"(?:correct |stated |up to date )?(?P<en>as (?:at|of)|up to)"
)
# A day that opens a sentence as a clause of its own, and what says that the number is of now instead.
# e.g. In September 2024, 1.1 per cent · 今年首兩個月，
_MARK = re.compile(
    r"\s?(?:[(（][\da-z一二三四五六七八九十]{1,3}[)）]|\d{1,3}\.)?\s?(?:单[计是就]|单以)?"
    r"(?:[于在]|in\b|during\b|for\b|on\b)?\s?"
)
_ENDS_HEAD = re.compile(r"(?:内|间|期间|全年| alone)?\s?[,，]\s?")
_HAVE_BEEN = re.compile(r"\b(?:has|have) been\b[^,;]{0,60}\bsince $")
_NEAR = 4  # sentences back
_NOW = re.compile(r"现时|目前|至今|迄今|现已|\b(?:now|currently|already|so far|to date|has|have)\b")

# A day of the year that has just gone by, whose year a paper need not say.
# e.g. As at May 31, 46 200 · as at end-August · 截至五月底 · 至5月底累計
_NO_YEAR = re.compile(
    rf"\bas (?:at|of) (?P<end>(?:the )?end(?: of |-))?(?:(?P<before>\d{{1,2}}) )?(?P<month>{MONTH})"
    rf"(?: (?P<day>\d{{1,2}}))?(?![ ,]{{1,2}}20\d\d)\b"
    r"|(?:截)?至(?:本年|今年)?(?P<zh>\d{1,2}|[一二三四五六七八九十]{1,2})月"
    r"(?:(?P<last>底)|(?P<zh_day>\d{1,2}|[一二三四五六七八九十]{1,3})日)"
)


def day_of_no_year(folded: str, published: date | None) -> str | None:
    """Give the day as of which a sentence counts where it says no year: the last one before it came out."""
    found = _NO_YEAR.search(folded)
    if found is None or published is None:
        return None
    said = found["day"] or found["before"] or found["zh_day"]
    month = month_number(found["month"] or "") or int(parse_number(found["zh"] or "") or 0)
    if not 1 <= month <= len(MONTHS):
        return None
    year = published.year if month <= published.month else published.year - 1
    last = monthrange(year, month)[1]
    if not said and not (found["end"] or found["last"]):
        return f"{year}-{month:02d}"
    day = int(parse_number(said) or 0) if said else last
    if not 1 <= day <= last or date(year, month, day) > published:
        return None
    return date(year, month, day).isoformat()


class SameDay:
    """The day of a sentence that names no year, or only says "on the same date" as one before it."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._dated: Statement | None = None
        self.of_all: str | None = None  # as of which the paper says that all in it counts

    def see(self, one: Statement) -> None:
        """Keep a sentence that tells as of when."""
        if _DATED.search(one.folded):
            self._dated = one
        if (stated := _OF_ALL.search(one.folded)) is not None:
            behind = one.text[one.whole.offsets[stated.start(stated.lastgroup or 0)] :]
            told = dates_in(Folded.of(behind), self._published)
            self.of_all = _written(told[0], last=False) if told else self.of_all

    def of(self, one: Statement, stretch: Span) -> str | None:
        """Give the day that a sentence says without its year, or that of the one before where it is the same."""
        if stretch in ("target", "forecast", "allocation", "rank"):
            return None
        day = day_of_no_year(one.folded, self._published)
        if day is not None and stretch in ("stock", "cumulative", "round"):
            return day
        told = self._dated
        if (
            told is None
            or told is one
            or one.place - told.place > _NEAR
            or not _SAME.search(one.folded)
        ):
            return self.of_all if stretch in ("stock", "cumulative") else None
        dates = due_dates_in(told.whole, self._published)
        end = (len(told.folded), len(told.folded))
        return as_of("stock", dates, told.whole, end, self._published)


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
        behind = [
            one
            for one in known
            if one.start >= at and _TO_DUE.fullmatch(fold(folded.text[at : one.start]))
        ]
        due = near[-1] if near else behind[0] if behind else None
        return _written(due, last=not _SINCE.search(due.text)) if due else None
    past = [
        one for one in known
        if one.start < at and (published is None or one.due_from is None or one.due_from <= published)
    ]  # fmt: skip
    if stretch == "rate" and (
        since := [one for one in known if one.start < at and _SINCE.search(one.text)]
    ):
        return _written(since[-1], last=False)
    if paired := ONE_BY_ONE.search(folded.folded, number[0], number[1]):
        return _one_of(past, folded, paired.end(), number[1])
    told = _told(stretch, past, known, folded.text, clause, at, published)
    here = [
        one for one in past if one.start >= clause and not _only_begins(folded.text, one, stretch)
    ]
    if not here and stretch == "stock" and _GOES_ON.match(fold(folded.text[clause:at])):
        here = [one for one in past if _begun(folded.text, one, clause)]
    if not here and stretch == "rank":
        here = past
        years = set(_YEAR.findall(folded.folded))
        if not past and len(years) == 1:  # Smart City Index 2025
            return str(years.pop())
    if not (told or here) and stretch in ("stock", "cumulative", "yearly"):
        here = [one for one in known if _then(folded.text, one, at, published, stretch)][:1]
    return _written((told or here)[-1], last=False) if told or here else None


def dates_in(whole: Folded, published: date | None) -> tuple[DueDate, ...]:
    """Give the days of a sentence; so many months from now on are none as of which anything was counted."""
    found = due_dates_in(whole, published)
    return tuple(replace(one, due_from=None, due_to=None) if one.relative else one for one in found)


def lead_day(lead: str, published: date | None) -> str | None:
    """Give the day as of which the words that lead in a table say that it counts; None where they say none."""
    whole = Folded.of(lead)
    if _DATED.search(whole.folded) is None and _NO_YEAR.search(whole.folded) is None:
        return None
    dates = dates_in(whole, published)
    end = (len(whole.folded), len(whole.folded))
    return as_of("stock", dates, whole, end, published) or day_of_no_year(whole.folded, published)


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
    return _written(behind[0], last=False) if past else None


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
        found.extend(years if joined else [_written(one, last=False)])
    if head := _YEARS_BEFORE.search(fold(text[: chain[0].start])):
        return [*_YEAR.findall(head[0]), *found]
    return None if _LISTED_BEFORE.search(fold(text[: chain[0].start])) else found


def _then(text: str, due: DueDate, at: int, published: date | None, stretch: Span) -> bool:
    """Say whether a day behind a number is the one as of which it holds: 85 ports as at 31 May."""
    if due.start < at or (published and due.due_from and due.due_from > published):
        return False
    between = _LEADING.sub("", fold(text[at : due.start]))
    risen = has_risen_to(fold(text[max(0, at - 90) : at]))
    within = ("by ", "in ") if risen or stretch == "yearly" else ("by ",)
    if risen and not between.strip():
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
    return stretch in ("stock", "cumulative") and began is not None


def _begun(text: str, due: DueDate, clause: int) -> bool:
    """Say whether the clause just before says that what is counted was there from a day."""
    before = fold(text[max(0, due.start - 4) : due.start])
    return before.endswith("已于") and not re.search(r"[,，。;；]", text[due.end : clause - 1])


def _written(due: DueDate, *, last: bool) -> str | None:
    """Write a stretch of time as far as it is one: a day, a month or a year."""
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
    return str(end.year) if start.year == end.year else end.isoformat()
