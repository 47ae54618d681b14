"""This file says which numbers of a sentence are of something else that is set against the programme."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number
from bot.contents.statements import Statement

# A clause that opens with somebody or something else.
# e.g. 而同期本港公共交通工具的 · 而數碼港其他數據設施的 · 而整個北部都會區的 · 同期全港
_OTHERS = re.compile(
    r"^(?:而|但|惟|至于|反观|同期|同一期间)?(?:同期|同一期间)?[^,，。;；]{0,10}?(?:其他|其它|整个)[^,，。;；]{1,16}的"
    r"|^(?:而|但|惟|至于|反观)?(?:同期|同一期间)(?:的)?(?:全港|本港|全国|全球|内地|香港|各?部门|[^,，。;；]{2,10}[署局会院])"
    r"|^(?:而|但|惟|至于|反观)(?:全港|本港|全国|全球|内地|香港|业界|市场|各?部门|[^,，。;；「]{2,10}[署局院])[^,，。;；]{0,24}(?:则|的|有|为|达)"
)
# e.g. 部門同期以郵遞方式收到的表格則為
_THEN = re.compile(
    r"^(?![在于按以就])[^,，。;；]{2,28}则(?:只|仅|约|共)?(?:有|为|是|达|占|录得|需)?"
)
# What is said of the programme's own parts, whatever 則 stands behind it.
# e.g. 其中獲批的 · 餘下申請 · 用戶人數
_OWN = re.compile(
    r"当中|其[中馀余]?|余下|馀下|[该此]|获批|批准|申请|接获|收到|用户|使用[率量]|总额|金额|开支|人数|参加者|[今去前明]年|20\d\d年|第[一二三四五六七八九十]"
)
_APART = re.compile(r"部门|同期|其他")
# What whoever takes part pays or brings.
# e.g. 獲批企業自行投入的資金則約為
_THEMSELVES = re.compile(r"自行(?:投入|投资|出资|承担|负担|支付|筹集|筹募)")
# Something else that is called by a name and opens the clause, or is somebody's.
# e.g. 醫院管理局的「HA Go」則有
_CALLED = re.compile(
    r"^(?:而|但|至于)?(?:[^,，。;；「“]{0,12}的)?[「“『][^」”』]{2,24}[」”』](?:则|的|有|为|已|共|约|亦)"
)
# What a sum behind another goes to, and who only complained.
# e.g. 元推行|其他項目 · users|had complained
_FOR_OTHERS = re.compile(
    r"[^,，。;；\d]{0,10}(?:其他|其它|另一)(?:[^,，。;；\d]{0,6})(?:项目|计划|措施|工程|基金|用途)|[^,;.\d]{0,30}\bfor other (?:[a-z-]+ )?(?:projects|schemes|programmes|purposes|initiatives)\b"
    r"|[^,;.\d]{0,40}\b(?:have |has |had )?complain(?:ed|s|ing)?\b"
)
# What a number is measured against, in English.
# e.g. tags, against some
_AGAINST = re.compile(
    r"\b(?:as )?against (?:the |a |some |about |around |over |more than |nearly |only )*$"
)
# e.g. and that of the Fund as a whole is about · compared with a national total of some
_THAT_OF = re.compile(r"\b(?:that|those) of [^,;]{3,90}$|\bcompared (?:with|to) an? [^,;]{3,40}$")
# e.g. while the sector as a whole employs about · whereas TD runs
_WHILE = re.compile(r"\b(?:while|whereas)\b")
# e.g. its · the number of · users
_OWN_EN = re.compile(
    r"\b(?:its?|their|they|these|those|which|whom|this|such|the (?:scheme|programme|fund|platform|system|service|pilot|rest|remaining|remainder|other|number|average|total|utili[sz]ation|amount|figure)|users?|usage|applications?|approved|cases?|projects?|registered|registrations?|accounts?|downloads?|participants?)\b"
)
_WHILE_OPENS = (
    8  # letters: of a sentence that opens with it, what is set against stands behind its comma
)
_MAIN = re.compile(r",(?!\d) ?([^,;]{3,90})$")
# e.g. the Judiciary's system has · its rival has
_ANOTHERS = re.compile(
    r"(?!(?:the|its) (?:scheme|programme|fund|platform|system|service|pilot|number|total|average|usage|users|target|rest|remaining)\b)(?:the |an? |another |its rival )?(?:[a-z&-]+ ){0,3}[a-z&-]+['’]s? [a-z]+|(?:another|other|the other)\b|its (?:rival|competitor|predecessor)\b"
)
_SUBJECT = re.compile(r"\b[a-z]{3,20}\b[^,;]{0,60}\b[a-z]{3}")
_AS_A_WHOLE = re.compile(r"\bas a whole\b|\b(?:the whole|the entire|overall) [a-z&]+\b")
_OF_THEIR_OWN = re.compile(r"[^,;.]{0,40}\bof (?:their|its) own\b")  # 36|counters of their own
# e.g. and libraries run another
_AND_THEY = re.compile(
    r"\band (?!(?:has|have|is|are|was|were|will|it|its|their|they|the (?:scheme|programme|fund))\b)(?:[a-z-]+ ){1,4}(?:run|runs|operate|operates|have|has|employ|employs|keep|keeps) (?:another|a further|other)[^,;.]{0,8}$"
)

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
    r"\b(?:referring|responding|in response|replying|regarding|as regards|as for|on)(?: to)? (?:the |an? |some |any )[^,;.]{0,60}\b(?:request|call|suggestion|proposal|claim|demand|wish|report|idea)s?\b[^;.]{0,80}$"
    r"|(?:就|对于|至于|关于|回应)[^,，。;；]{2,40}(?:建议|要求|诉求|意见|说法|指称|倡议)$"
)
# What a sentence says is not so: all that was said of it before, or behind.
# e.g. it was wrongly reported that · 有報道誤指 · 政府否認
_FALSE = re.compile(
    r"\b(?:wrongly|incorrectly|falsely|mistakenly|erroneously|inaccurately) (?:been )?(?:[a-z]{3,12}ed|said|put|written|given|shown|quoted)\b"
    r"|\b(?:not (?:true|correct|accurate|so|the case)|untrue|false|incorrect|inaccurate|wrong) (?:to (?:say|claim|suggest) )?that\b"
    r"|\b(?:den(?:y|ies|ied)|refut(?:e|es|ed)|rebut(?:s|ted)?|dismiss(?:es|ed)?) [^,;.]{0,60}\bthat\b|\b(?:denies|denied|refutes|refuted) (?:having|it)\b"
    r"|\b(?:media|press|newspapers?|critics?|some(?: people)?|netizens|rumours?|reports?|posts?) (?:ha(?:s|ve|d) )?(?:claim|alleg|suggest|speculat)(?:s|ed|es|e)?\b|\brumours? (?:has it )?that\b"
    r"|\b(?:suggestions?|claims?|allegations?|assertions?|speculation|complaints?|rumours?|reports?) (?:in|by|from|of) [^,;.]{2,40} that\b|\b(?:the|a|any|this) (?:suggestion|claim|allegation|assertion|speculation|rumour)s? that\b"
    r"|(?:传媒|媒体|报章|报[道导]|网民|评论)(?:曾)?(?:声称|指称|报[道导]|[称指说]|认为)|误[报传指称导]|讹传|谣[传言]|网传|流传|错误(?:地)?(?:报[道导]|指|称)|否认|(?:失实|不实)(?:的)?(?:报[道导]|消息|指控|言论)|报[道导](?:失实|不实)|并非如"
)
# e.g. ; · , but in fact · ，而事實上 · ，並指出
_APART_FROM = re.compile(
    r"[;；。]|[,，] ?(?:but|while|whereas|and in fact|in fact|但|而|惟|事实上|实际上|其实|并(?:指出|强调|澄清|表示)|实为|实则)"
)
# e.g. , which is not true · ，並非事實
_FALSE_BEHIND = re.compile(
    r"[^;.。；]{0,80}(?:\b(?:which|this|that|it) (?:is|was|were|are) (?:simply |entirely |clearly )?(?:not (?:true|correct|accurate|the case)|untrue|false|incorrect|inaccurate|wrong)\b"
    r"|[的]?(?:说法)?(?:并?(?:非|不是)(?:事实|属实)|并?不(?:属实|正确|准确|符事实)|与事实不符|不符(?:合)?事实|纯属[^,，。;；]{2,6}|有误|失实|绝非事实))"
)
# e.g. 名用戶屬實 · users is correct
_CONFIRMED = re.compile(
    r"[^;.。；]{0,60}?(?:(?<!不)(?<!非)(?<!否)属实|\b(?:is|was|were|are) (?:indeed )?(?:true|correct|accurate)\b)"
)
# Where a paper puts right what it, or another one, gave before.
# e.g. 正確數字應為 · it should read
_CORRECTED = re.compile(
    r"正确的?(?:数字|数目|金额|资料|百分比)?应?[为是]|应(?:改|更正|修正)[为作]|(?<!反)应[为作](?= ?[\d一二三四五六七八九十])|更正为|\bshould (?:have )?(?:read|be read as|been)\b|\b(?:is|are|was|were) corrected to\b"
)
# "Should be" alone tells as often what a grant is to be: something must be said to have been wrong.
# e.g. 誤植 · 更正 · wrongly given as · a corrigendum
_WRONG = re.compile(
    r"误|正确|更正|修正|勘误|\b(?:wrongly|incorrectly|mistakenly|erroneous(?:ly)?|misstated|misprinted|correct(?:ed|ion|ly)?|corrigendum|errat(?:um|a)|should (?:have )?(?:read|be read as))\b"
)
# Some other scheme that the sentence before, or the paper, spoke of.
# e.g. 該計劃的參加者均須登記「醫健通」
_ANOTHER_BEFORE = re.compile(
    r"^(?:在|就)?[该此](?:计划|基金|平台|系统|项目)(?![（(])|^(?:under )?(?:the|this) (?:scheme|programme|fund|platform)\b(?! (?:of|\())"
)


def is_of_another(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a number's own clause speaks of something else, after the one with the programme's name."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    if _FOR_OTHERS.match(folded, number.end):
        return True
    if any(start <= place.start < number.end and place.key is not None for place in places):
        return _is_set_against(folded, number, places)
    if not any(place.end <= start for place in places if place.key is not None):
        return False
    said = folded[start : number.start]
    if (
        _THEMSELVES.search(said)
        or _OTHERS.match(said)
        or (_CALLED.match(said) and not _OWN.search(said.split("」")[-1]))
    ):
        return True
    then = _THEN.match(said)
    if then and (not _OWN.search(then[0]) or _APART.search(then[0])):
        return True
    return _is_set_against(folded, number, places)


def _is_set_against(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say the same of English, where no comma need stand before what is set against it."""
    before = folded[: number.start]
    if _AGAINST.search(before) or _AND_THEY.search(before):
        return True
    that = _THAT_OF.search(before)
    if that and not any(that.start() <= place.start < number.start for place in places):
        return True
    if _OF_THEIR_OWN.match(folded, number.end) and not _OWN_EN.search(before[-30:]):
        return True
    opened = [match.end() for match in _WHILE.finditer(before)][-1:]
    if not opened:
        return False
    if any(opened[0] <= place.start < number.end for place in places):
        main = _MAIN.search(before) if opened[0] <= _WHILE_OPENS else None
        return bool(
            main
            and not any(place.start >= main.start() for place in places)
            and _ANOTHERS.match(main[1])
        )
    subject = before[opened[0] :]
    if "," in subject or ";" in subject or not _SUBJECT.search(subject):
        return False
    return _AS_A_WHOLE.search(subject) is not None or not _OWN_EN.search(subject)


def is_doubted(folded: str, number: Number) -> bool:
    """Say whether a number stands in what is asked, only said by some, or said not to be so."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    said = _WHICHEVER.sub("", folded[start : number.start])
    if _TAKEN_UP.search(said) or _WHETHER.search(said) or _ALLEGED.match(folded, number.end):
        return True
    return corrected_from(folded) is None and _is_false(folded, number)


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


def opens_with_another(one: Statement, places: Sequence[Place]) -> bool:
    """Say whether a sentence is of "the scheme" that an earlier one named, whatever it names itself."""
    opened = _ANOTHER_BEFORE.match(one.bare.folded)
    if opened is None:
        return False
    label = len(one.folded) - len(one.bare.folded)
    return not any(place.start < label + opened.end() for place in places)
