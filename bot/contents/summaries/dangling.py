"""This file says how much a sentence that names nothing leans on what its paragraph is on."""

from __future__ import annotations

import re
from enum import IntEnum

from bot.contents.folded import Folded
from bot.contents.summaries.signs import either


class Leaning(IntEnum):
    """Whether a sentence without a name may be told without one."""

    STANDS = 0  # it says by itself what it speaks of
    MAY = 1  # its paragraph's topic, where that is sure, tells of what it is
    MUST = 2  # without a name nobody can know of what it is
    NEVER = 3  # it counts what only the sentence before it names


_FEW_ZH = r"(?:\d{1,3}|[一二三四五六七八九十]{1,2})"
# Rounds, batches and phases of something.
# e.g. 第五輪申請將於二月開始 · 首批項目 · 下一階段
_ROUND_ZH = re.compile(
    rf"^(?:[^,。;]{{1,16}},)?(?:而|并|现行|新|有(?:\d|[一二两三四五]){{1,2}}个)?"
    rf"(?:首|第{_FEW_ZH}|下一|新一|上一|今次|今)(?:个)?(?:轮|批|期(?!间|货|望|限)|阶段)"
)
# So many, with no word of what: the counting word alone.
# e.g. 經評審後，28份獲批 · 另有七份列入候補名單 · 已有5 420部投入運作
_NOUNLESS_ZH = re.compile(
    r"^(?:[^,。;]{1,20}[后中,],?|截至[^,。;]{2,16},)?(?:至今|目前|现时)?(?:当中|其中)?"
    rf"(?:另|已|共|合共|只|仅|约){{0,3}}有?(?!一[项个份间家名])(?:{_FEW_ZH}|\d[\d ,]{{2,9}})(?:多|余)?"
    r"(?:份|宗|项|个|间|家|名|座|所|部|辆|支|台|条|套|张|株|艘|架)"
    r"(?=获|被|已|仍|未|由|将|列入|属|正|尚|投入|完成|启用|通过|参加|签[订署]|不|为|是|能|可|,|。)"
)
_BODY_ZH = (
    r"(?:我们|政府(?:当局)?|特区政府|当局|本局|[局署]方|律政司|司法机构|公署"
    r"|[\u4e00-\u9fff]{1,10}?(?:局|署|处|办|公司))"
)
_MEANS_TO_ZH = (
    r"(?:决定|计划|拟|会|将(?=[于在按由再会继进逐分扩推延押提])|不会"
    r"|无意|考虑|建议|争取|期望|预[计期]|打算|暂未|暂不|正){1,3}"
)
# What a body will open, widen or put off, with nothing that it does so with.
# e.g. 律政司決定不會按原來的構思在年中開放予業界
_NO_OBJECT_ZH = re.compile(
    rf"^(?:[^,。;]{{0,24}},)?{_BODY_ZH}{_MEANS_TO_ZH}(?:(?![把将就对为「《])[^,。;]){{0,24}}?"
    r"(?:开放(?:予|给)|扩展至|推展至|推广至|延伸至|延长至|押后至|提前至|扩大至|增至|减至)"
)
_COUNTED_ZH = (
    r"(?:份|宗|项|个|名|家|间|张|次)(?:合同|合约|协议|个案|申请|项目|投诉|订户|用户|交易|登记|备案|测试|试验|系统"
    r"|机构|企业|团队)"
)
# How many a body has counted, with no word of what those are of.
# e.g. 政府當局表示,截至2025年底共有184份合同完成備案
_BODY_COUNTS_ZH = re.compile(
    rf"^(?:[^,。;]{{0,24}},)?{_BODY_ZH}(?:表示|指出|回应|解释|称|补充|告知),?"
    rf"(?:(?:截至|至今|自|在|于)[^,。;「《]{{0,16}}(?:,|(?=共)))?"
    rf"(?:已|共|合共|约|现|有){{0,3}}\d[\d ,]{{0,8}}{_COUNTED_ZH}"
)
# A thing by its kind alone, which nothing says more of.
# e.g. 開放予私營機構的建議 · 訂戶將回升 · 安裝工程將於
_BARE_ZH = re.compile(
    r"^(?:就|至于|对|有关)?(?:开放(?:予|给)|扩展至|推广至|延伸至|延长)[^,。;「《]{2,16}的(?:建议|安排|构思|要求|做法|申请)"
    r"|^(?:[^,。;「《]{1,24},)?(?:(?:付费|新增|现有|首批|流失)的?)?(?:订户|安装工程|安装工作|迁移工作|测试工作|改良版本|更新版本|招标工作|招标程序)"
    r"(?=中|将|会|已|现|由|于|在|预|的目标|,|为|仍|达)"
)
# Those who use it or take part.
# e.g. 使用者每星期平均節省2.4小時 · 獲批團隊須在首三年內完成研發
_TAKES_PART_ZH = re.compile(
    r"^(?:[^,。;]{1,30},)?(?:(?:获批|获选|获资助|受资助|入选|合资格|成功|每[名个间家])?的?)"
    r"(?:使用者|用户|受访者|参加者|参与者|学员|申请[人者]|得奖者|营办商|参与(?:机构|企业|学校)|(?<!有关)团队|租户"
    r"|使用(?:率|人次|量)|下载(?:量|次数)|登记人数|处理时间|轮候时间|收费水平|出租率|覆盖率|准确率)"
)
_COUNT_EN = (
    r"(?:\d[\d ,]{0,8}\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a quarter|a third|half"
    r"|[a-z]+ty-[a-z]{3,5})(?:%| per cent)?"
)
_DOES_EN = r"(?:is|are|was|were|will|would|has|have|had|can|may|must|came|did|remain|went)"
_ABOUT_EN = r"about|some|around|only|over|nearly|almost|at least|more than|fewer than|as many as"
_WHEN_EN = (
    r"(?:(?:in|by|at|as at|as of|on|since|from|up to|during|so far|to date)(?: [^,;]{3,40})?, )?"
)
# So many, with no word of what.
# e.g. a total of 54 were received · of the 20, · only two of the six cited
_NOUNLESS_EN = re.compile(
    rf"^{_WHEN_EN}(?:a total of |another |a further |(?:{_ABOUT_EN}) ){{0,2}}{_COUNT_EN} "
    rf"(?:more |others )?(?:{_DOES_EN}|of (?:them|these|those|the {_COUNT_EN}))\b"
    rf"|^the (?:remaining|other|first|last) {_COUNT_EN}(?=[,.;]| {_DOES_EN}\b)"
    rf"|^(?:out )?of (?:the (?:{_COUNT_EN}|rest)|these|those|them),"
)
# e.g. migration of the remaining 75 will be completed · tendering for the next two will start
_REST_EN = re.compile(
    rf"^[^,;]{{0,40}}?\b(?:of|for) the (?:remaining|other|next|last|first) {_COUNT_EN}(?=[,.;]| {_DOES_EN}\b)"
)
# e.g. works have been completed in 310.
_IN_SO_MANY_EN = re.compile(r"^[^,;]{0,60} in (?!(?:19|20)\d\d\b)\d[\d ]{0,6}[.,;]")
_ORDER_EN = (
    r"(?:first|second|third|fourth|fifth|sixth|next|last|final|latest|new|initial|remaining)"
)
_ROUNDS_EN = r"(?:phase|stage|round|batch|tranche|intake|cohort)"
# So many of what a target counts.
# e.g. Against the target of 900 boats, 620 had been fitted
_AGAINST_EN = re.compile(rf"^(?:against|compared with) [^,;]{{3,60}}, {_COUNT_EN} {_DOES_EN}\b")
# Rounds, batches and phases of something.
# e.g. phase 1 as a whole · applications for a third batch closed · the second round
_ROUND_EN = re.compile(
    rf"^[^,;]{{0,40}}?\b(?:(?:the|a|another|its|our|for|in) {_ORDER_EN} {_ROUNDS_EN}"
    r"(?! of (?:the |an? |its )?[a-z]{3})|(?:phase|stage|round|batch) (?:\d|[ivx]{1,3}|one|two|three|four)\b"
    r"(?! of (?:the |an? )?[a-z]{3}))"
)
# What begins with a thing by its kind alone, as no article says which.
# e.g. trial production is slated · waiting time for vehicles was shortened
_BARE_EN = re.compile(
    r"^(?!(?:there|it|they|we|you|he|she|this|these|that|those|the|an?|some|many|most|all|no|not|each|every|members"
    r"|bureaux|government|if|when|where|while|as|in|on|at|by|for|of|to|from|with|under|since|after|before|during"
    r"|both|other|others|another|such|what|how|whether|our|its|their|his|her|please|only|subject|following)\b)"
    r"[a-z][a-z-]+(?: [a-z-]+){0,3}?(?: (?:for|of|by|to) [a-z -]{2,24}?)? "
    rf"(?:now |also |already )?{_DOES_EN}\b"
)
# Those who use it or take part.
# e.g. A survey found that 62% of the participants · all users
_TAKES_PART_EN = re.compile(
    r"\b(?:the|its|all|of|most|eligible|successful) (?:participants|users|applicants|respondents|trainees|grantees"
    r"|recipients|tenants|licensees|operators|proponents)\b"
)
# e.g. the average cost per parking space is · the aim is to raise
_AVERAGE_EN = re.compile(
    r"^the (?:(?:average|total|annual|monthly|maximum|minimum|overall) [a-z]"
    r"|(?:aim|target|objective|goal|intention) is )"
)
# e.g. a review will be carried out
_A_REVIEW_EN = re.compile(
    r"^an? (?:[a-z-]+ ){0,2}(?:review|study|survey|evaluation|tender|consultation|trial|report|assessment|version"
    r"|module|consultant|contract)\b(?! (?:of|on|to|for|into|that)\b)"
)
# So many of a kind that was told of before.
# e.g. The review rated 24 laboratories as satisfactory
_SO_MANY_EN = re.compile(
    r"\b\d[\d ,]{0,8} (?:laborator(?:y|ies)|centres|projects|applications|teams|buildings|blocks|junctions|kiosks"
    r"|proposals|students|interns|trainees|enterprises|companies|firms|schools|datasets)\b"
)
# What everybody knows, with no word of which.
_KNOWN_EN = (
    r"government|administration|judiciary|police|public|council|board|bureau|department|office|commission|authority"
    r"|trade|industry|economy|city|market|sector|community|mainland|budget|law|courts?|legislature|territory|world"
    r"|internet|weather|population|applicants?|participants|users|number|figure|total|latter|former|following|above"
)
# A thing that only the sentences before have told of, by one common word.
# e.g. The supplement will take effect
_DEFINITE_EN = re.compile(
    rf"The (?!(?:{_KNOWN_EN})\b)([a-z]{{4,20}}) (?:now |also |already )?"
    rf"(?:{_DOES_EN}|[a-z]{{3,12}}s (?:no|an?|the|its|only|about|all|up|over|more))\b"
)
# Who only the sentence before has told of.
# e.g. the estimated expenditure of the team
_OF_THE_TEAM_EN = re.compile(
    r"^(?:[^,;]{2,40}, )?[^,;]{0,60}\bof the (?:team|unit|company|firm|tool|group|contractor|vendor)\b"
    r"(?! (?:of|for|that)\b)"
)
# A thing by its kind alone, new or as it is.
# e.g. 現行計劃將於十月屆滿
_AS_IT_IS_ZH = re.compile(
    r"^(?:现行|现有|原有|整个)的?(?:计划|基金|系统|平台|项目|合约|协议)(?![\u4e00-\u9fff]{0,2}的)"
)

# What was done, with nothing that it was done with: the subject is left to the sentence before.
# e.g. 截至五月底，已發出證書約92萬張 · 我們的目標是在明年把服務增至1 500項
_NO_SUBJECT_ZH = re.compile(
    r"^(?:截至|至|在|于)[^,。;]{2,20},(?:已|共|累计|合共){1,2}(?!经|知|有关)[\u4e00-\u9fff]"
    r"|^(?:我们|政府|署方|局方)的(?:目标|目的)是[^,。;「《]{0,20}把"
)
_MUST_ZH = (_ROUND_ZH, _NOUNLESS_ZH, _AS_IT_IS_ZH, _NO_OBJECT_ZH, _BODY_COUNTS_ZH, _BARE_ZH)
# Work by its kind alone, figures of what is not said, and editions.
# e.g. installation will begin in January · the first edition, covering
_WORK_EN = re.compile(
    r"^(?:installation|migration|construction|recruitment|tendering|testing|implementation|deployment|procurement"
    r"|commissioning|enrolment|registration|preparation|replacement|upgrading|drafting|roll-?out"
    r"|works?|preparatory work|subscriptions?|alerts?"
    r"|(?:processing|waiting|response|turnaround|handling) time|usage|take-up|uptake|attendance|turnover|accuracy)"
    r"(?: (?:for|in|of|from) (?:(?:19|20)\d\d(?:-\d\d)?|the (?:remaining|other|next|last|first)[a-z0-9 ]{0,16}))?"
    rf" {_DOES_EN}\b"
    rf"|^the (?:{_ORDER_EN}|revised|updated|full) (?:edition|version|issue|results?)(?=,| {_DOES_EN}\b)"
    rf"|^(?:[^;]{{3,120}}, )?the number of [a-z]{{4,16}}s {_DOES_EN}\b"
)

# e.g. Figures for 2026 will be available only after the release of results
_FIGURES_EN = re.compile(
    r"^(?:(?:further|final|full|updated|more) )?(?:figures|results|details|findings|readings)"
    rf"(?: (?:for|in|as at|up to) (?:[a-z]+ )?(?:19|20)\d\d(?:-\d\d)?)? {_DOES_EN}\b"
)

# It speaks of something else than the one before, or may.
_TURNS_ZH = (
    r"^(?:另外|此外|至于|除[^,。]{2,20}外|与此同时|同时,|相比之下|相对而言|反观)"
    r"|^[^,。;]{2,24}(?<!否|规)则(?!例|会师)"
)
_TURNS_EN = (
    r"^(?:separately|meanwhile|in addition|besides|moreover|furthermore|as for|as regards|regarding|turning to"
    r"|on the other hand|by (?:contrast|comparison)|in comparison|apart from|in respect of|with regard to"
    r"|on [a-z]+(?: [a-z]+)?,)\b"
)
_TURNS = either(_TURNS_ZH, _TURNS_EN)


def turns_away(folded: str) -> bool:
    """Say whether a sentence, folded, turns to something else than the one before it, or may."""
    return _TURNS.match(folded) is not None


def leaning_zh(folded: str) -> Leaning:
    """Say whether a Chinese sentence, folded, that names nothing must be told what it is of."""
    if any(of.match(folded) for of in _MUST_ZH):
        return Leaning.MUST
    leans = _TAKES_PART_ZH.match(folded) or _NO_SUBJECT_ZH.match(folded)
    return Leaning.MAY if leans else Leaning.STANDS


def definite_noun(text: str) -> str:
    """Give the one word by which an English sentence opens on what those before have told of; "" elsewhere."""
    found = _DEFINITE_EN.match(text)
    return found[1] if found else ""


def leaning_en(said: Folded) -> Leaning:
    """Say whether an English sentence that names nothing must be told what it is of."""
    folded = said.folded
    counts = _NOUNLESS_EN.match(folded) or _IN_SO_MANY_EN.match(folded)
    if counts or _OF_THE_TEAM_EN.match(folded) or _FIGURES_EN.match(folded):
        return Leaning.NEVER
    must = (
        _REST_EN.match(folded)
        or _WORK_EN.match(folded)
        or _AGAINST_EN.match(folded)
        or _ROUND_EN.match(folded)
        or _DEFINITE_EN.match(said.text)
    )
    if must:
        return Leaning.MUST
    opens = any(of.match(folded) for of in (_BARE_EN, _AVERAGE_EN, _A_REVIEW_EN))
    leans = opens or any(of.search(folded) for of in (_TAKES_PART_EN, _SO_MANY_EN))
    return Leaning.MAY if leans else Leaning.STANDS
