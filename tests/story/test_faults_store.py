"""This file lives through faults of the store, the clock and the process, on both databases.

While the store is away nobody can be told through the chat: `/readyz` and the log say it.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import Connection, event

from bot.watching import pipeline
from bot.web.readiness import Readiness
from storage.connections import WRITES
from storage.database import Store, open_store
from storage.errors import (
    StoreBusy,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)
from tests.storage.postgres import Cluster
from tests.story.stage import Stage
from tests.story.troubles import (
    PORTS,
    QUESTION,
    alarms,
    assert_told_once,
    later,
    release,
    told,
    watched,
)

ERRORS = [StoreBusy, StoreUnreachable, StoreFull, StoreReadOnly]


@pytest.fixture
def stage(store: Store) -> Stage:
    made = watched(store, places=("info_gov_hk",))
    made.channel.remembers = True
    return made


@pytest.fixture
def on_sqlite(sqlite_store: Store) -> Stage:
    return watched(sqlite_store, places=("info_gov_hk",))


def problems(stage: Stage) -> list[str]:
    """Give what /readyz says, the timetable having just ticked."""
    return Readiness(stage.desk, stage.clock).problems()


def recover(stage: Stage) -> None:
    """Go on as the program does: check, read, settle what nobody knows the fate of, send."""
    for _ in range(3):
        stage.check(minutes=15)
        stage.sweep()
    stage.send()


@contextmanager
def away_after(store: Store, allowed: int, error: type[BaseException]) -> Iterator[None]:
    """Let a store take so many more writes and then fail."""
    write, left = store.write, [allowed]

    @contextmanager
    def faulty() -> Iterator[Any]:
        if left[0] <= 0:
            raise error()
        left[0] -= 1
        with write() as session:
            yield session

    store.write = faulty  # type: ignore[method-assign]
    try:
        yield
    finally:
        store.write = write  # type: ignore[method-assign]


class Killed(BaseException):
    """The process dies here."""


def fails(stage: Stage, allowed: int, error: type[BaseException]) -> bool:
    """Do a whole round that ends at one of its writes; say whether it came so far."""
    with away_after(stage.desk.store, allowed, error):
        try:
            stage.check()
        except error:
            return True
    return False


@pytest.mark.parametrize("error", ERRORS)
def test_a_store_that_fails_at_any_write_loses_nothing_and_tells_nothing_twice(
    stage: Stage, error: type[StoreError]
) -> None:
    titles: list[str] = []
    step, failed = 0, True
    while failed:  # a paper of its own dies at each write of a round, until one gets through
        titles.append(f"Artificial intelligence in ports, part {step:02}")
        release(stage, 910 + step, name=f"n{step}", title=titles[-1])
        failed = fails(stage, step, error)
        step += 1
    assert step > 6
    recover(stage)
    assert_told_once(stage, *titles)
    assert alarms(stage) == []


def test_a_kill_at_any_write_loses_nothing_and_tells_nothing_twice(stage: Stage) -> None:
    titles: list[str] = []
    step, failed = 0, True
    while failed:
        titles.append(f"Artificial intelligence in ports, part {step:02}")
        release(stage, 910 + step, name=f"n{step}", title=titles[-1])
        failed = fails(stage, step, Killed)
        step += 1
    assert step > 6
    recover(stage)
    assert_told_once(stage, *titles)
    assert alarms(stage) == []


def test_a_post_that_could_not_be_recorded_is_found_and_not_repeated(stage: Stage) -> None:
    release(stage)
    pipeline.check(stage.desk, stage.sources["info_gov_hk"])
    with away_after(stage.desk.store, 1, StoreFull), pytest.raises(StoreFull):
        stage.send()
    assert len(told(stage)) == 1
    recover(stage)
    assert_told_once(stage, QUESTION)
    assert alarms(stage) == []


def test_a_post_that_can_neither_be_recorded_nor_found_is_held_and_told(stage: Stage) -> None:
    stage.channel.remembers = False
    release(stage)
    pipeline.check(stage.desk, stage.sources["info_gov_hk"])
    with away_after(stage.desk.store, 1, StoreFull), pytest.raises(StoreFull):
        stage.send()
    recover(stage)
    assert len(told(stage)) == 1
    assert [text.partition(":")[0] for text in alarms(stage)] == ["A message to console is held"]


def test_a_full_disk_marks_nothing_as_done_and_says_so(on_sqlite: Stage) -> None:
    store = on_sqlite.desk.store
    store.engine.dispose()

    def narrow(connection: sqlite3.Connection, record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(store.engine, "connect", narrow)
    release(on_sqlite, paragraphs=("Artificial intelligence is used by many. " * 200,) * 20)
    for _ in range(2):
        with pytest.raises(StoreFull):
            later(on_sqlite)
    assert not told(on_sqlite)
    assert "disk is full" in problems(on_sqlite)[0]
    event.remove(store.engine, "connect", narrow)
    store.engine.dispose()
    recover(on_sqlite)
    assert_told_once(on_sqlite, QUESTION)
    assert problems(on_sqlite) == []


def test_a_database_that_is_read_only_is_said_and_nothing_is_lost(stage: Stage) -> None:
    def refuse(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITES, False):
            sqlite = connection.dialect.name == "sqlite"
            connection.exec_driver_sql(
                "PRAGMA query_only = ON" if sqlite else "SET TRANSACTION READ ONLY"
            )

    engine = stage.desk.store.engine
    event.listen(engine, "begin", refuse)
    release(stage)
    with pytest.raises(StoreReadOnly):
        later(stage)
    assert "may only be read" in problems(stage)[0]
    event.remove(engine, "begin", refuse)
    recover(stage)
    assert_told_once(stage, QUESTION)
    assert problems(stage) == []
    assert alarms(stage) == []


def test_a_database_that_is_locked_for_a_while_loses_nothing(
    on_sqlite: Stage, tmp_path: Path
) -> None:
    store = on_sqlite.desk.store
    store.engine.dispose()

    def impatient(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA busy_timeout = 10")

    event.listen(store.engine, "connect", impatient)
    release(on_sqlite)
    other = sqlite3.connect(tmp_path / "tamar.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreBusy):
        later(on_sqlite)
    other.execute("ROLLBACK")
    other.close()
    recover(on_sqlite)
    assert_told_once(on_sqlite, QUESTION)
    assert problems(on_sqlite) == alarms(on_sqlite) == []


def test_a_file_that_is_gone_for_a_minute_loses_nothing(
    migrated_file: Path, tmp_path: Path
) -> None:
    disk, taken = tmp_path / "disk", tmp_path / "taken"
    disk.mkdir()
    shutil.copy(migrated_file, disk / "tamar.db")
    store = open_store(f"sqlite:///{disk / 'tamar.db'}")
    stage = watched(store, places=("info_gov_hk",))
    release(stage)
    store.engine.dispose()
    disk.rename(taken)
    with pytest.raises(StoreUnreachable):
        later(stage)
    assert problems(stage)
    taken.rename(disk)
    recover(stage)
    assert_told_once(stage, QUESTION)
    assert problems(stage) == alarms(stage) == []
    store.close()


@pytest.mark.postgres
def test_a_server_that_is_gone_for_a_minute_loses_nothing(
    postgres: Cluster, postgresql_url: str
) -> None:
    name = urlsplit(postgresql_url).path.removeprefix("/")
    store = open_store(postgresql_url)
    stage = watched(store, places=("info_gov_hk",))
    release(stage)
    postgres.shut(name)
    try:
        with pytest.raises(StoreUnreachable):
            later(stage)
        assert problems(stage)
    finally:
        postgres.reopen(name)
    recover(stage)
    assert_told_once(stage, QUESTION)
    assert problems(stage) == alarms(stage) == []
    store.close()


@pytest.mark.parametrize("hours", [-1, 1, -26, 26])
def test_a_clock_that_steps_tells_nothing_twice(stage: Stage, hours: int) -> None:
    release(stage)
    stage.check()
    stage.clock.pass_(hours=hours)
    release(stage, 902, name="other", title=PORTS)
    later(stage, 2)
    stage.clock.pass_(hours=-hours)
    later(stage, 4)
    assert_told_once(stage, QUESTION, PORTS)
    assert not stage.channel.replies()
