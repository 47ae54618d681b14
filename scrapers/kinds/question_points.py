"""This file reads what a question asks: its first asking clause, and the points that it wants told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from scrapers.kinds.patterns import folded_pattern, wide
from scrapers.kinds.question_clauses import (
    ASKS,
    ASKS_PLAINLY,
    ENDS,
    is_background,
    is_balanced,
    leads_up,
    matched,
    matched_with_offsets,
)
from scrapers.kinds.question_premises import bare_clause, without, without_when
from scrapers.text import sentences, span

MOST_POINTS = 3
_LONG_POINT = 9  # letters of a point; what is longer is a clause
_MARK = re.compile(
    r"^\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[a-hA-H]|[ivx]{1,4})[)）.、](?!\d)|[-•–—])\s*"
)
# e.g. 政府可否告知本會: · please inform this Council:
_ONLY_ASKS = re.compile(
    r"(?:告知|回答|答复|回覆|回复|列出|说明)(?:本会|本委员会|以下|下列)?[^，,]{0,6}[:：,，—-]*$"
    r"|^(?:就此|请告知|请问|当局可否|政府可否|局方可否)[^，,]{0,8}[:：,，]?$"
    r"|(?:please (?:inform|advise)|would the)[^:]{0,60}[:,]?$"
    r"|^please (?:set out|provide|list|state|tabulate)[^:]{0,60}[:-]$"
)
_LEAD = re.compile(
    r"^(?:(?:就此|另外|此外|而|至于|請(?:告知|問)(?:本會)?|请(?:告知|问)(?:本会)?"
    r"|(?:政府|當局|当局|局方)?可否告知本(?:委員|委员)?[會会]|當中|当中)[，,：: ]*)+"
)
# e.g. of the number of lifts · in each of the past three years, of the number
_OF = re.compile(r"^(?:in each of the past [^,]{2,20}, )?of (?=the\b|its\b|any\b)")
# e.g. 請當局分項列明 · 請以列表形式顯示 · 分項列出, · 能否以列表形式詳細示明
_TELL = folded_pattern(
    r"^(?:請問|(?:(?:請|可否|能否)(?:當局|政府|局方|署方)?(?:[分按以][^,;。]{1,10}?)?|分項|分別|按年|按照?[^,;。]{2,10}?)(?:詳細|分別|分項)*"
    r"(?:表?列明|表?列出|列舉|提供|說明|闡述|詳述|簡述|示明|顯示|告知(?:本(?:委員)?會)?|提供))[,: ]*"
)
# e.g. 當局有否統計資料, · 有否評估,
_KNOWS = folded_pattern(
    r"^(?:當局|政府|局方|署方)?有否(?:統計資料|統計|評估|預計|了解|掌握|備存)[^,;。]{0,4}[,]"
)
# e.g. ，若有，詳情為何
_IF_SO = folded_pattern(
    r"^(?:若|如)(?:有|會|是|否|無|未|不|能|可)|^(?:詳情|原因|理由)|^(?:當中|其中|並|及|以及)"
)
# e.g. 原因為何？
_WHY = folded_pattern(r"^(?:主要)?(?:原因|理由)(?:為何|何在|是[什甚]麼)")
_SO_FAR = re.compile(r"[，,；;](?:若|如)(?:有|會|会|是|否|未有)[，,].*$", re.DOTALL)
# e.g. 請告知申請資格。
_TOLD = folded_pattern(r"(?:請[^,;。:]{0,6}|可否)(?:告知|列出|說明|回答)([^,;。:]{4,})[。?]?$")
_FOLLOWS = folded_pattern(r"以下|下列|本會|委員會|資料")
# e.g. ；（2）招聘開支 · ; and (b) the cost
_NEXT_ITEM = re.compile(
    r"[；;]\s*(?:及|and )?\s?[(（]?(?:\d{1,2}|[a-h]|[ivx]{1,4}|[一二三四五六七八九十])[)）.](?!\d).*$",
    re.DOTALL,
)
_OF_IT = folded_pattern(r"^(?:有關|相關)(?!的)")
# e.g. （i） · (iv)
_ROMAN = re.compile(r"[(（](?:i{1,3}|iv|v|vi{0,3})[)）]")
# e.g. 政府可否告知本會, · 請當局告知:
_TO_BE_TOLD = folded_pattern(
    r"(?:告知|回答|回覆)(?:本(?:委員)?會)?(?:以下[^,;。]{0,4})?[,:]?$|^請問[,:]?$"
)
_ALSO = folded_pattern(r"^(?:以(?!及)|從而)")
_UNNAMED = folded_pattern(r"上述|該等|此舉")
_LAW = folded_pattern(r"《[^》]{2,30}(?:條例|規例|規則|公告|命令)》")
_IS_WHAT = folded_pattern(r"(?:分別)?(?:為何|如何|是多少|是怎樣)$")
_LEAST = 9  # letters of a clause that asks enough by itself
_CLAUSES = re.compile(r"(?<=[，；;。？?])|(?<=,)(?!\d)")
_ASIDES = re.compile(r"[(（][^()（）]{12,80}[)）]")
_SAME_KIND = folded_pattern(r"(?:有關|相關|上述|該等|現時|目前)+")
# What a point is set apart by, where it is no part of a longer word.
# e.g. 及 · 以及 · 2. · 涉及
_APART = folded_pattern(
    r"[,。;、?:()「」《》\s/]|(?<!\d)\d{1,2}[.](?!\d)|符合|以及|及(?!格)|請問|和(?!平|諧)|(?<!參)與(?!會)|或|的(?!士)|為何|分別|如何|是?怎樣|是(?=多少|什麼|甚麼)|是否|有否|會否|涉及|每年?|該|列出|提供"
    r"|制訂|制定|設定|設有|訂立|預留|評估|按照?|根據|有何|有(?!限|效|機|關)|哪些|[甚什]麼|多少|已|將|會(?!計|議|員|展)|在(?!線|學|職)"
    r"|於|所(?!屬)|各|達致|實現|增加|減少|進行|因應|就(?!業)|對|自"
)
# e.g. 申請數目 · 人手編制
_POINT = folded_pattern(
    r"(?:開支|支出|費用|成本|人手|編制|進度|進展|時間表|成效|效益|指標|數目|數量|數字|人數|人次|金額|資助額|投資額|撥款額"
    r"|資格|準則|機制|分配|比例|比率|措施|目標|範圍|範疇|條件|門檻|安排|職能|種類|類別|形式|成果|策略|租用率|使用率|收益|承擔額|清單|地點|名稱)$"
)
_COUNTS = folded_pattern(
    r"數目|數量|數字|金額|比例|比率|形式|種類|類別|目標|範圍|範疇|條件|地點|措施|安排|成果|策略|清單"
)
_TOLD_OF = folded_pattern(r"(?:原因|理由|詳情|情況|內容|明細|影響|角色|分工|預算|規模|資料|意見)$")
# e.g. 其開支 · 數目
_VAGUE = folded_pattern(
    r"^(?:其|此|這|本|上|同|部分|整體|不同|如|什|甚|何|再|仍|又|並|年度|以|項|請|數目$|數字$|數量$|金額$|比[例率]$|形式$|種類$|類別$|目標$|範[圍疇]$|條件$|地點$|措施$|安排$|成果$|策略$|清單$)|^第|\d"
)
# e.g. Please set out in table form the number · please inform this Committee of the cost
_ENGLISH_LEAD = re.compile(
    r"^(?:in this (?:connection|regard), )?(?:(?:and )?(?:please|(?:would|will) the [A-Z]\w+(?: please)?) )?"
    r"(?:(?:inform|advise) this (?:Committee|Council) (?:of|on) |(?:set out|provide|list|state|tabulate)"
    r"(?: in (?:table|tabular) form(?:at)?| by year| a breakdown of)?,? )(?=the |a |an |its |any |how |what )",
    re.IGNORECASE,
)


def is_marked(text: str) -> bool:
    """Say whether a paragraph bears the mark of an item."""
    return _MARK.match(text) is not None


def without_mark(text: str) -> str:
    """Give a paragraph without the mark of its item."""
    return _MARK.sub("", text).strip()


def bare(text: str) -> str:
    """Give what a text asks without its mark, the words that only ask to be told, and its end."""
    told = _ROMAN.sub("", _NEXT_ITEM.sub("", _LEAD.sub("", without_mark(text)))).rstrip(ENDS)
    told = _SO_FAR.sub("", without(_KNOWS, without(_TELL, without_when(told)))).lstrip(ENDS)
    if found := _ENGLISH_LEAD.match(told):
        told = told[found.end() :].removesuffix(".")
    if found := _OF.match(told):
        told = told[found.end() :]
    for word in ("；及", "; and", "；以及"):
        told = told.removesuffix(word)
    return as_noun(told.rstrip(ENDS))


def only_asks(sentence: str) -> bool:
    """Say whether a sentence only asks to be told what follows it."""
    if not _ONLY_ASKS.search(matched(sentence)) or _ENGLISH_LEAD.match(sentence):
        return False
    rest = _TOLD.search(matched(sentence))
    return rest is None or _FOLLOWS.search(rest[1]) is not None


def asks_for(text: str) -> bool:
    """Say whether a text asks something, or ends on what may be asked for."""
    plain = matched(text)
    return bool(ASKS.search(plain) or _POINT.search(plain))


def first_asked(marked: Sequence[str], plain: Sequence[str]) -> str:
    """Give the first sentence that asks, the marked items before others; nothing where none does."""
    told = chain(map(_asking_sentence, marked), (one for text in plain for one in _asking(text)))
    return next(filter(None, map(bare, told)), "")


def _asking(text: str) -> list[str]:
    """Give the sentences of a paragraph that ask: those that do so plainly, else those that name what is asked."""
    asking = [one for one in sentences(text) if ASKS.search(matched(one)) and not only_asks(one)]
    plainly = [one for one in asking if ASKS_PLAINLY.search(matched(one))]
    return plainly or [one for one in asking if not is_background(one)]


def asked_clause(texts: Sequence[str], room: int) -> str:
    """Give the first clause that asks, with the clauses that it needs; without who is to answer.

    Nothing where it has no room, or speaks of what it does not name.
    """
    said = [(is_marked(text), one) for text in texts for one in sentences(without_mark(text))]
    for pattern in (ASKS_PLAINLY, ASKS):
        for of_an_item, one in said:
            told = "" if only_asks(one) else _clause_of(one, room, ASKS if of_an_item else pattern)
            if told:
                told = told if wide(told) <= room else without_when(told)
                return told if wide(told) <= room and not _UNNAMED.search(matched(told)) else ""
    return ""


def points(texts: Iterable[str], room: int, subject: str) -> str:
    """Give the points that a question wants told beside its subject, each once, as many as have room."""
    told: list[str] = []
    for point in _points(texts):
        again = any(one.endswith(point[-len(one) :]) or point.endswith(one) for one in told)
        if again or point in subject or wide("、".join([*told, point])) > room:
            continue
        told.append(point)
        if len(told) == MOST_POINTS:
            break
    return "及".join(filter(None, ["、".join(told[:-1]), *told[-1:]]))


def _asking_sentence(text: str) -> str:
    """Give the first sentence of an item, or where that only leads up to a question, the question."""
    said = sentences(text)
    if not said or (ASKS.search(matched(said[0])) and not is_background(without_mark(said[0]))):
        return said[0] if said else text
    return next((one for one in said[1:] if ASKS.search(matched(one))), said[0])


def _clause_of(sentence: str, room: int, pattern: re.Pattern[str]) -> str:
    whole = _NEXT_ITEM.sub("", _ROMAN.sub("", _ASIDES.sub("", _LEAD.sub("", sentence))))
    clauses = [one for one in _CLAUSES.split(whole) if one.strip(ENDS)]
    start = next((at for at, one in enumerate(clauses) if _asks(one, pattern)), len(clauses))
    if start == len(clauses) and (why := _asks_why(clauses)):
        return why
    told = "".join(map(bare_clause, clauses[start : start + 1]))
    for clause in clauses[start + 1 :]:
        if _IF_SO.search(matched(clause)) or is_background(clause):
            break
        fits = wide(told + clause.rstrip(ENDS)) <= room
        goes_on = fits and (_ALSO.search(matched(clause)) or _is_short(told))
        if not (goes_on or _needs_more(told)):
            break
        told += clause
    told = bare_clause(without_mark(without(_TELL, without(_KNOWS, told))))
    told = without(_OF_IT, told).rstrip(ENDS)
    if _UNNAMED.search(matched(told)):
        return _law_before(clauses[:start]) or told
    told = without_when(told) if leads_up(told) else told
    return as_noun(told) if is_balanced(told) and not leads_up(told) else ""


def _asks_why(clauses: Sequence[str]) -> str:
    """Give the clause of which a question asks nothing but the reason, with that; else nothing."""
    at = next((n for n, one in enumerate(clauses) if _WHY.search(matched(one))), 0)
    return f"{bare_clause(clauses[at - 1])}{clauses[at].rstrip(ENDS)}" if at else ""


def _law_before(clauses: Sequence[str]) -> str:
    """Give the clause that names the law which a question goes on to call the above."""
    named = (one for one in reversed(clauses) if _LAW.search(matched(one)))
    return next((bare_clause(one).rstrip(ENDS) for one in named), "")


def as_noun(told: str) -> str:
    """Give a clause that ends on a point without the words that only ask for it."""
    folded, offsets = matched_with_offsets(told)
    found = _IS_WHAT.search(folded)
    named = found and (
        _POINT.search(folded[: found.start()]) or _TOLD_OF.search(folded[: found.start()])
    )
    return told[: offsets[found.start()]] if found and named else told


def _asks(clause: str, pattern: re.Pattern[str]) -> bool:
    plain = matched(clause).rstrip(",;。? ")
    if _TELL.match(plain) and without(_TELL, plain):
        return True
    asks = pattern.search(matched(clause))
    if not asks or _IF_SO.search(plain) or _TO_BE_TOLD.search(plain):
        return False
    return not is_background(clause) and (
        plain.endswith("》")
        or _IS_WHAT.search(plain) is not None
        or not leads_up(without_when(clause))
    )


def _needs_more(told: str) -> bool:
    plain = matched(told).rstrip(",;。? ")
    return bool(_KNOWS.search(f"{plain},")) or leads_up(told)


def _is_short(told: str) -> bool:
    return len(told.rstrip(ENDS)) <= _LEAST and not told.rstrip().endswith(("；", ";"))


def _points(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        bare = without_mark(text)
        folded, offsets = matched_with_offsets(bare)
        start = before = 0
        for apart in (*_APART.finditer(folded), None):
            end = apart.start() if apart else len(folded)
            same = _SAME_KIND.match(folded, start, end)
            start = same.end() if same else start
            if folded[start - 1 : start] == "的" and _COUNTS.fullmatch(folded, start, end):
                start = before  # a number is named by what it counts
            piece = folded[start:end]
            if 2 <= len(piece) <= _LONG_POINT and _POINT.search(piece) and not _VAGUE.search(piece):
                first, last = span(offsets, start, end)
                yield bare[first:last]
            before, start = start, apart.end() if apart else end
