"""This file says which numbers of a sentence are of something else, of a part, or what is measured against."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number
from bot.contents.statements import Statement

LONGEST_SHORT = 12  # letters of a short name in brackets, behind the name that "which" goes back to
# A clause that opens with somebody or something else.
# e.g. 而同期本港公共交通工具的 · 而數碼港其他數據設施的 · 而整個北部都會區的 · 同期全港
_OTHERS = re.compile(
    r"^(?:而|但|惟|至于|反观|同期|同一期间)?(?:同期|同一期间)?[^,，。;；]{0,10}?(?:其他|其它|整个)[^,，。;；]{1,16}的"
    r"|^(?:而|但|惟|至于|反观)?(?:同期|同一期间)(?:的)?"
    r"(?:全港|本港|全国|全球|内地|香港|各?部门|[^,，。;；]{2,10}[署局会院])"
    r"|^(?!其|该|平台|系统|计划|用户|登记|去年|上年|较|比)[^,，。;；「□]{2,12}(?<!去年)(?<!上年)(?<!年)同期"
    r"(?:共|亦|则|的)"
    r"|^(?:而|但|惟|至于|反观)(?:全港|本港|全国|全球|内地|香港|业界|市场|各?部门"
    r"|[^,，。;；「]{2,10}[署局院])[^,，。;；]{0,24}(?:则|的|有|为|达)"
)
# e.g. 部門同期以郵遞方式收到的表格則為
_THEN = re.compile(
    r"^(?![在于按以就])[^,，。;；]{2,28}则(?:只|仅|约|共)?(?:有|为|是|达|占|录得|需)?"
)
# What is said of the programme's own parts, whatever 則 stands behind it.
# e.g. 其中獲批的 · 餘下申請 · 用戶人數
_OWN = re.compile(
    r"当中|其[中余]?|余下|[该此]|获批|批准|申请|接获|收到|用户|使用[率量]|总额|金额|开支|支出|发放|人数|参加者|[今去前明]年"
    r"|20\d\d(?:-\d\d)?年|第[一二三四五六七八九十]"
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
    r"[^,，。;；\d]{0,10}(?:其他|其它|另一)(?:[^,，。;；\d]{0,6})(?:项目|计划|措施|工程|基金|用途)"
    r"|[^,;.\d]{0,30}\bfor other (?:[a-z-]+ )?(?:projects|schemes|programmes|purposes|initiatives)\b"
    r"|[^,;.\d]{0,40}\b(?:have |has |had )?complain(?:ed|s|ing)?\b"
)
# What a number is measured against, in English.
# e.g. tags, against some
_AGAINST = re.compile(
    r"\b(?:as )?against (?:the |a |some |about |around |over |more than |nearly |only ){0,3}(?:hk)?\$?$"
)
# e.g. and that of the Fund as a whole is about · compared with a national total of some
_THAT_OF = re.compile(r"\b(?:that|those) of [^,;]{3,90}$|\bcompared (?:with|to) an? [^,;]{3,40}$")
# e.g. while the sector as a whole employs about · whereas TD runs
_WHILE = re.compile(r"\b(?:while|whereas)\b")
# e.g. its · the number of · users
_OWN_EN = re.compile(
    r"\b(?:its?|their|they|these|those|which|whom|this|such|the (?:scheme|programme|fund|platform|system|service"
    r"|pilot|rest|remaining|remainder|other|number|average|total|utili[sz]ation|amount|figure)|users?|usage"
    r"|applications?|approved|cases?|projects?|registered|registrations?|accounts?|downloads?|participants?)\b"
)
# Letters: of a sentence that opens with it, what is set against stands behind its comma.
_WHILE_OPENS = 8
_MAIN = re.compile(r",(?!\d) ?([^,;]{3,90})$")
# e.g. the Judiciary's system has · its rival has
_ANOTHERS = re.compile(
    r"(?!(?:the|its) (?:scheme|programme|fund|platform|system|service|pilot|number|total|average|usage|users|target"
    r"|rest|remaining)\b)(?:the |an? |another |its rival )?(?:[a-z&-]+ ){0,3}[a-z&-]+['’]s? [a-z]+"
    r"|(?:another|other|the other)\b|its (?:rival|competitor|predecessor)\b"
)
_SUBJECT = re.compile(r"\b[a-z]{3,20}\b[^,;]{0,60}\b[a-z]{3}")
_AS_A_WHOLE = re.compile(r"\bas a whole\b|\b(?:the whole|the entire|overall) [a-z&]+\b")
_OF_THEIR_OWN = re.compile(r"[^,;.]{0,40}\bof (?:their|its) own\b")  # 36|counters of their own
# e.g. and libraries run another
_AND_THEY = re.compile(
    r"\band (?!(?:has|have|is|are|was|were|will|it|its|their|they|the (?:scheme|programme|fund))\b)"
    r"(?:[a-z-]+ ){1,4}(?:run|runs|operate|operates|have|has|employ|employs|keep|keeps) "
    r"(?:another|a further|other)[^,;.]{0,8}$"
)

# Some other scheme that the sentence before, or the paper, spoke of.
# e.g. 該計劃的參加者均須登記「醫健通」
_ANOTHER_BEFORE = re.compile(
    r"^(?:在|就)?[该此](?:计划|基金|平台|系统|项目)(?![（(])"
    r"|^(?:under )?(?:the|this) (?:scheme|programme|fund|platform)\b(?! (?:of|\())"
)
# A number of the first ones only, and what is said behind it of those.
# e.g. 首3座大樓快將落成 · the first three blocks
_FIRST = re.compile(r"首 ?(?:\d{1,4}|[二三四五六七八九十两]{1,3}) ?(?:个(?!月)|[座间所项条批幢栋])")
_AMONG = re.compile(r"\b(?:among|amongst|out of|of)(?: the)? (?:some |about |over )?$")
_OPINION = re.compile(
    r"^的?[^,，。;；]{0,16}(?:认为|表示|同意|满意|指出)"
)  # a share of those asked
# Those who took part in it, and were asked.
# e.g. 受訪學員中， · 接受問卷調查的用戶中
_ASKED = re.compile(
    r"(?:受访|接受[^,，。;；]{0,6}(?:调查|访问))的?[^,，。;；]{0,6}"
    r"(?:学员|用户|参[加与]者|使用者|会员|企业|机构)中?[,，]?[约逾近有]?(?:百分之)?$"
)
# e.g. 其中九龍東|佔三成 · 95% of the |1 200 forms · 1 200份|表格中，95%
_SHARE_OF_PART = re.compile(r"(?:其中|当中)[^,，。;；已获有]{2,10}占(?:约|逾|近|超过){0,2}$")
# e.g. with small firms accounting for about
_ACCOUNTS_FOR = re.compile(
    r"\bwith (?:[a-z-]+ ){1,6}(?:accounting for|making up|representing) "
    r"(?:about |around |over |some |nearly |more than )?$"
)
# e.g. 95% of the · out of a total provision of about
_OF_BASE = re.compile(
    r"(?:%|per cent|percent) of (?:the |some |about ){0,2}$|\bout of (?:an?|the|its) (?:total|overall)\b[^,;]{0,30}$"
)
# e.g. 在「河堰基金」|接獲的|62 400宗申請中
_TOTAL_OF = re.compile(
    r"□[」”』]?(?:至今|合共|共|已){0,2}(?:接获|收到|批出|支持|资助)的(?:约|逾|近|超过)?$"
)
_BASE_OF = re.compile(
    r"[^,，。;；]{0,14}[中当][,，]?(?:有|已|约|逾|超过|近){0,3}(?:\d{1,3}(?:\.\d)?%|[一二三四五六七八九]成|百分之)"
)
# What is only quoted: a corrigendum says by which words which others are replaced.
# e.g. replaces "|85 departments"
_QUOTED = re.compile(r"[“「『\"]$")
_QUOTED_END = re.compile(r"[^”」』\"]{0,16}[”」』\"]")
# e.g. half of the · one of
_OF_THE = re.compile(
    r"\b(?:half|third|quarter|most|any|each|one|some|none|thirds|quarters) of (?:the |its )$"
    r"|\bone of (?:some |about |the |over |more than )?$"
)
# Some of what something is made of, beside others that nobody counts.
# e.g. 包括|6間專營巴士公司、港鐵和渡輪營辦商
_AMONG_OTHERS = re.compile(r"(?:包括|涵盖)(?:约|逾)?$|\b(?:including|such as) (?:some |about )?$")
_AND_OTHERS = re.compile(
    r"[^,，。;；、及和与]{1,24}、(?!约?[\d一二三四五六七八九十百])|[^.;\d]{2,40} and (?!\d)"
)
_IS = re.compile(r"(?:是|为|属)[^,，。;；□]{0,14}$")
_ONE_OF = re.compile(
    r"[^,，。;；]{0,14}(?:之一|中的一[个项])(?![^,，。;；]{0,2}[成半])"
)  # 47個項目|之一
_RANKED = re.compile(r"\b(?:ranked|ranking|rank)\b")
_BASE = re.compile(r"[^,，。]{0,8}中(?:位列|排名|名列|位居|排行)")  # of 142 cities it is the 20th
_REGION = re.compile(r"大湾区(?:的)?(?:内地)?$")  # which has nine cities, whoever does what there
# In so many places something is done, of which the number behind is.
# e.g. 在香港及廣東省|九個城市|設置72部
_IN_PLACES = (
    re.compile(r"[在于][^,，。;；]{0,16}$"),
    re.compile(
        r"(?:内地)?(?:城市|国家|省[份市]?|地区|经济体|司法管辖区)(?=[^\s,，。;；、及和共等]{1,8}\d)"
    ),
)


# What a number directly behind is of: another thing that is only spoken of beside the programme.
# e.g. after about · than a foreign system with · by a company with $ · the city's · 取代了 · 投訴
_ELSES = re.compile(
    r"\b(?:after|before|because|until) (?:about |some |over )?$|\bthan an? [^,;]{2,50}$"
    r"|\ban? (?!total|average|cumulative|further|commitment|budget|target|scheme|programme|fund|pilot|view|ratio"
    r"|rate|grant|trial)[a-z]+(?: [a-z]+){0,3} (?:with|worth|valued at|having|that has|which has) "
    r"(?:about |over |some |nearly )?(?:hk)?\$?$"
    r"|\b(?:the (?:city|territory|world|country)['’]s|hong kong['’]s|replac(?:e|es|ed|ing)|complaints?) "
    r"(?:about |some |over |the |all )?$"
    r"|取代了?(?:约|逾)?$|投诉(?:共|约|逾)?$"
)
# An office that keeps or runs something of its own, behind what the programme did.
# e.g. and the lands department keeps · and the authority employs
_AND_AN_OFFICE = re.compile(
    r"\band (?:the )?(?:[a-z]+ ){0,4}(?:department|bureau|authority|council|commission|bank|company|university"
    r"|hospital|police)s? "
    r"(?:keeps?|holds?|runs?|employs?|operates?|owns?|manages?) [^,;.]{0,20}$"
)
# e.g. 52 000|complaints about parking · 74 |countries
_ELSES_THINGS = re.compile(
    r"\s?(?:complaints? (?:about|against|of)\b|countries\b|economies\b|jurisdictions\b|国家|经济体|司法管辖区)"
)
# What is counted at an event, or when something is put to the vote.
# e.g. 200 guests · 40 votes · 嘉賓
_AT_EVENTS = re.compile(
    r"[a-z ]{0,24}\b(?:guests?|votes?|booths?)\b|\s?(?:嘉宾|参展商|展位|摊位|票(?:赞成|反对|对))"
)
# All that there are, of whom nobody says that they take part.
# e.g. 協助全港|34萬間中小企
_ALL_OF = re.compile(r"(?<!占)(?:[全本]港|全国|全球)(?:约|逾|近|超过)?$")
# Whose the sum is, or who may ask for some of it.
# e.g. 的公司 ·  may apply
_SOMEBODYS = re.compile(r"的(?:公司|机构|集团|财团)|[^,;.]{0,30}\b(?:may|can) apply\b")
# What goes on to the number, in at most 60 letters: looked for from its comma, whatever stands before.
# e.g. open to the District Councils, |which have
_RELATIVE = re.compile(r", (?:which|whose|who|where) [^,;.]{0,60}$")
_LONGEST_BESIDE = 160  # letters before a number in which another thing may be spoken of


def _is_of_else(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether the words right beside a number say that it is of something else."""
    before = folded[max(0, number.start - _LONGEST_BESIDE) : number.start]
    if _ELSES.search(before[-80:]) or any(
        _AT_EVENTS.match(folded, at) for at in (number.counted_from, number.end)
    ):
        return True
    if number.unit == "HKD" and _SOMEBODYS.match(folded, number.end):
        return True
    if _ELSES_THINGS.match(folded, number.counted_from) or _AND_AN_OFFICE.search(before):
        return True
    named = any(place.end <= number.start for place in places)
    if named and number.unit != "percent" and _ALL_OF.search(before):
        return True
    relative = _RELATIVE.search(before)
    if relative is None:
        return False
    opened = number.start - len(before) + relative.start()
    own = [place for place in places if place.end <= opened]
    return bool(own) and len(folded[own[-1].end : opened].strip(' "”」)')) > LONGEST_SHORT


def is_of_another(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a number's own clause speaks of something else, after the one with the programme's name."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    if _FOR_OTHERS.match(folded, number.end) or _is_of_else(folded, number, places):
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


def opens_with_another(one: Statement, places: Sequence[Place]) -> bool:
    """Say whether a sentence is of "the scheme" that an earlier one named, whatever it names itself."""
    opened = _ANOTHER_BEFORE.match(one.bare.folded)
    if opened is None:
        return False
    label = len(one.folded) - len(one.bare.folded)
    return not any(place.start < label + opened.end() for place in places)


# How a sum is shared between two, of which each pays a dollar or two.
# e.g. 政府出資1元 · $1 for every $2 · on a matching basis
_SHARED_OUT = re.compile(
    r"出资|配对|配套资金|\b(?:match(?:es|ed|ing)?|contribut\w{1,4}|ratio|(?:for|to) (?:every|each) (?:hk)?\$)"
)
_FEW_DOLLARS = 10  # which no programme has


def is_part(plain: str, number: Number) -> bool:
    """Say whether a number is of the first ones only, or what another number is measured against."""
    before, behind = plain[: number.start], plain[number.end :]
    if before.endswith("首") or any(m.end() < number.start for m in _FIRST.finditer(before)):
        return True
    if number.unit == "HKD" and number.value < _FEW_DOLLARS and _SHARED_OUT.search(plain):
        return True
    if number.unit == "percent" and _OPINION.match(behind) and not _ASKED.search(before):
        return True
    if number.unit == "percent" and _SHARE_OF_PART.search(before):
        return True
    if number.unit == "percent" and _ACCOUNTS_FOR.search(before):
        return True
    if _OF_BASE.search(before):
        return True
    if _BASE_OF.match(behind) and not _TOTAL_OF.search(before):
        return True
    if _QUOTED.search(before) and _QUOTED_END.match(behind):
        return True
    if not number.unit and _OF_THE.search(before):
        return True
    if _AMONG_OTHERS.search(before) and _AND_OTHERS.match(behind):
        return True
    if not number.unit and _ONE_OF.match(behind) and _IS.search(before):
        return True
    if not number.unit and _AMONG.search(before) and _RANKED.search(plain):
        return True
    if _IN_PLACES[0].search(before) and _IN_PLACES[1].match(behind):
        return True
    return bool(not number.unit and (_BASE.match(behind) or _REGION.search(before)))
