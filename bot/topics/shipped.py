"""This file says which topics ship."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from bot.topics.aliases import aliases
from bot.topics.frames import words_pattern
from bot.topics.terms import HINT, NAME, SIGN, TOUCH, Pair, Term, Thresholds, Topic, named, needle
from bot.topics.vocabulary import SHIPPED, VocabularyError, against, read, strings

_WEIGHTS = (("name", NAME), ("sign", SIGN), ("touch", TOUCH), ("hint", HINT))


_AMERICAN = {"isation": "ization", "ising": "izing", "ised": "ized", "centre": "center"}
_BRITISH = re.compile("|".join(_AMERICAN))
# What papers write either way, and mean the same by. Only inside words of four letters and more: a
# shorter one might become another word.
_EITHER = (
    ("身份", "身分"),
    ("實時", "即時"),
    ("遙距", "遠程"),
    ("數碼", "數字"),
    ("機械人", "機器人"),
    ("網上", "線上"),
    ("感應器", "傳感器"),
    ("辨識", "識別"),
    ("網絡", "網路"),
)
_HAS_OTHER_WAYS = re.compile("|".join(word for pair in _EITHER for word in pair))
_LEAST = 4


@cache
def shipped() -> tuple[Topic, ...]:
    """Give the topics that ship, in the order in which they are shown."""
    return tuple(_topic(key) for key in SHIPPED)


def _topic(key: str) -> Topic:
    table = read(key)
    if table.get("key") != key:
        raise VocabularyError(f"{key}.toml: key must be {key!r}, as the file is called")
    names, limits = table["names"], table["thresholds"]
    return Topic(
        key,
        named(names["en"], names["zh"]),
        (*_listed(table, key), *_programmes(key)),
        emoji=table["emoji"],
        masks=strings(table.get("masks", {}), "spans", key),
        thresholds=Thresholds(limits["substantive"], limits["mention"], limits["headline"]),
        pairs=tuple(_pair(one, key) for one in table.get("pairs", [])),
        rivals=tuple(
            (short, strings(table["rivals"], short, key)) for short in table.get("rivals", {})
        ),
        feigned=tuple(map(needle, strings(table.get("feigned", {}), "words", key))),
        guards=_guards(table, key),
    )


def _guards(table: Mapping[str, Any], key: str) -> Mapping[str, tuple[re.Pattern[str], ...]]:
    """Give, by term, what speaks against it nearby."""
    found: dict[str, tuple[re.Pattern[str], ...]] = {}
    for guard in table.get("guards", []):
        pattern = words_pattern(against(guard, key))
        for text in strings(guard, "terms", key):
            for spelling in _spellings(text):
                found[spelling] = (*found.get(spelling, ()), pattern)
    return MappingProxyType(found)


def _listed(table: Mapping[str, Any], key: str) -> list[Term]:
    """Read the file's own words; a word listed twice keeps its greater weight."""
    terms: dict[str, Term] = {}
    for weight_name, weight in _WEIGHTS:
        for text in strings(table.get("terms", {}), weight_name, key):
            for spelling in _spellings(text):
                meant = text if spelling != text else None
                terms.setdefault(spelling, Term(spelling, weight, stands_for=meant))
        for text in strings(table.get("capitals", {}), weight_name, key):
            terms.setdefault(text, Term(text, weight, exact=True))
    return list(terms.values())


def _spellings(text: str) -> tuple[str, ...]:
    """Give the American spelling beside the British one, and of a Chinese word its other ways."""
    spellings = {text: None, _BRITISH.sub(lambda found: _AMERICAN[found.group()], text): None}
    if len(text) >= _LEAST and _HAS_OTHER_WAYS.search(text):
        for pair in _EITHER:
            for one, other in (pair, pair[::-1]):
                spellings.update({known.replace(one, other): None for known in list(spellings)})
    return tuple(spellings)


def _programmes(key: str) -> list[Term]:
    """Take from the aliases the names of programmes and bodies that speak for this topic."""
    return [
        term
        for alias in aliases()
        for topic, weight in alias.topics
        if topic == key
        for term in alias.terms(weight)
    ]


def _pair(table: Mapping[str, Any], key: str) -> Pair:
    return Pair(
        tuple(one for word in strings(table, "first", key) for one in _spellings(word)),
        tuple(one for word in strings(table, "second", key) for one in _spellings(word)),
        int(table["within"]),
        float(table.get("weight", NAME)),
        tuple(map(needle, against(table, key))),
        table.get("titles") is True,
    )
