"""This file finds the most of a sentence's words that papers hold together, where none holds them all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter

from bot.answering.intents import Search

FEWEST, MOST = 3, 7  # words of a search that some may be left out of
LEAST = 2  # words that must stay, and half of them
_SEARCH = "search "  # as lines that may have been meant are written
# e.g. "smart prison" · -wuhan · =AI
_EXACT = re.compile(r"[\"“”=(（]|(?:^|\s)-")


def subject(intent: Search) -> Search:
    """Give what a sentence is mostly about, where that is the likeliest other reading of it."""
    first = intent.offers[0] if intent.offers else ""
    if intent.loose or not first.startswith(_SEARCH) or ":" in first:
        return intent
    words = first.removeprefix(_SEARCH)
    return replace(intent, words=words, typed=first, offers=intent.offers[1:], loose=True)


def relaxed(
    intent: Search, count: Callable[[Search], int]
) -> tuple[Search, tuple[str, ...]] | None:
    """Give a search with the words left out that keep it from finding anything, and those words.

    None where too little of it would be left, or where what was typed means its very words. What no
    paper holds goes first, then one word after the other: the one without which most is found.
    """
    words = intent.words.split()
    if not FEWEST <= len(words) <= MOST or _EXACT.search(intent.words):
        return None
    kept = [word for word in words if count(_of(intent, [word]))]
    least = max(LEAST, (len(words) + 1) // 2)
    found = count(_of(intent, kept)) if least <= len(kept) < len(words) else 0
    while not found:
        if len(kept) <= least:
            return None
        fewer = (kept[:at] + kept[at + 1 :] for at in range(len(kept)))
        found, kept = max(((count(_of(intent, some)), some) for some in fewer), key=itemgetter(0))
    dropped = tuple(word for word in words if word not in kept)
    typed = " ".join(word for word in intent.typed.split() if word not in dropped)
    return replace(_of(intent, kept), typed=typed), dropped


def _of(intent: Search, words: list[str]) -> Search:
    return replace(intent, words=" ".join(words))
