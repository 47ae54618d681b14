"""This file lets a process die at a chosen statement to the store, or at a commit, as a kill would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from storage.database import Store


class Killed(BaseException):
    """The process ended here: nothing of ours may catch this."""


class Death:
    """Counts what is asked of the store, and ends the process at one of it."""

    def __init__(self, at: int) -> None:
        self._left = at
        self.came = False

    def step(self, *_: Any) -> None:
        """Count, and die when it is time; who is dead stays dead."""
        self._left -= 1
        if self._left < 0 or self.came:
            self.came = True
            raise Killed


@contextmanager
def dying(store: Store, at: int) -> Iterator[Death]:
    """Let the process die before the statement or the commit with this number, counted from 0."""
    death = Death(at)
    try:
        for name in ("before_cursor_execute", "commit"):
            event.listen(store.engine, name, death.step)
        yield death
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(store.engine, name, death.step)
