"""This file checks that who reads at leisure gives way to who writes, and for how long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import text

from storage.connections import _STEPS
from storage.database import Store
from storage.leisure import Patience

COUNTED = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) "
    "SELECT count(*) FROM n"
)


@contextmanager
def somebody_writes(store: Store, *, at_once: bool = True) -> Iterator[Callable[[], None]]:
    """Let another thread write until the block ends, or until what is given is called."""
    begun, enough = threading.Event(), threading.Event()

    def write() -> None:
        with store.write():
            begun.set()
            enough.wait(20)

    writer = threading.Thread(target=write)
    if at_once:
        writer.start()
        assert begun.wait(20)
    try:
        yield enough.set if at_once else writer.start
    finally:
        enough.set()
        writer.join()


def test_who_reads_at_leisure_waits_for_who_writes(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    leisure, asked, read = store.leisure(20), threading.Event(), threading.Event()
    give_way = leisure.give_way

    def ask() -> None:
        asked.set()
        give_way()

    monkeypatch.setattr(leisure, "give_way", ask)

    def look() -> None:
        with store.read(within=2, leisure=leisure) as session:
            session.connection().execute(text("SELECT 1"))
        read.set()

    with somebody_writes(store) as end:
        reader = threading.Thread(target=look)
        reader.start()
        assert asked.wait(20)  # a busy machine starts a thread late
        assert not read.wait(0.2)
        end()
        assert read.wait(20)
        reader.join()
    assert leisure.waited > 0.1


def test_who_is_waited_for_may_have_begun_in_the_midst_of_a_statement(store: Store) -> None:
    if store.dialect != "sqlite":
        pytest.skip("the server works on; only between its answers anybody waits")
    leisure, steps = store.leisure(0.2), 400 * _STEPS
    with (
        somebody_writes(store, at_once=False) as begin,
        store.read(within=20, leisure=leisure) as session,
    ):
        session.connection().execute(text("SELECT 1"))
        soon = threading.Timer(0.01, begin)
        soon.start()
        session.connection().execute(text(COUNTED.format(steps)))
        assert leisure.left <= 0
        soon.join()


def test_nobody_waits_longer_than_leisure_lasts(store: Store) -> None:
    leisure = store.leisure(0.1)
    with somebody_writes(store):
        for _ in range(3):  # every statement after the first finds it spent
            with store.read(within=2, leisure=leisure) as session:
                assert session.connection().execute(text("SELECT 1")).scalar() == 1
    assert 0.1 <= leisure.waited < 2


def test_readers_who_share_their_patience_wait_for_half_of_any_time_together(store: Store) -> None:
    now = [0.0]
    shared = Patience(0.2, clock=lambda: now[0])
    waited = []
    with somebody_writes(store):
        for _ in range(4):
            leisure = store.leisure(0.1, shared)
            leisure.give_way()
            waited.append(leisure.waited > 0)
        now[0] = 1e6  # no quiet time saves up more than so much
        again = store.leisure(20, shared)
        again.give_way()
    assert waited == [True, True, False, False]
    assert again.waited < 5


def test_patience_that_was_overdrawn_comes_back_with_half_of_the_time() -> None:
    now = [0.0]
    shared = Patience(0.5, clock=lambda: now[0])
    assert shared.spend(1.5) == -1.0
    now[0] = 1.0
    assert shared.spend() == -0.5
    now[0] = 99.0
    assert shared.spend() == 0.5


def test_the_time_of_waiting_is_not_charged(store: Store) -> None:
    leisure = store.leisure(0.5)
    with somebody_writes(store), store.read(within=0.4, leisure=leisure) as session:
        session.connection().execute(text(COUNTED.format(20_000)))
    assert leisure.waited >= 0.5


def test_where_nobody_writes_nobody_waits(store: Store) -> None:
    leisure = store.leisure(5)
    with store.write():
        pass
    with store.read(within=2, leisure=leisure) as session:
        session.connection().execute(text("SELECT 1"))
    assert leisure.waited == 0


def test_who_reads_otherwise_does_not_wait(store: Store) -> None:
    with somebody_writes(store):
        begun = time.monotonic()
        with store.read() as session:
            session.connection().execute(text("SELECT 1"))
        assert time.monotonic() - begun < 5


def test_who_writes_does_not_wait_for_themselves(store: Store) -> None:
    leisure = store.leisure(5)
    with store.write(), store.read(within=2, leisure=leisure) as session:
        session.connection().execute(text("SELECT 1"))
    assert leisure.waited == 0


def test_the_last_who_writes_is_waited_for(store: Store) -> None:
    leisure = store.leisure(0.1)
    with somebody_writes(store) as end, somebody_writes(store, at_once=False) as begin:
        begin()
        while len(store._under_way._threads) < 2:
            time.sleep(0.001)
        end()
        leisure.give_way()
    assert 0.1 <= leisure.waited < 5
