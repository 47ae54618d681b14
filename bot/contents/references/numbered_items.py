"""This file finds an item of an agenda that a text cites by its number alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from scrapers.numbering import chinese_count

_COUNT = r"[ivx]{1,6}|\d{1,2}|[一二三四五六七八九十]{1,3}"
# Where a meeting's name and day stand beside it.
# e.g. agenda item iv · item 4 of the agenda · 议程第iv项 · 议程项目四 · 第三项议程
_CITED = re.compile(
    rf"\bitem (?:no\.? ?)?(?P<en>[ivx]{{1,6}}|\d{{1,2}})\b(?!\.\d)|(?:议程(?:项目)?|议项)第? ?(?P<zh>{_COUNT})(?! ?[段条]) ?项?|第 ?(?P<before>{_COUNT}) ?[项个]议[程项]"
)
_OPENS = re.compile(rf"(?:议程第?)? ?(?P<count>{_COUNT})(?: ?[.、]| {{1,6}}(?=\D)|项)")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Item:
    """The number of an item, and where it stands in a text."""

    count: int
    start: int
    end: int


def numbered_item(folded: str, start: int, end: int) -> Item | None:
    """Give the one item that a stretch of folded text cites; None where it cites none, or several."""
    found = list(_CITED.finditer(folded, start, end))
    count = _count(next(filter(None, found[0].groups()))) if len(found) == 1 else None
    return Item(count, *found[0].span()) if count else None


def number_of(heading: str) -> int | None:
    """Give the number that a folded heading of an agenda opens with."""
    found = _OPENS.match(heading)
    return _count(found["count"]) if found else None


def _count(said: str) -> int | None:
    values = [_ROMAN.get(letter, 0) for letter in said]
    if not all(values):
        return chinese_count(said)
    after = [*values[1:], 0]
    return sum(-one if one < then else one for one, then in zip(values, after, strict=True))
