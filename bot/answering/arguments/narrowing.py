"""This file holds what narrows a search beside its words: a body, a kind, a topic, a span of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.answering.arguments.periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What the papers that are looked for have in common; None is anything."""

    member: str | None = None
    committee: str | None = None
    bureau: str | None = None
    kind: str | None = None
    without_kind: str | None = None  # that is not looked for
    topic: str | None = None
    since: date | None = None
    until: date | None = None
    period: Period | None = None  # as it was said, to be read by the day on which it is
    due: str | None = None
