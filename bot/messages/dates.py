"""This file writes days, moments and numerals as English and Chinese do; both scripts write them alike."""

from __future__ import annotations

from datetime import date, datetime, time

from bot.calendar import hong_kong
from scrapers.items import Language

DAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DAYS_ZH = "一二三四五六日"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
NUMERALS = "〇一二三四五六七八九十"


def weekday(number: int, language: Language) -> str:
    """Give the short name of a day of the week, Monday being 0."""
    return DAYS_EN[number] if language == "en" else DAYS_ZH[number]


def day(value: date, language: Language, precision: str = "day") -> str:
    """Give a date as the language writes it, with its weekday."""
    if language == "en":
        if precision == "month":
            return f"{MONTHS[value.month - 1]} {value.year}"
        return f"{weekday(value.weekday(), language)} {value.day} {MONTHS[value.month - 1]} {value.year}"
    if precision == "month":
        return f"{value.year}年{value.month}月"
    return f"{value.year}年{value.month}月{value.day}日（{weekday(value.weekday(), language)}）"


def days(first: date | None, last: date, language: Language) -> str:
    """Give a span by its first and last day, by one where they are the same or the first is open."""
    return " – ".join(day(one, language) for one in dict.fromkeys((first, last)) if one)


def day_soon(value: date, language: Language) -> str:
    """Give a date of the days to come: its year goes without saying."""
    if language == "en":
        return f"{weekday(value.weekday(), language)} {value.day} {MONTHS[value.month - 1]}"
    return f"{value.month}月{value.day}日（{weekday(value.weekday(), language)}）"


def moment_soon(value: datetime, language: Language) -> str:
    """Give an instant of the days to come; midnight is a day whose hour nobody knows."""
    local = hong_kong(value)
    when = day_soon(local.date(), language)
    if local.time() == time(0):
        return when
    return f"{when}{' ' if language == 'en' else ''}{local:%H:%M}"


def moment(value: datetime, language: Language) -> str:
    """Give an instant as Hong Kong's clocks show it."""
    local = hong_kong(value)
    gap = " " if language == "en" else ""  # 2025年7月9日（三）16:10
    return f"{day(local.date(), language)}{gap}{local:%H:%M}"


def numeral(value: int) -> str:
    """Give 1 to 99 in Chinese numerals."""
    if value <= 10:
        return NUMERALS[value]
    tens, ones = divmod(value, 10)
    return ("" if tens == 1 else NUMERALS[tens]) + "十" + (NUMERALS[ones] if ones else "")
