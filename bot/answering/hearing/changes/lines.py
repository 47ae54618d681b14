"""This file writes an order as it is typed in full, to be offered."""

from __future__ import annotations

from bot.answering.arguments import courtesy
from bot.answering.hearing import grammar, writing
from bot.answering.intents import (
    DigestNow,
    Guessed,
    Intent,
    Pause,
    Quiet,
    Resume,
    SetDigest,
    SetLanguage,
    Undo,
    Unsubscribe,
)
from storage.records import Preference

_CODES: dict[Preference, str] = {
    "en": "english", "zh-Hant": "traditional chinese", "zh-Hans": "simplified chinese", "either": "either",
}  # fmt: skip
_PLAIN: dict[type[Intent], str] = {DigestNow: "digest now", Resume: "resume", Undo: "undo"}


def written(order: Intent, said: str) -> str | None:
    """Give the line that an order, read from some words, is typed as; None where there is none."""
    if isinstance(order, Guessed):
        return order.line
    if plain := _PLAIN.get(type(order)):
        return plain
    if isinstance(order, Pause):
        return f"pause until {order.until}" if order.until else "pause"
    if isinstance(order, SetLanguage):
        return f"language {_CODES[order.language]}"
    if isinstance(order, SetDigest):
        when = (order.rhythm or "daily", order.weekday, order.at)
        return None if order.everything else " ".join(("digest", *filter(None, when)))
    if isinstance(order, Unsubscribe) and order.everything:
        return "unsubscribe all"
    if isinstance(order, Quiet):
        hours = f"{order.start}-{order.end}" if order.start else "off"
        if not order.weekends:
            return f"quiet {hours}"
        return f"quiet {hours} and weekends" if order.start else "quiet weekends"
    if line := writing.written(order, "en"):
        return line
    typed = courtesy.without(said)
    return typed if grammar.parse(typed) == order else None


__all__ = ["written"]
