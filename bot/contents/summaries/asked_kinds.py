"""This file says what kinds of things a question asks for, and which sentences of its reply give none of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from bot.contents.statements import Statement
from bot.contents.summaries import signs
from bot.contents.summaries.signs import Words, either

# By kind: by which words it is asked for.
# e.g. 涉及的開支為何 · 編制 · 何時推出 · the expenditure involved
_SUMS = Words(
    re.compile(
        r"开支|费用|支出|拨款|款项|金额|资助额|总额|成本|资金|预算(?!案)|收入|投资额|多少(?:钱|资|公帑)"
    ),
    re.compile(r"\b(?:expenditures?|costs?|amounts?|funding|sums?|fees?|revenue|provision)\b"),
)
_STAFF = Words(
    re.compile(r"人手|编制|人员|职位|职级"),
    re.compile(r"\b(?:staff|manpower|posts?|establishment)\b"),
)
_TIME = Words(
    re.compile(r"何时|什么时候|时间表|日期|进度|进展|落成|时间"),
    re.compile(r"\b(?:when|timetable|progress|schedule|timeline|dates?)\b"),
)
_ASKED: Final[Mapping[str, Words]] = {"sums": _SUMS, "staff": _STAFF, "time": _TIME}

# What a scheme is for.
# e.g. 計劃旨在鼓勵 · 的目標是引入 · the scheme aims to
_PURPOSE = Words(
    re.compile(r"旨在|(?:目标|宗旨|目的)(?:是|为|在于)|^「[^」]{2,40}」(?:[(][^()]{2,20}[)])?支持"),
    re.compile(r"\b(?:aims? (?:to|at)|is intended to|the (?:aim|objective|purpose) of)\b"),
)
_PURPOSE_ASKED = Words(
    re.compile(r"目标|目的(?!地)|宗旨|方向|定位"),
    re.compile(r"\b(?:aims?|objectives?|purposes?|goals?)\b"),
)
# On which terms it pays.
# e.g. 以配對形式提供資助 · 資助上限為 · matching grants of up to
_TERMS = Words(
    re.compile(
        r"配对(?:形式|方式|比例)|[\d一](?:[(][^()]{1,4}[)])?[:比]\d|上限(?:为|是|定)|提供(?:最多|最高|不多于|不超过)"
    ),
    re.compile(r"\b(?:matching (?:basis|grants?|ratio)|(?:ceiling|cap) (?:of|is)|up to \$)"),
)
_TERMS_ASKED = Words(
    re.compile(
        r"形式|准则|资格|上限|比例|条件|门槛|限额|最高|资助(?:额|范围|方式|模式)|内容|机制|运作|要求"
    ),
    re.compile(
        r"\b(?:terms|criteria|eligib\w{2,6}|ceilings?|caps?|ratios?|conditions?|mode|maximum)\b"
    ),
)
# What is only coming, so that its terms are news.
# e.g. 將於今年內推出 · 正籌備設立 · will be launched
_COMING = Words(
    re.compile(
        r"(?:将|拟|准备|争取)[^,。;]{0,24}(?:推出|成立|设立|开展)|筹备(?:设立|推出|成立)"
        r"|(?:申请|寻求|争取)[^,。;]{0,24}(?:拨款|批准)"
    ),
    re.compile(r"\b(?:will|plans? to|to) (?:be )?(?:launch|introduc|set up|establish|seek)"),
)
# e.g. 「研究人才庫」
_NAME = re.compile(r"「([^「」]{2,40})」")
# What is said of anything.
_KEPT_UP_ZH = r"^[^。;]{0,40}一直(?:致力|善用|积极|透过|与|以来|全力|支持|推动|努力)"
_IN_TIME_ZH = r"适时(?:地)?(?:检讨|检视|优化)"
_ON_PRINCIPLE_ZH = r"建基于|(?:保持|维持)(?:密切|紧密)(?:沟通|联系|联络|合作)|公帑用得其所"
_NEEDS_ZH = (
    r"(?:既|不仅|不单)(?:需|要|须)[^。;\d]{2,40}(?:亦|也|更)(?:需|要|须)|(?:同样|更|尤其)重要的是"
)
_KEPT_UP_EN = r"^[^.;]{2,80}\b(?:has|have) (?:all along|always|long) (?:been )?"
_IN_TIME_EN = r"\b(?:in due course|as and when appropriate|from time to time)\b"
_GENERAL = Words(
    either(_KEPT_UP_ZH, _IN_TIME_ZH, _ON_PRINCIPLE_ZH, _NEEDS_ZH), either(_KEPT_UP_EN, _IN_TIME_EN)
)


def kinds_asked(question: str) -> frozenset[str]:
    """Give the kinds of things that a folded question asks for, in its own words."""
    kinds = {kind for kind, words in _ASKED.items() if words.search(question)}
    kinds |= {"purpose"} if _PURPOSE_ASKED.search(question) else set()
    kinds |= {"terms"} if _TERMS_ASKED.search(question) else set()
    return frozenset(kinds)


def kinds_given(folded: str, asked: AbstractSet[str], *, dated: bool) -> int:
    """Count the kinds asked for of which a folded sentence tells how they stand, and not on which terms."""
    counts = signs.counts(folded, 1) > 0
    given = ("staff" in asked and counts and _STAFF.search(folded)) + ("time" in asked and dated)
    if not (
        signs.DONE.search(folded) or signs.PAST_DATE.search(folded) or signs.FUNDED.search(folded)
    ):
        return given
    return given + ("sums" in asked and signs.sums(folded, 1) > 0)


def coming_in(stated: Iterable[Statement]) -> str:
    """Give what a reply tells, folded, of what is still to begin."""
    return "\n".join(one.folded for one in stated if _COMING.search(one.folded))


def is_purpose(folded: str, asked: AbstractSet[str]) -> bool:
    """Say whether a sentence tells what a scheme is for, which was not asked."""
    return "purpose" not in asked and _PURPOSE.search(folded)


def is_terms(folded: str, asked: AbstractSet[str], coming: str) -> bool:
    """Say whether a sentence tells on which terms a scheme pays that is not among what is coming, unasked."""
    if "terms" in asked or not _TERMS.search(folded):
        return False
    names = _NAME.findall(folded)
    return not coming or (bool(names) and not any(name in coming for name in names))


def is_general(folded: str) -> bool:
    """Say whether a sentence says what can be said of anything: it was always so, and is told in due course."""
    return _GENERAL.search(folded)
