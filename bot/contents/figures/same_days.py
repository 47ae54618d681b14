"""This file says as of which day a sentence or a table counts that names no year, or says "on the same date"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import deque
from datetime import date

from bot.contents.due_dates import due_dates_in
from bot.contents.figures.days import as_of, dates_in, written
from bot.contents.folded import Folded
from bot.contents.statements import Statement
from scrapers.text import MONTH, MONTHS, month_number, parse_number
from storage.records import Figure, Span

# e.g. 今日宣布 · announced today
_TODAY = re.compile(
    r"今[日天](?:[(（][^()（）]{2,12}[)）])?[^,，。;；]{0,14}(?:宣布|公布)|\bannounced? today\b"
    r"|\btoday (?:[(（][^()（）]{2,16}[)）] )?announced?\b"
)
# e.g. 截至同日 · 按同一截止日期 · on the same date · in the same period, · 同期，
_SAME = re.compile(
    r"^(?:[在于]?同期内?[,，]?|(?:in|during|over) the same period, )|"
    r"(?:截至|截止|[于在]|^|[,，])同[一日](?:日|截止日期|天)?|按同一截止日期"
    r"|\b(?:on|at|as at|as of|by) (?:the same|that) (?:date|day|cut-off date)\b"
)
# e.g. 截至2025年4月底 · As at end-October
_DATED = re.compile(r"截至(?!同|目前|现)|截止(?!同|日)|\bas (?:at|of) (?!the same|that|now|today)")
# A day on which something was so, where nothing else says as of when.
# e.g. at the end of april 2026 · by end-may · 在2026年4月底
_ON_A_DAY = re.compile(
    rf"\b(?:at|by|on) (?:the )?(?:end[ -](?:of )?|\d{{1,2}} )?{MONTH}|\bby (?:the )?end[- ]|(?:底|日)"
)
_UP_TO = re.compile(rf"\bup to (?:the )?(?:end[ -](?:of )?)?(?:\d{{1,2}} )?{MONTH}")
# e.g. in 2025-26 · during 2025 · 2025-26年度
_IN_THE_YEAR = re.compile(r"(?:\b(?:in|during)|[于在]|^\W*)\s?20\d\d(?:[-–/至](?:20)?\d\d)?年?度?$")
# e.g. 已突破 · 至今 · has been · so far
_BY_NOW = re.compile(
    r"已|至今|迄今|累[计积]|现[时有]|目前|\b(?:has|have|now|currently|so far|to date|since|cumulative\w{0,2})\b"
)
# What only counts more of the same, or the others of it.
# e.g. another 310 · of these, · the remaining · 其餘 · 當中
_MORE_OF_IT = re.compile(
    r"(?:(?:of|among) (?:these|those|them)\b|another \d|a further \d|the (?:remaining|rest|others?)\b)"
    r"|(?:在?(?:上述|该等|这些)[^,，。;；\d]{0,8}|当中|其中|其余|余下|另有|另外)"
)
# e.g. at present · so far · in 2025 · 目前 · 今年
_NOT_THEN = re.compile(
    r"20\d\d|\b(?:now|currently|present|date|so far|year|month|quarter|will|would|since)\b"
    r"|目前|现[时有]|至今|迄今|今[年日]|去年|会[在于]|将"
)
# e.g. users stood at · accounts numbered; of now, or of a time of its own, it is not of then
_STOOD_THEN = re.compile(r"\b(?:stood at|numbered|totalled|amounted to|came to)\b")
_OWN_TIME = re.compile(
    r"20\d\d|\b(?:now|currently|present|date|so far|year|month|quarter|since|was|has|have)\b"
)
# What a paper says of all its numbers.
# e.g. 文內數字截至2026年5月31日 · 所有數字以2026年5月底為準 · all figures in this paper are as at
_OF_ALL = re.compile(
    r"(?:数字|数据|统计|资料)(?:均|皆|都)?(?:是|为)?(?:以|按)?(?P<zh>截至|20\d\d年)[^,，。;；]{2,16}"
    r"(?:为准|计算|$|[,，。;；])"
    r"|(?:公布|宣布|报告|汇报|载述|阐述)[^,，。;；\d]{0,40}(?P<told>截至(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年)[^,，。;；]{2,40}(?:结果|数字|数据|统计|进展|情况)"
    r"|\b(?:results|figures|statistics|progress|position)\b[^;.\d]{0,80}, (?P<lead>as (?:at|of))"
    r"(?= [a-z\d ,]{4,24}\.?$)"
    r"|\bfigures (?:(?:given |quoted |set out |stated )?in this (?:paper|report|reply|brief|note) )?(?:are |were )"
    r"(?:correct |stated |up to date )?(?P<en>as (?:at|of)|up to)"
)
_NEAR = 4  # sentences back
_A_DAY = 10  # letters: 2026-04-30
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
        # The one that is read is the last of them.
        self._seen: deque[Statement] = deque(maxlen=_NEAR + 1)
        self._latest: tuple[Statement, Figure] | None = None
        self._lead: Statement | None = None
        self.of_all: str | None = None  # as of which the paper says that all in it counts

    def see(self, one: Statement, lead: Statement | None = None) -> None:
        """Keep a sentence that tells as of when, and what leads in the list that it is an item of."""
        self._lead = lead
        self._seen.append(one)
        if _DATED.search(one.folded):
            self._dated = one
        if (stated := _OF_ALL.search(one.folded)) is not None:
            behind = one.text[one.whole.offsets[stated.start(stated.lastgroup or 0)] :]
            told = dates_in(Folded.of(behind), self._published)
            self.of_all = written(told[0], last=False) if told else self.of_all

    def keep(self, one: Statement, figure: Figure) -> None:
        """Keep the latest figure of a sentence, for those that only count more of it."""
        self._latest = one, figure

    def of(self, one: Statement, stretch: Span) -> str | None:
        """Give the day that a sentence says without its year, or that of the one before where it is the same."""
        if stretch in ("target", "forecast", "allocation", "rank"):
            return None
        if stretch in ("stock", "cumulative") and self._published and _TODAY.search(one.folded):
            return self._published.isoformat()
        day = day_of_no_year(one.folded, self._published)
        if day is not None and stretch in ("stock", "cumulative", "round"):
            return day
        if self._lead is not None and stretch in ("stock", "cumulative", "rate"):
            day = lead_day(self._lead.text, self._published)
            if day is not None:
                return day
        if (latest := self._latest) is not None and self._counts_more(one, *latest):
            return latest[1].as_of if stretch in ("stock", "cumulative") else None
        if _SAME.search(one.folded) and (day := self._of_a_day_near()):
            return day
        told = self._dated
        if told is None or told is one or not (_says_same(one, told) or _goes_on(one, told)):
            return self.of_all if stretch in ("stock", "cumulative", "rate") else None
        dates = due_dates_in(told.whole, self._published)
        end = (len(told.folded), len(told.folded))
        return as_of("stock", dates, told.whole, end, self._published)

    def of_year(self, one: Statement, stretch: Span) -> str | None:
        """Give the year in which all was done that the lead-in of the list tells of, but for what is so far."""
        if (
            self._lead is None
            or stretch not in ("stock", "cumulative")
            or _BY_NOW.search(one.folded)
        ):
            return None
        return lead_year(self._lead.text, self._published)

    def _counts_more(self, one: Statement, told: Statement, figure: Figure) -> bool:
        """Say whether a sentence right behind one that told a figure only counts more of it, or some of it."""
        near = one.block == told.block and one.place == told.place + 1
        more = (
            near and figure.span in ("stock", "cumulative") and _MORE_OF_IT.match(one.bare.folded)
        )
        if not more or _NOT_THEN.search(one.folded):
            return False
        named = [each for each in dates_in(told.whole, self._published) if each.due_to]
        return not named or written(named[-1], last=False) == figure.as_of

    def _of_a_day_near(self) -> str | None:
        """Give the one day that the nearest sentence before names which names any, where none says "as at"."""
        for told in list(self._seen)[-2::-1]:
            if told is self._dated:
                return None
            if _ON_A_DAY.search(told.folded):
                named = [each for each in dates_in(told.whole, self._published) if each.due_to]
                day = written(named[0], last=False) if len(named) == 1 else None
                return day if day is not None and len(day) == _A_DAY else None
        return None


def _says_same(one: Statement, told: Statement) -> bool:
    """Say whether a sentence speaks of the same day as one shortly before it."""
    return one.place - told.place <= _NEAR and _SAME.search(one.folded) is not None


def _goes_on(one: Statement, told: Statement) -> bool:
    """Say whether a sentence tells, right behind one that opens with a day, how much else there was then."""
    near = one.block == told.block and one.place == told.place + 1
    opens = _DATED.match(told.bare.folded) is not None
    return bool(
        near and opens and _STOOD_THEN.search(one.folded) and not _OWN_TIME.search(one.folded)
    )


def lead_year(lead: str, published: date | None) -> str | None:
    """Give the end of the one year in which all was done that words lead in; None where they name none, or two."""
    whole = Folded.of(lead)
    named = [each for each in dates_in(whole, published) if each.due_to]
    if len(named) != 1 or not _IN_THE_YEAR.search(whole.folded[: whole.at(named[0].end)]):
        return None
    first, last = named[0].due_from, named[0].due_to
    over = last is not None and (published is None or last <= published)
    whole_year = over and first and last and (last - first).days in (364, 365)
    return written(named[0], last=False) if whole_year else None


def lead_day(lead: str, published: date | None) -> str | None:
    """Give the day as of which the words that lead in a table say that it counts; None where they say none."""
    whole = Folded.of(lead)
    if not any(each.search(whole.folded) for each in (_DATED, _NO_YEAR, _UP_TO)):
        return None
    dates = dates_in(whole, published)
    end = (len(whole.folded), len(whole.folded))
    return as_of("stock", dates, whole, end, published) or day_of_no_year(whole.folded, published)
