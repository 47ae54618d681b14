"""This file fits a title into its columns: whole clauses of it, and never an end that leads up to more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from scrapers.kinds.patterns import folded_pattern, wide
from scrapers.text import fold, fold_with_offsets, is_cjk

LONGEST_TITLE = 100  # columns
LEAST_TOLD = 8  # letters of a title that says something
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
_ENDS_CLAUSE = re.compile(r"[，；。]")
# e.g. the number of lifts, · the cost of the scheme in each of the past
_ENGLISH_CLAUSE = re.compile(
    r"(?<=[,;]) | (?=(?:as well as|in each|in the past|over the past|during the past|for the past|broken down"
    r"|since|which)\b)"
)
# e.g. the number of · and to the
_HANGS = re.compile(
    r"(?: (?:of|the|in|and|to|on|for|with|an?|by|or|at|from|as|its|their|is|are|whether|each|that|which)|[,;:(-]){1,4}$"
)
_ASIDE_EN = re.compile(r" \([^()]{6,200}\)")
# e.g. Smart Prison System
_NAMED_EN = re.compile(r"\b[A-Z][\w'’-]{1,20}(?: (?:of |and )?[A-Z][\w'’-]{1,20}){1,5}")
_LEAST_SHARE = 0.3  # of the room that whole clauses in English take, else words do


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


def fitted(title: str, subject: str = "") -> str:
    """Give a title as it is where it fits; else its subject and whole clauses, else what stands in its room."""
    if wide(title) <= LONGEST_TITLE:
        return title
    if is_latin(title):
        return _in_english(_ASIDE_EN.sub("", title))
    return _whole_clauses(_cut(title), subject) or f"{_cut(title).rstrip('，、：；')}……"


def leads_up(clause: str) -> bool:
    """Say whether a clause only leads up to what follows: a circumstance, a source, a word set off."""
    plain = _plain(clause)
    return bool(_LEADS_UP.search(plain)) or len(plain) <= SHORT


def is_background(clause: str) -> bool:
    """Say whether a clause says what others say, or what came before."""
    return is_opinion(clause) or bool(_BEFORE.search(_plain(clause)))


def is_opinion(clause: str) -> bool:
    """Say whether a clause says what others say."""
    return bool(_OPINION.search(_plain(clause)))


def is_balanced(text: str) -> bool:
    """Say whether every bracket that a text opens is closed in it."""
    plain = matched(text)
    return all(plain.count(one) == plain.count(other) for one, other in _PAIRS)


def _in_english(title: str) -> str:
    if wide(title) <= LONGEST_TITLE:
        return title
    told = ""
    for clause in _ENGLISH_CLAUSE.split(title):
        longer = f"{told} {clause}".strip()
        if len(longer.rstrip(",; ")) > LONGEST_TITLE:
            break
        told = longer
    subject, colon, asked = title.partition(": ")
    if len(told) > (len(subject) + len(colon) if colon else LONGEST_TITLE * _LEAST_SHARE):
        return _HANGS.sub("", told.rstrip(",; "))
    if colon and len(subject) <= LONGEST_TITLE:
        named = _NAMED_EN.search(asked)
        both = f"{subject}: {named[0]}" if named else subject
        return both if len(both) <= LONGEST_TITLE else subject
    return f"{_HANGS.sub('', _cut(title).rsplit(' ', 1)[0])} ..."


def _whole_clauses(kept: str, named: str) -> str:
    """Give a cut title up to the last clause that is whole and says something, at least its subject.

    Nothing where that leaves only what leads up to the question.
    """
    subject, colon, asked = kept.partition("：")
    if named and kept.startswith(f"{named}："):
        subject, asked = named, kept.removeprefix(f"{named}：")
    elif not colon or _ENDS_CLAUSE.search(subject):
        subject, asked = "", kept
    clauses = re.split(r"(?<=[，；。])", asked)[:-1]
    if _only_before(clauses):
        return ""
    while clauses and (
        leads_up(clauses[-1]) or is_background(clauses[-1]) or not is_balanced("".join(clauses))
    ):
        clauses.pop()
    told = "".join(clauses).rstrip(ENDS)
    if len(told) < LEAST_TOLD:
        return subject
    return f"{subject}：{told}" if subject else told


def _only_before(clauses: Sequence[str]) -> bool:
    """Say whether clauses tell what others say, or a word of it, and ask nothing."""
    before = any(is_background(one) or len(_plain(one)) <= SHORT for one in clauses)
    return before and not any(ASKS.search(_plain(one)) for one in clauses if not is_background(one))


def _plain(clause: str) -> str:
    return matched(clause).rstrip(",;。 ")


def _cut(title: str) -> str:
    kept, columns = "", 0
    for letter in title:
        columns += wide(letter)
        if columns > LONGEST_TITLE:
            break
        kept += letter
    return kept
