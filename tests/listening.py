"""This file listens to an asynchronous loop: whatever holds it for long keeps everybody else waiting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

LONGEST = 0.05  # seconds of work that one step may take on a loop


@contextmanager
def listening() -> Iterator[list[str]]:
    """Give what worked for too long on any loop, by name, as soon as it ends.

    What counts is the thread's own work, not the clock: a busy machine makes nobody late.
    """
    heard: list[str] = []
    step: Callable[[asyncio.Handle], None] = asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begun = time.thread_time()
        step(handle)
        spent = time.thread_time() - begun
        if spent > LONGEST:
            heard.append(f"{_name(handle)} worked for {1000 * spent:.0f} ms")

    with mock.patch.object(asyncio.Handle, "_run", timed):
        yield heard


def _name(handle: asyncio.Handle) -> str:
    work = handle._callback  # type: ignore[attr-defined]
    task = getattr(work, "__self__", None)
    if isinstance(task, asyncio.Task):
        return getattr(task.get_coro(), "__qualname__", repr(task))
    return getattr(work, "__qualname__", repr(work))
