"""This file finds an item of an agenda that a text cites by its number alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from scrapers.numbering import chinese_count

_COUNT = r"[ivx]{1,6}|\d{1,2}|[一二三四五六七八九十]{1,3}"
# Where a meeting's name and day stand beside it; the items of a list, or of somebody else, are none.
# e.g. agenda item iv · item 4 of the agenda · 议程第iv项 · 议程项目四 · 第三项议程
_CITED = re.compile(
    rf"\bitem (?:no\.? ?)?(?P<en>[ivx]{{1,6}}|\d{{1,2}})\b(?!\.\d)"
    rf"(?!(?: of|(?: on| in)(?= (?:the |a |its )?[a-z-]{{0,14}} ?(?:list|paper|annex)))"
    rf"(?! (?:the |its |that )?(?:agenda|meeting)\b))|(?:议程(?:项目)?|议项)第? ?(?P<zh>{_COUNT})(?! ?[段条]) ?项?"
    rf"|第 ?(?P<before>{_COUNT}) ?[项个]议[程项]"
)
_OPENS = re.compile(
    rf"议程第? ?(?P<said>{_COUNT})(?!\d) ?项?|(?P<marked>{_COUNT}) ?[.、](?!\d)"
    rf"|(?P<apart>[ivx]{{1,6}}|[一二三四五六七八九十]{{1,3}}) {{1,6}}(?=\D)"
)
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


def numbers_of(headings: Iterable[str]) -> dict[str, int]:
    """Give the number of each folded heading of an agenda that an item opens with.

    All are numbered in the way of the first and rise; where they do not, lists stand below the items,
    and which number is the meeting's own cannot be told.
    """
    given: dict[str, int] = {}
    way: str | None = None
    for heading in headings:
        found = _OPENS.match(heading)
        said = next(filter(None, found.groups())) if found else ""
        number = _count(said) if said else None
        if not number or way not in (None, _way(said)):
            continue
        if given and number <= max(given.values()):
            return {}
        way, given[heading] = _way(said), number
    return given


def _way(said: str) -> str:
    """Say in which way a number is written."""
    return "digits" if said.isdecimal() else "letters" if said.isascii() else "words"


def _count(said: str) -> int | None:
    values = [_ROMAN.get(letter, 0) for letter in said]
    if not all(values):
        return chinese_count(said)
    after = [*values[1:], 0]
    return sum(-one if one < then else one for one, then in zip(values, after, strict=True))
