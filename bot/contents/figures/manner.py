"""This file reads how a number is meant: exact or about, so far or a target, as of which day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from bot.contents.due_dates import DueDate
from bot.contents.figures.numbers import numbers
from bot.contents.folded import Folded
from scrapers.text import fold
from storage.records import Qualifier, Span

_BEFORE: tuple[tuple[re.Pattern[str], Qualifier], ...] = (
    (
        # e.g. 資助上限為每家 · 最多可獲批 · a maximum of · maximum funding support of
        re.compile(
            r"(?:不会?超过|不多于|不高于|最多(?:可)?(?:获批|获得?|申请)?(?:共|达)?|最高(?:资助额)?[为达]?|最高可[获达得]|上限为?|上限定于|(?:上限|最高(?:资助|津贴|贷款)额)为?[^,，。;]{1,18}|至多|up to|at most|not? more than|(?:a |the )?maximum (?:[a-z]{2,12} ){0,3}of|(?:ceiling|cap|limit) (?:of|is|at)) ?$"
        ),
        "at_most",
    ),
    (
        re.compile(r"(?:至少|不少于|最少|不低于|at least|(?:no|not) (?:less|fewer) than) ?$"),
        "at_least",
    ),
    (
        re.compile(r"(?:超过|超逾|逾|突破|多于|高于|over|more than|exceed(?:s|ed|ing)?) ?$"),
        "over",
    ),
    (re.compile(r"(?:接近|将近|(?<!最)近|nearly|close to|almost) ?$"), "nearly"),
    (
        re.compile(r"(?:不足|不到|少于|低于|less than|fewer than|under|below) ?$"),
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
LONGEST_LIST = 200  # letters of numbers told one by one
_SIGN = re.compile(r"(?:(?:hk)?\$|港币|每秒浮点运算) ?$")  # stands between how and how many
# e.g. 3 000名|以上, but not 10 000名|60歲或以上長者
_BEHIND = re.compile(r"^[^,，。;\d]{0,4}(?:以上|or more)")
_FORECAST = re.compile(
    r"估计|预测|将需要|预料|预计涉及|预计(?:总)?(?:开支|成本|费用)|成本预算|\b(?:estimated|projected|forecast)\b"
)
# What the clause before foresees.
# e.g. 預計到明年年中,|超過110項服務採用
_FORESEEN_BEFORE = re.compile(
    r"(?:预计|预期|估计|预料)[^,，。;；]{0,14}(?<!推出)(?<!启用)(?<!完成)(?<!落成)(?<!成立)(?<!运作)[,，]$"
)
# The number that another one follows upon.
# e.g. 由|500萬次|倍增至 · 由|40萬元|上調至
_FORMER = (
    re.compile(r"由[^,，。;；]{0,8}$"),
    re.compile(
        r"^[^,，。;；]{0,6}(?:提升|倍增|增加|增|上调|升|扩|减|下调|降|调整|调)[^,，。;；]{0,3}[至到]"
    ),
)
_ALL = re.compile(r"累[计积]|\bcumulative\b")  # whatever year the sentence speaks of besides
_IN_USE = re.compile(r"(?:使用|利用|占用|入住)率|\b(?:utilisation|occupancy|usage)\b")
# A day on which something began says nothing of how many there are.
# e.g. deployment started in|2024 · 於|2016年11月|推出
_BEGAN = (
    re.compile(
        r"\b(?:started|launched|commenced|established|set up|introduced|began)(?: [a-z]{2,9}){0,3} ?$"
    ),
    re.compile(r"^[^,，。;；]{0,8}(?:推出|成立|启用|展开|开始|投入)"),
)
_FORESEEN = re.compile(r"[^,，]{0,6}(?:预期|估计|预料)|it is (?:expected|estimated)")
# e.g. 目標是於年底前推出 · 會在今年內逐步提升 · aims to
_TARGET = re.compile(
    r"(?<!占)目标(?!受惠|客|群|用户|学|律师|企业|机构|对象|公司|商户|市场|人|家庭|院校|行业|业界|个案)|争取|期望|希望|(?<!即)将(?!军)|(?<![」”』□该此本])计划(?=[在于把将]|推(?!出(?:以来|至今|后))|提供)|(?<=[」”』□])计划(?=[把将]|推(?!出(?:以来|至今|后))|提供|[在于](?![^,，。;；]{2,40}(?:分别|批出|接获|收到|录得|已|共)))|(?<![机员议大学社协商工金公联])会(?=[在于逐再进]|推出|提供|提升|增|扩|陆续|达|设立|建成|完成)|年底前"
    r"|预[计期](?=可|将|会|于|在)|\b(?:will|targets?|aims?|plans? to|to be)\b"
)
# What nobody promised, and somebody thinks will be.
# e.g. 預期兩年內惠及 · we expect the scheme to support · is expected to
_EXPECTED = re.compile(
    r"(?<![较比合于出原])预[计期料](?!数|目|值|之)|\b(?:expects?|expecting)\b[^,;.]{0,60}\bto\b|\bexpected to\b"
)
# e.g. 的計劃 · 中試線年內會在元朗組裝 ·  buildings will open
_PLANNED = re.compile(
    r"^[^,，。;]{0,14}的(?:计划|目标)|^[^,，。;]{0,10}(?:年内会|将(?:会)?[于在]|会[于在])|^[^,;.]{0,30} (?:will|(?:is|are) to)\b"
)
_ALLOCATED = re.compile(
    r"预留|拨款|拨出|调拨|注资|拨备|承担额|核准(?:的)?(?:工程|项目)?(?:费用|开支|预算)|批准(?:开立)?|set aside|earmark|inject|allocat|commitment of"
)
_FOR_USE = re.compile(r"用以|用于|用作|\bfor use\b")
_ROUND = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}[轮批](?!次)|首[轮批](?!次)|\b(?:first|second|third|fourth) (?:round|batch|tranche)\b"
)
_OF_ROUND = re.compile(  # what a sentence that opens so counts
    r"在?(?:首|第[一二三四])[轮批](?!次)|(?:in|of) the (?:first|second|third|fourth) (?:round|batch|tranche)\b"
)
# What a clause counts one after the other is of the rounds that the clause before names.
# e.g. 獲批的|分別|有21份及17份
_ONE_BY_ONE = re.compile(r"分别")
# e.g. 在2021年及2022年，計劃分別批出
_YEARS = re.compile(r"20\d\d(?:年)?[、及和与]20\d\d年(?![底末初\d])")
_BATCH = re.compile(r"^[^,，。]{0,12}首批")  # what the sentence is of
# What is said of the next number is not of this one.
# e.g. 16所實驗室|共聘用約1 200名 · 74 services| and has processed over 2.3 million
_NEXT = re.compile(r"共[^,，。;；\d]{1,6}(?=\d)| and (?:has|have|had|is|are|was|were)\b")
# e.g. 每宗申請 · 年費 · average amount
_RATE = re.compile(
    r"每(?:名|个|宗|年|月|天|日|次|人|小时|户|张|辆|家|间|项)|平均|\baverage\b(?! (?:utilisation|usage|occupancy))|\b(?:each|every) (?:project|applicant|enterprise|company|applicant|scholar|student|case|firm|team|year|month|day)\b|年费|月费|单价|时薪|annual fee"
)
# e.g. 12 uses a day · 15 million per project
_RATE_BEHIND = re.compile(
    r"^[^,，。;]{0,16}\b(?:per|an?|each|every) (?:year|month|day|person|hour|project|application|applicant|enterprise|company|case|head)\b"
)
_ON_AVERAGE = re.compile(r"\bon average, ?$")
_LOWER = re.compile(r"^[^。;]{0,30}(?:\bwhichever is (?:the )?(?:lower|less)\b|以较低者为准)")
_FISCAL = re.compile(r"20\d\d[-–/](?:20)?\d\d ?(?:财政)?年度?|\b20\d\d-\d\d\b")
# e.g. 於2024年 · 2024年完成了 · 今年批出 · in 2024
_ONE_YEAR = re.compile(
    r"(?:于|在)20\d\d年(?!底|\d|内?前|第|至)(?:内|间|度)?|\bin 20\d\d\b"
    r"|(?:^|□[」”』》]?)\s?(?:20\d\d年|[今去本]年)(?:度|内|全年)?(?:共|已|再|新|另|则){0,2}(?:增|完成|推出|批出|收到|接获|处理|录得|举办|培训|发出)"
)
# e.g. by the close of the pilot in 2023
_BY_YEAR = re.compile(r"\bby (?:[a-z-]{2,14} ){1,8}in 20\d\d\b")
_BY = re.compile(r"\bby (?:[a-z-]{2,14} ){1,8}$")
# e.g. 過去三個年度 · in the past three years
_PERIOD = re.compile(
    r"过去[一二三四五六七八九十\d]{1,2}(?:个?(?:财政|学)?年度?|年)|20\d\d(?:-\d\d)?(?:年度?)?至20\d\d"
    r"|\bpast (?:two|three|four|five|\d) years\b"
)
_CHANGE_BEHIND = re.compile(r"^ (?:more|less|fewer|higher|lower) than\b")
_CHANGE = re.compile(
    r"(?:增加|上升|增长|减少|下跌|下降|升幅|增幅)(?:了|约|逾|超过|近){0,2} ?$|\b(?:rose|fell|increased|dropped) (?:by )?$"
)
# e.g. 共接獲 · 自推出以來 · 已支持63宗 · in total
_CUMULATIVE = re.compile(
    r"合共|共(?!享|同|用|识|通)|累计|累积|总(?:数|额|共|资助)|自[^,。]{2,20}(?:推出|成立|以来|起|开始)"
    r"|已(?:经)?(?:批出|收到|接获|支持|资助|投资|处理|发出|完成|培训|协助|惠及|吸引|落户|获批|突破|承担)|已有?[^,，。;；]{2,20}(?:到任|上任|抵港|来港|结业|毕业|受惠)|(?:线|户|目|员)已突破"
    r"|接获|收到|批出|获批|获资助|获得[^,。;；]{0,6}资助|资助总额|\b(?:total of|total (?:subsid|fund|grant|amount)[a-z]*|in total|received|approved|since (?:its )?(?:launch|inception)|so far)\b"
)
TITLE = re.compile(r"[《〈][^《》〈〉]{1,60}[》〉]")  # 《2025-26年度財政預算案》 dates nothing
BUDGET = re.compile(r"20\d\d(?:-\d\d)?年?度?(?=《财政预算案)")
# What says so at the head of a sentence says it of the clauses behind it, too.
# e.g. 自推出以來 · 共接獲 · 累計
_SO_FAR = re.compile(
    r"自[^,。]{2,30}(?:推出|成立|以来|起|开始)|自推出至|累计|累积|合共|共(?:接获|收到|批出)|已(?:经)?(?:批出|收到|接获|支持|资助|投资)|目前[^,。]{0,12}总额|已突破"
    r"|\b(?:since (?:its )?(?:launch|inception)|so far|in total)\b"
)
_UP_TO = re.compile(r"(?:截至|截止|as at|as of|up to|自[^,，。;；]{2,12}至)\s?$")
# A day at the head of an English sentence is the whole sentence's.
# e.g. By the close of applications in |June 2020, · At the end of |2025,
_HEAD = re.compile(r"(?:by|at|as at|as of|up to)\b[^,;.]{0,60}", re.IGNORECASE)
# e.g. 85 departments |as at |31 October · 85 departments |by |early November 2025
_BY_THEN = re.compile(r"[^,;.]{0,60}\b(?:as at|as of|by|at|in)(?: the end of| end-?)? ?")
_LEADING = re.compile(r"^[\d ,.]{1,16}")  # the number itself
_IN_CLAUSE = re.compile(
    r"(?:[\x00-\x7f](?<![;])){1,60}"
)  # of English: upgraded to 30 ports this year
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d|-\d)")
_AND = re.compile(r"[及和与、]")
_COMMA = re.compile(r"\s?[及和与、]\s?[在于]?\s?")  # between the days of a list
# A day before or behind those read, in the same list.
# e.g. 2025年2月|及3月 · 2021、2022及|2023年 · 2月及|2025年3月
_LISTED_ON = re.compile(r"\s?[及和与、]\s?(?:\d|[第首次今去前本上下一二三四五六七八九十])")
_LISTED_BEFORE = re.compile(r"(?:\d|[年月日季底度])\s?[及和与、]\s?$")
_YEARS_BEFORE = re.compile(r"(?:(?<!\d)20\d\d\s?[及和与、]\s?){1,9}$")
_SINCE = re.compile(r"起$|^(?:from|since)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^(?:并)?(?:提供|设有|涵盖|可)")  # what began in the clause before
_MONTH_END = re.compile(r"月底|end of (?!20)|end-(?=[a-z])", re.IGNORECASE)
_YEAR_END = re.compile(r"年底$|\bend of 20\d\d$", re.IGNORECASE)
_HALF = re.compile(r"截至|截止|\bas at\b|\bas of\b")


# What whoever applies must bring, or may at most have, is a rule of the programme and no count of it.
# e.g. 總成本最少 · 企業須投入不少於
_WHOLE = re.compile(r"总额|整体|\b(?:total|overall)\b")
_MOST = _BEFORE[0][0]
_DONE = re.compile(
    r"已|共|累计|录得|达到|吸引|\b(?:total|so far|already|reached|attracted|received)\b"
)
_OF_SUCH = re.compile(r"[^,，。;；]{0,6}的")  # of which kind something is: 僱員少於50人的企業
_RULED = re.compile(r"规定|(?<!将)必须|企业须|\b(?:must|required to)\b")
_RANGE = re.compile(r"\d ?(?:[万亿%]|million|billion)? ?(?:至|到|-|–|~|to) ?$")
# e.g. between $10 million and · 介乎10萬元至
_BETWEEN = re.compile(
    r"\bbetween (?:hk)?\$?(?:[\d ,.]{1,14}(?:million |billion )?and (?:hk)?\$?)?$|介乎(?:港币)?$"
)
# e.g. has not set aside any of · 尚未批出
_DENIED = re.compile(
    r"\b(?:has|have|had|did|do|does|was|were|is|are|will|would|can|could) not\b(?! only)(?![^,;.]{0,30}(?:less|fewer|more) than)|\byet to\b|未有|没有|尚未|未曾|[并从]未|并无"
)
# e.g. rose |from 40% in January to 92%
_FROM = re.compile(r"\bfrom (?:the |about |some |nearly |over )?(?:hk)?\$?$")
_TO = re.compile(r"[^,;.]{0,40}\bto (?:the |about |some |nearly |over )?(?:hk)?\$?\d")
_MEANT_ONCE = re.compile(r"(?:原拟|原定|原本|原先|原来|本拟|原计划)")  # 原擬注資5億元，其後改為
# e.g. up from the · as compared with
_UP_FROM = re.compile(
    r"\b(?:up|down) from (?:the |about |some )?(?:hk)?\$?$|\bcompared (?:with|to) (?:the |about |some )?(?:hk)?\$?$"
)
# e.g. has grown from 70 to
_RISEN_TO = re.compile(
    r"\b(?:grown|grew|risen|rose|increased|expanded|up|fallen|fell|dropped)(?: [a-z]+)? from [\d ,.]+(?:million |billion )?to ?$"
)


def is_rule(before: str, behind: str, how: Qualifier, unit: str) -> bool:
    """Say whether a number is a condition that applicants must meet, or the end of a range."""
    if _RANGE.search(before) and not _RISEN_TO.search(before):
        return True
    if _DENIED.search(before):
        return True
    if _BETWEEN.search(before) or _UP_FROM.search(before) or _MEANT_ONCE.search(before):
        return True
    if _FROM.search(before) and _TO.match(behind):
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


def is_former(before: str, behind: str) -> bool:
    """Say whether a number is what another one follows upon: 由500萬次增至1 000萬次."""
    return bool(_FORMER[0].search(before) and _FORMER[1].match(behind))


def span(before: str, behind: str, sentence: str, unit: str, head: str = "") -> Span:
    """Say what stretch a number is of, from its clause before and behind it, then the sentence.

    `head` is what the sentence says before the clause.
    """
    behind = _NEXT.split(behind, maxsplit=1)[0]
    clause = before + behind
    if unit == "rank":
        return "rank"
    if is_former(before, behind):
        return "stock"
    if _CHANGE.search(before) or (unit == "percent" and _CHANGE_BEHIND.match(behind)):
        return "change"
    foreseen = "目标" not in before and (_FORESEEN_BEFORE.search(head) or _FORESEEN.match(sentence))
    if _FORECAST.search(clause) or (foreseen and "已" not in clause):
        return "forecast"
    spent = _FOR_USE.search(clause) and _ALLOCATED.search(sentence)
    if unit == "HKD" and (spent or _ALLOCATED.search(clause)):
        return "allocation"
    if _RATE_BEHIND.match(behind):
        return "rate"
    if (_TARGET.search(before) and "已" not in before) or _PLANNED.match(behind):
        return "target"
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
    if _BATCH.search(sentence) or (_ONE_BY_ONE.search(clause) and _ROUND.search(sentence)):
        return "round"
    if _ALL.search(clause):
        return "cumulative"
    if _ONE_BY_ONE.search(clause) and _YEARS.search(sentence) and not _HALF.search(sentence):
        return "yearly"
    if _OF_ROUND.match(sentence):
        return "round"
    if _PERIOD.search(sentence):
        return "period"
    one_year = _ONE_YEAR.search(clause) and not _BY_YEAR.search(clause)
    if _FISCAL.search(so_far) or (one_year and not _HALF.search(sentence)):
        return "yearly"
    if unit == "percent" and _IN_USE.search(clause):
        return "stock"
    return "cumulative" if _CUMULATIVE.search(clause) or _SO_FAR.search(so_far) else "stock"


def as_of(
    stretch: Span,
    dates: Sequence[DueDate],
    folded: Folded,
    number: tuple[int, int],
    published: date | None,
) -> str | None:
    """Say as of when a number holds, as far as its sentence says; of a target, by when.

    `number` is where its clause begins and where it stands itself, both in the folded sentence.
    """
    clause, at = (folded.offsets[place] for place in number)
    titles = [match.span() for match in TITLE.finditer(folded.text)]
    known = [
        one for one in dates
        if one.due_to is not None and folded.text[one.end : one.end + 1] not in ("《", "〈")  # a Budget's name
        and not any(start < one.start < end for start, end in titles)
    ]  # fmt: skip
    if stretch in ("target", "forecast"):
        foreseen = _FORESEEN_BEFORE.search(fold(folded.text[:clause]))
        first = foreseen.start() if foreseen else clause
        near = [one for one in known if first <= one.start and one.end <= at]
        behind = [
            one
            for one in known
            if one.start >= at and _IN_CLAUSE.fullmatch(fold(folded.text[at : one.start]))
        ]
        due = near[-1] if near else behind[0] if behind else None
        return _written(due, last=not _SINCE.search(due.text)) if due else None
    past = [
        one for one in known
        if one.start < at and (published is None or one.due_from is None or one.due_from <= published)
    ]  # fmt: skip
    if stretch == "rate" and (
        since := [one for one in known if one.start < at and _SINCE.search(one.text)]
    ):
        return _written(since[-1], last=False)
    if paired := _ONE_BY_ONE.search(folded.folded, number[0], number[1]):
        return _one_of(past, folded, paired.end(), number[1])
    told = [
        one
        for one in past
        if _UP_TO.search(fold(folded.text[max(0, one.start - 16) : one.start]))
        or _HEAD.fullmatch(folded.text[: one.start] if one.start else one.text)
    ]
    here = [
        one for one in past if one.start >= clause and not _only_begins(folded.text, one, stretch)
    ]
    if not here and stretch == "stock" and _GOES_ON.match(fold(folded.text[clause:at])):
        here = [one for one in past if _begun(folded.text, one, clause)]
    if not here and stretch == "rank":
        here = past
        years = set(_YEAR.findall(folded.folded))
        if not past and len(years) == 1:  # Smart City Index 2025
            return str(years.pop())
    if not (told or here) and stretch in ("stock", "cumulative", "yearly"):
        here = [one for one in known if _then(folded.text, one, at, published, stretch)][:1]
    return _written((told or here)[-1], last=False) if told or here else None


def _one_of(past: Sequence[DueDate], folded: Folded, first: int, at: int) -> str | None:
    """Give of several years the one of this number, where numbers are told one by one: 分別為3宗及5宗.

    It is none where there are not as many years as numbers, or not all of the years are read.
    """
    named = [one for one in past if one.end <= folded.offsets[first]]
    if not named:
        return None
    end = CLAUSE.search(folded.folded, at)
    told = folded.folded[first : end.start() if end else None]
    after = [first + one.start for one in numbers(told)] if len(told) <= LONGEST_LIST else []
    listed = _listed(named, folded.text)
    if listed is None or at not in after:
        return None
    if len(listed) > 1:
        return listed[after.index(at)] if len(listed) == len(after) else None
    years = {year.group() for year in _YEAR.finditer(named[-1].text)}
    if len(years) > 1 and int(max(years)) - int(min(years)) + 1 == len(after):
        return None  # of 2021年至2022年 two numbers may be of one each
    return listed[0] if len(named) == 1 else None  # a date of all of them


def _listed(named: Sequence[DueDate], text: str) -> list[str | None] | None:
    """Give the days that stand as one list, up to the last; None where one in it was not read as a day."""
    last = len(named) - 1
    while last and _COMMA.fullmatch(fold(text[named[last - 1].end : named[last].start])):
        last -= 1
    chain = named[last:]
    if _LISTED_ON.match(fold(text[chain[-1].end : chain[-1].end + 4])):
        return None
    found: list[str | None] = []
    for one in chain:
        years = _YEAR.findall(one.text)
        joined = len(years) > 1 and _AND.search(fold(one.text))
        found.extend(years if joined else [_written(one, last=False)])
    if head := _YEARS_BEFORE.search(fold(text[: chain[0].start])):
        return [*_YEAR.findall(head[0]), *found]
    return None if _LISTED_BEFORE.search(fold(text[: chain[0].start])) else found


def _then(text: str, due: DueDate, at: int, published: date | None, stretch: Span) -> bool:
    """Say whether a day behind a number is the one as of which it holds: 85 ports as at 31 May."""
    if due.start < at or (published and due.due_from and due.due_from > published):
        return False
    between = _LEADING.sub("", fold(text[at : due.start]))
    within = ("by ", "in ") if stretch == "yearly" else ("by ",)
    said = due.text.lower().startswith(within) and _IN_CLAUSE.fullmatch(between)
    by_year = due.text.lower().startswith(("in ", "of ")) and _BY.search(between)
    return bool(said or by_year or _BY_THEN.fullmatch(between))


def _only_begins(text: str, due: DueDate, stretch: Span) -> bool:
    """Say whether a date tells when something began, and not as of when something is counted."""
    began = _BEGAN[0].search(fold(text[max(0, due.start - 40) : due.start])) or _BEGAN[1].match(
        fold(text[due.end : due.end + 12])
    )
    return stretch in ("stock", "cumulative") and began is not None


def _begun(text: str, due: DueDate, clause: int) -> bool:
    """Say whether the clause just before says that what is counted was there from a day."""
    before = fold(text[max(0, due.start - 4) : due.start])
    return before.endswith("已于") and not re.search(r"[,，。;；]", text[due.end : clause - 1])


def _written(due: DueDate, *, last: bool) -> str | None:
    """Write a stretch of time as far as it is one: a day, a month or a year."""
    start, end = due.due_from, due.due_to
    if end is None:
        return None
    if last and end.day == monthrange(end.year, end.month)[1] and (start is None or start != end):
        return end.isoformat()
    if start is None or start == end or _MONTH_END.search(due.text):
        return end.isoformat()
    if not last and _YEAR_END.search(due.text):
        return f"{end.year}-12"
    if (start.year, start.month) == (end.year, end.month):
        return f"{end.year}-{end.month:02d}"
    return str(end.year) if start.year == end.year else end.isoformat()
