"""This file says whose plan a clause tells: the Government's, or somebody else's whom it binds to nothing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache

from bot.topics.registers import identities
from scrapers.text import fold

# Words are matched on folded text (simplified, lower case), from where a clause begins.
# Firms that the Government owns, what serves it, and bodies with a word of trade in their name are none of those.
# e.g. 有電訊商將於今年內 · 香港律師會計劃於明年 · 多家銀行會在年底前 · 顧問預計
_OTHERS_ZH = re.compile(
    r"^(?:此外|另外|同时|目前|据悉|现时)?,?(?:有|另有|一[间家个名]|多[间家名]|部分|部份|个别|某[间家]|数[间家名]|[两三四五六七八九\d]{1,3}[间家名])?"
    r"(?P<who>[^,。;]{0,12}?(?:电讯商|律师会|大律师公会|商会|公会|协会|学会|联会|总会|联盟|工会|(?<!信用)银行(?!监管)|财团|集团|企业|团体|业界|航空公司|物流公司|巴士公司|保险公司|科技公司|药厂|车厂|(?<!科技园)(?<!铁路)(?<!港铁)(?<!按揭证券)(?<!保险局)(?<!出口信用保险)(?<!数码港)公司(?!注册处|条例)|顾问|学者|专家|分析[员师]|经济师|政党))(?!(?:(?!将|会|计划|拟|预|有意|打算|表示|宣布|承诺|期望|希望|估计|与|和|及|获|向|在)[^,。;]){0,5}(?:(?<!董事)局|署|处|办公室|委员会|中心|小组|专员|基金|平台|系统|条例|网站|计划(?=将|会)))"
    r"[^,。;]{0,8}?(?:将|(?<![公协学联总工])会(?!议)|计划|拟|预计|预期|预料|有意|打算|表示|宣布|承诺|期望|希望|估计)(?!获|由(?:政府|[^,。;]{1,8}[局署处]))"
)
# e.g. 與 · 聯同 · 資助 · 署
_FOR_THEM = re.compile(
    r"预计|预期|与|联同|协助|资助|邀请|要求|委托|把|将|向|为|就|按|在|支持|局|署|处|办|政府|我们"
)
# e.g. a logistics company has stated that it will · the Law Society plans to · one bank expects
_OTHERS_EN = re.compile(
    r"^ ?(?:(?:in addition|meanwhile|separately|besides|also|moreover),? )?(?:an?|one|some|several|two|three|four|many|certain|most|the|other)? ?(?:(?!for |of |to |with |by |in |on |from |under )[a-z][a-z'-]{1,18} ){0,4}?"
    r"(?P<noun>company|companies|firms?|banks?|operators?|associations?|chambers?|consultants?|societ(?:y|ies)|unions?|federations?|universit(?:y|ies)|analysts?|economists?|experts?|scholars?|traders?|retailers?|airlines?|carriers?|telecoms?|industry|trade|sector|(?<!working )(?<!steering )(?<!task )(?<!expert )(?<!advisory )groups?|vendors?|clubs?|critics?|think ?tanks?|consortium|consortia|developers?|reits?)\b"
    r"(?! of the government| (?:and [a-z]{2,14} |[a-z]{2,14} ){0,2}(?:department|bureau|committee|registry|office|authority|commission|secretariat|(?<!university )council|branch)\b)[^,;.]{0,50}?\b(?:(?:will|would)(?! be [a-z]{3,14}ed\b)|plans?|planned|intends?|expects?|expected|hopes?|hoped|aims?|said|stated|indicated|announced|pledged|forecasts?|predicts?|estimates?|is to|are to)\b"
)
# A firm that goes by its own name: by what such a name ends in, by the name, or by what only a firm does.
# e.g. Alpha Ltd will open · HSBC will close · the Peninsula will cut jobs
_FIRM_EN = re.compile(
    r"^ ?(?:(?:in addition|meanwhile|separately|besides|also|moreover),? )?(?:the )?"
    r"(?:(?:[a-z][a-z&'-]{0,18} ){1,5}(?:ltd|limited|inc|plc|llc|holdings|airways|enterprises|motors|pharma(?:ceuticals?)?)\b(?! (?:[a-z]{2,14} ){0,2}(?:committee|council|office|branch|fund|scheme|programme|centre|portal|department|bureau)\b)"
    r"|(?:hsbc|bochk|clp|hk electric|hkt|pccw|smartone|towngas|cathay|swire|jardines?|alibaba|tencent|huawei|baidu|bytedance|tiktok|meituan|keeta|foodpanda|uber|google|microsoft|apple|amazon|meta|openai|nvidia|tesla|byd|astrazeneca|visa|mastercard|citi|ubs|j\.?p\.? ?morgan|standard chartered)\b"
    r"|(?!the |we |it |they |he |she )(?:[a-z][a-z&'-]{1,18} ){1,3}(?=(?:will|plans? to|intends? to) (?:also )?(?:close|open|shut|cut|list|sack|lay off|buy|sell) [^,;.]{0,30}\b(?:branches|stores|shops|outlets|jobs|shares|stake)\b))"
    r"[^,;.]{0,40}?\b(?:(?:will|would)(?! be [a-z]{3,14}ed\b)|plans?|planned|intends?|expects?|hopes?|aims?|said|stated|announced|pledged|is to)\b"
)
# e.g. 滙豐將 · 國泰航空計劃 · 甲乙丙將關閉分店
_FIRM_ZH = re.compile(
    r"^(?:此外|另外|同时|目前|据悉|现时)?,?(?P<firm>(?:香港)?(?:[汇滙]丰|恒生|渣打|中银|花旗|东亚|中电|港灯|煤气|国泰|电讯盈科|和记|长实|长和|新地|恒基|太古|怡和|阿里巴巴|腾讯|华为|百度|字节跳动|美团|京东|蚂蚁|比亚迪|谷歌|微软|苹果|亚马逊|优步|阿斯利康)(?!园|城|坊|苑)"
    r"|[^,。;]{1,8}(?:航空|电力|煤气|电讯|药业|控股|地产|置业|百货|超市)(?=将|会|计划|拟|预|有意|打算|表示|宣布|承诺)"
    r"|(?![^,。;]{0,10}(?:府|我们|局|署|处|办|院|所|部门|警|海关|法|校))[^,。;]{2,8}?(?=(?:将|会|计划|拟)[^,。;]{0,20}(?:分行|分店|门店|厂房|上市|派息|裁员|股份)))"
    r"[^,。;]{0,6}?(?:将|会(?!议)|计划|拟|预计|预期|有意|打算|表示|宣布|承诺)(?!获)"
)
# What stands before a word of trade makes whoever is named there a body's, or one beside it.
# e.g. the Government's | consultant · the Task Force and the | trade
_PUBLIC_EN = re.compile(
    r"\b(?:we|our|government|administration|judiciary|bureau|department(?! stores?)|authority|secretary|commissioner|task force|working group|steering committee|mtr|mortgage|export credit|education city|internet registration|ocean park)\b"
)
_AND = re.compile(r"\band\b|[联连]同|[与和及]")
_OWN_KIND = frozenset({"lawsoc", "bar", "hkiac", "ebram", "aalco-hk"})  # bodies of a profession
# e.g. 政府 · 署方 · 數字辦會 · the Government
_GOVERNMENT = re.compile(
    r"^[^,。;]{0,16}?(?:政府|当局|我们|本[局署处]|[局署处]方|局长|署长|[局署处办](?=[将会已正亦拟计预])|律政司|司法机构|秘书处)"
    r"|^[^,;.]{0,40}\b(?:we|government|administration|judiciary|bureau|department|office|authority|secretary|commissioner|director|secretariat)\b"
)

# Departments that no register of ours has, by the letters their papers write.
_DEPARTMENTS = frozenset(
    [
        "AA",
        "AFCD",
        "AFRC",
        "AMS",
        "AUD",
        "BD",
        "CR",
        "CSB",
        "CSD",
        "CSTB",
        "C&ED",
        "DH",
        "DSD",
        "EDB",
        "EEB",
        "EPD",
        "FEHD",
        "FHB",
        "GFS",
        "GLD",
        "HAB",
        "HAD",
        "HB",
        "HD",
        "HKO",
        "HKTDC",
        "HYAB",
        "IRD",
        "ISD",
        "JPO",
        "JUD",
        "LAD",
        "LR",
        "LCSD",
        "LWB",
        "MD",
        "MPFA",
        "MTRCL",
        "OASES",
        "PlanD",
        "RVD",
        "REO",
        "RTHK",
        "SB",
        "SWD",
        "TID",
        "UGC",
        "URA",
        "VTC",
        "WFSFAA",
        "WKCDA",
        "WSD",
    ]
)
# Letters that are as often somebody else's: a managing director, an auditor.
_ANYBODYS = frozenset({"AA", "BD", "CR", "HA", "HB", "HD", "IA", "LR", "MD", "SB"})
# e.g. Marine Department (MD) · 海事處（MD） · MD (the Department)
_DEFINED = re.compile(r"[(（]([A-Z]{2})[)）]|\b([A-Z]{2}) \((?:the|a) ")
# e.g. DoJ will · HA (the Authority) will · C&ED shall
_BY_LETTERS = re.compile(
    r"(?:^|[,;.] (?:and |while )?)([Tt]he )?([A-Z][A-Za-z&]{1,7})(?: \([^()]{1,30}\))? (?:also |then |further )?(?:will|shall)\b"
)

_OFFICE = re.compile(r"[A-Z]{3,6}")


@cache
def _letters() -> frozenset[str]:
    """Give the abbreviations of bureaux, departments and public bodies."""
    known = (
        name for one in identities() if one.kind == "bureau" for name in (*one.says, *one.finds)
    )
    return _DEPARTMENTS | {
        name for name in known if name.isascii() and sum(map(str.isupper, name)) > 1
    }


def defined_letters(texts: Iterable[str]) -> frozenset[str]:
    """Give the pairs of letters that sentences define as the short name of something."""
    return frozenset(one[1] or one[2] for text in texts for one in _DEFINED.finditer(text))


def acts_by_its_letters(quote: str, defined: Container[str] = ()) -> bool:
    """Say whether a sentence tells what a body of the Government will do, and names it by its letters.

    Letters that may be anybody's are a body's where the paper has `defined` them; an office that no
    list of ours has is one with an article before its capitals: the MPO.
    """
    return any(
        (known in _letters() and (known not in _ANYBODYS or known in defined))
        or (article and _OFFICE.fullmatch(known) is not None)
        for article, known in (found.groups() for found in _BY_LETTERS.finditer(quote))
    )


@cache
def _bodies() -> re.Pattern[str]:
    """Give a pattern of what the public bodies of the register are called."""
    known = {
        fold(name).removeprefix("the ")
        for one in identities()
        if one.kind == "bureau" and one.key not in _OWN_KIND
        for name in one.names
    }
    named = sorted((name for name in known if len(name) > 1), key=len, reverse=True)
    ends = (rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name) for name in named)
    return re.compile("|".join(ends))


def is_others(masked: str, clauses: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether the nearest who is named, up to a clause, is somebody else than the Government."""
    return _acting(masked, tuple(clauses))[at]


@lru_cache(maxsize=8)  # asked for again at each of a sentence's dates
def _acting(masked: str, clauses: tuple[tuple[int, int], ...]) -> tuple[bool, ...]:
    """Say of each clause of a sentence whether whom it names, or else the one before, is somebody else."""
    found, others = [], False
    for start, end in clauses:
        clause = masked[start:end]
        if _names_others(clause.lstrip()):
            others = True
        elif others and _GOVERNMENT.match(clause):
            others = False
        found.append(others)
    return tuple(found)


def _names_others(clause: str) -> bool:
    """Say whether a clause opens with somebody who is no body of the Government, and what they will do."""
    if clause[:80].isascii():
        found = _OTHERS_EN.match(clause)
        if found and not _PUBLIC_EN.search(clause, 0, found.start("noun")):
            noun = found.end("noun")  # behind "and" stands whoever else does it
            beside = _AND.search(clause, noun, found.end())
            return _bodies().search(clause, 0, found.end() if beside else noun) is None
        if found := _FIRM_EN.match(clause):
            public = _PUBLIC_EN.search(clause, 0, found.end())
            return not (public or _bodies().search(clause, 0, found.end()))
        return False
    found = _OTHERS_ZH.match(clause)
    if found and found["who"] != "公司" and not _FOR_THEM.search(found["who"]):
        noun = found.end("who")
        beside = _AND.search(clause, noun, found.end())
        return not (beside and _bodies().search(clause, noun, found.end()))
    found = _FIRM_ZH.match(clause)
    return found is not None and not (
        _FOR_THEM.search(found["firm"]) or _bodies().search(clause, 0, found.end())
    )
