"""This file says whether the time that an order names is its own, and takes from it how something comes so far."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.answering.arguments import daynames
from bot.answering.arguments.words import either_script
from bot.answering.hearing.pieces.named import FROM_RHYTHM

DAYS = ("date", "weekday", "span")  # gaps
# A day that comes again.
EACH = re.compile(r"\b(?:every|each)\b|(?<=[a-z])days\b|[逢每]", re.IGNORECASE)
# What is not wanted in the place of a time.
# e.g. at 9:15 instead of 8:45 · weekly rather than daily
_NOT_THEN = re.compile(
    r"[ ,]{0,2}\b(?:inst?ea?d of|rather than|and not|not) (?:the )?(?:at )?(?:\d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?"
    rf"|(?:half past |quarter (?:to|past) )?{daynames.HOUR}"
    r"|daily|weekly|instant(?:ly)?|every (?:day|week|morning)|once a (?:day|week))(?![\w:.])",
    re.IGNORECASE,
)
# How it comes so far, before how it is to come.
# e.g. our AI alerts are instant now, make them weekly · AI而家係即時，改做每星期
_SO_FAR = re.compile(
    r"\b(?:is|are|come|comes) (?:currently |now |set to )?(?:instant(?:ly)?|daily|weekly|immediate)"
    r"(?: now| at the moment| right now| so far)?(?=[,;.].{0,20}\b(?:make|change|switch|set|move|turn)\b)"
    r"|(?:而家|宜家|現在|现在|目前|依家)?(?:係|系|是)(?:即時|即时|實時|实时|每日|每天|每周|每週|每星期|每個?星期)"
    r"(?:通知|發送|发送)?(?=[,，;；。][^,，]{0,6}[改轉转設设調调])",
    re.IGNORECASE,
)
# A time for which nothing is stopped for good, and on which nothing is asked for again and again.
# e.g. for now · tonight · at weekends · 暫時 · 今晚
_PASSING = re.compile(
    r"\b(?:for (?:now|a while|the moment|the time being|us now)|a while|a bit|today|tonight|this time|weekends?"
    r"|wkends?|sat|sun|saturdays?|sundays?|twice|nights?|evenings?|afternoons?|noon|midnight|holidays?|recess|next"
    r"|over|during|while|until|till?|before|after|first)\b"
    r"|暂时|一阵|[先夜晚]|今[日天晚]|周末|星期[六日]|之前|期间|下午|中午",
    re.IGNORECASE,
)
# What comes again and again.
# e.g. every day · the weekly ones · each · 每日
_OFTEN = re.compile(
    r"\b(?:daily|weekly|every(?! single)|each|once|instant(?:ly)?|mornings?|days?|weekdays?|weeks?|hours?)\b"
    r"|[每逢朝早]",
    re.IGNORECASE,
)
# e.g. tonight · at weekends · twice · 今日
_TODAY = re.compile(
    r"\b(?:today|tonight|nights?|evenings?|afternoons?|noon|midnight|weekends?|wkends?|twice|recess)\b|今[日天晚]"
    r"|[夜晚朝早]|周末"
)


def not_then(text: str) -> str:
    """Give a text without the time that it says something is not wanted at."""
    return _NOT_THEN.sub("", text)


def to_come(text: str) -> str:
    """Give an order without how something comes so far, and how it is not to come."""
    return FROM_RHYTHM.sub(" ", _NOT_THEN.sub("", _SO_FAR.sub("", text)))


def lasts(command: str, words: str, gaps: Mapping[str, int]) -> bool:
    """Say whether the time that is said is the order's own: what is stopped for good has none."""
    if command == "unsubscribe":
        return not _PASSING.search(words) and not _OFTEN.search(words)
    if command in ("subscribe", "email"):
        return bool(gaps["hour"]) or not _PASSING.search(words)
    if command in ("pause", "mute", "resume", "language"):
        timed = any(gaps[one] for one in DAYS)
        return not EACH.search(words) and (timed or not _TODAY.search(words))
    return True


_MOST_LETTERS = 300
# That nobody should wait for a digest, beside what comes at once.
# e.g. , don't wait for the digest · ，唔好等 digest
_NO_WAIT = re.compile(
    either_script(
        r"[,，;；。. ]{1,3}(?:唔好|唔使|不要|不用|don't|do not|dont|no need to|not) ?(?:等|wait for)"
        r"(?: ?(?:the|our|any))? ?(?:daily |weekly |每日|每週)?(?:digest|摘要|summary|匯報)"
    ),
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    either_script(r"\b(?:instant(?:ly)?|at once|immediately|right away)\b|即時|即刻|馬上"),
    re.IGNORECASE,
)


def at_once(text: str) -> str:
    """Give a text without that no digest is to be waited for, where it asks for all at once."""
    asked = len(text) <= _MOST_LETTERS and _AT_ONCE.search(text)
    return _NO_WAIT.sub("", text, count=1) if asked else text
