"""This file keeps for a while, in memory, what somebody was last shown in a place; a restart forgets it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any

MOST = 2_000  # people and places; whoever looked up least lately is forgotten first
KEPT = timedelta(minutes=30)

Key = tuple[str, ...]


class Recent:
    """What was last kept under each key, bounded and expiring; several threads may ask at once."""

    def __init__(self, most: int = MOST, kept: timedelta = KEPT) -> None:
        self._most, self._kept = most, kept
        self._held: OrderedDict[Key, tuple[datetime, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, key: Key, value: Any, now: datetime) -> None:
        """Keep a value in the place of the one before; what is over is dropped."""
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = (now, value)
            while self._held:
                first = next(iter(self._held))
                if len(self._held) <= self._most and now - self._held[first][0] < self._kept:
                    break
                del self._held[first]

    def get(self, key: Key, now: datetime) -> Any:
        """Give what is kept under a key; None where nothing is, or it was kept too long ago."""
        with self._lock:
            at, value = self._held.get(key, (now, None))
        return value if timedelta(0) <= now - at < self._kept else None

    def __len__(self) -> int:
        return len(self._held)
