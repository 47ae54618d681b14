"""This file says what an engine is: whoever runs the work, again and again, on some live worker."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol, runtime_checkable

from sqlmodel import Session

Job = Callable[..., None] | Callable[..., Awaitable[None]]
"""A kind of work: called with the arguments that `ensure` was given; coroutines run on the loop."""

LockOf = Callable[[str, Mapping[str, Any]], str | None]
"""Names what a job of this kind and these arguments must not share: a host, a shard; None: nothing."""


class UnknownKind(ValueError):
    """The engine was asked for a kind of work it has no job for; name it where the engine is built."""


class Timed(NamedTuple):
    """A kind of work, what does it, and how often the timetable has it done, if it does."""

    kind: str
    work: Job
    every: timedelta | None = None


class Engine(Protocol):
    """Runs jobs such as "check source s", "drain shard k" or "make digest d", never "send message m".

    Jobs may run more than once and must say "done? return; do; stamp"; what must not be forgotten is
    a row of the store, and the timetable finds it again.
    """

    def ensure(
        self,
        key: str,
        kind: str,
        args: Mapping[str, Any],
        at: datetime | None,
        session: Session,
    ) -> None:
        """See to it that this work runs at or after a moment, once the session has committed.

        A key that is waiting already is not added again; one that is running is.
        """
        ...

    def periodic(self, name: str, every: timedelta, kind: str, args: Mapping[str, Any]) -> None:
        """Put work into the timetable, once per period however many replicas there are."""
        ...

    async def run(self) -> None:
        """Run work until stopped."""
        ...

    def stop(self) -> None:
        """Let what is running finish and `run` return; from any thread."""
        ...

    def unfinished(self) -> Sequence[str]:
        """Name the work that has begun and not ended; from any thread."""
        ...


@runtime_checkable
class Queue(Engine, Protocol):
    """An engine whose work several processes share: none of them knows by itself when it was done."""

    def last_turn(self, name: str, session: Session) -> datetime | None:
        """Give when the timetable last had a turn of this work, whichever worker took it."""
        ...
