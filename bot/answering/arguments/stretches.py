"""This file knows the stretches of days that people name by themselves: 上個月, Q2 last year, the past fortnight."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from bot.answering.arguments.daynames import DAYS, FIGURES, WEEKDAY
from bot.calendar import WEEKDAYS
from scrapers.numbering import chinese_count
from scrapers.text import IN_FIGURES, MONTH, month_number

Days = tuple[date, date]
Given = defaultdict[str, str]  # what a pattern's groups hold, "" where nothing stood

_MOST = 120  # units that are counted
# October and April, with which a session that two years name and a financial year begin. Since 2022 a session is a
# year of the calendar, and has the name of one.
SESSION, FINANCE = 10, 4
_DEC = 12
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "couple of": 2, "couple": 2, "few": 3, "several": 3, "两": 2, "几": 3,
}  # fmt: skip
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
             "一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1}  # fmt: skip
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12, "春天": 3, "春季": 3, "夏天": 6, "夏季": 6,
            "暑假": 7, "秋天": 9, "秋季": 9, "冬天": 12, "冬季": 12}  # fmt: skip
_PARTS = {
    "early": 1,
    "初": 1,
    "mid": 5,
    "中": 5,
    "late": 9,
    "尾": 9,
    "末": 9,
}  # each of four months
_BACK = frozenset(("last", "past", "previous", "上", "去", "旧"))
_AHEAD = frozenset(("next", "coming", "following", "下", "明", "出"))
_NAMED_DAYS = {
    "today": 0, "this morning": 0, "this afternoon": 0, "今朝": 0, "今早": 0, "今晨": 0,
    "今日": 0, "今天": 0, "yesterday": -1, "昨日": -1, "昨天": -1, "寻日": -1, "琴日": -1, "噚日": -1,
    "the day before yesterday": -2, "前日": -2, "前天": -2, "tomorrow": 1, "听日": 1, "明天": 1,
}  # fmt: skip

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(filter(str.isascii, _COUNTS), key=len, reverse=True))})"
_NUMBER_HAN = r"(?:\d{1,3}|十[一二]?|[一二两三四五六七八九几])"
_MONTH_HAN = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
_DAY_HAN = (
    r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]|廿[一二三四五六七八九]?)"
)
_FIGURE_YEAR = r"(?:20\d\d|二[零〇][一二三四][零〇一二三四五六七八九])"
_THAT_YEAR = r"(?:(?:of )?(?:20\d\d|(?:this|last|next) year))"
_THAT_YEAR_HAN = rf"(?:{_FIGURE_YEAR}年度?|[今去旧上本明出下前]年)"
_UNIT = r"(?:day|week|wk|fortnight|month|mth|mo|quarter|half[- ]year|year|yr)"
_OF_WEEK_HAN = rf"[{FIGURES}](?![条次单])"  # a figure that counts is no day: 今個禮拜一條通知都冇
_WEEK_HAN = rf"(?:周|星期|礼拜)(?!{_OF_WEEK_HAN})"
_UNIT_HAN = rf"(?:日|天|{_WEEK_HAN}|月|季度?|年)"
_THIS_HAN = r"[上今本这呢下]一?个?"
_ORDINAL = r"(?:first|second|third|fourth|last|1st|2nd|3rd|4th)"
_REL = r"(?:last|past|this|previous|current|next|coming|following)"
_FLOOR = "(?:底|尾|末)(?![薪线层盘价座色蕴片牌稿])"  # an end, and no part of 底薪
# Before a noun it is part of its name: three days back pay, an end of year bonus.
_NO_NOUN = r"(?! (?!(?:on|in|about|for|from|and|or|to|at|with|by|please|pls|thanks)\b)[a-z])"
# What a name of a day, a month or a year begins without being one.
# e.g. 前日本首相 · 前天主教徒 · 前年輕一代 · 明天小學 · 五月天 · 上季風
_NOT_IN = {"前日": "本军占据治清耳俄", "前天": "主文鹅津台", "前年": "轻青幼老少", "明天": "小更"}
# Where a stretch begins and ends: in no longer word, number or name.
_BEFORE = r"(?:(?<![\w/.(第-])|(?=[^\x00-\x7f])(?<!第))"
_BEHIND = r"(?:(?<=[^\x00-\x7f])|(?![\w-]|[./:]\w))"


def _year(said: str, today: date) -> int:
    """Give the year that is named: 2025, 二零二五年, last year, 去年; this year where none is."""
    said = said.removeprefix("of ").removesuffix("年度").removesuffix("年")
    if said[:2] == "20" and said.isdecimal():
        return int(said)
    if said[:1] == "二":
        return int(said.translate(IN_FIGURES))
    if said == "前":
        return today.year - 2
    back, ahead = said.split(" ")[0] in _BACK, said.split(" ")[0] in _AHEAD
    return today.year - back + ahead


def _month(said: str) -> int:
    return month_number(said[:3]) or chinese_count(said.removesuffix("月")) or 0


def _count(said: str) -> int:
    return min(
        int(said) if said.isdecimal() else _COUNTS.get(said) or chinese_count(said) or 1, _MOST
    )


def _months(year: int, first: int, count: int) -> Days:
    """Give the first and the last day of some months, the first of which may be of another year."""
    begins = date(year + (first - 1) // _DEC, (first - 1) % _DEC + 1, 1)
    end = first - 1 + count - 1
    last_year, last_month = year + end // _DEC, end % _DEC + 1
    return begins, date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])


def of(year: int, month: int | None = None, day: int | None = None) -> Days:
    """Give a year's, a month's or a day's first and last day; what no calendar has is its whole."""
    if month is None or not 1 <= month <= _DEC:
        return date(year, 1, 1), date(year, 12, 31)
    longest = calendar.monthrange(year, month)[1]
    if day is None or not 1 <= day <= longest:
        return date(year, month, 1), date(year, month, longest)
    return date(year, month, day), date(year, month, day)


def _named_day(found: Given, today: date) -> Days:
    day = today + timedelta(days=_NAMED_DAYS[found["day"]])
    return day, day


def _weekday(found: Given, today: date) -> Days:
    """Give the last Friday before today, the Friday of last week, or the one to come."""
    said, rel = found["weekday"], found["rel"]
    number = WEEKDAYS.index(DAYS[said])
    monday = today - timedelta(days=today.weekday())
    if found["week"]:
        back = 7 if rel in _BACK else -7 if rel in _AHEAD else 0
        day = monday + timedelta(days=number - back)
    elif rel in _AHEAD:
        day = monday + timedelta(days=7 + number)
    elif rel == "this":
        day = monday + timedelta(days=number)
    else:
        day = today - timedelta(days=(today.weekday() - number) % 7 or 7)
    return day, day


def _relative(found: Given, today: date) -> Days:
    """Give last month, the past three weeks, 下個月, 過去半年."""
    rel, unit, count = found["rel"], _unit(found["unit"]), found["n"]
    ahead = rel in _AHEAD or rel.startswith(("未来", "今后", "接下来", "之后"))
    if (
        count
        or rel == "past"
        or unit == "fortnight"
        or (unit == "half" and rel not in ("this", "今", "本"))
    ):
        number = _count(count) if count and count != "半" else 1
        if count == "半":
            unit = "half" if unit == "year" else "fortnight"
        other = _moved(today, number, unit, 1 if ahead else -1)
        return (today, other) if ahead else (other, today)
    way = -1 if rel in _BACK else 1 if ahead else 0
    if unit == "day":
        return today + timedelta(days=way), today + timedelta(days=way)
    if unit == "week":
        monday = today + timedelta(days=7 * way - today.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return _months(today.year, today.month + way, 1)
    if unit == "quarter":
        return _months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * way, 3)
    if unit == "half":
        return _months(today.year, 1 if today.month < 7 else 7, 6)
    return of(today.year + way)


def _unit(said: str) -> str:
    for unit, begins in (("day", ("day", "日", "天")), ("quarter", ("quarter", "季")),
                         ("week", ("week", "wk", "周", "星期", "礼拜", "个星期", "个礼拜")),
                         ("half", ("half", "半")), ("fortnight", ("fort",)),
                         ("year", ("year", "yr", "年"))):  # fmt: skip
        if said.startswith(begins):
            return unit
    return "month"


def _moved(today: date, count: int, unit: str, way: int) -> date:
    """Give the day some units before or after today."""
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 0) * count
    if not months:
        return today + timedelta(days=way * count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    at = today.year * _DEC + today.month - 1 + way * months
    year, month = at // _DEC, at % _DEC + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def _ago(found: Given, today: date) -> Days:
    """Give the day, the week, the month or the year that was some of them ago."""
    unit = _unit(found["unit"])
    if found["n"] == "半":
        day, unit = _moved(today, 1, "half", -1), "month"
    else:
        day = _moved(today, _count(found["n"]), unit, -1)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return of(
        day.year,
        *((day.month,) if unit == "month" else (day.month, day.day) if unit == "day" else ()),
    )


def _dated(found: Given, today: date) -> Days:
    """Give a day or a month of a year; without its year it is the last one that has begun."""
    month, rel = _month(found["month"]), found["rel"]
    number = chinese_count(found["day"]) if found["day"] else None
    if found["year"]:
        return of(_year(found["year"], today), month, number)
    if rel in _AHEAD:
        return of(today.year + (month <= today.month), month, number)
    if rel in _BACK:
        return of(today.year - (month >= today.month), month, number)
    begun = (month, number or 1) <= (today.month, today.day)
    return of(today.year if begun or rel else today.year - 1, month, number)


def _quarter(found: Given, today: date) -> Days:
    number, year = _ORDINALS[found["q"]], found["year"]
    named = _year(year, today) if year else today.year - (3 * number - 2 > today.month)
    return _months(named, 3 * number - 2, 3)


def _half(found: Given, today: date) -> Days:
    second = found["half"] in ("second", "2nd", "2", "下")
    return _months(_year(found["year"], today), 7 if second else 1, 6)


def _part(found: Given, today: date) -> Days:
    return _months(_year(found["year"], today), _PARTS[found["part"]], 4)


def _head(found: Given, today: date) -> Days:
    return _months(_year(found["year"], today), 1, min(_count(found["n"]), _DEC))


def _season(found: Given, today: date) -> Days:
    """Give a season; without its year it is the last that has begun."""
    month, year = _SEASONS[found["season"]], found["year"]
    if year:
        begins = _year(year, today)
    elif found["rel"] in _BACK:
        begins = today.year - (month + 2 >= today.month)
    else:
        begins = today.year - (month > today.month) + (found["rel"] in _AHEAD)
    return _months(begins, month, 2 if month == 7 else 3)


def _of_months(begins: int) -> Callable[[Given, date], Days]:
    def days(found: Given, today: date) -> Days:
        """Give this, the last or the next year that begins with a month of its own."""
        way = -1 if found["rel"] in _BACK else 1 if found["rel"] in _AHEAD else 0
        return _months(today.year - (today.month < begins) + way, begins, _DEC)

    return days


def _whole_year(found: Given, today: date) -> Days:
    return of(_year(found["year"], today))


def _so_far(_: Given, today: date) -> Days:
    return of(today.year)


def _end(found: Given, today: date) -> Days:
    """Give all of what ends: who names the end of a year means by then."""
    said = found["of"].removeprefix("the ")
    return days(f"this {said}" if said in ("year", "month", "week") else said or "今年", today)


def _day_pattern(name: str) -> str:
    """Give the pattern of a day's name that begins no other word: 前日, and no part of 前日本首相."""
    others = f"(?![{_NOT_IN[name]}])" if name in _NOT_IN else ""
    return rf"(?<!of ){name}" if name == "tomorrow" else f"{name}{others}"


Sort = Literal["sure", "dated", "led"]
_Reader = Callable[[Given, date], Days]
_SURE: Sort = "sure"
_DATED: Sort = "dated"
_LED: Sort = "led"
# What names a stretch, in folded letters, and the days that it comes to. What is sure is one wherever it stands; what
# is dated may be part of a name ("Policy Address 2025"); what is led is one beside a word of time ("since March").
_SORTS: tuple[tuple[Sort, str, _Reader], ...] = (
    (_SURE,
        (rf"(?:the )?end of (?P<of>(?:the|this|next|last) (?:year|month|week)|(?:year|month|week){_NO_NOUN}"
        rf"|{MONTH} {_THAT_YEAR}|20\d\d|{MONTH})"), _end),
    (_SURE, rf"year[- ]?end|(?:(?P<of>{_FIGURE_YEAR}年|[今明去本]年)年?|年){_FLOOR}", _end),
    (_SURE, rf"(?P<of>(?:{_THIS_HAN}|(?:{_THAT_YEAR_HAN}的?)?{_MONTH_HAN})月){_FLOOR}", _end),
    (_SURE, r"(?:so far )?this year(?: so far)?|year to date|ytd", _so_far),
    (_SURE, "(?P<day>" + "|".join(map(_day_pattern, _NAMED_DAYS)) + ")", _named_day),
    (_SURE, rf"(?P<rel>last|past|this|next) (?P<weekday>{WEEKDAY})", _weekday),
    (_SURE, rf"(?P<weekday>{WEEKDAY}),? (?:of )?(?P<rel>last|this|next) (?P<week>week)", _weekday),
    (_SURE, rf"(?P<rel>[上今本这呢下])一?个?(?P<week>周|星期|礼拜)(?P<weekday>{_OF_WEEK_HAN})", _weekday),
    (_LED, rf"(?P<weekday>{WEEKDAY})|(?:周|星期|礼拜)(?P<weekday_>{_OF_WEEK_HAN})", _weekday),
    (_SURE,
        (rf"q(?P<q>[1-4]),? ?(?P<year>{_THAT_YEAR})|(?P<year_>20\d\d) ?q(?P<q_>[1-4])"
        rf"|(?:the )?(?P<q__>{_ORDINAL}) quarter (?:of )?(?P<year__>{_THAT_YEAR})"), _quarter),
    (_SURE,
        (rf"(?P<rel>{_REL}) (?:(?P<n>{_NUMBER}) (?P<unit>{_UNIT})s?"
        rf"|(?!(?<!past )day\b)(?P<unit_>{_UNIT})s?(?! of (?!the past)[a-z])|(?P<unit__>days))"), _relative),
    (_SURE, rf"(?P<rel>[上今本这呢下])一?个?(?P<unit>月|{_WEEK_HAN}|季度?(?![节风候]))(?![底尾末])", _relative),
    (_SURE, (r"(?P<rel>过去|最近|近|前|上|未来|今后|接下来|之后)"
        rf"这?(?P<n>{_NUMBER_HAN})个?(?P<unit>{_UNIT_HAN})"), _relative),
    (_SURE, (r"(?P<rel>过去|最近|近|未来|今后)(?P<n>半)(?P<unit>年)"
        r"|(?P<rel_>过去|最近|近)(?P<n_>半)个(?P<unit_>月)"), _relative),
    (_SURE, rf"(?P<n>{_NUMBER}) (?P<unit>{_UNIT})s? (?:ago|back{_NO_NOUN})", _ago),
    (_SURE, rf"(?P<n>{_NUMBER_HAN}|半)(?P<unit>个月|日|天|周|个?星期|个?礼拜|年)之?前", _ago),
    (_SURE, (rf"(?:the )?(?P<rel>{_REL}) (?:financial|fiscal) year"
        r"|(?P<rel_>[上今本这呢下去明])一?个?年?(?:财政)?年度"), _of_months(FINANCE)),
    (_SURE,
        (rf"(?:the )?(?P<rel>{_REL}) (?:(?:legislative |legco |council )?session|legislative year)(?! of\b)"
        r"|(?P<rel_>[上今本这呢下])一?个?(?:立法)?(?:会期|立法年度)"), _of_months(1)),
    (_SURE, rf"(?P<year>{_THAT_YEAR_HAN})的?第?(?P<q>[一二三四1-4首])季度?", _quarter),
    (_LED, r"q(?P<q>[1-4])|(?:the )?(?P<q_>first|second|third|fourth) quarter|第(?P<q__>[一二三四1-4])季度?", _quarter),
    (_SURE,
        (rf"(?:the )?(?P<half>first|second|1st|2nd) half (?:of )?(?P<year>{_THAT_YEAR})"
        rf"|h(?P<half_>[12]) ?(?P<year_>{_THAT_YEAR})|(?P<year__>{_THAT_YEAR_HAN})?的?(?P<half__>[上下])半年"), _half),
    (_SURE,
        (rf"(?P<part>early|mid|late)[- ](?:in )?(?P<year>{_THAT_YEAR})"
        rf"|(?P<year_>{_THAT_YEAR_HAN})年?(?P<part_>[初中尾末])(?![期央学文小型间国步级])"), _part),
    (_LED, r"年(?P<part>[初中尾末])(?![期央学文小型间国步级])", _part),
    (_LED, r"(?:the )?(?:start|beginning) of (?:the |this )?year", _so_far),
    (_SURE, rf"(?P<year>{_THAT_YEAR_HAN})[首头](?P<n>{_NUMBER_HAN})个?月", _head),
    (_SURE,
        (r"(?P<rel>last) (?P<season>spring|summer|autumn|winter)(?!\w| (?:school|camp|course|job))"
        rf"|(?P<season_>spring|summer|autumn|winter)(?: of)? (?P<year>{_THAT_YEAR})"), _season),
    (_SURE, rf"(?P<year>{_THAT_YEAR_HAN})的?(?P<season>春天|春季|夏天|夏季|暑假|秋天|秋季|冬天|冬季)", _season),
    (_LED,
        (r"(?:the |this |next )?(?P<season>spring|summer|autumn|fall|winter)(?: (?:holidays?|break|recess))?"
        r"(?! of\b)|(?P<season_>春天|夏天|暑假|秋天|冬天)"), _season),
    (_DATED,
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}),? (?P<year>20\d\d)"
        rf"|(?P<month_>{MONTH}) (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year_>20\d\d)"), _dated),
    (_SURE,
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH}),? (?P<year>(?:this|last|next) year)"
        rf"|(?P<month_>{MONTH}) (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?"
        r"(?P<year_>(?:this|last|next) year)"), _dated),
    (_SURE,
        (rf"(?P<month>{MONTH}),? (?P<year>(?:of )?(?:this|last|next) year)"
        rf"|(?P<rel>last|this|next) (?P<month_>{MONTH})"), _dated),
    (_DATED, rf"(?P<month>{MONTH}),? (?P<year>20\d\d)", _dated),
    (_LED,
        (rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{MONTH})"
        rf"|(?P<month_>{MONTH}) (?P<day_>\d{{1,2}})(?:st|nd|rd|th)?"), _dated),
    (_LED, rf"(?P<month>{MONTH})", _dated),
    (_SURE, rf"(?P<year>[今去旧上本明出下前]年)的?(?P<month>{_MONTH_HAN})月份?(?:(?P<day>{_DAY_HAN})[日号])?", _dated),
    (_DATED, rf"(?P<year>{_FIGURE_YEAR}年)的?(?P<month>{_MONTH_HAN})月份?(?:(?P<day>{_DAY_HAN})[日号])?", _dated),
    (_LED, rf"(?P<month>{_MONTH_HAN})月(?!天(?!气))份?(?:(?P<day>{_DAY_HAN})[日号])?", _dated),
    (_DATED, r"(?P<year>20\d\d)-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3]\d))?(?!\d)", _dated),
    (_DATED, r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>20\d\d)", _dated),
    (_SURE, rf"(?P<year>[今去旧上本明出下]年|前年(?![{_NOT_IN['前年']}]))(?![度代龄底尾末])", _whole_year),
    (_DATED, rf"(?P<year>{_FIGURE_YEAR}年度?|20\d\d)", _whole_year),
)  # fmt: skip
_GROUP = re.compile(r"\(\?P<[a-z_]+>")
_ENDS = re.compile(r"end of|year[- ]?end|[年月][底尾末]")


@cache
def stretch() -> re.Pattern[str]:
    """Give what finds any of them; made by the first text that is searched for one, as are the next."""
    any_sort = "|".join(_GROUP.sub("(?:", pattern) for _, pattern, _ in _SORTS)
    # e.g. last month · 上星期三 · Q2 last year · 2026年12月 · march
    return re.compile(rf"{_BEFORE}(?:{any_sort}){_BEHIND}", re.ASCII)


@cache
def _readers() -> list[tuple[Sort, re.Pattern[str], _Reader]]:
    """Give each sort by itself; most texts name none."""
    return [(sort, re.compile(pattern, re.ASCII), read) for sort, pattern, read in _SORTS]


@lru_cache(maxsize=512)
def _read(when: str) -> tuple[Sort, _Reader, Given] | None:
    """Give the sort of what is named, and what it is read by; None for what is no stretch, or no calendar has."""
    for sort, pattern, read in _readers():
        if found := pattern.fullmatch(when):
            given: Given = defaultdict(str)
            for name, value in found.groupdict().items():
                given[name.rstrip("_")] = given[name.rstrip("_")] or value or ""
            return (sort, read, given) if read is not _dated or _is_day(given) else None
    return None


def _is_day(given: Given) -> bool:
    """Say whether a calendar has such a day, or such a month."""
    month, day = _month(given["month"]), chinese_count(given["day"]) if given["day"] else 1
    return 1 <= month <= _DEC and 1 <= (day or 0) <= calendar.monthrange(2024, month)[1]


def sort_of(when: str) -> Sort | None:
    """Say whether what is named is a time wherever it stands; None for what is no time."""
    read = _read(when)
    return read[0] if read else None


@lru_cache(maxsize=512)
def days(when: str, today: date) -> Days:
    """Give the first and the last day of what is named, in folded letters; a text that is none is this year."""
    known = _read(when)
    return known[1](known[2], today) if known else of(today.year)


def ends(when: str) -> bool:
    """Say whether the end of what is named is meant."""
    return bool(_ENDS.search(when))


def coming(when: str, today: date) -> Days:
    """Give the first and the last day of what is named; what comes again and names no year is the next one."""
    first, last = days(when, today)
    return shifted(when, (first, last), 1) if last < today else (first, last)


def _comes_again(when: str) -> bool:
    """Say whether what is named comes each year or each week; the end of a month does where the month does."""
    known = _read(when)
    if known is None:
        return False
    return known[0] == _LED or (known[1] is _end and sort_of(known[2]["of"]) == _LED)


def shifted(when: str, of_it: Days, way: int) -> Days:
    """Give the same stretch a year, or a week, later or earlier, where it comes again."""
    if not _comes_again(when):
        return of_it
    if (
        of_it[0] == of_it[1]
        and not any(map(str.isdecimal, when))
        and not when.endswith(("日", "号"))
    ):
        return of_it[0] + timedelta(days=7 * way), of_it[1] + timedelta(days=7 * way)
    return _moved(of_it[0], 1, "year", way), _moved(of_it[1], 1, "year", way)
