"""This file sends pigeons to the fake loft: each once, with three outcomes."""

from __future__ import annotations

from datetime import datetime

from bot.platforms.errors import NotSent
from bot.platforms.port import Sent
from storage.people.channel_addresses import is_on, parts_of
from storage.records import Payload
from tests.fakes.pigeons.loft import NAME, Loft, Refused


class PigeonClient:
    """The fake platform, as the outbox sees it."""

    def __init__(self, loft: Loft) -> None:
        self.loft = loft

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Send a note."""
        perch, words = self._opened(address, payload)
        try:
            return Sent(self.loft.take(perch, words, delivery_id, thread_ts))
        except Refused as error:
            raise NotSent(str(error), permanent=True, scope="message") from error

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Write a note again."""
        perch, words = self._opened(address, payload)
        try:
            self.loft.change(perch, ts, words)
        except Refused as error:
            raise NotSent(str(error), permanent=True, scope="message") from error

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Look at what hangs there."""
        for name, note in self.loft.notes.items():
            same = note.words == payload["words"] if payload else note.delivery == delivery_id
            if same:
                return name
        return None

    async def close(self) -> None:
        """Close the hatch."""
        self.loft.closed += 1

    def _opened(self, address: str, payload: Payload) -> tuple[tuple[str, str], object]:
        if not is_on(NAME, address):
            raise NotSent(f"no pigeon flies to {address}", permanent=True, scope="channel")
        if payload.keys() != {"words"}:
            raise NotSent(
                f"not a pigeon's note: {sorted(payload)}", permanent=True, scope="message"
            )
        return parts_of(address), payload["words"]
