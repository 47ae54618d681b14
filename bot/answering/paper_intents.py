"""This file names what is asked of one paper."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent


@dataclass(frozen=True, slots=True)
class AskPaper(Intent):
    """Ask one paper something: a place in it, what is known of any paper, or where it says something."""

    reference: str
    question: str
