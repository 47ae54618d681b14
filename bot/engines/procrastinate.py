"""This file runs the work on any number of workers: jobs in PostgreSQL, kept by Procrastinate."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import procrastinate
import psycopg
import structlog
from procrastinate import exceptions
from procrastinate.jobs import Status
from sqlalchemy import make_url, text
from sqlmodel import Session

from bot.engines.port import Job, LockOf, UnknownKind
from bot.engines.queue_schema import SCHEMA
from bot.engines.underway import Underway

log = structlog.get_logger(__name__)

LOOP, THREADS = "loop", "threads"  # queues: coroutines, and work that needs a thread
ALARM = "tamar.alarm"
RESCUE = "tamar.rescue"
STALLED = 8.0  # seconds without a heartbeat after which a worker counts as dead
RESCUE_EVERY = timedelta(seconds=3)
GRACE = 20.0  # seconds in which what is running may end
LONGEST_BACKOFF = 5.0
IDLE = "15s"


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    cron: str
    kind: str
    args: dict[str, Any]


class ProcrastinateEngine:
    """Any number of workers share the work; PostgreSQL knows who does what and who has died.

    `address` is the store's, with its password. `run` outlives a restart of PostgreSQL; a supervisor
    that starts the process again if it ends is still wanted. Once stopped, it ends within `grace`
    seconds: a job that has not ended by then is given up, and its thread left behind.
    """

    def __init__(
        self,
        address: str,
        jobs: Mapping[str, Job],
        *,
        lock_of: LockOf | None = None,
        at_once: int = 16,
        threads: int = 4,
        heartbeat: float = 2.0,
        stalled: float = STALLED,
        grace: float = GRACE,
    ) -> None:
        self._conninfo = _conninfo(address)
        self._jobs = dict(jobs)
        self._lock_of = lock_of or (lambda kind, args: None)
        self._at_once = at_once
        self._threads = threads
        self._heartbeat = heartbeat
        self._stalled = stalled
        self._grace = grace
        self._underway = Underway()
        self._entries: list[_Entry] = []
        # Enqueues on the domain's own connection and never opens one.
        self._enqueuer = self._app(procrastinate.SyncPsycopgConnector(conninfo=self._conninfo))
        self._loop: asyncio.AbstractEventLoop | None = None
        self._work: asyncio.Task[None] | None = None
        self._stopping = False
        self._stopped = asyncio.Event()

    def __repr__(self) -> str:
        return f"ProcrastinateEngine({sorted(self._jobs)})"

    def ensure(
        self,
        key: str,
        kind: str,
        args: Mapping[str, Any],
        at: datetime | None,
        session: Session,
    ) -> None:
        """Enqueue work in the session's transaction; what waits already is not added again.

        The conflict happens inside a savepoint: without it the whole transaction would be lost while
        its commit reports success.
        """
        if kind not in self._jobs:
            raise UnknownKind(f"{UnknownKind.__doc__} Got {kind!r}.")
        try:
            with _queue(session) as raw:
                if at is None:
                    self._now(self._enqueuer, key, kind, args, raw).defer(arguments=dict(args))
                else:
                    self._alarm(key, at, raw).defer(key=key, kind=kind, arguments=dict(args))
        except exceptions.AlreadyEnqueued:
            if at is not None:
                with _queue(session) as raw:
                    raw.execute(_SOONER, {"key": f"{key}@later", "at": at})

    def periodic(self, name: str, every: timedelta, kind: str, args: Mapping[str, Any]) -> None:
        """Put work into the timetable, by the clock; call before `run`."""
        if kind not in self._jobs:
            raise UnknownKind(f"{UnknownKind.__doc__} Got {kind!r}.")
        self._entries.append(_Entry(name, cron(every), kind, dict(args)))

    def last_turn(self, name: str, session: Session) -> datetime | None:
        """Give when the timetable last had a turn of this work, whichever worker took it.

        A turn that nobody takes keeps the next from being enqueued, so the moment goes stale with it.
        """
        found: datetime | None = session.connection().execute(_LAST_TURN, {"name": name}).scalar()
        return found

    async def run(self) -> None:
        """Run work until stopped; after PostgreSQL was away, begin again, waiting longer each time."""
        self._loop = asyncio.get_running_loop()
        wait = 0.5
        while not self._stopping:
            started = self._loop.time()
            self._work = asyncio.create_task(self._run_once())
            try:
                await self._work
            except asyncio.CancelledError:
                if not self._stopping:
                    raise
                break
            except Exception as error:  # noqa: BLE001 - whatever it was, the rows are still there
                log.warning("queue_lost", error=type(error).__name__)
            wait = 0.5 if self._loop.time() - started > 60 else min(LONGEST_BACKOFF, wait * 2)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), wait)

    def stop(self) -> None:
        """Let what is running finish and `run` return."""
        self._stopping = True
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):  # the loop has closed: nothing runs there
                self._loop.call_soon_threadsafe(self._break_off)

    def unfinished(self) -> tuple[str, ...]:
        """Name the work that has begun and not ended; from any thread."""
        return self._underway.names()

    def _break_off(self) -> None:
        self._stopped.set()
        if self._work is not None:
            self._work.cancel()

    async def _run_once(self) -> None:
        # LISTEN and both workers need a connection each beside those that fetch and finish.
        connector = procrastinate.PsycopgConnector(
            conninfo=self._conninfo, min_size=2, max_size=8, timeout=10.0
        )
        app = self._app(connector)
        self._schedule(app)
        options: dict[str, Any] = {
            "install_signal_handlers": False,
            "fetch_job_polling_interval": 1.0,
            "delete_jobs": "always",
            "update_heartbeat_interval": self._heartbeat,
            "stalled_worker_timeout": self._stalled,
            "shutdown_graceful_timeout": self._grace,
        }
        async with app.open_async(), asyncio.TaskGroup() as group:
            for queue, concurrency in ((LOOP, self._at_once), (THREADS, self._threads)):
                worker = app.run_worker_async(queues=[queue], concurrency=concurrency, **options)
                group.create_task(worker)

    def _app(self, connector: Any) -> procrastinate.App:
        """Build Procrastinate's app: one task per kind of work, and two of the engine's own."""
        app = procrastinate.App(connector=connector)
        for kind, job in self._jobs.items():
            queue = LOOP if inspect.iscoroutinefunction(job) else THREADS
            app.task(name=f"tamar.{kind}", queue=queue)(self._task(kind, job))
        app.task(name=ALARM, queue=LOOP)(functools.partial(self._ring, app))
        app.task(name=RESCUE, queue=LOOP)(functools.partial(self._rescue, app))
        return app

    def _task(self, kind: str, job: Job) -> Any:
        """Make a job of ours into a function that Procrastinate can call."""

        def in_thread(arguments: dict[str, Any]) -> None:
            with self._underway.begun(kind, arguments):  # here: the thread may outlive who waits
                job(**arguments)

        async def run(arguments: dict[str, Any], timestamp: int = 0) -> None:
            if not inspect.iscoroutinefunction(job):
                await asyncio.to_thread(in_thread, arguments)
                return
            with self._underway.begun(kind, arguments):
                await job(**arguments)

        return run

    def _schedule(self, app: procrastinate.App) -> None:
        for entry in self._entries:
            app.periodic(
                cron=entry.cron,
                periodic_id=entry.name,
                lock=self._lock_of(entry.kind, entry.args) or f"every:{entry.name}",
                queueing_lock=f"every:{entry.name}",
                task_kwargs={"arguments": entry.args},
            )(app.tasks[f"tamar.{entry.kind}"])
        # No lock: if the rescuer dies itself, the next one must be able to run.
        app.periodic(cron=cron(RESCUE_EVERY), periodic_id="rescue", queueing_lock="rescue")(
            app.tasks[RESCUE]
        )

    def _now(
        self,
        app: procrastinate.App,
        key: str,
        kind: str,
        args: Mapping[str, Any],
        connection: Any = None,
    ) -> Any:
        return app.configure_task(
            f"tamar.{kind}",
            lock=self._lock_of(kind, args) or key,
            queueing_lock=key,
            connection=connection,
        )

    def _alarm(self, key: str, at: datetime, connection: Any) -> Any:
        """Have a job without a lock enqueue the real one when it is time.

        In Procrastinate a job that waits for its time keeps its lock from every later job.
        """
        return self._enqueuer.configure_task(
            ALARM, queueing_lock=f"{key}@later", schedule_at=at, connection=connection
        )

    async def _ring(
        self, app: procrastinate.App, key: str, kind: str, arguments: dict[str, Any]
    ) -> None:
        with contextlib.suppress(exceptions.AlreadyEnqueued):
            await self._now(app, key, kind, arguments).defer_async(arguments=arguments)

    async def _rescue(self, app: procrastinate.App, timestamp: int = 0) -> None:
        """Take jobs from workers that have died and give them to the living."""
        stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=self._stalled)
        for job in stalled:
            if job.id is None:
                continue
            log.warning("job_rescued", job=job.task_name, attempts=job.attempts)
            try:
                await app.job_manager.retry_job(job)
            except (exceptions.UniqueViolation, exceptions.AlreadyEnqueued):
                # The same work waits already: this one has only to let go of its lock.
                await app.job_manager.finish_job_by_id_async(job.id, Status.FAILED, delete_job=True)


_LAST_TURN = text(
    f"SELECT to_timestamp(max(defer_timestamp)) FROM {SCHEMA}.procrastinate_periodic_defers "  # noqa: S608
    "WHERE periodic_id = :name AND defer_timestamp <= extract(epoch FROM now()) + 60"
)
_SOONER = (
    "UPDATE procrastinate_jobs SET scheduled_at = %(at)s "
    "WHERE queueing_lock = %(key)s AND status = 'todo' AND scheduled_at > %(at)s"
)


@contextlib.contextmanager
def _queue(session: Session) -> Iterator[Any]:
    """Give the session's connection inside a savepoint, with the queue's tables in its path."""
    with session.begin_nested():
        raw: Any = session.connection().connection.driver_connection
        before = raw.execute("SHOW search_path").fetchone()[0]
        raw.execute(f"SET LOCAL search_path TO {SCHEMA}, public")
        yield raw
        raw.execute("SELECT set_config('search_path', %s, true)", (before,))


def cron(every: timedelta) -> str:
    """Write a period as Procrastinate wants it; it must divide a minute, an hour or a day evenly."""
    seconds = int(every.total_seconds())
    if seconds == every.total_seconds() and seconds > 0:
        if 60 % seconds == 0 and seconds < 60:
            return f"* * * * * */{seconds}"
        if seconds % 60 == 0 and 60 % (seconds // 60) == 0 and seconds < 3600:
            return f"*/{seconds // 60} * * * *"
        if seconds % 3600 == 0 and 24 % (seconds // 3600) == 0 and seconds < 86400:
            return f"0 */{seconds // 3600} * * *"
        if seconds == 86400:
            return "0 0 * * *"
    raise ValueError(f"A period of {every} cannot be kept; choose one that divides a day evenly.")


def _conninfo(address: str) -> str:
    """Give the store's address as psycopg takes it, with the queue's schema first.

    A worker that is frozen inside a transaction keeps its locks, and others wait for them: after a
    while PostgreSQL ends it.
    """
    plain = make_url(address).set(drivername="postgresql")
    return psycopg.conninfo.make_conninfo(
        plain.render_as_string(hide_password=False),
        options=f"-c search_path={SCHEMA},public -c idle_in_transaction_session_timeout={IDLE}",
    )
