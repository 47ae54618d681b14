"""This file holds alarms about silence while a weather signal stops the Council's work, and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.calendar import hong_kong
from bot.desk import Desk
from bot.messages.phrases import source_name, trouble
from bot.messages.words import listed, say
from bot.telling import posting, signals
from scrapers.items import Language
from scrapers.source import EmptyListing, NotFound, Source
from storage import once
from storage.watched.signals import KeptSignal, in_force
from storage.watched.source_troubles import SUSPECTED, SourceTrouble

ABSENT = frozenset({EmptyListing.trouble, NotFound.trouble})
KEPT_FOR = timedelta(days=7)  # that a held alarm was explained


@dataclass
class Storm:
    """What a look at the troubles holds back, and for which signals; without any it holds nothing."""

    now: datetime
    signals: Sequence[KeptSignal] = ()
    held: list[tuple[Source, SourceTrouble]] = field(default_factory=list)

    @classmethod
    def of(cls, session: Session, now: datetime) -> Storm:
        """Give the storm of now: its signals, and nothing held yet."""
        return cls(now, in_force(session, now))

    def holds(self, source: Source, one: SourceTrouble) -> bool:
        """Say whether a trouble that was to be told is a silence that waits; it is explained instead."""
        waits = bool(self.signals) and _is_silence(source, one)
        if waits:
            self.held.append((source, one))
        return waits

    def explain(self, desk: Desk, session: Session) -> None:
        """Tell whoever runs this once of each alarm that a signal holds, in one message a look.

        Done? The alarm's name in the store. Do and stamp are the caller's one commit: a crash before
        it explains again. What is still there when the signal is over is told as any trouble.
        """
        fresh = [
            (source, one)
            for source, one in self.held
            if once.first(
                session, f"storm:{self.signals[0].id}:{one.id}", self.now, self.now + KEPT_FOR
            )
        ]
        if not fresh:
            return
        ids = ",".join(str(one.id) for _, one in fresh)
        key = f"notice:storm:{self.signals[0].id}:{ids}"[:200]

        def text(language: Language) -> str:
            held = [
                source_name(source, language)
                + say("aside", language, text=trouble(one.kind, language))
                for source, one in fresh
            ]
            said = signals.named(self.signals, self.now, language)
            return say("news_signal", language, signals=said, held=listed(held, language))

        posting.notify(desk, session, key, text)


def _is_silence(source: Source, one: SourceTrouble) -> bool:
    """Say whether a trouble is that nothing comes; a page that may be missing early may be missing now."""
    if one.kind in SUSPECTED:
        return True
    morning = hong_kong(one.seen_at).replace(hour=0, minute=0)
    return one.kind in ABSENT and source.not_yet(one.page, morning)
