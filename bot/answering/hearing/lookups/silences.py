"""This file knows who wonders why nothing came: how the watch is kept answers them, of the time that they name."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments import periods
from bot.answering.arguments.asked import points_at_paper
from bot.answering.arguments.sought import sought
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Guessed,
    Help,
    Intent,
    ListFollowed,
    Misunderstood,
    Search,
    Status,
    Why,
)
from scrapers.text import fold

MOST_LETTERS = 200
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper")
_SENT = r"(?:alerts?|messages?|notifications?|notifs?|pings?|posts?|digests?|updates?|summary|summaries)"
_GET = r"(?:get|got|gotten|receive[ds]?|see|seen|hear|heard|had|have)"
# That nothing came, as whoever waits for it says so.
# e.g. nothing since Friday · no alerts today · haven't heard from you · didn't get anything · it's so quiet · 冇嘢出
_NOTHING = re.compile(
    either_script(
        r"\b(?:nothing|nada|zilch)(?: at all)?(?: \w+){0,3}? (?:since|today|yesterday|this|last|all|for|in|so far)\b"
        rf"|\b(?:no|zero|not (?:a|one)(?: single)?|without (?:a|any)) (?:new )?{_SENT}\b"
        rf"|\b(?:haven't|hasn't|didn't|don't|never|not|can't) (?:i |we |you )?{_GET} (?:from you|anything|any|a thing"
        r"|a single)\b"
        rf"|\bwhy (?:didn't|haven't|don't|did|have|am|are) (?:i|we) (?:not )?(?:{_GET}|getting)"
        r" (?:nothing|anything|any)\b"
        r"|\b(?:you(?:'ve| have)? (?:were|are|been|went|gone)|it's|it is|(?:it|channel) (?:has|was)(?: been)?"
        r"|been|gone|[?.!,;:]) (?:(?:so|very|awfully|suspiciously|rather|strangely|too|a bit) )?(?:quiet|silent)\b"
        r"|(?:冇|無|沒有|沒|未有|收唔到|收不到)(?:任何|咩|乜|過|到|新)*(?:嘢|通知|消息|訊息|提示|摘要|動靜|聲氣|文件)"
        r"(?!嘅|的|係|講|關)|(?:乜|咩|什麼|甚麼|一份|一個)(?:嘢)?都(?:冇|無|沒有|收唔到|收不到)|咁靜|好靜|靜咗(?!音)"
    ),
    re.IGNORECASE | re.ASCII,
)
# On what nothing came, which is no place of ours.
# e.g. on the harbour tunnel · about ferries
_ON = re.compile(r"^\W{0,2}(?:on|about|regarding|concerning) (?!(?:my|our|this|here|that)\b)")
# That a digest held nothing, of which its topic says no more.
# e.g. how come the AI digest was empty today · 點解今日份摘要係空
_EMPTY = re.compile(
    either_script(
        rf"\b{_SENT} (?:was|were|is|are|came|comes) (?:\w+ )?(?:empty|blank)\b|\b(?:empty|blank) {_SENT}\b"
        r"|摘要.{0,6}?(?:空嘅|空的|係空|是空|空白|冇嘢|沒有內容)"
    ),
    re.IGNORECASE | re.ASCII,
)
# That it is a wonder: a question, a why, a time since when, or that something may be broken.
# e.g. why · is it working · since Friday · 點解 · 係咪壞咗
_WONDERS = re.compile(
    either_script(
        r"[?？]|\b(?:why|how come|since|today|yesterday|broken|down|wrong|ok|okay|working|normal|strange|weird|odd)\b"
        r"|點解|為何|為什麼|做乜|壞|正常|今日|今天|今朝|琴日|昨[日天]|成個?(?:禮拜|星期|日|月)|[呀喎嘅㗎咩嗎]\W*$"
    ),
    re.IGNORECASE | re.ASCII,
)


def meant(heard: Heard) -> Guessed | None:
    """Give how the watch is kept to whoever wonders why nothing came; None for all else, and of what is named."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or not _is_open(read):
        return None
    if grammar.is_typed(text) and not isinstance(read, Search | Help):
        return None
    said = fold(text).replace("’", "'")
    if heard.speaker.about or points_at_paper(text) or not _WONDERS.search(said):
        return None
    if not _EMPTY.search(said):
        named = gapped(text, heard.book).named
        nothing = _NOTHING.search(said)
        if nothing is None or any(named.get(kind) for kind in _NAMES):
            return None
        if _is_on_a_matter(said[nothing.end() :]):
            return None
    when = periods.within(text, bare=True)
    asked = Status(when.period if when else None)
    return Guessed(asked, "status", ("list", "help feedback"))


def _is_on_a_matter(behind: str) -> bool:
    """Say whether words behind "nothing" say on what: on the harbour tunnel, and not on Friday."""
    if not _ON.match(behind):
        return False
    when = periods.within(behind, bare=True)
    return bool(sought(f"{behind[: when.start]} , {behind[when.end :]}" if when else behind))


def _is_open(read: Intent) -> bool:
    if isinstance(read, Misunderstood):
        return read.problem in ("which_paper", "not_understood")
    return (
        isinstance(read, Search | Guessed | Why | Status | ListFollowed | Help) and not read.changes
    )


def filled(heard: Heard) -> Intent:
    """Give how the watch is kept with the time that the text names, where what was read has none."""
    read = heard.read
    asked = read.intent if isinstance(read, Guessed) else read
    if not isinstance(asked, Status) or asked.period or len(heard.text) > MOST_LETTERS:
        return read
    when = periods.within(heard.text, bare=True)
    if when is None:
        return read
    whole = replace(asked, period=when.period)
    return replace(read, intent=whole) if isinstance(read, Guessed) else whole


__all__ = ["filled", "meant"]
