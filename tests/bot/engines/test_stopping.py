"""This file stops the engines while their work goes on asking for more, hangs, or has not begun."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from bot.engines import queue_schema
from bot.engines.embedded import EmbeddedEngine
from bot.engines.procrastinate import ProcrastinateEngine
from storage.database import Store, open_store
from storage.schema import migrate
from tests.storage.postgres import Cluster

PATIENCE = 30.0  # seconds after which something hangs
ROUNDS = 100
SIXTEEN = [f"source_{n}" for n in range(16)]


class Running:
    """An engine on a loop in a thread that does not keep the tests from ending."""

    def __init__(self, engine: Any) -> None:
        self.engine = engine
        self.thread = threading.Thread(target=lambda: asyncio.run(engine.run()), daemon=True)
        self.thread.start()

    def stopped(self) -> bool:
        """Stop the engine and say whether it ended."""
        self.engine.stop()
        self.thread.join(PATIENCE)
        return not self.thread.is_alive()


def _ask(engine: Any, store: Store, kind: str, sources: list[str]) -> None:
    with store.write() as session:
        for source in sources:
            engine.ensure(f"{kind}:{source}", kind, {"source": source}, None, session)


def _stops_under_way(store: Store, host: Callable[[str], str]) -> int:
    """Stop an engine while its jobs enqueue as they end; give how many had begun."""
    begun, stopping = threading.Semaphore(0), threading.Event()

    def check(source: str) -> None:
        begun.release()
        stopping.wait(PATIENCE)
        _ask(engine, store, "check", [source, "another"])

    engine = EmbeddedEngine({"check": check}, lock_of=lambda kind, args: host(args["source"]))
    _ask(engine, store, "check", SIXTEEN)
    running = Running(engine)
    assert begun.acquire(timeout=PATIENCE)
    engine.stop()
    stopping.set()
    assert running.stopped(), f"it hangs in {engine.unfinished()}"
    assert engine.unfinished() == ()
    count = 1
    while begun.acquire(blocking=False):
        count += 1
    return count


def test_sixteen_jobs_of_one_host_that_enqueue_do_not_keep_it_from_stopping(
    sqlite_store: Store,
) -> None:
    started = time.monotonic()
    for _ in range(ROUNDS):
        assert _stops_under_way(sqlite_store, lambda source: "www.info.gov.hk") == 1
    assert time.monotonic() - started < 60


def test_jobs_of_many_hosts_that_enqueue_do_not_keep_it_from_stopping(sqlite_store: Store) -> None:
    for _ in range(ROUNDS // 10):
        assert _stops_under_way(sqlite_store, lambda source: source) >= 1


def test_what_was_asked_for_after_the_stop_does_not_run(sqlite_store: Store) -> None:
    seen: list[str] = []
    engine = EmbeddedEngine({"check": seen.append})
    running = Running(engine)
    assert running.stopped()
    with sqlite_store.write() as session:
        engine.ensure("check", "check", {"object": "late"}, None, session)
    assert seen == []


@pytest.mark.parametrize("make", [EmbeddedEngine, None], ids=["embedded", "procrastinate"])
def test_an_engine_that_was_stopped_before_it_ran_returns_at_once(make: Any) -> None:
    engine = make({}) if make else ProcrastinateEngine("postgresql://nobody@127.0.0.1:1/x", {})
    engine.stop()
    assert Running(engine).stopped()


def test_what_hangs_is_named(sqlite_store: Store) -> None:
    begun, free = threading.Event(), threading.Event()

    def check(source: str) -> None:
        begun.set()
        free.wait(PATIENCE)

    engine = EmbeddedEngine({"check": check})
    _ask(engine, sqlite_store, "check", ["gia"])
    running = Running(engine)
    assert begun.wait(PATIENCE)
    engine.stop()
    assert engine.unfinished() == ("check:gia",)
    free.set()
    assert running.stopped()


def test_a_coroutine_under_way_ends_on_the_loop_before_the_engine_does(sqlite_store: Store) -> None:
    begun, ended = threading.Event(), threading.Event()
    free = asyncio.Event()

    async def drain(source: str) -> None:
        begun.set()
        await free.wait()
        await asyncio.to_thread(_ask, engine, sqlite_store, "drain", [source])
        ended.set()

    async def run() -> None:
        loop.append(asyncio.get_running_loop())
        await engine.run()

    loop: list[asyncio.AbstractEventLoop] = []
    engine = EmbeddedEngine({"drain": drain})
    _ask(engine, sqlite_store, "drain", ["3"])
    thread = threading.Thread(target=lambda: asyncio.run(run()), daemon=True)
    thread.start()
    assert begun.wait(PATIENCE)
    engine.stop()
    loop[0].call_soon_threadsafe(free.set)
    thread.join(PATIENCE)
    assert not thread.is_alive()
    assert ended.is_set()


def test_nobody_waits_for_a_coroutine_whose_loop_has_gone() -> None:
    async def drain(source: str) -> None:
        raise AssertionError("the loop stands still")

    loop = asyncio.new_event_loop()
    engine = EmbeddedEngine({"drain": drain})
    engine._loop = loop
    job = threading.Thread(target=engine._run, args=("drain", "drain", {"source": "1"}))
    job.start()
    while not engine.unfinished():
        job.join(0.01)
    loop.close()
    job.join(PATIENCE)
    assert not job.is_alive()
    assert engine.unfinished() == ()


# --- the distributed engine ----------------------------------------------------------------------


@pytest.fixture
def queued(postgres: Cluster) -> Iterator[Store]:
    """Give a store with a queue beside it."""
    url = postgres.create("queue_stopping")
    migrate(url, queue=queue_schema.apply)
    store = open_store(url)
    yield store
    store.close()
    postgres.drop("queue_stopping")


@contextmanager
def _in_process(engine: Any) -> Iterator[asyncio.Future[None]]:
    """Run an engine on a loop of its own that is not ended while the block lasts."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield asyncio.run_coroutine_threadsafe(engine.run(), loop)  # type: ignore[misc]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


@pytest.mark.postgres
def test_a_queued_job_that_hangs_is_named_and_given_up_after_the_grace(queued: Store) -> None:
    begun, free = threading.Event(), threading.Event()

    def check(source: str) -> None:
        begun.set()
        free.wait(PATIENCE)

    engine = ProcrastinateEngine(queued.address, {"check": check}, grace=0.2)
    _ask(engine, queued, "check", ["gia"])
    with _in_process(engine) as running:
        assert begun.wait(PATIENCE)
        engine.stop()
        running.result(PATIENCE)  # type: ignore[call-arg]
        assert engine.unfinished() == ("check:gia",)
        free.set()


@pytest.mark.postgres
def test_queued_jobs_that_enqueue_do_not_keep_it_from_stopping(queued: Store) -> None:
    begun, stopping = threading.Event(), threading.Event()

    def check(source: str) -> None:
        begun.set()
        stopping.wait(PATIENCE)
        _ask(engine, queued, "check", [source, "another"])

    engine = ProcrastinateEngine(queued.address, {"check": check}, lock_of=lambda kind, args: "one")
    _ask(engine, queued, "check", SIXTEEN)
    running = Running(engine)
    assert begun.wait(PATIENCE)
    engine.stop()
    stopping.set()
    assert running.stopped()
    assert engine.unfinished() == ()
