"""This file holds what every test may ask for: a store on each database, and no way out."""

from __future__ import annotations

import gc
import ipaddress
import logging
import os
import socket
import sqlite3
import sys
import uuid
from collections import Counter
from collections.abc import Generator, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import structlog
import typer
from httpx._transports import default as _transports
from hypothesis import settings
from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine

from storage.database import Store, open_store
from storage.schema import migrate
from tests.storage import statements
from tests.storage.laid import lay
from tests.storage.postgres import Cluster, binaries

# The gate says the same of the same code; `make explore` draws new examples every time.
settings.register_profile("gate", derandomize=True)
settings.register_profile("explore", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "gate"))


_FROM_BEHIND = os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1] in "13579"
_SELDOM = (20_000, 10, 10)  # new objects between two looks for garbage; at 700 they cost a sixth


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Look for no garbage among modules and twelve thousand tests: they live to the end."""
    gc.disable()
    yield
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let every second worker read the tests from behind: it finds what the first has compiled, and leaves it the rest."""
    report = yield
    if _FROM_BEHIND and not isinstance(collector, pytest.File):
        report.result = report.result[::-1]
    return report


# Folders and files that take long, however few their tests.
_LONG = (
    "chaos", "week", "browser", "story", "installed", "test_patterns.py", "test_tenants.py",
    "test_bad_input.py", "test_service.py", "test_shutdown.py", "test_utterances.py", "test_processes.py",
    "test_serving.py", "test_backup.py", "test_payloads.py", "test_watched.py", "test_bench.py",
    "test_architecture.py", "test_copies.py",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest, so that no core waits at the end for one."""
    count = Counter(item.path for item in items)

    def place(item: pytest.Item) -> tuple[int, int, str]:
        late = next((n for n, name in enumerate(_LONG) if name in item.path.parts), len(_LONG))
        return late, -count[item.path], str(item.path)

    items.sort(key=place)


@event.listens_for(Engine, "engine_connect")
def _as_quick_as_its_neighbours(connection: Connection) -> None:
    """Let commits stay in the machine's memory, as PostgreSQL's do, and statements be compiled once."""
    raw = connection.connection.dbapi_connection
    if isinstance(raw, sqlite3.Connection):
        raw.execute("PRAGMA synchronous = OFF")
    statements.share(connection.engine)


@pytest.fixture(autouse=True)
def _sockets_stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave the machine."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def local(self: socket.socket, address: Any) -> None:
        if self.family == socket.AF_UNIX:
            return
        host = str(address[0])
        try:
            inside = ipaddress.ip_address(host.partition("%")[0]).is_loopback
        except ValueError:
            inside = host == "localhost"
        if not inside:
            raise RuntimeError(f"A test tried to leave the machine: {host}")

    def guarded(self: socket.socket, address: Any) -> None:
        local(self, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:
        local(self, address)
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)


# Every client of a test's own would read a hundred roots that it never asks for.
_transports.create_ssl_context = cache(_transports.create_ssl_context)  # type: ignore[attr-defined]

# Every command that a test runs would put the whole command line together anew.
typer.main.get_command = cache(typer.main.get_command)

for _step in structlog.get_config()["processors"]:
    if isinstance(_step, structlog.dev.ConsoleRenderer):  # drawn tracebacks cost thirty times
        _step._exception_formatter = structlog.dev.plain_traceback


@pytest.fixture(autouse=True)
def _nothing_of_it_lasts() -> Iterator[None]:
    """Forget, after each test, where it sent the logs, whose file may be closed by now.

    And how seldom it let garbage be searched for, and how short turns threads take, as a command does
    until its process ends.
    """
    turn = sys.getswitchinterval()
    yield
    gc.set_threshold(*_SELDOM)
    sys.setswitchinterval(turn)
    structlog.reset_defaults()
    root = logging.getLogger()
    for handler in [h for h in root.handlers if type(h) is logging.StreamHandler]:
        root.removeHandler(handler)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Give a PostgreSQL of our own, or skip saying that the machine has none."""
    found = binaries()
    if found is None:
        message = "PostgreSQL's own binaries (initdb, pg_ctl) are not on this machine"
        if os.environ.get("REQUIRE_POSTGRES") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with Cluster(found) as cluster:
        migrate(cluster.create("template"))
        yield cluster


@pytest.fixture
def postgresql_url(postgres: Cluster) -> Iterator[str]:
    """Give the address of a fresh, migrated PostgreSQL store."""
    name = f"store_{uuid.uuid4().hex[:12]}"
    yield postgres.create(name, template="template")
    postgres.drop(name)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "tamar.db"
    lay(path)
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """Give the address of a fresh, migrated SQLite store."""
    return lay(tmp_path / "tamar.db")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request: pytest.FixtureRequest) -> str:
    """Give the address of a fresh store, once on each database."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Give a fresh open store, once on each database."""
    opened = open_store(store_url)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    """Give a fresh open SQLite store."""
    opened = open_store(sqlite_url)
    yield opened
    opened.close()


@pytest.fixture
def postgresql_store(postgresql_url: str) -> Iterator[Store]:
    """Give a fresh open PostgreSQL store."""
    opened = open_store(postgresql_url)
    yield opened
    opened.close()
