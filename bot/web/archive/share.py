"""This file lets strangers' pages cost a share of the processor, and give way to telling."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from storage.database import Store
from storage.leisure import Leisure, Patience

PART, SAVED = 0.25, 1.0  # of one processor, and how many seconds of it a quiet time saves up
# Seconds in all that a page waits while something is told, and of any second all together.
PATIENCE = 0.5
_leisure: ContextVar[Leisure | None] = ContextVar("leisure", default=None)


@contextmanager
def at_leisure(store: Store, shared: Patience) -> Iterator[None]:
    """Let what is made inside the block give way to what is told: so long, then it is made beside it."""
    before = _leisure.set(store.leisure(PATIENCE, shared))
    try:
        yield
    finally:
        _leisure.reset(before)


def patience() -> Patience:
    """Give what all pages of an archive may wait together."""
    return Patience(PATIENCE)


def leisure() -> Leisure | None:
    """Give the leisure that this thread makes its page with; None where it gives way to nobody."""
    return _leisure.get()


def give_way() -> None:
    """Wait while something is told, where this thread makes a page at leisure."""
    if (mine := leisure()) is not None:
        mine.give_way()


class Share:
    """A part of one processor: what is not used is saved up, but never more than `most` seconds of it.

    Work is paid for when it is done, so that one page may overdraw it; nothing begins until that is paid.
    """

    def __init__(
        self,
        part: float = PART,
        most: float = SAVED,
        *,
        clock: Callable[[], float] = time.monotonic,
        worked: Callable[[], float] = time.thread_time,
    ) -> None:
        self._part, self._most, self._clock, self._worked = part, most, clock, worked
        self._left, self._at = most, clock()
        self._turn = threading.Lock()

    def _saved(self) -> float:
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._part)
        self._at = now
        return self._left

    def wait(self) -> float:
        """Give how many seconds it takes until something may be made; 0 where it may now."""
        with self._turn:
            left = self._saved()
        return 0.0 if left > 0 else -left / self._part

    @contextmanager
    def paying(self) -> Iterator[None]:
        """Pay for what this thread works until the block ends."""
        begun = self._worked()
        try:
            yield
        finally:
            cost = self._worked() - begun
            with self._turn:
                self._left = self._saved() - cost
