"""This file offers a topic of one's own to who asks to be told of what no topic, body or person is called."""

from __future__ import annotations

import re

from bot.answering.arguments.courtesy import trimmed, without
from bot.answering.arguments.words import either_script
from bot.answering.finding.next_steps import worded
from bot.answering.hearing import questions, slots
from bot.answering.hearing.certainty import unsure
from bot.answering.hearing.sought import sought
from bot.answering.intents import Guessed, Intent, Misunderstood, Search
from bot.answering.names import TopicBook
from bot.topics import registers
from scrapers.text import is_cjk

MOST_LETTERS = 300
_MOST_WORDS, _MOST_HAN = 5, 12  # of what may be a topic's name
# What asks to be told of something, before it.
# e.g. sub us to fintech · please keep an eye on biotech · 訂閱金融科技 · sub埋 fintech
_ASKS = re.compile(
    either_script(
        r"^(?P<lead>(?:please|pls|hi|hello|hey|tamar|can (?:you|u)|could (?:you|u)|we'd like to|i'd like to|we want to|i want to|唔該|麻煩|請|幫我哋?|我哋?想|我們想)[\s,，]*){0,4}"
        r"(?:(?:(?:subscribe|sub|sign(?: us| me)? up)(?: us| me| this channel| our channel)?(?: to| for| on)?|follow|track|watch|monitor|keep (?:an eye|tabs) on|keep (?:us|me) posted (?:on|about)|(?:tell|alert|notify|ping|update) (?:us|me)(?: here)? (?:about|on|of|when(?:ever)? (?:there's|theres|there is) (?:something|anything) (?:new )?(?:on|about))|let (?:us|me) know (?:about|of|when(?:ever)? (?:there's|theres|there is) (?:something|anything) (?:new )?(?:on|about))|add)(?= (?!(?:up|down|out|off|in|on|over|through|back|with)\b))"
        r"|(?:sub|follow|add|track)(?:埋|返|住|多|下)|(?:訂閱|訂埋|訂(?![正立定明造出])|跟進(?!一?下)|跟住|追蹤|關注|留意住?|監察|睇住|盯住))\s*(?P<what>.{2,120})$"
    ),
    re.IGNORECASE,
)
# What is said of where, when and how often behind it.
# e.g. to this channel · weekly is plenty · 俾呢個channel · 每周一封就夠 · 即時嗰隻
_HOW = re.compile(
    either_script(
        r"[,，;；。.]\s*.*$|\b(?:to|in|into|for|on) (?:this channel|our channel|the channel|here|us|me|our list|the list)\b.*$|\b(?:daily|weekly|instant(?:ly)?|as (?:it|they) (?:happens?|comes?|lands?)|every (?:day|week|morning|mon|tue|wed|thu|fri)\w{0,6}|once a (?:day|week)|each (?:day|week|morning)|at once|straight away|immediately|please|pls|thanks|from now on|in (?:english|chinese))\b.*$"
        r"|(?:俾|畀|給|到|入|喺)(?:呢個|這個|本|我哋|我們|我)(?:channel|頻道|組)?.*$|每(?:日|天|周|週|星期|個).*$|逢星期.*$|即時.*$|一有.*$|有新.*$|嘅?(?:文件|消息|新聞|嘢|動態|資訊)$"
    ),
    re.IGNORECASE,
)


def meant(text: str, read: Intent, book: TopicBook) -> Intent | None:
    """Offer to write a topic for what is to be followed and is called nothing here; None for all else."""
    if len(text) > MOST_LETTERS or not _unknown(read, text) or questions.asks(text):
        return None
    found = _ASKS.match(text.strip())
    if found is None:
        return None
    said = found["what"].strip()
    name = _HOW.sub("", trimmed(_HOW.sub("", said, count=1)), count=1)
    if name == said and not found["lead"]:
        return None  # it may be a title: "track record", 跟進行動
    name = trimmed(without(name)).strip(" ,，、'\"“”「」")
    if not name or not _is_name(name) or book.find(name) or registers.found(name):
        return None
    search = sought(name) or name
    return Guessed(None, f"topic follow {worded(name)}", (f"search {search}", "topics"))


def _unknown(read: Intent, text: str) -> bool:
    if isinstance(read, Misunderstood) or not unsure(read, text, (Search, type(None))):
        return False
    taken = ("subscribe ", "follow ", "email ", "list ")
    nothing = isinstance(read, Guessed) and read.intent is None
    return not (nothing and isinstance(read, Guessed) and read.line.startswith(taken))


def _is_name(name: str) -> bool:
    """Say whether what is left may be a topic's name, and is no sentence."""
    if sum(map(is_cjk, name)) > _MOST_HAN or len(name.split()) > _MOST_WORDS:
        return False
    one = slots.laid(name)
    return bool(one.words) and not (one.member or one.committee or one.period)
