"""This file reads how a number is meant: exact or about, so far or a target, as of which day."""

from __future__ import annotations

import re

from bot.contents.figures.former import UNTIL_NOW, has_risen_to, is_former, is_once
from bot.contents.figures.moved_aims import was_aimed_at, was_moved_to
from storage.records import Qualifier, Span

_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        # e.g. 資助上限為每家 · 最多可獲批 · a maximum of · maximum funding support of
        re.compile(
            r"(?:不会?超过|不多于|不高于|最多(?:可)?(?:获批|获得?|申请)?(?:共|达)?|最高(?:资助额)?[为达]?"
            r"|最高可[获达得]|上限为?|上限定于|(?:上限|最高(?:资助|津贴|贷款)额)为?[^,，。;]{1,18}|至多|up to"
            r"|at most|not? more than|(?:a |the )?maximum (?:[a-z]{2,12} ){0,3}of"
            r"|(?:ceiling|cap|limit) (?:of|is|at)) ?$"
        ),
        "at_most",
    ),
    (
        re.compile(r"(?:至少|不少于|最少|不低于|at least|(?:no|not) (?:less|fewer) than) ?$"),
        "at_least",
    ),
    (
        re.compile(
            r"(?:超过|超逾|逾|突破|多于|高于|(?<![a-z])over|more than|exceed(?:s|ed|ing)?) ?$"
        ),
        "over",
    ),
    (re.compile(r"(?:接近|将近|(?<!最)近|nearly|close to|almost) ?$"), "nearly"),
    (
        re.compile(r"(?:不足|不到|少于|低于|less than|fewer than|(?<![a-z])under|below) ?$"),
        "under",
    ),
    (
        re.compile(r"(?:约[为需值涉有]?|左右|about|around|approximately|some|roughly) ?$"),
        "about",
    ),
)
# Where a clause ends, but for the comma of a number: 1,250.
CLAUSE = re.compile(r"(?<!\d)[,，]|[,，](?!\d{3}(?!\d))|[;；。:：]")
CELL = re.compile(r"[|｜]")  # of a table's row
_SIGN = re.compile(r"(?:(?:hk)?\$|港币|每秒浮点运算) ?$")  # stands between how and how many
# e.g. 3 000名|以上, but not 10 000名|60歲或以上長者
_BEHIND = re.compile(r"^[^,，。;\d]{0,4}(?:以上|or more)")
_FORECAST = re.compile(
    r"估计|预测|将需要|预料|预计涉及|预计(?:总)?(?:开支|成本|费用)|成本预算"
    r"|\b(?:estimated|projected|(?<!to )forecast)\b"
)
# What the clause before foresees.
# e.g. 預計到明年年中,|超過110項服務採用
FORESEEN_BEFORE = re.compile(
    r"(?:预计|预期|估计|预料)[^,，。;；]{0,14}(?<!推出)(?<!启用)(?<!完成)(?<!落成)(?<!成立)(?<!运作)[,，]$"
)
# What the clause before aims at by some day.
# e.g. 我們期望在2027年年底前, · 目標是在2027年年底前,
AIMED_BEFORE = re.compile(
    r"(?:(?<!达到)目标|期望|希望|争取|力争|务求|计划|将会?|会)[^,，。;；]{0,8}[于在][^,，。;；]{2,14}"
    r"(?:前|内|底|中|间)[,，]$"
)
_ALL = re.compile(r"累[计积]|\bcumulative\b")  # whatever year the sentence speaks of besides
_IN_USE = re.compile(r"(?:使用|利用|占用|入住)率|\b(?:utilisation|occupancy|usage)\b")
_FORESEEN = re.compile(r"[^,，]{0,6}(?:预期|估计|预料)|it is (?:expected|estimated)")
# e.g. 目標是於年底前推出 · 會在今年內逐步提升 · aims to
_TARGET = re.compile(
    r"(?<!占)目标(?!受惠|客|群|用户|学|律师|企业|机构|对象|公司|商户|市场|人|家庭|院校|行业|业界|个案)|争取|力争"
    r"|务求|期望|希望|(?<!即)将(?!军)|(?<![」”』□该此本])计划(?=[在于把将]|推(?!出(?:以来|至今|后))|提供)"
    r"|(?<=[」”』□])计划(?=[把将]|推(?!出(?:以来|至今|后))|提供"
    r"|[在于](?![^,，。;；]{2,40}(?:分别|批出|接获|收到|录得|已|共)))"
    r"|(?<![机员议大学社协商工金公联])会(?=[在于逐再进]|推出|提供|提升|增|扩|陆续|达|设立|建成|完成|投放)|年底前"
    r"|预[计期](?=可|将|会|于|在)|\b(?:will|targets?|goal of|aims?|plans? to|to be|intended to|with a view to)\b"
)
# e.g. 52 of |a planned| 120 staff
_TO_BE = re.compile(r"\b(?:planned|target(?:ed)?|intended|proposed)(?: total of)? $")
_AIM_ONCE = re.compile(r"目标由[^,，。;；]{0,16}$")  # what the aim was: 目標由2027年年底前的100萬名
# How fast something is to be done.
# e.g. 服務承諾為 · against the pledge of · 90天|的服務承諾
_PLEDGED = re.compile(r"(?:服务|表现)承诺[^,，。;；]{0,12}$|\bpledge[sd]?\b[^,;.]{0,60}$")
_PLEDGED_BEHIND = re.compile(r"^的(?:服务|表现)承诺")
# How often it was kept, which is no pledge.
# e.g. 符合服務承諾的個案佔 · the pledge was met in
_PLEDGE_KEPT = re.compile(
    r"(?:符合|达到|达成|履行|合乎)[^,，。;；]{0,8}承诺|承诺[^,，。;；]{0,8}(?:个案|申请|比率|达[标成到]|率|占)"
    r"|\b(?:met|meets?|meeting|achiev\w{1,4}|fulfil\w{0,5}) (?:the|its|our|this) (?:[a-z]+ ){0,2}pledges?\b"
    r"(?! (?:[a-z]+ ){0,4}(?:of|within) (?:about )?$)"
    r"|\bpledges? (?:(?:of|under|for|on) [^,;.]{2,40}? )?(?:was|were|is|are|(?:has|have|had) been) (?:[a-z]+ly )?"
    r"(?:met|achieved|fulfilled|kept|honoured)\b"
)
# What comes of that which the clause before aims at.
# e.g. 使服務點總數增至 · 目標，|是在2029年9月底前 · starting with about
_FOLLOWS = re.compile(r"^\s?(?:使|令|让|从而|是[于在]|(?:starting|beginning) with\b)")
# What there is by now, whatever it will gain.
# e.g. 令現有60個碼頭 · starting with the existing
_NOW = re.compile(r"现有|现时|目前|现行|\b(?:existing|current|currently|now|present)\b")
# What nobody promised, and somebody thinks will be.
# e.g. 預期兩年內惠及 · we expect the scheme to support · is expected to
_EXPECTED = re.compile(
    r"(?<![较比合于出原])预[计期料](?!数|目|值|之)|\b(?:expects?|expecting)\b[^,;.]{0,60}\bto\b"
    r"|\b(?:expected|envisaged|projected|anticipated|likely|set) to\b"
)
# e.g. 的計劃 · 中試線年內會在元朗組裝 ·  buildings will open
_PLANNED = re.compile(
    r"^[^,，。;]{0,4}(?:力争|争取|务求|可望|有望)[^,，。;]{0,12}(?:20\d\d年|[今明后]年|年底|[一二三四]季)"
    r"|^[^,，。;]{0,10}由20\d\d年[^,，。;]{0,6}起(?:陆续|逐步|分阶段)|^[^,，。;]{0,14}的(?:计划|目标)"
    r"|^[^,，。;]{0,10}(?:年内会|将(?:会)?[于在]|会[于在])|^[^,;.]{0,30} (?:will|(?:is|are) (?:to|planned))\b"
)
# e.g. 38個|項目預計在2027年完成
_FORESEEN_BEHIND = re.compile(r"^[^,，。;]{0,10}预[计期料](?:可|会|将)?[于在]")
# e.g. 預留 · 財務委員會批准 · the Finance Committee approved $ · secured
_ALLOCATED = re.compile(
    r"预留|规模则?为|拨款|拨出|调拨|注资|拨备|承担额|核准(?:的)?(?:工程|项目)?(?:费用|开支|预算)|批准(?:开立)?"
    r"|set aside|earmark|inject|allocat|commitment of|\b(?:finance committee|fc|legislative council)"
    r"(?: of (?:the legislative|this) council)?(?: has| had)? approved |\bsecured\b"
    r"|财务委员会(?:已|在[^,，。;；]{2,14})?批准"
)
_TO_DATE = re.compile(r"^(?:to date|so far|[至迄]今|累计)\b")  # what has been given by then
_FOR_USE = re.compile(r"用以|用于|用作|\bfor use\b")
# e.g. 第三輪獲批的有 · the first cohort
_ROUND = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}[轮批届](?!次)|首[轮批届](?!次)"
    r"|\b(?:first|second|third|fourth) (?:round|batch|tranche|cohort|intake)\b"
)
# What a sentence that opens so counts.
# e.g. 首輪收到 · In the first two rounds, · The third round attracted
_OF_ROUND = re.compile(
    r"在?(?:首|第[一二三四])[轮批](?!次)|(?:(?:in|of) )?the (?:first|second|third|fourth)(?: two| three)?"
    r" (?:rounds?|batch(?:es)?|tranches?)\b"
)
# What a clause counts one after the other is of the rounds that the clause before names.
# e.g. 獲批的|分別|有21份及17份
ONE_BY_ONE = re.compile(r"分别")
# e.g. 在2021年及2022年，計劃分別批出
_YEARS = re.compile(r"20\d\d(?:年)?[、及和与]20\d\d年(?![底末初\d])")
_BATCH = re.compile(r"^[^,，。]{0,12}首批")  # what the sentence is of
# What is said of the next number is not of this one.
# e.g. 16所實驗室|共聘用約1 200名 · 74 services| and has processed over 2.3 million · 300 loans| with an estimated
_NEXT = re.compile(
    r"共[^,，。;；\d]{1,6}(?=\d)| and (?:has|have|had|is|are|was|were|will)\b| with an? (?=estimated|projected)"
)
# e.g. 每宗申請 · 年費 · average amount
_RATE = re.compile(
    r"每(?:名|个|宗|年|月|天|日|次|人|小时|户|张|辆|家|间|项)|平均|\baverage\b(?! (?:utilisation|usage|occupancy))"
    r"|\b(?:each|every) (?:project|applicant|enterprise|company|applicant|scholar|student|case|firm|team|year|month"
    r"|day)\b|年费|月费|单价|时薪|annual fee"
)
# e.g. 12 uses a day · 15 million per project
_RATE_BEHIND = re.compile(
    r"^[^,，。;]{0,16}\b(?:per|an?|each|every) (?:year|month|day|person|hour|project|application|applicant"
    r"|enterprise|company|case|head)\b"
)
_ON_AVERAGE = re.compile(r"\bon average, ?$")
_LOWER = re.compile(r"^[^。;]{0,30}(?:\bwhichever is (?:the )?(?:lower|less)\b|以较低者为准)")
_FISCAL = re.compile(r"20\d\d[-–/](?:20)?\d\d ?(?:财政)?年度?|\b20\d\d-\d\d\b")
# e.g. 於2024年 · 2024年完成了 · 今年批出 · in 2024
_ONE_YEAR = re.compile(
    r"(?:于|在)20\d\d年(?!底|\d|内?前|第|至)(?:内|间|度)?|\bin 20\d\d\b"
    r"|\bin 20\d\d alone\b|单[计是就](?:[于在])?20\d\d年(?!\d)"
    r"|(?:^|□[」”』》]?)\s?(?:20\d\d年|[今去本]年)(?:度|内|全年)?(?:共|已|再|新|另|则){0,2}"
    r"(?:增|完成|推出|批出|收到|接获|处理|录得|举办|培训|发出)"
)
_ONE_ALONE = re.compile(r"\bin 20\d\d alone\b|单[计是就](?:[于在])?20\d\d年(?!\d)")
# A year at the head of a sentence is that of what was done, behind its comma.
# e.g. In 2025, |about 512 000 documents were filed · 2025年，|市民下載數據約680億次
_YEAR_HEAD = re.compile(r"^\s?(?:in |[在于])?20\d\d(?:年(?:全年|内)?)?[,，]\s?$")
_DONE_IN_IT = re.compile(
    r"下载|上载|处理|提交|举[办行]|批出|接获|收到|完成|录得|签[发署]|发出|审批|登入|浏览|检控|培训(?:了|约|逾)"
    r"|\blogged in\b|\b(?:received|handled|processed|issued|approved|recorded|filed|submitted|downloaded|signed"
    r"|completed|held|organised|lodged|made)\b"
)
# What was reached by then is not of that year alone.
# e.g. had been received since the launch · 累計接獲
_BY_THEN = re.compile(
    r"累[计积]|[至迄]今|以来|\bhad (?:[a-z]+ )?been\b|\b(?:since|so far|to date|cumulative\w{0,2})\b"
)
# e.g. by the close of the pilot in 2023
_BY_YEAR = re.compile(r"\bby (?:[a-z-]{2,14} ){1,8}in 20\d\d\b")
# e.g. 過去三個年度 · in the past three years
_PERIOD = re.compile(
    r"过去[一二三四五六七八九十\d]{1,2}(?:个?(?:财政|学)?年度?|年)|20\d\d(?:-\d\d)?(?:年度?)?至20\d\d"
    r"|\bpast (?:two|three|four|five|\d) years\b"
)
_CHANGE_BEHIND = re.compile(r"^ (?:more|less|fewer|higher|lower) than\b")
# e.g. 上升約 · 縮短了 · an increase of  · up by about
_CHANGE = re.compile(
    r"(?:增加|上升|增长|减少|下跌|下降|升幅|增幅|缩短|缩减)(?:了|约|逾|超过|近){0,2} ?$"
    r"|[较比][^,，。;；]{2,14}[多少](?:了|约){0,2} ?$|\b(?:rose|fell|increased|dropped) (?:by )?$"
    r"|(?:\ban? (?:increase|rise|drop|fall|growth|decrease) of|^\s?(?:up|down)) (?:by )?"
    r"(?:about |over |some |nearly )?$"
)
# e.g. 共接獲 · 自推出以來 · 已支持63宗 · in total
_CUMULATIVE = re.compile(
    r"合共|共(?!享|同|用|识|通)|累计|累积|总(?:数|额|共|资助)|自[^,。]{2,20}(?:推出|成立|以来|起|开始)"
    r"|已(?:经)?(?:批出|收到|接获|支持|资助|投资|处理|发出|完成|培训|协助|惠及|吸引|落户|获批|突破|承担)"
    r"|已有?[^,，。;；]{2,20}(?:到任|上任|抵港|来港|结业|毕业|受惠)|(?:线|户|目|员)已突破"
    r"|接获|收到|批出|获批|获资助|获得[^,。;；]{0,6}资助|资助总额"
    r"|\b(?:total of|total (?:subsid|fund|grant|amount)[a-z]*|in total|received|approved"
    r"|(?:has|have|had) (?:also |now |already |together )?(?:been )?(?:issued|processed|handled|supported|allotted"
    r"|admitted|completed|downloaded)|since (?:its )?(?:launch|inception)|so far)\b"
)
TITLE = re.compile(r"[《〈][^《》〈〉]{1,60}[》〉]")  # 《2025-26年度財政預算案》 dates nothing
BUDGET = re.compile(r"20\d\d(?:-\d\d)?年?度?(?=《财政预算案)")
# What says so at the head of a sentence says it of the clauses behind it, too.
# e.g. 自推出以來 · 共接獲 · 累計
_SO_FAR = re.compile(
    r"自[^,。]{2,30}(?:推出|成立|以来|起|开始)|自推出至|累计|累积|合共|共(?:接获|收到|批出)"
    r"|已(?:经)?(?:批出|收到|接获|支持|资助|投资)|目前[^,。]{0,12}总额|已突破"
    r"|\b(?:since (?:its )?(?:launch|inception)|so far|in total|over the (?:life|course|lifetime) of)\b"
    r"|\bfrom (?:the |its )?(?:launch|inception|introduction)\b[^;]{0,80}\bto\b"
)
_HALF = re.compile(r"截至|截止|\bas at\b|\bas of\b")

_WHOLE = re.compile(r"总额|整体|\b(?:total|overall)\b")
_MOST = _BEFORE[0][0]
_DONE = re.compile(
    r"已|共|累计|录得|达到|吸引|\b(?:total|so far|already|reached|attracted|received)\b"
)
_OF_SUCH = re.compile(r"[^,，。;；]{0,6}的")  # of which kind something is: 僱員少於50人的企業
# What whoever applies must bring, or may at most have, is a rule of the programme and no count of it.
# e.g. 總成本最少 · 企業須投入不少於
_RULED = re.compile(
    r"规定|\brules\b|(?<![将无局府们])(?:必须|须(?!予|时|求|要|根据|视))|\b(?:must|required to)\b"
)
_RANGE = re.compile(r"\d ?(?:[万亿%]|million|billion)?元? ?(?:至|到|-|–|~|to) ?$")
_PAID_TO = re.compile(r"\$ ?[\d ,.]{1,14}(?:million |billion )?to (?:about |some |over )?$")
# By how much something rose, and to what.
# e.g. rose by 12% to · 上升12%至
_ROSE_BY = re.compile(
    r"\b(?:rose|risen|rising|up|grew|grown|increased|increase|fell|fallen|dropped|decreased|declined|climbed)"
    r"(?: [a-z]{2,12}){0,2} (?:by )?(?:about |over |nearly )?[\d.]{1,6} ?(?:%|per cent|percent) to "
    r"(?:about |over |nearly )?$"
    r"|[升增减跌降][^,，。;；\d]{0,4}[\d.]{1,6}%[至到](?:约|逾|近)?$"
)
# e.g. 1,000萬元|至1億元不等 · |元至5億元之間
_LOWER_END = re.compile(
    r"^(?:至|到|-|–|~|to ) ?(?:港币|hk)?\$?[\d ,.]{1,14}(?:[万亿%]|million|billion)?元?(?:不等|之间)"
)
# e.g. between $10 million and · 介乎10萬元至
_BETWEEN = re.compile(
    r"\bbetween (?:hk)?\$?(?:[\d ,.]{1,14}(?:million |billion )?and (?:hk)?\$?)?$|介乎(?:港币)?$"
)
# e.g. has not set aside any of · 尚未批出
_DENIED = re.compile(
    r"不包括|不计(?:算|及|入)?在?|不涵盖|\b(?:excludes?|excluding|not including"
    r"|do(?:es)? not (?:include|count|cover))\b|\b(?:has|have|had|did|do|does|was|were|is|are|will|would|can"
    r"|could) not\b(?! only)(?![^,;.]{0,30}(?:less|fewer|more) than)|\byet to\b|未有|没有|尚未|未曾|[并从]未|并无"
)


# How many may stand against one.
# e.g. 一名操作员同时监察 · each person to handle
_FOR_EACH = re.compile(
    r"\b(?:of|in|out of|for) every $|(?:一|1)(?:名|位|个|间)[^,，。;；\d]{1,12}同时[^,，。;；\d]{1,8}$"
    r"|\b(?:one|each) [a-z ]{3,30}\bto (?:monitor|oversee|supervise|handle|control) (?:up to )?$"
)


# e.g. firms with fewer than  · residents aged
_OF_A_SIZE = re.compile(
    r"\b(?:firms?|enterprises?|compan(?:y|ies)|smes?|businesses|organisations?|employers?) (?:with|employing|having)"
    r" (?:fewer|less|more|no more|not more) than $|\baged (?:over |under |between )?$"
)


def is_rule(before: str, behind: str, how: Qualifier, unit: str) -> bool:
    """Say whether a number is a condition that applicants must meet, or the end of a range."""
    if _OF_A_SIZE.search(before) or _FOR_EACH.search(before) or _LOWER_END.match(behind):
        return True
    paid_to = unit == "" and _PAID_TO.search(before)  # so many got it: $23.6 million to 471 firms
    rose = has_risen_to(before) or _ROSE_BY.search(before)
    if _RANGE.search(before) and not rose and not paid_to:
        return True
    if _DENIED.search(before):
        return True
    if _BETWEEN.search(before) or is_once(before, behind):
        return True
    if _RULED.search(before) or (how == "under" and _OF_SUCH.match(behind)):
        return True
    meant = _DONE.search(before) or _TARGET.search(before)
    return how == "at_least" and unit == "HKD" and not meant


def qualifier(before: str, behind: str, tail: str, *, more: bool) -> Qualifier:
    """Say how near a number is, from the folded words before it, behind it, and to the sentence's end."""
    if more or _BEHIND.match(behind):
        return "over"
    if _LOWER.match(tail):
        return "at_most"
    said = _SIGN.sub("", before)[-24:]
    return next((kind for pattern, kind in _BEFORE if pattern.search(said)), "exact")


def span(before: str, behind: str, sentence: str, unit: str, head: str = "") -> Span:
    """Say what stretch a number is of, from its clause before and behind it, then the sentence.

    `head` is what the sentence says before the clause.
    """
    behind = _NEXT.split(behind, maxsplit=1)[0]
    clause = before + behind
    if unit == "rank":
        return "rank"
    risen = (
        unit == ""
        and has_risen_to(before)
        and not (_FISCAL.search(clause) or _TARGET.search(before))
    )
    if risen or is_former(before, behind) or UNTIL_NOW.search(before):
        return "target" if _AIM_ONCE.search(before) else "stock"
    to_come = _TARGET.search(before) and "已" not in before
    if (_CHANGE.search(before) and not to_come) or (
        unit == "percent" and _CHANGE_BEHIND.match(behind)
    ):
        return "change"
    foreseen = "目标" not in before and (FORESEEN_BEFORE.search(head) or _FORESEEN.match(sentence))
    if _FORECAST.search(clause) or (foreseen and "已" not in clause):
        return "forecast"
    spent = _FOR_USE.search(clause) and _ALLOCATED.search(sentence)
    given = _ALLOCATED.search(clause) and not _TO_DATE.search(head or sentence)
    if unit == "HKD" and (spent or given):
        return "allocation"
    if _RATE_BEHIND.match(behind):
        return "rate"
    if _TO_BE.search(before) or was_aimed_at(before) or was_moved_to(before):
        return "target"
    pledged = _PLEDGED.search(before) and not _PLEDGE_KEPT.search(before)
    if pledged or _PLEDGED_BEHIND.match(behind):
        return "target"
    follows = _FOLLOWS.match(before) and _TARGET.search(head) and not _NOW.search(clause)
    aimed = _TARGET.search(before) or AIMED_BEFORE.search(head) or follows
    if (aimed and "已" not in before) or _PLANNED.match(behind):
        return "target"
    if _FORESEEN_BEHIND.match(behind):
        return "forecast"
    if _EXPECTED.search(before) and "已" not in before:
        return "forecast"
    if _RATE.search(before) or _ON_AVERAGE.search(head):
        return "rate"
    if _MOST.search(_SIGN.sub("", before)[-24:]):
        return "allocation" if unit == "HKD" and _WHOLE.search(before) else "rate"
    return _stretch(clause, sentence, unit, head + clause)


def _stretch(clause: str, sentence: str, unit: str, so_far: str) -> Span:
    """Say whether a number is of a round, a year, some years, all the time so far, or of no stretch.

    `so_far` is the sentence without what another number follows in.
    """
    for pattern, kind in ((_ROUND, "round"), (_FISCAL, "yearly"), (_PERIOD, "period")):
        if pattern.search(clause):
            return kind  # type: ignore[return-value]
    if _BATCH.search(sentence) or (ONE_BY_ONE.search(clause) and _ROUND.search(sentence)):
        return "round"
    if _ALL.search(clause):
        return "cumulative"
    if ONE_BY_ONE.search(clause) and _YEARS.search(sentence) and not _HALF.search(sentence):
        return "yearly"
    if _OF_ROUND.match(sentence):
        return "round"
    if _PERIOD.search(sentence):
        return "period"
    head = so_far.removesuffix(clause)
    of_year = (
        _YEAR_HEAD.match(head) and _DONE_IN_IT.search(clause) and not _BY_THEN.search(sentence)
    )
    one_year = of_year or (_ONE_YEAR.search(clause) and not _BY_YEAR.search(clause))
    if (
        _FISCAL.search(so_far)
        or _ONE_ALONE.search(so_far)
        or (one_year and not _HALF.search(sentence))
    ):
        return "yearly"
    if unit == "percent" and _IN_USE.search(clause):
        return "stock"
    return "cumulative" if _CUMULATIVE.search(clause) or _SO_FAR.search(so_far) else "stock"
