"""This file lives through a week: the real jobs, one after the other, on a clock of its own."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, ClassVar

from sqlalchemy import event
from sqlmodel import Session

from bot import service, wiring
from bot.calendar import HONG_KONG, Recess, hong_kong
from bot.care import reconciliation, recovery, watch
from bot.platforms.errors import Ambiguous, NotSent
from bot.platforms.port import Sent
from bot.telling import meetings, outbox, subscribing
from bot.watching import pipeline, timetable
from scrapers.answers import Answer
from scrapers.pace import Pace
from scrapers.replica.departments import furnish
from scrapers.replica.site import Site
from scrapers.replica.story import JUSTICE, STORY, TECHNOLOGY
from scrapers.source import Refused, Source, UndeclaredHost, all_sources
from storage.database import Store, open_store
from storage.errors import StoreBusy, StoreError, StoreFull, StoreUnreachable
from storage.people import channels, subscriptions
from storage.records import Payload, Rhythm
from storage.schema import migrate
from storage.watched import source_runs
from tests.story.stage import FakeChannel, SiteDoor
from tests.week.faults import Fault, drawn
from tests.week.regulators import SITES
from tests.week.world import MONDAY, SITTING, World, agenda

# What the week was lived through with before there were more sources: for a comparison.
FEW = ("info_gov_hk", "info_gov_hk_rss", "legco_panels", "council_agenda", "doj_press", "hkma_press",
       "sfc_circulars", "sfc_consultations", "legco_bills")  # fmt: skip
KEYS = tuple(one.key for one in all_sources() if list(one.addresses(MONDAY)))  # on by default
OPTIONS: dict[str, Any] = {"legco_panels": {"panels": [JUSTICE[0], TECHNOLOGY[0]]}}
TAIL_DAYS = 3  # without faults, so that everything can be made up for
RESTART = timedelta(seconds=20)
REAL_EVERY = timedelta(hours=3)  # a check that cannot find anything is made at least so often
PLACES = ("console", "console:en", "console:daily")


class Killed(BaseException):
    """The process dies here and now."""


class Clock:
    """True time, and what the machine believes it to be."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.offset = timedelta()

    def __call__(self) -> datetime:
        return self.now + self.offset


class Chat(FakeChannel):
    """A fake platform with moods; it keeps when each message first stood in its channel."""

    def __init__(self, clock: Clock, step: Callable[[], None]) -> None:
        super().__init__()
        self.clock, self.step = clock, step
        self.mood = "well"
        self.posted: dict[str, datetime] = {}

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        self.step()
        if self.mood == "limited":
            raise NotSent("ratelimited", retry_after=30.0)
        if self.mood == "down":
            raise NotSent("out of reach", retry_after=15.0, scope="channel")
        if self.mood == "ambiguous lost":
            raise Ambiguous("the connection broke")
        sent = await super().send(address, payload, delivery_id=delivery_id, thread_ts=thread_ts)
        self.posted[sent.ts] = self.clock.now
        if self.mood == "ambiguous sent":
            raise Ambiguous("the connection broke")
        self.step()
        return sent

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        self.step()
        if self.mood != "well":
            raise NotSent("out of reach", retry_after=15.0, scope="channel")
        await super().edit(address, ts, payload, delivery_id=delivery_id)

    async def close(self) -> None:
        """Keep what was sent."""

    async def find(self, address: str, delivery_id: int, since: datetime, **_: Any) -> str | None:
        if self.mood == "blind":
            raise NotSent("cannot look now", retry_after=60.0)
        found = [ts for ts, one in self.messages.items() if one.delivery_id == delivery_id]
        return found[0] if found else None


class Door(SiteDoor):
    """A fake door with the real one's pace: one question at a time to a host, a second between."""

    def __init__(self, week: Week) -> None:
        super().__init__(week.site)
        self.week = week
        self.paces: dict[str, Pace] = {}
        self.times: dict[str, list[datetime]] = {}

    def get(self, url: str, **how: Any) -> Answer:
        week, host = self.week, url.split("/")[2]
        if host not in how["hosts"]:
            raise UndeclaredHost(f"{host}: {UndeclaredHost.__doc__}")
        week.step()
        pace = self.paces.setdefault(host, Pace(1.0))
        seconds = pace.wait(week.clock.now.timestamp())
        if seconds > 30:
            raise Refused("asked to be left alone", retry_after=seconds)
        week.clock.now += timedelta(seconds=seconds)
        week.happen()
        self.times.setdefault(host, []).append(week.clock.now)
        pace.asked(week.clock.now.timestamp(), 0.5 * week.chance.random())
        week.clock.now += timedelta(seconds=week.chance.uniform(0.1, 0.6))
        try:
            answer = super().get(url, **how)
        except Refused:
            pace.refused(week.clock.now.timestamp(), 120.0)
            raise
        pace.answered()
        return answer


async def _at_once(work: Callable[..., Any], *args: Any) -> Any:
    return work(*args)


class Week:
    """Everything of one run; `run` lives through it."""

    others: ClassVar[tuple[str, ...]] = SITES
    every: ClassVar[dict[str, timedelta]] = {
        "watch": timedelta(minutes=10),
        "meetings": timedelta(minutes=30),
        "mend": timedelta(minutes=30),
        "reconcile": timedelta(hours=1),
        "digests": timedelta(minutes=5),
        "sweep": timedelta(minutes=1),
        "catch_up": timedelta(minutes=1),
    }

    def __init__(
        self,
        seed: int,
        url: str,
        *,
        days: int = 7,
        share: float = 1.0,
        faults: int = 30,
        tail_days: int = TAIL_DAYS,
        site: Site | None = None,
        sources: Mapping[str, Source] | None = None,
        keys: Collection[str] = KEYS,
    ) -> None:
        others = tuple(one for one in self.others if one in keys)
        self.world = World(seed, days, share, others)
        self.faults: list[Fault] = drawn(seed, days, faults)
        self.chance = random.Random(seed + 1)
        self.start = datetime(MONDAY.year, MONDAY.month, MONDAY.day, 6, 0, tzinfo=HONG_KONG)
        self.end = self.start + timedelta(days=days + tail_days)
        self.clock = Clock(self.start)
        self.site = site or _furnished()
        self.version = 0
        self.store_fault: str | None = None
        self.kill_after: int | None = None
        self.kills = 0
        self.checks = 0
        self.errors: list[str] = []
        self.chat = Chat(self.clock, self.step)
        self.door = Door(self)
        self.store = self._store(url)
        self._turns = self._plan()
        self.sources = dict(sources or {s.key: s for s in all_sources(OPTIONS) if s.key in keys})
        self._start_process()
        self._follow()
        self.due: dict[str, datetime] = dict.fromkeys(self.sources, self.start)
        self.settled: dict[str, tuple[int, datetime]] = {}
        self.busy: dict[str, datetime] = {}

    # --- what happens around us ---------------------------------------------------------------

    def _plan(self) -> list[tuple[datetime, int, Callable[[], None]]]:
        for step in STORY[:1]:
            step.happen(self.site)
        turns: list[tuple[datetime, Callable[[], None]]] = [
            (one.at, partial(one.happen, self.site)) for one in self.world.events
        ]
        asked = [work for work in self.world.works if work.question]
        if asked:
            eve = datetime.combine(SITTING - timedelta(days=1), datetime.min.time(), HONG_KONG)
            turns.append((eve - timedelta(hours=12), lambda: agenda(asked)(self.site)))
        for fault in self.faults:
            turns.append((fault.start, lambda fault=fault: fault.begin(self)))  # type: ignore[misc]
            turns.append((fault.end, lambda fault=fault: fault.over(self)))  # type: ignore[misc]
        turns.sort(key=lambda turn: turn[0])
        return [(at, number, what) for number, (at, what) in enumerate(turns)]

    def happen(self) -> None:
        """Let everything happen whose time has come."""
        while self._turns and self._turns[0][0] <= self.clock.now:
            self._turns.pop(0)[2]()
            self.version += 1
            self.site.today = self.today()

    def today(self) -> Any:
        """Give the true Hong Kong day."""
        return hong_kong(self.clock.now).date()

    def step(self) -> None:
        """Die here if it is time to."""
        if self.kill_after is not None:
            self.kill_after -= 1
            if self.kill_after <= 0:
                self.kill_after = None
                raise Killed

    def _store(self, url: str) -> Store:
        migrate(url)
        store = open_store(url)
        self.peek = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
        if store.dialect == "sqlite":
            event.listen(store.engine, "connect", _careless)
            store.engine.dispose()
        write = store.write

        @contextmanager
        def faulty() -> Iterator[Session]:
            self.step()
            if self.store_fault is not None:
                raise {"busy": StoreBusy, "full": StoreFull, "unreachable": StoreUnreachable}[
                    self.store_fault
                ]
            with write() as session:
                yield session
                self.step()

        self.pure = write
        store.write = faulty  # type: ignore[method-assign]
        return store

    # --- the process ----------------------------------------------------------------------------

    def _start_process(self) -> None:
        from dataclasses import replace

        desk = wiring.build_desk(self.store, self.door, self.sources, clock=self.clock)
        self.desk = replace(desk, backfill_days=2, health_channel="console:health")
        self.drain = outbox.Drain(
            self.store,
            {"console": self.chat},
            self.clock,
            in_thread=_at_once,
            sleep=self._sleep,
            on_trouble=watch.on_trouble(self.desk),
        )
        self.work = service.Work(self.desk, self.drain, Recess())

    async def _sleep(self, seconds: float) -> None:
        self.clock.now += timedelta(seconds=seconds)

    def _follow(self) -> None:
        now = self.clock()
        with self.pure() as session:
            subscribing.follow_shipped(session, now)
            ways: tuple[tuple[str, str, Rhythm], ...] = (
                ("console:en", "en", "instant"),
                ("console:daily", "zh-Hant", "daily"),
            )
            for address, language, rhythm in ways:
                place = channels.ensure_channel(session, address, "local", now, language=language)
                for topic in ("ai", "legal-tech", "smart-city"):
                    subscriptions.subscribe(
                        session, place.id, kind="topic", target=topic, label=topic,
                        rhythm=rhythm, who="test", now=now,
                    )  # fmt: skip
            channels.ensure_channel(
                session, "console:health", "local", now,
                opens="00:00", closes="24:00", working_days_only=False,
            )  # fmt: skip

    def _do(self, name: str, job: Callable[[], Any]) -> bool:
        """Run a job as the engine would: what it raises is logged; a kill ends the process."""
        try:
            job()
        except Killed:
            self.kills += 1
            self.clock.now += RESTART
            self._start_process()
            return False
        except StoreError:
            return False
        except Exception as error:  # noqa: BLE001 - the engine goes on, and so do we; it is reported
            self.errors.append(f"{name}: {type(error).__name__}: {error}")
            return False
        return True

    # --- the loop ---------------------------------------------------------------------------------

    def run(self) -> None:
        """Live through the week and its tail."""
        jobs: dict[str, Callable[[], Any]] = {
            "watch": lambda: watch.keep(self.desk),
            "meetings": lambda: meetings.keep(self.desk),
            "mend": lambda: recovery.mend(self.desk),
            "reconcile": lambda: reconciliation.nightly(self.desk),
            "digests": self.work_digests,
            "sweep": self._sweep,
            "catch_up": self._catch_up,
        }
        regular = [(self.start, self.every[name], name, job) for name, job in jobs.items()]
        now = self.start
        while now < self.end:
            key = min(self.due, key=lambda one: self.due[one])
            at = min(regular[0][0], self.due[key])
            now = self.clock.now = max(at, now)
            self.happen()
            if regular[0][0] <= self.due[key]:
                _, every, name, job = regular.pop(0)
                if self._worth(name):
                    self._do(name, job)
                    self._send()
                regular.append((now + every, every, name, job))
                regular.sort(key=lambda one: one[0])
                continue
            self._check(key, now)
            self._send()

    def work_digests(self) -> None:
        """Make the digests that are due."""
        self.work.digests()

    def _worth(self, name: str) -> bool:
        """Say whether a job could find anything: most minutes of a week are empty."""
        if name == "catch_up":
            found = self.peek.execute("select min(read_at), min(look_at) from paper").fetchone()
            return any(at is not None and _aware(at) <= self.clock() for at in found)
        if name == "sweep":
            states = "state in ('pending', 'attempting') and held_at is null"
            found = self.peek.execute(f"select count(*) from delivery where {states}").fetchone()
            return bool(found[0])
        if name == "digests":
            local = hong_kong(self.clock.now)
            return (local.hour, local.minute // 5) in (
                (8, 9),
                (8, 10),
                (9, 0),
                (17, 6),
                (17, 7),
            ) or local.minute == 0
        return True

    def _catch_up(self) -> None:
        pipeline.catch_up(self.desk)

    def _sweep(self) -> None:
        asyncio.run(self.drain.sweep())

    def _send(self) -> None:
        first = self.peek.execute(
            "select min(next_at) from lane join channel on id = channel_id where gone_at is null"
        )
        at = first.fetchone()[0]
        if at is None or _aware(at) > self.clock():
            return
        self._do("drain", lambda: asyncio.run(self.drain.run_shard()))

    def settling(self, outcomes: set[str]) -> set[str]:
        """Give those outcomes that, twice in a row, will come again while the sites stay as they are."""
        return outcomes & {"unchanged"}

    def _check(self, key: str, now: datetime) -> None:
        source = self.sources[key]
        host = min(source.hosts)
        if self.busy.get(host, now) > now:
            self.due[key] = self.busy[host]
            return
        version, real = self.settled.get(key, (-1, now - timedelta(days=1)))
        sitting = hong_kong(now).weekday() == 2
        if version == self.version and now - real < REAL_EVERY and not self.clock.offset:
            self.due[key] = timetable.next_check(source, now, Recess(), sitting=sitting)
            return
        before = self.version
        self.checks += 1
        self._do(f"check {key}", lambda: self.work.check(key))
        with self.store.read() as session:
            state = source_runs.source(session, key)
        planned = state.next_check_at - self.clock.offset if state and state.next_check_at else now
        self.due[key] = min(
            max(planned, self.clock.now + timedelta(seconds=15)), now + timedelta(hours=1)
        )
        self.busy[host] = self.clock.now
        runs = None
        with self.store.read() as session:
            runs = source_runs.runs(session, key, limit=2)
        outcomes = {run.outcome if not run.new else "" for run in runs}
        if len(runs) > 1 and len(outcomes) == 1 and outcomes <= self.settling(outcomes):
            self.settled[key] = (before, now)


def _furnished() -> Site:
    """Give a replica that has an old item or two at every place that our sources read."""
    site = Site(MONDAY)
    furnish(site)
    return site


def _aware(value: Any) -> datetime:
    return datetime.fromisoformat(str(value)).replace(tzinfo=UTC)


def _careless(connection: Any, record: object) -> None:
    connection.execute("PRAGMA synchronous = OFF")
