"""This file is a fake chat platform in memory: it keeps what it took and fails as it is told."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.platforms.port import Sent
from storage.records import Payload


class Clock:
    """A fake clock that moves only when told."""

    def __init__(self, now: datetime = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


class FakePlatform:
    """A fake platform; `faults` maps a delivery id, or None for all, to what is raised.

    A fault given as (error, True) is raised after the message was taken.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.taken: list[tuple[str, int, str, str | None]] = []
        self.edits: list[tuple[str, str, str]] = []
        self.faults: dict[int | None, list[tuple[Exception, bool]]] = defaultdict(list)
        self.look_faults: list[Exception] = []
        self.looked: list[int] = []
        self.arrived = asyncio.Event()

    def fail(self, error: Exception, delivery: int | None = None, *, after: bool = False) -> None:
        """Raise an error at the next call, once."""
        self.faults[delivery].append((error, after))

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Take a message, or fail."""
        fault = self._fault(delivery_id)
        if fault and not fault[1]:
            raise fault[0]
        self.taken.append((address, delivery_id, payload["text"], thread_ts))
        self.arrived.set()
        if fault:
            raise fault[0]
        return Sent(f"ts{delivery_id}")

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Change a message, or fail."""
        fault = self._fault(delivery_id)
        if fault and not fault[1]:
            raise fault[0]
        self.edits.append((address, ts, payload["text"]))
        if fault:
            raise fault[0]

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Look among what was taken, or fail."""
        self.looked.append(delivery_id)
        if self.look_faults:
            raise self.look_faults.pop(0)
        for where, number, said, thread in self.taken:
            same = number == delivery_id if payload is None else said == payload["text"]
            if same and (where, thread) == (address, thread_ts):
                return f"ts{number}"
        return None

    async def close(self) -> None:
        """Keep what was taken."""

    def _fault(self, delivery_id: int) -> tuple[Exception, bool] | None:
        for key in (delivery_id, None):
            if self.faults[key]:
                return self.faults[key].pop(0)
        return None
