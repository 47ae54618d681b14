"""This file keeps by when a commitment is due, where a sentence says it in words that no span of time holds."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.arguments.overdue import NOT_OVER, OVERDUE
from bot.answering.arguments.words import either_script
from bot.answering.hearing import grammar
from bot.answering.hearing.heard import Heard
from bot.answering.intents import Commitments, Guessed, Intent
from scrapers.text import fold

MOST_LETTERS = 200
# e.g. before the year is out · by year-end · before the month is over · 年底前 · 年內 · 月底之前
_END = re.compile(
    either_script(
        r"\b(?:before|by|until) (?:(?:the|this) )?(?:(?:calendar )?(?P<unit>year|quarter|month)"
        r"(?:(?:'s)?[ -]end|[ -](?:is|has) (?:out|over|up|ended|done)|[ -](?:ends|closes|finishes|runs out))"
        r"|(?:end of (?:the |this )?)(?P<unit_>year|quarter|month))\b"
        r"|(?:今年|本年|今個|本)?(?P<han>年底|年尾|年終|月底|月尾|季尾|季末)(?:之|以)?前|(?P<year>今年內|年內|今年之內|本年內)"
        r"|(?P<month>月內|本月內|今個月內)"
    ),
    re.IGNORECASE,
)
# Whose commitments they are: those that were starred here.
# e.g. my overdue ones · 我加咗星嗰啲
_MINE = re.compile(r"\b(?:my|mine|our|ours|we|i|starred?|flagged|marked)\b|我|星", re.IGNORECASE)
_UNITS = {"年": "year", "月": "month", "季": "quarter"}


def filled(heard: Heard) -> Intent:
    """Give the commitments that are asked for with their due dates, where what was read has lost those."""
    text, read = heard.text, heard.read
    asked = read.intent if isinstance(read, Guessed) else read
    if not isinstance(asked, Commitments) or asked.period or asked.due or len(text) > MOST_LETTERS:
        return read
    if not (when := _when(text.replace("’", "'"))):
        return read
    found = grammar.parse(f"commitments {when}")
    if not isinstance(found, Commitments) or not found.period:
        return read
    topic = OVERDUE.sub("", asked.topic or "").strip(" ,，") or None
    mine = asked.mine and not (isinstance(read, Guessed) and not _MINE.search(fold(text)))
    line = " ".join(filter(None, ("commitments", "mine" if mine else "", topic, when)))
    whole = replace(asked, topic=topic, period=found.period, mine=mine)
    return replace(read, intent=whole, line=line) if isinstance(read, Guessed) else whole


def _when(text: str) -> str:
    """Give the due date as it is typed behind a command; "" where none is said."""
    if end := _END.search(text):
        unit = end["unit"] or end["unit_"] or (end["han"] and _UNITS[end["han"][0]])
        unit = unit or ("year" if end["year"] else "month")
        return f"due before end of the {unit.lower()}"
    return "due before today" if OVERDUE.search(text) and not NOT_OVER.search(text) else ""


__all__ = ["filled"]
