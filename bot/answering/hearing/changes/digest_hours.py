"""This file reads at which hour the digest is to come, however the sentence puts it."""

from __future__ import annotations

import re

from bot.answering.arguments import questions
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import doubts, gist, lasting
from bot.answering.hearing.pieces.gapped import gapped
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
_NAMES = ("topic", "committee", "bureau", "member", "programme", "paper", "email")


def meant(heard: Heard) -> Intent | None:
    """Give the hour to which the digest is to move; offered where it is polite but not plain, None for all else."""
    text, book = heard.text, heard.book
    if len(text) > MOST_LETTERS or grammar.is_search(text) or not _DIGEST.search(text):
        return None
    if heard.speaker.about:
        return None
    plain = lasting.not_then(text)
    said = fold(plain).replace("’", "'")
    if len(said.split()) > _MOST_WORDS or sum(map(is_cjk, said)) > _MOST_HAN:
        return None
    parts = gapped(plain, book)
    if len(parts.named.get("hour", ())) != 1 or any(parts.named.get(one) for one in _NAMES):
        return None
    asked = questions.asks(text) and not (questions.requests(text) or _MAY_COME.match(said))
    if _TOLD.search(said) or not _MOVES.search(said) or doubts.tells(text) or doubts.negated(text):
        return None
    named = Named(plain, parts, *gist.sensed(plain, book), book, "en", before_us=False)
    line = f"digest {named.schedule}"
    if not named.hours or ":" not in line:
        return None
    unsure = asked or doubts.doubted(plain)
    return Guessed(None, line, ("digest now",)) if unsure else grammar.parse(line)


__all__ = ["meant"]
