"""This file gives the tests of one reader what it is handed where nothing but a sentence was said."""

from __future__ import annotations

from typing import Any

from bot.answering.hearing.heard import Heard
from bot.answering.intents import Intent
from bot.answering.names import TopicBook
from bot.answering.speech import at_the_console


def heard(text: str, read: Intent, book: TopicBook | None = None) -> Heard:
    """Give a sentence with what it was read as; whoever needs the store has none."""
    nothing: Any = None
    return Heard(nothing, text, at_the_console(), book or nothing, read)
