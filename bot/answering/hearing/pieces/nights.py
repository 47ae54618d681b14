"""This file writes the hours in which nothing is to come, as a sentence names them."""

from __future__ import annotations

import re

from bot.answering.hearing.pieces.named import Named
from scrapers.text import fold

_EARLY = "06:30"
# e.g. 半夜三點 · in the middle of the night
_DEEP = re.compile(r"半夜|深夜|凌晨|middle of the night|woke|woken", re.IGNORECASE)
_NIGHT = ("22:00", "08:00")  # what "at night" is, where nobody says more
# e.g. weekend · Saturdays and Sundays
WEEKEND = re.compile(
    r"\bweekends?\b|\bsat(?:urday)?s?(?: and |/| ?& ?)sun(?:day)?s?\b|周末"
    r"|(?:星期|礼拜|周)?六[、，,及和同]?(?:星期|礼拜|周)?日",
    re.IGNORECASE,
)
# e.g. 2230 to 730
_BARE_HOURS = re.compile(
    r"(?<!\d)((?:[01]?\d|2[0-3])[0-5]\d) ?(?:to|till?|until|-|–|至|到) ?((?:[01]?\d|2[0-3])[0-5]\d)(?!\d)"
)
# e.g. before 8 or after 7pm · 8點前同11點後
_OUTSIDE = re.compile(
    r"\bbefore\b.{1,16}\b(?:and|or|nor)\b.{0,8}\bafter\b|[前].{0,4}[同和与及或].{1,8}[后]",
    re.IGNORECASE,
)
# e.g. over lunch · 食晏嗰陣
_LUNCH = re.compile(
    r"\b(?:at|over|during|for|through|in) (?:the |our )?lunch(?: ?(?:time|hours?|breaks?))?\b"
    r"|\blunch ?(?:times?|hours?|breaks?)\b"
    r"|午[饭餐休]|食晏|晏昼食饭",
    re.IGNORECASE,
)
_LUNCH_HOUR = "quiet 13:00-14:00"
_NOON = "12:00"
# e.g. not before 9 · 朝早九點前
_BEFORE = re.compile(
    r"\b(?:before|until|till|earlier than)\b|[点时半]钟?(?:之|以)?前", re.IGNORECASE
)
_LONGEST = 14 * 60  # minutes of a night
# That the first hour is of the morning.
# e.g. 8:30am · in the morning · 朝早
_MORNING = re.compile(r"\d ?a\.?m\b|\bmorning\b|[早晨]|上午", re.IGNORECASE)
_EVENING = re.compile(r"\b(?:night|evening)s?\b|after work|晚|夜|收工|放工|下班", re.IGNORECASE)


def quiet(named: Named) -> str | None:
    """Give the line for the hours or the weekends that a sentence wants quiet; None where it names a topic."""
    folded, hours = fold(named.text), named.hours
    if named.topics:
        return None
    if WEEKEND.search(folded) and not hours:
        return "quiet weekends"
    if not hours and _LUNCH.search(folded):
        return _LUNCH_HOUR
    if not hours and (bare := _BARE_HOURS.search(folded)):
        hours = [f"{int(one) // 100:02d}:{one[-2:]}" for one in bare.groups()]
    if len(hours) == 1 and (hours[0] < _EARLY or _DEEP.search(folded)):
        hours = []  # woken at that hour, nobody wants to be from then on
    if len(hours) == 1 and hours[0] <= _NOON and _BEFORE.search(folded):
        hours = [_NIGHT[0], hours[0]]
    if len(hours) == 1:
        evening = _late(hours[0]) if _EVENING.search(folded) else hours[0]
        hours = [evening, _NIGHT[1]]
    if len(hours) > 1 and _OUTSIDE.search(folded):
        hours = [_late(hours[1]), hours[0]]  # before one hour and after another
    if len(hours) > 1 and hours[0] < hours[1] < "12:00" and _EVENING.search(folded):
        hours = [_late(hours[0]), *hours[1:]]  # from the evening on, until the morning after
    if len(hours) > 1 and hours[0] < "12:00" and _long(hours) and not _MORNING.search(folded):
        hours = [_late(hours[0]), hours[1]]  # nobody wants nearly all of a day quiet
    return "quiet {}-{}".format(*(hours[:2] or _NIGHT))


def _long(hours: list[str]) -> bool:
    """Say whether it is longer from one hour to another than any night."""
    first, last = (int(one[:2]) * 60 + int(one[3:]) for one in hours[:2])
    return (last - first) % (24 * 60) > _LONGEST


def _late(hour: str) -> str:
    """Give an hour of the evening that was named without its half of the day; midnight stays."""
    return f"{int(hour[:2]) + 12:02d}{hour[2:]}" if "01:00" <= hour < "12:00" else hour
