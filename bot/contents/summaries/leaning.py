"""This file says by which words a sentence leans on the one before it."""

from __future__ import annotations

import re
from typing import Final

from bot.contents.summaries.signs import either

# What a sentence opens with that only says when, how or by way of what; its subject follows: 截至2026年9月,
# as at June 2026.
_BY_WAY_ZH = (
    r"^(?:截至|截止|自|于|在|由(?:于[^,。;]{0,40})?|到|至|直至|按|按照|根据|就|随着|为|因应|鉴于|视乎|待"
    r"|经)[^,。;]{1,40},"
)
_NOW_ZH = r"^(?:目前|现时|现|同时|此外|另外|一般而言|今年内|今年|年内|过去[^,。]{1,12}),?"
_BY_WAY_EN = r"^(?:(?:as at|as of|in|on|by|since|from|at|under|to|for|during|after) [^,.;]{1,60}, )"
_ASIDE = either(_BY_WAY_ZH, _NOW_ZH, _BY_WAY_EN)

# A noun that has its name elsewhere: 先導計劃至今, 每個項目的資助, 便利措施.
_BODIES_AND_PLACES = (
    r"院方|校方|会方|承办商|营办商|营运者|学院|大学(?!教育)|学校|中心|公司|秘书处|小组|委员会|团队|研发院|研究院"
    r"|设施|大楼|园区"
)
_SCHEMES = r"计划|项目|系统|平台|基金|联盟|研究|工程|方案|条例草案|指引|措施|服务|安排|申请|机制|政策|建议|协议|工作"
_PAPERS = r"名单|结果|检讨|试验|题目|资助|款项|开支|比例|数字|资料|报告"
_EACH = r"(?:(?:每|各|首|整|第[一二三])(?:个|项|宗|家|间|批|轮|期|所)?|\d{1,3}(?:个|项|宗|座|条|所))?(?:获[批选])?"
_OF_A_SORT = r"(?:先导|资助|便利|优化|新|加速|支援|培育|配对|顾问|试点|详细|整体|初步|评审|督导|试用|推广|相应){0,2}"
_DOES = (
    r"至今|已|现(?!有)|目前|于|将|会(?!议)|正|预计|预期|涉及|共|自|由|旨在|截至|在|以|推出|分(?!布|别)|设|亦|为|不"
    r"|并|仍|可|须|获|主要|全年|期望|来自|涵盖|包括|有|被"
)
_HAS = r"的?(?:详情|成效|进度|目标|(?:预算)?开支|资助|对象|成员)|上限|下限|范围|,"
_NAMELESS = re.compile(
    rf"^{_EACH}{_OF_A_SORT}(?:{_BODIES_AND_PLACES}|{_SCHEMES}|{_PAPERS})(?={_DOES}|{_HAS})"
)
# A body by its kind alone, whatever it does: 學院舉辦, 承辦商已.
_BARE_BODY = re.compile(r"^(?:学院|院方|校方|会方|承办商|营办商)(?!的?(?:名单|定义|质素))")

# What points to what was told: 上述措施, 其餘; of a list announced by 下列 only where that does not follow.
_THAT = (
    r"^(?:该|上述|以上|如上|(?:下列|下述)(?![^。]{0,80}:[^。;]{2,80};)|此(?!外)|其(?!他|馀)|其余|余下|当中|这|那"
    r"|有关|相关|前者|后者|两者|前述"
    r"|它|[他她](?!人|日|国|省|乡|方)|双方|同日)"
)
_AND_SO = (
    r"^(?:亦|也|并|而(?!言)|惟|但|因此|所以|故此|故|据此|结果[,是]|另[有一](?!方)|否则|届时|到时|同样|随后|其后"
    r"|另一方面|反之|即使如此"
    r"|而且|以及|及|或|再者|例如|换言之|预计|预期|料|会于|将(?!军)|便|就此|不过|然而)"
)
_WHO_OFFENDS = r"^(?:违例者|违者|违反者|(?:初|再|重)犯者?|一经定罪)"
_OF_SUCH = (
    r"^(?:计划|项目|基金)(?:的)?(?:督导委员会|秘书处|评审委员会)|^每(?:场|个|项|宗|家|间|批|轮|期|所|支|座|位)"
    r"|^(?:「[^「」]{2,30}」|[\u4e00-\u9fff]{2,12})则(?!例|会师)"
)
_THE_FIRST = (
    r"^(?:首|另外)(?:\d{1,3}|[一二三四五六七八九十两]{1,2})(?:座|个|项|宗|家|间|批|轮|期|所)|^[^,。;]{0,8}更是"
    r"|^[^,。;]{0,16}展开(?:研究|检讨)[,。]|^[^,。;]{1,10}(?:因此|故此|遂)(?!而)"
)
_THAT_EN = (
    r"^(?:it|they|this(?! (?:circular|ordinance|bill|paper)\b)|these|those|such|that|its|their|he|she|his|her|both"
    r"|(?:among|of) (?:them|these|those)|of whom"
    r"|most|some(?! \$?\d)|others?)\b"
)
_AND_SO_EN = (
    r"^(?:the (?:latter|former|said|above|same|two|results?|rest|remaining|final|locations?)|and|but|or"
    r"|so(?! far\b)|however|therefore|thus|hence|also|then|otherwise|thereafter|afterwards|subsequently)\b"
    r"|^[^.;]{0,80}\b(?:above-?mentioned|afore-?mentioned|aforesaid)\b"
    r"|^(?:as at|up to|until|on|by) the same (?:date|day)\b"
    r"|^[^.;]{0,60}\b(?:in|during|over|for) the same (?:years?|period|months?)\b"
)
_THE_THING = (
    r"^the (?:system|scheme|programme|project|fund|platform|institute|ordinance|bill|centre|proposal|study"
    r"|measures?|services?|review|work|plan|pilot"
    r"|exercise|consultant|facility|building|site|contract|list|report|guidelines?)"
)
_THING_DOES = (
    r" (?:is|are|was|were|will|has|have|had|would|can|may|shall|covers?|provides?|aims?"
    r"|opens?|starts?|cost)\b"
)
_POINTS_BACK = either(
    _THAT, _AND_SO, _WHO_OFFENDS, _OF_SUCH, _THE_FIRST, _THAT_EN, _AND_SO_EN, _THE_THING + _THING_DOES
)  # fmt: skip

# What English leaves to the sentence before: a day, a thing of a common kind, such a thing: From that date,
# The incident affected, under such a scheme.
_EVENTS = (
    r"incident|matter|investigation|expansion|enhancements?|arrangements?|amendments?|initiatives?|move|course"
    r"|event|survey|audit|breach|case"
    r"|memorandum|agreement|trials?|tests?|increase|decrease|reduction|changes?|additions?"
)
_SCHEMES_EN = (
    r"system|scheme|programme|project|fund|platform|institute|centre|proposals?|study|measures?|services?|review"
    r"|plan|pilot|exercise|consultant"
    r"|facility|building|site|contract|list|guidelines?|task force|working group|network|code of practice"
)
COMMON_EN: Final = rf"(?:{_EVENTS}|{_SCHEMES_EN})"
# Behind a noun of a common kind another one, and what of: the service point of the library.
_OF_ANOTHER = (
    r"(?!(?:consists|comprises|disposes|approves|makes|accounts|is|was)\b)[a-z]{3,14} of\b"
)
_THIS_YEAR = (
    r"this(?! (?:year|month|week|paper|circular|consultation|ordinance|bill|report|financial|connection|session"
    r"|summer|winter|autumn|spring))"
)
_FROM_THAT = (
    r"^(?:from|on|by|until|since|after|before|for|at|in|under|with|as|to|through|during|of|upon) "
    rf"(?:that|these|those|such|it|them|its|their|{_THIS_YEAR})\b(?! to\b)"
)
_AS_A_RESULT = (
    r"^(?:as a result|notwithstanding (?:this|that|the above)|despite (?:this|that)"
    r"|for (?:this|these|that) (?:reasons?|purpose)|accordingly"
    r"|consequently|nevertheless|nonetheless|against this background|in view of (?:this|the above)),? "
)
_LIKEWISE = (
    r"^(?:instead|similarly|likewise|in return|in contrast|in other words|for example|for instance|among others),? "
    r"|^[^,.;]{0,40}\b(?:therefore|thus|hence|thereby)\b|^(?:a (?:second|third|further)|another) (?![a-z]+ of\b)"
)
_NO_FURTHER = (
    r"^no (?:separate|additional|extra|further|such|other) [a-z]+ (?:is|are|was|were|will be) "
    r"(?!.{0,60}\b(?:for|to|by|under)\b)"
)
_OFFENDERS = (
    r"^(?:(?:any )?offenders?|(?:up)?on conviction|the (?:maximum )?(?:penalty|sentence|fine))\b"
    r"(?![^.;]{0,60}\b(?:under|for|of) (?!\$|\d|up\b|[a-z]+ (?:months?|years?)\b))"
)
_NONE_SO_FAR = (
    r"^(?:so far,? |to date,? )?no (?:application|case|complaint|report|request|figure|breakdown|person"
    r"|decision)s? (?:has|have|was|were|is|are) "
    r"(?!.{0,60}\b(?:for|about|against|concerning|under|in respect)\b)"
)
_BEHIND_IT = r"of|for|on|to|by|in|under|at|with|into|between|from|that|which|as|against|and|or|known|called|named"
_MADE_WHERE = r"(?:[a-z]{2,16}ed|held|made|set|led|run) (?:on|by|in|at|to|for|under|last|between)\b|[a-z]{2,16}ing\b"
_A_COMMON_THING = (
    rf"^the (?:new |proposed |said |whole |latest |overall )?{COMMON_EN} "
    rf"(?!(?:{_BEHIND_IT})\b|{_OF_ANOTHER}|{_MADE_WHERE})"
)
_POINTS_BACK_EN = either(
    _FROM_THAT, _AS_A_RESULT, _LIKEWISE, _NO_FURTHER, _OFFENDERS, _NONE_SO_FAR, _A_COMMON_THING
)

# Inside a sentence: what was spoken of before: 該計劃, 有關安排.
_ABOVE_ZH = (
    r"上述|上文(?:所述|提及|提到)|因(?:而|此)(?:可|能|所)?(?:节省|腾出|增加|减少|产生)[^,。;]{0,4}的|上表|下表|表中(?:有|的)"
    r"|以上(?!的?(?:学历|年|岁|人))|前述"
)
_THAT_BODY = (
    r"(?:此|该)(?:项(?!目)|宗|类|批|等)|该(?:处|区|地(?!球)|院|局|署|会|办|馆|校|幅|座|名|位|份|套|条|个|间|家|笔"
    r"|两|三|些|段|批|网|城|镇|村)"
)
_THAT_SCHEME = (
    r"(?:该|此)(?:计划|项目|系统|平台|中心|基金|研究|工程|方案|措施|款项|机制|名单|协议|等)"
)
_THE_SAID = (
    r"有关的?(?:细节|做法|情况|问题|事宜的?(?:细节|详情)|方案|计划|项目|系统|平台|研究|工程|方案|措施|款项|人员"
    r"|费用|申请|工作|安排|开支|活动|规定|企业|机构|团队|院校|资助|名单|报告|建议|详情|题目|扣)"
)
_RELEVANT_ZH = (
    r"相关(?:的)?(?:做法|情况|计划|系统|平台|款项|申请|工作|初期|安排|开支|费用|人员|项目|细节|分项|研究|措施|机构"
    r"|企业|规定|详情|题目)"
)
REFERS: Final = either(_ABOVE_ZH, _THAT_BODY, _THAT_SCHEME, _THE_SAID, _RELEVANT_ZH)


# Inside an English sentence: by then, thereunder, in this case; did not agree to any of these; the grants so approved.
_THEN_EN = (
    r"\b(?:by|until|since|from|before|after) then\b|\bthere(?:of|under|from|upon)\b"
    r"|\bthe (?:above|said|aforesaid|latter|former) [a-z]"
    r"|^(?:for|of|in|under|with) the (?:latter|former)\b|\bin (?:this|that) (?:case|regard|respect)\b"
)
_ANY_OF_THESE = r"^[^,;:]{0,60}\b[a-z\d]{1,12} of (?:these|those|them)\b(?! who\b| that\b| which\b)"
_SO_DONE = r"\bso (?:approved|selected|funded|received|chosen|appointed|raised|collected|obtained|identified)\b"
# A sum by its kind alone: in the first quarter alone the sum was $9.3 billion.
_THE_SUM = (
    r"^[^;]{0,60}?\bthe (?:sum|amount|number|figure|total|rate|proportion) (?:is|was|were|are|stood|rose|fell|came"
    r"|has|had|increased|decreased|dropped|amounted|reached)\b"
)
# So many, told before: the Office aims at doubling that number.
_THAT_SUM = (
    r"\b(?:that|this) (?:number|figure|amount|total|sum|proportion|percentage)\b"
    r"|\bthe (?:number|figure) to (?:pass|reach|exceed|rise|grow|fall|drop|increase|hit)\b"
)
# What is not done, or not held needed: we have no intention of doing so; we do not consider this necessary.
_DO_SO = r"^[^,;]{0,60}\b(?:do|doing|does|did|done) so\b"
_NOT_NEEDED = (
    r"^[^,;]{0,40}\b(?:consider|find|think|deem|regard) (?:this|that|these) (?:is |to be |as )?(?:not |un)?"
    r"(?:necessary|needed|appropriate|desirable|feasible|practicable|justified)\b"
)
# What is not waived or extended, by a pronoun alone: the Government does not intend to waive it.
_ACTS_ON_IT = (
    r"^(?:the )?(?:government|administration|bureau|department|office|authority|we|[a-z]{2,6}|[a-z ]{2,40}"
    r"(?:department|bureau|office|authority)) [a-z ]{0,60}?\b(?:to|will|not|can|cannot|would) "
    r"(?!consider|find|make|think|deem|take|keep)[a-z]{3,14} (?:it|them)\b(?! (?:appropriate|necessary|possible))"
)
_REFERS_EN = either(
    _ACTS_ON_IT, _THEN_EN, _ANY_OF_THESE, _SO_DONE, _THE_SUM, _THAT_SUM, _DO_SO, _NOT_NEEDED
)
# Things spoken of before, which a sentence calls relevant or concerned and has not named.
# e.g. has approved the relevant applications · the sites concerned
_RELEVANT_EN = re.compile(
    r"\bthe (?:(?:relevant|concerned|corresponding|respective) (?P<behind>(?:applicat|case|amount|expenditure"
    r"|figure|project|site|premise|licen[cs]e|compan|contract|complaint|proposal|measure|scheme|programme|stud"
    r"|amendment|result|report|item|work|facilit|school|building)[a-z]{0,4})|(?P<before>[a-z]{3,12}) concerned)\b"
)


def _speaks_of_relevant(folded: str) -> bool:
    """Say whether an English sentence calls things relevant that it has not named."""
    return any(
        (found["behind"] or found["before"])[:5] not in folded[: found.start()]
        for found in _RELEVANT_EN.finditer(folded)
    )


# e.g. no such figures: what was asked is known
_SUCH = re.compile(r"\bsuch (?!as\b|that\b)(?:an? )?([a-z]{3,5})")
_NO_SUCH = re.compile(r"\b(?:no|not|nor)\b[^,;]{0,40}$")


def _speaks_of_such(folded: str) -> bool:
    """Say whether an English sentence means by "such a thing" one that it has not named."""
    return any(
        found[1] not in folded[: found.start()]
        and not _NO_SUCH.search(folded[: found.start()][-60:])
        for found in _SUCH.finditer(folded)
    )


# People and things of an event that the sentence has not told of.
# e.g. has reported the cases · monitoring the patients' condition
_OF_THE_EVENT = re.compile(
    r"\bthe (case|patient|specimen|victim|suspect|complainant|casualt|passer-?by|attacker|informant)(?:s|ies|y)?\b"
    r"(?! (?:of|who|in|with|for|that|which|under|against|from|at|on|to|load|management)\b|-)"
)


def _speaks_of_an_event(folded: str) -> bool:
    """Say whether an English sentence speaks of people or things of an event as known, and has not told of them."""
    return any(found[1] not in folded[: found.start()] for found in _OF_THE_EVENT.finditer(folded))


# Whose a thing is, with nobody in the clause before who could own it.
# e.g. 320 schools took part in its programmes
# "It" that stands for what follows is nobody's: we do not consider it appropriate to.
_FOR_WHAT_FOLLOWS = "".join(
    rf"(?<!{verb} )"
    for verb in (
        *("consider", "considers", "considered", "find", "finds", "found"),
        *("think", "thinks", "make", "makes", "made", "deem"),
    )
)
_OWNED = re.compile(rf"\b(?:its|{_FOR_WHAT_FOLLOWS}it)\b")
# e.g. the office · every school
_OWNER = re.compile(
    r"\b(?:the|an?|each|any|every|one|this|no|their|our) [A-Za-z]|[A-Z]{2,}|[a-z,] [A-Z][a-z]|^[A-Z][a-z]+ [A-Z]"
    r"|that$|^It |’s|'s"
)
# Somebody's, with nobody in the sentence before it whose it could be.
# e.g. The bureau has decided to terminate his contract
_HIS = re.compile(r"\b(?:his|her|him|himself|herself)\b")
# e.g. the applicant · Mr
_SOMEBODY = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Justice|Hon)\b|[A-Z][a-z]+ [A-Z][a-z]+"
    r"|\b(?:Secretary|Commissioner|Director|Executive|Member|President"
    r"|[a-z]{0,12}(?:man|woman|person|patient|officer|owner|holder|employer|employee|worker|student|teacher|child"
    r"|parent|applicant|tenant|driver|suspect|defendant|victim|resident|member|citizen|boy|girl|who|ee|ant|er|or"
    r"|ist))\b"
)
_WHERE_EN = re.compile(
    r"^(?:In|On|At|As at|As of|Up to|Until|Since|From|By|For|During|Under) [^,]{2,60}, "
)
# e.g. In the first stage it will support · By the end of the year they had
_IT_AFTER_WHEN = re.compile(
    r"^(?:In|At|By|During|From|Until|Since|After|On|For) (?:the |this |its )?[a-z0-9 ]{2,30}? (?:it|they) (?:is|are"
    r"|was|were|will|would|has|have|had|can|may|must|should)\b"
)


# A scheme that a sentence calls by its kind alone: has been set aside for the scheme.
_KINDS = r"scheme|system|programme|project|fund|platform|pilot|trial|facility"
_SAYS_WHICH = (
    r"of|for|that|which|under|known|called|named|between|with|to(?! (?:about|all|some|over|more|the|other|\d))"
    r"|(?:in|at|by|on)(?! (?:end|mid|early|late|the (?:end|year)|\d|[A-Z][a-z]+ \d))"
)
_ACTS_ITSELF = r"is|are|was|were|will|has|have|had|would|can|may|must|should"  # a clause of its own
_THE_SCHEME = re.compile(rf"\bthe ({_KINDS})\b(?! (?:{_SAYS_WHICH}|{_ACTS_ITSELF})\b)(?![\w'’-])")
# To whom it is extended says not which it is.
# e.g. plans to extend the scheme to people
_EXTENDS = re.compile(
    rf"\b(?:extend|expand|open|broaden|widen)(?:s|ed|ing)? the ({_KINDS}) to (?:people|persons|those|cover|[a-z]+s\b)"
)
# Who acts, and the bodies of the Government: no scheme's name.
# e.g. TD plans · The Digital Policy Office · the Highways Department
_BODY_EN = re.compile(
    r"^(?:The )?[A-Z]{2,6} (?=(?:plans?|will|has|have|aims?|is|was)\b)"
    r"|(?:(?:[A-Z][a-z]+,? |and |of |for ){1,7}(?:Department|Bureau|Office|Commission|Authority|Council|Committee)"
    r"|(?:Legislative|Executive) Council|Hong Kong|Government|Mainland)(?: \([A-Z]{2,6}\))?"
)
# e.g. Technology Voucher · CorpID · RAISe+ · “the Pilot”
_A_NAME_EN = re.compile(
    r"[A-Z][a-z]+ (?:and |of |for )?[A-Z]|[a-z][A-Z]|\b[A-Z]{2,}|[“\"「]|\b(?<!^)(?<![.] )[A-Z][a-z]+ (?:Fund|Scheme)"
)


def has_name(text: str) -> bool:
    """Say whether an English text names something that is no body of the Government's."""
    return _A_NAME_EN.search(_BODY_EN.sub("", text)) is not None


def the_scheme(text: str) -> str:
    """Give the noun by which an English sentence means a scheme that it has not named; "" where it does not."""
    found = _THE_SCHEME.search(text) or _EXTENDS.search(text)
    if found is None:
        return ""
    before = text[: found.start()]
    return "" if found[1] in before.casefold() or has_name(before) else found[1]


def owned_by_nobody(text: str) -> bool:
    """Say whether a sentence speaks of "its" things and names no owner before that."""
    if _IT_AFTER_WHEN.match(text):
        return True
    where = _WHERE_EN.match(text)
    said = text[where.end() :] if where else text
    his = _HIS.search(said)
    if his is not None and _SOMEBODY.search(said[: his.start()]) is None:
        return True
    found = _OWNED.search(said)
    return found is not None and found.start() > 0 and _OWNER.search(said[: found.start()]) is None


def _leans(bare: str) -> bool:
    return any(p.match(bare) for p in (_POINTS_BACK, _POINTS_BACK_EN, _NAMELESS, _BARE_BODY))


# Money that is asked for, with no word of what for; and what there is no plan to do with "it".
# e.g. 我們計劃今年稍後向立法會財務委員會申請撥款。 · 隨後,政府會向立法會財務委員會申請撥款。
_FUNDS_FOR_NOTHING = re.compile(
    r"^[^,。;]{0,6},?(?:我们|政府|特区政府|当局)(?:会|将|计划|打算|拟|预计|正)[^,。;就为以]{0,24}申请"
    r"(?:有关|所需|相关)?(?:的)?拨款。?$"
)
# e.g. there is no plan to resume it.
_NO_PLAN_FOR_IT = re.compile(
    r"^(?:there (?:is|are|was|were)|(?:the )?(?:government|administration|department|bureau) (?:has|had)|we have) "
    r"(?:currently )?no (?:plan|plans|intention|proposal|need|timetable) (?:to|for) [a-z]+(?:ing)? "
    r"(?:it|them|this|these)\b"
)
# What a paragraph opens with that all before it have in common, not the last one alone.
# e.g. 負責上述計劃的人手為14名人員 · the above schemes
_OF_ALL = re.compile(
    r"[^,。;]{0,12}(?:上述|以上)(?:各项?|多项|所有)?(?:计划|项目|基金)"
    r"|[^,.;]{0,40}\bthe above (?:schemes|programmes|projects|funds)\b"
)
# What comes of a plan that has no name: how it goes.
# e.g. 繼續探討計劃的實施方案
_OF_A_PLAN = re.compile(
    r"^[^「《]*(?:探讨|检视|检讨|推展|落实|优化|完善|评估|监察)(?:计划|项目)的(?:实施|推行|详情|细节|方案)"
)
ASIDES = 3  # clauses that may stand before a subject
# What follows from a ground that the sentence itself gives: 由於…,因此….
# e.g. 由於大學將於年底提交報告,因此 · 鑑於需求上升,故此
_GROUND = re.compile(r"^(?:由于|鉴于|因应|考虑到)")
_SO = re.compile(r"^(?:因此|所以|故此?|遂)")


def sums_up(folded: str) -> bool:
    """Say whether a paragraph's first sentence, folded, is on all before it, not the last sentence alone."""
    return _OF_ALL.match(folded) is not None or is_of_a_plan(folded)


def is_of_a_plan(folded: str) -> bool:
    """Say whether a sentence, folded, names nothing and tells what comes of "the plan"."""
    return _OF_A_PLAN.match(folded) is not None


def points_back(folded: str) -> bool:
    """Say whether a sentence, folded, opens with what only the sentence before it explains."""
    bare = folded.lstrip()
    if _FUNDS_FOR_NOTHING.match(bare) or _NO_PLAN_FOR_IT.match(bare):
        return True
    if bare[:1].isascii() and (
        _REFERS_EN.search(bare)
        or _speaks_of_such(bare)
        or _speaks_of_relevant(bare)
        or _speaks_of_an_event(bare)
    ):
        return True
    if _leans(bare):
        return True
    aside = _ASIDE.match(bare)
    if aside is not None and REFERS.search(aside[0]):
        return True
    for _ in range(ASIDES):
        if aside is None:
            break
        bare = bare[aside.end() :]
        if _GROUND.match(aside[0]):
            bare = _SO.sub("", bare)
        if _leans(bare):
            return True
        aside = _ASIDE.match(bare)
    return False
