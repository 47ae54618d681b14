"""This file offers the commands that a sentence may ask for, as lines to press."""

from __future__ import annotations

import re

from bot.answering.names import TopicBook
from bot.answering.speech import Button
from scrapers.items import Language

MOST = 3
LABEL = 60  # letters of a button
NEAR = 5.0  # so far behind the likeliest, a command still is one that may be meant

_ENDING = ("unsubscribe ", "mute ", "pause", "unsave ", "quiet ")
# What says that something is not wanted, or not now; without it nothing is offered that ends a thing.
# e.g. enough of AI · 終止AI · leave us alone · 停AI · 太煩
_OF_ENDS = re.compile(
    r"\b(?:stop\w*|no|not|none|never|nobody|\w+n['’]?t|drop\w*|kill|bin|cancel\w*|remov\w*|delet\w*|uns\w+|unf\w+|mut(?:e|ed|ing)|paus\w+|quiet|silen\w+|enough|too|less|few\w*|off|rid|without|leave|out|nois\w+|spam\w*|annoy\w*|sick|tired|fed up|break|holiday|vacation|away|night\w*|evening|hush|sh+|shut|quit|end\w*|ceas\w+|ditch|scrap|axe|halt|suspend\w*|snooz\w+|rest|hold\w*|until|till?|any ?(?:more|longer)|lost|left|finish\w*|over|irrelevant|sleep|asleep|wake|woke|disturb\w*|bother\w*|weekends?|before|between|later|for (?:a|now|the)|bye)\b"
    r"|\d{1,2} ?(?::\d\d|[ap]m)|[停終终止撤解唔不勿靜静走煩烦吵嘈太免刪删除取消退剔冇無无夠够暫暂熄收關关晚瞓睡假住擾扰醒閉闭]|結束|结束",
    re.IGNORECASE,
)


def is_apt(line: str, text: str) -> bool:
    """Say whether a line may be offered: one that ends or silences something needs a word of it."""
    return not line.startswith(_ENDING) or bool(_OF_ENDS.search(text))


def guesses(words: str, when: str, book: TopicBook, language: Language) -> list[Button]:
    """Give the commands that a sentence may ask for, the likeliest first; none where a search is, which found nothing.

    `when` is the time that it names, in its own words, or "".
    """
    # They know all commands, and those this.
    from bot.answering.hearing.likely import likely
    from bot.answering.hearing.writing import reworded

    said = f"{words} {when}".strip()
    tried = [one for one in likely(said, book, language) if is_apt(one.line, said)]
    if tried and tried[0].line.startswith("search "):
        return []
    found = (one.line for one in tried if one.behind <= NEAR and not one.line.startswith("search "))
    lines = list(dict.fromkeys(reworded(line, language) for line in found))
    return [Button(line[:LABEL], "say", line) for line in lines[:MOST]]
