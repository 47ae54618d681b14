"""This file says whether words of a paper can be read alone, without the page that they were taken from."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from bot.contents.summaries.demonstratives import untold
from bot.contents.summaries.leaning import owned_by_nobody, points_back
from scrapers.text import fold

OMITTED = "…"  # stands where words were left out, and is doubled in Chinese
OMITTED_ZH = OMITTED * 2
# What no name set before it explains: it goes on from, or is the rest of, what is not told.
# e.g. 而餘下的26個平台 · the remaining
_GOES_ON = re.compile(
    r"^(?:而(?!言)|余下|其余|当中|其中|亦|也(?!门)|并(?!非)|但|惟|以及|或者|反之|同日)"
    r"|^(?:and|but|or|the (?:remaining|rest|other)|others?|(?:as at|up to|until|on|by) the same (?:date|day))\b"
)
# What is done as was told before it.
# e.g. the registry will be next, in 2027 · other clubs are to follow suit
_LIKEWISE = re.compile(
    r"^[^,.;]{2,60} (?:will|would|(?:is|are) to) (?:be (?:the )?next|follow suit|do (?:so|likewise|the same))"
    r"(?=[,.;]|$| (?:in|by|from|before|after|when)\b)"
)
# What opens with a condition or a part of what is not told, so that it would pass for a rule for all.
# e.g. 若有關團隊在六個月內仍未覓得夥伴 · if they fail to do so · migration of the remaining 75
_OF_UNTOLD = re.compile(
    r"^(?:若|如(?:果)?|倘若?|一旦|当|待)(?:有关|该|上述|此|其(?!他|余))"
    r"|^在(?:此|这|该)(?:种|些)?情况下"
    r"|^[^,。;]{0,16}(?:以|用|循)(?:此|上述|这)(?:方式|方法|途径|形式|渠道)"
    r"|^(?:if|where|once|when|unless|until|should|provided that) "
    r"(?:this|these|those|such|they|it|the (?:former|latter))\b"
    r"|^[a-z -]{3,40} of the (?:remaining|rest|others?|latter|former)\b"
    r"|^(?:unlike|like|as with) the (?:first|former|latter|last|others?|previous one)\b"
)
# e.g. 有委員查詢會否就該程式收取費用
_THAT_THING = re.compile(
    r"^[^,。;「]{1,16}(?:就|对|把|将|为)(?:该|上述)(?:项|个|等|些)?(?![局署会院处公])([\u4e00-\u9fff]{2})"
)
# e.g. (iv) 其他 · 註：截至三月 · note: as at March · 2 數字未計及 · 1 The contract value
_MARKED = re.compile(
    r"^[*^#@△※†‡§•●◦▪■□➢✓·|+=~\d-]*(?:[*^#@△※†‡§•●◦▪■□➢✓|]|[(（][一二三四五六七八九十\da-zivx]{1,4}[)）]"
    r"|[ivx]{1,4}[.)、]|[a-h][.)、]|\d{1,2}[.)、](?!\d))"
    r"|^\d{1,2} {1,3}(?:数字|本段|此数|有关|资料|参阅|以上|the |this |these |figures |see )"
    r"|^(?:注|备注|资料来源|来源|note|notes|source|remarks?)"
    r"(?:[一二三四五六七八九十\d]{0,2} ?[:.]|[一二三四五六七八九十\d]{1,2})"
)
_ABOVE_EN = re.compile(r"\b(?:above-?mentioned|aforementioned|aforesaid)\b")
# A part of the answer by its number, which no reader of a bullet sees.
# e.g. 與(一)的津貼互不重疊 · the grant in part (a) above
_NUMBERED_PART = re.compile(
    r"(?:与|同|见|上文|载于|如|及|就|上述|第)[(](?:[一二三四五六七八九十]{1,2}|\d|[a-h])[)](?:部分|项|段|点|的|中|所)"
    r"|\b(?:parts?|items?|paragraphs?|reply to|answer to) [(](?:\d|[a-h]|[iv]{1,3})[)] (?:above|below)\b"
)
_LINK = re.compile(r"https?://\S+|www\.\S+")
# e.g. 表列如下 · 展覽的「賞花，惜花！」 · has ordered that -
_UNFINISHED = re.compile(
    r"[:：、，,(（]$|[-–—－]$|(?:的|之|及|与|和|为|以|在)「[^「」]{1,20}[!?]」$"
    r"|(?:如下|表列|列于下|下表|下述|as follows|below)[。.]?$"
)
_PAIRS = (("（(", "）)"), ("「", "」"), ("《", "》"), ("“", "”"), ("『", "』"))  # fmt: skip
_BRACKET = re.compile(r'["（(）)「」《》“”『』]')
LETTERS = 5  # that are no figures: with fewer it is a row of a table
LEAST = 8  # letters, and two words, without links


# A name, a lead-in or what was asked for a yes or no, set before a sentence.
_SET_BEFORE = re.compile(r"^[(（\[][^()（）\[\]]{2,140}[)）\]]:? ?")
_ASKED = re.compile(r"^[(（\[](?:whether|will|会否|会不会|有否|有没有|是否|能否)")


def reads_alone(text: str) -> bool:
    """Say whether a bullet reads alone: the gate that every bullet passes.

    It opens with no "the said", list mark, label or footnote, leaves no bracket open, is no lead-in
    and no address, and leaves words out in one place at most.
    """
    folded = fold(text).strip()
    named = _SET_BEFORE.match(folded)
    said = folded[named.end() :] if named else folded
    full = folded if _ASKED.match(folded) else said  # to what was asked a yes or no is enough
    return not (
        len(_LINK.sub("", full).strip()) < LEAST
        or sum(1 for _ in islice(filter(str.isalpha, full), LETTERS)) < LETTERS
        or _MARKED.match(said)
        or _speaks_of_untold(said, named[0] if named else "")
        or (leans(said) if named is None else _GOES_ON.match(said) or _LIKEWISE.match(said))
        or _UNFINISHED.search(said)
        or (("mentioned" in said or "aforesaid" in said) and _ABOVE_EN.search(said))
        or _NUMBERED_PART.search(said)
        or open_bracket(text)
        or (named is None and owned_by_nobody(text))
        or (full is said and _points_to_untold(text, said, named[0] if named else ""))
        or text.replace(OMITTED_ZH, OMITTED).rstrip().removesuffix(OMITTED).count(OMITTED) > 1
    )


def leans(said: str) -> bool:
    """Say whether a sentence, folded, opens with or hangs on what only those before it tell."""
    return points_back(said) or any(of.match(said) for of in (_OF_UNTOLD, _LIKEWISE))


def _speaks_of_untold(said: str, named: str) -> bool:
    """Say whether a sentence speaks of "the said thing", which the name set before it is not."""
    thing = _THAT_THING.match(said)
    return thing is not None and thing[1] not in named


def _points_to_untold(text: str, said: str, named: str) -> bool:
    """Say whether a sentence points to a thing that neither it nor the name set before it tells."""
    shown = text[len(named) :]
    thing = untold(shown, said if len(said) == len(shown) else fold(shown))
    return thing != "" and not (named and thing.rsplit(" ", 1)[-1] in named)


def is_marginal(folded: str) -> bool:
    """Say whether a sentence is a note, a label or an address rather than something said."""
    return _MARKED.match(folded) is not None or len(_LINK.sub("", folded).strip()) < LEAST


def open_bracket(text: str) -> bool:
    """Say whether a bracket or quotation mark is left open, or closes what was not opened."""
    return _are_uneven("".join(_BRACKET.findall(text)))


@lru_cache(maxsize=1024)  # the marks of most sentences are the same few
def _are_uneven(marks: str) -> bool:
    """Say whether among the marks of a sentence some open or close nothing."""
    return marks.count('"') % 2 == 1 or any(
        sum(marks.count(mark) for mark in a) != sum(marks.count(mark) for mark in b)
        for a, b in _PAIRS
    )
