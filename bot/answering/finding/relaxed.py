"""This file finds the most of a sentence's words that papers hold together, where none holds them all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from operator import itemgetter

from bot.answering.intents import Search
from bot.topics import borders
from scrapers.text import fold, is_cjk

FEWEST, MOST = 3, 7  # words of a search that some may be left out of
LEAST_RUN, MOST_RUN = 4, 16  # letters of Chinese text whose words are looked for apart
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


def apart(intent: Search) -> Search | None:
    """Give a search with the words of one Chinese run apart; None where it is no such run."""
    if not all(map(is_cjk, intent.words)) or not LEAST_RUN <= len(intent.words) <= MOST_RUN:
        return None
    pieces, at = list[str](), 0
    for piece in borders.pieces(fold(intent.words)):
        pieces.append(intent.words[at : at + len(piece)])
        at += len(piece)
    if at != len(intent.words) or not 1 < len(pieces) <= MOST or min(map(len, pieces)) < LEAST:
        return None
    return replace(intent, words=" ".join(pieces))


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
