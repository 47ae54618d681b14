"""This file numbers passages so that the number alone tells day, paper, language and place.

The search index knows a passage by its number only. With the newest day in the highest bits, the
newest hits of a common word are found without looking at the others.
"""

from __future__ import annotations

from datetime import date

from scrapers.items import Language

_LANGUAGES: tuple[Language, ...] = ("en", "zh-Hant", "zh-Hans")
_ORDINAL_BITS, _LANGUAGE_BITS, _PAPER_BITS, _DAY_BITS = 13, 2, 24, 17
_LANGUAGE_AT = _ORDINAL_BITS
_PAPER_AT = _LANGUAGE_AT + _LANGUAGE_BITS
DAY_AT = _PAPER_AT + _PAPER_BITS
_FIRST_DAY = date(1900, 1, 1)

LAST_ORDINAL = (1 << _ORDINAL_BITS) - 1
ABOVE_ALL = 1 << (DAY_AT + _DAY_BITS)
PAPER_AT = _PAPER_AT
PAPER_MASK = (1 << _PAPER_BITS) - 1
LANGUAGE_AT = _LANGUAGE_AT
LANGUAGE_MASK = (1 << _LANGUAGE_BITS) - 1


def language_number(language: Language) -> int:
    """Give the number of a language as slots have it."""
    return _LANGUAGES.index(language)


def day_number(day: date) -> int:
    """Count a day as slots do; days outside of 1900 to 2258 are brought inside."""
    return min(max((day - _FIRST_DAY).days, 0), (1 << _DAY_BITS) - 1)


def first_slot_of(day: date) -> int:
    """Give the lowest number that a passage of this day or later can have."""
    return day_number(day) << DAY_AT


def slot(day: date, paper_id: int, language: Language, ordinal: int) -> int:
    """Give a passage's number."""
    if not 0 <= ordinal <= LAST_ORDINAL or not 0 <= paper_id <= PAPER_MASK:
        raise ValueError(f"No number for passage {ordinal} of paper {paper_id}: out of room.")
    return (
        day_number(day) << DAY_AT
        | paper_id << _PAPER_AT
        | _LANGUAGES.index(language) << _LANGUAGE_AT
        | ordinal
    )
