"""This file keeps the language model's monthly budget in the store, so that a restart forgets nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.calendar import hong_kong
from storage import counters
from storage.database import Store


class StoredBudget:
    """Counts the tokens of each Hong Kong month in the store; a TokenBudget for `LanguageModel`."""

    def __init__(self, store: Store, limit: int, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._limit = limit
        self._clock = clock

    def left(self) -> int:
        """Give how many tokens may still be used this month."""
        with self._store.read() as session:
            return max(0, self._limit - counters.count(session, self._name()))

    def spend(self, tokens: int) -> None:
        """Count tokens as used, before they are asked for or after: a crash loses at most one call."""
        with self._store.write() as session:
            counters.raise_by(session, self._name(), tokens, self._clock())

    def _name(self) -> str:
        return f"model tokens {hong_kong(self._clock()):%Y-%m}"
