"""This file reads how many of the newest papers are wanted, on what: "the last 5 papers", 最新三份."""

from __future__ import annotations

import re

from bot.answering.arguments.daynames import HOURS
from bot.answering.arguments.words import either_script
from scrapers.numbering import chinese_count
from scrapers.text import fold

MOST_LETTERS = 120
_COUNT = rf"\d{{1,2}}|{'|'.join(HOURS)}"
_NEW = "last|latest|newest|(?:most )?recent|top"
# e.g. last 5 papers · give me 10 latest · show me the three newest papers on lawtech · 最新三份人工智能文件
_NEWEST = re.compile(
    rf"^\W*(?:(?:please|pls|hi|can you|could you|can i|i want|i'd like|we want) ){{0,2}}"
    rf"(?:(?:show|give|get|send|list|see|have|find|pull up) (?:me |us )?)?(?:the )?(?:(?:{_NEW}) (?P<n>{_COUNT})"
    rf"|(?P<n_>{_COUNT}) (?:{_NEW}))(?: (?:papers?|documents?|docs|ones|items|publications))?"
    rf"(?: (?:on|about|for|in|regarding) (?P<of>[\w&' -]{{2,40}}?))?(?:,? please)?\W*$"
    + either_script(
        r"|^\W*(?:(?:我想|唔該|請|麻煩|幫我|俾我|畀我|給我|睇|看|顯示|列出|要)){0,3}(?P<of_>[^最近頭]{2,12}?)?"
        r"(?:嘅|的)?(?:最新|最近|頭)(?:嘅|的)?(?P<han>[\d一二三四五六七八九十兩]{1,2})(?:份|篇|個|則)(?:關於)?"
        r"(?P<of__>[^\W文件]{2,12}?)?(?:嘅|的)?(?:文件|嘢)?\W*$"
    ),
    re.IGNORECASE,
)


def line(text: str) -> str | None:
    """Give the line that lists as many of the newest as a text asks for; None where it asks for none."""
    found = _NEWEST.match(text) if len(text) <= MOST_LETTERS else None
    if found is None:
        return None
    said = fold(found["n"] or found["n_"] or found["han"])
    number = HOURS.index(said) + 1 if said in HOURS else chinese_count(said)
    of = (found["of"] or found["of_"] or found["of__"] or "").strip()
    return f"latest {of} {number}".replace("  ", " ") if number else None
