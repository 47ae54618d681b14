"""This file says whether a name may be set in brackets before a sentence: a whole noun phrase, written as one."""

from __future__ import annotations

import re

# What no name opens with, so that it was torn from a clause.
# e.g. （並由一個中心） · （將推出平台）
_TORN_ZH = re.compile(
    r"（(?:[及由於于被已亦仍均須须惟但而或與与的把]|[並并](?![購购])|以及|就(?![業业])|[將将](?![軍军])"
    r"|在(?![職职線线岸地]))"
)
# e.g. [and the Fund] · [will launch the Scheme]
_TORN_EN = re.compile(
    r"\[(?:and|or|but|of|to|for|in|on|at|by|with|from|is|are|was|were|will|has|have|had|which|that|who|also|as"
    r"|under|since|its|their|our|not|(?-i:[a-z]{2,16}ing))\b",
    re.IGNORECASE,
)
_SMALL = frozenset(["THE", "OF", "FOR", "AND", "IN", "ON", "TO", "A", "AN"])
MOST_CAPITALS = 2  # letters of a word in a heading of capitals that may be a short name
_VOWEL = re.compile(r"[AEIOUY]")


def sound(label: str | None) -> str | None:
    """Give a label as it may stand before a sentence; None where it is torn from a clause."""
    if not label:
        return label
    if _TORN_ZH.match(label) or _TORN_EN.match(label):
        return None
    return _in_sentence_case(label) if label.isupper() and " " in label.strip() else label


def _in_sentence_case(label: str) -> str:
    words = label.strip("[] ").split()
    if words[0] == "THE":
        del words[0]
    said = " ".join(
        word.lower()
        if word in _SMALL or (len(word) > MOST_CAPITALS and _VOWEL.search(word))
        else word
        for word in words
    )
    return f"[{said[:1].upper()}{said[1:]}] "
