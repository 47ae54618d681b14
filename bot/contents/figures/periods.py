"""This file reads of which stretch of time a table's row or column is, or as of which day it counts."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.contents.figures.labels import Label, Status, day_until, label
from scrapers.text import IN_FIGURES, MONTH_START, fold, month_number, parse_number
from storage.records import Span

# Which stretch of time a row or a column is of; rows of anything else are of parts.
# e.g. 2023-24 · 2023-24年度 · 二○二四至二五年度 · 2024年 · 2025（截至6月底）
_FISCAL = re.compile(r"20(\d\d)[-–/至](?:20)?(\d\d) ?(?:财政)?(?:年度?)?")
_YEAR = re.compile(r"(20\d\d)年?")
# e.g. 2026 q1 · q1 2026 · 2026年第一季 · first quarter of 2026
_QUARTER = re.compile(
    r"(?P<a>20\d\d) ?q(?P<qa>[1-4])|q(?P<qb>[1-4]),? ?(?P<b>20\d\d)|(?P<c>20\d\d)年第?(?P<qc>[一二三四首])季度?"
    r"|(?P<qd>first|second|third|fourth) quarter(?: of)? (?P<d>20\d\d)"
)
_NTH = {
    "一": 1,
    "首": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
}
_QUARTER_ENDS = ("03-31", "06-30", "09-30", "12-31")
# A day as of which a row or a column counts, and how it is meant.
# e.g. end-2024 · as at 31 march 2026 · end-february 2026 · 2025年3月底 · 截至2026年4月30日 · 2025年年底
# e.g. 2027年3月底目標
_POINT = re.compile(
    r"(?:as (?:at|of) )?(?P<end>(?:the )?end(?:[- ]of)?[- ])?(?:(?P<day>\d{1,2}) )?"
    rf"(?:(?P<month>{MONTH_START})[a-z]{{0,6}} )?(?P<year>20\d\d)"
    r"|(?:截至)?(?P<zh_year>20\d\d)年(?:(?P<zh>\d{1,2}|[一二三四五六七八九十]{1,2})月)?"
    r"(?:(?P<zh_day>\d{1,2}|[一二三四五六七八九十廿]{1,3})日|(?P<zh_end>年?底))"
)
# How a year or a day is meant, before or behind it.
# e.g. 2024-25 revised estimate · actual 2024 · 2025年度(實際)
_MEANT = re.compile(
    r"[(（]?(?:的?目标|实际|(?:修订|原来)?预[计算]"
    r"|(?:(?:revised|original|draft) )?(?:targets?|actual|estimate[sd]?))[)）]?$"
    r"|^(?:(?:(?:revised|original|draft) )?(?:targets?|actual|estimate[sd]?)(?: (?:for|by|in))? |目标:?|实际)"
)
_ROUND = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}[轮批]|首[轮批]|(?:first|second|third|fourth) round"
)
# e.g. 總計 · grand total · cumulative since 2020 · 自2020年累計
_SUM_SAID = "[总合]计|总数|共计|(?:grand )?total"
_TOTAL = re.compile(
    rf"{_SUM_SAID}|(?:自20\d\d年(?:起|以来|推出以来)?的?)?累计(?:总数)?"
    r"|cumulative(?: total)?(?: since (?:launch|inception|20\d\d))?"
)
_SUM = re.compile(_SUM_SAID)
# e.g. 自2023-24年度起 · since 2023-24
_FROM_THEN = re.compile(r"自20|\bsince\b|[起来]$")
_YEAR_IN_LETTERS = re.compile(r"(?:截至)?二[〇零○]")


@dataclass(frozen=True, slots=True)
class Timing:
    """Of which stretch of time a row or a column is, as of when, and whether that is only foreseen."""

    kind: Span
    as_of: str | None
    status: Status | None = None


def adds_up_foreseen(total: Timing, beside: Iterable[Timing | None]) -> bool:
    """Say whether a row or a column is a total beside what is only foreseen, which it counts too."""
    foreseen = any(one is not None and one.status for one in beside)
    return foreseen and total.kind == "cumulative" and total.status is None


def is_sum(text: str) -> bool:
    """Say whether a row is the sum of those above it."""
    of = label(text)
    return of is not None and _SUM.fullmatch(fold(of.said).strip()) is not None


def last_of(rows: Sequence[Timing | None]) -> str | None:
    """Give the day up to which the rows above a sum count, of which each is a year or the part of one."""
    days = [row.as_of for row in rows[:-1] if row is not None and row.kind == "yearly"]
    if not days or len(days) < len(rows) - 1 or None in days:
        return None
    return max(day for day in days if day)


def timing_of(text: str) -> Timing | None:
    """Say over what stretch of time a row or column is; None where it is of something else."""
    of = label(text)
    return None if of is None or of.unit else timing_said(of)


def timing_said(of: Label) -> Timing | None:
    """Say over what stretch of time the words of a label are, whatever its brackets say of units."""
    said = fold(of.said).strip()
    if _YEAR_IN_LETTERS.match(said):
        said = said.translate(IN_FIGURES)
    plain = _MEANT.sub("", said).strip()
    if fiscal := _FISCAL.fullmatch(plain):
        if (int(fiscal[1]) + 1) % 100 != int(fiscal[2]):
            return None
        return _of_year(of, int(f"20{fiscal[1]}"), f"20{fiscal[2]}-03-31", fiscal=True)
    if year := _YEAR.fullmatch(plain):
        return _of_year(of, int(year[1]), year[1], fiscal=False)
    if of.until:
        return None
    if quarter := _QUARTER.fullmatch(said):
        return Timing("period", _quarter_ends(quarter), of.status)
    if (point := _point(plain)) is not None:
        return Timing("stock", point, of.status)
    if _ROUND.fullmatch(said):
        return Timing("round", None, of.status)
    return Timing("cumulative", None, of.status) if _TOTAL.fullmatch(said) else None


def _point(said: str) -> str | None:
    """Give the day that a label names as the one as of which is counted."""
    found = _POINT.fullmatch(said)
    if found is None:
        return None
    year = int(found["year"] or found["zh_year"])
    named = found["month"] or found["zh"]
    zh = _count(found["zh"]) if found["zh"] else 12
    month = month_number(found["month"] or "") or zh or 0
    day = _count(found["day"] or found["zh_day"])
    last = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if day is None and not (found["end"] or found["zh_end"]):
        return None  # of a whole year, or a month
    at = day or last
    fits = 1 <= at <= last and (named or day is None)
    return f"{year}-{month:02d}-{at:02d}" if fits else None


def _quarter_ends(said: re.Match[str]) -> str:
    """Give the last day of a quarter."""
    parts = said.groupdict()
    year = next(parts[name] for name in "abcd" if parts[name])
    nth = next(parts[f"q{name}"] for name in "abcd" if parts[f"q{name}"])
    at = _NTH.get(nth) or int(nth)
    return f"{year}-{_QUARTER_ENDS[at - 1]}"


def _count(said: str | None) -> int | None:
    return int(parse_number(said) or 0) if said else None


def _of_year(of: Label, year: int, ends: str, *, fiscal: bool) -> Timing | None:
    """Give the stretch of a year, or of the part of it up to the day in its brackets."""
    kind: Span = "cumulative" if of.so_far else "yearly"
    if not of.until:
        return Timing(kind, ends, of.status)
    day = day_until(of.until, year, fiscal=fiscal)
    return None if day is None else Timing(kind, day, of.status)


def year_of_all(*leads: str) -> str | None:
    """Give the end of the one financial year that the words above a table name; None where they name none, or two."""
    found = {(year[1], year[2]) for lead in leads if lead for year in _FISCAL.finditer(fold(lead))}
    if len(found) != 1 or any(_FROM_THEN.search(fold(lead)) for lead in leads):
        return None
    first, last = found.pop()
    return f"20{last}-03-31" if (int(first) + 1) % 100 == int(last) else None
