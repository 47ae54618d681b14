"""This file finds the names in a question: of plans, bodies and places, quoted, defined or written in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scrapers.kinds.patterns import folded_pattern, wide
from scrapers.kinds.question_clauses import SHORT, is_latin, matched
from scrapers.kinds.title_lengths import LONGEST_TITLE

ROOM_FOR_TOPIC = 14  # columns of it that names leave free
# What it quotes before 規劃 and the like is a document or a creed.
_NAME = re.compile(
    r"(?<![(（])[「“]([^「」“”]{2,30})[」”](?![规規][划劃]|[纲綱]要|倡[议議]|方[针針]|原[则則]|[战戰]略)"
)
# What a question quotes is a name only if it is short and no sentence.
_NO_NAME = re.compile(r"[，。；：、！？]|预算|施政报告|纲领")
# e.g. 加強支援船戶
_DOES = folded_pattern(
    r"(?:成立|設立|加強|加快|推動|推進|促進|繼續|優化|完善|提升|發展|要|用好|讓|把)"
)
# e.g. 樂檔先導計劃 · 漁檔交換閘
_PLAN = re.compile(
    r"(?:计划|基金|联盟|平台|系统|中心|研发院|研究院|办公室|方案|策略|蓝图|机制|人才库|科技券|地带|园区|园"
    r"|演练|数据库|交换闸|资料库|通|云|令|约章|指引|框架|服务|身份)$"
)
# e.g. Smart Kiosk Trial Scheme (SKTS)
_DEFINED = re.compile(
    r"\b((?:[A-Z][\w'’+-]{1,20})(?: (?:(?:of|for|and|in|on|the|to) ){0,2}[A-Z][\w'’+-]{1,20}){1,7})"
    r" \((?P<short>[A-Z0-9][A-Za-z0-9&+]{1,9})\)"
)
# e.g. Smart Kerb Trial
_PLAN_EN = re.compile(
    r"\b((?:[A-Z][\w'’+-]{1,20} ){1,6}(?:Scheme|Trial|Fund|Platform|System|Centre|Project|Plan|Portal|Network|Hub|Park"
    r"|Initiative|Strategy|Blueprint))\b"
)
# e.g. Harbour Lifts Office
_AN_OFFICE = re.compile(
    r"(?:Bureau|Department|Office|Council|Committee|Commission|Authority|Government|Secretary"
    r"|Administration|Region|University|Branch)\b"
)


MOST_NAMED = 3
# e.g. 兩項計劃各自的申請 · 上述各項計劃
_OF_ALL = folded_pattern(
    r"(?:[兩三四各]|多)[項個](?:先導|資助)?(?:計劃|基金|措施|平台)|兩者|上述(?:計劃|基金|平台)"
)
# What stands between two plans that are named in one breath.
_AND = ("和", "及", "與", "与", "以及", "、")


def bare_name(subject: str) -> str:
    """Give the first name of a subject without its quotation marks."""
    return (_NAME.search(subject) or (subject, subject))[1]


def names(text: str) -> list[str]:
    """Give the names in quotation marks that are no documents, and those that a short form defines."""
    marked = [found[1] for found in _NAME.finditer(text) if _is_name(found[1])]
    defined = [
        f"{found[1].removeprefix('The ')} ({found['short']})"
        for found in _DEFINED.finditer(text)
        if not _AN_OFFICE.search(found[1])
    ]
    return list(dict.fromkeys([*marked, *defined]))


def in_capitals(text: str) -> list[str]:
    """Give the plans that a text in English writes in capitals."""
    found = _PLAN_EN.finditer(text) if is_latin(text) else ()
    return [each[1].removeprefix("The ") for each in found]


def plans(text: str) -> list[str]:
    """Give the names in a text that are of plans, funds, platforms and other undertakings."""
    return [one for one in names(text) if is_latin(one) or is_plan(one)]


def is_plan(name: str) -> bool:
    """Say whether a name ends as those of plans, funds, platforms and other undertakings do."""
    return _PLAN.search(matched(name)) is not None


def named_together(text: str, told: Sequence[str]) -> str:
    """Give the first two of the plans in a text where it names them in one breath; else nothing."""
    if len(told) < 2 or not any(f"{told[0]}」{each}「{told[1]}" in text for each in _AND):
        return ""
    return listed(told[:2])


def all_asked_about(told: Sequence[str], items: str) -> str:
    """Give all the plans that a question has named where its items ask of the two or of each."""
    return listed(told[:MOST_NAMED]) if _OF_ALL.search(matched(items)) else ""


def asked_by_name(items: Sequence[str]) -> list[str]:
    """Give the plans that a question's items are about, the first of each item, each once."""
    return list(dict.fromkeys(one for text in items for one in plans(text)[:1]))


def quoted(name: str) -> str:
    """Give a name as it stands in a title."""
    return name if is_latin(name) else f"「{name}」"


def listed(told: Sequence[str]) -> str:
    """Give several names, as many as a title has room for; nothing where there is but one."""
    if len(told) < 2:
        return ""
    apart = ", " if is_latin(told[0]) else "、"
    title = quoted(told[0])
    for name in told[1:]:
        if wide(longer := f"{title}{apart}{quoted(name)}") <= LONGEST_TITLE - ROOM_FOR_TOPIC:
            title = longer
    return title


def _is_name(text: str) -> bool:
    plain = matched(text)
    if len(text) < SHORT or _NO_NAME.search(plain) or _NO_NAME.search(text):
        return False
    return not _DOES.match(plain) or is_plan(text)
