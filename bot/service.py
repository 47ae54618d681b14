"""This file is the running program: timetable, outbox, listeners and web app in one process."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog

from bot import logs, wiring
from bot.calendar import Recess
from bot.care import forgetting, reconciliation, recovery, watch
from bot.desk import Desk
from bot.engines import arenas, garbage, turns
from bot.engines.embedded import EmbeddedEngine
from bot.engines.known_members import knowing
from bot.engines.port import Engine, Job, Queue, Timed
from bot.engines.shutdown import SIGNALS, Shutdown, end_at_once_on, say_and_end_on
from bot.settings import Settings, read_sources
from bot.telling import briefing_posts, digests, look_ahead, meetings, months, outbox, subscribing
from bot.telling.sittings import Sittings
from bot.watching import lookback, pipeline, scans, timetable
from bot.watching.checks import Check
from bot.web import serving
from bot.web.doors import opened
from bot.web.readiness import Readiness
from scrapers.source import Source
from storage.database import ready_store
from storage.errors import StoreError
from storage.watched import appointments, source_runs

CHECK = "check"
TICK = timedelta(seconds=5)
MINUTE = timedelta(minutes=1)
QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)
SHOWN = ("source_trouble", "menu_unread")  # what a view tells in its own words
log = structlog.get_logger(__name__)


class View(Protocol):
    """What shows a run to whoever sits before it; `checked` is called from the threads that check."""

    def began(self, desk: Desk, settings: Settings) -> None:
        """Greet: nothing was checked yet."""
        ...

    def checked(self, source: Source, check: Check | None) -> None:
        """Show what a check came to and when the next one is due; None where it broke."""
        ...

    def read_back(self, done: int, left: Callable[[], int]) -> None:
        """Show how far the reading of what came before us is; `left` counts what is known of it."""
        ...

    def show(self, text: str) -> None:
        """Print a message that is for the terminal."""
        ...

    def stopping(self) -> None:
        """Say that the end has begun, and how not to wait for it."""
        ...

    def ended(self) -> None:
        """Say goodbye: everything has stopped."""
        ...


class Logged:
    """Shows messages alone: where nobody sits before it, the log says the rest."""

    def began(self, desk: Desk, settings: Settings) -> None:
        """Leave it to the log."""

    def checked(self, source: Source, check: Check | None) -> None:
        """Leave it to the log."""

    def read_back(self, done: int, left: Callable[[], int]) -> None:
        """Leave it to the log."""

    def show(self, text: str) -> None:
        """Print a message that is for the terminal."""
        sys.stdout.write(text + "\n")
        sys.stdout.flush()

    def stopping(self) -> None:
        """Leave it to the log."""

    def ended(self) -> None:
        """Leave it to the log."""


class Work:
    """The jobs that engines run; each may run twice and says: done? return; do; stamp."""

    def __init__(
        self,
        desk: Desk,
        drain: outbox.Drain,
        recess: Recess,
        ask_readers: Callable[[], int] = lambda: 0,
        view: View | None = None,
    ) -> None:
        self.desk = desk
        self.view = view or Logged()
        self.ask_readers = ask_readers
        self.drain = drain
        self.recess = recess
        self.hosts = timetable.hosts_of(desk.sources.values())
        self.engine: Engine | None = None
        self.sittings = Sittings(desk)
        self.last_tick: datetime | None = None

    def timed(self) -> tuple[Timed, ...]:
        """Name every job, and how often the timetable has it run; the others are asked for."""
        return (
            Timed("tick", self.tick, TICK),
            Timed(CHECK, self.check),
            Timed("catch_up", self.catch_up, MINUTE),
            Timed("digests", self.digests, MINUTE),
            Timed("watch", self.watch, MINUTE),
            Timed("meetings", self.meetings, QUARTER),
            Timed("mend", self.mend, QUARTER),
            Timed("reconcile", self.reconcile, QUARTER),
            Timed("readers", self.readers, HOUR),
            Timed("scans", self.scans, MINUTE),
            Timed(outbox.DRAIN, self.drain_shard),
            Timed("sweep", self.sweep, MINUTE),
        )

    def jobs(self) -> dict[str, Job]:
        """Give every job by its kind."""
        return {one.kind: knowing(one.work, self._learn) for one in self.timed()}

    def _learn(self) -> None:
        if isinstance(self.engine, Queue):  # another process may have found other Members
            with self.desk.store.read() as session:
                self.desk.members(session)

    def ticked(self) -> datetime | None:
        """Give when the timetable last ticked, in whichever process that was."""
        if isinstance(self.engine, Queue):
            with self.desk.store.read() as session:
                return self.engine.last_turn("tick", session)
        return self.last_tick

    def lock_of(self, kind: str, args: Mapping[str, Any]) -> str | None:
        """Name what a job must not share: a host, a shard, or its own kind."""
        if kind == CHECK:
            return f"host:{self.hosts.get(args['source'], args['source'])}"
        return f"shard:{args['shard']}" if kind == outbox.DRAIN else kind

    def schedule(self, engine: Engine) -> None:
        """Put the regular work into the timetable."""
        self.engine = engine
        for one in self.timed():
            if one.every is not None:
                engine.periodic(one.kind, one.every, one.kind, {})

    def tick(self) -> None:
        """Have every source checked that is due."""
        now = self.desk.clock()
        self.last_tick = now
        assert self.engine is not None
        with self.desk.store.read() as session:
            states = source_runs.source_states(session)
        waiting = []
        for key, source in self.desk.sources.items():
            state = states.get(key)
            rest, due = timetable.longest_rest(source), state.next_check_at if state else None
            if due is not None and due > now + rest:
                log.warning("check_too_far_ahead", source=key, due=due.isoformat())
            if timetable.is_due(due, now, rest):
                waiting.append(key)
        if waiting:
            with self.desk.store.write() as session:
                for key in waiting:
                    self.engine.ensure(f"{CHECK}:{key}", CHECK, {"source": key}, None, session)

    def check(self, source: str) -> None:
        """Check one source, tell whom it concerns, and say when it is due next."""
        found = self.desk.sources.get(source)
        if found is None:  # asked for by a worker that has other options
            return
        with structlog.contextvars.bound_contextvars(source=source):
            now = self.desk.clock()
            with self.desk.store.read() as session:
                state = source_runs.source(session, source)
            rest = timetable.longest_rest(found)
            if state is not None and not timetable.is_due(state.next_check_at, now, rest):
                return
            try:
                outcome = pipeline.check(self.desk, found)
            except StoreError:
                raise  # nothing can be noted down; the store's own errors are told elsewhere
            except Exception:
                self._rest(source, failed=True)  # whatever it was, it is not repeated at once
                self.view.checked(found, None)
                raise
            log.info("checked", run=outcome.run_id, outcome=outcome.outcome, new=outcome.new)
            self._rest(source, failed=bool(outcome.failures))
            self.view.checked(found, outcome)
            self._send()

    def _rest(self, source: str, *, failed: bool) -> None:
        now = self.desk.clock()
        with self.desk.store.write() as session:
            state = source_runs.source(session, source)
            failures = max(1, state.failures) if state and failed else 0
            due = timetable.next_check(
                self.desk.sources[source],
                now,
                self.recess,
                sitting=watch.sitting(session, now),
                failures=failures,
            )
            source_runs.set_source(session, source, next_check_at=due)

    def catch_up(self) -> None:
        """Read what is due for reading or for another visit, and a little of the backfill."""
        due, earlier = pipeline.catch_up(self.desk), pipeline.backfill(self.desk)
        lookback.go_on(self.desk)
        self.view.read_back(earlier, self._left)
        if due + earlier:
            self._send()

    def _left(self) -> int:
        since = self.desk.clock() - timedelta(days=self.desk.backfill_days)
        with self.desk.store.read() as session:
            return appointments.left_of_backfill(session, since)

    def scans(self) -> None:
        """Read the pictures of one paper that has no text."""
        if scans.read_one(self.desk):
            self._send()

    def digests(self) -> None:
        """Make the digests that are due, what stands in their threads, and months."""
        self._each(
            lambda: len(digests.make_due(self.desk)),
            lambda: briefing_posts.make_due(self.desk),
            lambda: look_ahead.make_due(self.desk),
            lambda: months.make_due(self.desk),
        )

    def watch(self) -> None:
        """Tell people of trouble and of its end, and channels of the sitting of the day."""
        self._each(lambda: watch.keep(self.desk, self.recess), self.sittings.keep)

    def meetings(self) -> None:
        """Match what agendas announce, link what has come, tell tomorrow's, and mend briefings."""
        self._each(lambda: meetings.keep(self.desk).told, lambda: briefing_posts.keep(self.desk))

    def mend(self) -> None:
        """Take up what was left half-done."""
        self._each(lambda: recovery.mend(self.desk).total, lambda: forgetting.keep(self.desk))

    def reconcile(self) -> None:
        """Compare what was published with what was told, once a night."""
        if reconciliation.nightly(self.desk):
            self._send()

    def readers(self) -> None:
        """Ask who reads the channels that were not asked about for a day."""
        if told := self.ask_readers():
            log.info("readers_known", channels=told)

    async def drain_shard(self, shard: int) -> None:
        """Send what a shard has due."""
        assert self.engine is not None
        await outbox.drain_shard(self.drain, self.engine, self.desk.store, shard)

    async def sweep(self) -> None:
        """Mend and settle the outbox."""
        assert self.engine is not None
        await outbox.sweep_outbox(self.drain, self.engine, self.desk.store)

    def _each(self, *parts: Callable[[], int]) -> None:
        """Do each part, whichever fails, and send what came of it; the first failure is raised last."""
        made, failed = 0, list[Exception]()
        for part in parts:
            try:
                made += part()
            except Exception as error:
                log.exception("went_on")
                failed.append(error)
        if made or failed:
            self._send()
        if failed:
            raise failed[0]

    def _send(self) -> None:
        """Wake whoever sends: the loop of this process, and the queue where there is one."""
        self.drain.wake()
        if isinstance(self.engine, Queue):
            with self.desk.store.write() as session:
                outbox.wake(self.engine, session, self.desk.clock())


class Service:
    """Everything that runs until it is told to stop."""

    def __init__(
        self,
        settings: Settings,
        shutdown: Shutdown,
        *,
        web: bool = True,
        view: View | None = None,
    ) -> None:
        self.settings = settings
        self.view = view or Logged()
        self.shutdown = shutdown
        self.web = web
        self.sqlite = settings.store.startswith("sqlite")

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT; what is being sent is finished or handed back.

        Raises SettingsError where the web app's port is taken, before anything has begun.
        """
        settings = self.settings
        async with AsyncExitStack() as last, AsyncExitStack() as stack:
            store = ready_store(settings.store, exclusive=True)
            stack.callback(store.close)
            ports = serving.take_ports(settings) if self.web else None
            if ports is not None:
                stack.callback(ports.close)
            log.info("starting", store=store.url, chats=wiring.chats(settings), web=self.web)
            fetch = wiring.door(settings)
            stack.callback(fetch.close)
            understanding = wiring.worker(settings)
            stack.callback(understanding.close)
            sources = wiring.sources(settings)
            desk = wiring.build_desk(
                store, fetch, sources, settings=settings, understanding=understanding
            )
            platforms = wiring.platforms(settings, desk, self.view.show)
            stack.push_async_callback(wiring.close, platforms)
            recovery.after_loss(desk)
            drain = outbox.Drain(
                store, platforms, desk.clock, on_trouble=watch.on_trouble(desk), marks=store
            )
            recess = read_sources(settings.sources)[1]
            work = Work(desk, drain, recess, wiring.readers(settings, desk), self.view)
            engine = self._engine(work)
            work.schedule(engine)
            last.callback(self.view.ended)  # when all else is closed
            self.view.began(desk, settings)
            garbage.spare()
            turns.take_short()
            if not wiring.chats(settings):
                with store.write() as session:
                    subscribing.follow_shipped(session, desk.clock())
            await self._serve(desk, work, engine, drain, ports)

    def _engine(self, work: Work) -> Engine:
        """Give what runs the jobs; a queue and its packages only where processes share one."""
        if self.sqlite:
            return EmbeddedEngine(work.jobs(), lock_of=work.lock_of, clock=work.desk.clock)
        from bot.engines.procrastinate import ProcrastinateEngine

        return ProcrastinateEngine(
            self.settings.store, work.jobs(), lock_of=work.lock_of, grace=self.settings.stop_grace
        )

    async def _serve(
        self,
        desk: Desk,
        work: Work,
        engine: Engine,
        drain: outbox.Drain,
        ports: serving.Ports | None,
    ) -> None:
        stop = asyncio.Event()
        tasks: list[asyncio.Task[Any]] = [asyncio.create_task(stop.wait(), name="signal")]
        self.shutdown.watch(lambda: _unfinished(engine, tasks[1:]))
        self.shutdown.catch_signals(stop.set)
        with opened(wiring.doors(self.settings, desk, work.drain.wake)) as routes:
            readiness = Readiness(desk, work.ticked)
            tasks.append(asyncio.create_task(engine.run(), name="engine"))
            if self.sqlite:
                tasks.append(asyncio.create_task(drain.run(), name="outbox"))
            web = (
                serving.listeners(
                    self.settings,
                    ports,
                    readiness,
                    routes,
                    wiring.archive(self.settings, desk, work.drain.wake),
                )
                if ports
                else []
            )
            tasks += [asyncio.create_task(each.listen(), name="web") for each in web]
            log.info("running", store=desk.store.url, sources=len(desk.sources))
            ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            self.shutdown.begin(_why(ended.pop()))
            self.view.stopping()
            engine.stop()
            drain.stop()
            for each in web:
                each.should_exit = True
            tasks[0].cancel()
            await _finish(tasks[1:])
        log.info("stopped")


def _why(ended: asyncio.Task[Any]) -> str:
    """Say why everything ends: a signal, or a part that broke."""
    error = ended.exception()
    broke = f": {type(error).__name__}: {error}" if error is not None else ""
    return f"{ended.get_name()} ended{broke}"


def _unfinished(engine: Engine, parts: list[asyncio.Task[Any]]) -> list[str]:
    """Name the parts that have not ended; instead of the engine, the jobs that it waits for."""
    jobs = engine.unfinished()
    waiting = [each.get_name() for each in parts if not each.done()]
    return [*jobs, *(name for name in waiting if not (jobs and name == "engine"))]


async def _finish(tasks: list[asyncio.Task[Any]]) -> None:
    """Let work end by itself: what was claimed is sent and recorded, nothing more is claimed."""
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception):
            raise result


def serve(settings: Settings, *, web: bool = True, view: View | None = None) -> None:
    """Run everything in this process; what a view shows by itself is not logged as well."""
    logs.set_up(quiet=view is not None, secrets=settings.secrets(), shown=SHOWN if view else ())
    arenas.share()
    end_at_once_on(signal.SIGTERM)  # until there is something to end in good order
    say_and_end_on(signal.SIGINT)
    try:
        asyncio.run(Service(settings, Shutdown(settings.stop_grace), web=web, view=view).run())
    finally:
        end_at_once_on(*SIGNALS)


def work(settings: Settings, view: View | None = None) -> None:
    """Run one more worker: the same jobs, no web app."""
    serve(settings, web=False, view=view)
