"""This file says what one message tells of many papers: a booklet's further replies, a sitting's questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.messages.alerts import Alert, DigestRow, Reason
from scrapers.items import Language
from storage.records import Level


@dataclass(frozen=True, slots=True)
class Rest:
    """The replies on one topic that a booklet's own message has no room for, for its thread."""

    booklet: Alert
    reason: Reason
    rows: tuple[DigestRow, ...]
    converted: bool = False  # from what was published in Traditional Chinese

    @property
    def replies(self) -> int:
        """Count the replies, those with the same answer too."""
        return sum(1 + len(row.same) for row in self.rows)


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One question of a sitting; without `url` its reply is still to come, without `level` unread."""

    number: int
    title: str
    url: str | None = None
    asker: str | None = None
    level: Level | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """The questions of one day that are on a channel's topics; `questions` counts the agenda's."""

    day: date
    language: Language
    rows: tuple[SittingRow, ...]
    questions: int | None = None
    converted: bool = False
