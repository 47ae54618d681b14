"""This file keeps the embedded engine's timetable, and is the only one that knows APScheduler."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import ConflictingIdError
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

STEP = timedelta(minutes=1)  # a step of the clock that is worth setting the timetable right for
LONGEST_WAIT = timedelta(hours=1)  # of what runs once


class Timetable:
    """Runs things again and again, and things at a moment, in threads of its own.

    A run that is late still runs, however late; several missed runs are one; no run overlaps itself.
    Nothing is remembered beyond the process: what must be, is a row of the store. So what is put in
    after the stop is forgotten.
    """

    def __init__(self, threads: int = 8) -> None:
        self._scheduler = BackgroundScheduler(
            jobstores={"default": MemoryJobStore()},
            executors={"default": ThreadPoolExecutor(threads)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
            timezone="UTC",
        )
        self._guard = threading.Lock()
        self._stopped = False

    def every(self, name: str, period: timedelta, run: Callable[[], Any], first: datetime) -> None:
        """Run something once per period from a first moment on; the same name again replaces it."""
        self._scheduler.add_job(
            run,
            IntervalTrigger(seconds=period.total_seconds(), start_date=first, timezone="UTC"),
            id=name,
            name=name,
            next_run_time=first,  # without it the first run is a period after the start
            replace_existing=True,
        )

    def at(self, name: str, moment: datetime | None, run: Callable[[], Any]) -> None:
        """Run something once, now or at a moment; the same name again, while it waits, is one."""
        with self._guard, contextlib.suppress(ConflictingIdError):
            if not self._stopped:
                self._scheduler.add_job(
                    run, DateTrigger(run_date=moment, timezone="UTC"), id=name, name=name
                )

    def set_right(self, now: datetime) -> int:
        """Run at once what waits for longer than it ever should; give how many jobs that were.

        A clock that ran ahead and was set right leaves every job waiting for the size of the step.
        """
        late = 0
        for job in self._scheduler.get_jobs():
            period = getattr(job.trigger, "interval", LONGEST_WAIT)
            if job.next_run_time is not None and job.next_run_time > now + period + STEP:
                job.modify(next_run_time=now)
                late += 1
        return late

    def start(self) -> None:
        """Begin to run what is due."""
        self._scheduler.start()

    def stop(self) -> None:
        """Run nothing more, without waiting for what is running.

        The scheduler would wait inside its own lock, and what is running may need that lock: to put
        its next turn in as it ends.
        """
        with self._guard:
            self._stopped = True
        if self._scheduler.running:
            # First these two: a scheduler that is stopped while it hands out work breaks over it.
            self._scheduler.pause()
            self._scheduler.remove_all_jobs()
            self._scheduler.shutdown(wait=False)
