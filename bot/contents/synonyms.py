"""This file knows what is said in many ways when a promise is told of again: one sign for all of them."""

from __future__ import annotations

import re

_MARK = "="
# A sign counts as one word beside others that are shared, and proves nothing alone.
_SAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    # e.g. create a portal · the portal went live · 設立 · 投入服務
    ("open", re.compile(
        r"\b(?:creat|launch|open|introduc|implement|commission|establish|set(?:ting)? up|roll(?:ed|ing)?[ -]?out"
        r"|go(?:ne)? live|went live|put into (?:use|service|operation)|in (?:service|operation)"
        r"|start(?:ed)? operat)\w{0,6}"
        r"|推出|启用|开通|开放|投入(?:服务|运作)|上线|设立|成立|实施"
    )),
    # e.g. publish guidelines · promulgated a booklet · 公布 · 發表
    ("publish", re.compile(
        r"\b(?:publish|promulgat|issu|releas|announc|unveil|put on the)\w{0,5}|公[布告]|发[布表出放]|刊[登印]|颁布"
    )),
    # e.g. guidelines · a booklet · 指引 · 手冊
    ("guide", re.compile(
        r"\b(?:guid(?:e|es|eline|elines|ance|ebook)|booklets?|handbooks?|manuals?|codes? of practice|toolkits?)\b"
        r"|指[引南]|手册|守则|小册子"
    )),
    # e.g. legal practitioners · solicitors · 律師 · 法律業界
    ("lawyers", re.compile(
        r"\b(?:solicitors?|barristers?|lawyers?|legal (?:practitioners?|profession))\b|律师|法律(?:执业者|业界|专业)"
    )),
)  # fmt: skip


def signs(bare: str) -> set[str]:
    """Give a sign for each way of saying that a folded text has words for."""
    return {f"{_MARK}{sign}" for sign, words in _SAME if words.search(bare)}


def without_signs(words: frozenset[str]) -> frozenset[str]:
    """Give what is left of words among which signs stand."""
    return frozenset(word for word in words if not word.startswith(_MARK))
