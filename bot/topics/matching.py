"""This file gives the matcher of the topics that ship, put together once a process, and of people's own beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from bot.topics.terms import Topic


@cache
def shipped_matcher() -> Matcher:
    """Give the matcher of the topics that ship."""
    return Matcher(shipped())


def matcher_of(own: Sequence[Topic]) -> Matcher:
    """Give the matcher of the topics that ship and of these."""
    return shipped_matcher().beside(own) if own else shipped_matcher()
