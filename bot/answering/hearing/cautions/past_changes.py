"""This file answers who asks why it came otherwise than it was set, or who changed that: it shows both."""

from __future__ import annotations

import re

from bot.answering.arguments import words
from bot.answering.arguments.words import any_pattern
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.likelihood.certainty import unsure
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import Guessed, ListFollowed, Misunderstood, Search
from bot.answering.keeping.overseeing import may
from scrapers.text import fold

MOST_LETTERS = 200
# That something was set, said or asked for, which an hour follows.
# e.g. I said · we set it to · 我set咗 · 明明講咗
_WAS_SET = any_pattern(
    r"\b(?:i|we)(?:'d| had| have| clearly| already)? (?:said|set|asked(?: for)?|wanted|chose|picked|told (?:you|it))"
    r"(?: it| you)?(?: to| for| at)? ?$",
    r"\b(?:supposed|meant) to (?:be|come)(?: at)? ?$",
    r"(?:set|設|講|話|改|較|要求|揀)(?:定|明|好)?(?:咗|了|係|過)?(?:做|係|為|到|喺)?\s?$",
)
# That it came.
# e.g. the digest came at · 8:45 先嚟
_CAME = any_pattern(
    r"\b(?:came|comes?|arriv(?:e|es|ed|ing)|sent|landed|got|posted|is|was)\b",
    r"[嚟來来到出發发彈弹]|send|收",
)
_STOPPED = (
    r"(?:muted|paused|unsubscribed|unfollowed|stopped|cancell?ed|silenced"
    r"|(?:turned|switched) (?:(?:it|this|that|them|all) )?off)"
)
# What was stopped comes again.
# e.g. I muted it, why does it still ping · 頭先靜咗音，點解仲有嘢彈 · 尋日先話停咗，今日又嚟
_STILL = any_pattern(
    rf"(?<!if )(?<!when )(?<!once )\b(?:i|we) (?:[a-z']{{2,9}} ){{0,2}}{_STOPPED}\b[^?]{{0,50}}?"
    r"\b(?:still|again|why|how come|keeps?|another one|back)\b",
    rf"\b(?:why|how come)\b[^?]{{0,50}}?\b(?:still|again|keeps?)\b[^?]{{0,40}}?\b{_STOPPED}\b",
    r"(?<!如果我)(?<!如果)(?<!假如我)(?<!若我)(?:靜|停|取消|退訂|暫停|關)(?:咗|了|過|埋|晒)(?:音)?(?:㗎|嘅|的|啦)?[^。?？]{0,8}?"
    r"(?:點解|為何|為什麼|做乜|仲|還|又)[^。?？]{0,6}?(?:嚟|來|彈|有|收|send|發|出|響)",
)
_SET = (
    r"(?:the |this |our |my )?(?:language|settings?|digests?|topics?|alerts?|channel|subscriptions?|hours|time|it|this"
    r"|that)"
)
# Who changed something here is asked, or that somebody did is told.
# e.g. who changed the language · someone made it instant · 邊個改咗語言 · 有人改咗做即時
_WHO = any_pattern(
    rf"\bwho (?:the hell )?(?:has |just )?(?:changed|set|stopped|muted|paused|turned|switched|touched"
    rf"|unsubscribed) {_SET}\b",
    r"\bchang\w{1,3}\b[^?]{0,40}\bwho did\b(?: (?:it|that|this))?\W*$",
    rf"\b(?:someone|somebody) (?:has |just )?(?:made|set|changed|switched|turned|stopped|muted|paused) {_SET}\b",
    r"(?:邊個|誰|乜人|有人)(?:將|把)?[^,，。]{0,8}?(?:改|較|set|轉|停|關|取消|刪)(?:咗|了|過|走|做)[^,，。]{0,6}?"
    r"(?:設定|語言|語文|時間|摘要|通知|訂閱|即時|每日|每週|每周|英文|中文)",
)
# How it came before.
# e.g. used to be daily · 原本係每日
_BEFORE = any_pattern(
    r"\b(?:used to be|was|were|had it) (?P<en>daily|weekly)\b",
    r"(?:原本|本來|之前|以前)(?:係|是|都係)?(?P<han>每日|每週|每周)",
)
_WEEKLY = ("weekly", "每周", "每週")


def meant(heard: Heard) -> Guessed | ListFollowed | None:
    """Show what is set here, or who changed what; None where nothing of the kind is asked."""
    text, read = heard.text, heard.read
    if len(text) > MOST_LETTERS or heard.speaker.about:
        return None
    if grammar.is_typed(text) and not isinstance(read, Search):
        return None
    if not (unsure(read, text) or isinstance(read, Misunderstood | ListFollowed)):
        return None
    said = fold(text).replace("’", "'")
    if (hour := _wished_hour(heard)) is not None:
        return Guessed(ListFollowed(), "list", (f"digest daily {hour}", *_history(heard)))
    if _STILL.search(said):
        return Guessed(ListFollowed(), "list", (*_history(heard), "status"))
    if _WHO.search(said):
        told = ListFollowed(changed=True)
        before = _BEFORE.search(said)
        if before is None:
            return told
        weekly = (before["en"] or before["han"]) in _WEEKLY
        back = "digest weekly" if weekly else "digest daily"
        return Guessed(told, "list", (back, *_history(heard)))
    return None


def _history(heard: Heard) -> tuple[str, ...]:
    """Give the line that shows who changed what, where the asker may see it."""
    return ("overview",) if may(heard.speaker) else ()


def _wished_hour(heard: Heard) -> str | None:
    """Give the hour that was set, where something is said to have come at another."""
    text = heard.text
    hours = gapped(text, heard.book).named.get("hour", [])
    if len(hours) < 2 or not _CAME.search(text):
        return None
    for hour in hours:
        if _WAS_SET.search(text[: text.find(hour)].replace("’", "'")):
            return words.clock(re.sub("[.：]", ":", hour))
    return None


__all__ = ["meant"]
