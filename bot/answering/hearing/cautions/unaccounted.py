"""This file offers, and does not do, an order beside which a word stands that the order does not account for.

A condition, an exception, a doubt or somebody else's words are never all foreseen. What stops something, or
sets an hour or a language for all, is therefore obeyed only where each word belongs to such an order.
"""

from __future__ import annotations

import re
from importlib import resources
from tomllib import loads
from typing import NamedTuple

from bot.answering.hearing import grammar
from bot.answering.hearing.changes import lines
from bot.answering.hearing.changes.clauses import parted
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import remarks
from bot.answering.hearing.pieces.gapped import gapped
from bot.answering.intents import (
    Guessed,
    Help,
    Intent,
    Mute,
    Pause,
    Quiet,
    Resume,
    SetDigest,
    SetLanguage,
    Unsubscribe,
)
from bot.answering.speech import unaddressed
from scrapers.text import fold

MOST_LETTERS = 300
_NAMES = frozenset(("<topic>", "<committee>", "<bureau>", "<member>"))
_TIMES = frozenset(("<span>", "<date>", "<weekday>", "<hour>"))
# The gaps that an order may have; what names anything else is not all of it.
_GAPS: dict[type[Intent], frozenset[str]] = {
    Quiet: frozenset(("<hour>",)),
    SetDigest: frozenset(("<hour>", "<weekday>", "<span>")),
    SetLanguage: frozenset(),
    Resume: frozenset(),
    Unsubscribe: _NAMES,
    Mute: _NAMES | _TIMES,
    Pause: _TIMES,
}
# e.g. don't send the digest at 9 · cancel the 9am digest · 摘要唔好九點
_REFUSED = re.compile(
    r"\b(?:no|not|never|nobody|don't|cancel|stop|skip|get rid|hate|late|too)\b|[唔不別别勿冇太停]|取消|除外"
)
# What was done, and is not asked for.
# e.g. 我哋停咗AI
_DONE = re.compile(r"(?:我|我哋|我们|佢|佢哋|他们|边个|几时)[停取退].{0,3}咗")
# A time or a condition that was taken for a part of a name.
# e.g. lawtech in January · lawtech as long as Ben is away
_WHEN = re.compile(r"\b(?:in|on|during|as long as|while|when|until|till|from|for|after|before)\b")
_PARTS = re.compile(r"[,，;；。!！?？\n—]|(?<!\d)\.(?=\s|$)|\s-\s|\sbut\s|[()（）]")


class _Words(NamedTuple):
    """What may stand beside an order: English words, Chinese pieces, and whole clauses of reason."""

    english: frozenset[str]
    han: re.Pattern[str]
    reasons: re.Pattern[str]


def _read() -> dict[type[Intent], _Words]:
    text = resources.files(__package__).joinpath("unaccounted.toml").read_text("utf-8")
    told = loads(text)
    always, reasons = told["always"], re.compile("|".join(map(fold, told["reasons"])))
    found: dict[type[Intent], _Words] = {}
    for kind in _GAPS:
        own = told[kind.__name__]
        pieces = sorted((*always["han"], *own["han"]), key=len, reverse=True)
        han = re.compile("|".join(re.escape(fold(one)) for one in pieces))
        words = frozenset(" ".join((always["english"], own["english"])).split())
        words -= frozenset(own.get("never", "").split())
        found[kind] = _Words(words, han, reasons)
    return found


_WORDS = _read()


def offered(heard: Heard) -> Intent:
    """Give what was read, as an offer where words are left that are no part of the order."""
    text, read = heard.text, heard.read
    if type(read) not in _WORDS or not _left(heard):
        return read
    if isinstance(read, SetDigest) and _REFUSED.search(fold(text)):
        return Guessed(Help("digest"), "help digest")  # whose hour was named to be refused
    line = lines.written(read, text)
    return Guessed(None, line, ("list",)) if line else read


def _left(heard: Heard) -> bool:
    """Say whether anything is left of a text without the order's own words, its times and names, and plain reasons."""
    read = heard.read
    words, gaps = _WORDS[type(read)], _GAPS[type(read)]
    said = fold(unaddressed(heard.text)).replace("’", "'")
    if isinstance(read, Quiet | SetDigest | SetLanguage | Resume) and grammar.parse(said) == read:
        return False  # typed in full
    if getattr(read, "place", None) and grammar.parse(heard.text) == read:
        return False  # and for which channel
    if len(said) > MOST_LETTERS:
        return grammar.parse(heard.text) != read
    if _DONE.search(said) or (
        isinstance(read, Unsubscribe) and any(map(_WHEN.search, read.targets))
    ):
        return True
    if isinstance(read, Unsubscribe | Mute):
        for target in read.targets:
            said = said.replace(fold(target), " ", 1)
        held = fold(" ".join(read.targets))
        for clause in parted(heard.text, heard.book):
            if clause.role == "spared" and not any(fold(one) in held for one in clause.names):
                said = said.replace(fold(clause.text).strip(), " ", 1)
    if isinstance(read, Pause | Mute) and read.until:
        said = said.replace(fold(read.until), " ", 1)
    clauses = [one for one in _PARTS.split(said) if one.strip()]
    told = [one for one in clauses if not words.reasons.fullmatch(one.strip())]
    kept = [one for one in told if not remarks.is_remark(one, heard.book)] or told
    if not kept:
        return True  # a reason, and no order
    tokens = gapped(" ".join(kept), heard.book).words
    if any(one[0] == "<" and one not in gaps for one in tokens):
        return True
    latin = [one for one in tokens if one.isascii() and one[0] not in "<?!"]
    counted = not isinstance(read, Quiet | SetDigest)
    if not all(
        (one.isdigit() and counted) or one in words.english or words.han.fullmatch(one)
        for one in latin
    ):
        return True
    han = "".join(one if not one.isascii() else " " for one in tokens)
    return bool(words.han.sub("", han).strip())
