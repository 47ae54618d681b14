"""This file says which sentences tell of a paper's own business: reports to come, formal noting, publicity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.contents.summaries.signs import Words, either

# When it will be reported again, and nothing else.
# e.g. The next report will be submitted in May 2027 · We shall report progress to the Panel again in April
_NEXT_EN = (
    r"^(?:the |a |our )?(?:next|further|another|annual|half-yearly|final) (?:progress )?(?:report|paper|update)s?"
    r"\b[^,.;]{0,40} (?:will|shall|is to|are to) be (?:submitted|presented|made|issued|tabled|given)\b[^,;]*$"
)
_WHO_REPORTS_EN = (
    r"^(?:(?:in|by|at|on|after|for|as) [^,.;]{2,40}, )?(?:the )?(?:we|[a-z&]{2,6}|[a-z &]{2,60}?) "
    r"(?:will|shall|is to|are to)"
)
_TO_WHOM_EN = (
    r"(?:panel|subcommittee|committee|council|members|legco|progress|regularly|annually|every)"
)
_REPORTS_EN = (
    rf"{_WHO_REPORTS_EN} (?:continue to [^,.;]{{2,60}},? and (?:will )?)?"
    rf"(?:also |then |continue to |regularly |further )?(?:report|brief|update|revert)\b"
    rf"[^,;]{{0,60}}\b{_TO_WHOM_EN}\b[^,;]*$"
)
# What is put on record without a word on the matter.
# e.g. ordered that the outcome set out in paragraphs 11 to 13 be noted · Members noted the progress
_NOTED_EN = (
    r"\b(?:advised|ordered|agreed)\b[^.;]{0,160}\b(?:be|is|are) noted[.;]?$"
    r"|^(?:the )?(?:members?|panel|executive council|exco|meeting|council)(?: has| have)? noted (?:the|this) "
    r"(?:content|paper|report|progress|update|information|finding|outcome|latest|position)"
)
# e.g. Members are invited to note · The Panel was briefed on 3 May · We consulted the Panel on 16 June
_CONSULTED_EN = (
    r"^(?:the )?(?:members|panel|subcommittee|committee) (?:is|are|was|were|has been|have been) "
    r"(?:invited|asked|requested|briefed|consulted|informed)\b"
    r"|^(?:the )?(?:we|[a-z&]{2,6}|[a-z ,&]{2,50}?)(?: has| have)? (?:consulted|briefed|updated|reported to) (?:the )?"
    r"(?:legco |legislative council )?(?:members\b|(?:sub)?committee on|panel on)"
    r"|^members (?:generally |in general )?(?:supported|had no objection)[^,;]*$"
)
_NEWS_EN = (
    r"^(?:a|the) (?:press release|press statement|telephone hotline|hotline) (?:will|has|was|is)\b"
    r"|^an? (?:dedicated )?spokes(?:person|man|woman) (?:will|has|was|is)\b"
)
# What is held for the trade and the public to hear of it.
# e.g. will organise 15 briefing sessions · eight briefings will be held
_GATHERINGS_EN = (
    r"(?:seminars?|webinars?|briefings?|briefing sessions?|workshops?|roadshows?|talks|sharing sessions?"
    r"|(?:thematic |themed )?forums?|exhibitions?|study tours?|visits|publicity (?:campaigns?|activities))"
)
_WILL_HOLD_EN = (
    r"\b(?:will|shall|would|(?:intend|plan|aim|continue)s? to) (?:also |again |continue to |jointly )?"
    r"(?:hold|organi[sz]e|arrange|conduct|stage|host)"
)
_PUBLICITY_EN = (
    rf"^[^.;]{{2,60}}?{_WILL_HOLD_EN} (?!of)[^,.;]{{0,50}}\b{_GATHERINGS_EN}\b"
    rf"|^[^,.;]{{0,24}}\b{_GATHERINGS_EN} [^,.;]{{0,24}}\b(?:will|are to|is to) be "
    r"(?:held|organi[sz]ed|arranged|conducted|staged)\b"
)

# e.g. 我們會於明年四月再向委員會匯報進展 · 政府會每半年向事務委員會提交進度報告 · 下一份報告將於五月提交
_TO_WHOM_ZH = r"(?:向|与)[^,。;]{0,16}(?:委员会|委员|立法会|本会|议会)"
_TELLS_ZH = r"(?:汇报|报告|简介|交代|简报|提交[^,。;]{0,12}(?:报告|文件))"
_REPORTS_ZH = (
    rf"^[^,。;]{{0,24}}(?:将|会|拟|须)[^,。;]{{0,24}}{_TO_WHOM_ZH}[^,。;]{{0,12}}{_TELLS_ZH}[^,。;]{{0,24}}[。;]?$"
    r"|^(?:下一?[份次]|来年的?)[^,。;]{0,10}报告[^,。;]{0,6}(?:将|会)[^,。;]{0,20}(?:提交|发表|公布)[^,。;]*[。;]?$"
    r"|^[^,。;]{2,24}于下[一]?次[^,。;]{0,8}报告[^,。;]{0,8}交代[^,。;]*[。;]?$"
)
# e.g. 行政會議備悉諮詢結果 · 請委員備悉本文件 · 我們於六月諮詢了工商事務委員會
_NOTED_ZH = (
    r"^[^。;]{0,24}(?:行政会议|行政长官|委员会|委员)[^。;应]{0,30}(?:备悉|察悉|知悉)"
    r"(?![,到])[^,。;应]{0,40}[。;]?$"
)
_CONSULTED_ZH = (
    r"^(?:我们|政府|当局|[局署]方|本局)?(?:已|曾)?(?:于|在)?[^,。;]{0,14}(?:咨询|徵询|征询)(?:了|过)?[^,。;]{0,24}"
    r"(?:事务委员会|小组委员会)"
    r"|^(?:我们|政府|当局|[局署]方|本局)?(?:已|曾)?(?:于|在)[^,。;]{2,14}向[^,。;]{2,24}委员会(?:汇报|简介)"
)
_NEWS_ZH = r"(?:会|将)[^,。;]{0,10}(?:发出|发布)新闻公报|发言人[^,。;]{0,6}(?:解答|回答)|^热线[^,。;]{0,8}(?:将|会)"
_GATHERINGS_ZH = (
    r"(?:讲座|研讨会|工作坊|简介会|简报会|巡回展览|参观(?:活动)?|考察|交流团|分享会|宣传活动|海报|单张"
    r"|推广活动)"
)
_PUBLICITY_ZH = (
    r"^(?:(?:此外|另外|同时|为|在|于)[^,。;]{0,14},)?[^,。;]{0,16}(?:将|会(?!议)|计划|拟)[^,。;]{0,16}"
    rf"(?:举办|举行|安排|组织|张贴|派发|开展)(?!的)[^,。;]{{0,24}}{_GATHERINGS_ZH}"
)

# What always holds, told again.
# e.g. Under the relevant rules, a user must report any change · 根據現行守則，操作人須每三年續領登記
_RULE_EN = (
    r"^(?:under|according to|pursuant to|in accordance with) (?:the )?[^,.;]{0,40}"
    r"\b(?:rules|law|ordinance|requirements?|terms|code|guidelines|regulations?)\b[^,.;]{0,40}, "
    r"[^.;]{0,60}\b(?:must|shall|may not|is required|are required|receives?)\b"
)
_RULE_ZH = (
    r"^(?:根据|按照?|依照)[^,。;]{0,16}(?:现行|守则|法例|规例|规定|章程|令》|条例》)[^,。;]{0,12},"
    r"[^。;]{0,20}(?:须|不得|应)"
)

# e.g. 機管局早前公布 · the Authority earlier announced
_EARLIER = Words(
    re.compile(
        r"^[^,。;]{2,20}(?:早前|先前|此前|之前)(?:已|曾)?(?:公布|宣布|表示|透露|指出)"
        r"|^(?:早前|此前|近年),?(?:已|亦)?有"
    ),
    re.compile(
        r"^[^,.;]{2,60} (?:has |had )?(?:earlier|previously) (?:announced|said|indicated)\b"
    ),
)

# What is never taken.
# e.g. Late tenders will not be accepted · 逾期提交的申請恕不受理
_LATE_EN = (
    r"^late (?:tenders?|applications?|submissions?|returns?|entries)\b"
    r"[^.;]{0,40} (?:not be|be not|never be) (?:accepted|considered|entertained|processed)\b"
)
_LATE_ZH = (
    r"^逾期[^,，。；;]{0,20}[,，]?(?:一律|一概|恕|概|将)?不(?:获|会|予|被)?(?:受理|接受|考虑|处理)"
)
# Who was there.
# e.g. Those attending the ceremony included 180 traders · 主禮嘉賓包括
_GUESTS_EN = (
    r"^(?:those|others|guests|officiating guests|participants) (?:attending|present|officiating|joining)\b"
    r"|^(?:the )?(?:ceremony|event|launch) (?:was|is) (?:held|officiated|attended)\b"
)
_GUESTS_ZH = r"^(?:其他)?(?:主礼嘉宾|(?:其他)?出席(?:典礼|仪式|活动|会议)?(?:者|的|嘉宾))|主礼嘉宾(?:包括|有)"

_ERRAND = Words(
    either(_REPORTS_ZH, _NOTED_ZH, _NEWS_ZH, _GUESTS_ZH, _LATE_ZH),
    either(_NEXT_EN, _REPORTS_EN, _NOTED_EN, _NEWS_EN, _GUESTS_EN, _LATE_EN),
)
_CONSULTED = Words(re.compile(_CONSULTED_ZH), re.compile(_CONSULTED_EN))
_ON_PUBLICITY = re.compile(
    rf"{_GATHERINGS_ZH}|宣传|推广|展览|活动|论坛|\b(?:{_GATHERINGS_EN}|promot\w{{2,5}}|publicity|events?)\b"
)
_PUBLICITY = Words(re.compile(_PUBLICITY_ZH), re.compile(_PUBLICITY_EN))
_STANDING_RULE = Words(re.compile(_RULE_ZH), re.compile(_RULE_EN))


# What only says that something is published, as the title does.
_NOTICE = Words(
    # e.g. 署方今日公布第四輪申請的評審結果
    re.compile(
        r"今[日天](?:[(][^()]{2,16}[)])?[^,。;]{0,14}(?:公布|发表|宣布)[^,。;]{2,60}"
        r"(?:结果|进展|安排|详情|情况|报告)(?:…|。|$)"
    ),
    # e.g. the Department today released the latest figures on
    re.compile(
        r"\btoday(?: [(][^()]{2,20}[)])? (?:announced|released|published) (?:the )?(?:latest |detailed )?"
        r"(?:results?|progress|details|figures|updates?|arrangements?)\b[^,.;\d]{0,80}[.…]?$"
    ),
)


# One of these stands in each of them: a word is looked for far quicker than a pattern.
_OF_ERRANDS = (
    "report", "paper", "updat", "brief", "revert", "noted", "press ", "hotline", "spokes", "attend", "present",
    "officiat", "joining", "late ", "ceremony", "event", "launch", "汇报", "报告", "简介", "交代", "简报", "提交",
    "备悉", "察悉", "知悉", "新闻公报", "解答", "回答", "热线", "嘉宾", "出席", "逾期",
)  # fmt: skip
_OF_GATHERINGS = (
    "hold", "organi", "arrange", "conduct", "stage", "host", "held", "举办", "举行", "安排", "组织", "张贴", "派发",
    "开展",
)  # fmt: skip
_OF_TODAY = ("today", "今日", "今天")


def _holds(folded: str, words: Iterable[str]) -> bool:
    return any(word in folded for word in words)


def is_notice(folded: str) -> bool:
    """Say whether a sentence only says that results or progress are published, and not what they are."""
    return _holds(folded, _OF_TODAY) and _NOTICE.search(folded)


def is_errand(folded: str) -> bool:
    """Say whether a sentence only tells when it is reported again, what was noted, or who answers questions."""
    return _holds(folded, _OF_ERRANDS) and _ERRAND.search(folded)


def is_consultation(folded: str) -> bool:
    """Say whether a sentence tells that Members were asked or told, and not what they said."""
    return _CONSULTED.search(folded)


def is_publicity(folded: str) -> bool:
    """Say whether a sentence tells of seminars, briefings and visits that are held to make things known."""
    return _holds(folded, _OF_GATHERINGS) and _PUBLICITY.search(folded)


def is_on_publicity(folded: str) -> bool:
    """Say whether a question or a title asks for or names such gatherings, or promotion."""
    return _ON_PUBLICITY.search(folded) is not None


def is_standing_rule(folded: str) -> bool:
    """Say whether a sentence tells again what rules in force ask of somebody."""
    return _STANDING_RULE.search(folded)


def is_told_earlier(folded: str) -> bool:
    """Say whether a sentence tells again what somebody had announced before."""
    return _EARLIER.search(folded)
