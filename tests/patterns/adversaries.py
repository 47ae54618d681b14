"""This file makes text that a pattern nearly matches, over and over, from the pattern's own parse tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, permutations, product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_FAILING = "\x01"
_CATEGORIES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_NOT_DIGIT: "q",
    op.CATEGORY_SPACE: " ", op.CATEGORY_NOT_SPACE: "q",
    op.CATEGORY_WORD: "w1中", op.CATEGORY_NOT_WORD: " -",
}  # fmt: skip
_CANDIDATES = "q1 中-.,:/()a\n\"'、。Q"
_REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, getattr(op, "POSSESSIVE_REPEAT", op.MAX_REPEAT)}
_LONG = 6  # a repeat that may go on longer than this is worth stretching
_MOST_WAYS = 6
_MOST_UNITS = 48
_MOST_BODIES = 8  # that are put together in twos
_MOST_LED = 12


def adversaries(pattern: str | bytes, flags: int) -> list[tuple[str, str, str]]:
    """Give what to repeat: (what stands before it once, the unit, what stands behind it once)."""
    tree = _parser.parse(pattern, flags & ~re.DEBUG)
    made = _Maker(tree)
    whole = made.ways(tree)
    led = list(
        dict.fromkeys(
            (before, unit)
            for before, body in made.repeats(tree, "")
            for unit in made.ways(body)
            if unit
        )
    )
    bodies = list(dict.fromkeys(unit for _, unit in led))
    nearly = [way[:end] for way in whole for end in range(len(way), max(0, len(way) - 10), -1)]
    units = dict.fromkeys([*bodies, *nearly, *made.letters(tree)])
    found: list[tuple[str, str, str]] = []
    for before, unit in led:
        found += [(before, unit, _FAILING), ("", before + unit, _FAILING)]
        found.append(("q ", before + unit * 20, _FAILING))
    for unit in islice(units, _MOST_UNITS):
        found += [("", unit, _FAILING), ("", unit, ""), ("", unit + " ", _FAILING)]
    found += [("", one + other, _FAILING) for one, other in permutations(bodies[:_MOST_BODIES], 2)]
    for (before, unit), way in product(led[:_MOST_LED], whole[:2]):
        found += [(before, way, _FAILING), (way, unit, _FAILING), (way, unit, way)]
    return [each for each in dict.fromkeys(found) if each[1]]


def stretched(adversary: tuple[str, str, str], length: int) -> str:
    """Give the text of that length."""
    before, unit, after = adversary
    room = max(0, length - len(before) - len(after))
    return (before + unit * (room // len(unit) + 1))[: length - len(after)] + after


class _Maker:
    """Gives strings that parts of one pattern match."""

    def __init__(self, tree: Any) -> None:
        self._groups: dict[int, str] = {}

    def ways(self, items: Sequence[Any]) -> list[str]:
        """Give a few strings that a sequence matches."""
        found = [""]
        for item in items:
            more = self._item(item)
            longest = max(len(found), len(more))
            found = [
                found[at % len(found)] + more[at % len(more)]
                for at in range(min(longest, _MOST_WAYS))
            ]
        return list(dict.fromkeys(found))

    def _item(self, item: Any) -> list[str]:
        what, value = item
        if what is op.LITERAL:
            return [chr(value)]
        if what is op.NOT_LITERAL:
            return [next(c for c in _CANDIDATES if ord(c) != value)]
        if what is op.ANY:
            return ["q"]
        if what is op.IN:
            return self.members(value)[:_MOST_WAYS]
        if what is op.BRANCH:
            ways = [way for branch in value[1] for way in self.ways(branch)[:2]]
            return ways or [""]
        if what is op.SUBPATTERN:
            ways = self.ways(value[-1])
            self._groups[value[0] or 0] = ways[0]
            return ways
        if what is getattr(op, "ATOMIC_GROUP", None):
            return self.ways(value)
        if what in _REPEATS:
            least, most, body = value
            times = max(least, 1) if most else 0
            return [way * times for way in self.ways(body)] + ([""] if not least else [])
        if what is op.GROUPREF:
            return [self._groups.get(value, "")]
        if what is op.GROUPREF_EXISTS:
            return self.ways(value[1])
        return [""]

    def members(self, value: Sequence[Any]) -> list[str]:
        """Give letters that a class holds, one for each of its ranges and categories."""
        if value[0][0] is op.NEGATE:
            letters = [c for c in _CANDIDATES if not _holds(value[1:], c)]
            return letters[:3] or ["\u2603"]
        found: dict[str, None] = {}
        for what, item in value:
            if what is op.LITERAL:
                found[chr(item)] = None
            elif what is op.RANGE:
                found[chr(item[0])] = None
            elif what is op.CATEGORY:
                found.update(dict.fromkeys(_CATEGORIES.get(item, "q")))
        return list(found)

    def repeats(self, items: Sequence[Any], before: str) -> Iterator[tuple[str, Any]]:
        """Give every repeat that may go on, with a string that leads up to it."""
        for item in items:
            what, value = item
            if what in _REPEATS:
                _, most, body = value
                if most > _LONG or (most > 1 and _is_several(body)):
                    yield before, body
                yield from self.repeats(body, before)
            elif what is op.SUBPATTERN:
                yield from self.repeats(value[-1], before)
            elif what is op.BRANCH:
                for branch in value[1]:
                    yield from self.repeats(branch, before)
            elif what in {op.ASSERT, op.ASSERT_NOT}:
                yield from self.repeats(value[1], before)
            elif what is getattr(op, "ATOMIC_GROUP", None):
                yield from self.repeats(value, before)
            before += self._item(item)[0]

    def letters(self, items: Any) -> Iterator[str]:
        """Give every letter that the pattern names, and one of each of its classes' ranges."""
        for what, value in items:
            if what is op.LITERAL:
                yield chr(value)
            elif what is op.IN:
                yield from self.members(value)
            elif what is op.ANY:
                yield "q"
            elif what in _REPEATS:
                yield from self.letters(value[2])
            elif what is op.SUBPATTERN:
                yield from self.letters(value[-1])
            elif what is op.BRANCH:
                for branch in value[1]:
                    yield from self.letters(branch)
            elif what in {op.ASSERT, op.ASSERT_NOT}:
                yield from self.letters(value[1])
            elif what is getattr(op, "ATOMIC_GROUP", None):
                yield from self.letters(value)


def _is_several(body: Sequence[Any]) -> bool:
    """Say whether what is repeated is more than one letter, and so may be read in several ways."""
    return len(body) > 1 or body[0][0] in {op.SUBPATTERN, op.BRANCH}


def _holds(items: Sequence[Any], letter: str) -> bool:
    for what, item in items:
        if what is op.LITERAL and ord(letter) == item:
            return True
        if what is op.RANGE and item[0] <= ord(letter) <= item[1]:
            return True
        if what is op.CATEGORY and _in_category(item, letter):
            return True
    return False


def _in_category(category: Any, letter: str) -> bool:
    return {
        op.CATEGORY_DIGIT: letter.isdecimal(),
        op.CATEGORY_NOT_DIGIT: not letter.isdecimal(),
        op.CATEGORY_SPACE: letter.isspace(),
        op.CATEGORY_NOT_SPACE: not letter.isspace(),
        op.CATEGORY_WORD: letter.isalnum() or letter == "_",
        op.CATEGORY_NOT_WORD: not (letter.isalnum() or letter == "_"),
    }[category]
