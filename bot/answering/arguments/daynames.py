"""This file names the days of the week, the months, and the parts and hours of a day, for patterns and look-ups."""

from __future__ import annotations

from bot.calendar import WEEKDAYS
from scrapers.text import MONTH_START, fold

WORKDAY = "(?:mon|tues|wednes|thurs|fri)day"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = f"{MONTH_START}[a-z]{{0,6}}"  # however it ends: people misspell them
# In either script; a day of the week is the one with a figure of the other behind it.
WEEK_HAN = "(?:星期|禮拜|礼拜|週|周)"
FIGURES = "一二三四五六日天"
WEEKDAY_HAN = f"{WEEK_HAN}[{FIGURES}]"
WORKDAY_HAN = f"{WEEK_HAN}[一二三四五]"
TODAY_HAN = "|".join(("今日", "今天", "聽日", "听日", "明天"))
_ENGLISH = {
    "mon": ("mon", "monday"), "tue": ("tue", "tues", "tuesday"), "wed": ("wed", "wednesday"),
    "thu": ("thu", "thur", "thurs", "thursday"), "fri": ("fri", "friday"), "sat": ("sat", "saturday"),
    "sun": ("sun", "sunday"),
}  # fmt: skip
IN_FULL = {name: names[-1] for names in _ENGLISH.values() for name in names}
# Days by their names, folded.
DAYS: dict[str, str] = {name: day for day, names in _ENGLISH.items() for name in names} | {
    fold(f"{before}{figure}"): day
    for before in ("星期", "周", "禮拜", "")
    for figure, day in zip(FIGURES, (*WEEKDAYS, "sun"), strict=True)
}
# Parts of a day, and the hour with which each begins for whoever names no other.
PARTS: dict[str, int] = {
    "morning": 8, "afternoon": 14, "evening": 18, "night": 20, "早上": 8, "上午": 8, "朝早": 8,
    "中午": 12, "下午": 14, "傍晚": 18, "晚上": 20, "夜晚": 20, "下昼": 14,
}  # fmt: skip
# What stands before an hour, in folded letters; those of the second half of a day.
HALVES = "早上|上午|朝早|今早|早|凌晨|中午|下午|下昼|晏昼|晚上|夜晚|傍晚|晚"
LATE = frozenset({"下午", "下昼", "晏昼", "晚上", "夜晚", "傍晚", "晚"})
# The same in either script, as it stands in a sentence.
HALVES_HAN = "(?:[上下][午晝昼]|朝早|早上|晚上|夜晚|晏[晝昼]|翌晨|清晨|今晚)"
# The figure behind 星期 is the day's, and no part of a number.
# e.g. 9 · 九 · 十二
COUNT_HAN = (
    r"(?:\d{1,2}|(?<![期拜周週])[二兩两三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]?"
    r"|[一二兩两三四五六七八九])"
)
HOURS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
HOUR = f"(?:{'|'.join(HOURS)})"
