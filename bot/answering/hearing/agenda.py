"""This file reads what is asked of a day to come, and of the days on which consultations close."""

from __future__ import annotations

import re

from bot.answering.arguments.periods import Period
from bot.answering.arguments.words import either_script
from bot.answering.hearing import gist, grammar, shorthand
from bot.answering.hearing.sought import sought
from bot.answering.intents import (
    Briefing,
    Commitments,
    Guessed,
    Intent,
    Meetings,
    Misunderstood,
    Search,
)
from bot.answering.names import TopicBook
from scrapers.text import fold

MOST_LETTERS = 300
_DAY = (
    r"(?P<day>(?:(?:next|this|coming) )?(?:mon|tues|wednes|thurs|fri)day|tomorrow|today|\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:[下今本這呢]個?)?(?:星期|禮拜|周|週)[一二三四五]|聽日|明天|今日|今天)"
)
# e.g. what's on wednesday · anything happening in LegCo tomorrow · 星期三有咩搞 · 聽日立法會有咩會
_ON_DAY = re.compile(
    either_script(
        rf"^\W*(?:hi |hey |so |ok )?(?:what(?:'s|s| is)|anything|is there anything|is anything) (?:on|up|happening|going on|coming up|scheduled|planned|in store)(?: (?:in|at) (?:the )?(?:legco|council|chamber))?(?: (?:on|for|this|come))?(?: the)? {_DAY}\W*$"
        rf"|^\W*{_DAY.replace('?P<day>', '?P<day_>')}(?:立法會)?(?:有|開)(?:咩|乜|什麼|啲咩|邊啲|哪些)(?:嘢|會|搞|安排|會議|議程|睇|事)?(?:開|呀|啊|呢)?\W*$"
    ),
    re.IGNORECASE,
)
# Views that are taken until a day.
# e.g. consultations closing soon · which consultation ends this month · 諮詢就嚟截止
_CLOSING = re.compile(
    either_script(
        r"\b(?:consultations?|submissions?|calls? for views|views)\b.{0,40}?\b(?:clos(?:e|es|ing)|end(?:s|ing)?|shut(?:s|ting)?|due|deadlines?|expir\w{1,4}|wrap\w{0,6}|open|last day|left)\b"
        r"|\b(?:clos(?:e|es|ing)|end(?:s|ing)?|deadlines?|last day|open|due|how long)\b.{0,40}?\b(?:consultations?|submissions?|calls? for views|views on)\b"
        r"|(?:諮詢|意見書|提交意見|交意見).{0,20}?(?:截止|完結|結束|到期|限期|最後|完|未完|仲開)|(?:截止|限期|就嚟完|快(?:將)?(?:截止|結束|完)).{0,12}?(?:諮詢|意見)"
    ),
    re.IGNORECASE,
)
# e.g. before Christmas · this month · 下個月 · 年底前
_UNTIL = re.compile(
    either_script(
        r"\b(?P<span>(?:this|next) (?:week|month|year)|in (?:december|january|february|march|april|may|june|july|august|september|october|november))\b|(?P<xmas>(?:x-?mas|christmas|year[- ]?end|new year|the end of the year))|(?P<han>[下今本這呢]個?(?:月|星期|禮拜|周|週)|今年|年底|聖誕)"
    ),
    re.IGNORECASE,
)


# When the Government said that something would be done.
# e.g. did govt ever say when · has the bureau given a date for · 有冇講過幾時
_WHEN_SAID = re.compile(
    either_script(
        r"\b(?:did|has|have) (?:the )?(?:govt|government|administration|bureau|authorities|they|anyone|legco|[a-z]{2,6}) (?:ever |actually |already )?(?:say|said|tell|told us|promised?|commit(?:ted)?|indicated?|give|gave|given)(?: us)? (?:to )?(?:when|by when|a date|any date|a time ?table|a time ?line|a deadline)\b"
        r"|\bwhen (?:did|has) (?:the )?(?:govt|government|administration|bureau|[a-z]{2,6}) (?:say|said|promised?) (?:it|they|that)\b|(?:有冇|有沒有|曾否|係咪)(?:講|說|話|承諾|應承|交代)過?(?:會)?(?:幾時|何時|什麼時候|時間表)"
    ),
    re.IGNORECASE,
)
# What is said of the doing, and names nothing.
# e.g. would be tabled · is ready
_DOING = re.compile(
    r"\b(?:would|will|is|are|was|were|to) (?:be )?(?:tabled|introduced|ready|done|launched|finished|completed?|out|published|in place|rolled out|available|over|start|starting|come|coming)\b",
    re.IGNORECASE,
)


def meant(text: str, read: Intent, book: TopicBook) -> Intent | None:
    """Give what lies ahead on a day, or closes by one; None for what asks for neither."""
    if len(text) > MOST_LETTERS or not _unsure(read, text):
        return None
    said = fold(shorthand.in_full(text)).replace("’", "'")
    if found := _ON_DAY.match(said):
        day = found["day"] or found["day_"]
        return Guessed(Briefing(day), f"briefing {day}", ("ahead", f"meetings {day}"))
    if found := _WHEN_SAID.search(said):
        about = sought(_DOING.sub(" ", f"{said[: found.start()]} {said[found.end() :]}"))
        line = f"commitments {about}".strip()
        return Guessed(Commitments(about or None), line, (f"search {about}",) if about else ())
    if not _CLOSING.search(said):
        return None
    names = gist.sensed(text, book)[0].names
    topic = next(iter(names.get("topic", ())), None)
    span = _span(said)
    line = " ".join(filter(None, ("meetings", topic, span)))
    period = Period("in", span) if span else None
    return Guessed(
        Meetings(topic, period),
        line,
        (f"search {topic or ''} kind:consultation".replace("  ", " "), "ahead"),
    )


def _span(said: str) -> str:
    found = _UNTIL.search(said)
    if found is None:
        return ""
    if found["xmas"]:
        return "this year"
    if found["han"]:
        named = found["han"].replace("礼拜", "星期")
        return "今年" if named in ("年底", "圣诞") else re.sub(r"^[呢这]", "今", named)
    return found["span"].removeprefix("in ")


def _unsure(read: Intent, text: str) -> bool:
    """Say whether something was looked for only because nothing else was read."""
    if grammar.is_search(text):
        return False
    if isinstance(read, Misunderstood):
        return read.problem == "which_paper"
    return isinstance(read, Guessed | Search)
