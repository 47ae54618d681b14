"""This file tests the engines: work runs once the transaction has committed, once per period, and comes back."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlmodel import select

from bot.engines import queue_schema
from bot.engines.embedded import EmbeddedEngine
from bot.engines.port import UnknownKind
from bot.engines.procrastinate import ProcrastinateEngine, cron
from bot.engines.schedule import Timetable
from bot.telling.outbox import wake
from storage.database import Store, open_store
from storage.schema import migrate
from storage.tables.published import PaperRow
from storage.told.deliveries import AlertRow, enqueue_alerts
from tests.storage.outbox_rows import NOON, make_channels, make_message, make_paper
from tests.storage.postgres import Cluster


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


class Seen:
    """What has run, with a way to wait for it."""

    def __init__(self) -> None:
        self.calls: list[Any] = []
        self.changed = threading.Condition()

    def __call__(self, name: str = "") -> None:
        with self.changed:
            self.calls.append(name)
            self.changed.notify_all()

    def wait(self, count: int, seconds: float = 15.0) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.calls) >= count, seconds), self.calls

    def wait_for(self, name: str, seconds: float = 15.0) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: name in self.calls, seconds), self.calls


@contextmanager
def running(*engines: Any) -> Iterator[threading.Thread]:
    """Run engines on a loop in a thread until the block ends."""

    async def run() -> None:
        await asyncio.gather(*(engine.run() for engine in engines))

    thread = threading.Thread(target=lambda: asyncio.run(run()))
    thread.start()
    try:
        yield thread
    finally:
        for engine in engines:
            engine.stop()
        thread.join(30)
    assert not thread.is_alive()


# --- the embedded engine -------------------------------------------------------------------------


def test_work_runs_after_the_commit(sqlite_store: Store) -> None:
    seen = Seen()
    engine = EmbeddedEngine({"check": seen})
    with running(engine):
        with sqlite_store.write() as session:
            engine.ensure("check:gia", "check", {"name": "gia"}, None, session)
            make_paper(session)
            assert seen.calls == []
        seen.wait(1)


def test_work_of_a_transaction_that_was_rolled_back_is_forgotten(sqlite_store: Store) -> None:
    seen = Seen()
    engine = EmbeddedEngine({"check": seen})
    with running(engine):
        with sqlite_store.write() as session:
            engine.ensure("check:gia", "check", {"name": "lost"}, None, session)
            make_paper(session)
            session.rollback()
        with sqlite_store.write() as session:
            engine.ensure("check:legco", "check", {"name": "kept"}, None, session)
        seen.wait(1)
    assert seen.calls == ["kept"]


def test_work_that_waits_is_not_added_again(sqlite_store: Store) -> None:
    seen = Seen()
    engine = EmbeddedEngine({"check": seen})
    for _ in range(3):
        with sqlite_store.write() as session:
            engine.ensure("check:gia", "check", {"name": "gia"}, None, session)
    with sqlite_store.write() as session:
        engine.ensure("check:last", "check", {"name": "last"}, None, session)
    with running(engine):
        seen.wait(2)
    assert sorted(seen.calls) == ["gia", "last"]


def test_work_that_runs_can_ask_to_run_again(sqlite_store: Store) -> None:
    seen = Seen()

    def check(name: str) -> None:
        seen(name)
        if len(seen.calls) < 3:
            with sqlite_store.write() as session:
                engine.ensure("check:gia", "check", {"name": name}, None, session)

    engine = EmbeddedEngine({"check": check})
    with sqlite_store.write() as session:
        engine.ensure("check:gia", "check", {"name": "gia"}, None, session)
    with running(engine):
        seen.wait(3)


def test_two_checks_of_one_host_do_not_overlap(sqlite_store: Store) -> None:
    seen, inside, most = Seen(), [0], [0]

    def check(name: str) -> None:
        inside[0] += 1
        most[0] = max(most[0], inside[0])
        time.sleep(0.02)  # long enough to meet the other
        inside[0] -= 1
        seen(name)

    engine = EmbeddedEngine({"check": check}, lock_of=lambda kind, args: "www.info.gov.hk")
    with sqlite_store.write() as session:
        for name in "abc":
            engine.ensure(f"check:{name}", "check", {"name": name}, None, session)
    with running(engine):
        seen.wait(3)
    assert (most[0], sorted(seen.calls)) == (1, ["a", "b", "c"])


def test_a_job_that_breaks_does_not_end_the_timetable(sqlite_store: Store) -> None:
    seen = Seen()

    def breaks() -> None:
        raise RuntimeError

    engine = EmbeddedEngine({"breaks": breaks, "check": seen})
    with sqlite_store.write() as session:
        engine.ensure("breaks", "breaks", {}, None, session)
    engine.periodic("check", timedelta(milliseconds=50), "check", {"name": "again"})
    with running(engine):
        seen.wait(2)


def test_a_coroutine_runs_on_the_engines_loop(sqlite_store: Store) -> None:
    seen, main = Seen(), threading.current_thread()

    async def drain(shard: int) -> None:
        seen(f"{shard} {threading.current_thread() is not main}")

    engine = EmbeddedEngine({"drain": drain})
    with sqlite_store.write() as session:
        engine.ensure("drain:3", "drain", {"shard": 3}, None, session)
    with running(engine):
        seen.wait(1)
    assert seen.calls == ["3 True"]


def test_work_of_an_unknown_kind_is_refused(sqlite_store: Store) -> None:
    engine = EmbeddedEngine({})
    with sqlite_store.write() as session, pytest.raises(UnknownKind):
        engine.ensure("x", "x", {}, None, session)


def test_the_timetable_neither_drops_late_runs_nor_lets_them_overlap() -> None:
    defaults = Timetable()._scheduler._job_defaults
    assert defaults == {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


# --- the distributed engine ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def queue_url(postgres: Cluster) -> Iterator[str]:
    """Give a store with a queue beside it."""
    url = postgres.create("queue_tests")
    migrate(url, queue=queue_schema.apply)
    yield url
    postgres.drop("queue_tests")


@pytest.fixture
def queued(queue_url: str) -> Iterator[Store]:
    """Give that store, empty."""
    store = open_store(queue_url)
    with store.write() as session:
        session.connection().exec_driver_sql(
            "TRUNCATE workspace, paper, message, telling, procrastinate.procrastinate_jobs, "
            "procrastinate.procrastinate_periodic_defers, procrastinate.procrastinate_workers "
            "RESTART IDENTITY CASCADE"
        )
    yield store
    store.close()


def jobs(store: Store) -> list[tuple[str, str | None]]:
    with store.read() as session:
        found = session.connection().execute(
            text("SELECT queueing_lock, lock FROM procrastinate.procrastinate_jobs ORDER BY id")
        )
        return [(row[0], row[1]) for row in found]


postgres = pytest.mark.postgres


@postgres
def test_the_queues_tables_are_made_once_and_recorded_by_name(postgres: Cluster) -> None:
    url = postgres.create("queue_once")
    assert migrate(url, queue=queue_schema.apply)[-1] == "queue schema.sql"
    assert migrate(url, queue=queue_schema.apply) == []
    postgres.drop("queue_once")


@postgres
def test_a_newer_queue_is_brought_up_to_date_by_name(
    postgres: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgres.create("queue_newer")
    migrate(url, queue=queue_schema.apply)
    newer = [*queue_schema.migrations(), "99.00.00_01_later.sql"]
    monkeypatch.setattr(queue_schema, "migrations", lambda: newer)
    monkeypatch.setattr(queue_schema, "script", lambda name: "CREATE TABLE later (id int)")
    assert migrate(url, queue=queue_schema.apply) == ["queue 99.00.00_01_later.sql"]
    postgres.drop("queue_newer")


@postgres
def test_a_paper_survives_work_that_waits_already(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"drain": print})
    with queued.write() as session:
        engine.ensure("drain:1", "drain", {"shard": 1}, None, session)
    with queued.write() as session:
        make_paper(session)
        engine.ensure("drain:1", "drain", {"shard": 1}, None, session)
        make_paper(session)
    with queued.read() as session:
        assert len(session.exec(select(PaperRow)).all()) == 2
    assert jobs(queued) == [("drain:1", "drain:1")]


@postgres
def test_work_of_a_paper_that_was_rolled_back_is_not_queued(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"drain": print})
    with queued.write() as session:
        make_paper(session)
        engine.ensure("drain:1", "drain", {"shard": 1}, None, session)
        session.rollback()
    assert jobs(queued) == []


@postgres
def test_the_session_finds_its_own_tables_after_work_was_queued(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"drain": print})
    with queued.write() as session:
        before = session.connection().exec_driver_sql("SHOW search_path").scalar()
        engine.ensure("drain:1", "drain", {"shard": 1}, None, session)
        assert session.connection().exec_driver_sql("SHOW search_path").scalar() == before


@postgres
def test_later_work_holds_no_lock_while_it_waits(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"check": print}, lock_of=lambda k, a: "host")
    with queued.write() as session:
        later = datetime.now(UTC) + timedelta(hours=1)
        engine.ensure("check:gia", "check", {"name": "gia"}, later, session)
        engine.ensure("check:legco", "check", {"name": "legco"}, None, session)
    assert jobs(queued) == [("check:gia@later", None), ("check:legco", "host")]


@postgres
def test_later_work_can_be_wanted_sooner(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"check": print})
    now = datetime.now(UTC)
    for hours in (3, 1, 2):
        with queued.write() as session:
            moment = now + timedelta(hours=hours)
            engine.ensure("check:gia", "check", {"name": "gia"}, moment, session)
    with queued.read() as session:
        at = session.connection().execute(
            text("SELECT scheduled_at FROM procrastinate.procrastinate_jobs")
        )
        assert at.scalars().all() == [now + timedelta(hours=1)]


@postgres
def test_a_drain_is_woken_in_the_transaction_that_enqueues(queued: Store) -> None:
    engine = ProcrastinateEngine(queued.address, {"drain": print})
    with queued.write() as session:
        channels = make_channels(session, 2, shard=9)
        rows = [AlertRow(c, make_message(session), NOON) for c in channels]
        enqueue_alerts(session, make_paper(session), rows, NOON)
        wake(engine, session, NOON)
    assert jobs(queued) == [("drain:9", "drain:9")]


@postgres
def test_queued_work_runs_and_leaves_nothing_behind(queued: Store) -> None:
    seen = Seen()
    engine = ProcrastinateEngine(queued.address, {"check": seen})
    with running(engine):
        soon = datetime.now(UTC) + timedelta(milliseconds=100)
        with queued.write() as session:
            engine.ensure("check:gia", "check", {"name": "now"}, None, session)
            engine.ensure("check:legco", "check", {"name": "soon"}, soon, session)
        seen.wait(2)
    assert sorted(seen.calls) == ["now", "soon"]
    assert [key for key, _ in jobs(queued) if key and key.startswith("check")] == []


@postgres
def test_a_timetable_entry_runs_once_a_period_with_three_replicas(queued: Store) -> None:
    seen = Seen()

    def tick() -> None:
        seen(str(int(time.time())))

    engines = [ProcrastinateEngine(queued.address, {"tick": tick}) for _ in range(3)]
    for engine in engines:
        engine.periodic("tick", timedelta(seconds=1), "tick", {})
    with running(*engines):
        seen.wait(4)
    with queued.read() as session:
        periods = session.connection().execute(
            text(
                "SELECT count(*), count(DISTINCT defer_timestamp) "
                "FROM procrastinate.procrastinate_periodic_defers WHERE periodic_id = 'tick'"
            )
        )
        runs, distinct = periods.one()
    assert runs == distinct
    assert len(seen.calls) <= int(seen.calls[-1]) - int(seen.calls[0]) + 2


@postgres
def test_work_of_a_dead_worker_is_rescued(queued: Store) -> None:
    seen = Seen()
    engine = ProcrastinateEngine(queued.address, {"check": seen}, heartbeat=0.2, stalled=2.0)
    with queued.write() as session:
        engine.ensure("check:gia", "check", {"name": "gia"}, None, session)
        session.connection().exec_driver_sql("SET LOCAL search_path TO procrastinate, public")
        session.connection().exec_driver_sql(
            "WITH dead AS (INSERT INTO procrastinate.procrastinate_workers (last_heartbeat) "
            "VALUES (now() - interval '1 minute') RETURNING id) "
            "UPDATE procrastinate.procrastinate_jobs SET status = 'doing', "
            "worker_id = (SELECT id FROM dead)"
        )
    with running(engine):
        seen.wait_for("gia")


@postgres
def test_a_dead_workers_lock_is_released_where_the_same_work_waits(queued: Store) -> None:
    seen = Seen()
    engine = ProcrastinateEngine(queued.address, {"check": seen}, heartbeat=0.2, stalled=2.0)
    with queued.write() as session:
        engine.ensure("check:gia", "check", {"name": "dead"}, None, session)
        session.connection().exec_driver_sql("SET LOCAL search_path TO procrastinate, public")
        session.connection().exec_driver_sql(
            "UPDATE procrastinate.procrastinate_jobs SET status = 'doing'"
        )
        engine.ensure("check:gia", "check", {"name": "waiting"}, None, session)
    with running(engine):
        seen.wait_for("waiting")
    assert "dead" not in seen.calls


@postgres
def test_workers_go_on_after_the_database_cut_them_off(queued: Store) -> None:
    seen = Seen()
    engine = ProcrastinateEngine(queued.address, {"check": seen})
    with running(engine):
        with queued.write() as session:
            engine.ensure("check:1", "check", {"name": "before"}, None, session)
        seen.wait_for("before")
        with queued.read() as session:
            session.connection().exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with queued.write() as session:
            engine.ensure("check:2", "check", {"name": "after"}, None, session)
        seen.wait_for("after")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (1, "* * * * * */1"),
        (30, "* * * * * */30"),
        (60, "*/1 * * * *"),
        (900, "*/15 * * * *"),
        (3600, "0 */1 * * *"),
        (86400, "0 0 * * *"),
    ],
)
def test_a_period_is_written_as_the_queue_wants_it(seconds: int, expected: str) -> None:
    assert cron(timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize("seconds", [0.5, 7, 45, 420, 25000, 172800])
def test_a_period_that_does_not_divide_a_day_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match="divides a day"):
        cron(timedelta(seconds=seconds))


@given(st.integers(min_value=1, max_value=90_000))
@settings(deadline=None, max_examples=200)
def test_every_period_that_is_kept_divides_a_day(seconds: int) -> None:
    try:
        written = cron(timedelta(seconds=seconds))
    except ValueError:
        return
    assert 86400 % seconds == 0
    assert len(written.split()) in (5, 6)


def test_a_timetable_whose_clock_is_set_back_goes_on_at_once() -> None:
    seen, timetable = Seen(), Timetable(2)
    now = datetime.now(UTC)
    timetable.every("tick", timedelta(seconds=15), seen, now + timedelta(days=1))
    timetable.at("once", now + timedelta(days=1), lambda: seen("once"))
    timetable.at("soon", now + timedelta(minutes=30), lambda: seen("soon"))
    timetable.start()
    try:
        assert timetable.set_right(now) == 2
        seen.wait(2)
        assert sorted(seen.calls) == ["", "once"]
        assert timetable.set_right(now) == 0
    finally:
        timetable.stop()
