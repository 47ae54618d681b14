"""This file says of which programme a number of a sentence is, and which numbers are of none that is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.contents.figures.gates import Gate
from bot.contents.figures.manner import CLAUSE
from bot.contents.figures.names import Place
from bot.contents.figures.numbers import Number
from bot.contents.figures.one_by_one import are_two
from bot.contents.figures.ours import is_of_elsewhere, is_ours
from bot.contents.figures.owners import are_given_for, goes_on, is_wider

_ADJECTIVE = re.compile(r"\s?(?:的)?[「“『]?")  # between a number and the name that it is a part of
# a name and, quoted, that of something within it: 科技園「初創企業培育計劃」
_BESIDE = re.compile(r"[^,，。;；、」”』]{0,12}[「“『][^」”』]{0,24}")
_APART = re.compile(
    r"[,，;；。:：(（]| and [a-z]+ (?:them|it|him|her)\b"
)  # a name behind it is none of the number's
_SHORT_NAME = re.compile(r"\s?[(（][^()（），,;；]{1,16}[)）]")  # departments (B/Ds)
# What stands so between a name and a number is not of it alone, or of something else.
# e.g. 連同新田 · 納入大灣區 · 「十四五」規劃瞄準的
_SHARED = re.compile(
    r"[;；](?!其(?!他|余|中))(?! ?(?:about |over |some |nearly |around |more than |约|逾|近|超过)?(?:$|\d))|连同"
    r"|纳入|[」”』](?:规划|方案|政策|策略)|\btogether with\b"
)
# What stands between programmes told together, whose number is of all of them.
# e.g. 」及「 · , and the
_JOINED = re.compile(
    r"[」”』》\"]{0,2}(?: ?[(（][^()（）]{1,30}[)）])? ?(?:[,，、/及和与或&]|[,，]? ?以及|and|or|as well as|plus"
    r"|together with|with|, and|,? and the)[ 「“『《\"]{0,3}(?:the |[\u4e00-\u9fff]{2,14}的)?[「“『《\"]?"
)
# e.g. Tide Pilot and other funding schemes · 及其他計劃
_AND_OTHERS = re.compile(
    r"[」”』》\"]{0,2}(?: ?[(（][^()（）]{1,30}[)）])?"
    r"(?:(?:, (?:the )?[a-z&+-]{2,20}){0,3},? (?:and|or|as well as|plus) (?:\w+ )?other\b"
    r"|[及和与等、]{1,2}(?:其他|其它|另外)|以及其他|等[多各数]?[项个]?(?:计划|基金|平台|项目|系统|措施))"
)
# A name that is only a part of what is spoken of.
# e.g. 基金（包括 · the Fund (including
_ONLY_PART = re.compile(
    r"[(（](?:当中)?(?:包括|包含|连同|including|incl\.|of which|such as|例如|如)\s?[「“『]?(?:the )?$"
)
# What was registered or approved elsewhere: a word of what is done opens the clause, and tells of other things.
# e.g. 登記的安老院舍 · registered with the Labour Department
_OF_OTHERS_DONE = re.compile(
    r"(?:已)?(?:登记|注册|获批|批准|获资助|受资助|使用|参[与加]|申请|受惠|处理|支持)的(?!用户|会员|学员|市民"
    r"|人[数次士]?|总|数[目量]|项目|申请|个案|金额|款|资助|[\d约逾共])"
    r"|(?:registered|approved|processed|funded|supported|admitted|licensed|received) (?:with|by|in|at|to|from|under) "
)
# e.g. 撥出20億元支持「甲計劃」 · 預留10億元籌備成立甲中心
_FOR = re.compile(
    r"(?:的?(?:承担额|拨款|资金))?(?:[,，]通过[^,，。;；]{2,12}|[,，\s])?(?:款项)?(?:以|用以|用于|去)?(?:进一步)?(?:筹备)?"
    r"(?:支持|资助|推行|成立|设立|推出|开展|落实|发展|兴建|开发|优化|提升|升级|改善|扩展|扩充|维护)(?:为期[^,，。;；]{1,4}年的)?[「“『]?"
    r"|\s?(?:for (?:the )?(?:(?:launch|establishment|setting up|development|implementation) of )?(?:an? |the )?"
    r"(?:[a-z]{3,6}-year )?"
    r"|to (?:set up|launch|support|implement|establish|develop|enhance|upgrade|improve|extend|expand)"
    r" (?:an? |the )?(?:[a-z]{3,6}-year )?)[「“『\"]?"
)
# How much a programme has, before its name.
# e.g. with a provision of $ · backed by an injection of about hk$
_WITH_A_SUM = re.compile(
    r"^(?:\([a-z\d]{1,3}\) )?(?:backed by|with) an? (?:total |approved |one-off |initial )?(?:provision"
    r"|commitment|allocation|budget|injection|funding) of (?:about |over |some |nearly )?(?:hk)?\$?$"
)
_IT_HAS = re.compile(r", (?:the )?[“\"]?")  # With a provision of $3 billion|, the |Weir Fund
# One application under a programme, whose sums are its own.
# e.g. 公司提交的「甲計劃」申請
_ONE_CASE = (re.compile(r"(?:提交|递交)的[「“『]?$"), re.compile(r"[」”』]?下?的?申请"))
# Who was given money by a programme has numbers of its own, unless it is told of so many.
# e.g. 該中心獲 · a drug firm which is funded by the
_GIVEN = re.compile(
    r"(?P<who>[^,，。;；]{2,30}?)(?:曾|亦|已)?获(?:得)?[「“『]?$"
    r"|(?P<en>[a-z][^,;.]{2,60}),? (?:which |that )?(?:is|was|has been) (?:now )?"
    r"(?:funded|supported|financed|subsidised) (?:by|under) (?:the )?[「“『\"]?$"
)
# e.g. 撥款 · 」資助
_BY_IT = re.compile(r"[」”』]?(?:的)?(?:拨款|资助|支持|批出|注资)(?!的|项目)|,? ")
# e.g. 29所 · 企業 · firms
_SO_MANY = re.compile(
    r"[\d一二三四五六七八九十百千]|各|可|多[间家名项]|申请|项目|企业|机构"
    r"|\b(?:projects|firms|companies|enterprises|applicants|teams|laboratories|centres)\b"
)
# One company under a programme, whose sums are its own; a company that only bears its name.
# e.g. 」支持的一家藥廠 · 」的留學顧問公司
_ONE_FIRM = re.compile(
    r"[」”』]?(?:所)?(?:支持|资助|下|惠及|批准)的(?:其中)?(?:首|某|[一1])?(?:家|间|个|宗|名)[^,，。;；]{1,16}"
    r"|[」”』]的[^,，。;；]{0,8}(?:公司|集团|餐厅|商店|酒店|学校)"
)
# e.g. A biotechnology firm supported by the
_ONE_FIRM_EN = re.compile(
    r"\b(?:an?|one) (?:[a-z-]+ ){0,3}(?:firm|company|enterprise|start-?up|applicant|project|manufacturer"
    r"|university)\b[^,;.]{0,30}\b(?:supported|funded|subsidised|approved|backed|admitted) (?:by|under|to)"
    r"(?: the)? ?$"
)
# Somebody who was given so much of it.
# e.g. the firm obtained $ · a start-up has received about $
_GIVEN_EN = re.compile(
    r"\b(?:an?|one|the|this) (?:[a-z-]+ ){0,3}(?:firm|company|enterprise|start-?up|applicant|manufacturer"
    r"|university|team)(?: [^,;.]{0,30})? (?:obtained|received|got|secured|won|was (?:granted|given|awarded)) "
    r"(?:about |over |some |nearly )?(?:hk)?\$?$"
)
# e.g. 一間公司在 · 某企業透過
_GIVEN_ZH = re.compile(
    r"(?:[一某该][间家名个]|某)[^,，。;；]{0,10}(?:公司|企业|机构|团队|药厂|大学)(?:透过|通过|在|于|根据|凭)[「“『]?$"
)
# e.g. 一名科技券|申請人 · 涉嫌訛騙
_ONE_PERSON = re.compile(r"[」”』]?(?:的)?申请(?:人|者|公司|企业)(?:涉|被|以|因|虚|向)")
_CRIME = re.compile(
    r"涉嫌|讹骗|诈骗|骗案|骗徒|骗去|定罪|检控|判处|罚款|\b(?:fraud|scams?|swindl\w{1,4}|convicted|prosecuted|fined)\b"
)
# What anybody would be punished for is no case.
# e.g. 如虛報資料會被罰款 · shall be prosecuted
_IF = re.compile(
    r"如(?!何)|若|倘|任何|一经|[会可将]被|可[处判]|\b(?:if|any|anyone|liable|shall|may|must)\b"
)
# Whose punishment is told beside a number, of whom the number is not.
# e.g. 違規者曾被罰款 · 其中兩宗涉嫌 · and one applicant was fined
_OTHERS_CRIME = re.compile(
    r"\s?(?:[^,，。;；]{0,6}(?:者|申请人|用户|人士|企业|公司)(?!就|提交)|[其当]中"
    r"|(?:and |while )?(?:of which|one|two|\d{1,4}|some) )"
)
_STARTS_ANEW = re.compile(
    r"\s?(?:[该此]?(?:计划|基金|平台)|至今|(?:and )?(?:the|this) (?:scheme|programme|fund|platform)\b)"
)
# e.g. the new scheme offers
_NEW = re.compile(
    r"\b(?:the|a|another) (?:new|other|separate) (?:scheme|programme|fund|platform)\b|新(?:计划|基金|平台)"
)
# What is said of the one that is compared with, and not of the one that is spoken of.
# e.g. unlike Tide Pilot|, which received
_OF_ASIDE = re.compile(
    r"[」”』》]?[^,，;；。]*$|[」”』》]?,? ?(?:which|that|whose|where|under which)\b"
)
# Who runs a programme, or did something for it, has numbers of its own.
# e.g. 開發「|港文通|」的中心有180人 · 為|港法通|安排了四場簡介會 · HKMA, which runs the |CDI|, has 1 050 staff
_WHICH = re.compile(r", ?(?:which|who|whose)\b[^,;.]{0,70}$")
# e.g. , has 1 050 staff
_WHICH_ENDS = re.compile(
    r"[^,;.]{0,60}, ?(?:has|have|had|is|are|was|were|employs?|employed|spent|spends|receive[sd]|runs?|operates?"
    r"|manages?)\b"
)
_RUNS = re.compile(r"(?:负责|营运|运营|管理|开发|研发|推行|统筹)了?[「“『]?$")
_WHO_RUNS = re.compile(r"[」”』]?的[^,，。;；的]{2,20}")
# e.g. the operator of the · company that runs the
_WHOSE_IT_IS = re.compile(
    r"\b(?:operators?|administrators?|managers?|owners?|contractors?|developers?|providers?|vendors?|company"
    r"|companies|firms?|organi[sz]ations?|body|agency) (?:of|for|behind|running|operating|managing) "
    r"(?:the )?[「“『\"]?$"
    r"|\b(?:that|which|who) (?:\w{2,12}ly )?(?:runs?|ran|operate[sd]?|manage[sd]?|administer(?:s|ed)?"
    r"|develop(?:s|ed)|maintain(?:s|ed)|built|owns?|oversees?) (?:the )?[「“『\"]?$"
)
# e.g. 的營辦商
_ITS_OPERATOR = re.compile(
    r"[」”』]?的?(?:营[办运][商者]|承办[商者]|承建商|供应商|开发商|管理(?:公司|人)|营运机构|负责(?:公司|机构))"
    r"|(?:'s)? (?:operator|administrator|manager|owner|contractor|developer|provider|vendor)s?\b"
)
# What is only supposed: a condition, or what did not happen.
# e.g. if the · 若 · would have
_SUPPOSED = re.compile(
    r"^\s?(?:(?:and|but|or|even|only|[但惟而即]) ?)?(?:(?:if|unless|suppos(?:e|ing)|assuming"
    r"|(?:should|were|had) (?:the|this|these|those|it|they|there|all|any|each|every|an?|no|more|such|we|one))\b"
    r"|若(?!干)|如果|如(?=[^,，。;；]{0,12}计划)|假如|假若|假设|倘|万一|一旦|要是)"
    r"|\b(?:would|could|might) have\b"
)
# e.g. 可能有 · 或會增至 · might have
_PERHAPS = re.compile(
    r"(?<!不)可能(?!性)[^,，。;；可]{0,12}$|或[会将有][^,，。;；]{0,12}$|也许|(?<![没无])有机会[^,，。;；]{0,12}$"
    r"|\b(?:might|perhaps|possibly)\b[^,;.]{0,40}$"
)
# What would come of it if all did.
# e.g. if each citizen registered, the Government would · 若推廣至全體，估計可
_IF_WOULD = re.compile(
    r"^(?:if|suppose|assuming) [^;]{2,120}, [^,;]{0,40}\bwould\b"
    r"|^(?:若(?!干)|如果|假如|假若|假设|倘若?)"
    r"(?![^,，。;；]{0,40}(?:批准|通过|支持|同意|拨款))[^,，。;；]{2,40}[,，][^,，。;；]{0,8}(?:估计|预计|可|将|会)"
)
# The same of what is only expected then, but for what waits for an approval.
# e.g. If all departments adopt it, some 50 000 users are expected
_IF_SO = re.compile(
    r"(?:if|suppose|assuming) (?![^,;]{0,80}\b(?:approv|support|endors|pass|agree|fund))[^,;]{2,80}, "
    r"(?=[^;]{0,160}\b(?:will|could|would|(?:is|are) (?:expected|estimated|projected))\b)"
)
# Who joined it stands before its name, with a share of all in between.
# e.g. 6.2 million people, or about 82 per cent of the population, had registered with
_JOINS_IT = re.compile(
    r"[^;]{0,120}\b(?:ha[sd]|have|is|are|was|were) (?:been )?(?:now |already |also )?"
    r"(?:registered (?:with|for(?: the use of)?|on|as (?:a )?(?:user|member|subscriber)s? of)|enrolled in|joined"
    r"|signed up (?:for|to)|subscribed to|connected to|linked to|accessible (?:through|via)|using"
    r"|admitted (?:under|to|through)|drawn on|made use of|come (?:on board|aboard)"
    r"|funded (?:by|under)|supported (?:by|under)|approved under) (?:the )?[“\"]?"
)
# What only looks like it, and what only bears its name.
# e.g. 假冒「 · sites that mimic · a fake
_FAKED = re.compile(
    r"(?:假冒|冒充|伪冒|仿冒|冒认|虚假的?|山寨)(?:[^,，。;；]{0,6})[「“『]?$"
    r"|\b(?:mimic(?:s|ked|king)?|fak(?:e|ed|ing)|impersonat(?:e|es|ed|ing)|bogus|counterfeit|posing as"
    r"|purporting to be|pretending to be|look(?:s|ed)? like)(?: to be)? (?:the |from |an? )*[“\"]?$"
)
# e.g. 體驗館 · 」宣傳片
_BEARS_IT = re.compile(
    r"[」”』]?(?:的)?(?:体验馆|展览馆?|嘉年华|比赛|宣传片|短片|大使|讲座|工作坊|开放日|黑客)"
    r"|(?:'s)? (?:hackers?|scammers?|roadshows?|exhibitions?|carnival|ambassadors?|competition)\b"
)
# What comes of so many, all of them the programme's, is its total; what there is in all of Hong Kong is none of it.
# e.g. 將於2027年推出，令「
_COMES_OF_THEM = re.compile(r"[^;；。]{0,40}[,，](?:从而)?(?:令|使|让)[「“『]?")
# e.g. 」的項目總數
_ITS_TOTAL = re.compile(r"[」”』]?的?[^,，。;；]{0,8}(?:总[数额量]|数目)")
_OF_ALL = re.compile(r"[全本]港|香港|全球|每年|市民|旅客|居民|人口|住户")
_FOR_IT = re.compile(r"(?<![作成认])[为就][「“『]?$")
_LONGEST_LEAD = 40  # letters before a name
_OF_ANOTHER = re.compile(r"\s?的?[^,，。;；]{0,16}")  # 2億元的園區「培育計劃」


def within(number: Number, places: Sequence[Place]) -> Place | None:
    """Give the name that stands between a number and what it counts: 370 Weir Fund applications."""
    return next((p for p in places if number.counted_from <= p.start and p.end < number.end), None)


def counts_itself(folded: str, number: Number, places: Sequence[Place]) -> Place | None:
    """Give the name that is itself what a number counts, 300 Smart Lampposts, where they are plainly ours."""
    here = (p for p in places if number.counted_from <= p.start < number.end <= p.end)
    found = next(here, None)
    return found if found is not None and is_ours(folded, number, places) else None


def opens_a_name(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a number is the first word of a name and counts all the same: 30億元人工智能資助計劃."""
    return folded[number.start].isdigit() and any(place.start == number.start for place in places)


def whose(folded: str, number: Number, places: Sequence[Place]) -> str | Gate:
    """Say of which programme a number is: the name before it, or the one that it is a part of; else why of none."""
    behind = next((p for p in places if p.end > number.end and not p.aside), None)
    first = not any(p.end <= number.start for p in places)
    if behind and first and is_of_elsewhere(folded, number):
        return Gate.WIDER
    if behind and _FAKED.search(folded, max(0, behind.start - _LONGEST_LEAD), behind.start):
        return Gate.CRIME
    if behind is not None and (
        behind.start == number.start or _ADJECTIVE.fullmatch(folded, number.end, behind.start)
    ):
        if are_told_together(folded, _last_of(folded, behind, places), places):
            return Gate.SHARED
        things = number.end <= behind.start and number.unit == ""
        if things and first and not is_ours(folded, number, places):
            return Gate.WIDER
        return _last_of(folded, behind, places).key or Gate.BEFORE_ANOTHER
    has = first and _WITH_A_SUM.search(folded, 0, number.start)
    if behind is not None and has and _IT_HAS.fullmatch(folded, number.end, behind.start):
        return behind.key or Gate.BEFORE_ANOTHER
    if behind is not None and _FOR.fullmatch(folded, number.end, behind.start):
        return behind.key or Gate.BEFORE_ANOTHER
    if (
        behind is not None
        and behind.key is None
        and _OF_ANOTHER.fullmatch(folded, number.end, behind.start)
    ):
        return Gate.BEFORE_ANOTHER
    before = [p for p in places if p.end <= number.start and not p.aside]
    if before:
        refused = _not_of(folded, before, number)
        return refused or before[-1].key or Gate.NO_OWNER
    keys = {place.key for place in places if place.key is not None and not place.aside}
    alone = len(keys) == 1 and all(place.key in keys for place in places if not place.aside)
    if behind is None or not alone:
        return Gate.NO_OWNER
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    if _GIVEN_EN.search(folded, start, number.start):
        return Gate.ONE_CASE
    between = folded[number.end : behind.start]
    counts = number.unit != "HKD" and number.unit != "rank"
    comes = (
        _COMES_OF_THEM.fullmatch(folded, number.end, behind.start)
        and _ITS_TOTAL.match(folded, behind.end)
        and not _OF_ALL.search(folded, 0, behind.start)
    )
    if counts and are_given_for(
        folded[start : number.start], folded[number.counted_from : behind.start]
    ):
        return keys.pop()
    if counts and not comes and is_wider(folded[start : number.start], between):
        return Gate.WIDER
    joined = _JOINS_IT.fullmatch(folded, number.end, behind.start)
    near = joined or comes or not _APART.search(_SHORT_NAME.sub("", between))
    return keys.pop() if near else Gate.NO_OWNER


def _not_of(folded: str, before: Sequence[Place], number: Number) -> Gate | None:
    """Say why a number is not of the last of the names before it."""
    last = before[-1]
    if _is_case_of_crime(folded, last, number) or _ONE_PERSON.match(folded, last.end):
        return Gate.CRIME
    if _FAKED.search(folded, max(0, last.start - _LONGEST_LEAD), last.start):
        return Gate.CRIME
    if _BEARS_IT.match(folded, last.end):
        return Gate.IN_A_NAME
    if _NEW.search(folded, last.end, number.start):
        return Gate.OTHER_SCHEME
    if _is_one_case(folded, last) or _is_one_firm(folded, last):
        return Gate.ONE_CASE
    if _is_of_who_runs_it(folded, last, number):
        return Gate.OPERATOR
    if _is_shared(folded, last.end, number.start) or are_told_together(folded, last, before):
        return Gate.SHARED
    return Gate.PAIRED if are_two(folded, before, number) else None


def _is_shared(folded: str, end: int, start: int) -> bool:
    """Say whether what stands between a name and a number says that it is not of it alone, or of something else.

    Behind a semicolon it is where the clause plainly counts a part of it.
    """
    shared = [found[0] for found in _SHARED.finditer(folded, end, start)]
    if not shared or any(said not in ";；" for said in shared):
        return bool(shared)
    last = max(folded.rfind(mark, end, start) for mark in ";；")
    said = folded[last + 1 : start].lstrip()
    if _ANOTHER.fullmatch(said) and (unit := _COUNTED.match(folded, start)):
        before = _COUNTED_BEFORE.finditer(folded, end, last)
        return all(each["unit"] != unit["unit"] for each in before)
    return _OF_OTHERS_DONE.match(said) is not None or not goes_on(said, alone=True)


_ANOTHER = re.compile(r"另(?:外)?(?:有|再有)?[约逾近]?")
_COUNTED = re.compile(r"[\d ,一二三四五六七八九十百千]{1,10}(?P<unit>[宗份个间家名项])")
# e.g. 118宗 · 三十份
_COUNTED_BEFORE = re.compile(r"[\d一二三四五六七八九十百千](?P<unit>[宗份个间家名项])")


def is_with_others(folded: str, place: Place) -> bool:
    """Say whether a name stands before "and other schemes"."""
    return _AND_OTHERS.match(folded, place.end) is not None


def are_told_together(folded: str, place: Place, places: Sequence[Place]) -> bool:
    """Say whether a name is one of several that are told together, or a part of something larger."""
    if is_with_others(folded, place) or _ONLY_PART.search(
        folded, max(0, place.start - _LONGEST_LEAD), place.start
    ):
        return True
    return any(
        a.key != b.key and _JOINED.fullmatch(folded, a.end, b.start)
        for a, b in pairwise(places)
        if place in (a, b) and not (a.aside or b.aside)
    )


def is_of_aside(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a number is of a programme that is only compared with, or set apart."""
    before = [place for place in places if place.end <= number.start]
    return bool(
        before and before[-1].aside and _OF_ASIDE.match(folded, before[-1].end, number.start)
    )


def is_supposed(folded: str, number: Number) -> bool:
    """Say whether a number's clause is a condition, or tells what did not happen."""
    start = max((mark.end() for mark in CLAUSE.finditer(folded, 0, number.start)), default=0)
    if _PERHAPS.search(folded, start, number.start) or _IF_WOULD.search(folded, 0, number.start):
        return True
    so = _IF_SO.match(folded)
    if so and so.end() <= number.start:
        return True
    behind = CLAUSE.search(folded, number.end)
    return _SUPPOSED.search(folded[start : behind.start() if behind else len(folded)]) is not None


def _is_case_of_crime(folded: str, place: Place, number: Number) -> bool:
    """Say whether a number is told of somebody's wrong: in its clause, one from the name on, or the next."""
    ends = [0, *(mark.end() for mark in CLAUSE.finditer(folded)), len(folded)]
    for start, end in pairwise(ends):
        if end <= place.start or not _CRIME.search(folded, start, end):
            continue
        if start <= number.start < end:
            return True
        ruled = _IF.search(folded, start, end)
        if end <= number.start:
            own = max(at for at in ends if at <= number.start)
            if not (ruled and _STARTS_ANEW.match(folded, own)):
                return True
        elif not ruled and not _OTHERS_CRIME.match(folded, start):
            return True
    return False


def _is_one_case(folded: str, place: Place) -> bool:
    """Say whether a name only tells under what somebody applied: 公司提交的「甲計劃」申請."""
    opened, closed = _ONE_CASE
    return bool(
        opened.search(folded, max(0, place.start - 6), place.start)
        and closed.match(folded, place.end)
    )


def _is_one_firm(folded: str, place: Place) -> bool:
    """Say whether a name only tells what a company is supported by, or what it is called."""
    said = folded[max(0, place.start - 90) : place.start]
    given = _GIVEN.search(re.split(r"[,，。;；](?! (?:which|that))", said)[-1])
    if given and _BY_IT.match(folded, place.end):
        who = given["who"] or given["en"]
        if not _SO_MANY.search(who):
            return True
    return bool(
        _GIVEN_ZH.search(folded, max(0, place.start - 40), place.start)
        or _ONE_FIRM.match(folded, place.end)
        or _ONE_FIRM_EN.search(folded, max(0, place.start - 90), place.start)
    )


def _is_of_who_runs_it(folded: str, place: Place, number: Number) -> bool:
    """Say whether a name only tells what somebody runs, or did something for, of whom the number is."""
    said = folded[max(0, place.start - 90) : place.start]
    behind = folded[place.end : number.start]
    unit = folded[number.counted_from : number.end].strip()
    if unit in ("场", "次") and _FOR_IT.search(said):
        return True
    if _RUNS.search(said) and _WHO_RUNS.match(behind):
        return True
    runs = _WHOSE_IT_IS.search(said) or _ITS_OPERATOR.match(behind)
    if runs and not CLAUSE.search(behind):
        return True
    return bool(_WHICH.search(said) and _WHICH_ENDS.match(behind))


def _last_of(folded: str, first: Place, places: Sequence[Place]) -> Place:
    """Give the last of names that stand beside each other: of 科技園「培育計劃」 the scheme."""
    for place in places:
        if place.start > first.start and _BESIDE.fullmatch(folded, first.end, place.start):
            return place
    return first


def is_size(folded: str, number: Number, places: Sequence[Place]) -> bool:
    """Say whether a sum is how big the programme is: 30億元人工智能資助計劃."""
    return number.unit == "HKD" and any(
        place.start == number.start
        or (place.start >= number.end and _ADJECTIVE.fullmatch(folded, number.end, place.start))
        for place in places
    )
