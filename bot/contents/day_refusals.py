"""This file says which days of a sentence are none by which something is promised: of forecasts, spending, rules."""

from __future__ import annotations

import re

from bot.contents.due_dates import DueDate
from scrapers.text import fold

# Words are matched on folded text (simplified, lower case).
# What grows or shrinks by itself, and the verbs that foresee it.
_GROWS_ZH = (
    r"需要约?\d|需求|保持平稳|维持|增至|(?<!提)升至|增加至|上升|下跌|下降|减少|增长|录得|接获|收到|人次|面对|面临"
    r"|短缺|不足"
)
_SIZES_ZH = "楼面面积|人口|编制|人手|开支|支出|职位|申请宗?数|数目|收入"
_FLOWS_ZH = (
    "人次|人数|宗数|数目|数量|需求|流量|用量|用户|客量|产值|收入|使用率|使用量|营业额|市场|规模"
)
_OF_SO_MANY_ZH = r"约?\d[\d,. ]*(?:万|亿|个|名|人|平方|公顷|间|家|%|吨|辆|度|兆)"
_BELIEVES_ZH = (
    r"(?:预料|(?:推算|预测)(?![。,;、及和的]|$|报告|结果|数字|模型|系统|工作)|相信)"
    r"(?![^,。;]{0,40}(?:完成|落成|竣工|启用|推出|通车|投入|实施|公布|发布|提交|开放))"
)
_FORECAST_ZH = (
    rf"(?:将|会|预计|预算|预期|估计)[^,。;把]{{0,24}}(?:{_GROWS_ZH})"
    rf"|(?:{_SIZES_ZH})[^,。;]{{0,10}}(?:为|约|达|将|预计|会)"
    rf"|(?:预计|预期|估计|预测)[^,。;]{{0,30}}(?:可?达(?:至|到)?|将有|增至|约有|合共) ?{_OF_SO_MANY_ZH}"
    rf"|(?:{_FLOWS_ZH})[^,。;把]{{0,10}}(?:将|会)[^,。;把]{{0,10}}(?:增|升|减|跌|降|翻|超过|突破|达|相若)"
    rf"|(?:预计|预期|预料|估计)[^,。;]{{0,24}}(?:下载量|浏览量|点击量|订户|会员|{_FLOWS_ZH})[^,。;把]{{0,20}}"
    r"(?:突破|增至|达|超过|升至|恢复)"
    rf"|{_BELIEVES_ZH}"
    r"|顾问[^,。;]{0,6}预计[^,。;]{0,4}(?:香港|本港|全港)|目前预计"
)
_GROW_EN = (
    "reach|recover|climb|return|increase|rise|grow|account|need|require|remain|drop|fall|exceed|peak|surpass|pass"
    "|decline|help|benefit|cost|save|attract|bring|create|generate"
    "|shorten|double|triple|top|continue|contribute|yield|draw|hit|improve|reduce|stand"
)
_LIKELY_EN = "reach|increase|rise|grow|pass|exceed|fall|drop|peak|remain|need|double|surpass"
_FORESEEN_EN = (
    "reach|increase|rise|grow|need|remain|drop|fall|exceed|peak|surpass|pass|decline|reduce|benefit|cost|save"
    "|attract|bring|create|generate|shorten|double"
    "|triple|improve|cut|boost|live|total|number|account|stand"
    "|have (?:about |around |over |some |nearly |more than )?\\d"
)
# What nobody raises or lowers by a decision.
_NOBODY_RAISES_EN = (
    r"\b(?:number|proportion|share|percentage) of (?:[a-z-]{2,14} ){0,3}(?:people|persons|elderly|visitors|tourists"
    r"|users|patients|vehicles|passengers|companies|firms|cases|applications|residents|households|births|deaths"
    r"|students)"
    r"|\b(?:arrivals|unemployment|inflation|gdp|economy|deficit|surplus|prices?|rents?|exports?|imports?|traffic"
    r"|ridership|temperatures?|revenues?|sales|turnover|usage|take-up|emissions)"
)
# Somebody foresees something, and nothing is promised beside it.
_FORESEES_EN = (
    r"\b(?:expect|forecast|predict|estimate|anticipate|project|believe)(?:s|d|ed)?\b(?! to\b)(?: that)? [^.;]{2,80}"
    rf"\b(?:will|would) (?:also |further |help |help to )*(?:{_FORESEEN_EN})\b"
    r"(?![^.;]{0,80}\band (?:will |(?:is|are) to )(?:be )?(?:launched|completed|opened|introduced|implemented"
    r"|commissioned|rolled out|published|put)\b)"
)
_SO_MUCH_EN = (
    r"\b(?:we|the (?:government|bureau|department)) (?:estimate|forecast|project|reckon)s? that "
    r"(?:(?:about|around|some|over|nearly|a further|another) )?(?:hk)?\$? ?\d[^.;]{0,60}? (?:will|would)\b"
)
# What somebody thinks of the time to come, whoever that is.
# e.g. a survey puts demand at about 18 000 · we expect the number of filings to pass · it is projected that
# e.g. 顧問估算每年可節省90萬 · we estimate that some $900 million more will
_GUESSED = re.compile(
    rf"{_SO_MUCH_EN}|"
    r"\b(?:puts?|estimates?|projects?|forecasts?|reckons?) (?!forward\b|to\b)[^.;]{2,80} at "
    r"(?:about |around |some |over |nearly |roughly )?(?:hk)?\$? ?\d"
    rf"|\b(?:expects?|anticipates?|estimates?|projects?|forecasts?) (?:the |its |that the )?(?:[a-z-]{{2,14}} )?"
    r"(?:numbers?|volume|usage|demand|population|total|share|rate|expenditure|cost|revenue|take-up"
    rf"|uptake)\b[^.;]{{0,60}} (?:to|will|would) (?:{_GROW_EN})\b"
    r"|\bit (?:is|has been) (?:projected|estimated|forecast|predicted) that\b"
    rf"|(?:估计|估算|推算|预测|预料|相信)[,:]?[^。;]{{0,60}}(?:可|将|会|有机会|有望)?[^,。;]{{0,6}}"
    rf"(?:{_GROWS_ZH}|达|倍增|翻|节省|带来|创造|缩短|占)[^,。;]{{0,12}}\d"
)
# What others found out by asking around, whatever follows.
# e.g. according to a survey by a bank · 根據一項調查
_SURVEYED = re.compile(
    r"according to (?:an?|some) (?:[a-z-]{2,14} ){0,3}(?:survey|study|poll)\b"
    r"|(?:据|根据)(?:一[项个]|有|某)[^,。;]{0,12}(?:调查|研究|民调)"
)
# e.g. 該會估計，| · 有顧問推算，|
_GUESSES = re.compile(
    r"(?<!政府)(?<!当局)(?<![局署处]方)(?<!我们)(?<![局署处办])(?:估计|估算|推算|预测|认为|相信)[,:]$"
)
# Whoever does something by then, of whom something else is told.
# e.g. students who enrol by June 2027 will · those who have applied by
_WHO_DO = re.compile(
    r"\bwho (?!will\b|shall\b|would\b|is\b|are\b)(?:(?!will\b|shall\b)[a-z'-]{1,16} ){1,7}$"
)
# Who asks for it by then is nobody who does it.
# e.g. 有團體要求在2026年年底前 · 業界促請政府於一年內 · there have been calls for a third edition by
_DEMANDED = re.compile(
    r"(?:议员|委员(?!会)|团体|业界|业者|人士|市民|意见|[商公工协学总联]会|联盟|该会|学者|居民|用户|家长|员工|工人"
    r"|朋友)[^,。;]{0,14}(?:要求|建议|促请|敦促|倡议|呼吁|期望|希望|冀)[^,。;]*$"
    r"|(?:要求|促请|敦促|呼吁)(?:特区)?(?:政府|当局|[局署处]方|我们)[^,。;]*$"
    r"|\b(?:calls? (?:had been made |were made |have been made )?"
    r"(?:for(?! (?:applic|propos|project|tender|entr|expression|paper|bid))|on)|called (?:for|on)"
    r"|(?:members?|groups?|trade|critics?|residents?|some) (?:(?!are |is |were |was )[a-z]+ ){0,4}(?:suggested"
    r"|urged|requested|proposed|demanded|hoped|asked)|(?:was|were|is|are) (?:requested|asked|urged|called upon) to"
    r"(?! note that))\b(?:(?! and (?:will|shall)\b)[^,;.])*$"
)
# What is said to have been undertaken once, and to be done by now.
# e.g. 該目標已提早達到 · had undertaken to finish by March, and this had now been done
_KEPT = re.compile(
    r"目标[^。;]{0,12}(?:已|[亦也]已)[^,。;]{0,8}(?:完成|达到|达标|达成|实现|兑现|落实)"
    r"|\b(?:target|goal|commitment|undertaking|pledge)\b[^.;]{0,160}(?<!not )(?<!never )(?<!yet to )(?<!yet )\b"
    r"(?:has|have|was|were|had|been) (?:now |already |since |all |thus )?(?:been )?(?:met|achieved|fulfilled"
    r"|reached|attained|honoured|kept)\b"
    r"|\b(?:had|has) (?:undertaken|pledged|promised|committed) to\b[^.;]{0,160}\b(?:this|which|that|it) "
    r"(?:has|have|had|was) (?:now |already |since )?(?:been )?(?:done|met|achieved|fulfilled|completed|kept)\b"
)
# e.g. 預計人口將增至 · is expected to reach
_FORECAST = re.compile(
    rf"{_FORECAST_ZH}|\b(?:expected|estimated|projected|forecast|anticipated) to (?:{_GROW_EN})\b"
    rf"|\blikely to (?:{_LIKELY_EN})\b|{_FORESEES_EN}"
    r"|\b(?:demand|population)\b[^.;]{0,40}\bwill\b"
    rf"|(?:{_NOBODY_RAISES_EN})\b[^,.;]{{0,60}}? will (?:{_GROW_EN})\b"
    r"|\b(?:expected|estimated|projected|forecast|anticipated) to be worth\b"
    rf"|\bon [^,;]{{3,40}} (?:projections?|estimates?|forecasts?),"
    r"|\d (?:[a-z-]{2,16} ){1,4}will have (?:registered|joined|used|benefited|downloaded|subscribed|visited|taken"
    r"|adopted|moved|signed up)\b"
)
# 將 as 把: what a body does to something, and no forecast of it.
# e.g. 會在2026年|將名額增加至 · 可|將輪候時間減少
_TAKES = re.compile(r"((?:将|会)[于在][^,。;将会]{1,14}|可)将")
# What a body itself raises or cuts is its own doing.
# e.g. 醫管局將於2026年減少
_ITS_DEED = re.compile(
    r"^[^,。;]{0,14}(?:政府|当局|我们|[局署处方司院])(?:亦|也)?(?:将|会)[于在]20\d\d年?[^,。;]{0,8}"
    r"(?:减少|减低|缩短|增加|削减)(?![至到约]|[\d,。;]|$)"
)
_MONEY_ZH = "预算|开支|拨款|支出|费用|拨备|承担额|预留|现金流量?"
# e.g. 2026-27年度的預算開支為210萬元 · the estimated cost is $3 million
_SPENDING = re.compile(
    rf"(?<!申请)(?<!寻求)(?<!追加)(?:{_MONEY_ZH})[^,。;]{{0,16}}(?:为|约|达|是|共|合共)? ?[\d$][\d,. ]*"
    r"(?:亿|万|百万|元|million|billion)"
    r"|(?:开支|费用|经费|支出)(?:预算)?[^,。;\d]{0,4}(?:约为|约|为|达)|预算案?(?:开支)?为|用以支付|以支付"
    r"|\b(?:estimate|expenditure|provision|cost|budget)[^.;]{0,60}\b(?:is|was|of|are|at|will be)\b[^.;]{0,24}\$ ?\d"
    r"|\$[\d.,]+ (?:million|billion)? ?(?:\(estimate\)|in 20\d\d-\d\d)"
)
# e.g. 詳情如下 · set out at Annex 2 and tabulated
TABLE = re.compile(
    r"(?:如下|表列|载列?于|列于|见附件|下表|上表|附件[一二三四五六七八九十\d])"
    r"|\bas follows\b|\bset out (?:in|below)\b|\bat annex\b|\btabulated\b"
)
# e.g. 邀請院校在十一月三十日前提交 · applicants are invited to submit
THIRD_PARTY = re.compile(
    r"(?:邀请|要求|呼吁|敦促|促请)[^。]{0,60}(?:提交|递交|申请|回应|报名|表达)"
    r"|(?:申请|报名|提交)(?:的)?(?:截止|期限|限期)|截止(?:申请|日期)"
    r"|\b(?:invited|required|requested|called on)\b[^.]{0,80}\b(?:submit|apply|respond|register)|\bdeadline\b"
    r"|\bclosing date\b"
)
# By the day it is the Government that invites.
# e.g. 政府將於|2026年年底前|邀請院校
_WILL, _INVITES = (
    re.compile(r"(?:将|会)[于在]?$"),
    re.compile(r"[^,。;]{0,4}(?:邀请|要求|呼吁|敦促|促请)"),
)
# e.g. 預計於2028年竣工的車站 · expected to be completed in 2028, is
_ATTRIBUTE = re.compile(
    r"(?:预计|预期)[^,。;]{0,14}(?:竣工|落成|完工|完成|启用|通车|投入服务)的[^,。;]{2,}"
    r"|\bexpected to be (?:completed|commissioned) in [^,.;]{3,20}, (?:is|are|was)\b"
)
# e.g. 會考慮在2027年採購 · will consider buying
_ONLY_CONSIDERED = re.compile(
    r"(?:会|将)(?:会)?(?:再|进一步)?考虑(?:应否|是否|可否)?[于在]"
    r"|\bwill (?:then |also |further )?consider (?:whether|[a-z]{3,12}ing)\b"
)
# What is there now is told, measured against what was aimed at.
# e.g. offers 1 080 datasets, against a target of 1 200
_AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|short of|ahead of) (?:a|an|the|its|our) "
    r"(?:[a-z-]{3,14} ){0,2}target\b|\((?:the )?target (?:for|by) [^()]{3,24}: ?\d"
    r"|(?:相对|对比|相比|对照)[^,。;]{0,8}目标"
)
# What comes to an end by then, whoever does nothing.
# e.g. 將於6月屆滿 · 於11月30日截止 · will expire · the tender will close
_LAPSES = re.compile(
    r"(?:届满|到期|失效)(?!前|后)|(?:截止|(?<!工程)结束|完结)(?=$|[,。;])"
    r"|\b(?:expires?|lapses?|falls? due|runs? out)\b|开学(?=$|[,。;])"
    r"|\b(?:tender|applications?|registration|enrolment|consultation|scheme|programme|trial|pilot|period|season"
    r"|lease|contract|term|licence|exhibition|concession|subsidy) (?:exercise |period )?(?:will |shall |is to )?"
    r"(?:close|end|conclude)s?\b"
)
_GIVEN_THAT = re.compile(r"(?:目标|情况|前提|背景|原则)下[,.]?$")  # 在此目標下
_BY = re.compile(r"[前内]$|deadline|before|by")


def is_demanded(masked: str, first: int, due: DueDate) -> bool:
    """Say whether somebody only asks for what has a day, in a clause that begins at a place."""
    return _DEMANDED.search(masked, first, due.start) is not None


def is_others_guess(masked: str, first: int) -> bool:
    """Say whether a clause that begins at a place hangs on what somebody else than the Government guesses."""
    return _GUESSES.search(masked, 0, first) is not None


def is_only_considered(clause: str) -> bool:
    """Say whether a clause promises no more than to consider something."""
    return _ONLY_CONSIDERED.search(clause) is not None


def is_guessed(folded: str) -> bool:
    """Say whether folded text tells what somebody thinks of the time to come: a survey, a forecast."""
    return _GUESSED.search(folded) is not None


def is_kept(masked: str, at: int = 0) -> bool:
    """Say whether a sentence tells that what was promised once is done by now, and not before a place in it."""
    return any(found.end() > at for found in _KEPT.finditer(masked))


def is_no_promise(masked: str, clause: str, due: DueDate) -> bool:
    """Say whether the words around a day forecast, spend, rule or list, and promise nothing by it."""
    if is_only_considered(clause) or _GUESSED.search(clause) or is_kept(masked):
        return True
    if _SURVEYED.match(masked):
        return True
    first = max(0, masked.rfind(clause))
    if _WHO_DO.search(masked, first, due.start):
        return True
    if is_demanded(masked, first, due) or is_others_guess(masked, first):
        return True
    if due.vague and "预计" in clause:
        return True
    if _ATTRIBUTE.search(clause) or _GIVEN_THAT.search(clause) or _AGAINST.search(clause):
        return True
    invites = _WILL.search(masked, 0, due.start) and _INVITES.match(masked, due.end)
    if THIRD_PARTY.search(masked) and _BY.search(fold(due.text)) and not invites:
        return True
    if _SPENDING.search(clause) or TABLE.search(clause) or _LAPSES.search(clause):
        return True
    return not _ITS_DEED.match(clause) and _FORECAST.search(_TAKES.sub(r"\1把", clause)) is not None
