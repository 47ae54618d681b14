"""This file leaves out of a bullet what Chinese sets in brackets and tells little: a short name that it does not use, examples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

LONGEST_NAME = 40  # letters before a bracket in which the name stands that it shortens
MOST, MOST_BRACKETS = 60, 2000  # short names that a paper may have; brackets that are looked at
# e.g. 香港微電子研發院(微電子研發院) · 「新型工業加速計劃」(「加速計劃」)
_BRACKET = re.compile(r"[（(][「“\"]?([\u4e00-\u9fff]{2,8})[」”\"]?[)）]")
# What only names some of what it follows, or names it in English; of a sum or a count it says
# what that holds, and nothing that counts, dates or takes back goes.
# e.g. 政府部門(包括地政總署) · 首批成員(排名不分先後)
IDLE_BRACKET = re.compile(
    r"(?<=[\u4e00-\u9fff」])[（(](?:排名不分先[后後]|(?:(?<![元宗名人個个家間间項项萬万亿億支費费額额款數数量][（(])(?:(?:当中|當中)?包括|例如|特别是|特別是)|[A-Z][a-z]{2,20} [A-Z])"
    r"[^（）()\d一二三四五六七八九十兩两不未非除但惟須须待]{0,80})[)）]"
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
