"""This file says from which day to which an expression of time runs that a paper sets something by."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.calendar import lunar_new_year
from bot.contents.counted_from import runs_from_now
from bot.contents.intervals import (
    Interval,
    is_half,
    is_stretch,
    month_of,
    number_of,
    part_of_month,
    part_of_session,
    part_of_year,
    quarter_days,
    term_end,
    whole_year,
    with_edge,
    year_of,
)

_SESSIONS_BY_YEAR = 2022


def _read_day(match: re.Match[str], issued: date | None) -> Interval | None:
    groups = match.groupdict()
    year = (
        year_of(groups["year"], issued) if groups.get("year") else (issued.year if issued else None)
    )
    month = month_of(groups["month"])
    if not 1 <= month <= 12:
        return None
    if year is None:
        return None, None
    edge = groups.get("edge") or groups.get("lead") or ""
    if groups.get("day"):
        day = number_of(groups["day"])
        if not 1 <= day <= calendar.monthrange(year, month)[1]:
            return None
        exact = date(year, month, day)
        if "后" in edge or edge.startswith("after"):
            return exact + timedelta(days=1), None
        return exact, exact
    until = number_of(groups.get("until") or "")
    if month < until <= 12:
        return quarter_days(year, month, until)
    third = groups.get("third") or ""
    return with_edge(part_of_month(year, month, third), edge, whole=not third)


def _read_part(match: re.Match[str], issued: date | None) -> Interval | None:
    groups = match.groupdict()
    year = year_of(groups.get("year") or "今", issued)
    if year is None:
        return None, None
    part = groups["part"] or "end"
    if "later" in part:
        return whole_year(year)
    edge = groups.get("edge") or groups.get("lead") or ""
    return with_edge(part_of_year(year, part), edge, whole=is_stretch(part))


def _read_year(match: re.Match[str], issued: date | None) -> Interval | None:
    groups = match.groupdict()
    year = year_of(groups.get("year") or "今", issued)
    if year is None:
        return None, None
    edge = groups.get("edge") or ""
    if edge.strip() in ("onwards", "onward", "and beyond"):
        return (whole_year(year)[0], None) if "beyond" in edge else whole_year(year)
    lead = groups.get("lead") or ""
    return with_edge(whole_year(year), edge or lead, whole=True)


def _read_quarter(match: re.Match[str], issued: date | None) -> Interval | None:
    groups = match.groupdict()
    year = year_of(groups.get("year") or groups.get("year2") or "this year", issued)
    if year is None:
        return None, None
    number = number_of(groups.get("n") or groups.get("m") or groups.get("n2") or "1")
    if groups.get("unit") == "half":
        span = quarter_days(year, 1, 6) if number == 1 else quarter_days(year, 7, 12)
    else:
        span = quarter_days(year, number * 3 - 2, number * 3)
    return with_edge(span, groups.get("lead") or groups.get("lead2") or "", whole=True)


def _read_fiscal(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read 2026-27: a financial year from April to March, a school year from September."""
    groups = match.groupdict()
    first = number_of(groups["y1"])
    last = number_of(groups["y2"])
    last = last if last > 99 else first // 100 * 100 + last
    words = match[0]
    if not first < last <= first + 30:
        return None
    if last > first + 1 and not ("度" in words or groups.get("school")):
        return with_edge(
            (date(first, 1, 1), date(last, 12, 31)), groups.get("edge") or "", whole=True
        )
    school, part = groups.get("school"), groups.get("half") or groups.get("part") or ""
    opens = 4
    if school:
        opens = 10 if "会期" in school or "立法" in school or "session" in school else 9
    span = part_of_session(first, opens, part)
    return with_edge(
        span, groups.get("edge") or groups.get("lead") or "", whole=not part or is_half(part)
    )


def _read_range(match: re.Match[str], issued: date | None) -> Interval | None:
    first, last = int(match["y1"]), int(match["y2"])
    return (date(first, 1, 1), date(last, 12, 31)) if first < last else None


def _read_quarters(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read from one quarter or month of a year to a later one."""
    year = year_of(match["year"], issued)
    groups = match.groupdict()
    if groups.get("m1"):
        first, last = month_of(groups["m1"]), month_of(groups["m2"])
    else:
        first, last = number_of(groups["q1"]) * 3 - 2, number_of(groups["q2"]) * 3
    if year is None:
        return None, None
    return quarter_days(year, first, last) if first < last else None


def _read_fiscals(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read from one financial year to a later one."""
    first = int(match["y1"])
    last = first // 100 * 100 + int(match["y2"])
    return (date(first, 4, 1), date(last, 3, 31)) if first < last - 1 else None


def _read_this_fiscal(match: re.Match[str], issued: date | None) -> Interval | None:
    if issued is None:
        return None, None
    first = issued.year if issued.month >= 4 else issued.year - 1
    first += 1 if match["which"] in ("下", "明", "来", "next", "coming") else 0
    return date(first, 4, 1), date(first + 1, 3, 31)


def _read_next_quarter(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read the quarter after the one of the day of issue."""
    if issued is None:
        return None, None
    quarters = issued.year * 4 + (issued.month - 1) // 3 + 1
    year, at = divmod(quarters, 4)
    return with_edge(quarter_days(year, at * 3 + 1, at * 3 + 3), _lead_of(match), whole=True)


def _lead_of(match: re.Match[str]) -> str:
    return match.groupdict().get("lead") or ""


def _read_next(match: re.Match[str], issued: date | None) -> Interval | None:
    half = match["n"] == "半"
    count = 6 if half else number_of(match["n"])
    if issued is None or not count:
        return None, None
    months = count * (12 if match["unit"].startswith(("年", "year")) and not half else 1)
    return issued, _months_on(issued, months)


def _read_ahead(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read "in the year ahead" and "this time next year": as long as that from the day of issue."""
    return (issued, _months_on(issued, 12)) if issued else (None, None)


def _months_on(day: date, months: int) -> date:
    """Give the same day so many months on, or the last of its month."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def _read_session(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read a session of the Council: since its seventh term a calendar year, before from October to September."""
    if issued is None:
        return None, None
    ahead = match["which"].startswith(("下", "来", "next", "coming"))
    mid = "mid" if match.groupdict().get("mid") else ""
    if issued.year >= _SESSIONS_BY_YEAR:
        return part_of_session(issued.year + ahead, 1, mid)
    first = (issued.year if issued.month >= 10 else issued.year - 1) + ahead
    return part_of_session(first, 10, mid)


def _read_next_month(match: re.Match[str], issued: date | None) -> Interval | None:
    if issued is None:
        return None, None
    year, month = divmod(issued.year * 12 + issued.month, 12)
    return part_of_month(year, month + 1, (match["third"] or "").strip())


def _read_term(match: re.Match[str], issued: date | None) -> Interval | None:
    return (issued, term_end(issued)) if issued else (None, None)


def _read_feast(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read "before Lunar New Year", of the year that is said or the next that comes, as the day before it."""
    year = year_of(match["year"], issued) if match["year"] else None
    christmas = match["feast"] in ("圣诞", "christmas")
    if year is None and issued is not None:
        year = issued.year + (_feast(issued.year, christmas=christmas) <= issued)
    if year is None:
        return None, None
    return None, _feast(year, christmas=christmas) - timedelta(days=1)


def _feast(year: int, *, christmas: bool) -> date:
    return date(year, 12, 25) if christmas else lunar_new_year(year)


def _read_relative(match: re.Match[str], issued: date | None) -> Interval | None:
    """Read "within two years" as from the day of issue; where something else begins them, nobody knows."""
    groups = match.groupdict()
    if issued is None or groups.get("of") or groups.get("not"):
        return None, None
    if not runs_from_now(match.string, match.start(), match.end()):
        return None, None
    count = groups.get("n") or groups.get("in")
    unit = (groups.get("unit") or groups.get("units") or "")[-2:]
    if groups.get("halves"):
        return issued, _months_on(issued, number_of(groups["halves"]) * 12 + 6)
    if (count and count.startswith("half")) or count == "半":
        return issued, _months_on(issued, 6)
    number = number_of(count or "")
    if unit in ("年", "ar", "月", "个月", "th"):
        return issued, _months_on(issued, number * (12 if unit in ("年", "ar") else 1))
    return None, None  # days and weeks are how long any case takes


READERS: dict[str, Callable[[re.Match[str], date | None], Interval | None]] = {
    "quarters_zh": _read_quarters, "months_en": _read_quarters, "range_en": _read_range,
    "fiscals_zh": _read_fiscals, "fiscals_en": _read_fiscals,
    "session_zh": _read_session, "session_en": _read_session,
    "next_month_zh": _read_next_month, "next_month_en": _read_next_month,
    "feast_zh": _read_feast, "feast_en": _read_feast, "term_zh": _read_term, "next_zh": _read_next,
    "relative_zh": _read_relative,
    "fiscal_zh": _read_fiscal, "range_zh": _read_range, "this_fiscal_zh": _read_this_fiscal,
    "day_zh": _read_day, "part_zh": _read_part, "year_zh": _read_year,
    "within_year_zh": _read_year, "bare_part_zh": _read_part,
    "bare_half_zh": _read_part, "year_end_en": _read_part, "bare_day_zh": _read_day, "bare_month_zh": _read_day,
    "bare_month_en": _read_day,
    "bare_quarter_en": _read_quarter,
    "next_quarter_zh": _read_next_quarter, "next_quarter_en": _read_next_quarter,
    "ahead_en": _read_ahead, "ahead_zh": _read_ahead, "term_en": _read_term, "relative_en": _read_relative,
    "next_en": _read_next,
    "fiscal_en": _read_fiscal, "this_fiscal_en": _read_this_fiscal, "quarter_en": _read_quarter,
    "short_quarter_en": _read_quarter, "day_en": _read_day, "us_day_en": _read_day,
    "month_en": _read_day, "part_en": _read_part, "year_en": _read_year,
    "bare_year_en": _read_year, "moved_en": _read_year,
}  # fmt: skip
