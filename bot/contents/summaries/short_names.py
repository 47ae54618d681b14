"""This file leaves out of a bullet brackets that tell little: a short name that it does not use, an English one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

LONGEST_NAME = 40  # letters before a bracket in which the name stands that it shortens
MOST, MOST_BRACKETS = 60, 2000  # short names that a paper may have; brackets that are looked at
# e.g. 香港微電子研發院(微電子研發院) · 「新型工業加速計劃」(「加速計劃」)
_BRACKET = re.compile(r"[（(][「“\"]?([\u4e00-\u9fff]{2,8})[」”\"]?[)）]")
# What only says in what order names stand, or a name again in English; what a bracket includes
# or gives as an example may be the very thing that is ruled, counted or looked for, and stays.
# e.g. 首批成員(排名不分先後) · 有限合夥人(Limited Partner)
IDLE_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff」])[（(](?:排名不分先[后後]|[A-Z][a-z]{2,20} [A-Z][A-Za-z &'’.-]{0,80})[)）]"
)
_ENDS = re.compile(r"[，。；、：,;:.（）()]")


def short_names(texts: Iterable[str]) -> frozenset[str]:
    """Give the short names that a paper defines in brackets behind a name and goes on with."""
    told = "\n".join(texts)
    found = {
        match[1]: None
        for match in islice(_BRACKET.finditer(told), MOST_BRACKETS)
        if _shortens(match[1], told[max(0, match.start() - LONGEST_NAME) : match.start()])
    }
    return frozenset(name for name in islice(found, MOST) if told.count(name) > 1)


def without_idle(text: str, names: frozenset[str]) -> str:
    """Give a text without the short names that it defines and does not use."""
    if "(" not in text and "（" not in text:
        return text
    for match in reversed(list(_BRACKET.finditer(text)) if names else []):
        before, after = text[: match.start()], text[match.end() :]
        name = match[1]
        if before and name in names and name not in after and _shortens(name, before):
            text = before + after
    return IDLE_BRACKET.sub("", text)


def _shortens(name: str, before: str) -> bool:
    """Say whether a name's letters stand, in their order, in the longer one that ends there."""
    whole = _ENDS.split(before[-LONGEST_NAME:])[-1]
    left = iter(whole.rstrip('」”"'))
    return len(whole) > len(name) and all(letter in left for letter in name)
