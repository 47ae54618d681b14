"""This file tells in full what a bullet names by letters or a short name alone, where there is room left."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.contents.statements import Statement
from bot.contents.summaries.explained_zh import in_full_zh, short_of_zh
from bot.contents.summaries.names_en import IS_BODY, short_of
from bot.contents.summaries.pieces import Pick, capital, is_chinese, size
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
    r"[,.;]| (?:is|was|will|would|has|had|can|could|may|must|should|and|in|on|at|by|from|[a-z]{3,16}ed)\b|$"
)
_SET_BEFORE = re.compile(r"^\[([^\[\]]{2,20})\] ")


def explained(
    picks: Sequence[Pick], everything: Sequence[Statement], document: Document
) -> list[Pick]:
    """Tell in bullets the full names of what they call by short ones, as long as all bullets have room."""
    texts = [*(one.question for one in document.exchanges), *(one.text for one in everything)]
    known = _known(picks, texts)
    short = short_of_zh(texts) if any(is_chinese(pick.text) for pick in picks) else {}
    title, told = fold(document.title), list(picks)
    for at in range(len(told)) if known or short else ():
        elsewhere = " ".join((title, *(fold(one.text) for one in told if one is not told[at])))
        room = 1 - sum(size(one.text) for one in told if one is not told[at])
        for chinese in (True, False):
            text = told[at].text
            text = (
                in_full_zh(text, short, document.title)
                if chinese
                else in_full_en(text, known, elsewhere)
            )
            if size(text) <= room:
                told[at] = replace(told[at], text=text)
    return told


def _known(picks: Sequence[Pick], texts: Sequence[str]) -> dict[str, str]:
    """Give the full names of letters that bullets may open on."""
    if not any(_LETTERS.search(pick.text[:OPENING]) for pick in picks):
        return {}
    names = short_of([text for text in texts if "(" in text])
    return {short: full for short, full in names.items() if full and not IS_BODY.search(full)}


def in_full_en(text: str, known: Mapping[str, str], elsewhere: str) -> str:
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
