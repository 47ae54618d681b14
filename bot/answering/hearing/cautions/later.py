"""This file offers, and does not do, what is asked for a later moment: nothing here waits for lunch to be over."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.hearing.changes import lines
from bot.answering.hearing.heard import Heard
from bot.answering.intents import DigestNow, Guessed, Intent, Resume, SetLanguage, Undo, Unsubscribe
from scrapers.text import fold

MOST_LETTERS = 300
# What is done at once, and cannot be put off.
_AT_ONCE = (DigestNow, Resume, SetLanguage, Undo, Unsubscribe)
# e.g. after lunch · once X is back · when the trial is over · from Monday · next week · 等佢返嚟 · 聽日開始
_LATER = re.compile(
    either_script(
        r"\b(?:after(?! (?:all|that was|this)\b)|once (?!an?\b)\w|as soon as"
        r"|when (?:the|we|i|he|she|they|it|our|my|[a-z]+ (?:is|are|has|comes|gets))\b|until|till"
        r"|from (?:next|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|starting|as of"
        r"|next (?:week|month|year|mon|tue|wed|thu|fri)\w*"
        r"|in (?:an?|one|two|three|\d+) (?:hours?|days?|weeks?|months?)|by (?:monday|friday|the end)"
        r"|later(?: today| on| this)?)\b"
        r"|等(?:我|佢|大家|同事|老)|(?:聽日|下(?:個)?(?:星期|月|周)|遲啲|之後)(?:先|開始|起|才|再)"
        r"|(?:完|咗|之後|以後)先"
    ),
    re.IGNORECASE,
)
# From now on, which is no later.
# e.g. from now on · until now · after all · 以後全部
_NOW = re.compile(
    either_script(
        r"\bfrom (?:now|here|today) on\b|\b(?:from|as of) (?:today|now)\b|\b(?:until|till) now\b|\bafter all\b"
        r"|由而家|即日起"), re.IGNORECASE
)  # fmt: skip


def offered(heard: Heard) -> Intent:
    """Give what was read, offered where it is asked for a moment to come."""
    text, read = heard.text, heard.read
    if not isinstance(read, _AT_ONCE) or len(text) > MOST_LETTERS:
        return read
    said = _NOW.sub(" ", fold(text).replace("’", "'"))
    line = lines.written(read, text) if _LATER.search(said) else None
    return Guessed(None, line, ("list",)) if line else read


__all__ = ["offered"]
