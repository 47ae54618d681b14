"""This file lets who reads at leisure give way while somebody writes, for a bounded time."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
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

    def wait(self, seconds: float) -> float:
        """Wait at most so long until nobody writes; give how long that was. Who writes waits for nobody."""
        if self._still.is_set() or threading.get_ident() in self._threads:
            return 0.0
        begun = time.monotonic()
        self._still.wait(seconds)
        return time.monotonic() - begun


class Leisure:
    """How long somebody who reads at leisure still waits for who writes: `seconds` in all, then no more."""

    def __init__(self, writing: Writing, seconds: float) -> None:
        self._writing = writing
        self.left = seconds
        self.waited = 0.0

    def give_way(self) -> None:
        """Wait while somebody writes; asked often, for it costs nothing where nobody does."""
        if self.left > 0:
            took = self._writing.wait(self.left)
            self.waited += took
            self.left -= took
