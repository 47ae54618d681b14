"""This file runs the work in one process: the timetable's threads, and the web app's loop."""

from __future__ import annotations

import asyncio
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

TURN = timedelta(milliseconds=200)  # how often a job asks whether its host is free
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
        self._guard = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
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
        """Run work until stopped; coroutines run on the loop this is called on."""
        self._loop = asyncio.get_running_loop()
        self._stopped = asyncio.Event()
        self._timetable.start()
        try:
            while not self._stopped.is_set():
                with contextlib.suppress(TimeoutError):  # by the loop's clock, which never steps
                    await asyncio.wait_for(self._stopped.wait(), LOOK.total_seconds())
                if late := self._timetable.set_right(self._clock()):
                    log.warning("clock_stepped_back", jobs=late)
        finally:
            # Jobs that are coroutines need the loop to finish, so it must not wait for them itself.
            await asyncio.to_thread(self._timetable.stop)

    def stop(self) -> None:
        """Let what is running finish and `run` return."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._stopped.set)

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
            self._call(kind, args)
        except Exception:  # noqa: BLE001 - a job that breaks must not end the timetable
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
        asyncio.run_coroutine_threadsafe(job(**args), loop).result()


_WANTED = "tamar_wanted"


def _committed(session: Session) -> None:
    for run in session.info.pop(_WANTED, {}).values():
        run()


def _rolled_back(session: Session) -> None:
    session.info.pop(_WANTED, None)
