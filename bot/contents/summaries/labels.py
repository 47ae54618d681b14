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


# A sentence that goes on with the last word of the name set before it.
# e.g. （開放數據平台）平台在2025年 · （共用區塊鏈平台）該平台截至
_SAYS_IT_ZH = re.compile(
    r"（([^（）]{2,40}?([\u4e00-\u9fff]{2,8}))）(?:[該该]|「)?\2」?"
    r"(?=[在已的將将會会於于自由現现至截按共接獲获正可須须是亦為为設设今仍，])"
)
# e.g. [Kerbside Sensor Trial] The trial costs
_SAYS_IT_EN = re.compile(
    r"\[(?:The )?([^\[\]]{4,72})\] The ([A-Za-z]{3,20})(?= (?:is|are|was|were|will|would|has|have|had|can|may|must"
    r"|should|also|now|[a-z]{3,12}s)\b)"
)


# A clause that a list goes on with.
# e.g. [The Rules will require parties to file] in civil proceedings
_LED_BY_EN = re.compile(
    r"\[((?:The|We|It|A|An) [^\[\]]{0,120}\b(?:will|shall|must|should)\b[^\[\]]{4,120})\] (?=[a-z])"
)


def in_place(text: str) -> str:
    """Give a bullet with the name set before it told where the sentence means it, if it opens on that."""
    found = _SAYS_IT_EN.match(text)
    if found is not None:
        name, word = found[1].casefold(), found[2].casefold()
        said = name.endswith(f" {word}") or name.startswith(f"{word} ")
        return f"The {found[1]}{text[found.end() :]}" if said else text
    led = _LED_BY_EN.match(text)
    if led is not None:
        return f"{led[1]} {text[led.end() :]}"
    found = _SAYS_IT_ZH.match(text)
    return text if found is None else f"{found[1]}{text[found.end() :]}"
