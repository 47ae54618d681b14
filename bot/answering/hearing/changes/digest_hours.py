"""This file reads at which hour the digest is to come, however the sentence puts it."""

from __future__ import annotations

import re

from bot.answering.arguments import daynames, questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts, gist, lasting
from bot.answering.hearing.pieces.gapped import Gapped, gapped
from bot.answering.hearing.pieces.named import Named
from bot.answering.intents import Guessed, Intent
from scrapers.text import fold, is_cjk

MOST_LETTERS, _MOST_WORDS, _MOST_HAN = 120, 12, 20
# e.g. the digest · our daily summary · 摘要 · 匯報
_DIGEST = re.compile(
    either_script(
        r"\b(?:digests?|summar(?:y|ies)|round-?ups?|recaps?)\b|摘要|匯報|彙報|總結|撮要|匯總"
    ),
    re.IGNORECASE,
)
# What it is to do at that hour, or that it is to be another than now.
# e.g. move the digest to · the digest should come at · digest at · 摘要改為 · 摘要九點半先來 · 下次開始 digest 9點
_MOVES = re.compile(
    either_script(
        r"\b(?:at|to|by|from|around|before|move|change|set|shift|switch|make|push|bring|send|post|come|comes|arrive"
        r"|get|have|want|need|want|like|instead|later|earlier|please)\b|[改轉調設推延搬]|提早|提前"
        r"|先(?:來|嚟|出|send|發)?|開始|出|發|送|send|來|嚟|要|可唔可以|可以|就好|得|夜啲|夜少少|早啲|早少少"
    ),
    re.IGNORECASE,
)
# A digest that is spoken of, and not asked for.
# e.g. the digest came at · digest of 9am was wrong · 摘要幾點
_TOLD = re.compile(
    either_script(
        r"\b(?:came|was|were|arrived|got|missed|wrong|why|what|when|who|didn't|did|always|still|usually"
        r"|comes? at .{1,12} (?:now|already)|is at|yesterday|last|this morning's|today's|papers?|paragraph"
        r"|without)\b|幾點|幾時|點解|琴日|昨日|昨天|今朝|今日|收到|冇|未|錯|咗|了|份摘要"
    ),
    re.IGNORECASE,
)
# e.g. can the digest come at · could our summary be sent at
_MAY_COME = re.compile(
    r"^\W*(?:(?:hi|hey|hello|tamar|please)\W+){0,2}(?:can|could|may|might) (?:the|our|that"
    r"|this) (?:[a-z]+ )?[a-z-]{5,9} "
    r"(?:please )?(?:come|be|arrive|go out|get here|move)\b"
)
# How it comes so far, or is not to come, before how it is to.
# e.g. 個 digest 太早喇， · 摘要唔好朝早出， · the digest is too early,
_AS_IT_IS = re.compile(
    either_script(
        r"(?:(?:係|都|有啲|真係|實在)?(?:太|好|咁)(?:早|遲|夜|晏)|唔好(?:再)?(?:喺|係)?(?:朝早|早上|夜晚|晚上|下午|晏晝|上午)"
        r"(?:出|發|send|來|嚟)?)(?:喇|啦|了|呀|吖|囉|到|發)?[,，。;；] ?"
        r"|\b(?:(?:is|comes|arrives|gets here|lands|'s) )?(?:(?:much|way|far|a bit|a little) )?too (?:early|late)"
        r"(?: for (?:us|me))?[,.;] ?"
    ),
    re.IGNORECASE,
)
# e.g. from Monday to Thursday · 由星期一改去星期四
_FROM_DAY = re.compile(
    rf"\bfrom (?:a |the )?(?:{daynames.WEEKDAY}|mon|tue|wed|thu|fri)s? (?=(?:in)?to\b)"
    rf"|[由從从]?{daynames.WEEKDAY_HAN}(?=[改轉转調调搬推])",
    re.IGNORECASE,
)
# That it is to come on another day.
# e.g. move it to · switch ours from now on · 改去
_TO_A_DAY = re.compile(
    r"\b(?:move|change|switch|shift|push|bring|make|set|send|reschedule)\b.{0,60}\b(?:to|on|for|until|every)\b|[改轉转調调搬推]",
    re.IGNORECASE,
)
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper", "email")


def meant(heard: Heard) -> Intent | None:
    """Give the hour to which the digest is to move; offered where it is polite but not plain, None for all else."""
    text, book = heard.text, heard.book
    if len(text) > MOST_LETTERS or grammar.is_search(text) or not _DIGEST.search(text):
        return None
    if heard.speaker.about:
        return None
    spoken = _AS_IT_IS.sub(" ", lasting.not_then(text), count=1)
    plain = _FROM_DAY.sub(" ", spoken, count=1)
    said = fold(plain).replace("’", "'")
    if len(said.split()) > _MOST_WORDS or sum(map(is_cjk, said)) > _MOST_HAN:
        return None
    parts = gapped(plain, book)
    if any(parts.named.get(one) for one in _NAMES):
        return None
    by_day = _on_a_day(parts, plain, moved=plain != spoken)
    if len(parts.named.get("hour", ())) != 1 and not by_day:
        return None
    asked = questions.asks(text) and not (questions.requests(text) or _MAY_COME.match(said))
    if (
        _TOLD.search(said)
        or not _MOVES.search(said)
        or doubts.tells(text)
        or doubts.negated(spoken)
    ):
        return None
    named = Named(plain, parts, *gist.sensed(plain, book), book, "en", before_us=False)
    line, once = f"digest {named.schedule}", False
    if by_day and not named.hours:
        line = f"digest weekly {by_day}"
        once = not (lasting.EACH.search(plain) or re.search(r"weekly|[每逢]", said))
    elif not named.hours or ":" not in line:
        return None
    unsure = asked or once or doubts.doubted(plain) or plain != lasting.not_then(text)
    return Guessed(None, line, ("digest now",)) if unsure else grammar.parse(line)


def _on_a_day(parts: Gapped, plain: str, *, moved: bool) -> str:
    """Give the day of the week to which a digest is moved, where no hour is named; "" for none."""
    days = parts.named.get("weekday", [])
    alone = len(days) == 1 and not any(parts.named.get(one) for one in ("hour", "date", "span"))
    if not alone or not (moved or _TO_A_DAY.search(plain)):
        return ""
    name = fold(days[0])
    return daynames.DAYS.get(name) or daynames.DAYS.get(name.removesuffix("s")) or name[:3]


__all__ = ["meant"]
