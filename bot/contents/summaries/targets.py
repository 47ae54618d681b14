"""This file finds what was to be reached where the next sentence says what was: alone it would mislead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.contents.statements import Statement
from bot.contents.summaries.signs import Words

FOLLOWED_UP = 1.5  # what a target and what came of it weigh more, each
# What somebody undertook, planned or estimated.
_AIMED = Words(
    # e.g. 原定於2025年完成 · 當時承諾
    re.compile(
        r"原[定订]|(?:当时|曾|原先)(?:承诺|预[计期]|估计|订明)|[订定](?:下|立)[^,。;]{0,6}目标|目标(?:原)?(?:为|是|定为)|服务承诺"
    ),
    # e.g. the department undertook that savings would be made · was scheduled to go live
    re.compile(
        r"\b(?:undertook|had undertaken|pledges?d? to|(?:was|were) (?:originally )?(?:scheduled|due|expected|estimated"
        r"|planned|targeted) to|the target (?:was|is)|it was estimated)\b"
    ),
)
# What came of it.
_CAME = Words(
    # e.g. 實際為三成 · 審計署發現
    re.compile(r"审计署(?:发现|审查|抽查|留意到)|实际|仍未|尚未|只有|仅[有为达\d]|未能达|低于"),
    # e.g. Audit found that · the actual rate · the third was still outstanding
    re.compile(
        r"^(?:however, )?(?:the )?audit (?:commission )?(?:found|noted|examined|revealed|observed)\b"
        r"|\bactual(?:ly)?\b|\bstill outstanding\b|\bhad yet to\b|\bwas (?:only )?met\b|\bfell short\b|\bonly \d"
    ),
)


def followed_up(everything: Sequence[Statement]) -> frozenset[int]:
    """Give the places of targets whose next sentence, in the same paragraph, tells what came of them."""
    return frozenset(
        one.place
        for one, after in pairwise(everything)
        if one.block == after.block
        and _AIMED.search(one.bare.folded)
        and not _AIMED.search(after.bare.folded)
        and _CAME.search(after.bare.folded)
    )
