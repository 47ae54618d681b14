"""This file says as of which day a sentence or a table counts that names no year, or says "on the same date"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.contents.due_dates import due_dates_in
from bot.contents.figures.days import as_of, dates_in, written
from bot.contents.folded import Folded
from bot.contents.statements import Statement
from scrapers.text import MONTH, MONTHS, month_number, parse_number
from storage.records import Span

# e.g. 今日宣布 · announced today
_TODAY = re.compile(
    r"今[日天](?:[(（][^()（）]{2,12}[)）])?[^,，。;；]{0,14}(?:宣布|公布)|\bannounced? today\b"
    r"|\btoday (?:[(（][^()（）]{2,16}[)）] )?announced?\b"
)
# e.g. 截至同日 · 按同一截止日期 · on the same date · in the same period, · 同期，
_SAME = re.compile(
    r"^(?:[在于]?同期内?[,，]?|(?:in|during|over) the same period, )|"
    r"(?:截至|截止|[于在]|^)同[一日](?:日|截止日期|天)?|按同一截止日期"
    r"|\b(?:on|at|as at|as of|by) (?:the same|that) (?:date|day|cut-off date)\b"
)
# e.g. 截至2025年4月底 · As at end-October
_DATED = re.compile(r"截至(?!同|目前|现)|截止(?!同|日)|\bas (?:at|of) (?!the same|that|now|today)")
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
            self.of_all = written(told[0], last=False) if told else self.of_all

    def of(self, one: Statement, stretch: Span) -> str | None:
        """Give the day that a sentence says without its year, or that of the one before where it is the same."""
        if stretch in ("target", "forecast", "allocation", "rank"):
            return None
        if stretch in ("stock", "cumulative") and self._published and _TODAY.search(one.folded):
            return self._published.isoformat()
        day = day_of_no_year(one.folded, self._published)
        if day is not None and stretch in ("stock", "cumulative", "round"):
            return day
        told = self._dated
        if told is None or told is one or not (_says_same(one, told) or _goes_on(one, told)):
            return self.of_all if stretch in ("stock", "cumulative", "rate") else None
        dates = due_dates_in(told.whole, self._published)
        end = (len(told.folded), len(told.folded))
        return as_of("stock", dates, told.whole, end, self._published)


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


def lead_day(lead: str, published: date | None) -> str | None:
    """Give the day as of which the words that lead in a table say that it counts; None where they say none."""
    whole = Folded.of(lead)
    if _DATED.search(whole.folded) is None and _NO_YEAR.search(whole.folded) is None:
        return None
    dates = dates_in(whole, published)
    end = (len(whole.folded), len(whole.folded))
    return as_of("stock", dates, whole, end, published) or day_of_no_year(whole.folded, published)
