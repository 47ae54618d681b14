"""This file joins a lead-in to the list that it announces."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.contents.folded import Folded
from bot.contents.statements import Statement, leads_in
from bot.contents.summaries.leaning import points_back
from bot.contents.summaries.pieces import is_chinese, is_purpose
from bot.contents.summaries.setting import is_wished
from bot.contents.summaries.standing import OMITTED, OMITTED_ZH, open_bracket
from scrapers.text import fold

MOST_ITEMS = 4
NEAR = 200  # sentences below a lead-in in which the openings of its list stand
LONGEST_LIST, LONGEST_LIST_EN = 150, 340  # letters of a lead-in and as much of its list as is told
# e.g. 獲批的四個項目涵蓋 · The four approved projects cover · the Chief Executive ordered that -
_ANNOUNCES = re.compile(
    r"指令|议决|决定|\b(?:ordered|resolved|decided|agreed|approved) that\b|计划|建议|措施|阶段|包括|涵盖|分别[为是]"
    r"|将|会|目标|方向|recommend|propos|measures|will|plans?|includ|\bcovers?$|\bare$|compris"
)
_ONLY_POINTS = re.compile(r"如下|答复|回复|表列|分述|列于|as follows|reply|breakdown|below")
_MARK = re.compile(
    r"^\s*(?:[(（]([一二三四五六七八九十]{1,2}|\d{1,2}|[ivx]{1,4}|[a-h])[)）]|(\d{1,2})[.)](?!\d))"
)

_VERB = (
    r"(?:透过|通过|举办|成立|设立|推出|制[订定]|研究|检讨|检视|加强|提升|优化|鼓励|支持|资助|协助|提供|推动|促进"
    r"|落实|引入|扩展|扩大|修订|改善|完善|统筹|发展|建立|建设|兴建|开展|展开|进行|推行|实施|探讨|委托|委聘|聘用"
    r"|培育|培训|吸引|简化|延长|放宽|增加|增设|增拨|预留|拨款|更新|升级|改建|整合|规定|要求|禁止|豁免|取消|统筹"
    r"|筹备|引进|引导|把)"
)
# An item that says what is done and leaves it to its lead-in who does it.
# e.g. 舉辦更多活動 · set up a task force · Wash hands
_NO_SUBJECT = re.compile(
    rf"^(?:并|亦|再|进一步|继续|积极|全面)?{_VERB}(?!局|署"
    rf"|[^,。;]{{0,4}}(?:计划|结果|中心|课程|基金|委员会|小组|项目|服务|工作|平台|系统|公司|人员|措施|院)"
    rf"(?:[^,。;]{{0,12}})?(?:将|会(?!议)|已|于|在|是|为|包括)"
    rf"|[^,。;]{{4,14}}(?:计划|中心|基金|委员会|小组|平台|系统|研究院|办公室)"
    r"(?:由|将|会(?!议)|已|至今|现|共|有|是|于))"
    r"|^(?:to )?(?:also |further |continue to |not |please )?(?:set|establish|launch|introduce|provide|strengthen"
    r"|enhance|promote|develop|extend|expand|review|amend|require|conduct|implement|improve|support|encourage|study"
    r"|explore|build|create|allow|enable|raise|increase|reduce|simplify|perform|wash|cover|dispose|avoid|wear"
    r"|maintain|keep|ensure|consult|refrain|seek|contact|stay|adopt|pay|do not|never|always|use|put|rinse|drink"
    r"|then|note|observe|prepare|step)\b(?! (?:is|are|was|were|has|have|will)\b)"
    r"|^(?!(?:during|following|regarding|according|concerning|nothing|everything|pending|notwithstanding|excluding"
    r"|including)\b)[a-z]+ing\b(?! (?:is|are|was|were|has|have|will)\b)"
)
# From when or until when, before anything is said.
# e.g. 由2026年10月起 · from October 2026
_WHEN = re.compile(
    r"^(?:由|自|在|于|至|截至|待|当|如|若|为|透过|通过|利用|运用|采用)[^,。;]*$"
    r"|^(?:from|by|in|on|at|with effect from|subject to|after|before|upon|where|when|if|for) [^,;]*$"
)
# e.g. 由2026年10月起,把 · from October 2026, the
_WHEN_FIRST = re.compile(
    r"^(?:(?:由|自|在|于|至|截至)[^,。;]{2,30}(?:起|后|前|内|时|间|期|年|季|月|度|半年|年底|年初),?"
    r"|(?:from|by|in|on|at|with effect from) [^,;]{2,40}, )"
)
# e.g. 數字辦會採取
_WHO = re.compile(
    r"^((?:我们|特区政府|政府|当局|[\u4e00-\u9fff]{1,12}?(?:局|署|办|处|公司|委员会|研发院|机构|公署)))"
    r"(?:[(][^()]{1,20}[)])?(?:亦|已|将|会|正|现|须|就|计划|采取|推行|推出|建议)"
)
_BELOW = re.compile(r"(?:如下|以下|下列|下述|表列)|\b(?:as follows|the following|below)\b")
_END = re.compile(r"[；;，,、]\s?(?:以及|及|和|或|and|or)?[。.]?$")
LONGEST_LEAD, LONGEST_LEAD_EN = 40, 110  # letters of what is set before an item


# What is said to all of a list.
# e.g. did not agree to any of these · 不接納上述建議
_ANSWERS = re.compile(
    r"\b(?:any|none|all|each|both|some|most) of (?:these|them|those|the above)\b"
    r"|\b(?:these|those|the above|their|the)(?: (?:first|second|last|other|remaining|two|three)){0,2} (?:suggestion"
    r"|proposal|request|view|recommendation|demand|option)s\b"
    r"|(?:上述|以上|有关|该等|这些|各项|议员的?|委员的?)(?:建议|要求|意见|诉求|方案)"
)


# What opens with a verb and is its own subject.
# e.g. 擴展工作預計涉及 · Housing is
_SAYS_OF = re.compile(
    r"^[^,。;]*(?:会|将|已|预[计期]|涉及|是|为|须|可|需|能|有|属|令|使)"
    r"|^[^,;]* (?:is|are|was|were|has|have|will|would|can|may|must|should|took|takes)\b"
)
# A lead-in whose items are what it tells of.
# e.g. the four approved projects cover: · the targets are -
_TELLS_OF = re.compile(
    r"\b(?:covers?|includ(?:e|es|ing)|compris(?:e|es|ing)|involves?|are|is|namely)[ :–—-]*$"
)
# What a clause of its own may open with, a capital or not.
# e.g. the number of · for all control points
_OWN_WORDS = re.compile(
    r"(?:the|an?|all|any|each|every|no|some|many|most|more|other|this|that|these|those|its|their|our|in|on|at|for"
    r"|by|from|under|of|with|as|to|if|when|where|while|after|before|since|during|until|e-?[a-z])\b"
)
# e.g. in civil proceedings in the District Court
_WHERE = re.compile(r"(?:in|on|at|for|by|from|under|of|with|as to) ")
# A lead-in without which its items would say the opposite, or more than is meant.
# e.g. the scheme does not cover · shall be prohibited · only if all of · unless the council · 下列人士不得 · 不合資格
# e.g. 禁止 · 如立法會
_TURNS = re.compile(
    r"不(?!同|断|少|仅|单|但|限于|时|日|过|论|管|久|单止|可或缺)|未(?!来)|没有|并无|无(?:须|需|权|法|意)|禁|暂停"
    r"|停止|中止|终止|取消|撤[回销]|豁免|除(?!了)|例外|拒|否决|反对|如(?!下|期|何|常|此|同|实)|若(?!干)|倘|一旦"
    r"|只有|只限|仅限|[须需]符合|条件|前提|视乎"
    r"|\b(?:not(?! only| later| less| fewer| more)|no(?! later| fewer| less| more)|never|neither|nor|none|cannot"
    r"|without|unless|except\w{0,4}|exempt\w{0,5}|exclud\w{1,4}|other than|save for|apart from|if|only"
    r"|provided that|subject to|prohibit\w{0,4}|ban(?:s|ned|ning)?|forb[ia]d\w{0,5}|reject\w{0,4}|refus\w{1,4}"
    r"|declin\w{1,3}|abolish\w{0,4}|cease[sd]?|stop(?:s|ped)?|suspend\w{0,4}|terminat\w{1,4}|withdr[ae]w\w{0,3}"
    r"|waiv\w{1,3}|repeal\w{0,3}|disqualif\w{1,6}|ineligible|oppos\w{1,4}|den(?:y|ies|ied)|conditions?|once)\b"
    r"|n['’]t\b"
)
# A lead-in whose items go on with its verb, whatever they open with.
# e.g. 研發院將： · the Rules will -
_MODAL = re.compile(
    r"(?:将|会|须|可|应|拟|计划)[:：—–－-]*$|\b(?:will|shall|must|may|should|would)[ :–—-]*$"
)
_POINTS = frozenset(["slide", "recommendation"])  # say what is done, and by whom their page says


def trimmed_item(sentence: Folded) -> Folded:
    """Give an item without the "; and" that leads on to the next one."""
    found = _END.search(sentence.text)
    if found is None or not sentence.text[: found.start()].strip():
        return sentence
    stop = "。" if is_chinese(sentence.text) else "."
    return sentence.cut(0, found.start()).stripped_end().joined(Folded.of(stop))


def lead_ins(
    statements: Sequence[Statement],
    listed: Sequence[Statement],
    in_full: Callable[[str], str] = str,
    of_what: Callable[[Statement], str] = lambda _: "",
) -> list[str | None]:
    """Give what must stand before each item of a list so that it reads alone.

    "" is for what needs nothing, None for an item whose lead-in is too long, points elsewhere or was
    lost with the beginning of the sentence. One whose lead-in denies, excepts or sets a condition never
    stands without it: where `listed`, the same sentences with their lists, tells both, it is not told again.
    """
    found: list[str | None] = []
    lead: Statement | None = None
    turned: Statement | None = None  # the lead-in with its list
    named = ""
    rank, only_items = 0, False  # whether nothing but items stands behind the lead-in
    for one, whole in zip(statements, listed, strict=True):
        if turned is not None and (rank := _next_in(turned, one, rank)):
            found.append(None if turned.listed else _led_by(lead, one, in_full))
            continue
        if one.first:
            turned = None
        is_item = len(one.bare.text) < len(one.text)
        bare = _names_nobody(one.bare.folded) or _goes_on(one) or _is_named_by(lead, one)
        if lead is not None and (
            (one.part != lead.part and not (only_items and (is_item or not one.first)))
            or (one.first and not is_item and not bare)
        ):
            lead = None
        whole_lead = _led_by(lead, one, in_full) if bare else ""
        if not bare and is_item and lead is not None and _MODAL.search(lead.bare.folded):
            # Its subject and its "will" are left to the lead-in.
            whole_lead = _led_by(lead, one, in_full) or ""
        found.append(
            whole_lead if whole_lead is not None or not (lead and is_item) else named or None
        )
        only_items = only_items and (is_item or not one.first)
        if ends_open(one):
            lead, rank, only_items = one, 0, True
            named = of_what(one) if points_back(one.bare.folded) else ""
            turned = whole if _TURNS.search(one.bare.folded) else None
    return found


def pledged_items(statements: Sequence[Statement]) -> frozenset[int]:
    """Give the places of the items whose lead-in says that they will be done: "We will –"."""
    found: set[int] = set()
    pledged = False
    for one in statements:
        is_item = len(one.bare.text) < len(one.text)
        if one.first and not is_item:
            pledged = ends_open(one) and _MODAL.search(one.bare.folded) is not None
        elif pledged and is_item:
            found.add(one.place)
    return frozenset(found)


def _next_in(lead: Statement, item: Statement, rank: int) -> int:
    """Give the place in its list of the item that comes behind the one of a `rank`; 0 of what is none.

    One without a number has the place of the one before.
    """
    if item.part != lead.part or len(item.bare.text) == len(item.text):
        return 0
    mark = _MARK.match(item.text)
    if mark is None:
        return max(rank, 1)
    own = _rank(mark[1] or mark[2])
    return own if own == rank + 1 else 0


def _names_nobody(folded: str) -> bool:
    """Say whether an item leaves it to its lead-in who acts, from when on or not."""
    when = _WHEN_FIRST.match(folded)
    return _NO_SUBJECT.search(folded[when.end() :] if when else folded) is not None


def _goes_on(item: Statement) -> bool:
    """Say whether an English item goes on with its lead-in's sentence and has no subject of its own."""
    opening = item.bare.text[:2]
    return (
        item.first
        and opening.isascii()
        and opening.islower()
        and (
            _OWN_WORDS.match(item.bare.folded) is None or _WHERE.match(item.bare.folded) is not None
        )
        and _SAYS_OF.search(item.bare.folded) is None
    )


def _is_named_by(lead: Statement | None, item: Statement) -> bool:
    """Say whether an English item is a thing that its lead-in tells of: "cover: (1) a system for tests"."""
    return (
        lead is not None
        and item.first
        and item.bare.text[:2].islower()
        and _TELLS_OF.search(lead.bare.folded) is not None
        and _SAYS_OF.search(item.bare.folded) is None
    )


def _led_by(lead: Statement | None, item: Statement, in_full: Callable[[str], str]) -> str | None:
    """Give a lead-in in brackets: its last clause, where that is short and says by itself who acts."""
    if lead is None:
        lost = item.role not in _POINTS and _SAYS_OF.search(item.bare.folded) is None
        return None if lost else ""
    chinese = is_chinese(lead.text)
    words = lead.bare.text.rstrip("：:–—－- ")
    if chinese:
        words = in_full(re.split(r"[，；。]", words)[-1])
    if chinese and _BELOW.search(fold(words)) and not points_back(fold(words)):
        who = _WHO.match(fold(words))
        return f"（{words[: who.end(1)]}）" if who and len(words) == len(fold(words)) else None
    if (
        len(words) > (LONGEST_LEAD if chinese else LONGEST_LEAD_EN)
        or len(words) < 4
        or open_bracket(words)
        or _BELOW.search(fold(words))
        or points_back(fold(words))
    ):
        return None
    return f"（{words}）" if chinese else f"[{words}] "


def with_lists(statements: Sequence[Statement]) -> list[Statement]:
    """Give the sentences, each lead-in together with the openings of its list."""
    return [
        _with_items(statement, statements[at + 1 : at + 1 + NEAR])
        if ends_open(statement)
        else statement
        for at, statement in enumerate(statements)
    ]


def answer_to(at: int, listed: Sequence[Statement]) -> int | None:
    """Give where the sentence stands that answers a list of what Members wish; None where none does."""
    if not listed[at].listed or not is_wished(listed[at].bare.folded):
        return None
    for place in range(at + 1, min(at + NEAR, len(listed))):
        one = listed[place]
        if one.part != listed[at].part:
            return None
        if len(one.bare.text) == len(one.text) and one.first:
            return place if _ANSWERS.search(one.bare.folded) else None
    return None


def items_behind(at: int, everything: Sequence[Statement]) -> list[Statement]:
    """Give the items of the list that stands right behind a lead-in."""
    found: list[Statement] = []
    for one in everything[at + 1 : at + NEAR]:
        if len(one.bare.text) == len(one.text):
            break
        found.append(one)
    return found


def ends_open(statement: Statement) -> bool:
    """Say whether a sentence only leads up to what follows it."""
    return not statement.listed and leads_in(statement.text)


def _with_items(statement: Statement, following: Sequence[Statement]) -> Statement:
    """Append the openings of the list that a lead-in announces, each as it stands."""
    bare = statement.bare.folded
    turns = _TURNS.search(bare)
    wished = is_wished(bare)
    announces = (turns or wished or _ANNOUNCES.search(bare)) and len(bare) >= (4 if turns else 8)
    if _ONLY_POINTS.search(bare) or not announces:
        return statement
    items: list[str] = []
    for later in following:
        if later.part != statement.part or len(items) == MOST_ITEMS:
            break
        mark = _MARK.match(later.text)
        if mark is None or _rank(mark[1] or mark[2]) != len(items) + 1:
            if not items and later.place > statement.place + 2:
                break
            continue
        items.append(_opening(later.bare.text))
    if len(items) < 2:
        return statement
    chinese = is_chinese(statement.text)
    text = statement.text.rstrip("：: -–—－") + ("：" if chinese else ": ")
    most, between = (LONGEST_LIST, "；") if chinese else (LONGEST_LIST_EN, "; ")
    shown = len(items)
    while shown and len(text + between.join(items[:shown])) > most:
        shown -= 1
    if shown < 2:
        return statement
    text += between.join(items[:shown])
    if shown < len(items):
        text += OMITTED_ZH if chinese else f" {OMITTED}"
    return statement.reworded(Folded.of(text), listed=True)


# On what an item hangs, or what it leaves out: without that it would say too much.
# e.g. provided that a fee is paid · unless the owner objects · 但須視乎撥款 · 如船主同意
_ON_CONDITION = re.compile(
    r"^ ?(?:but|provided|except|unless|subject to|if|only|save (?:for|where)|excluding|other than|pending|where)\b"
    r"|^(?:但|惟|除非|除外|视乎|须待|若|如(?![下上此今何同期常实])|倘|假如|只限|不包括|前提|条件是)"
)


def _opening(item: str) -> str:
    """Give the first clauses of an item that make a phrase of their own."""
    item = re.sub(r"(?:；及?|;(?: and)?|及|，?以及)$", "", item.strip()).rstrip("；;。.，, ")
    chinese = is_chinese(item)
    for mark in re.finditer(r"[，；。]|[,;](?= )", item):
        if open_bracket(item[: mark.start()]):
            continue
        if _WHEN.search(fold(item[: mark.start()])):
            continue
        if _ON_CONDITION.match(fold(item[mark.end() :])):
            return item
        purpose = is_purpose(item[mark.end() :])
        if mark.start() >= ((4 if purpose else 8) if chinese else (15 if purpose else 30)):
            return item[: mark.start()]
    return item


def _rank(mark: str) -> int:
    roman = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
    if mark in roman:
        return roman[mark]
    if mark.isdecimal():
        return int(mark[:9])
    chinese = "一二三四五六七八九十"
    return chinese.index(mark[0]) + 1 if mark[0] in chinese else "abcdefgh".find(mark) + 1
