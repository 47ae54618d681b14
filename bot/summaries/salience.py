"""This file says how much a sentence matters to someone who follows what is promised and paid."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.commitments import commitments
from bot.statements import Statement, unlabelled
from scrapers.items import Document
from scrapers.text import fold, search_tokens

# All patterns see folded text: simplified characters, lower case.
_MONEY = re.compile(r"\d[\d,. ]*(?:余|多)?(?:万亿|亿|百万|万|千)?(?:港|美)?元|(?:hk)?\$ ?\d|[一二三四五六七八九十百]+(?:亿|万|千万|百万)元?")
_FIGURE = re.compile(
    r"\d[\d,. ]*(?:余|多)?(?:万|亿)?(?:宗|家|间|所|个|名|项|座|份|公顷|%|人|次|张|部|辆|小时|pflops|成)|\d[\d,. ]*per cent|\b\d[\d, ]* (?:applications|cases|projects|firms|companies|schools|users|reports|submissions|staff|departments|organisations|participants)"
)
_DONE = re.compile(
    r"已(?:于|经|在)|(?:于|在)[^，。]{0,14}(?:正式)?(?:成立|公布|发布|推出|通过|签署|投入服务|完成|批准)|\b(?:launched|established|approved|published|completed|commissioned|set up|awarded|gazetted)\b"
)
_PAST_DATE = re.compile(r"20\d\d ?年|二[〇○零]..年|去年|今年|\b20[12]\d\b")
_NON_ANSWER = re.compile(
    r"(?:没有|并无|未有|並無|并没有|无法|未能)(?:就[^，。]{1,20})?(?:备存|计划|提供|分项|相关(?:资料|统计|数字)|有关(?:资料|统计|数字)|就|整理|收集|掌握|额外|[^，。]{0,12}(?:资料|数字|统计|时间表|申请|获批))|现有(?:的)?(?:人手|资源|编制)|难以(?:分开)?量化|(?:不会|没有)(?:收回|增加|考虑|另设)|纳入[^，。]{0,20}(?:整体|预算)[^，。]{0,10}内|尚未有|不(?:打算|建议|拟)|不属|并非"
    r"|\b(?:do|does|did) not (?:maintain|keep|have|compile|hold|propose|intend|collect)\b|\bno (?:plan|breakdown|timetable|intention|additional|such|separate|statistics)\b|\bnot (?:have|possible|available|maintained|propose)\b|\bexisting (?:resources|staff|manpower)\b|\babsorbed\b|\bhas not\b|\bhave yet to\b"
)
_CONCRETE = re.compile(
    r"路线图|指引|研究结果|条例草案|修订|立法|试点|试用|沙盒|调查|博览|圆桌|咨询|检讨|审视|拨款|批准|招标|成立|设立|推出|举办|投入(?:服务|运作)|落成|完工|上限|不少于|最多|不多于|配对|收到|批出|获批|建议"
    r"|\broadmap\b|\bguidelines?\b|\bbill\b|\bamend\w*\b|\blegislat\w*\b|\breview\w*\b|\bsandbox\b|\bpilot\b|\btrial\b|\bfunding\b|\bgrants?\b|\bceiling\b|\bsubsid\w+\b|\bpenalt\w+\b|\bcode of practice\b|\brequired? to\b|\binject\w*\b"
)
_BOILERPLATE = re.compile(
    r"一直(?!以)|致力|积极|不断|紧密|密切|十分重视|充分|全力|全方位|蓬勃|关键|重要(?:性|平台|一环)|愿景|机遇|优势|助力|奠定|贯彻|国家(?:级|大局|发展)|生态圈|提升(?:竞争力|香港)|巩固香港|新质生产力|继续(?:与|密切|致力|透过|推动|支持|探讨)|我们相信|我们期望|旨在"
    r"|\ball along\b|\bcommitted to\b|\battach(?:es)? great importance\b|\bopportunit(?:y|ies)\b|\bactively\b|\bclosely\b|\bcontinue to\b|\brapid development\b|\bconvenience\b|\bleading\b|\bintegral part\b|\bkey industry\b|\bfrom time to time\b|\bkeep in view\b|\bencouraged\b"
)
_CONNECTING = re.compile(
    r"(?:如下|分述如下|综合(?:答复|回复)|现(?:综合)?(?:答|回)复|表列|载列?于|列于附件|见附件|详情载于|经咨询|包括：$|详见)|[：:]$|^多谢主席|^(?:our|the) reply[^.]*(?:follows|parts)|\bas follows\b|^thank you|本文件(?:旨在|载述|汇报|概述)|^主席[：:]?$|\bthis paper (?:briefs|reports|updates|summarises|seeks|invites|provides)"
)
_EXAMPLES = re.compile(r"^(?:例如|当中|其中|就此|这些|此等|该等|this|these|such)")
_WORD = re.compile(r"[a-z][a-z-]{3,}")
_STOP = frozenset(
    "will with that this have from which whether been there their they those these please "
    "government council inform respectively past years year including such also being "
    "number details involved following under about would regarding".split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is weighed against: the question asked, promises found, and how common it is."""

    asked: Mapping[str, float]
    promised: Mapping[str, int]  # folded sentence -> how much its promise says
    boilerplate: Callable[[str], float]
    issued: date | None


def context_of(document: Document, boilerplate: Callable[[str], float]) -> Context:
    """Gather what the sentences of a paper are weighed against."""
    issued = document.published
    if issued is None and document.issued_at is not None:
        issued = document.issued_at.date()
    promised: dict[str, int] = {}
    for one in commitments(document, issued):
        weight = 3 if one.due_from or one.due_to else 2 if one.due_text else 1
        key = fold(one.quote)
        promised[key] = max(weight, promised.get(key, 0)) + (1 if key in promised else 0)
    question = " ".join(exchange.question for exchange in document.exchanges)
    return Context(_asked(question), promised, boilerplate, issued)


def salience(statement: Statement, context: Context) -> float:
    """Weigh one sentence; below 0 it is not worth showing."""
    bare = fold(unlabelled(statement.text))
    if _CONNECTING.search(bare) or len(bare) < 6:
        return -5.0
    score = {0: 0.0, 1: 1.0, 2: 2.2, 3: 4.0}.get(context.promised.get(bare, 0), 4.6)
    score += min(2, len(_MONEY.findall(bare))) * 1.3
    score += min(2, len(_FIGURE.findall(bare))) * 0.7
    if _DONE.search(bare) and _PAST_DATE.search(bare):
        score += 1.4
    if _NON_ANSWER.search(bare):
        score += 2.6
    score += min(3, len(_CONCRETE.findall(bare))) * 0.6
    score += 2.5 * overlap(bare, context.asked)
    score -= min(3, len(_BOILERPLATE.findall(bare))) * 0.7
    score -= 3.0 * context.boilerplate(statement.text)
    if _EXAMPLES.match(bare):
        score -= 0.6
    return score


def overlap(folded: str, asked: Mapping[str, float]) -> float:
    """Give the share of what was asked that a sentence takes up, 0 to 1."""
    if not asked:
        return 0.0
    found = sum(weight for token, weight in asked.items() if token in folded)
    total = sum(asked.values())
    return min(1.0, 3 * found / total)


def likeness(one: str, other: str) -> float:
    """Give how much of the shorter of two folded texts stands in the other, by pairs of letters."""
    a, b = _pairs(one), _pairs(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _pairs(folded: str) -> set[str]:
    if re.search(r"[\u4e00-\u9fff]", folded):
        return {folded[n : n + 2] for n in range(len(folded) - 1)}
    words = folded.split()
    return {" ".join(words[n : n + 2]) for n in range(len(words) - 1)}


def _asked(question: str) -> dict[str, float]:
    tokens: Counter[str] = Counter()
    for token in _content(question):
        tokens[token] += 1
    return {token: 1 + math.log(count) for token, count in tokens.items()}


def _content(question: str) -> Iterable[str]:
    for token in search_tokens(question):
        if token.isascii():
            if token not in _STOP and (len(token) > 3 or token.isdigit()):
                yield token
        elif len(token) > 1 and not _COMMON.search(token):
            yield token


_COMMON = re.compile(r"[的为何就此如否有会可本及或是在与和请告知当局政府详情原因分别多少以]")
