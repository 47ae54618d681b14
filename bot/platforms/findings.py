"""This file says what a finding is: how something of an installation stands, for whoever runs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.messages.words import knows, say
from scrapers.items import Language

Grade = Literal["ok", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    grade: Grade
    said: str

    def label(self, language: Language) -> str:
        """Name what was looked at in a language; what has a name of its own keeps it."""
        key = f"look_{self.name}"
        return say(key, language) if knows(key) else self.name


def not_set_up(name: str, language: Language) -> Finding:
    """Find that nothing of a platform is set, which is nobody's fault."""
    return Finding(name, "note", say("doc_not_set_up", language))
