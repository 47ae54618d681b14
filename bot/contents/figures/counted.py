"""This file says what a number counts, in the paper's own words."""

from __future__ import annotations

import re

from bot.contents.figures.numbers import NO_TIME, Number, numbers
from bot.contents.folded import Folded
from scrapers.text import fold

MOST, MOST_EN = 40, 72  # letters of what is counted
_BEHIND = re.compile(r"[^,，。、；;:：()（）「」“”/]{1,24}")
# Where the words for what is counted end, and what is said of it begins.
# e.g. 大樓快將落成 · 研究員協助其研發 · 項目而言 · 職員組成的秘書處
_ENDS = re.compile(
    r"快将|即将|共(?=[聘有获提涉开培录])|透过|通过|[获可]得|年内|(?<!正)会(?=[在采于被])|将(?!军)|已(?!故)"
    r"|可(?!持续|再生)|组成|提供|提交|以(?!上|下|外|内|及)|而言|中(?=的|有|位|排)|(?<=申请|项目|企业|机构)中|协助"
    r"|正在|现正"
    r"|供(?!应)|以便|倍增|提升|增[至加]|上调|采用|最[高多少]|位于|包括|涵盖|其|之一"
)
_JOINS = re.compile(r"[及和与至]")
# The next of numbers told one by one, which are of the same.
# e.g. 300宗|及500|宗申請 · 、約1 200
_NEXT_OF_IT = re.compile(
    r"[及和与、][约逾近]?(?:\d[\d ,.]{0,14}|[一二三四五六七八九十百千]{1,7})(?:万|亿)?[余多]? ?"
)
# e.g. bringing the cumulative total to about
_TOTAL_TO = re.compile(r"\bcumulative total (?:to|of|at|reached) (?:[a-z]{4,6} ){0,2}$")
_ADDED = re.compile(r"^(?:(?:new|newly|additional|more|further|other) )+", re.IGNORECASE)
# Words that only say whose or which; what is counted stands behind the next "and".
_WHOSE = re.compile(
    r"(?:政府|公[营共]|私营|本地|本港|海外|海内外|内地|香港|各局|各部门)|属于?.{2,10}|"
)
_OF = re.compile(r"^的")
_BUSY_WITH = re.compile(
    r"专注|从事|负责"
)  # of what they are, which stands last: 16所|專注於甲及乙的實驗室
_LEFT_OVER = re.compile(r"(?<=.)[于在自]$")  # of the day that follows: 三座大樓|於2025年
_AGED = re.compile(r"\d{2}岁(?:或|及)?以上的?")  # 10 000名|60歲或以上長者
_FROM = re.compile(r"来自[^,，。;；]{2,60}的([^的,，。;；、]{2,10})")  # 來自院校、企業等的|申請
_RISE = re.compile(
    r"由(?:[^,，。;；]|,(?=\d)){1,40}[至到][^,，。;；]{0,8}$"
)  # 用量|由500萬次倍增至2023年的
# e.g. 運算速度|會在今年內逐步提升
_WILL_RISE = re.compile(
    r"并?(?:会|将)会?(?:[在于][^,，。;；]{1,6})?(?:逐步|陆续|进一步)?(?:提升|增加|增|扩展|扩大|提高)$"
)
_PAIRED = re.compile(r"分别[^,，。;；]{1,14}[及和与]$")  # 獲批的|分別有21份及|17份
_DATED = re.compile(r"(?:[于在])?20\d\d年(?:\d{1,2}月)?[的底初]?$")
_DIGIT = re.compile(r"\d")
_CASES = re.compile(r"(?:申请|项目|个案|意向书|建议书?|配额|合约|牌照|投诉|名额)$")
# Numbers of land, length and weight are of what stands before them.
_MEASURED = re.compile(r"(?:公顷|平方米|公里|吨)$")
# What leads up to a number says how it is meant, which is told beside it.
# e.g. 已突破 · 港幣約 · a total of about
_LEADS = re.compile(
    r"(?:分别(?:有|为|达)?|中有|约[需值涉]|需|高达|最高|倍增|增(?!长|值)|近|约(?![需值涉])|大约|超过|逾|突破|接近"
    r"|至少|不少于|不足|不到|少于|最多|合共|共|已在|已|为|至|达|到|每秒浮点运算|港币|hk|\$|about|over|nearly|some"
    r"|under|(?:less|fewer) than|of|to|\s){1,8}$"
)
_MARKED = re.compile(r"^[(（]?(?:[\da-z]{1,3}|[一二三四五六七八九十]{1,3})[.)）、]\s?")
# e.g. 當中 · 另外 · 以及
_OPENING = re.compile(r"^(?:当中|其中|另外|此外|以及|并且?|而|则|即|亦|的|[及和与])(?!有|为)")
# e.g. 用以支付營運開支 · 為私人投資 · 的算力
_USED = re.compile(r"^\s?(?:用(?:以|作|于)(?:支付|采购|推行)?|为|属|是|的(?!水平))")
# What an item of a list counts, before its colon.
# e.g. (a) number of services: · 已接獲申請：
_LABEL = re.compile(r"(?:^\W{0,4}|[)）.、] ?)([^\W\d][^:：;；,，。.()（）「」“”\d]{1,47})[:：] ?$")
_ONLY_NEAR = re.compile(r" ?(?:约|逾|近|超过|about |over |some |nearly )?(?:hk)?\$?")
# What was done with those that are counted: of applications as many are received as approved.
# e.g. 共接獲逾 · 已支持其中
_DEED = re.compile(
    r"(收到|接获|接到|批出|批准|获批|支持|资助|处理|审批|评审|否决|拒绝|撤回)"
    r"(?:了|的|其中|当中|约|大约|超过|逾|近|接近|突破|合共|共|至少|最多| ){0,6}$"
)
# e.g. 分別批出|300宗及
_DEED_OF_ALL = re.compile(
    r"分别(收到|接获|接到|批出|批准|获批|支持|资助|处理|审批|评审|否决|拒绝|撤回)(?:了|约|逾|近|超过)?"
    r"(?=[\d一二三四五六七八九十百千])"
)
# e.g. has received over · approved a total of
_DEED_EN = re.compile(
    r"\b(received|approved|supported|processed|rejected|withdrawn|funded|completed|admitted|selected|installed)"
    r"(?: (?:a total of|some|about|around|over|more than|nearly|almost|approximately|another)){0,2} $"
)
# e.g. 500 applications were received · involving $6.2 million have been approved
_DONE_EN = re.compile(
    r" (?:involving (?:[^.;]|\.\d){1,90}? )?(?:have|has|had|were|was)(?: been)? (received|approved|supported"
    r"|processed|rejected|withdrawn|funded)\b"
)
# e.g. 2.9 million| held the version with signatures
_HOLDS = re.compile(
    r"(?: [(][^()]{1,20}[)])? ((?:hold|held|use|are|were|have|had|chose|came|live) [^,;.]{2,60})(?=[,;.]|$)"
)
# e.g. 22| from universities and 19
_FROM_WHOM = re.compile(
    rf" (?:were |was )?(from {NO_TIME}[a-z][^,;.]{{2,40}}?)(?=,? and \d|[,;.]|$)"
)
# e.g. 22| rejected · 31| were withdrawn
_ENDED = re.compile(
    r" (?:were |was )?(approved|rejected|withdrawn|completed|admitted|terminated|pending|in progress"
    r"|under (?:processing|vetting|assessment))\b"
)
# e.g.  had been erected ·  of whom have moved
_DONE_ALONE = re.compile(
    r"(?: of (?:whom|which|them))? (?:(?:have|has|had)(?: now| already| since)?(?: been)?|were"
    r"|was) ([a-z]{3,14}ed|built|set up)\b"
)
# e.g. the number of registered users has exceeded
_NUMBER_OF = re.compile(
    r"\bnumber of ([a-z][a-z -]{2,40}?) (?:from|to|under|supported|rose|fell|grew|dropped|has|have|had|already"
    r"|exceeded|reached|surpassed|risen|increased|grown|stood|was|is)\b"
)
# e.g. registered users had reached
_USERS = re.compile(
    r"\b((?:(?:registered|active|new|unique) ){0,2}users) (?:has |have |had )?(?:already )?"
    r"(?:exceeded|reached|surpassed) "
)
# e.g. the number of projects approved under RAISe+ was given as
_GIVEN_AS = re.compile(
    r"\bnumber of ([a-z][a-z -]{2,40}?) (?:under|in|for|as|of|by|to)\b[^;]{0,80} (?:was|were) "
    r"(?:wrongly |incorrectly )?(?:given|stated|shown|reported) as $"
)
# e.g. the full-year target of
_TARGET_OF = re.compile(
    r"\b((?:(?:full-year|yearly|annual|original|revised) )?target) of (?:[a-z]{4,6} ){0,2}$"
)
# What so many of are said to be before the number: its noun is of several, and what stands behind "of" or "to"
# only says whose.
# e.g. visits to the portal came to about · in 2024 alone e-filings numbered
_STOOD = re.compile(
    r"(?:^|[,;:] ?|\b(?:and|while|whereas|alone|that) )(?:(?:the|its|total|annual|cumulative|overall) ){0,3}"
    r"((?:[a-z][a-z-]{1,20} ){0,3}(?:[a-z][a-z-]{1,20}(?<!s)s|rate|volume|usage|ridership))"
    r"(?: (?:of|to|on|via|through|under|in|for|by|with|at)\b[^,;]{1,60})? (?:has |have |had )?(?:already )?"
    r"(?:came to|come to|now number|numbered|averag(?:ed|ing)|total(?:l)?ed|amounted to|amount to|stood at|stands? at"
    r"|reached|surpassed|exceeded"
    r"|(?:rose|risen|grew|grown|increased|climbed|fell|fallen|dropped) (?:from [^;]{1,40} )?to) "
    r"(?:about |around |over |more than |nearly |almost |some )?$"
)
# English words before a sum: where the phrase begins that it is of, and the verb that ends it.
# e.g. involving |a total funding amount · and |utilisation rate
_PHRASES = re.compile(
    r"^.*(?:\b(?:involving|with|and|whose|which|where|that|under)\b|[;:]|,(?!\d{3}))", re.DOTALL
)
# e.g. the fee |was raised from $23,000 to
_FROM_A_SUM = re.compile(
    r" (?:(?:has |have |had )?(?:was |were |been )?(?:raised|increased|lowered|cut|reduced|adjusted|revised) )?"
    r"from (?:hk)?\$[\d ,.]{1,14}(?:million |billion )?(?:to)?$",
    re.IGNORECASE,
)
_ENDING = (
    "has have had been was were is are reached exceeding exceeded exceeds amounting totalling standing stood "
    "at of to accounted only already now for"
)
_VERBS = frozenset(_ENDING.split())
_ARTICLES = re.compile(r"^(?:its|their|the|an?|this) ", re.IGNORECASE)
_TOTAL = re.compile(r"^(?:total|sum|amount)?$")
_OF_EN = re.compile(
    r" (?:of|in) ([a-z][a-z -]{2,40}?)(?= (?:have|has|had|were|was|will|for|to|from|under|in)\b|[,.;]|$)"
)

# What takes so long, before the verb that says so.
# e.g. its average processing time has been cut from 12 to · on average, approval takes
_LASTS_EN = re.compile(
    r"(?:^\s?|[,;:] ?|\b(?:on average,?|and|while|the|its|with) )((?!(?:the|its|on|and) )[a-z][a-z -]{2,60}?) "
    r"(?:has|have|had|is|was|are|were|will|takes?|took|now|stands?|stood|averag(?:es?|ed)|of|for|per|under|cut|reduced"
    r"|shortened|f[ae]ll|fallen|dropped)\b"
)

# e.g. the |time for drafting a reply| from
_TIME_FOR_EN = re.compile(
    r"\b((?:(?!the )[a-z]{3,14} )?time for [a-z ]{3,40}?) (?:from|to|by|is|was|has)\b"
)
# e.g. an |average satisfaction score| of
_RATED_EN = re.compile(r"\b((?:(?!an? |the )[a-z-]{3,14} ){0,2}(?:ratings?|scores?))\b")

_OF_THEM = re.compile(r" (of (?:them|these|those))[.,;]")  # which the sentence before told


def counted(whole: Folded, number: Number, start: int, named: int) -> str:
    """Give the paper's words for what is counted: those behind a counting word, those before, or an item's label.

    `start` is where the number's clause begins, `named` where the programme's name before it ends.
    """
    label = _LABEL.search(whole.folded, 0, start)
    if (
        label
        and label.start(1) >= named
        and _ONLY_NEAR.fullmatch(whole.folded, start, number.start)
    ):
        return whole.text[whole.offsets[label.start(1)] : whole.offsets[label.end(1)]].strip()
    return _counted(whole, number, start, named)


def _counted(whole: Folded, number: Number, start: int, named: int) -> str:
    """Give the words about a number that say what is counted."""
    if number.unit:
        return _of_measure(whole, number, start)
    if number.lasts:
        return _that_lasts(whole, number, start, named)
    unit = whole.folded[number.counted_from : number.end].strip()
    if not unit and _TOTAL_TO.search(whole.folded, max(0, number.start - 48), number.start):
        return _of_total(whole, number)
    if not unit and (
        said := _NUMBER_OF.search(whole.folded, start, number.start)
        or _USERS.search(whole.folded, start, number.start)
        or _TARGET_OF.search(whole.folded, start, number.start)
        or _GIVEN_AS.search(whole.folded, max(0, number.start - 160), number.start)
    ):
        return whole.text[whole.offsets[said.start(1)] : whole.offsets[said.end(1)]].strip()
    if not unit and (
        stood := _STOOD.search(whole.folded, max(0, number.start - 160), number.start)
    ):
        return whole.text[whole.offsets[stood.start(1)] : whole.offsets[stood.end(1)]].strip()
    if not unit and (
        deed := _DEED_EN.search(whole.folded, start, number.start)
        if whole.folded.startswith(" of the", number.end)
        else None
    ):
        return deed[1]
    if not unit and (of_them := _OF_THEM.match(whole.folded, number.end)):
        return of_them[1]
    if not unit and (done := _DONE_ALONE.match(whole.folded, number.end)):
        return done[1]
    if not unit and (ended := _ENDED.match(whole.folded, number.end)):
        return ended[1]
    said = _HOLDS.match(whole.folded, number.end) or _FROM_WHOM.match(whole.folded, number.end)
    if not unit and said:
        return whole.text[whole.offsets[said.start(1)] : whole.offsets[said.end(1)]]
    if unit and unit.isascii():
        done = _DONE_EN.match(whole.folded, number.end) or _DEED_EN.search(
            whole.folded, start, number.start
        )
        return done[1] if done else ""
    behind = "" if _MEASURED.search(unit) else _noun(whole, _last_of_list(whole, number.end, unit))
    if not behind:
        before = _cut_before(whole, max(start, min(named, number.start)), number.start)
        return before if len(before) > 1 else _noun(whole, number.end)
    deed = _DEED.search(whole.folded, start, number.start) or _DEED_OF_ALL.search(
        whole.folded, start, number.start
    )
    if deed is None or not _CASES.search(fold(behind)):
        return behind
    return f"{behind}（{whole.text[whole.offsets[deed.start(1)] : whole.offsets[deed.end(1)]]}）"


def _last_of_list(whole: Folded, at: int, unit: str) -> int:
    """Give where the last of numbers told one by one ends, which says what all of them count."""
    while unit and (following := _NEXT_OF_IT.match(whole.folded, at)):
        if not whole.folded.startswith(unit, following.end()):
            break
        at = following.end() + len(unit)
    return at


def _of_total(whole: Folded, number: Number) -> str:
    """Give what a total is of: what the one number before it counts, and nothing where there are more."""
    before = [one for one in numbers(whole.folded[: number.start]) if one.counted_from < one.end]
    if len(before) != 1 or before[0].unit:
        return ""
    said = whole.folded[before[0].counted_from : before[0].end].strip()
    return _ADDED.sub("", said)


def _noun(whole: Folded, at: int, *, used: bool = False) -> str:
    """Give the words behind a place that name a thing, without what is said of it."""
    if source := _FROM.match(whole.folded, at):
        return whole.text[whole.offsets[source.start(1)] : whole.offsets[source.end(1)]]
    found = _BEHIND.match(whole.folded, at)
    if found is None:
        return ""
    said = found[0]
    if skipped := _OF.match(said):
        at, said = at + skipped.end(), said[skipped.end() :]
    if aged := _AGED.match(said):
        at, said = at + aged.end(), said[aged.end() :]
    for ends in (_ENDS, *(() if used else (_DIGIT,))):
        if end := ends.search(said):
            said = said[: end.start()]
    if _JOINS.match(said):
        return ""  # another number follows: 87份及7份
    for join in () if _BUSY_WITH.match(said) else _JOINS.finditer(said):
        if not _WHOSE.fullmatch(said[: join.start()]):
            said = said[: join.start()]
            break
    said = _LEFT_OVER.sub("", said)
    return whole.text[whole.offsets[at] : whole.offsets[at + len(said)]].strip()


def _of_measure(whole: Folded, number: Number, start: int) -> str:
    """Give what a sum or a share is of: the words before it, or where they say nothing those behind."""
    before = _cut_before(whole, start, number.start)
    used = _USED.match(whole.folded[number.end : number.end + 8])
    if _TOTAL.match(before) and (named := _OF_EN.match(whole.folded, number.end)):
        return whole.text[whole.offsets[named.start(1)] : whole.offsets[named.end(1)]]
    bare = len(before) <= 2 or number.unit == "PFLOPS"  # 提供, 撥出
    if used and bare and (behind := _noun(whole, number.end + used.end(), used=True)):
        return behind
    return before


def _that_lasts(whole: Folded, number: Number, start: int, named: int) -> str:
    """Give what takes so long, or is rated so: the words before the verb, or in Chinese those behind the name."""
    before = whole.folded[start : number.start]
    if told := _RATED_EN.search(before) or _TIME_FOR_EN.search(before) or _LASTS_EN.search(before):
        first, last = (whole.offsets[start + at] for at in told.span(1))
        return whole.text[first:last].strip()
    return _of_measure(whole, number, max(start, min(named, number.start))).removeprefix("的")


def _cut_before(whole: Folded, start: int, end: int) -> str:
    before = whole.cut(whole.offsets[start], whole.offsets[end])
    said = _PAIRED.sub("", _RISE.sub("", before.folded))
    said = _DATED.sub("", _LEADS.sub("", said)).removesuffix("由")
    said = _WILL_RISE.sub("", said)
    first = len(said) - len(said.lstrip(" 」”』"))
    opened = _OPENING.match(said[first:])
    first += opened.end() if opened else 0
    kept = before.text[before.offsets[first] : before.offsets[len(said)]]
    if kept.isascii():
        return _phrase(_MARKED.sub("", kept))
    kept = _MARKED.sub("", kept).strip(" 「」“”,，、")[-MOST:]
    return kept if "(" in fold(kept) else kept.strip("()（）")


def _phrase(said: str) -> str:
    """Give the last phrase of some English words, without what leads up to a number."""
    words = _FROM_A_SUM.sub("", said.rstrip(" $")).split()
    while len(words) > 1 and words[-1].lower() in _VERBS:
        words.pop()
    said = _PHRASES.sub("", " ".join(words)).strip(' ("')
    near = _ARTICLES.sub("", said)[-MOST_EN:]
    return near if len(near) < MOST_EN else near[near.find(" ") + 1 :]
