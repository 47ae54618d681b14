"""This file asks back where an order, as it was read, may do the opposite of what its text says."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.daynames import MONTH
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar, writing
from bot.answering.hearing.changes import dictated
from bot.answering.hearing.pieces.gapped import MOST_LETTERS
from bot.answering.intents import (
    Amend,
    Feedback,
    Follow,
    Guessed,
    Import,
    Intent,
    Misunderstood,
    Mute,
    NewList,
    NewTopic,
    Pause,
    PauseAll,
    Quiet,
    Subscribe,
    Unsubscribe,
    WriteNote,
)
from scrapers.text import fold

_STOPS = (Mute, Pause, PauseAll, Unsubscribe)
# e.g. everything except AI · all but lawtech · 除咗人工智能
_EXCEPT = re.compile(
    either_script(
        r"\b(?:except|excepting|excluding|apart from|aside from|other than|(?:all|everything|anything) but)\b"
        r"|除(?:咗|了|開)|^除(?!非|掉|去)|以外"
    ),
    re.IGNORECASE,
)
_DAY = (
    r"(?:the )?(?:next |coming |following |this coming )?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sat|sun)"
    r"(?:day)?\b|tomorrow|weeks?\b|months?\b|new year|christmas|easter"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? [a-z]{{3,9}}\b|{MONTH}\b|\d{{4}}-\d|\d{{1,2}}/\d)"
)
# A day or a length that something begins with.
# e.g. from Monday · starting next week · in 3 days · for next month · 由下星期一起
_BEGINS = re.compile(
    rf"\b(?:from|starting(?: from| on)?|beginning(?: on)?|as of|effective|come) {_DAY}"
    r"|\bfor (?:the )?(?:next|coming|following) (?:month|quarter|year|weekend)\b"
    r"|\b(?:in|after) (?:\d{1,3}|an?|one|two|three|four|five|six|a couple of) (?:hours?|days?|weeks?|months?)\b"
    r"(?! time until)"
    + either_script(
        r"|(?:由|從)(?!而家|現在|今日|今天).{1,10}?(?:起|開始)|(?:起|開始)(?:停|暫停|靜音)"
    ),
    re.IGNORECASE,
)
# Between the first day and the last.
# e.g. 23 December to 5 January · 12月24日到1月2日
_RANGE = re.compile(r" (?:to|until|till|through|-|–) |(?<=[日號号])[至到]", re.IGNORECASE)
# What an end is said with, or a length, or a day that has begun.
# e.g. until Friday · for a week · 停到星期一 · today
_ENDS = re.compile(
    r"\b(?:until|till?|through|thru|to (?!us\b|me\b|the team\b|this channel\b|here\b)|before|for|up to|back|today"
    r"|tonight|this (?:week|weekend|month|afternoon|morning|evening))\b"
    + either_script(r"|直至|直到|[至到先前]|返|回|今[日天晚周週]|今個|本[周週月]|呢個")
    + r"|\b(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|another|a couple of"
    r"|the (?:next|coming)(?: \w{1,5})?) ?(?:h|hrs?|hours?|d|days?|w|wks?|weeks?|months?|fortnight)\b"
    r"|(?<!next )(?<!coming )(?<!following )\b(?:week|month|fortnight)\W{0,3}$"
    + either_script(
        r"|[\d一二三四五六七八九十兩两半]{1,3} ?[個个]?(?:小時|鐘頭|日|天|周|週|星期|禮拜|月)(?![\d一二三四五六日天])"
    ),
    re.IGNORECASE,
)
# What tells how it is, or how it ought to be, and asks for nothing.
# e.g. we should get AI daily · we subscribe to AI weekly
_TELLS = re.compile(
    r"\b(?:we|i) (?:really |now |all )?should\b"
    r"|^\W*(?:(?:hi|hello|so|but|and|as)\W{1,3})?(?:we|i) (?:already |currently |now )?"
    r"(?:subscribe|follow|get|receive)\b",
    re.IGNORECASE,
)
# e.g. we don't want AI weekly · 唔想要每日
_UNWANTED = re.compile(
    r"\b(?:don'?t|do not|doesn'?t|does not|no longer|never) (?:really )?(?:want|need|like)\b|唔想|唔要|不想|不要",
    re.IGNORECASE,
)
# e.g. weekly · once a day · 每日
_RHYTHM = re.compile(
    r"\b(?:(?P<daily>daily|every day|once a day)|(?P<weekly>weekly|every week|once a week)"
    r"|(?P<instant>instant(?:ly)?|at once|immediately))\b"
    r"|(?P<daily_>每[日天])|(?P<weekly_>每[周週]|每[個个]?星期)|(?P<instant_>即[時时])",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b|[還还]是|定係|定系|或")
# What asks for something however it ends.
# e.g. can we have · could you · 幫我
_ASKS_FOR = re.compile(
    either_script(
        r"\b(?:can|could|would|will|may|shall|let's|lets|want|like|need)\b|可唔可以|可以|可否|能否|能不能"
        r"|(?:幫|替|同|給)(?:我|手)"
    ),
    re.IGNORECASE,
)


def asked_back(intent: Intent, text: str) -> Intent | None:
    """Give what is asked or offered in the place of an intent; None where it may be obeyed."""
    said = fold(text[:MOST_LETTERS]).replace("’", "'")
    if isinstance(intent, _STOPS):
        return _stopped(intent, said)
    if isinstance(intent, NewList):
        if not dictated.only_firms(text):
            return None
        return Guessed(None, f"list new {intent.name}: {intent.names.strip()}")
    if not intent.changes:
        return None
    told = isinstance(intent, Subscribe | Follow) and _TELLS.search(said)
    either = (
        isinstance(intent, Subscribe | Follow | Amend)
        and len(_rhythms(said)) > 1
        and _OR.search(said)
    )
    asked = (
        "?" in said
        and not isinstance(intent, NewTopic | Import | WriteNote | Feedback)
        and questions.requests(text)
        and not _ASKS_FOR.search(said)
    )
    if told or either or asked:
        line = writing.written(intent, "en")
        if line is None and isinstance(intent, Quiet):
            hours = f"{intent.start}-{intent.end}" if intent.start else "off"
            line = f"quiet {'weekends' if intent.weekends and not intent.start else hours}"
        typed = questions.line(text)
        line = line or (typed if grammar.parse(typed) == intent else None)
        return Guessed(None, line) if line else Misunderstood("", "change_which", "", ("list",))
    return None


def _stopped(intent: Mute | Pause | PauseAll | Unsubscribe, said: str) -> Intent | None:
    if _EXCEPT.search(said):
        return Misunderstood("unsubscribe", "none_left_out", "", ("list",))
    if isinstance(intent, Unsubscribe):
        targets = ", ".join(intent.targets)
        if targets and _UNWANTED.search(said) and _RHYTHM.search(said):
            denied = _rhythms(said)
            left = [one for one in ("instant", "daily", "weekly") if one not in denied]
            offers = (*(f"subscribe {targets} {one}" for one in left), f"unsubscribe {targets}")
            return Misunderstood("", "less_or_none", "", offers)
        return None
    if intent.until is None or not (_BEGINS.search(said) or not _ENDS.search(said)):
        return None
    until = _RANGE.split(intent.until.removeprefix("on ").removeprefix("from "))[-1].strip()
    if isinstance(intent, Mute):
        what = ", ".join(intent.targets)
        offers = (f"mute {what} until {until}", f"unsubscribe {what}")
    else:
        offers = (f"pause until {until}", "pause")
    return Misunderstood("", "stops_at_once", until, offers)


def _rhythms(said: str) -> set[str]:
    """Give the rhythms that a text names."""
    return {name.rstrip("_") for one in _RHYTHM.finditer(said) if (name := one.lastgroup)}
