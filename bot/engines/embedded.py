"""This file runs the work in one process: the timetable's threads, and the web app's loop."""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import functools
import inspect
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import structlog
from sqlalchemy import event
from sqlmodel import Session

from bot.engines.port import Job, LockOf, UnknownKind
from bot.engines.schedule import Timetable
from bot.engines.underway import Underway

TURN = timedelta(milliseconds=200)  # how often a job asks whether its host is free
ENDING = 0.02  # seconds between two looks at whether everything has ended
LOOK = timedelta(seconds=15)  # how often the timetable is held against the clock
log = structlog.get_logger(__name__)


class EmbeddedEngine:
    """One process does everything; what it forgets when it dies, the store's rows bring back."""

    def __init__(
        self,
        jobs: Mapping[str, Job],
        *,
        lock_of: LockOf | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        threads: int = 8,
    ) -> None:
        self._jobs = dict(jobs)
        self._lock_of = lock_of or (lambda kind, args: None)
        self._clock = clock
        self._timetable = Timetable(threads)
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._count = 0
        self._waiting: set[str] = set()
        self._underway = Underway()
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._stopped = asyncio.Event()

    def ensure(
        self,
        key: str,
        kind: str,
        args: Mapping[str, Any],
        at: datetime | None,
        session: Session,
    ) -> None:
        """See to it that this work runs once the session has committed; a rollback forgets it."""
        if kind not in self._jobs:
            raise UnknownKind(f"{UnknownKind.__doc__} Got {kind!r}.")
        run = functools.partial(self._enqueue, key, kind, dict(args), at)
        wanted: dict[str, Callable[[], None]] = session.info.setdefault(_WANTED, {})
        if not wanted:
            event.listen(session, "after_commit", _committed, once=True)
            event.listen(session, "after_rollback", _rolled_back, once=True)
        wanted[key] = run

    def periodic(self, name: str, every: timedelta, kind: str, args: Mapping[str, Any]) -> None:
        """Put work into the timetable; it runs first as soon as the engine does."""
        if kind not in self._jobs:
            raise UnknownKind(f"{UnknownKind.__doc__} Got {kind!r}.")
        run = functools.partial(self._run, f"every:{name}", kind, dict(args))
        self._timetable.every(f"every:{name}", every, run, self._clock())

    async def run(self) -> None:
        """Run work until stopped and what was running has ended; coroutines run on this loop."""
        with self._guard:
            self._loop = asyncio.get_running_loop()
            if self._stopping:
                return
        self._timetable.start()
        try:
            while not self._stopped.is_set():
                with contextlib.suppress(TimeoutError):  # by the loop's clock, which never steps
                    await asyncio.wait_for(self._stopped.wait(), LOOK.total_seconds())
                if late := self._timetable.set_right(self._clock()):
                    log.warning("clock_stepped_back", jobs=late)
        finally:
            self._underway.close()
            await asyncio.to_thread(self._timetable.stop)
            # Jobs that are coroutines need the loop to finish, so it must not wait for them itself.
            while self._underway.names():  # noqa: ASYNC110 - threads end without telling the loop
                await asyncio.sleep(ENDING)

    def stop(self) -> None:
        """Let what is running finish and `run` return; what is asked for from now on is forgotten."""
        self._underway.close()
        with self._guard:
            self._stopping = True
            loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has closed: nothing runs there
                loop.call_soon_threadsafe(self._stopped.set)

    def unfinished(self) -> tuple[str, ...]:
        """Name the work that has begun and not ended; from any thread."""
        return self._underway.names()

    def _enqueue(self, key: str, kind: str, args: dict[str, Any], at: datetime | None) -> None:
        with self._guard:
            if key in self._waiting:
                return
            self._waiting.add(key)
            self._count += 1
            # The timetable drops what has the name of something that runs: each has its own.
            name = f"once:{key}:{self._count}"
        self._timetable.at(name, at, functools.partial(self._run, key, kind, args))

    def _run(self, key: str, kind: str, args: dict[str, Any]) -> None:
        with self._guard:
            self._waiting.discard(key)
            lock = self._locks[self._lock_of(kind, args) or key]
        if not lock.acquire(blocking=False):
            # Wait without keeping a thread: others may be waiting for other hosts.
            self._enqueue(key, kind, args, self._clock() + TURN)
            return
        try:
            with self._underway.begun(kind, args) as may:
                if may:
                    self._call(kind, args)
        except Exception:  # a job that breaks must not end the timetable
            log.exception("job_failed", job=key, kind=kind)
        finally:
            lock.release()

    def _call(self, kind: str, args: dict[str, Any]) -> None:
        job = self._jobs[kind]
        if not inspect.iscoroutinefunction(job):
            job(**args)
            return
        loop = self._loop
        if loop is None or loop.is_closed():
            return
        work = job(**args)
        done = asyncio.run_coroutine_threadsafe(work, loop)
        # A loop that was ended from outside never answers: nobody waits for it for ever.
        while not concurrent.futures.wait([done], TURN.total_seconds()).done:
            if loop.is_closed():
                work.close()
                return
        done.result()


_WANTED = "tamar_wanted"


def _committed(session: Session) -> None:
    for run in session.info.pop(_WANTED, {}).values():
        run()


def _rolled_back(session: Session) -> None:
    session.info.pop(_WANTED, None)
