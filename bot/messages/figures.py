"""This file writes programmes' figures in a reader's language: over 3.4 million users; 逾340萬登記用戶."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.messages.dates import day
from bot.messages.words import say
from scrapers.items import Language
from storage.records import Figure

MEASURES = frozenset({"HKD", "percent", "PFLOPS", "rank"})  # other units are counting words
# How long something takes, or out of how many it is rated: an English unit says nothing of what that is.
# e.g. working days · minutes · out of 5 · stars
_LASTS = re.compile(
    r"(?:(?:working|business|calendar|clear) )?(?:days?|weeks?|months?|hours?|minutes?|seconds?)|out of \w{1,4}"
    r"|stars|points|marks",
    re.IGNORECASE,
)
MOST_MOVED = 3  # differences on one card
STEPS = {True: (8, 4), False: (9, 6)}  # powers of ten that have a word, Chinese or not


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A programme's figure and the one that was known before it, for the same thing."""

    name: str
    before: Figure
    after: Figure


def difference(one: FigureDifference, language: Language) -> str:
    """Say what a figure was and what it is: HKPilot: 70 departments → 85 departments."""
    before, after = amount(one.before, language), amount(one.after, language)
    return say("figure_moved", language, name=one.name, before=before, after=after)


def amount(figure: Figure, language: Language) -> str:
    """Write a figure: over 3.4 million users; 逾340萬登記用戶."""
    if figure.unit in MEASURES or _LASTS.fullmatch(figure.unit):
        said = measured(figure, language)
        return " · ".join(piece for piece in (said, figure.counts) if piece)
    said = _qualified(_numeral(figure.value, language), figure, language)
    gap = " " if language == "en" or (figure.unit or figure.counts).isascii() else ""
    counted = " " if figure.unit and figure.unit.isascii() else ""
    return f"{said}{gap}{figure.unit}{counted if figure.counts else ''}{figure.counts}".rstrip()


def measured(figure: Figure, language: Language) -> str:
    """Write how much it is, without what is counted: over $3 billion; 逾340萬名."""
    value = _numeral(figure.value, language)
    if figure.unit in MEASURES:
        return _qualified(say(f"in_{figure.unit}", language, n=value), figure, language)
    if _LASTS.fullmatch(figure.unit):
        return f"{_qualified(value, figure, language)} {figure.unit}"
    unit = "" if figure.unit.isascii() else figure.unit
    gap = " " if unit and language == "en" else ""
    return f"{_qualified(value, figure, language)}{gap}{unit}"


def counted(figure: Figure) -> str:
    """Say what is counted, in the paper's words: applications · received; 登記用戶."""
    named = figure.unit.isascii() and figure.unit not in MEASURES
    things = figure.unit if named and not _LASTS.fullmatch(figure.unit) else ""
    return " · ".join(piece for piece in (things, figure.counts) if piece)


def _qualified(value: str, figure: Figure, language: Language) -> str:
    return value if figure.qualifier == "exact" else say(figure.qualifier, language, n=value)


def _numeral(value: Decimal, language: Language) -> str:
    """Write a number as its language counts: 3.4 million, 340萬."""
    for power in STEPS[language != "en"]:
        short = value.scaleb(-power)
        if short >= 1 and short * 100 % 1 == 0:
            return say(f"ten_to_{power}", language, n=_plain(short))
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value.normalize():f}"


def as_of_day(as_of: str, language: Language) -> str:
    """Write a day, a month or a year, as far as it is stated."""
    parts = [int(part) for part in as_of.split("-")]
    if len(parts) == 1:
        return say("year", language, n=as_of)
    return day(date(*(*parts, 1)[:3]), language, "month" if len(parts) == 2 else "day")


def manner(figure: Figure, language: Language) -> list[str]:
    """Say how a figure is meant, and as of when or by when it holds where the paper says so."""
    pieces = [say(f"span_{figure.span}", language)]
    if figure.as_of:
        key = "by" if figure.span in ("target", "forecast") else "as_of"
        pieces.append(say(key, language, day=as_of_day(figure.as_of, language)))
    return pieces
