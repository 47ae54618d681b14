"""This file says what the outbox asks of a chat platform: send, edit and find."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from storage.records import Payload


@dataclass(frozen=True, slots=True)
class Sent:
    """The platform's own name for a message that it has taken."""

    ts: str


class Platform(Protocol):
    """A chat platform; every method raises NotSent or Ambiguous, nothing else.

    Addresses are those of channels in the store; one of another platform is not sent, permanently.
    A method gives up within half of the outbox's grace.
    """

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Post a message, in a thread where one is named, with our delivery id in its metadata."""
        ...

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Give a message that was sent other contents; doing it twice does no harm."""
        ...

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Look for a delivery sent at or after a moment; None when it is certainly not there.

        With `payload`, any message of ours with these contents is it, whatever its number.

        Raises CannotLook where looking is never possible, NotSent or Ambiguous where it was not now.
        """
        ...

    async def close(self) -> None:
        """Close the connections that it keeps, if any."""
        ...
