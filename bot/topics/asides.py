"""This file says whether a word stands aside from what its sentence says: in a purpose, an example or a quotation."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE: Final = 120  # letters before a find in which its sentence begins
_CLAUSE: Final = 60  # letters after it in which its clause ends

_BEGINS = re.compile(r"[。;!?:\n]|\.(?=\s)")
# 为推动数字政府建设, ...: the clause says what for, the next one what is done.
# e.g. 為配合智慧城市的發展 · in line with
_PURPOSE_FIRST = re.compile(
    r"^\W*(?:为(?!何|什)|因应|随着|随著|配合|作为|除了?(?!此)|鉴于|基于|秉持|围绕"
    r"|(?:in order )?to |with a view to |in line with |as part of |in support of |in keeping with "
    r"|given |building on |apart from |besides |in addition to )"
)
_UNDER = re.compile(r"^\W*在[^,]{0,40}(?:框架|政策|战略|背景|大方向|目标)下,")
# ..., 以推动智慧城市发展: the same, said afterwards.
# e.g. 以推動智慧城市 · so as to help
_PURPOSE_LAST = re.compile(
    r"^\s*(?:以(?:便|期|推动|促进|配合|支持|支援|加快|建设|构建|发展|提升|实现|打造|应对|助)"
    r"|从而|藉以|借以|藉此|借此|进而|助力|务求|so as to |thereby |with a view to |in support of )"
)
# Not: in passing the Bill; the Bill adds a reference to.
# e.g. 例如人工智能 · 亦提及智慧出行 · also mentioned smart mobility · touched in passing on
_EXAMPLE = re.compile(
    r"例如|譬如|比如|举例|包括但不限于|(?:亦|也|并|还)(?:有|曾)?(?:提及|提到)|for example|for instance|such as "
    r"|e\.g\.|to name "
    r"|\balso mention(?:s|ed)? |\b(?:one|another) amendment adds a reference to |\bin passing,"
    r"|\b(?:mention|refer|touch|not|allud|spok|speak|said|say|rais)[a-z]{0,4} "
    r"(?:(?:only|also|it|this|to|on|upon) ){0,2}in passing\b"
)
# What the examples are of is then the subject itself.
# e.g. use of tools such as · 使用的軟件例如
_OF_A_CLASS = re.compile(
    r"(?:\b(?:tools?|software|models?|chatbots?|apps?) (?:such as|like|including) "
    r"|(?:工具|软件|模型|程式)[,(]?(?:例如|比如|如) ?)$"
)
# Somebody went somewhere, or something was opened, and this was there to be seen.
# e.g. Fair opens with showcase on · concludes visit and tours · 訪深圳 參觀
_WENT = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|trip|fair|expo|exhibition|festival|opens?|opened)\b|访|行程|博览|展览|开幕"
)
_SAW = re.compile(
    r"\b(?:tour(?:s|ed|ing)?|showcas(?:e[ds]?|ing)|exhibit(?:s|ed|ing)?|display(?:s|ed|ing)?)\b|参观|展出|展示"
)
_STOPS = re.compile(r"[。;!?:,\n]|\.(?=\s)")
_BREAK = re.compile(
    r"[。;!?:\n]| {2}|(?<=[\u4e00-\u9fff]) "
)  # between what a headline says and what else
_MARKS = ("、", ", ")  # between the items of a list
# What was to be discussed gave way to something else.
# e.g. 改為討論 · discuss hawkers instead
_INSTEAD = re.compile(
    r"改为(?:讨论|审议|处理|辩论)|\b(?:discuss|debate|consider|examine)\b[^.;!?\n]{0,60}?\binstead\b"
)
_DROPPED = re.compile(r"取消|撤回|抽起|not proceeded with|withdrawn|dropped|cancelled")
_PASSING = ("参观", "展出", "展示", "改为", "tour", "showcas", "exhibit", "display", "instead")
# ..., 其中少數涉及换脸影片: what some of many are.
# e.g. 其中少數涉及 · some of which
_SOME_OF_MANY = re.compile(
    r"^\s*(?:(?:其中|当中)(?:只?有)?|只有)(?:极?少数|小?部分|一小?部分|个别|若干|少量)"
    r"|^\s*(?:a few|a handful|a small number|some|a minority|fewer than \w+) of (?:which|them|these)\b"
)
# The marks of what is only called so; behind a bracket they define a short name.
# e.g. 名為「AI」的話劇 · an "AI trading" account, but ("AI") and 「人工智能+」
_OPENS = re.compile(r"(?<![(（])(?<![(（]下称)[「『“\"]([^「」『』“”\"()（）,，。]{0,16})$")
_CLOSES = re.compile(r"^([^「」『』“”\"()（）,，。]{0,16})[」』”\"](?![)）])")
# What makes a name of what is quoted: it is then called so by rights.
# e.g. 計劃 · guidelines · +
_NAMES = re.compile(
    r"(?:计划|基金|平台|中心|系统|指引|方案|守则|沙盒|条例|行动|蓝图|策略|政策|规划|[+＋]"
    r"|\b(?:schemes?|programmes?|funds?|plans?|platforms?|cent(?:re|er)s?|systems?|guidelines?|hubs?|sandbox"
    r"|initiatives?|acts?|bills?|code|blueprint|strategy|policy|framework|alliance))$"
)
# Somebody calls it so, or speaks of the word; policies are quoted as a matter of course.
# e.g. 名為 · asked whether · offers an
_CALLED = re.compile(
    r"(?:(?<!一)名为|取名|叫做?|[自号标俗美]称|称[为之作]|称之为|所谓|题为|标榜"
    r"|\b(?:called|named|titled|entitled|dubbed|so-called|known as|billed as|styled|branded)"
    r"|\basked (?:if|whether|about)|\bthe (?:word|term|phrase|slogan)"
    r"|\b(?:offer|claim|advertis|promot|purport|sell|tout)[a-z]{0,4} (?:an?|to be(?: an?)?)) ?$"
)
# e.g. 是近年的熱門詞語 · 一詞 · is a buzzword
_A_WORD = re.compile(
    r"^ ?(?:[一二两这该此][个]?(?:词|字)|这个?(?:字眼|口号|概念名词)"
    r"|(?:是|成为|已成)[^,。;]{0,12}(?:词|字眼|口号|话题|潮流)"
    r"|(?:is|was|has become) (?:an? |the )?(?:[a-z-]+ ){0,3}(?:word|buzzword|term|slogan|catchphrase)\b)"
)


def passes_over(text: str) -> bool:
    """Say whether folded text holds a word by which it may pass over what it names."""
    return any(word in text for word in _PASSING)


def passed_over(text: str, start: int, end: int) -> bool:
    """Say whether folded text names what stands there as a sight among others, or as dropped for something else."""
    instead = _INSTEAD.search(text, end, end + _SENTENCE)
    if instead and _DROPPED.search(text, max(0, start - _CLAUSE), instead.start()):
        return True
    before = text[max(0, start - _SENTENCE) : start]
    looks = [found.end() for found in _SAW.finditer(before)]
    if not looks or _STOPS.search(before, looks[-1]):
        return False
    return _WENT.search(before, 0, looks[-1]) is not None


def among_others(text: str, start: int, end: int) -> bool:
    """Say whether folded text names what stands there as one item of three or more between list marks."""
    before, after = _BREAK.split(text[:start])[-1], _BREAK.split(text[end:])[0]
    for mark in _MARKS:
        if (before + after).count(mark) > 1:
            return before.endswith(mark) or after.startswith(mark)
    return False


def quoted(text: str, start: int, end: int) -> bool:
    """Say whether folded text gives a word only as what somebody calls something, or as a word."""
    opens = _OPENS.search(text[max(0, start - 20) : start])
    closes = _CLOSES.match(text[end : end + 20])
    if opens is None or closes is None or _NAMES.search(closes[1].strip()):
        return False
    before = text[max(0, start - _SENTENCE) : start - len(opens[0])]
    behind = text[end + len(closes[0]) : end + _CLAUSE]
    return _CALLED.search(before) is not None or _A_WORD.match(behind) is not None


def aside(text: str, start: int, end: int) -> bool:
    """Say whether folded text names what stands from start to end by the way; costs the same anywhere."""
    before = text[max(0, start - _SENTENCE) : start]
    begins = 0
    for found in _BEGINS.finditer(before):
        begins = found.end()
    lead = before[begins:]
    if _EXAMPLE.search(lead) and not _OF_A_CLASS.search(lead):
        return True
    clause = lead.rpartition(",")
    if clause[1] and (_PURPOSE_LAST.match(clause[2]) or _SOME_OF_MANY.match(clause[2])):
        return True
    if clause[1]:
        return False
    after = text[end : end + _CLAUSE]
    comma = after.find(",")
    if comma < 0 or _BEGINS.search(after, 0, comma):
        return False
    if _PURPOSE_FIRST.match(lead):
        return True
    return _UNDER.match(lead + text[start:end] + after[: comma + 1]) is not None
