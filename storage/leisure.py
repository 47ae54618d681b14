"""This file lets who reads at leisure give way while somebody writes, for a bounded time."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Writing:
    """Knows which threads of this process write, or wait for their turn to."""

    def __init__(self) -> None:
        self._threads: list[int] = []
        self._turn = threading.Lock()
        self._still = threading.Event()
        self._still.set()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Note that this thread writes until the block ends."""
        me = threading.get_ident()
        with self._turn:
            self._threads.append(me)
            self._still.clear()
        try:
            yield
        finally:
            with self._turn:
                self._threads.remove(me)
                if not self._threads:
                    self._still.set()

    def is_under_way(self) -> bool:
        """Say whether anybody writes."""
        return not self._still.is_set()

    def wait(self, seconds: float) -> float:
        """Wait at most so long until nobody writes; give how long that was. Who writes waits for nobody."""
        if self._still.is_set() or threading.get_ident() in self._threads:
            return 0.0
        begun = time.monotonic()
        self._still.wait(seconds)
        return time.monotonic() - begun


class Patience:
    """How long all who read at leisure wait together: a `part` of any time, saved up to `most` seconds of it.

    Where somebody writes all the time, a queue of readers would else wait for every one in front.
    """

    def __init__(
        self, most: float, part: float = 0.5, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._part, self._clock = most, part, clock
        self._left, self._at = most, clock()
        self._turn = threading.Lock()

    def spend(self, seconds: float = 0.0) -> float:
        """Take off what somebody waited, which may overdraw it; give what is left."""
        with self._turn:
            now = self._clock()
            saved = self._left + (now - self._at) * self._part
            self._left, self._at = min(self._most, saved) - seconds, now
            return self._left


class Leisure:
    """How long somebody who reads at leisure still waits for who writes: `seconds` in all, then no more.

    Never more than is left of the `patience` that is shared with others, if it is.
    """

    def __init__(self, writing: Writing, seconds: float, patience: Patience | None = None) -> None:
        self._writing, self._patience = writing, patience
        self.left = seconds
        self.waited = 0.0

    def give_way(self) -> None:
        """Wait while somebody writes; asked often, for it costs nothing where nobody does."""
        if self.left <= 0 or not self._writing.is_under_way():
            return
        shared = self._patience
        most = min(self.left, shared.spend()) if shared is not None else self.left
        if most <= 0:
            return
        took = self._writing.wait(most)
        self.waited += took
        self.left -= took
        if shared is not None:
            shared.spend(took)
