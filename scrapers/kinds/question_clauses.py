"""This file tells the clauses of a question apart: what asks, what others say, what came before, what leads up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.kinds.patterns import folded_pattern
from scrapers.text import fold, fold_with_offsets, is_cjk

SHORT = 3  # letters of a clause that is none: a word set off by commas
ENDS = "；;。，,：:、？? "
_QUESTION_WORDS = (
    r"為何|(?<!探討)(?<!研究)如何|多少|幾多|是否|有否|會否|可否|能否"
    r"|有何|何種|何時|哪些|什麼|甚麼|怎樣|\?"
)
# e.g. 涉及多少人 · how many · 能否列出
ASKS = folded_pattern(
    rf"(?:{_QUESTION_WORDS}|詳情|數目|開支|進度|進展|情況|原因)"
    r"|\b(?:how|what|when|whether|why|which|number|details|progress|expenditure)\b"
)
# What asks by itself, which a noun does not that might as well be told of: e.g. 會否 · 多少
ASKS_PLAINLY = folded_pattern(
    rf"{_QUESTION_WORDS}"
    r"|請[^,;。]{0,8}(?:列|提供|說明|闡述)"
)
# A clause that only leads up to what a title had no room for.
# e.g. 按大學類別劃分 · 在未經審批的情況下 · 當中包括
_LEADS_UP = re.compile(
    r"^(?:并|及|以及|而|当中|其中|包括|若|如(?!何)|按|在|于|就|据|根据|除|为(?!何)|对于|随着|鉴于|因应|请|例如"
    r"|即)[^,;。]*$|^(?:未来|过去)[^,;。年]{0,6}年[^,;。(]{0,3}(?:\([^()]{0,24}\))?$|(?:下|时|后|中|方面|包括|提及|提到|指出|表示|大学|公司|机构|年度内?|段|事项|以来|》)$"
    r"|(?:推动|邀请|鼓励|要求|协助)[^,。;]{0,12}$"
)
# What others say, or what came before: the question follows, and no title ends before it.
# e.g. 有意見指學校不應收費 · 有社福團體估計
_OPINION = folded_pattern(
    r"^(?:[^,;。]{0,6}有(?:意見|報道|報導|團體|市民|議員|人|傳媒|學者|評論|研究|調查|[^,;。]{1,4}(?:團體|機構|業界|組織))"
    r"[^,;。]{0,10}(?:指|認為|表示|反映|批評|關注|擔心|稱|估計)|有(?:指|傳|見)"
    r"|但?(?:業界|市民|社會|公眾|學者|坊間)[^,;。]{0,6}(?:認為|反映|批評|質疑|擔心))"
)
# e.g. 據悉 · 自2020年起
_BEFORE = folded_pattern(
    r"^(?:(?:據|鑒於|因應|由於|近年|早前|政府曾|當局曾)|[自從由][^,;。]{2,20}起$)"
)
_PAIRS = (("(", ")"), ("「", "」"), ("《", "》"), ("『", "』"))


@lru_cache(maxsize=512)  # the clauses of a question are looked at again and again
def matched(text: str) -> str:
    """Give what a text is matched as."""
    return fold(text)


@lru_cache(maxsize=512)
def matched_with_offsets(text: str) -> tuple[str, Sequence[int]]:
    """Give what a text is matched as, and where each of its letters comes from."""
    return fold_with_offsets(text)


def is_latin(text: str) -> bool:
    """Say whether a text holds no Chinese letters."""
    return not any(map(is_cjk, text))


def leads_up(clause: str) -> bool:
    """Say whether a clause only leads up to what follows: a circumstance, a source, a word set off."""
    plain = plain_clause(clause)
    return bool(_LEADS_UP.search(plain)) or len(plain) <= SHORT


def is_background(clause: str) -> bool:
    """Say whether a clause says what others say, or what came before."""
    return is_opinion(clause) or bool(_BEFORE.search(plain_clause(clause)))


def is_opinion(clause: str) -> bool:
    """Say whether a clause says what others say."""
    return bool(_OPINION.search(plain_clause(clause)))


def is_balanced(text: str) -> bool:
    """Say whether every bracket that a text opens is closed in it."""
    plain = matched(text)
    return all(plain.count(one) == plain.count(other) for one, other in _PAIRS)


def plain_clause(clause: str) -> str:
    """Give what a clause is matched as, without the marks that end it."""
    return matched(clause).rstrip(",;。 ")
