"""This file says whether a clause beside an order only remarks: why, for whose sake, or what kind of day it is.

Why people want something has no end of words; what turns, limits or puts off an order has few. So a clause is
taken for a remark where it holds none of those few, names nothing of ours, and is no name called.
"""

from __future__ import annotations

import re
from importlib import resources
from tomllib import loads

from bot.answering.arguments import questions
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.names import TopicBook
from scrapers.text import fold, is_cjk

_MOST_WORDS, _MOST_HAN = 14, 24
_LEAST_WORDS, _LEAST_HAN = 2, 3  # a word by itself may be somebody's name
_NOT_TOLD = frozenset("<?!")  # how a gap and what is unknown are written
# What joins a reason to its order.
# e.g. because we move · since Vivian is away · 因為搬緊寫字樓
_JOINS = re.compile(
    r"^\W*(?:(?:and|so|because|cos|cuz|coz|as|since|seeing as|given that|now that|sorry|honestly|fyi|btw)\b,? ?){0,3}"
    r"|^\W*(?:因为|皆因|由于|所以|事关|而家){0,2}"
)
# For whom, where or when, which limits an order.
# e.g. for Ben · in the Kowloon team · with a summary · of the client
_LEANS = re.compile(
    r"^\W*(?:for|in|on|at|with|to|of|by|about|under|within|into|onto|over|per|via|and|or)\b"
)
# Somebody is greeted, or called by name.
# e.g. hi Ben · dear colleagues · @amy
_CALLS = re.compile(r"^\W*(?:hi|hello|hey|dear|morning|yo|oi)\b|@")
# Something is to be done with what is spoken of.
# e.g. leave it on · move them to the morning · turn that off · let us know · give me more
_BIDS = re.compile(
    r"^\W*(?:leave|move|turn|lift|hold|let|make|put|get|give|bring|take|go|come|try|see|check|call|use|have|ping"
    r"|drop|kill) "
    r"(?:it|them|that|this|those|us|me|him|her|the|my|our|all|more|less|ahead|through|for)\b"
)
# It is the order itself that is spoken of, or a day counted in Chinese.
# e.g. that was the motion · it's April Fools · this is a title · 係份文件標題 · 二十八號返
_POINTS = re.compile(
    r"^\W*(?:that|this|it|these|those|such)(?:'s|'re)?\b|^\W*(?:系|是|呢|嗰|那|这|此)"
    r"|[一二三四五六七八九十廿卅](?:号|日|月|点|年|天|时)"
)
_WORD = re.compile(r"[a-z][a-z'.-]*")


def _read() -> tuple[frozenset[str], re.Pattern[str]]:
    text = resources.files(__package__).joinpath("turning.toml").read_text("utf-8")
    kinds = loads(text).values()
    han = sorted({fold(one) for kind in kinds for one in kind["han"]}, key=len, reverse=True)
    english = frozenset(" ".join(kind["english"] for kind in kinds).split())
    return english, re.compile("|".join(map(re.escape, han)))


_ENGLISH, _HAN = _read()


def is_remark(clause: str, book: TopicBook) -> bool:
    """Say whether a clause leaves the order beside it as it is, whatever it tells."""
    said = _JOINS.sub("", fold(clause).replace("’", "'"), count=1).strip(" .~!")
    words, han = _WORD.findall(said), sum(map(is_cjk, said))
    if len(words) > _MOST_WORDS or han > _MOST_HAN:
        return False
    if len(words) < _LEAST_WORDS and han < _LEAST_HAN:
        return False
    if (
        _LEANS.match(said)
        or _BIDS.match(said)
        or _CALLS.search(said)
        or _POINTS.search(said)
        or any(map(str.isdigit, said))
    ):
        return False
    if any(one.strip(".-") in _ENGLISH for one in words) or _HAN.search(said):
        return False
    if questions.asks(clause):
        return False
    return not any(one[0] in _NOT_TOLD for one in gapped(said, book).words)
