"""This file reads what is asked of one paper: a place in it, a question that fits any, or where it says something."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from bot.answering.arguments import questions, sought, spots
from bot.answering.arguments.spots import Spot
from bot.answering.arguments.words import either_script
from scrapers.text import fold, is_cjk

MOST_LETTERS = 300
Kind = Literal[
    "why", "irrelevant", "follow", "changed", "siblings", "earlier", "minutes", "gist", "people",
    "author", "issued", "meeting", "language", "number", "pages", "file", "deadlines", "promises",
    "money", "figures", "ask", "state", "recommendations", "story", "forward", "translate", "save",
    "more", "stop_topic", "only_this", "asked_before", "later", "public", "left", "sort",
]  # fmt: skip
# What points at the paper before us, and says nothing of it.
# e.g. this · that one · the paper · 呢份 · 嗰份文件
IT = re.compile(
    either_script(
        r"\b(?:this|that|the|these|those)(?: (?:last|same|first|very))?"
        r"(?: (?:paper|document|doc|one|alert|reply|question|thing|report|brief|bill|circular|file|item|message))\b"
        r"|\b(?:it|its|this|that|here|therein|these)\b"
        r"|(?:呢|這|嗰|那|此|該|本)(?:一)?(?:份|篇|個|單|件|條)(?:文件|嘢|答覆|報告|通告|草案)?|佢|它|入面|裏面"
        r"|裡面|份文件|文件入面|文中|內文"
    ),
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(what|who|where|how|when)s\b")  # as people type what's
# e.g. minutes出 · 有AI
_JOINED = re.compile(r"(?<=[a-z0-9])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[a-z0-9])")
_LEAD = re.compile(r"^\W*(?:咁|噉|即系|其实)")  # before what is asked next
# e.g. that paper · this one · 嗰份 · 呢份文件
_ONE = re.compile(
    either_script(
        r"\b(?:this|that|the same|the last) (?:paper|document|doc|one|reply|question|report|brief|circular|file)\b"
        r"|(?:呢|這|嗰|那|此|該|本)(?:一)?(?:份|篇)"
    ),
    re.IGNORECASE,
)
# e.g. 幾多個 · 多少名 · 每間
_HOW_MANY = re.compile(  # and when
    either_script(
        r"(?:什麼|甚麼|咩)時候|幾時|何時|(?:幾多|多少|每)[個个份间間名次堂班场場年家位]?"
        r"|(?:有|共)幾[個个份间間名次堂班场場年家位]"
    )
)
# How a question about contents begins or ends.
# e.g. does it say · anything about · which para · what about · 有冇講 · 邊段 · 點講
_ASKS = re.compile(
    either_script(
        r"\?|？|^\W*(?:(?:and|so|but|ok|hi|hey|please|pls|sorry|also|can you tell me|tell me|show me|do you know"
        r"|any idea) ){0,3}(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|does|do|did|has|have|had"
        r"|can|could|will|would|should|any|anything|find|quote|search (?:it|this|in it)|check|look|show|point|list"
        r"|remind)\b"
        r"|\b(?:mention\w{0,3}|say(?:s|ing)? (?:anything|something|about)|anything (?:on|about)"
        r"|something (?:on|about)|which (?:para|page|part|section|bit)\w*|whereabouts|in (?:it|here|this)\b)"
        r"|邊|哪|誰|咩|乜|什麼|甚麼|幾|多少|點(?![數擊名])|怎|如何|有冇|有沒有|有無|係咪|是否|是不是"
        r"|(?P<a>[\u3400-\u9fff])[唔不](?P=a)|可唔可以|嗎|呢\W*$|(?:提|講|說|寫|談|涉)(?:到|及|過|咗)"
    ),
    re.IGNORECASE,
)
# What asks whether, or where, a paper says something.
# e.g. does it mention · which paragraph deals with · anything about · 有冇提到 · 邊段講
_SAYS = re.compile(
    either_script(
        r"\b(?:does|do|did|has|have|is|are|was|were|where|if) (?:it|this|they|there"
        r"|the (?:paper|document|reply|report|government|govt|administration|bill|circular)|doj|anything"
        r"|anyone)\b.{0,24}?\b(?:mention\w{0,3}|say|said|talk\w{0,3}|refer\w{0,4}|cover\w{0,3}|discuss\w{0,3}"
        r"|address\w{0,2}|deal\w{0,3}|includ\w{1,3}|contain\w{0,3}|touch\w{0,3}|explain\w{0,3}|specif\w{1,3}|define"
        r"|state)\b"
        r"|\b(?:which|what) (?:paras?|paragraphs?|pages?|parts?|sections?|bits?|slides?)\b"
        r"|\b(?:anything|something|a word) (?:in (?:it|here|this) )?(?:on|about|regarding|re)\b.{0,40}"
        r"(?:\b(?:in (?:it|here|this|there)|here)\b|\?|$)"
        r"|(?:有冇|有沒有|有無|係咪有|是否有|邊(?:一)?(?:段|頁|度|處|節|部分)|哪(?:一|裏|裡)?(?:段|頁|處|節|部分)?"
        r"|入面|裏面|文件|呢份|佢)(?:有|有冇|有沒有)?(?:提|講|說|寫|談|涉|交代)(?:到|及|過|咗|明)?"
    ),
    re.IGNORECASE,
)
# Asked of the shape of an answer.
# e.g. how much · 幾多錢 · how many · 幾多 · when · 幾時
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(either_script(pattern), re.IGNORECASE))
    for name, pattern in (
        (
            "money",
            r"\bhow much\b|\b(?:cost|money|fund|budget|price|subsid)|(?:幾多|多少|幾|講|提|涉及)錢|金額|撥款|費",
        ),
        ("number", r"\bhow (?:many|much|big|large)\b|幾多|多少|數目|(?:有|共)幾"),
        (
            "day",
            r"\bwhen\b|\bby what date\b|\bdeadline|\bhow soon\b|幾時|何時|邊日|哪天|什麼時候|截止|幾號",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A question that fits any paper; `sure` is one that names nothing else."""

    kind: Kind
    sure: bool


@dataclass(frozen=True, slots=True)
class _Form:
    kind: Kind
    sure: bool
    patterns: tuple[re.Pattern[str], ...]
    beside: frozenset[str]


def spot(text: str) -> Spot | None:
    """Give the place in a paper that a text names; None for one that names none."""
    return spots.spoken(text) if len(text) <= MOST_LETTERS else None


def standing(text: str) -> Standing | None:
    """Give which of the questions that fit any paper a text is; None for one that asks something else."""
    if len(text) > MOST_LETTERS:
        return None
    said = _SHORT.sub(r"\1's", " ".join(fold(text).split()).replace("’", "'"))
    apart = _JOINED.sub(" ", said)  # words of two scripts side by side have no border between them
    for form in _forms():
        if not any(one.search(way) for one in form.patterns for way in (said, apart)):
            continue
        if form.sure:
            return Standing(form.kind, sure=True)
        left = apart
        for each in form.patterns:
            left = each.sub(" ", left)
        if not named(left, form.beside):
            return Standing(form.kind, sure=False)
    return None


def named(text: str, beside: frozenset[str] = frozenset()) -> list[str]:
    """Give the words of a question that name what it asks of, without those that point at the paper."""
    left = bare(text)
    known = beside | talk()
    found = []
    for word in sought.named(left):
        folded = fold(word)
        if folded in known or (len(folded) == 1 and not is_cjk(folded)):
            continue
        if is_cjk(folded[0]) and not _left(folded, known):
            continue
        found.append(word)
    return found


def _left(run: str, known: frozenset[str]) -> str:
    """Give what is left of a run of Chinese letters without known words, the longest first."""
    left = run
    for one in sorted((one for one in known if one in run), key=len, reverse=True):
        left = left.replace(one, "")
    left = left.strip("的了定和及或与跟同在就都也又再未呢吗㗎")
    return left if len(left) > 1 or left == run else ""


def bare(text: str) -> str:
    """Give a question without what points at the paper, and how many of a thing it asks for."""
    return _HOW_MANY.sub(" ", IT.sub(" ", _LEAD.sub("", text)))


def points_at_paper(text: str) -> bool:
    """Say whether a text points at a paper in so many words: "that one", 嗰份."""
    return bool(_ONE.search(fold(text)))


def asks(text: str) -> bool:
    """Say whether a text asks something, and is no bare name."""
    said = _SHORT.sub(r"\1's", fold(text))
    return bool(_ASKS.search(said)) or questions.asks(said)


def says(text: str) -> bool:
    """Say whether a text asks if, or where, a paper says something."""
    return bool(_SAYS.search(fold(text)))


def points(text: str) -> bool:
    """Say whether a text points at what lies before us."""
    return bool(IT.search(fold(text)))


def shape(text: str) -> str:
    """Say what an answer would hold: a sum, a number, a day; "" where anything may do."""
    said = fold(text)
    return next((name for name, pattern in _SHAPES if pattern.search(said)), "")


@cache
def talk() -> frozenset[str]:
    """Give the words of which questions about a paper are made, and that name nothing in it."""
    return frozenset(fold(one) for text in _table()["talk"] for one in str(text).split())


@cache
def _forms() -> tuple[_Form, ...]:
    return tuple(
        _Form(
            cast("Kind", row["name"]),
            bool(row.get("sure")),
            tuple(re.compile(either_script(one), re.IGNORECASE) for one in row["patterns"]),
            frozenset(fold(one) for one in row.get("beside", "").split()),
        )
        for row in _table()["kind"]
    )


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    text = resources.files("bot.answering.arguments").joinpath("asked.toml").read_text("utf-8")
    return tomllib.loads(text)
