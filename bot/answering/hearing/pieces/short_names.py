"""This file says whether two capital letters in a sentence are a committee's short name."""

from __future__ import annotations

import re

# What stands behind a committee's name of two letters, or before it.
# e.g. FC papers · from FC · HC minutes
_OF_SHORT = re.compile(
    r" ?(?:papers?|documents?|minutes|agendas?|items?|meetings?|replies|reports?|members?)\b|嘅?文件|會議"
)
_BEFORE_SHORT = re.compile(r"\b(?:from|by|to|at|in|of)(?: the)? $", re.IGNORECASE)


def is_one(text: str, said: re.Match[str], kind: str) -> bool:
    """Say whether two capitals are a committee's name: "FC papers"."""
    if kind != "committee" or not (said[0].isascii() and said[0].isupper() and len(said[0]) == 2):
        return False
    behind, before = text[said.end() :], text[: said.start()]
    return bool(
        _OF_SHORT.match(behind)
        or (_BEFORE_SHORT.search(before) and not behind.strip()[:1].isdigit())
    )
