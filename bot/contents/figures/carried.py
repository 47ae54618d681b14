"""This file says whether a sentence that names nobody goes on with the one programme that its paragraph is of."""

from __future__ import annotations

import re

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.numbers import Number, numbers
from bot.contents.figures.numerals import SPELT_EN
from bot.contents.figures.ours import ELSEWHERE
from bot.contents.figures.owners import goes_on
from bot.contents.figures.referring import NAMED, OF_ELSE
from bot.contents.pledgers import opens_with_government
from bot.contents.statements import Statement

# Words are matched on folded text (simplified, lower case).
# What sets a sentence beside the others.
# e.g. separately, · in comparison · for reference · 另外 · 至於 · 相比之下
_BESIDE = re.compile(
    r"^(?:separately|meanwhile|elsewhere|by (?:way of )?comparison|in (?:contrast|comparison)|by contrast"
    r"|for (?:reference|information)|for its part|as (?:for|regards|to)\b|to put|apart from|besides|as a whole)"
    r"|^(?:另外|此外|至于|相比之下|相比|反观|同期|同场|与此同时|作为参考|顺带一提|除此之外)"
    r"|[(（]即[^、。;；]{2,40}、"
    r"|\b(?:another|a (?:further|separate|new|similar)) (?:scheme|programme|fund|pilot|study|consultancy|subsidy)\b"
)
# Who found it out, or only thinks so.
# e.g. according to a survey · a consultant projects · 據統計處的數字 · 該會估計
_FOUND_OUT_EN = (
    r"\b(?:surveys?|polls?|stud(?:y|ies)|census|statistics|newspapers?|media|press|reports? that|associations?"
    r"|chambers?)\b|\b(?:analysts?|economists?|scholars?|researchers?|critics|observers|consultants?|institutes?)"
    r"(?: [a-z]+){0,4}? (?:says?|said|estimate|project|expect|look|believe|predict|forecast|anticipat|warn|think"
    r"|suggest|found|put)\w{0,3}\b"
)
_FOUND_OUT_ZH = (
    "统计处|普查|顾问|学者|分析[师员]|经济师|报[章道导]|传媒|媒体"
    "|商会|协会|学会|公会|联会|智库|该会|国际组织"
)
_OF_SURVEY_ZH = (
    r"^(?:[据按]|根据)[^,，。;；]{0,20}(?:统计|调查|研究|数据|报告)|(?:问卷|意见)?调查(?:发现|显示)"
    r"|[估预](?:计|料)(?=[^,，。;；]{0,10}(?:市场|全港|本港|业界|香港|需求))"
)
# What there is in all Hong Kong, a trade or a market, which no programme has.
# e.g. in Hong Kong · the sector · households · 全港 · 業界 · 市民人口
_WIDER_EN = (
    r"\b(?:(?:in|of|across|throughout) (?:hong kong|the (?:city|territory|market|world|region|economy))"
    r"|hong kong['’]s|territory-wide|citywide|nationwide|global\w{0,2}|gdp|econom(?:y|ies)|sectors?|industr(?:y|ies)"
    r"|markets?|trade|populations?|households?|residents|unemployment|traffic volume|venture capital|bank loans"
    r"|private (?:doctors|hospitals|sector)|demand)\b"
)
_WIDER_ZH = (
    "[全本]港|香港(?:共|现|有|的|市民|居民|人口)|全国|全球|世界|内地|外国|海外|业界|行业|市场|产业|制造业|人口"
    "|居民|住户|失业|就业人数|生产总值|需求|市面|坊间"
)
# Somebody who has numbers of his own, before the first number.
# e.g. the university · the hospital authority · a company · 醫管局 · 警方 · 公署
_SOMEBODY_EN = (
    r"\b(?:universit(?:y|ies)|colleges?|schools?|hospitals?|(?:hospital|airport|monetary|housing|urban renewal)"
    r" authority|polic(?:e|emen)|compan(?:y|ies)|firms?|banks?|corporations?|operators?|contractors?|suppliers?"
    r"|developers?|unions?|consumers?|tourists?|visitors?|parents|teachers|lawyers|doctors"
    r"|members?(?! of the public)|deputations?"
    r"|courts?|judges?|commissioner for privacy|ombudsman|audit)\b"
)
_SOMEBODY_ZH = (
    "医管局|医院管理局|机管局|房委会|警方|警务|廉署|公署|申诉|审计|法庭|法院|大学|院校|学校|医院|公司|集团|银行"
    "|机构(?!接|参)|商户|企业(?:自|投)|营[办运]商|承[办建]商|供应商|发展商|旅客|家长|教师|医生|律师|议员|委员(?!会)"
    r"|人士|电讯商|电力|客户|投诉|举报|罪案|骗|检控|意外|^(?:有(?![关逾约\d])|一[家间名位]|多[家间名]|部[分份])"
)
_SOMEBODY = re.compile(f"{_SOMEBODY_EN}|{_SOMEBODY_ZH}")
# e.g. 三個計劃 · the two schemes
_SCHEMES_ZH = "[二三四五六七八九十两\\d各多][个个項项](?:计划|基金)"
_SCHEMES_EN = r"\b(?:two|three|four|five|\d) (?:schemes|programmes|funds)\b"
# What the question spoke of.
# e.g. referred to in the question · 問題所述
_ASKED_OF_EN = r"\b(?:in|by) the (?:question|member)|\bquoted\b"
_ASKED_OF_ZH = "问题(?:所|中|内)|提问|所述(?:百分比|数字)"
# What comes in beside, and what happened to somebody.
# e.g. 310 complaints · 120 employers objected · 意見書
_AGAINST_EN = (
    r"\b(?:complain\w{0,5}|submissions|objections?|objected|petitions?|arrest\w{0,3}|convict\w{0,4}|injur\w{0,4}"
    r"|kill\w{0,3}|fined|lost|attacked|refused|oppos\w{1,3})\b"
)
_AGAINST_ZH = "意见书|份意见|反对|还款|拘捕|判|伤|死"
_OTHERS_EN = re.compile(
    "|".join((_FOUND_OUT_EN, _WIDER_EN, _ASKED_OF_EN, _SCHEMES_EN, _AGAINST_EN))
)
_OTHERS_ZH = re.compile(
    "|".join((_OF_SURVEY_ZH, _FOUND_OUT_ZH, _WIDER_ZH, _ASKED_OF_ZH, _SCHEMES_ZH, _AGAINST_ZH))
)
# e.g. 32 staff · 120名員工
_EMPLOYED = re.compile(
    r"(?<!planned \d\d )(?<!planned \d\d\d )\b(?:staff|employees)\b|员工|职员|雇员|聘"
)
_DENIED = re.compile(
    r"未[有曾能获经]?|没有|并无|\b(?:not|never|no longer)\b(?! (?:less|fewer|more) than)"
)
# What makes so many part of the programme.
# e.g. 3 860 enterprises registered · 54 were received · 28份獲批 · 21間接通
_TAKE_PART = re.compile(
    r"\b(?:accept|register|join|receiv|approv|admit|open|connect|benefit|complet|train|grant|issu|process|fil|enrol"
    r"|plac|submit|support|fund|recruit|erect|add|migrat|us|satisf|download|upload|install|select|sign|visit|roll)\w{0,6}\b"
    r"|获|批|登记|注册|参[与加]|使用|接[获入通驳]|完成|启用|支持|资助|受惠|录取|安装|接受|收到|上载|下载|加入|获准"
)
# What stands behind a number, and may be what it counts.
_COUNTED_EN = re.compile(r"\d([^,;.\d]{1,60})")
_COUNTED_ZH = re.compile(r"[\d一二三四五六七八九十百千]([^,，。;；\d]{1,16})")
# Things that the sentence before counted, and what they did.
# e.g. The booths handled · The e-stops have served
_THE_COUNTED = re.compile(
    r"^the (?P<what>(?:[a-z-]{3,14} ){0,2}[a-z-]{3,20}s) (?:have |had |now |already |also ){0,2}"
    r"(?:handled?|processe[sd]|served?|recorded|issued?|received|covered?|answered|carry|carried|completed)\b"
)
# What an office has done by a day with the applications of what it runs, and of nothing else that is named.
# e.g. 創科署接獲23宗申請 · the commission had approved 23 applications
_TAKES_IN = re.compile(
    r"[^,，。;；\d]{2,14}(?:接获|收到|批出|批准|处理)(?:了|合?共|约|逾|超过|近){0,3}(?=\d)[\d, ]{1,9}[宗份个]"
    r"(?:有效)?申请(?=[,，。;；]|$)"
    r"|(?:the )?[a-z -]{3,60} (?:has |have |had )?(?:so far |already |also )?(?:received|approved|processed)"
    r" (?:about |over |some |a total of )?\d[\d, ]{0,9} applications?(?=[,.;]|$)"
)
_HAN_NOUN = 2  # letters that a noun shares with what was told
_LONGEST_NOUN = 6
# What opens a sentence and says when, or after what.
# e.g. by end-August 2026, · in its first week · since its launch, · upon completion, · 截至九月底， · 經評審後，
_WHEN_EN = (
    r"(?:(?:as at|as of|by|in|since|during|up to|over|within|between|upon|following|after|at|from|on|for|throughout"
    r"|against)"
    r" (?!which\b)[^,;:]{2,60}, |(?:to date|so far|currently|at present|now|altogether|in (?:total|all)|on average"
    r"|cumulatively|overall|also|then|subsequently|moreover|in addition|furthermore),? |while (?=\d)"
    r"|in its [a-z]{3,8} (?:week|month|quarter|year),? ){0,2}"
)
_NEARLY_EN = (
    r"(?:(?:about|around|over|some|nearly|almost|more than|only|a total of|another|an additional|a further|as many as"
    r"|at least) ){0,2}"
)
_SO_MANY_EN = rf"{_NEARLY_EN}(?:hk)?\$?(?:\d|{SPELT_EN})"
_OF_THEM_EN = r"(?:of|out of|among) (?:the|these|those|all|its) |(?:the )?(?:remaining|rest|remainder|latter|others)\b"
_IT_EN = (
    r"(?:it|its|they|their|these|those|this)\b(?! (?:is|was|will be|would be|has been) (?:expected|estimated|noted"
    r"|learnt|understood|believed|hoped|anticipated|reported) that)|by (?:using|joining) it\b|(?:using|building"
    r"|running|operating|developing|maintaining) it\b"
)
_PARTS_EN = (
    r"(?:the |all |new )?(?:total |average |annual |cumulative |approved |estimated |actual |fixed |registered |active"
    r" |overall |initial |original |recurrent |operating |project |public |approval |success"
    r" |satisfaction |monthly |daily ){0,3}"
    r"(?:applications?|applicants|approvals?|projects?|users?|accounts|registrations?|downloads?|usage|utili[sz]ation"
    r"|uptake|take-up|expenditure|outlay|spending|costs?|fees?|commitment|estimate|budget|provision|funding"
    r"|subsid(?:y|ies)|grants?|transactions?|visits?|connection|migration|participation|participants|enrolments?"
    r"|beneficiaries|subscribers|service points|service pledge|target|capacity|computing power"
    r"|(?:processing|waiting|approval|vetting|response|turnaround|journey) times?|(?<=average )time|"
    r"proposals|trials|functions|number|figures?|amount|sum|rate|hits|hit rate|page views|accuracy"
    r"|(?:first |second |third |pilot |trial |initial )?phase)\b"
)
_OF_THE_LATTER_EN = rf"{_NEARLY_EN}(?:\d[\d.,]{{0,8}}(?: ?%| per cent)|half|most) of (?:the latter|these|those|them)\b"
_PARTS_OPEN_EN = re.compile(
    rf"{_OF_THEM_EN}|{_OF_THE_LATTER_EN}|{_IT_EN}|{_PARTS_EN}|as just over \$"
)
_MANY_OPEN_EN = re.compile(rf"{_SO_MANY_EN}")
_AFTER_EN = re.compile(rf"^{_WHEN_EN}")
# What somebody sets up anew, and gives money for.
# e.g. will launch a lawtech training subsidy
_NEW_EN = re.compile(
    r"\b(?:launch|introduce|set up|establish|commission|engage|conduct)(?:ed|es|s|d)? an? (?!total\b)"
)
_NEW_ZH = re.compile(
    r"(?:推出|成立|设立|展开|开展|推行)(?:一[项个间])?(?:全?新的?|另)[^,，。;；]{2,16}(?:计划|基金|平台|中心|课程)"
)
_WHEN_ZH = (
    r"(?:(?:不过|其中|当中|整体而言|目前|现时|至今|迄今|累计|单计[^,，。;；]{2,12}|连同[^,，。;；]{2,20}),?"
    r"|(?:截至|截止|直至|自|由|在|于|经|继)?[^,，。;；]{2,26}(?:年|月|日|底|季|后|时|前|内|间|以来|期间|年度)(?:中|内)?[,，]"
    r"|(?:20\d\d年|20\d\d-\d\d年度|[今去明本]年|首年)(?:首[^,，。;；]{1,4}|全年|内)?[,，]?){0,3}"
)
_SO_MANY_ZH = (
    r"(?:已经?|[合一]?共|[约逾近有仍现再另]){0,6}+(?:[\d一二三四五六七八九十百千两])"
    r"(?=[^,，。;；]{0,12}(?:宗|间|家|名|个|份|项|所|人|次|元|成|%|部|支|座|条|张|辆|批|套|户))"
)
_OF_THEM_ZH = r"在?(?:上述|该等|这些|有关|相关|其余|余下|首|第)[^,，。;；]{0,12}"
_PARTS_ZH = (
    "(?:平均|每年|整体|总|核准|预算|实际|经常|累计|登记|活跃|审批|处理|首[轮期批年]|获批|受资助的?|各[^,，。;；]{0,4}){0,3}"
    "(?:申请|项目|个案|用户|参[与加](?:者|机构|人数)|使用[率量]|下载量|数据下载量|浏览量|交易|算力|开支|支出|成本|费用"
    "|年费|承担额|拨款|资助|预算|批出|接获|收到|处理时间|审批时间|服务点|服务机|名额|目标|学员|平均)"
    r"(?=(?:[^,，。;；的]{0,20}|的)(?:[\d一二三四五六七八九十百千两]|[,，]))|该(?:先导|试验|试点|资助)?(?:计划|平台|系统|服务|程式)"
)
# e.g. 其算力由啟用時 · 其平均使用率
_ITS_ZH = (
    "其(?![他它余馀中实])[^,，。;；\\d]{0,6}(?:申请|项目|用户|参与者|使用[率量]|下载量|浏览量|交易|算力|开支|支出|成本"
    "|费用|拨款|预算|名额|服务点)"
)
_PARTS_OPEN_ZH = re.compile(rf"{_OF_THEM_ZH}|{_ITS_ZH}|{_PARTS_ZH}")
_MANY_OPEN_ZH = re.compile(_SO_MANY_ZH)
_AFTER_ZH = re.compile(rf"^{_WHEN_ZH}")
_LABEL = re.compile(r"[^:：,，;；]{2,40}[:：]")  # of an item
# What a table tells of all Hong Kong, or what somebody found out.
# e.g. smartphone users in Hong Kong · 香港市民使用智能手機的情況
_OF_EVERYBODY = re.compile(
    rf"{_FOUND_OUT_EN}|\bin hong kong\b|\bhong kong['’]s\b|\b(?:territory-wide|populations?|households)\b"
    rf"|{_FOUND_OUT_ZH}|[全本]港|香港(?:市民|居民|人口)|全国|全球|内地|外国|海外|人口|居民|住户"
)
_FOUND_OUT = re.compile(f"{_FOUND_OUT_EN}|{_OF_SURVEY_ZH}")
_LONGEST_OPENING = 90  # letters in which whoever acts is named


def is_of_others(one: Statement, *, listed: bool = False) -> bool:
    """Say whether a sentence speaks of somebody else, of all Hong Kong, or of what others found out.

    Whom an item of a list opens with, that is `listed` under the programme, is one of those who take part in it.
    """
    said = one.bare.folded
    opening = said[:_LONGEST_OPENING]
    others = _OTHERS_EN if said.isascii() else _OTHERS_ZH
    if others.search(said) or _BESIDE.search(said):
        return True
    if listed:
        label = _LABEL.match(said)
        return label is not None and ELSEWHERE.search(label[0]) is not None
    acts = _SOMEBODY.search(opening) or ELSEWHERE.search(opening)
    return bool(acts or any(each.search(said) for each in (_EMPLOYED, _NEW_EN, _NEW_ZH)))


def is_table_of_others(lead: str) -> bool:
    """Say whether folded words that lead in a table speak of all Hong Kong, or of what somebody found out."""
    return _OF_EVERYBODY.search(lead) is not None


def was_found_out(said: str) -> bool:
    """Say whether folded words that lead in a list tell what a survey or somebody's study found."""
    return _FOUND_OUT.search(said) is not None


def counts_again(said: str, told: str) -> bool:
    """Say whether a folded sentence opens with things of which what was `told` before has counted so many."""
    again = _THE_COUNTED.match(said)
    return again is not None and any(
        f" {again['what']} " in f"{behind} " for behind in _COUNTED_EN.findall(told)
    )


def counts_a_part(said: str) -> bool:
    """Say whether a sentence that names nothing opens with what only a part of a programme is."""
    first = next(iter(numbers(said)), None)
    return first is not None and goes_on(said[: first.start], alone=True)


def carries_on(one: Statement, told: str) -> bool:
    """Say whether a sentence opens with so many, a part of what was told, or the office that acts for it.

    `told` is what its paragraph has said so far, folded: what an office does counts only of the same things.
    """
    said = one.bare.folded
    latin = said.isascii()
    after = (_AFTER_EN if latin else _AFTER_ZH).match(said)
    begun = after.end() if after else 0
    part = (_PARTS_OPEN_EN if latin else _PARTS_OPEN_ZH).match(said, begun)
    many = part or (_MANY_OPEN_EN if latin else _MANY_OPEN_ZH).match(said, begun)
    if not many and not opens_with_government(said[begun:]):
        return False
    if is_of_others(one) or OF_ELSE.search(said) or _DENIED.search(said):
        return False
    if part:
        return True
    counted = numbers(said)
    if not counted:
        return False
    same = _is_told_of(said, counted[0], told)
    if not many:
        return same or (begun > 0 and _TAKES_IN.match(said, begun) is not None)
    return not _names_somebody(one, counted[0]) and (same or _TAKE_PART.search(said) is not None)


def _names_somebody(one: Statement, number: Number) -> bool:
    """Say whether the clause of a sentence's first number speaks of somebody or something else by a name."""
    ends = CLAUSE.search(one.bare.folded, number.end)
    own = one.bare.offsets[ends.start() if ends else len(one.bare.folded)]
    return NAMED.search(one.bare.text, 0, own) is not None


def _is_told_of(said: str, number: Number, told: str) -> bool:
    """Say whether there were so many before of what a number counts."""
    if said.isascii():
        counted = said[number.counted_from : number.end].split()
        stem = counted[-1].rstrip("s") if counted else ""
        return bool(stem) and any(stem in behind for behind in _COUNTED_EN.findall(told))
    noun = CLAUSE.split(said[number.end : number.end + _LONGEST_NOUN])[0]
    pairs = [noun[at : at + _HAN_NOUN] for at in range(len(noun) - _HAN_NOUN + 1)]
    return any(pair in behind for behind in _COUNTED_ZH.findall(told) for pair in pairs)
