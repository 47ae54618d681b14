"""This file says whether a sentence points to a thing that it has not named, or leaves out of what it speaks."""

from __future__ import annotations

import re

from bot.contents.summaries.leaning import has_name
from bot.contents.summaries.signs import MONTHS_EN
from scrapers.text import is_cjk

# What everybody can point to: a time, a place, the paper itself and who deliberates.
# e.g. this year · this paper · this Council · these two years
_TIMES_EN = (
    r"day|year|month|week|quarter|summer|winter|autumn|spring|morning|afternoon|evening|decade|century|term|session"
    rf"|season|juncture|stage|time|moment|point|{MONTHS_EN}"
)
_PAPERS_EN = (
    r"paper|circular|consultation|ordinance|bill|report|repl|response|question|council|panel|committee"
    r"|subcommittee|house|meeting|webs|page|booklet|budget|address|note|brief|submission|city|territor"
    r"|exhibit|press|government|administration|department|bureau|office|statement|speech|blog|legislat|document"
)
_SORT_EN = (
    r"(?:(?:two|three|few|past|last|coming|early|financial|school|academic|legislative|fiscal|calendar)"
    r" ){0,2}"
)
# e.g. penalised on this ground · extend these measures
_THAT_THING_EN = re.compile(
    rf"\b(?:this|these) (?!{_SORT_EN}(?:{_TIMES_EN}|{_PAPERS_EN}))([a-z][a-z-]{{2,24}})\b"
)
# Nothing but "these", and what they did.
# e.g. Between April and June these handled
_THESE_EN = re.compile(
    r"\b(?:these|those|this) (?:is|are|was|were|will|has|have|had|can|may|must|would|should|[a-z]{3,16}(?<=ed))\b"
)
_MONTH = re.compile(rf"\b(?:{MONTHS_EN})\b", re.IGNORECASE)
# Where or when, before the clause that says something.
# e.g. In the 2024 and 2025 HKDSE,
_WHERE_EN = re.compile(
    r"(?:in|on|at|as at|as of|up to|until|since|from|by|for|during|under|between) [^,;]{2,60}, "
)
# What opens a clause of its own, of which the one before may tell.
# e.g. , and this scheme · because these
_OTHER_CLAUSE_EN = re.compile(
    r"[,;:(]|\b(?:and|but|or|while|as|because|which|that|who|when|where|if|for|since|although|than) $"
)
# Concern or support, with no word of what.
# e.g. Some members expressed reservations, and we
_ABOUT_NOTHING_EN = re.compile(
    r"^[^,;]{3,80} (?:expressed|raised|voiced|indicated) (?:(?:their|some|grave|strong|great) )?"
    r"(?:concerns?|reservations?|support|objections?|opposition|worries)[,.;]"
)
# e.g. 就該要求 · 取消這項安排
_THAT_THING_ZH = re.compile(
    r"(?:(?<![应活])该|(?<![在是])这)(?:项|个|类|些|宗|批|份|种|套|款|等){0,2}"
    r"(?![局署处会司院馆校区国年月日季名位届次里样方是时一])([\u4e00-\u9fff]{2})"
    r"|此(?:项|类|等|种|些)([\u4e00-\u9fff]{2})"
)
# So many of what the sentence before has counted, or what was thought of what it has told.
# e.g. 於合作框架下處理的佔其中38宗 · 初步意見分歧
_OF_THEM_ZH = re.compile(
    r"^[^,。;\d]{0,40}(?:占|有|约占)(?:当中|其中)的?\d|^初步(?:意见|结果|分析|构思)(?!书)"
)
# What a paper may point to as its own, and times.
# e.g. 該條例 · 這段期間
_OWN_ZH = re.compile(
    r"条例|草案|规例|文件|议案|决议|年度|期间|学年|财政|月份|季度|报告|两年|三年|阶段|段时|段期|事件"
)
# Where or when, before the clause that says something.
# e.g. 截至三月底,
_WHERE_ZH = re.compile(r"(?:截至|在|于|自|由|至|过去|今年|去年|目前|现时)[^,。;]{0,24},")
# Concern or support, with no word of what.
# e.g. 業界團體表示關注,我們
_ABOUT_NOTHING_ZH = re.compile(
    r"^(?:(?![对就为])[^,。;]){2,24}(?:表示|表达|提出)(?:关注|反对|支持|欢迎|不满|忧虑|保留|异议)(?=[,。;])"
)
# A place in the paper; of a law it has its name behind it.
# e.g. under (c) above · the proposal in paragraph 10 · 見上文第5段 · 第10段的建議
_PLACE_IN_PAPER = re.compile(
    r"\((?:[a-z]|[ivx]{1,4}|\d)\) above\b|\bparagraphs? \d{1,3}(?:\(\w\))? above\b|上文(?:第|\([一二三四五六\da-z])"
    r"|\b(?:in|under|at|by|of|to|with) paragraphs? \d{1,3}\b(?! ?(?:\(\w\) ?)?(?:of|in|to) )"
    r"|(?<![》例则])第\d{1,3}(?:至\d{1,3})?段(?![时期])"
)
# For what, said before; who acts does not tell that.
# e.g. has earmarked $30 million for this purpose
_PURPOSE_EN = re.compile(r"\bfor (?:this|that|such a|the same) purpose\b")
_BY_MEANS_OF = ("基于", "利用", "透过", "通过", "运用")  # a name before these is of who does so
_CLAUSES_ZH = re.compile(r"[,;。:(]")
_NAMES_ZH = re.compile(r"[「《“]|[a-z]{2}")
READ = 160  # letters of a sentence in which its main clause begins


def untold(text: str, folded: str) -> str:
    """Give the thing that a sentence's main clause points to and has not named; "" where there is none."""
    folded = folded[: READ * 2]
    if ("above" in folded or "paragraph" in folded or "段" in folded or "上文" in folded) and (
        place := _PLACE_IN_PAPER.search(folded)
    ):
        return place[0]
    return _untold_zh(folded) if any(map(is_cjk, folded[:40])) else _untold_en(text, folded)


def _untold_en(text: str, folded: str) -> str:
    where = _WHERE_EN.match(folded)
    start = where.end() if where else 0
    if "concern" in folded or "support" in folded or "rais" in folded or "express" in folded:
        nothing = _ABOUT_NOTHING_EN.match(folded[start:])
        if nothing is not None:
            return nothing[0]
    purpose = _PURPOSE_EN.search(folded)
    if purpose is not None and not _OTHER_CLAUSE_EN.search(folded, 0, purpose.start()):
        return purpose[0]
    if "this " not in folded and "these " not in folded and "those " not in folded:
        return ""
    alone = _THESE_EN.search(folded)
    found = alone or _THAT_THING_EN.search(folded)
    if found is None or found.start() > READ:
        return ""
    start = 0 if found.start() < start else start
    before = folded[start : found.start()]
    if _OTHER_CLAUSE_EN.search(before) or has_name(_uncapped(text[start : found.start()])):
        return ""
    noun = "" if alone else found[1]
    return "" if noun and noun[:5] in folded[: found.start()] else found[0]


def _uncapped(text: str) -> str:
    """Give a text with its first letter small and no months, so that "Between April and June" holds no name."""
    return _MONTH.sub("", text[:1].lower() + text[1:])


def _untold_zh(folded: str) -> str:
    where = _WHERE_ZH.match(folded)
    start = where.end() if where else 0
    nothing = _ABOUT_NOTHING_ZH.match(folded[start:]) or _OF_THEM_ZH.match(folded)
    if nothing is not None:
        return nothing[0]
    for found in _THAT_THING_ZH.finditer(folded[:READ]):
        noun = found[1] or found[2]
        before = folded[: found.start()]
        named = _NAMES_ZH.search(before) and not before.endswith(_BY_MEANS_OF)
        if _OWN_ZH.match(noun) or noun in before or named:
            continue
        if not _CLAUSES_ZH.search(folded, 0 if found.start() < start else start, found.start()):
            return noun
    return ""
