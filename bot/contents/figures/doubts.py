"""This file says which numbers are only asked about or alleged, said not to be so, or put right."""

from __future__ import annotations

import re

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.numbers import Number
from bot.contents.unfounded import is_unfounded

# What nobody says is so.
# e.g. including whether the success rate was below · 會否增至
_WHETHER = re.compile(
    r"\bwhether\b|\b(?:alleged(?:ly)?|reportedly|rumou?red)\b|会否|是否|有否|能否|可否|据称|据报|声称|指称|传闻"
)
# e.g. 不論機構是否註冊
_WHICHEVER = re.compile(r"[不无]论[^,。;]{0,12}?(?:是否|有否|能否)")
_ALLEGED = re.compile(r"[^.;]{0,24}\bas (?:alleged|claimed|rumoured|reported in)\b")
# What somebody asks for, or claims, is taken up by a clause of its own.
# e.g. Referring to a trade association's request that the ceiling be raised to · on the call for
_TAKEN_UP = re.compile(
    r"\b(?:referring|responding|in response|replying|regarding|as regards|as for|on)(?: to)? "
    r"(?:the |an? |some |any )[^,;.]{0,60}\b(?:request|call|suggestion|proposal|claim|demand|wish|report"
    r"|idea)s?\b[^;.]{0,80}$"
    r"|(?:就|对于|至于|关于|回应)[^,，。;；]{2,40}(?:建议|要求|诉求|意见|说法|指称|倡议)$"
)
# What a sentence says is not so: all that was said of it before, or behind.
# e.g. it was wrongly reported that · 有報道誤指 · 政府否認
_FALSE = re.compile(
    r"\b(?:wrongly|incorrectly|falsely|mistakenly|erroneously|inaccurately) (?:been )?"
    r"(?:[a-z]{3,12}ed|said|put|written|given|shown|quoted)\b"
    r"|\b(?:not (?:true|correct|accurate|so|the case)|untrue|false|incorrect|inaccurate|wrong) "
    r"(?:to (?:say|claim|suggest) )?that\b"
    r"|\b(?:den(?:y|ies|ied)|refut(?:e|es|ed)|rebut(?:s|ted)?|dismiss(?:es|ed)?) [^,;.]{0,60}\bthat\b"
    r"|\b(?:denies|denied|refutes|refuted) (?:having|it)\b"
    r"|\b(?:media|press|newspapers?|critics?|some(?: people)?|netizens|rumours?|reports?|posts?) (?:ha(?:s|ve|d) )?"
    r"(?:claim|alleg|suggest|speculat)(?:s|ed|es|e)?\b|\brumours? (?:has it )?that\b"
    r"|\b(?:suggestions?|claims?|allegations?|assertions?|speculation|complaints?|rumours?|reports?) "
    r"(?:in|by|from|of) [^,;.]{2,40} that\b|\b(?:the|a|any|this) (?:suggestion|claim|allegation|assertion"
    r"|speculation|rumour)s? that\b"
    r"|(?:传媒|媒体|报章|报[道导]|网民|评论)(?:曾)?(?:声称|指称|报[道导]|[称指说]|认为)|误[报传指称导]|讹传"
    r"|谣[传言]|网传|流传|错误(?:地)?(?:报[道导]|指|称)|否认|(?:失实|不实)(?:的)?(?:报[道导]|消息|指控|言论)"
    r"|报[道导](?:失实|不实)|并非如"
)
# e.g. ; · , but in fact · ，而事實上 · ，並指出
_APART_FROM = re.compile(
    r"[;；。]|[,，] ?(?:but|while|whereas|and in fact|in fact|但|而|惟|事实上|实际上|其实|并(?:指出|强调|澄清|表示)"
    r"|实为|实则)"
)
# e.g. , which is not true · ，並非事實
_FALSE_BEHIND = re.compile(
    r"[^;.。；]{0,80}(?:\b(?:which|this|that|it) (?:is|was|were|are) (?:simply |entirely |clearly )?"
    r"(?:not (?:true|correct|accurate|the case)|untrue|false|incorrect|inaccurate|wrong)\b"
    r"|[的]?(?:说法)?(?:并?(?:非|不是)(?:事实|属实)|并?不(?:属实|正确|准确|符事实)|与事实不符|不符(?:合)?事实"
    r"|纯属[^,，。;；]{2,6}|有误|失实|绝非事实))"
)
# e.g. 名用戶屬實 · users is correct
_CONFIRMED = re.compile(
    r"[^;.。；]{0,60}?(?:(?<!不)(?<!非)(?<!否)属实|\b(?:is|was|were|are) (?:indeed )?(?:true|correct|accurate)\b)"
)
# Where a paper puts right what it, or another one, gave before.
# e.g. 正確數字應為 · it should read
_CORRECTED = re.compile(
    r"正确的?(?:数字|数目|金额|资料|百分比)?应?[为是]|应(?:改|更正|修正)[为作]"
    r"|(?<!反)应[为作](?= ?[\d一二三四五六七八九十])|更正为|\bshould (?:have )?(?:read|be read as|been)\b"
    r"|\b(?:is|are|was|were) corrected to\b"
)
# "Should be" alone tells as often what a grant is to be: something must be said to have been wrong.
# e.g. 誤植 · 更正 · wrongly given as · a corrigendum
_WRONG = re.compile(
    r"误|正确|更正|修正|勘误|\b(?:wrongly|incorrectly|mistakenly|erroneous(?:ly)?|misstated|misprinted"
    r"|correct(?:ed|ion|ly)?|corrigendum|errat(?:um|a)|should (?:have )?(?:read|be read as))\b"
)


def is_doubted(folded: str, number: Number) -> bool:
    """Say whether a number stands in what is asked, only said by some, or said not to be so."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    said = _WHICHEVER.sub("", folded[start : number.start])
    if _TAKEN_UP.search(said) or _WHETHER.search(said) or _ALLEGED.match(folded, number.end):
        return True
    return corrected_from(folded) is None and (
        _is_false(folded, number) or is_unfounded(folded, number.start)
    )


def _is_false(folded: str, number: Number) -> bool:
    """Say whether a number stands in what the sentence itself says is not so."""
    first = max((mark.end() for mark in _APART_FROM.finditer(folded, 0, number.start)), default=0)
    if _CONFIRMED.match(folded, number.end):
        return False
    return bool(
        _FALSE.search(folded, first, number.start) or _FALSE_BEHIND.match(folded, number.end)
    )


def corrected_from(folded: str) -> int | None:
    """Give where a sentence begins to put a number right; what stands before it is withdrawn."""
    found = _CORRECTED.search(folded) if _WRONG.search(folded) else None
    return found.start() if found else None
