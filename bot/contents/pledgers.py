"""This file says whose plan a clause tells: the Government's, or somebody else's whom it binds to nothing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache

from bot.contents.bystanders import are_people
from bot.topics.registers import identities
from bot.topics.registers.letters import anybodys_letters, body_letters
from scrapers.text import fold

# Words are matched on folded text (simplified, lower case), from where a clause begins.
# How a sentence may open before whoever acts.
_OPENERS_ZH = r"(?:此外|另外|同时|目前|据悉|现时)?,?(?:据|按)?"
_OPENERS_EN = (
    r"^ ?(?:(?:in addition|meanwhile|separately|besides|also|moreover|and|but|while|whereas),? )?"
)
# Who acts for itself: by what it is of. Firms that the Government owns, and what serves it, are not among them.
_PROFESSIONS_ZH = "电讯商|律师会|大律师公会|商会|公会|协会|学会|联会|总会|联盟|工会"
_OWNED_ZH = (
    r"(?<!港投)(?<!投资管理有限)(?<!科技园有限)(?<!创科园)(?<!科技园)(?<!铁路)(?<!港铁)(?<!按揭证券)(?<!保险局)"
    r"(?<!出口信用保险)(?<!数码港)"
)
_FIRMS_ZH = (
    r"(?<!信用)银行(?!监管)|财团|集团|企业|团体|业界|航空公司|物流公司|巴士公司|保险公司|科技公司|药厂|车厂"
    r"|初创(?:公司|企业)?|租户|事务所|律师楼|营[办运]商|供应商|发展商|私[人营]办事处|"
    + _OWNED_ZH
    + r"公司(?!注册处|条例)"
)
_SCHOLARS_ZH = "顾问|学者|专家|分析[员师]|经济师|政党"
_TRADES_ZH = f"{_PROFESSIONS_ZH}|{_FIRMS_ZH}|{_SCHOLARS_ZH}"
_HOW_MANY_ZH = r"有|另有|一[间家个名]|多[间家名]|部分|部份|个别|某[间家]|数[间家名]|[两三四五六七八九\d]{1,3}[间家名]"
# What it does with a plan of its own.
_SAYS_ZH = "宣布|承诺|期望|希望|估计"
_PLANS_ZH = "计划|拟|预计|预期|预料|有意|打算|表示"
# What makes of a word of trade the name of a body: 公司註冊處, 銀行專員.
_BODY_BEHIND_ZH = (
    r"(?!(?:(?!将|会|计划|拟|预|有意|打算|表示|宣布|承诺|期望|希望|估计|与|和|及|获|向|在)[^,。;]){0,5}"
    r"(?:(?<!董事)局|署|处|办公室|委员会|中心|小组|专员|基金|平台|系统|条例|网站|计划(?=将|会)))"
)
# e.g. 有電訊商將於今年內 · 香港律師會計劃於明年 · 多家銀行會在年底前 · 顧問預計
_OTHERS_ZH = re.compile(
    rf"^{_OPENERS_ZH}(?:{_HOW_MANY_ZH})?(?P<who>[^,。;]{{0,12}}?(?:{_TRADES_ZH})){_BODY_BEHIND_ZH}"
    rf"(?:[^,。;]{{0,8}}?(?:将|(?<![公协学联总工])会(?!议)|{_PLANS_ZH}|{_SAYS_ZH})"
    rf"|(?=[在于已]?[^,。;获]{{0,20}}(?:投得|购入|取得|中标|成立)[^,。;]{{0,24}},))"
    r"(?!获|由(?:政府|[^,。;]{1,8}[局署处]))"
)
# e.g. 與 · 聯同 · 資助 · 署
_FOR_THEM = re.compile(
    r"预计|预期|与|联同|协助|资助|邀请|要求|委托|把|将|向|为|就|按|在|支持|局|署|处|办|政府|我们"
)
_NO_OFFICE = re.compile(r"私[人营]办事处|营办商")  # whose letters are no office's
# The same in English; the groups that a bureau sets up are not among them.
_TRADES_EN = (
    r"company|companies|firms?|banks?|operators?|associations?|chambers?|consultants?|societ(?:y|ies)|unions?"
    r"|federations?|universit(?:y|ies)"
    r"|analysts?|economists?|experts?|scholars?|traders?|retailers?|makers?|insurers?|airlines?|carriers?|telecoms?"
    r"|industry|trade|sector"
    r"|(?<!working )(?<!steering )(?<!task )(?<!expert )(?<!advisory )groups?"
    r"|vendors?|clubs?|critics?|think ?tanks?|consortium|consortia|developers?|reits?|tenants?|start-?ups"
    r"|enterprises|investors?|landlords?|manufacturers?|suppliers?"
    r"|(?:hotel|restaurant|property|ship|building|factory) owners?"
    r"|(?:family|private|law|accounting|architects?['’]?|estate agents?['’]?) offices?|hotels?|restaurants?"
)
_HOW_MANY_EN = "an?|one|some|several|two|three|four|many|certain|most|the|other"
_NOT_OF_EN = r"(?!for |of |to |with |by |in |on |from |under )"
_BODY_BEHIND_EN = (
    r"(?! of the government| (?:and [a-z]{2,14} |[a-z]{2,14} ){0,2}"
    r"(?:department|bureau|committee|registry|office|authority|commission|secretariat|(?<!university )council"
    r"|branch)\b)"
)
_WILL_EN = r"(?:will|would)(?! be [a-z]{3,14}ed\b)"
# e.g. a logistics company has stated that it will · the Law Society plans to · one bank expects
_OTHERS_EN = re.compile(
    rf"{_OPENERS_EN}(?:{_HOW_MANY_EN})? ?(?:{_NOT_OF_EN}[a-z][a-z'-]{{1,18}} ){{0,4}}?"
    rf"(?P<noun>{_TRADES_EN})\b{_BODY_BEHIND_EN}"
    rf"[^,;.]{{0,50}}?\b(?:{_WILL_EN}|plans?|planned|intends?|expects?|expected|hopes?|hoped|aims?|said|stated"
    r"|indicated|announced|pledged|forecasts?|predicts?|estimates?|is to|are to)\b"
)
# e.g. according to the operator
_ACCORDING_EN = re.compile(
    rf"^ ?according to (?:{_HOW_MANY_EN})? ?(?:[a-z][a-z'-]{{1,18}} ){{0,4}}?"
    rf"(?P<noun>{_TRADES_EN})\b{_BODY_BEHIND_EN}"
)
# Who is nobody's body, whose premises or park they are in: Cyberport tenants.
_PRIVATE_EN = re.compile(r"tenants?|start-?ups|enterprises|investors?|suppliers?|manufacturers?")
# A firm that goes by its own name: by what such a name ends in, by the name, or by what only a firm does.
_FIRM_ENDS_EN = "ltd|limited|inc|plc|llc|holdings|airways|enterprises|motors|pharma(?:ceuticals?)?"
_NOT_A_BODY_EN = (
    r"(?! (?:[a-z]{2,14} ){0,2}(?:committee|council|office|branch|fund|scheme|programme|centre|portal|department"
    r"|bureau)\b)"
)
_FIRM_NAMES_EN = (
    r"hsbc|bochk|hkex|mtr(?: ?corporation(?: limited)?|cl?)?|(?:hong kong )?exchanges and clearing(?: limited)?|clp"
    r"|hk electric|hkt|pccw|smartone|towngas|cathay|swire|jardines?|alibaba|tencent|huawei|baidu|bytedance|tiktok"
    r"|meituan|keeta|foodpanda"
    r"|uber|google|microsoft|apple|amazon|meta|openai|nvidia|tesla|byd|astrazeneca|visa|mastercard|citi|ubs"
    r"|j\.?p\.? ?morgan|standard chartered"
)
_ONLY_FIRMS_EN = (
    r"(?=(?:will|plans? to|intends? to) (?:also )?(?:close|open|shut|cut|list|sack|lay off|buy|sell) "
    r"[^,;.]{0,30}\b(?:branches|stores|shops|outlets|jobs|shares|stake)\b)"
)
# e.g. Alpha Ltd will open · HSBC will close · the Peninsula will cut jobs
_FIRM_EN = re.compile(
    rf"{_OPENERS_EN}(?:the )?(?:(?:[a-z][a-z&'-]{{0,18}} ){{1,5}}(?:{_FIRM_ENDS_EN})\b{_NOT_A_BODY_EN}"
    rf"|(?:{_FIRM_NAMES_EN})\b"
    rf"|(?!the |we |it |they |he |she )(?:[a-z][a-z&'-]{{1,18}} ){{1,3}}{_ONLY_FIRMS_EN})"
    rf"[^,;.]{{0,40}}?\b(?:{_WILL_EN}|plans?|planned|intends?|expects?|hopes?|aims?|said|stated|announced|pledged"
    r"|is to)\b"
)
_FIRM_NAMES_ZH = (
    "港铁(?:公司)?|香港铁路(?:有限公司)?|港交所|香港交易(?:及结算)?所(?:有限公司)?|[汇滙]丰|恒生|渣打|中银|花旗"
    "|东亚|中电|港灯|煤气|国泰|电讯盈科|和记|长实|长和|新地|恒基|太古|怡和|阿里巴巴|腾讯|华为|百度|字节跳动"
    "|美团|京东|蚂蚁|比亚迪|谷歌|微软|苹果|亚马逊|优步|阿斯利康"
)
_PLACES_ZH = "园|城|坊|苑"  # 太古城 is none
_FIRM_ENDS_ZH = "航空|电力|煤气|电讯|药业|控股|地产|置业|百货|超市"
_NO_BODY_ZH = r"(?![^,。;]{0,10}(?:府|我们|局|署|处|办|院|所|部门|警|海关|法|校))"
_ONLY_FIRMS_ZH = r"(?=(?:将|会|计划|拟)[^,。;]{0,20}(?:分行|分店|门店|厂房|上市|派息|裁员|股份))"
# e.g. 滙豐將 · 國泰航空計劃 · 甲乙丙將關閉分店
_FIRM_ZH = re.compile(
    rf"^{_OPENERS_ZH}(?P<firm>(?:香港)?(?:{_FIRM_NAMES_ZH})(?!{_PLACES_ZH})"
    rf"|[^,。;]{{1,8}}(?:{_FIRM_ENDS_ZH})(?=将|会|计划|拟|预|有意|打算|表示|宣布|承诺)"
    rf"|{_NO_BODY_ZH}[^,。;]{{2,8}}?{_ONLY_FIRMS_ZH})"
    r"[^,。;]{0,6}?(?:将|会(?!议)|计划|拟|预计|预期|有意|打算|表示|宣布|承诺)(?!获)"
)
# Another place's Government binds ours to nothing.
_ABROAD_ZH = (
    "内地|中央|国家|澳门|台湾|新加坡|日本|韩国|南韩|美国|英国|欧盟|德国|法国|澳洲|加拿大|马来西亚|泰国|越南|印度"
    "|联合国|深圳|广东省?|广州|上海|北京"
)
_ABROAD_EN = (
    "(?:the )?mainland|macao|macau|taiwan|singapore|japan|(?:south )?korea"
    "|(?:the )?(?:us|uk|eu|united states|united kingdom|european union|united nations)|britain|germany|france"
    "|australia|canada|malaysia|thailand|vietnam|india|china|shenzhen|guangdong|guangzhou|shanghai|beijing"
)
# e.g. 內地於2027年 · 新加坡政府將 · Singapore will
_PLACE = re.compile(
    rf"^{_OPENERS_ZH}(?:{_ABROAD_ZH})(?:特区|特别行政区|[省市])?(?:政府|当局|方面)?(?:[亦也]|正|已)?"
    r"(?:[在于]|将|会(?!议)|计划|拟|预计|有意|宣布)"
    rf"|{_OPENERS_EN}(?:the )?(?:{_ABROAD_EN})(?:['’]s)?(?: (?:sar|municipal|provincial|city))?"
    r"(?: (?:government|authorities|office|bureau))? (?:will|would|shall|plans?|intends?|expects?|aims?|is to"
    r"|announced)\b"
)
# The State's own bodies, and those of several states; or a law of theirs.
_STATE_EN = (
    "central (?:people['’]s )?(?:government|authorities)|state council"
    "|national (?:[a-z]+ ){0,4}(?:commission|administration|congress)|ministry of [a-z ]{3,40}"
    "|(?:apec|asean|g20|brics)(?:['’]s [a-z ]{2,20})?|world (?:health|trade|bank)[a-z ]{0,14}"
    "|international monetary fund|cyberspace administration of china"
)
_STATE_ZH = (
    "(?:国务院|中共中央)[^,。;]{0,12}|国家(?:发展和改革|[^,。;与和及]{2,12}?)(?:委员会|局|总局|部|署|办公室|办)"
    "|(?:商务|科技|财政|教育|工业和信息化|外交|公安|交通运输)部|发改委|网信办"
    "|(?:广东省|深圳市|广州市)[^,。;]{1,10}[厅局委]|世界卫生组织|亚太经合组织|东盟"
)
# e.g. the Central Government will · 國家發展和改革委員會將 · the legislation of the European Union will
_STATE = re.compile(
    rf"{_OPENERS_EN}(?:the )?(?:{_STATE_EN}|(?:legislation|laws?|acts?|rules|regulations?|standards?) of (?:the )?"
    rf"(?:{_ABROAD_EN}))\b[^,;.]{{0,20}}? (?:will|would|shall|plans?|intends?|expects?|aims?|is to)\b"
    rf"|^{_OPENERS_ZH}(?:{_STATE_ZH})(?:亦|也|正|已)?(?:[在于]|将|会(?!议)|计划|拟|预计)"
)
# e.g. Sun Hung Kai Ltd · HSBC · 甲乙有限公司
_FIRM_NAME = re.compile(
    rf"(?:the )?(?:(?:[a-z][a-z&'-]{{0,18}} ){{1,5}}(?:{_FIRM_ENDS_EN})\.?|{_FIRM_NAMES_EN})"
    rf"|(?:香港)?(?:{_FIRM_NAMES_ZH})|[^,。;|]{{2,16}}(?:有限公司|集团)"
)
# What they did, told as done by them.
_DID_EN = (
    r" (?:has |have |had )?(?:[a-z]{2,12}ly |also |already ){0,2}(?:launched|published|issued|promulgated|unveiled"
    r"|introduced|opened|established|set up|rolled out|completed|developed|released|adopted|signed)\b(?! by)"
)
_DID_ZH = "推出|公布|发[布表出]|成立|设立|启用|完成|举办|制[定订]|刊发"
_WHEN_EN = r"(?:(?:in|on) (?:\d{1,2} )?[a-z]{3,9}(?: \d{1,2})?(?: 20\d\d)?,? )?"
# e.g. in April 2026 the Law Society issued · HSBC has launched
_OTHERS_DID_EN = re.compile(
    rf"{_OPENERS_EN}{_WHEN_EN}(?:(?:{_HOW_MANY_EN}) )?"
    rf"(?:(?:{_NOT_OF_EN}[a-z][a-z'-]{{1,18}} ){{0,4}}?(?P<noun>{_TRADES_EN})\b{_BODY_BEHIND_EN}"
    rf"(?: of [a-z]{{2,14}}(?: [a-z]{{2,14}})?)?"
    rf"|(?:[a-z][a-z&'-]{{0,18}} ){{1,5}}(?P<end>{_FIRM_ENDS_EN})\b{_NOT_A_BODY_EN}"
    rf"|(?P<firm>{_FIRM_NAMES_EN})){_DID_EN}"
)
# e.g. 香港律師會已於四月發布 · 滙豐推出
_OTHERS_DID_ZH = re.compile(
    rf"^{_OPENERS_ZH}(?:[^,。;]{{1,12}}[年月日])?(?:{_HOW_MANY_ZH})?"
    rf"(?P<who>[^,。;]{{0,12}}?(?:{_TRADES_ZH}|{_FIRM_NAMES_ZH})){_BODY_BEHIND_ZH}"
    rf"(?:已经?|率先|亦|也|于[^,。;]{{2,14}}?|今[年天日]|[去昨][年天日]|[一二三四五六七八九十\d]{{1,3}}月){{0,3}}"
    rf"(?:{_DID_ZH})"
)
# What stands before a word of trade makes whoever is named there a body's, or one beside it.
# e.g. the Government's | consultant · the Task Force and the | trade
_PUBLIC_EN = re.compile(
    r"\b(?:we|our|government|administration|judiciary|bureau|department(?! stores?)|authority|secretary"
    r"|commissioner|task force|working group|steering committee|mortgage|export credit|education city"
    r"|internet registration|ocean park)\b"
)
# e.g. in April 2026 Singapore issued · 新加坡已發布 · using the guidelines of Singapore
_PLACE_DID = re.compile(
    rf"{_OPENERS_EN}{_WHEN_EN}(?P<en>{_ABROAD_EN})(?:['’]s)?(?: (?:government|authorities))?{_DID_EN}"
    rf"|^{_OPENERS_ZH}(?:[^,。;]{{1,12}}[年月日])?(?P<zh>{_ABROAD_ZH})(?:政府|当局)?"
    rf"(?:已经?|率先|亦|也|于[^,。;]{{2,14}}?){{0,3}}(?:{_DID_ZH})"
    rf"|\b(?:using|used) [^,.;]{{2,40}} of (?P<of>{_ABROAD_EN})\b"
)
_WHEN_AND_WHO = re.compile(rf"{_OPENERS_EN}{_WHEN_EN}(?:the )?")
_DID = re.compile(rf"{_DID_EN}|(?:已经?|亦|也|于[^,。;]{{2,14}}?)?(?:{_DID_ZH})")
_AND = re.compile(r"\band\b|[联连]同|[与和及]")
# bodies of a profession, and companies that are listed
_OWN_KIND = frozenset({"lawsoc", "bar", "hkiac", "ebram", "aalco-hk", "hkex", "mtrc"})
# e.g. 政府 · 署方 · 數字辦會 · the Government
_GOVERNMENT = re.compile(
    r"^[^,。;]{0,16}?(?:政府|当局|我们|本[局署处]|[局署处]方|局长|署长|[局署处办](?=[将会已正亦拟计预])|律政司"
    r"|司法机构|秘书处)"
    r"|^[^,;.]{0,40}\b(?:we|government|administration|judiciary|bureau|department|office|authority|secretary"
    r"|commissioner|director|secretariat)\b"
)

# e.g. Marine Department (MD) · 海事處（MD） · MD (the Department)
_DEFINED = re.compile(r"[(（]([A-Z]{2})[)）]|\b([A-Z]{2}) \((?:the|a) ")
# e.g. DoJ will · HA (the Authority) will · C&ED shall
_BY_LETTERS = re.compile(
    r"(?:^|[,;.] (?:and |while )?)([Tt]he )?([A-Z][A-Za-z&]{1,7})(?: \([^()]{1,30}\))? "
    r"(?:is (?:now |also )?[a-z]{3,14}ing [^.;]{2,90}, and )?(?:also |then |further )?(?:will|shall)\b"
)

# An office that no list of ours has, and the letters that a paper gives it.
# e.g. Market Promotion Office (MPO) · the Office for Pier Development (OPD)
_DEFINED_OFFICE = re.compile(
    r"\b(?:Office|Department|Bureau|Authority|Commission|Council|Board|Agency|Unit|Secretariat)"
    r"(?: (?:for|of|on) (?:[A-Z][a-z-]{1,20},? ?(?:(?:and|the|of) )?){1,8})? ?[(（](?:the )?[\"“]?"
    r"([A-Z]{3,6})[\"”]?[)）]"
)
_PAIR = 2  # letters that may be anything's
# By what the Government and its bodies go when they are not named in full.
# e.g. 政府 · 署方 · 我們 · the Department · we
_GOVERNMENT_ALONE = re.compile(
    r"(?:香港)?(?:特区)?政府(?:当局|各?部门)?|当局|我们|本[局署处办院]|[局署处]方|[局署处]长"
    r"|(?:各|有关|相关)(?:决策局及|政府)?部门|部门|警方|警队|律政司|司法机构|秘书处"
    r"|we|(?:the )?(?:hksar government|government|administration|judiciary|bureau|department|office|authority"
    r"|secretariat|commission|police)"
)
# What makes of the Government's name somebody else's: 政府資助的機構, the Bureau's contractor.
_BODY_S = re.compile(r"[a-z]|['’]s?\b|(?:资助|委托|聘|委聘)|[^,。;]{0,6}的")
_JOINS = re.compile(r", (?:and )?(?:the )?| and (?:the )?|[、及与和](?:其)?")


def defined_letters(texts: Iterable[str]) -> frozenset[str]:
    """Give the letters that sentences define as the short name of an office; two may be anything's."""
    told = tuple(text for text in texts if "(" in text or "（" in text)
    pairs = {one[1] or one[2] for text in told for one in _DEFINED.finditer(text)}
    return frozenset(pairs | {one[1] for text in told for one in _DEFINED_OFFICE.finditer(text)})


def acts_by_its_letters(quote: str, defined: Container[str]) -> bool:
    """Say whether a sentence tells what a body of the Government will do, and names it by its letters.

    Letters that may be anybody's are a body's where the paper has `defined` them; an office that no
    list of ours has is one with an article before the capitals that the paper gives it: the MPO, no USA.
    """
    return any(
        (known in body_letters() and (known not in anybodys_letters() or known in defined))
        or (article and len(known) > _PAIR and known in defined)
        for article, known in (found.groups() for found in _BY_LETTERS.finditer(quote))
    )


def is_of_government(who: str) -> bool:
    """Say whether folded words name the Government or its bodies, with nobody else beside them."""
    name = who.strip(" ,").removeprefix("the ")
    if _GOVERNMENT_ALONE.fullmatch(name) or _bodies().fullmatch(name):
        return name.upper() not in anybodys_letters()
    beside = [one for one in _JOINS.split(name) if one]
    return len(beside) > 1 and all(is_of_government(one) for one in beside)


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


@cache
def _own_kind() -> re.Pattern[str]:
    """Give a pattern of how a clause opens that tells what a body of a profession or a listed company will do."""
    names = {
        fold(name).removeprefix("the ")
        for one in identities()
        if one.kind == "bureau" and one.key in _OWN_KIND
        for name in one.names
    }
    named = "|".join(
        re.escape(name) for name in sorted(names, key=len, reverse=True) if len(name) > 2
    )
    return re.compile(
        rf"(?:{_OPENERS_EN}(?:the )?|^{_OPENERS_ZH})(?:{named})(?![a-z])[^,;.。]{{0,24}}?"
        rf"(?:\b(?:{_WILL_EN}|plans? to|intends? to|expects? to|aims? to)\b|将|会|计划|拟)"
    )


def names_government(folded: str) -> bool:
    """Say whether a sentence opens with the Government or one of its bodies."""
    return (
        _GOVERNMENT.match(folded) is not None
        or _bodies().match(folded.removeprefix("the ")) is not None
    )


def opens_with_government(folded: str) -> bool:
    """Say whether the first words of a sentence are the Government or one of its bodies."""
    found = _GOVERNMENT_ALONE.match(folded) or _bodies().match(folded.removeprefix("the "))
    return found is not None and not _BODY_S.match(folded, found.end())


def is_others(masked: str, clauses: Sequence[tuple[int, int]], at: int) -> bool:
    """Say whether the nearest who is named, up to a clause, is somebody else than the Government."""
    return _acting(masked, tuple(clauses))[at]


def is_a_firm(name: str) -> bool:
    """Say whether a folded name is a firm's, and no body's that the Government owns."""
    return _FIRM_NAME.fullmatch(name) is not None and _bodies().search(name) is None


def did_others(clause: str, promised: str) -> bool:
    """Say whether a folded clause tells what somebody else than the Government did, whom no promise spoke of."""
    clause = clause.lstrip()
    abroad = _PLACE_DID.search(clause)
    if abroad is not None and abroad[abroad.lastgroup or 0] not in promised:
        return True
    if _other_body(clause, promised):
        return True
    if found := _OTHERS_DID_EN.match(clause):
        who = found["noun"] or found["end"] or found["firm"]
        public = _PUBLIC_EN.search(clause, 0, found.end()) or _bodies().search(
            clause, 0, found.end()
        )
        return who not in promised and public is None
    found = _OTHERS_DID_ZH.match(clause)
    return found is not None and not _FOR_THEM.search(found["who"]) and found["who"] not in promised


def _other_body(clause: str, promised: str) -> bool:
    """Say whether a clause opens with what a body did, and another body's name stands in the promise."""
    opens = _WHEN_AND_WHO.match(clause)
    at = opens.end() if opens else 0
    found = _bodies().match(clause, at)
    if found is None or _DID.match(clause, found.end()) is None:
        return False
    keys = _keys_of_bodies()
    named = {keys.get(one[0]) for one in _bodies().finditer(promised)}
    return bool(named) and keys.get(found[0]) not in named


@cache
def _keys_of_bodies() -> dict[str, str]:
    """Give which body each folded name is of."""
    return {
        fold(name).removeprefix("the "): one.key
        for one in identities()
        if one.kind == "bureau"
        for name in one.names
    }


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


# Nor do the Council and its committees speak for the Government.
# e.g. 事務委員會會再討論 · the Panel would discuss
_COUNCIL = re.compile(
    r"^ ?(?:本|该|有关)?(?:事务委员会|小组委员会|法案委员会|内务委员会|立法会|主席|副主席)(?!秘书处)(?:亦|也|同意)?"
    r"(?:将|会)"
    r"|^ ?(?:and )?(?:the |this )?(?:panel|subcommittee|bills committee|house committee|public accounts committee"
    r"|legislative council|(?:deputy )?chair(?:man|person)|members) (?:agreed|will|would|shall)"
    r"(?! be (?:briefed|consulted|informed|invited))"
)


def _names_others(clause: str) -> bool:
    """Say whether a clause opens with somebody who is no body of the Government, and what they will do."""
    if _COUNCIL.match(clause) or _PLACE.match(clause) or _own_kind().match(clause):
        return True
    if are_people(clause) or _STATE.match(clause):
        return True
    if clause[:80].isascii():
        found = _OTHERS_EN.match(clause) or _ACCORDING_EN.match(clause)
        if found and _PRIVATE_EN.fullmatch(found["noun"]):
            return True
        if found and not _PUBLIC_EN.search(clause, 0, found.start("noun")):
            noun = found.end("noun")  # behind "and" stands whoever else does it
            beside = _AND.search(clause, noun, found.end())
            return _bodies().search(clause, 0, found.end() if beside else noun) is None
        if found := _FIRM_EN.match(clause):
            public = _PUBLIC_EN.search(clause, 0, found.end())
            return not (public or _bodies().search(clause, 0, found.end()))
        return False
    found = _OTHERS_ZH.match(clause)
    if found and found["who"] != "公司" and not _FOR_THEM.search(_NO_OFFICE.sub("", found["who"])):
        noun = found.end("who")
        beside = _AND.search(clause, noun, found.end())
        return not (beside and _bodies().search(clause, noun, found.end()))
    found = _FIRM_ZH.match(clause)
    return found is not None and not (
        _FOR_THEM.search(found["firm"]) or _bodies().search(clause, 0, found.end())
    )
