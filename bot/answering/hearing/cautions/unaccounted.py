"""This file offers, and does not do, an order beside which a word stands that the order does not account for.

A condition, an exception, a doubt or somebody else's words are never all foreseen. What stops something, or
sets an hour or a language for all, is therefore obeyed only where each word belongs to such an order, or to a
clause beside it that leaves it as it is: a remark that holds no word which may turn it, or a known reason.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from importlib import resources
from tomllib import loads
from typing import NamedTuple

from bot.answering.hearing import grammar
from bot.answering.hearing.cautions import plain_reasons
from bot.answering.hearing.changes import lines, phrases
from bot.answering.hearing.changes.clauses import parted
from bot.answering.hearing.heard import Heard
from bot.answering.hearing.pieces import lasting, remarks
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
# e.g. 我哋停咗AI · 摘要九點出咗 · 摘要九點先出到
_DONE = re.compile(
    r"(?:我|我哋|我们|佢|佢哋|他们|边个|几时)[停取退].{0,3}咗|[出发收送][咗到了过](?!佢|我)"
)
# A time or a condition that was taken for a part of a name.
# e.g. lawtech in January · lawtech as long as Ben is away
_WHEN = re.compile(r"\b(?:in|on|during|as long as|while|when|until|till|from|for|after|before)\b")
_NOT = re.compile(r"\bnot\b", re.IGNORECASE)  # e.g. at 9 not 8
# Words of the classes that deny, where the order itself does not.
_DENIALS = frozenset(("no", "not", "never", "don't"))
# Where one clause ends: a full stop between figures ends none.
# e.g. pause, we are away · pause because we are away · pause (we are away) · 暫停，放假
_PARTS = re.compile(
    r"[,，;；。!！?？\n—]|(?<!\d)\.(?=\s|$)|\s-\s|\sbut\s|[()（）]"
    r"|\s(?:because|cos|since|as)\s(?=(?:we|i|they|everyone|the|our|my)\b)"
    r"|\sso\s(?=(?:please )?(?:remove|stop|pause|mute|turn|switch|drop|cancel|resume|hold)\b)"
)


class _Words(NamedTuple):
    """What may stand beside an order: English words, Chinese pieces, and whole clauses of reason."""

    english: frozenset[str]
    han: re.Pattern[str]
    reasons: re.Pattern[str]


def _either(pieces: Collection[str]) -> re.Pattern[str]:
    """Find any of some pieces, the longest first; by their first letters, so that few are tried of many."""
    begun: dict[str, list[str]] = {}
    for one in sorted(pieces, key=len, reverse=True):
        begun.setdefault(one[0], []).append(re.escape(one[1:]))
    return re.compile("|".join(f"{re.escape(one)}(?:{'|'.join(r)})" for one, r in begun.items()))


def _read() -> dict[type[Intent], _Words]:
    text = resources.files(__package__).joinpath("unaccounted.toml").read_text("utf-8")
    told = loads(text)
    always = told["always"]
    found: dict[type[Intent], _Words] = {}
    for kind in _GAPS:
        own = told[kind.__name__]
        latin, said = phrases.words_of(frozenset((*always["classes"], *own["classes"])))
        han = _either({*map(fold, (*always["han"], *own["han"])), *said})
        words = (latin - _DENIALS) | set(" ".join((always["english"], own["english"])).split())
        words -= frozenset(own.get("never", "").split())
        reasons = re.compile("|".join(map(fold, (*told["reasons"], *own.get("reasons", ())))))
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


def _says(read: SetDigest, tokens: list[str]) -> bool:
    """Say whether the order itself names the hour and the day that were read: no reason does, and nobody else."""
    return ("<hour>" in tokens or not read.at) and (
        "<weekday>" in tokens or not (read.weekday and read.at)
    )


def _leaves(clause: str, heard: Heard) -> bool:
    """Say whether a clause leaves the order beside it as it is."""
    return remarks.is_remark(clause, heard.book) or plain_reasons.leaves(heard.read, clause)


def _without_named(heard: Heard, said: str) -> str:
    """Take what an order names, what it spares and until when it holds out of its text."""
    read = heard.read
    if isinstance(read, Unsubscribe | Mute):
        for target in read.targets:
            said = said.replace(fold(target), " ", 1)
        held = fold(" ".join(read.targets))
        for clause in parted(heard.text, heard.book):
            if clause.role == "spared" and not any(fold(one) in held for one in clause.names):
                said = said.replace(fold(clause.text).strip(), " ", 1)
    if isinstance(read, Pause | Mute) and read.until:
        said = said.replace(fold(read.until), " ", 1)
    return said


def _left(heard: Heard) -> bool:
    """Say whether anything is left of a text without the order's own words, its times and names, and plain reasons."""
    read = heard.read
    words, gaps = _WORDS[type(read)], _GAPS[type(read)]
    typed = unaddressed(heard.text)
    typed = typed if _NOT.search(typed) else lasting.not_then(typed)
    said = fold(typed).replace("’", "'")
    if isinstance(read, Quiet | SetDigest | SetLanguage | Resume) and grammar.parse(said) == read:
        return False  # typed in full
    if getattr(read, "place", None) and grammar.parse(heard.text) == read:
        return False  # and for which channel
    if len(said) > MOST_LETTERS:
        return grammar.parse(heard.text) != read
    if _DONE.search(said) or (
        isinstance(read, Unsubscribe)
        and any(_WHEN.search(one.removeprefix("from ")) for one in read.targets)
    ):
        return True
    said = _without_named(heard, said)
    if isinstance(read, Resume) and _TIMES & set(gapped(said, heard.book).words):
        return True  # which may be when it is meant to be
    clauses = [one for one in _PARTS.split(said) if one.strip()]
    told = [one for one in clauses if not words.reasons.fullmatch(one.strip())]
    if not told:
        return True  # a reason, and no order
    kept = [one for one in told if not _leaves(one.strip(), heard)] or told
    tokens = gapped(" ".join(kept), heard.book).words
    if any(one[0] == "<" and one not in gaps for one in tokens):
        return True
    if isinstance(read, SetDigest) and not _says(read, tokens):
        return True
    return not _accounted(tokens, words, counted=not isinstance(read, Quiet | SetDigest))


def _accounted(tokens: list[str], words: _Words, *, counted: bool) -> bool:
    """Say whether each word is one of an order's own; with `counted`, figures are, too."""
    latin = [one for one in tokens if one.isascii() and one[0] not in "<?!"]
    if not all(
        (one.isdigit() and counted) or one in words.english or words.han.fullmatch(one)
        for one in latin
    ):
        return False
    han = "".join(one if not one.isascii() else " " for one in tokens)
    return not words.han.sub("", han).strip()
