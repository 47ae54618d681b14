"""This file finds from which day something holds: a circular, an ordinance, a rule."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from scrapers.kinds.patterns import folded_pattern
from scrapers.kinds.said import LONGEST, Said
from scrapers.kinds.stated_days import StatedDay, stated_days

# What stands before the day from which something holds.
# e.g. takes effect on · with effect from · comes into operation on · 生效日期為
_BEFORE = folded_pattern(
    r"(?:\bwith effect (?:from|on)|\beffective(?: date(?: is| of|:)?)?(?: from| on| as (?:of|from))?"
    r"|\b(?:tak(?:es?|ing)|(?:comes?|coming|put|brought|enters?) into) (?:effect|force|operation)"
    r"(?: with effect from| on| from)?"
    r"|\bcommenc(?:es?|ing) (?:operation )?(?:on|from)|\bappl(?:y|ies) (?:with effect )?(?:on and )?from"
    r"|\b(?:is|are|be) implemented (?:with effect from|on|from)|生效日期(?:為|是|[:：])?)"
    r"\s?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?$"
)
# What may stand behind it instead.
# e.g. 起生效 · （星期五）起正式實施
_BEHIND = folded_pattern(
    r"^\s?(?:[(（][^()（）]{1,12}[)）]\s?)?(?:起|開始)?(?:正式|全面|開始)?(?:生效|實施|施行|起適用|適用)"
)
# That it holds from the day on which it is issued.
# e.g. takes effect immediately · 即時生效
_AT_ONCE = folded_pattern(
    r"\b(?:with immediate effect|(?:tak(?:es?|ing)|comes? into) (?:immediate effect|effect immediately))\b|即時生效"
    r"|即日(?:起)?生效"
)
# What ends, or held before.
# e.g. ceases to have effect · was in effect
_OTHER = folded_pattern(
    r"\b(?:ceas\w{1,4}|laps\w{1,3}|expir\w{1,4}|supersed\w{1,4}|repeal\w{0,3}|revok\w{1,4})\b|失效|廢除|取代|撤銷"
)
_BACK = timedelta(days=31)  # what holds from a day further back than that is no news


def effective(said: Iterable[Said], issued: date | None) -> dict[str, str]:
    """Give `effective`, the first day from which what is said holds, and `effective_words`, the sentence.

    A day of long before the issue belongs to something older; so does one on which something ends.
    """
    for each in said:
        day = _day(each.folded, issued)
        if day is not None:
            return {"effective": day.isoformat(), "effective_words": each.text[:LONGEST]}
    return {}


def _day(folded: str, issued: date | None) -> date | None:
    if _OTHER.search(folded):
        return None
    for day in stated_days(folded, issued):
        if _holds_from(folded, day) and (issued is None or day.day >= issued - _BACK):
            return day.day
    return issued if issued is not None and _AT_ONCE.search(folded) else None


def _holds_from(folded: str, day: StatedDay) -> bool:
    before, behind = folded[max(0, day.start - 80) : day.start], folded[day.end : day.end + 30]
    return _BEFORE.search(before) is not None or _BEHIND.match(behind) is not None
