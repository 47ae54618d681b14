"""This file mends slips of the finger in the few words of ours that orders are made of, and hours in four figures."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.answering.hearing import grammar
from bot.answering.hearing.pieces import around
from scrapers.text import fold

MOST_LETTERS = 200
_LONG = 8  # letters of a word in which two slips are mended
_OURS = (
    "subscribe", "unsubscribe", "follow", "unfollow", "daily", "weekly", "instant", "digest", "latest", "resume",
    "language", "notifications", "commitments", "briefing", "meetings", "citation", "bookmark", "followers",
)  # fmt: skip
_WORD = re.compile(r"(?<![\w@./:#-])[a-z]{4,14}(?![\w@/:-]|\.\w)", re.IGNORECASE)
# An hour in four figures behind how often or on which day.
# e.g. daily 0830 · every Monday 0930 · 每日0845
_FOUR = re.compile(
    r"(?P<before>\b(?:daily|weekly|everyday|every ?day|mon|tue|wed|thu|fri|[a-z]{3,6}days?)(?: at)? "
    r"|[每逢][日天]|[一二三四五])"
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?!\d)",
    re.IGNORECASE,
)


# Two letters that changed places before a name, and "and" as fingers shorten it.
# e.g. anything form Ambrose Lam
_FORM = re.compile(
    r"(?P<what>\b(?:anything|something|everything|papers?|documents?|questions?|news|updates?|repl(?:y|ies)"
    r"|stuff)) form (?=\w)",
    re.IGNORECASE,
)
# Politeness in the middle, and how far something need not be.
# e.g. weekly plz, on Mondays · on Mondays if possible
_PLEASE = re.compile(r"[ ,]{1,3}(?:plz|pls|please) ?, ", re.IGNORECASE)
_IF_SO = re.compile(
    r"[ ,]{1,3}(?:if (?:that's |that is |it's )?possible|if you can|ideally)\W{0,3}$", re.IGNORECASE
)
_STOPS = ".,!?;，。！？；、"  # between the same word twice
_N = re.compile(r"(?<=[A-Za-z]{2}) n (?=[A-Za-z]{2})")


def mended(text: str) -> str:
    """Give an order with its slips mended; what is dictated behind a colon, or searched for in full, stays."""
    if len(text) > MOST_LETTERS or grammar.is_search(text):
        return text
    if once := _said_once(text):
        return once
    text = _N.sub(" and ", _FORM.sub(r"\g<what> from ", text))
    said, colon, rest = text.partition(": ")
    said = _IF_SO.sub("", _PLEASE.sub(", ", said)) if not colon else said
    said = _FOUR.sub(
        r"\g<before>\g<hour>:\g<minute>", _WORD.sub(lambda found: _right(found[0]), said)
    )
    return f"{said}{colon}{rest}"


def _said_once(text: str) -> str:
    """Give a command's own word that is all of a text, three times or more; "" for all else, `help help` too."""
    said = [one.strip(_STOPS) for one in text.split()]
    alone = len(said) > 2 and len({fold(one) for one in said}) == 1
    return said[0] if alone and grammar.is_typed(said[0]) else ""


def _right(word: str) -> str:
    typed = fold(word)
    if typed in _OURS or typed in around.NO_SLIPS:
        return word
    near = [
        one
        for one in _OURS
        if abs(len(one) - len(typed)) <= 1
        and set(one[:2]) & set(typed[:2])
        and OSA.distance(one, typed) <= (2 if len(one) > _LONG else 1)
        and not (typed.startswith(one) or (one.startswith(typed) and len(one) <= _LONG))
    ]
    return near[0] if len(near) == 1 else word


__all__ = ["mended"]
