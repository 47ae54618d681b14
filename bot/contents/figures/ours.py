"""This file says whether things that a sentence counts by their own name are Hong Kong's, and are there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number

# Words are matched on folded text (simplified, lower case).
# Other places.
# e.g. Taipei · in Europe · the United States · 台北市 · 美國三藩市 · 全球
ELSEWHERE = re.compile(
    r"\b(?:shenzhen|guangzhou|guangdong|foshan|dongguan|zhuhai|hangzhou|wuhan|chengdu|chongqing|tianjin|nanjing"
    r"|suzhou|hainan|fujian|beijing|shanghai|mainland|china|macao|macau|taipei|taiwan|singapore|seoul|korea\w{0,2}"
    r"|tokyo|osaka|japan\w{0,3}|malaysia\w?|thailand|bangkok|vietnam\w{0,3}|indonesia\w?|philippines|asia\w?|asean"
    r"|australia\w?|sydney|melbourne|new zealand|india\w?|dubai|abu dhabi|uae|saudi arabia|qatar|middle east"
    r"|africa\w?|london|united kingdom|britain|british|england|uk|paris|france|french|berlin|german\w?|spain"
    r"|spanish|barcelona|madrid|italy|italian|rome|milan|netherlands|dutch|amsterdam|switzerland|swiss|zurich"
    r"|sweden|finland|finnish|helsinki|norway|oslo|denmark|copenhagen|estonia\w?|poland|russia\w?|moscow"
    r"|europe\w{0,2}|eu|united states|(?:the|in) us|u\.s\.|america\w?|california\w?|san francisco|los angeles"
    r"|phoenix|new york|chicago|boston|texas|canada|canadian|toronto|vancouver|mexico|brazil\w{0,3}|overseas"
    r"|foreign|abroad|worldwide|world|global\w{0,2}|other (?:cities|places|countries|economies|jurisdictions))\b"
    r"|深圳|广州|广东|佛山|东莞|珠海|杭州|武汉|成都|重庆|天津|南京|苏州|海南|福建|北京|上海|内地|全国|国内|澳门"
    r"|台[北湾中南]|新加坡|首尔|韩国|东京|大阪|日本|马来西亚|泰国|曼谷|越南|印[尼度]|菲律宾|亚洲|东盟|澳洲|悉尼"
    r"|墨尔本|新西兰|迪拜|杜拜|阿联酋|沙特|中东|非洲|伦敦|英国|巴黎|法国|德国|柏林|西班牙|巴塞罗那|意大利|荷兰|瑞士"
    r"|瑞典|芬兰|挪威|丹麦|爱沙尼亚|俄罗斯|欧[洲盟]|美国|三藩市|旧金山|洛杉矶|纽约|加州|加拿大|多伦多|温哥华|海外"
    r"|外国|外地|境外|全球|世界|其他(?:城市|地方|国家|经济体)"
)
# Such a place where a clause opens, and nothing behind it that makes it ours: 海外用戶.
# e.g. and Shenzhen has · 而新加坡已有
_OPENS_ELSEWHERE = re.compile(
    rf"\s?(?:and |while |whereas |but )?(?:in )?(?:the )?(?:{ELSEWHERE.pattern})(?!的?(?:服务|口岸|用户|会员|申请))"
    r"(?! (?:users|members|visitors|applica))"
    rf"|[\s而但惟]{{0,2}}(?:至于|在)?(?:{ELSEWHERE.pattern})(?!的?(?:服务|口岸|用户|会员|申请))"
)
# Places, bodies and persons whose things are Hong Kong's.
# e.g. the Government · the Highways Department · we · 本港 · 路政署 · 觀塘區
_OURS = re.compile(
    r"\b(?:government|administration|we|our|hong kong|hksar|sar|territory|city|department|departments|bureau"
    r"|bureaux|b/ds?|office|dpo|ogcio|itc|authority|council|secretary|commissioner|kowloon|new territories|islands?"
    r"|districts?|phase|stage|(?:the|this|pilot) (?:scheme|programme|project|initiative|pilot|fund|platform|system)"
    r"|there|it|its|of which|including|total|altogether)\b"
    r"|政府|当局|特区|我们|[本全]港|香港|[一-鿿]{2}[局署处](?!长)|办公室|数字办|部门|九龙|新界|[一-鿿]区|离岛|港岛"
    r"|[该本此](?:计划|项目|基金|平台|系统)|(?:先导|试验)计划|阶段|其中|当中|合共|总数"
)
# What a clause may open with that names nobody: a time, how many, or what was done.
# e.g. so far, over · as at March 2026, some · install
_NOBODY = re.compile(
    r"(?:(?>so far|to date|up to now|currently|at present|now|already|as (?:at|of) [^,;]{3,40}"
    r"|by (?:the )?(?:end|mid)?[^,;]{2,20}|in 20\d\d(?:-\d\d)?|since [^,;]{3,40}|a total of|an additional|another"
    r"|a further|and|while|with|of|over|more than|about|around|some|nearly|almost|at least|up to|only|the|these|those"
    r"|all|installed|installing|install|set up|setting up|built|building|build|erected|erecting|erect|added|adding|add"
    r"|providing|provide|provided|commissioned|completed|deploy\w{0,3}|put in place|connected|to)\b[\s,]*+){0,12}+"
)
# e.g. 截至今年三月，已安裝約
_NOBODY_ZH = re.compile(
    r"(?>截至[^,，;；]{2,16}|直至[^,，;；]{2,16}|[在于由自至][^,，;；]{2,16}[年月日底前起内间后]|[今去本明]年|目前"
    r"|现时?|至今|迄今|已经?|将会?|会|再|计划|拟|预计|目标|亦|并|而|共|合共|总共|累计|约|逾|超过|近|至少|达|有"
    r"|设[置有立]?|安装|装设|竖立|兴建|建成?|完成|启用|投入|增[设加至建]|提供|更换|把|的|[\s,，]){0,12}+"
)
# What opens a sentence and says where.
# e.g. in Europe, 12 000
_WHERE = re.compile(
    r"^in (?!hong kong|the (?:territory|city|past|first|second|third|last|pilot|same|current|year|period|course"
    r"|next)|\d|total|all|addition|january|february|march|april|may|june|july|august|september|october|november"
    r"|december|kowloon|phase|late|early|mid)[^,;]{2,30}, "
)
# What is no more, or does not work.
# e.g. removed · faulty · 拆除
_NOT_THERE = re.compile(
    r"\b(?:remov\w{1,3}|dismantl\w{1,3}|demolish\w{0,3}|damag\w{1,3}|vandali[sz]\w{1,3}|destroy\w{0,3}"
    r"|sabotag\w{1,3}|fault\w{0,2}|broken|defective|stolen|missing|repair\w{0,3}|complain\w{0,3}|scrapp\w{1,3}"
    r"|withdrawn|cancel\w{0,4})\b|拆[除卸走去毁]|[损毁破]坏|损毁|被毁|故障|失窃|失效|失踪|报废|撤[回销]|取消|投诉"
    r"|维修"
)
# What is denied or doubted of them.
# e.g. had never been built · 從未建成
_DENIED = re.compile(
    r"\b(?:not|never|no longer|yet to|failed to|without|unlikely|untrue|incorrect|unfounded|denied|denies)\b|从未"
    r"|未[有曾能获必]?|没有|并非|并无|不[会再是能]|不实|尚[待未]|有待"
)


# Who took part has numbers of his own, behind the word that brings him in.
# e.g. 當中數碼港全年營運開支為 · 涉及的院校全年經常開支合共 · involving universities that received $
_THEIRS = re.compile(
    r"^\s?(?:当中|其中|涉及)的?[^,，。;；\d]{0,10}"
    r"(?:数码港|科学园|科技园|院校|大学|学校|伙伴|公司|企业|机构|银行|[局署处院](?!方))[^,，。;；\d]{0,14}"
    r"(?:开支|经费|收入|营运|员工|雇员|共?有)[^,，。;；\d]{0,6}$"
    r"|\b(?:involving|with|of wh(?:ich|om)) [^,;.\d]{0,30}\b(?:universities|institutions|firms|companies"
    r"|enterprises|partners|banks|schools|departments)\b[^,;.\d]{0,20}\b(?:that|which|who|whose) [^,;.\d]{0,40}$"
)
# e.g. 2 200 start-ups| in its premises · 1 900 staff| are paid by the firms themselves
_OF_THEIR_OWN = re.compile(
    r"[^,;.]{0,40}\b(?:in its (?:own )?premises|themselves|of their own|on their own|at their own (?:cost|expense))\b"
)


def is_theirs(folded: str, number: Number) -> bool:
    """Say whether a number is of who took part in a programme, and not of what he had from it."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    return (
        _THEIRS.search(folded[start : number.start]) is not None
        or _OF_THEIR_OWN.match(folded, number.end) is not None
    )


def is_ours(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether things counted by their own name are plainly there, and those of the Government or of Hong Kong.

    A firm, another city or somebody who is not understood has his own: a subject must be ours, or not named.
    """
    for place in places:  # a name says nothing of where things are
        folded = folded[: place.start] + "□" * (place.end - place.start) + folded[place.end :]
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    behind = CLAUSE.search(folded, number.end)
    end = behind.start() if behind else len(folded)
    if _NOT_THERE.search(folded, start, end) or _DENIED.search(folded, start, end):
        return False
    if ELSEWHERE.search(folded, 0, end) or (
        _WHERE.match(folded, 0, number.start) and not _OURS.search(folded, 0, start)
    ):
        return False
    opening = folded[start : number.start]
    if start and not _acts(opening):
        opening = folded[: number.start]  # who acts stands in the clause before
    return _OURS.search(opening) is not None or _acts(opening)


def is_of_elsewhere(folded: str, number: Number) -> bool:
    """Say whether another place is what a number's clause speaks of, and none in which something is ours."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    return _OPENS_ELSEWHERE.match(folded, start, number.start) is not None


def _acts(opening: str) -> bool:
    """Say whether the opening of a clause names nobody who could have what it counts."""
    names = _NOBODY if opening.isascii() else _NOBODY_ZH
    return names.fullmatch(opening.strip()) is not None
