"""This file takes what is said while a paper is read for where it is to be read on: next, from 6, more ¶12, 下一段."""

from __future__ import annotations

import re

from bot.answering.arguments.words import either_script
from bot.answering.finding.places import parted
from bot.answering.hearing.memory.shown import Shown
from bot.answering.intents import Intent, More, Show

# What cannot mean anything but a paper that is being read.
# e.g. next paragraph · read on · 下一段 · 繼續讀
_ONWARD = re.compile(
    either_script(
        r"^(?:the )?next (?:paragraphs?|paras?|passages?|part|section)$|^(?:please )?(?:read|go|carry) on$"
        r"|^keep reading$|^continue(?: reading)?$|^下一?(?:段|部分|節)$|^(?:繼續|續)(?:讀|睇|看|落去|下去)?$"
    ),
    re.IGNORECASE,
)
# e.g. more ¶12 · from 6 · from para 12 · 詳情 第12段 · 由第20段起
_READ_FROM = re.compile(
    either_script(
        r"^(?:more|(?:read|go) on|continue|詳情|繼續讀?)?[ ,，]{0,2}(?:(?:from|at|由|從)[ ,，]?)?"
        r"(?P<place>\S.{0,40}?)(?: ?(?:起|開始|onwards?))?$"
    ),
    re.IGNORECASE,
)
_PIECE = re.compile(
    either_script(r"\b(?:from|at) \d{1,4}$|[由從] ?\d{1,4}(?: ?(?:起|開始))?$"), re.IGNORECASE
)


def meant(shown: Shown, said: str) -> Intent | None:
    """Give where the paper that is being read is to be read on: behind what was shown, or from a place."""
    if _ONWARD.match(said):
        return shown.onward or More(shown.paper)
    found = _READ_FROM.match(said)
    if found is None:
        return None
    if _PIECE.search(said) and found["place"].isdecimal():
        return More(shown.paper, max(1, int(found["place"])))
    reference, place = parted(f"{shown.paper} {found['place']}")
    if place is None or reference != shown.paper:
        return None
    if found["place"] == said:  # nothing but a place: a sign is one, a word may be asked about
        return Show(f"{reference} {said}") if said.startswith("¶") else None
    return More(f"{reference} {place.typed}")
