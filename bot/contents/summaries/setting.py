"""This file says what stands beside the point of a paper: what it is set in, what others wish, where to ask."""

from __future__ import annotations

import re

from bot.contents.promises import is_members_view
from bot.contents.summaries.signs import Words, either

# What a paper is set in, and not on: 全港持牌銀行逾150間, 本港65歲或以上人口約有170萬;
# There are some 11 600 solicitors in Hong Kong.
_IN_HONG_KONG_ZH = (
    r"^(?:而|但)?(?:(?:去年|今年|过去一年),?)?(?:全港|本港|香港)(?:现有|共有|约有"
    r"|(?:(?![公局署院将会政])[^,。;]){2,16}?(?:共有|约有|约为|逾|超过|多达|有|约))(?:约|逾|超过)?"
    r"(?:\d|[一二三四五六七八九十]{1,3}[万千百成])"
    r"|占(?:全港|本港|香港)[^,。;]{2,16}"
)
_IN_HONG_KONG_EN = (
    r"^there are (?:some |about |around |over |more than )?\d[\d ,.]{0,12} [a-z -]{3,40} in hong kong\b"
    r"|^hong kong has (?:some |about |around |over |more than )?\d"
    r"|\b(?:make|makes|made) up [^.;]{2,60} in hong kong\b|^altogether\b"
)
# What a market will be worth, and what firms do already by themselves: 市場規模預計達120億元, 早前已有大型企業舉行.
_MARKET_ZH = r"(?:市场|产业|行业)的?(?:总?规模|产值|价值)[^,。;]{0,24}(?:预[计料期]|将|会|可|达)"
_MARKET_EN = (
    r"\b(?:market|industry|sector)\b[^.;]{0,40}\b(?:projected|forecast|expected|estimated|set) to "
    r"(?:be worth|reach|grow|exceed|hit)\b"
)
_FIRMS_DO_ZH = (
    r"^(?:早前|目前|现时|近年)?,?(?:已有|有不少|有部分|不少|已经有)[^,。;\d]{0,8}(?:企业|科企|公司|机构|银行|商户)"
    r"(?![^。;]{0,40}(?:获批|资助|进驻|申请|参与|登记))"
)
_SETTING = Words(either(_IN_HONG_KONG_ZH, _FIRMS_DO_ZH), re.compile(_IN_HONG_KONG_EN))
# What bodies that are not the Government's will do or hope for: 香港律師會計劃於明年舉辦; The Bar Association
# has indicated that it will.
_BODIES = r"(?:律师会|律师公会|商会|公会|学会|总会|工会|教联会|团体|电讯商|零售商|业界人士)"
_BODIES_EN = r"(?:associations?|chambers?|societ(?:y|ies)|unions?|federations?)"
_TRADES_EN = r"(?:company|bank|operator|firm|trade|consultant)s?"
_OTHERS_PLAN_ZH = (
    rf"^(?:有|另有|多个|部分)?[^,。;的向与就对为]{{0,8}}{_BODIES}[^,。;]{{0,4}}"
    r"(?:计划|将|拟|建议|期望|预[计料期]|认为|要求|表示)"
)
_OTHERS_PLAN_EN = (
    rf"^(?:(?:the|an?|one|some|several) [^,.;]{{0,40}}\b{_BODIES_EN}"
    rf"|(?:an?|one|some|several) [^,.;]{{0,40}}\b{_TRADES_EN})\b[^,.;]{{0,24}} "
    r"(?:will|plans?|expects?|hopes?|intends?|(?:has|have) (?:said|stated|indicated|asked|suggested|requested))\b"
)
# What others have counted or written: 根據工會的調查, 據報, 有報章指; according to a survey by a union,
# a newspaper reported.
_PRESS_ZH = r"(?:报章|报纸|报道|传媒|媒体|网上|网民|外电|周刊)"
_REPORTED_ZH = (
    r"^(?:(?:但|而|不过),?)?(?:据(?:报(?!告)|悉|闻|了解,有)"
    rf"|(?:有|某|多份|个别|近日有?|早前有?|根据|据|按)[^,。;]{{0,6}}{_PRESS_ZH}[^,。;]{{0,12}}"
    r"(?:指|称|,|报道|表示|质疑|引述))"
)
_COUNTED_BY_OTHERS_ZH = (
    rf"^(?:根?据|按照?)[^,。;]{{0,16}}(?:{_BODIES}|智库|政党|大学|网站|顾问公司|研究公司)[^,。;]{{0,16}}"
    r"(?:调查|估[计算]|统计|报告|民调|资料)"
)
_STUDY_EN = r"(?:survey|poll|study|estimate|report|figure|count|article|questionnaire)s?"
_WRITERS_EN = (
    rf"(?:{_BODIES_EN}|universit(?:y|ies)|newspapers?|media|magazines?|think tanks?|websites?|party|group"
    rf"|{_TRADES_EN}|bloggers?)"
)
_COUNTED_BY_OTHERS_EN = (
    rf"^(?:according to|(?:as|in) ) ?(?:an?|one|some|several|the|recent|media|press|news)? ?[^,.;]{{0,30}}"
    rf"(?:{_STUDY_EN}[^,.;]{{0,40}}\b{_WRITERS_EN}|{_WRITERS_EN}(?:'s?)? {_STUDY_EN})\b"
)
_REPORTED_EN = (
    r"^(?:it (?:is|was|has been) (?:reported|alleged|rumou?red|learnt)"
    r"|(?:an?|some|one|several|recent) (?:[a-z]+ )?(?:newspapers?|media(?: outlets?| reports?)?|press reports?"
    r"|magazines?) )"
    r"|\b(?:put|given|reported|quoted|estimated) (?:at|as|to be) [^,.;]{1,30} (?:in|by) (?:an? |the |some )?"
    r"(?:[a-z]+ )?(?:newspaper|media|press|magazine|website)"
    r"|\b(?:is|are|was|were) (?:reported|said|rumou?red|believed|understood) to\b"
)
_THEY_FOUND_EN = (
    rf"^(?:an?|one|some|several|recent|the latest) [^,.;]{{0,24}}\b{_STUDY_EN}\b[^,.;]{{0,40}}\b{_WRITERS_EN}"
    rf"\b[^,.;]{{0,24}} (?:show|found|find|indicat|suggest|reveal|estimat|put)[a-z]{{0,3}}\b"
)
# e.g. and a chip maker said that it would hire 400 engineers
_THEY_SAID_EN = (
    r"\b(?:an?|one|some|several) (?!spokes|government|judge)(?:[a-z-]{3,16} ){1,3}"
    r"(?:said|says|claimed|predicted|reckons?|forecasts?)(?: that)? (?:it|they|one|the market|about|some|more)\b"
)
# What a firm has said of itself.
# e.g. The operator, HarbourGo, has indicated that · 營辦商表示
_FIRM_SAID_ZH = r"^(?:营办商|承办商|供应商|开发商|营运商)[^,。;]{0,12}(?:表示|指出|透露|承诺)"
_FIRM_SAID_EN = (
    r"^the (?:operator|contractor|vendor|supplier|developer|compan(?:y|ies))s?(?:, [^,.;]{2,40},)? "
    r"(?:has |have |had )?(?:indicated|said|stated|promised|told)\b"
)
_REPORTED = Words(
    either(_REPORTED_ZH, _COUNTED_BY_OTHERS_ZH, _MARKET_ZH, _FIRM_SAID_ZH),
    either(
        _MARKET_EN,
        _REPORTED_EN,
        _COUNTED_BY_OTHERS_EN,
        _THEY_FOUND_EN,
        _THEY_SAID_EN,
        _FIRM_SAID_EN,
    ),
)
_PLANNED = Words(re.compile(_OTHERS_PLAN_ZH), re.compile(_OTHERS_PLAN_EN))
# What comes of that for a matter of the Government's.
# e.g. ,計劃因此暫停 · , and the scheme is therefore suspended
_COMES_OF_IT = re.compile(
    r"[,;][^,。;]{0,14}(?:因此|因而|故此|所以|遂)"
    r"|[,;] (?:and |so )?(?:therefore|thus|hence|accordingly|as a result)\b"
    r"|[,;] [^,.;]{2,60} (?:is|are|was|were|has|have|will) (?:therefore|thus|hence|accordingly)\b"
)
# What Members, deputations and trades wish, in more words than a pledge is kept from.
# e.g. Members requested · 業界要求
_WISHED = re.compile(
    r"^(?:some |the |most |several )?(?:(?:hon )?members?|deputations?|the trade"
    r"|(?:trade )?representatives)\b[^,.;]{0,24} (?:requested|demanded|proposed|hoped|wished|appealed|urged|asked"
    r"|called|suggested|wanted)\b"
    r"|^(?:有|部分|多名|与会)?(?:议员|委员|团体代表|业界(?:人士|代表)?)(?!会)[^,。;]{0,10}"
    r"(?:要求|促请|希望|期望|建议|呼吁|倡议|争取)"
)
# Where to ask or read on: a telephone number, a page.
# e.g. 如有查詢,可致電2788 5536 · For details, please visit · 市民可瀏覽
_CONTACT = re.compile(
    r"^(?:如有(?:任何)?(?:查询|疑问)|[^,。;]{0,24}(?:查询|详情)[^,。;]{0,8},?(?:可|请)"
    r"(?:致电|参阅|浏览|电邮|联络|与)|(?:市民|公众|读者|有兴趣[^,。;]{0,12})(?:亦)?可(?:致电|浏览|登入|参阅))"
    r"|^(?:for )?(?:more |further |other |any |general )?(?:details?|enquir(?:y|ies)|information)"
    r"(?=,| (?:on|about|of|regarding|please|is|are)\b)[^.;]{0,60}\b"
    r"(?:please|call|visit|contact|refer|available|can be)\b"
    r"|^(?:details|enquiries)\b[^.;]{0,60}\b(?:available (?:on|at)|can be (?:made|found)|website)\b"
    r"|^please (?:call|visit|contact|refer|see)\b"
)


def is_setting(folded: str) -> bool:
    """Say whether a sentence only counts something in all of Hong Kong, or tells what firms do by themselves."""
    return _SETTING.search(folded)


def is_of_others(folded: str) -> bool:
    """Say whether a sentence tells what a body that is not the Government's will do, wants, expects or has counted."""
    found = is_reported(folded) or _PLANNED.search(folded)
    return found and _COMES_OF_IT.search(folded) is None


def is_reported(folded: str) -> bool:
    """Say whether a sentence tells what the press or somebody else has said, promised, counted or forecast."""
    return _REPORTED.search(folded)


def is_wished(folded: str) -> bool:
    """Say whether a sentence tells what Members or others before them wish."""
    return is_members_view(folded) or _WISHED.search(folded) is not None


def is_contact(folded: str) -> bool:
    """Say whether a sentence only says where to ask or read on."""
    return _CONTACT.match(folded) is not None
