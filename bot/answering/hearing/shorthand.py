"""This file gives other ways to write what was typed: in full, without its reason, with a slip mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from bot.answering.hearing.gapped import MOST_LETTERS
from scrapers.text import fold

# What is typed short.
SHORT = {
    "pls": "please", "plz": "please", "mtg": "meeting", "mtgs": "meetings", "cttee": "committee", "ctte": "committee",
    "cmte": "committee", "yr": "year", "wk": "week", "wks": "weeks", "wkend": "weekend", "wkends": "weekends", "wknd": "weekend",
    "wknds": "weekends", "btwn": "between", "shld": "should", "shd": "should", "yday": "yesterday", "lookup": "look up", "cld": "could", "wld": "would", "gimme": "give me", "lemme": "let me",
    "taht": "that", "teh": "the", "thurs": "thursday", "tues": "tuesday", "tmr": "tomorrow", "tmrw": "tomorrow", "rn": "right now",
    "govt": "government", "msgs": "messages", "msg": "message", "notifs": "notifications", "subs": "subscriptions",
    "docs": "documents", "ppl": "people", "abt": "about", "w": "with", "u": "you", "ur": "your", "asap": "immediately",
    "dont": "don't", "cant": "can't", "wont": "won't", "whats": "what's", "wanna": "want to", "hrs": "hours", "im": "i'm",
}  # fmt: skip
# A word that is no part of a paper's number, an address or a name of letters and figures.
_WORD = re.compile(r"(?<![\w@.(/'’-])[a-z]{1,14}(?![\w@(/'’-]|\.\w)", re.IGNORECASE)
# e.g. once a day · one mail a week
_ONCE = re.compile(
    r"\b(?:once|one(?: (?:mail|email|digest|message|update|post))?|an? (?:mail|email|digest|update)) (?:a|per|each|every) (?P<unit>day|week)\b",
    re.IGNORECASE,
)
# Where the reason of a request begins.
# e.g. export our list so I can copy it · show AI papers because the boss asks
_REASON = re.compile(
    r"\b(?:so (?:that )?(?:i|we)|because|cos|cuz|since (?:we|i|our|the)|as (?:i|we|our)|for my|for our|and (?:what|how|where|when|who|why|was|is))\b|[,，;；。]|因為|因为|由於|由于|方便我",
    re.IGNORECASE,
)
# Commands that look something up, which a first word may misspell; `saved` and `story` it does not: "save it", "store it".
_LOOKED_UP = ("search", "latest", "show", "meetings", "commitments", "briefing", "citation", "programme", "member",
              "status", "topics", "sources", "followers", "preview", "sample")  # fmt: skip
_LEAST, _MOST_SLIPS = 5, 2


def in_full(text: str) -> str:
    """Write what was typed short in full."""
    text = _ONCE.sub(lambda found: "daily" if found["unit"].lower() == "day" else "weekly", text)
    return _WORD.sub(lambda found: SHORT.get(fold(found[0]), found[0]), text)


def respelled(text: str, right: Callable[[str], str]) -> str:
    """Write each word as it is given for it."""
    return _WORD.sub(lambda found: right(found[0]), text)


def ways(text: str, changes: Callable[[str], bool]) -> Iterator[str]:
    """Give a text in other ways that ask for the same; none of a long one.

    No reason is left out of which `changes` says that it may ask for a change itself.
    """
    if len(text) > MOST_LETTERS:
        return
    whole = in_full(text)
    found = [whole, _begun(whole)]
    if (reason := _REASON.search(whole)) and not changes(whole[reason.start() :]):
        asked = whole[: reason.start()].rstrip()
        found += [asked, _begun(asked)]
    for one in dict.fromkeys(found):
        if one.strip() and one != text:
            yield one


def _begun(text: str) -> str:
    """Mend the first word where it misspells a command that looks something up."""
    first, _, rest = text.strip().partition(" ")
    word = fold(first)
    if not rest or len(word) < _LEAST - 1 or not word.isascii() or word in _LOOKED_UP:
        return text
    near = [
        one
        for one in _LOOKED_UP
        if one[0] == word[0]
        and len(one) >= _LEAST
        and OSA.distance(one, word) <= (_MOST_SLIPS if len(one) > _LEAST + 3 else 1)
        and one.rstrip("s") != word.rstrip("s")
    ]
    return f"{near[0]} {rest}" if len(near) == 1 else text
