"""This file reads two numbers of an earlier year that two of a sentence are compared with, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from bot.contents.figures.gates import Gate
from bot.contents.figures.numbers import Number
from bot.contents.figures.numerals import ARABIC
from scrapers.text import parse_number
from storage.records import Figure

_Read = tuple[Number, Figure | Gate]
_NUMBER_EN = rf"(?:{ARABIC})(?: (?:thousand|million|billion))?"
_NUMBER_ZH = rf"(?:{ARABIC}) ?(?:[十百千]?[万亿])?"
_SCALED = re.compile(r"[万亿]|thousand|illion")
_LARGE = 1000  # from which on a number beside scaled ones may stand without a scale
# What the two before it were in the year that is told with them.
# e.g. , as compared with 905 and 517 respectively in 2024 · ，2024年則分別為290個及101張
_PAIR = re.compile(
    rf",? (?:as )?(?:compared (?:with|to)|(?:up|down) from) (?P<first>{_NUMBER_EN}) and (?P<second>{_NUMBER_EN})"
    r"(?:,? respectively,?)? in (?P<year>20\d\d(?:-\d\d)?)\b(?:,? respectively)?"
    rf"|[,，;；](?:而)?(?:在)?(?P<year_zh>20\d\d(?:-\d\d)?)年度?(?:的数字)?则?分别(?:为|是|有) ?(?P<one>{_NUMBER_ZH}) ?"
    rf"[^,，。;；\d及和余多万亿]{{0,2}}[及和] ?(?P<two>{_NUMBER_ZH}) ?[^,，。;；\d余多万亿]{{0,3}}(?=[,，。;；]|$)"
)


def is_of_a_pair(folded: str, at: int) -> bool:
    """Say whether a place is where two numbers are told against two before them, each by its place."""
    return any(pair.start() <= at < pair.end() for pair in _PAIR.finditer(folded))


def with_former_pair(folded: str, read: Iterable[_Read]) -> Iterator[_Read]:
    """Give what was read of a sentence, and the two that it compares its only two others with."""
    pair = _PAIR.search(folded)
    if pair is None:
        yield from read
        return
    told = [*read]
    now = [one for one in told if one[0].end <= pair.start()]
    were = [*_were(pair, now)]
    if were:
        told = [*now, *were, *(one for one in told if one[0].start >= pair.end())]
    yield from told


def _were(pair: re.Match[str], now: list[_Read]) -> Iterator[_Read]:
    """Give what two numbers were; nothing where they are not two, of one programme and of one day."""
    figures = [figure for _, figure in now if isinstance(figure, Figure)]
    if len(now) != len(figures) or len(figures) != 2:
        return
    first, second = figures
    day = _in(pair["year"] or pair["year_zh"], first.as_of)
    if day is None or (first.programme, first.as_of) != (second.programme, second.as_of):
        return
    for group, (number, _), figure in zip(
        ("first", "second") if pair["first"] else ("one", "two"), now, figures, strict=True
    ):
        value = parse_number(pair[group])
        if value is not None and not _lacks_scale(value, pair.string[number.start : number.end]):
            at = replace(
                number, start=pair.start(group), end=pair.end(group), counted_from=pair.end(group)
            )
            was = replace(figure, value=value, as_of=day, qualifier="exact")
            yield replace(at, value=value), was


def _lacks_scale(value: Decimal, now: str) -> bool:
    """Say whether a number was left without the scale that the one of now has: 1.2 million, compared with 1.1."""
    return value < _LARGE and _SCALED.search(now) is not None


def _in(year: str, now: str | None) -> str | None:
    """Give a year as the day that ends it, where the numbers of now are of such a day; None where not before it."""
    if now is None:
        return None
    if len(now) == len(year) == 4:
        day = year
    elif now.endswith("-03-31") and len(year) > 4:
        day = f"20{year[-2:]}-03-31"
    elif now.endswith("-12-31") and len(year) == 4:
        day = f"{year}-12-31"
    else:
        return None
    return day if day < now else None
