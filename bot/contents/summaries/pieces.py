"""This file holds what bullets are made of: sentences of a paper in its own words, cut with care at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from bot.contents.folded import Folded
from bot.contents.statements import Statement
from bot.contents.summaries.frames import makes_no_fact
from bot.contents.summaries.leaning import REFERS
from bot.contents.summaries.signs import either
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH, open_bracket
from scrapers.text import cjk_count, fold
from storage.records import Sentence

_OMITTED, _OMITTED_ZH, _STOP_ZH, _STOP_EN = map(Folded.of, (OMITTED, OMITTED_ZH, "。", "."))
MOST_CUTS = 12  # clauses after which a sentence may stop
ZH_TOTAL, EN_TOTAL = 300, 90  # characters, words
LONG_ZH, LONG_EN = 60, 28  # of a sentence, from which on its list may be cut short
MIDDLING_ZH = 28  # from which on examples of what it has told may go

# What a sentence opens with and reads without: 此外, 具體而言, 因此; in addition, apart from this.
_BESIDES = (
    r"此外|另外|为此|就此|然而|同时|与此同时|其中|因此|不过|因应上述|故此|展望未来|展望将来|当中|在此基础上"
    r"|针对此情况|在这方面|有见及此|有鉴于此|基于(?:上述|以上|这)[^,。;]{0,8}|正因如此|在(?:这|此)情况下"
    r"|(?:正)?如上(?:文)?(?:所述|提及|所提)"
)
_IN_SUM = r"由此(?:可见|观之|看来)|总的来说|总而言之|简而言之|简言之|归根究底|一般来说"
_IN_SHORT = (
    rf"{_IN_SUM}|具体而言|整体而言|总括而言|另一方面|一方面|事实上|扼要而言|雖然如此|虽然如此"
)
_BESIDES_EN = (
    r"in addition(?: to (?:this|that|these|those|the above))?|(?:apart|aside) from (?:it|this|that|these|those|them"
    r"|the (?:above|latter|former))|besides(?: (?:this|that|these))?"
    r"|in (?:the )?light of (?:this|these|the above)|(?:in view of|having regard to|given) (?:this|that|the above)"
    r"|as (?:mentioned|stated|explained|noted|set out) (?:above|in [^,.;]{2,40})"
    r"|moreover|furthermore|meanwhile|separately|in this connection|to this end|in particular|president"
    r"|having considered the views received|as (?:can be seen|is evident)(?: from (?:this|the (?:above|table)))?"
    r"|in (?:short|sum|fact)|as a matter of fact|to sum up|overall|generally speaking|indeed"
)
_SO = r"^(?:因此|所以|故此)(?=[^,，])|^而(?=根据|按照|截至|[于在]20\d\d)|^除(?:上述|以上|此)[^,。;]{0,14}外,"
_AS_FOR = r"^至于(?![^,。;]{0,40}(?:是[^,。;]{1,20}(?:或|还是)|是否|有否|会否|能否|如何|何时|哪些))"
# e.g. 由此可見試行計劃成效顯著
_SO_IT_SHOWS = r"^由此可[见知](?=[^,，、])"
_OPENER = either(rf"^(?:{_BESIDES}|{_IN_SHORT}|{_BESIDES_EN})[,,、] ?", _SO, _AS_FOR, _SO_IT_SHOWS)
# What is spoken of from here on: its name is set before the sentence in brackets.
# e.g. 至於市民投訴方面,過去一年共收到三宗個案
TURNS_TO = re.compile(
    r"^至于(?!另外|其余|余下|其他|其馀|第[一二三四五]|该|此|有关|上述|在|于|以"
    r"|[^,。;]{0,14}(?:是[^,。;]{1,10}或|还是|是否|有否|会否|能否|如何|何时|哪些))([^,。;]{2,14}?)"
    r"(?:方面|而言|的问题)?,(?=.{8})"
)
# The place of a measure among others.
# e.g. 三、在2027年成立中心
_NUMERAL = re.compile(r"^[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十两])")
# On what grounds, or after what, that was told before: 根據上述的評審程序,委員會已批准
# e.g. 在整合上述計劃後，各類項目的申請資格維持不變 · 隨着上述工程完成，園區將於2027年啟用
_BACK_LEAD = re.compile(
    r"^(?:根据|按照?|因应|随着|由于|鉴于|考虑到|(?:在|经)(?=[^,。;]{0,40}后,)"
    r"|视乎(?=[^。;]{0,60}(?:目标|预[计期]|争取|最快|暂定|希望)))[^,。;]{0,40},(?=.{10})"
)
# e.g. 為推動數碼轉型,政府推出
_PURPOSE_LEAD = re.compile(
    r"^为(?:了|进一步|加快|加强|配合|推动|支持|协助|提升|确保|促进|支援|鼓励|更好|应付|统一|便利|完善|全面|方便"
    r"|推进|吸引|达致|落实|加强|实现|增加|积极)[^,。;]{2,60}(?:,(?![^,。;]{0,30}[现已原较将会为\d])[^,。;]{2,40}){0,2},"
    r"(?=(?:在(?:资助)?计划下|20\d\d-\d\d年度)?(?:《[^》]{0,20}预算案》|在(?:20\d\d-\d\d年度)?《[^》]{0,20}预算案》"
    r"|「[^」]{2,20}」(?:将|会|已)|特区政府|政府|我们|当局|律政司|局方|署方|本局|立法会"
    r"|[\u4e00-\u9fff]{1,10}(?:局|署|办|处|公司|委员会|研发院)))"
)
# Under whom something is done.
# e.g. 在督導委員會的帶領下,署方已發布綱要
_LED_LEAD = re.compile(r"^在[^,。;\d]{1,20}(?:带领|领导|统筹|督导)下,(?=.{10})")
# e.g. 從而減省時間 · with a view to saving
_PURPOSE = re.compile(
    r"^以期[^\d。;]{4,60}[。;]?$|^并?(?:通过|透过)其[^\d,。]{2,20},[^\d,。]{4,30}。?$"
    r"|^(?:旨在|以(?:满足|配合|协助|推动|提升|支援|支持|加强|促进|确保|吸引|应付|达致|方便|鼓励|助力|加快)|藉此"
    r"|借此|从而|以便?(?!及|外|下|上|内|后|前|期|现有|致|来|[^,。;]{0,20}(?:形式|方式|比例|模式))|藉以|借以|务求"
    r"|令(?!人)|为[^,。]{2,30}(?:作出贡献|奠定|注入)|进一步|促进|推动|助力|让|鼓励|协助|有助|配合|并促进|提升|加速"
    r"|强化|推进|全面|培育|发挥)"
    r"|^ ?(?:with a view to|in order to|so as to|so that|thereby|with the (?:aim|objectives?|purpose) of"
    r"|in order that|to (?:tie in|help|bring|enhance|promote|facilitate))\b"
)
# What a sentence turns on, so that nothing that says it is cut off: 但須視乎撥款, 如申請人符合條件; unless approved.
_BUT = (
    r"但|惟|除非|视乎|除外|不包括|须待|尚未|并非|不会|取决于|并无|没有|未有|不属|难以|无法|未能|不详|待|须|豁免"
    r"|例外|不适用|不受"
)
_IF = (
    r"(?:获|经)[^,。;]{0,12}(?:批准|通过)|若|如(?:果|获|有|能|未)|(?:^|[,;])如(?!下|上|此|今|何|同|期|常|实)|假如"
    r"|一旦|只要|倘|仅|只限|方可|才(?:可|会|能)|最少|至少"
)
_BUT_EN = (
    r"except|exempt|unless|\bbut\b|however|subject to|\bnot\b|\bif\b|excluding|pending|provided|\bonce\b|\bonly\b"
    r"|\bmust\b|\brequired\b|\bsave (?:for|where|that)\b|other than"
)
_HEDGE = either(_BUT, _IF, _BUT_EN)
# A clause that only leads up to another: nothing may stop after it.
# e.g. 截至九月底 · in the first half of the year
_LEADS = re.compile(
    r"^(?:而|并|亦|及)?(?:至|于|在|经|因应|按照?|根据|就|自|为|随着|由于|考虑到|鉴于|如|若|当|除|截至|展望|经过"
    r"|透过|通过)[^,]*$"
    r"|(?:之一|方面|而言|时|后|以来|下|期间|包括|例如)$"
    r"|^ ?(?:in|on|at|under|by|after|as|since|for|of|to|from|with|during|according|subject|if|when|where|once"
    r"|while)\b[^,;]*$"
)
# e.g. having considered the views · with the register
_LEADS_EN = re.compile(
    r" ?(?:[a-z]{1,24}+(?<=ing)|with|as|in|on|at|for|to|according|subject|if|when|while|under|by|after|since|having"
    r"|given) "
)
# e.g. the office has · opened in March
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|shall|can|could|may|must|does|did|plans?|aims?|provides?|covers?"
    r"|[a-z]{2,}ed|(?:w|s|b|t|h)(?:on|et|egan|ook|eld)|set|rose|fell)\b"
)
# By when something will be done, and not what.
# e.g. 署方將於2026-27年度完結前 · 我們會在今年內
_ONLY_WHEN = re.compile(
    r"(?:将|会|拟|计划|争取|预[计期]|可望|须)[于在由自从][^,]{1,30}"
    r"(?:前|后|内|起|间|初|中|底|年|年度|季|季度|月|半年|日)$"
)
# For whom something is done, and not what.
# e.g. 為從事創科、並在香港設廠的企業
_FOR_WHOM = re.compile(
    r"(?:^|[,;])为(?![^。;]{0,160}(?:提供|推出|设立|而设))[^。;]{4,160}的"
    r"(?:企业|机构|人士|公司|学校|学生|市民|院校|申请者|团队|居民|业界)$"
)
_UNFINISHED = re.compile(r"会(?:与|就|向|为)[^,]{1,14}$|的(?:详情|情况|结果|资料)$")
# What a body will go by, however many clauses long: what it will do comes after.
_CONSIDERS = re.compile(
    r"(?:^|(?<=[。;]))(?>[^。;]*?(?:根据|因应|按照|考虑|视乎|参考|参照|结合))[^。;]*+"
    r"(?<=因素|情况|需要|需求|意见|条件|经验|结果|建议)$"
)
_ON_GROUNDS = re.compile(r"(?:将|会|是|正|须)?(?:根据|因应|按照)([^,]*)$")
_ACTS = re.compile(
    r"成立|推出|完成|完工|落成|公布|发布|举办|展开|设立|批出|批准|通过|投入|运作|实施|提供|收到|预留|达到|撥出|拨出"
    r"|进行|签[署订]|(?<![机员议大学协])会(?!议|面|员)|将"
)
_POINTS_BELOW = re.compile(
    r"如下|表列|载于|列于|分项|详情|数字|数目|以下|as follows|below|breakdown|tabulated|set out"
)
# What adds to a clause that is complete: more of a list, or of what it holds.
_GOES_ON = re.compile(
    r"(?:包括|例如|其中|当中|并|以及|及|同时|涵盖|分别|另|而)"
    r"|(?:including|such as|and|with|which|covering|as well as|while)\b"
)
# The next clause of the same subject.
# e.g. and has reminded · and will be
_AND_DOES = re.compile(
    r" ?and (?:[a-z]+ly |again |also |further )?(?:is|are|was|were|has|have|had|will|would|can|may|must|should"
    r"|[a-z]{3,16}(?:ed|s) (?:the|a|an|that|to|all|its)\b)"
)
# One more of what a sentence is for.
# e.g. 以及助力包括人工智能在內的行業發展
_AND_HELPS = re.compile(
    r"(?:以及|及|并)(?:进一步|全面)?(?:助力|推动|促进|满足|配合|协助|提升|支援|支持|加强|吸引|方便|便利|确保|鼓励)"
)
# Of that, what is no more of a list: the clause before it is whole, and ends as a sentence.
_ADDS_A_CLAUSE = re.compile(
    r"(?:包括|例如|其中|当中|同时|涵盖|另|而|并(?!且))|(?:including|such as|which|covering|while)\b"
)
# What only names some of what the clause before has told.
# e.g. 包括要求申請公司提交補充資料 · 涵蓋不同行業
_EXAMPLES = re.compile(
    r"(?:包括|例如|涵盖)(?![^。;]{0,300}(?:\d|[一二三四五六七八九十两](?:成|半|个|项|家|间)))"
)
# Of several clauses that are each whole, the next one that takes back or completes the one before.
# e.g. 而至2035年 · 其餘76宗
_TURNS_FROM = re.compile(r"(?:而|但|惟|否则|反之|第二|另|其余|余下)")
# A sum, a count or a day: a list is not cut short before one.
# e.g. 3,000元 · 正籌備招標
_TELLS_MORE = re.compile(
    r"\d(?! ?[)）])[^,。;]{0,6}(?:元|%|宗|家|名|份|年|月|倍)|[一二两三四五六七八九十百千][^,。;]{0,6}元"
    r"|\$ ?\d|\d(?:%| per cent| million)|\b20\d\d\b|预[计期]"
    r"|上限|正(?:积极)?(?:筹备|研究|制订|拟订|考虑|审核)"
)
# What is to be changed, and nothing of how: what for is all that it says.
# e.g. 正研究是否需要修訂《仲裁條例》 · is considering whether to amend the Ordinance
_CHANGES_SOMEHOW = re.compile(
    r"(?:修订|修改|修例|修法|立法|更改|检讨)(?!后|时|工作)(?:《[^《》]{2,40}》|[^,。;《》]{0,16})(?:[(][^()]{1,12}[)])?$"
    r"|\b(?:amend|revise|change|alter|modify|legislate|review|reform)(?:s|d|ed|ing)?\b[^,;]{0,60}$"
)
_COUNTS = re.compile(r"\d")
_CUT_ZH = re.compile(r"[，；。]")
_CUT_EN = re.compile(
    r"[,;](?= )|(?<![,;])(?= (?:with a view to|in order to|so as to|so that|thereby)\b)"
)


@dataclass(frozen=True, slots=True)
class Pick:
    """What one bullet says and where that stands; `place` is that of its first sentence.

    `alone` are its sentences that read alone, the weightiest first, where it has several.
    """

    text: str
    cites: tuple[str, ...]
    page: int | None
    place: int
    alone: tuple[Sentence, ...] = ()


def joined(points: Sequence[tuple[Statement, str]], lead: str = "") -> Pick:
    """Give points of one list as one bullet, who makes them set before."""
    chinese = is_chinese(points[0][1])
    words = ("；" if chinese else "; ").join(text.rstrip("；;。.，, ") for _, text in points)
    if len(points) == 1:
        words = points[0][1].rstrip("；;，, ")
    cites = tuple(dict.fromkeys(cite for one, _ in points for cite in one.cites))
    page = next((one.page for one, _ in points if one.page), None)
    return Pick(lead + words, cites, page, points[0][0].place)


def capital(text: str) -> str:
    """Give a bullet its capital where its opening was left off; a name like iAM keeps its own."""
    return text[:1].upper() + text[1:] if text[:2].isascii() and text[:2].islower() else text


def size(text: str) -> float:
    """Give the length of a text as a share of what a summary may hold."""
    if is_chinese(text):
        return len(text) / ZH_TOTAL
    return len(text.split()) / EN_TOTAL


@lru_cache(maxsize=4096)  # a sentence is asked for at each of its ends
def is_chinese(text: str) -> bool:
    """Say whether a text is Chinese, names in Latin letters notwithstanding."""
    return cjk_count(text) * 4 > len(text)


def is_purpose(text: str) -> bool:
    """Say whether a clause only tells what the clause before it is for."""
    return _PURPOSE.match(fold(text).lstrip()) is not None


@lru_cache(maxsize=256)  # a sentence is asked for by what names it, what trims it and what joins it
def opened(whole: Folded) -> Folded:
    """Give a sentence without numeral and connectives that it opens with, or a mark that a later one closes."""
    start = int(whole.text[:1] in '"“' and open_bracket(whole.text))
    for pattern in (_NUMERAL, TURNS_TO, _OPENER, _PURPOSE_LEAD, _LED_LEAD):
        found = pattern.match(whole.folded[start:])
        if found and not (pattern is _OPENER and makes_no_fact(found[0])):
            start += found.end()
    back = _BACK_LEAD.match(whole.folded[start:])
    kept = back is None or _COUNTS.search(back[0]) or makes_no_fact(back[0])
    if back and not kept and REFERS.search(back[0]):
        start += back.end()
    return whole.cut(whole.offsets[start]).strip()


# What only says where more stands.
# e.g. 詳情列於附件。 · details are set out at Annex A.
_WHERE_MORE = re.compile(
    r"^ ?(?:(?:有关|相关|具体)?(?:详情|资料|名单|分项|细节)?(?:表列|载列?|列|详)于(?:附件|附表|附录|下表|网页)"
    r"|(?:有关)?(?:详情|资料)[^,。;]{0,4}见附[件表录])[^,。;]{0,14}[。.]?$"
    r"|^ ?(?:and |with )?(?:the )?(?:details|breakdown|list|figures?)[^,;]{0,20} (?:at|in) "
    r"(?:annex|appendix|the table)[^,;]{0,14}[.]?$"
)


def variants(whole: Folded) -> Iterator[Folded]:
    """Give a sentence whole, connectives left off its start, then without its last clauses.

    What it is for may go, and where more stands, and with a full stop. Of a very long one what adds to a
    clause that is whole may go; where that is more of its list, it ends in … or ……. No middle is ever
    left out, no bracket left open, and nothing cut that says "but", "not" or "subject to".
    """
    body = opened(whole)
    chinese = is_chinese(body.text)
    stop = _STOP_ZH if chinese else _STOP_EN
    if body.text.endswith((":", "：")):
        told = _before_lead_in(body, chinese=chinese)
        if told is not None:
            yield told.joined(stop)
        return
    yield body
    if OMITTED in body.text:
        return
    long = len(body.text) > LONG_ZH if chinese else len(body.text.split()) > LONG_EN
    middling = long or (chinese and len(body.text) > MIDDLING_ZH)
    for mark in islice((_CUT_ZH if chinese else _CUT_EN).finditer(body.text), MOST_CUTS):
        if (
            mark.start() < (10 if chinese else 24)
            or not body.text[mark.end() :].strip()
            or open_bracket(body.text[: mark.start()])
        ):
            continue
        left = body.folded[body.at(mark.end()) :].lstrip()
        if _WHERE_MORE.match(left):
            yield body.cut(0, mark.start()).stripped_end().joined(stop)
            continue
        why = _PURPOSE.match(left) is not None
        next_of_many = chinese and long and mark[0] == "；"
        goes_on = (long or middling) and _GOES_ON.match(left) is not None
        if not (why or next_of_many or goes_on):
            continue
        head = body.cut(0, mark.start())
        clauses = re.split(r"[,;]" if chinese else r"[,;] ", head.folded)
        if _HEDGE.search(left) or head.text.endswith("first-come"):
            continue
        if _stops_short(clauses, chinese=chinese) or (why and _CHANGES_SOMEHOW.search(clauses[-1])):
            continue
        if (why and _says_only_why(left, chinese=chinese)) or (
            next_of_many and not _TURNS_FROM.match(left)
        ):
            yield head.stripped_end().joined(stop)
        elif (
            goes_on
            and (long or _EXAMPLES.match(left))
            and 3 * len(head.text) > len(body.text)
            and not _TELLS_MORE.search(left)
        ):
            whole_clause = (
                _ADDS_A_CLAUSE.match(left) or _AND_DOES.match(left) or _AND_HELPS.match(left)
            )
            ends = stop if whole_clause else _OMITTED_ZH if chinese else _OMITTED
            yield head.stripped_end().joined(ends)


def _says_only_why(left: str, *, chinese: bool) -> bool:
    """Say whether all that is left of a sentence tells what the rest of it is for."""
    clauses = re.split(r"[。,;](?=.{8})", left[:-1])
    if len(clauses) == 1:
        return True
    return chinese and not _COUNTS.search(left) and all(map(_PURPOSE.match, clauses))


def _before_lead_in(body: Folded, *, chinese: bool) -> Folded | None:
    """Give what a sentence says before its last clause leads up to a table; None where that is little."""
    last = max(body.text.rfind(mark) for mark in (("，", "；") if chinese else (", ", "; ")))
    head = body.cut(0, max(0, last)).stripped_end()
    clauses = re.split(r"[,;]" if chinese else r"[,;] ", head.folded)
    if len(head.text) < (15 if chinese else 40) or open_bracket(head.text):
        return None
    if not _POINTS_BELOW.search(body.folded[body.at(last) :]):
        return None
    return None if _stops_short(clauses, chinese=chinese) else head


def _stops_short(clauses: list[str], *, chinese: bool) -> bool:
    """Say whether what is kept only leads up to what follows it."""
    clause = clauses[-1]
    if not chinese:
        told = any(_VERB.search(one) and not _LEADS_EN.match(one) for one in clauses)
        return _LEADS.search(clause) is not None or not told
    so_far = ",".join(clauses)
    if _CONSIDERS.search(so_far) or _FOR_WHOM.search(so_far):
        return True
    grounds = _ON_GROUNDS.search(clause)
    if grounds is not None and _ACTS.search(grounds[1]) is None:
        return True
    if _UNFINISHED.search(clause) or _ONLY_WHEN.search(clause):
        return True
    return _LEADS.search(clause) is not None and _ACTS.search(clause) is None
