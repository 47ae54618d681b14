"""This file offers the hours that are to be quiet with the days beside them, and quiet until an hour of each day."""

from __future__ import annotations

import re

from bot.answering.arguments import words
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Guessed, Help, Misunderstood

MOST_LETTERS = 120
# e.g. quiet · no alerts · 靜音 · 唔好嘈
_QUIET = any_pattern(
    r"\b(?:quiet|silent|silence|mute|no (?:alerts?|pings?|messages?)|don't (?:ping|disturb))\b",
    r"(?:靜音|勿擾|唔好(?:嘈|吵|彈|響|send|發)|不要(?:吵|打擾|發))",
)
# e.g. weekends too · sat & sun · 星期六日全日 · 週末
_WEEKENDS = any_pattern(
    r"\b(?:weekends?|(?:sat(?:urday)?s?) ?(?:and|&|/|-|,) ?(?:sun(?:day)?s?))\b",
    r"(?:星期|禮拜|週|周)(?:六日|六、?日|六同(?:埋)?(?:星期|禮拜)?日|末)",
)
# An hour of each day before which nothing is to come.
# e.g. notifications only after · nothing before · 把通知改成中午
_AFTER = any_pattern(
    r"\b(?:alerts?|notifications?|pings?|messages?|anything|everything)\b[^.?]{0,24}?\b(?:only )?(?:after|from) ?$",
    r"\b(?:nothing|no (?:alerts?|pings?|messages?|notifications?)|don't (?:ping|send|post))\b[^.?]{0,24}?\bbefore ?$",
    r"(?:通知|訊息|消息|提示)[^,，。]{0,12}$",
)
# e.g. 以後再發 · 之後先彈
_AFTER_HAN = any_pattern(r"^\s?(?:以後|之後|後)(?:再|才|先)(?:發|出|send|彈|通知|推送)")


def meant(heard: Heard) -> Guessed | Misunderstood | None:
    """Offer quiet hours as a text says them where they stand beside days, or begin with the day; else None."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or heard.speaker.about or grammar.is_search(text):
        return None
    if not (unsure(read, text) or isinstance(read, Help)):
        return None
    hours = gapped(text, heard.book).named.get("hour", [])
    clocks = [words.clock(re.sub("[.：]", ":", one)) for one in hours]
    if len(hours) == 2 and all(clocks) and _QUIET.search(text) and _WEEKENDS.search(text):
        lines = (f"quiet {clocks[0]}-{clocks[1]}", "quiet weekends", "list")
        return Misunderstood("", "two_wishes", "", lines)
    if len(hours) != 1 or clocks[0] is None:
        return None
    before, _, behind = text.replace("’", "'").partition(hours[0])
    says = _AFTER.search(before)
    if says is None or (says[0][0] in "通訊讯消提" and not _AFTER_HAN.search(behind)):
        return None
    return Guessed(None, f"quiet 00:00-{clocks[0]}", (f"digest daily {clocks[0]}", "list"))


__all__ = ["meant"]
