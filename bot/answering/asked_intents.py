"""This file names what a person can ask of us and not of papers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent


@dataclass(frozen=True, slots=True)
class AskUs(Intent):
    """Ask something of us: which question it is, and of what or when."""

    question: str
    of: str = ""
