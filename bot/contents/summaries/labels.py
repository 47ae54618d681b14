"""This file says whether a name may be set in brackets before a sentence: a whole noun phrase, written as one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.contents.summaries.names_zh import place_by_itself
from bot.contents.summaries.standing import reads_alone
from scrapers.text import fold

# What no name opens with, so that it was torn from a clause.
# e.g. （並由一個中心） · （將推出平台）
_TORN_ZH = re.compile(
    r"（(?:[及由於于被已亦仍均須须惟但而或與与的把]|[並并](?![購购])|以及|就(?![業业])|[將将](?![軍军])"
    r"|在(?![職职線线岸地]))"
)
# e.g. [and the Fund] · [will launch the Scheme]
_TORN_EN = re.compile(
    r"\[(?:and|or|but|of|to|for|in|on|at|by|with|from|is|are|was|were|will|has|have|had|which|that|who|also|as"
    r"|under|since|its|their|our|not|(?-i:[a-z]{2,16}ing(?! [a-z]{3,16}\] )))\b",
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


# e.g. The Amendment Regulation also provides
_NAMES_ITSELF_EN = re.compile(r"(?:The )?(?:[A-Z][\w'’-]{1,24} ){2}")


def unlabelled(text: str, title: str) -> str:
    """Give a bullet without the name set before it, where the title says that and the rest names a thing itself."""
    label = LABEL.match(text)
    if label is None or not _says(title, label[1] or label[2]):
        return text
    said = text[label.end() :]
    if label[1]:
        return said if said.startswith(("「", "《")) and reads_alone(said) else text
    return said if _NAMES_ITSELF_EN.match(said) else text


def _says(title: str, name: str) -> bool:
    folded, name = fold(title), fold(name)
    at = folded.find(name)
    around = folded[max(0, at - 1) : max(0, at)] + folded[at + len(name) :][:1]
    return at >= 0 and not any(one.isascii() and one.isalnum() for one in around)


# A sentence that goes on with the last words of the name set before it.
# e.g. （共用區塊鏈平台）區塊鏈平台選用 · （港島海事研究院）研究院選址
_SAYS_IT_ZH = re.compile(r"（([^（）]{1,40}?([\u4e00-\u9fff]{3,8}))）(?:[該该]|「)?\2」?")
# Two letters may open another word.
# e.g. （開放數據平台）平台在2025年 · （共用區塊鏈平台）該平台截至
_SAYS_ITS_KIND_ZH = re.compile(
    r"（([^（）]{2,40}?([\u4e00-\u9fff]{2}))）(?:「\2」|[該该]?\2(?=督導|督导|秘書處|秘书处|評審|评审"
    r"|[在已的將将會会於于自由现现至截按共接獲获正可须須是亦为為设設今仍所下內内預预旨涉，]))"
)
# e.g. [Kerbside Sensor Trial] The trial costs
_SAYS_IT_EN = re.compile(
    r"\[(?:The )?([^\[\]]{4,72})\] The ([A-Za-z]{3,20})(?= (?:is|are|was|were|will|would|has|have|had|can|may|must"
    r"|should|also|now|[a-z]{3,12}s)\b)"
)
# A sentence that says them further on, as a short name in brackets or with "the".
# e.g. （港島海事資料聯盟）政府支持「聯盟」 · （海事資料平台）署方會擴展該平台
_NAMES_IT_ZH = re.compile(
    r"（[^（）、]{2,40}?([\u4e00-\u9fff]{2,8})）[^（）]{0,160}?(「\1」|[該该此]\1|(?<=，)\1(?<=[\u4e00-\u9fff]{3}))"
)
# e.g. [Kerbside Sensor Trial] The bureau will extend the Trial
_NAMES_IT_EN = re.compile(
    r"\[(?:The )?[^\[\]]{4,72}? ([A-Z][a-z]{3,20})\] [^\[\]]{2,300}?\b(the \1)(?![\w-]| [A-Z(])",
)
_ENDS = re.compile(r"。|[.;] (?=[A-Z])")
LABEL = re.compile(r"（([^（）、]{2,60})）|\[(?:The )?([^\[\]]{2,120})\] ")
_LONGER_EN = re.compile(r"\w| (?:of|for|on) | [A-Z]")  # a longer name goes on
_POINTS = frozenset("該该此本")


# A clause that a list goes on with.
# e.g. [The Rules will require parties to file] in civil proceedings
_LED_BY_EN = re.compile(
    r"\[((?:The|We|It|A|An) [^\[\]]{0,120}\b(?:will|shall|must|should)\b[^\[\]]{4,120})\] (?=[a-z])"
)


def in_place(text: str, called: Iterable[str] = ()) -> str:
    """Give a bullet with the name set before it told where the sentence means it, if it has words of that.

    `called` are the short names that the paper has for it.
    """
    label = LABEL.match(text)
    if label is None:
        return text
    chinese = text[0] == "（"
    opens = _opens_on_it(text, chinese=chinese)
    if opens is not None:
        return opens
    led = None if chinese else _LED_BY_EN.match(text)
    if led is not None:
        return f"{led[1]} {text[led.end() :]}"
    stop = _ENDS.search(text, label.end())
    first = text[: stop.start()] if stop else text  # what another sentence tells comes too late
    further = (_NAMES_IT_ZH if chinese else _NAMES_IT_EN).match(first)
    at, end = further.span(2) if further else _short_in(first, label.end(), called)
    if at < 0:
        return text
    name, before = label[1] or label[2], text[label.end() : at]
    if not chinese:
        return f"{before}{'the' if before else 'The'} {name}{text[end:]}"
    quoted = before.count("「") == before.count("」")
    return f"{before}「{name}」{text[end:]}" if quoted else f"{before}{name}{text[end:]}"


def _opens_on_it(text: str, *, chinese: bool) -> str | None:
    """Give a bullet that opens on the last words of its label as opening on all of that; None for another."""
    if chinese:
        found = _SAYS_IT_ZH.match(text) or _SAYS_ITS_KIND_ZH.match(text)
        return f"{found[1]}{text[found.end() :]}" if found else None
    found = _SAYS_IT_EN.match(text)
    if found is None:
        return None
    name, word = found[1].casefold(), found[2].casefold()
    said = name.endswith(f" {word}") or name.startswith(f"{word} ")
    return f"The {found[1]}{text[found.end() :]}" if said else text


def _short_in(text: str, start: int, called: Iterable[str]) -> tuple[int, int]:
    """Give where a text says one of these short names as one that was defined; (-1, -1) where it does not."""
    for short in called:
        shown = (f"the {short}", f"The {short}") if short.isascii() else (f"「{short}」",)
        for one in (*shown, short) if short[0] in _POINTS else shown:
            at = text.find(one, start)
            end = at + len(one)
            if at >= 0 and not (short.isascii() and _LONGER_EN.match(text, end)):
                return at, end
        at = -1 if short.isascii() else place_by_itself(short, text, start)
        if at > start:
            return at, at + len(short)
    return -1, -1
