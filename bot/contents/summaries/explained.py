"""This file tells in full what a bullet names by letters alone, where there is room left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.contents.statements import Statement
from bot.contents.summaries.names_en import IS_BODY, short_of
from bot.contents.summaries.pieces import Pick, capital, size
from scrapers.items import Document
from scrapers.text import fold, is_cjk

OPENING = 120  # letters in which a bullet says on what it is, or who says so of what
LONGEST = 72  # letters of a name that is set before a bullet
# Letters that stand for a name.
# e.g. MRDI · TechTAS · iCMS
_LETTERS = re.compile(r"\b[A-Za-z]{0,8}[A-Z][A-Za-z&]{0,8}[A-Z][A-Za-z]{0,8}\b")
# Letters that stand as a subject or alone, where a full name has its article.
# e.g. has said that |ILS| will
_BARE_BEFORE = re.compile(r"(?:^|[,;:] |\b(?:that|of|to|by|for|with|under|in|on|from|and) )$")
_BARE_BEHIND = re.compile(
    r"[,.;]| (?:is|was|will|would|has|had|can|could|may|must|should|and|in|on|at|by|from)\b|$"
)
_SET_BEFORE = re.compile(r"^\[([^\[\]]{2,20})\] ")


def explained(
    picks: Sequence[Pick], everything: Sequence[Statement], document: Document
) -> list[Pick]:
    """Set before bullets the full names of what they open on, as long as all bullets have room."""
    if not any(_LETTERS.search(pick.text[:OPENING]) for pick in picks):
        return list(picks)
    texts = [*(one.question for one in document.exchanges), *(one.text for one in everything)]
    names = short_of([text for text in texts if "(" in text])
    known = {short: full for short, full in names.items() if full and not IS_BODY.search(full)}
    if not known:
        return list(picks)
    title, told = fold(document.title), list(picks)
    for at, pick in enumerate(told):
        elsewhere = " ".join((title, *(fold(one.text) for one in told if one is not pick)))
        text = _in_full(pick.text, known, elsewhere)
        others = sum(size(one.text) for one in told if one is not pick)
        if others + size(text) <= 1:
            told[at] = replace(pick, text=text)
    return told


def _in_full(text: str, known: Mapping[str, str], elsewhere: str) -> str:
    """Give a bullet with the full name in place of the letters it begins with, unless a title or bullet tells that."""
    label = _SET_BEFORE.match(text)
    if label is not None:
        full = known.get(label[1], "")
        return f"[{full}] {text[label.end() :]}" if full and full not in text else text
    for found in _LETTERS.finditer(text[:OPENING]):
        full = known.get(found[0], "")
        if full and full not in text and fold(full) not in elsewhere and len(full) <= LONGEST:
            before, behind = text[: found.start()], text[found.end() :]
            bare = _BARE_BEFORE.search(before) and _BARE_BEHIND.match(behind)
            article = "the " if bare and not is_cjk(full[0]) else ""
            return capital(f"{before}{article}{full} ({found[0]}){behind}")
    return text
