"""This file ends the process: in good order, or when the grace is over, naming what did not end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from queue import SimpleQueue
from types import FrameType

import structlog

SIGNALS = (signal.SIGTERM, signal.SIGINT)
AT_LAST = 0.5  # seconds after the grace in which the last line must have been written
log = structlog.get_logger(__name__)


class Shutdown:
    """The end of this process, `grace` seconds at most after it was asked for.

    Threads cannot be ended, and the interpreter waits for each: a job that hangs would keep the
    process for ever. What is cut short is as after a crash: the store's rows bring it back.
    """

    def __init__(self, grace: float) -> None:
        self._grace = grace
        self._asked: SimpleQueue[str] = SimpleQueue()  # may be filled inside a signal's handler
        self._unfinished: Callable[[], Sequence[str]] = tuple

    def watch(self, unfinished: Callable[[], Sequence[str]]) -> None:
        """Stand by; `unfinished` names what has not ended, from any thread."""
        self._unfinished = unfinished
        threading.Thread(target=self._stand_by, name="shutdown", daemon=True).start()

    def catch_signals(self, stop: Callable[[], None]) -> None:
        """Begin the end at the first SIGTERM or SIGINT; a second one ends the process at once.

        Call it on the loop; `stop` is called there.
        """
        loop = asyncio.get_running_loop()
        end_at_once_on(signal.SIGALRM)
        for name in SIGNALS:
            loop.add_signal_handler(name, stop)  # wakes the loop, whichever thread was interrupted
            signal.signal(name, self._signalled)  # and this works where the loop is held up

    def begin(self, reason: str) -> None:
        """Ask for the end; from the first time on the grace runs."""
        self._asked.put(reason)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        end_at_once_on(*SIGNALS)
        self.begin(signal.Signals(number).name)

    def _stand_by(self) -> None:
        reason = self._asked.get()
        until = time.monotonic() + self._grace
        # The kernel's own clock, in case not even this thread gets on: nobody reads our log, say.
        signal.setitimer(signal.ITIMER_REAL, self._grace + AT_LAST)
        log.info("stopping", reason=reason, unfinished=self._unfinished())
        time.sleep(max(0.0, until - time.monotonic()))
        log.error(
            "stop_cut_short",
            grace=self._grace,
            unfinished=self._unfinished() or _threads(),
            advice="nothing is lost; if the same is named again, report it",
        )
        os._exit(1)


def end_at_once_on(*signals: signal.Signals) -> None:
    """Let these signals end the process at once, whatever it does.

    The kernel would do it even where the interpreter stands still, but not for the first process of
    a container, which hears only what it has a handler for.
    """
    for name in signals:
        signal.signal(name, _at_once if os.getpid() == 1 else signal.SIG_DFL)


def say_and_end_on(*signals: signal.Signals) -> None:
    """Let these signals end the process at once with a word: nothing has begun that must be finished."""
    for name in signals:
        signal.signal(name, _with_a_word)


def _with_a_word(number: int, frame: FrameType | None) -> None:
    with contextlib.suppress(OSError):
        shown = b"\x1b[?25h" if os.isatty(2) else b""  # a progress bar may have hidden the cursor
        os.write(2, shown + b"tamar: stopped.\n")
    os._exit(128 + number)


def _at_once(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)


def _threads() -> Iterable[str]:
    """Name the threads that the interpreter waits for."""
    return [
        thread.name
        for thread in threading.enumerate()
        if not thread.daemon and thread is not threading.main_thread()
    ]
