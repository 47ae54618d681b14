"""This file lets no hour and no rhythm that is said get lost: it is the order's, or the order is only offered."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import gist
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.intents import Follow, Guessed, Intent, Subscribe
from scrapers.text import fold

MOST_LETTERS = 200
# What may stand beside an hour in a clause that says when something is to come, and nothing else.
# e.g. at about · please · 左右 · 就得
_BESIDE = re.compile(
    either_script(
        r"\b(?:at|by|around|about|approximately|sharp|please|pls|plz|thanks|thx|if (?:that's )?possible|would be"
        r"|(?:good|great|fine|nice)|in the|mornings?|say|hkt|hk time|every day|daily)\b"
        r"|左右|大約|大概|約|正|準時|就得|就好|就夠|可以|唔該|麻煩|謝謝|請|朝早|早上|上午|下午|夜晚|每日|每天|逢"
        r"|[啦喇吧呀啊出發发送先嘅的在喺於]"
    ),
    re.IGNORECASE,
)
# e.g. once a day · instant · 每天
_RHYTHM = re.compile(
    r"\b(?:daily|weekly|instant(?:ly)?|once a (?:day|week)|every (?:day|week|morning))\b|每[日天周]|即时"
    r"|每个?(?:星期|礼拜)"
)
# e.g. AI in English and lawtech in Chinese
_LANGUAGES = re.compile(
    r"(?:english|英文|英语).{2,80}?(?:chinese|中文|繁体|简体)|(?:chinese|中文|繁体|简体).{2,80}?(?:english|英文|英语)"
)
_CLAUSE = re.compile(r"[,，。;；!！]|(?<!\d)\.(?!\d)")
_LETTER = re.compile(r"\w")


def told(heard: Heard) -> Intent:
    """Give an order with the hour that stands apart from its rhythm; offered where the hour may be another's."""
    text, read = heard.text, heard.read
    if not isinstance(read, Subscribe | Follow) or len(text) > MOST_LETTERS:
        return read
    if read.wishes.language not in (None, "either") and _LANGUAGES.search(fold(text)):
        # one of two languages, each of something else
        return _offered(read, read.wishes.rhythm or "")
    if read.wishes.at or (grammar.is_typed(text) and not _CLAUSE.search(text)):
        return read
    parts = gapped(text, heard.book)
    hours = parts.named.get("hour", ())
    named = Named(text, parts, *gist.sensed(text, heard.book), heard.book, "en", before_us=False)
    schedule = named.schedule.split()
    if not hours:
        lost = not read.wishes.rhythm and bool(schedule) and _RHYTHM.search(fold(text))
        return _offered(read, " ".join(schedule)) if lost else read
    at = next((one for one in schedule if ":" in one), None)
    rhythmic = read.wishes.rhythm in ("daily", "weekly")
    if at and rhythmic and len(hours) == 1 and _only_then(text, hours[0]):
        return replace(read, wishes=replace(read.wishes, at=at))
    when = " ".join(filter(None, (read.wishes.rhythm or "daily", read.wishes.weekday, at)))
    return _offered(read, when)


def _offered(read: Subscribe | Follow, when: str) -> Guessed:
    names = ", ".join(read.topics) if isinstance(read, Subscribe) else read.what
    verb = "subscribe" if isinstance(read, Subscribe) else "follow"
    lines = dict.fromkeys((f"{verb} {names} {when}".strip(), f"{verb} {names}", "list"))
    first, *others = lines
    return Guessed(None, first, tuple(others))


def _only_then(text: str, hour: str) -> bool:
    """Say whether the clause in which an hour stands says nothing but when."""
    clause = next((one for one in _CLAUSE.split(text) if hour in one), "")
    return not _LETTER.search(_BESIDE.sub(" ", clause.replace(hour, " ")))


__all__ = ["told"]
