"""This file defines what readers are handed of what was said: the words, whose, where, and what was read so far."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.intents import Intent
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from bot.desk import Desk


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said, by whom and where, with what it was read as so far."""

    desk: Desk
    text: str
    speaker: Speaker
    book: TopicBook
    read: Intent
    beyond: Intent | None = None  # what it asks for that cannot be done
