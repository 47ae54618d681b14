"""This file opens connections that behave alike on both databases: transactions, checks, text."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from storage.addresses import dialect_of, file_of
from storage.disks import trouble_at
from storage.errors import StoreReadOnly
from storage.leisure import Leisure

WRITES = "tamar_writes"  # the execution option of connections that write
CHANGED = "tamar_changed"  # a connection's note that its transaction has changed rows
LEISURE = "tamar_leisure"  # a connection's note of who reads by it at leisure
BUSY_MS = 5000
CACHE_KB = 8192  # of each of five connections; with eight times as much, searches take as long
CHUNK = 30_000  # SQLite takes 32,766 variables in one statement

Parameters = Any


def storable(text: str) -> str:
    """Give the text as both databases can hold it: no NUL, no half of a surrogate pair."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _storable_data(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(str(name)): _storable_data(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_storable_data(item) for item in value]
    return value


def to_json_text(value: object) -> str:
    """Give JSON that both databases can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if "\\u0000" in text or storable(text) != text:
        return json.dumps(_storable_data(value), ensure_ascii=False, separators=(",", ":"))
    return text


def storable_row(row: Any) -> Any:
    """Give a statement's values, by name or in order, as both databases can hold them."""
    if isinstance(row, Mapping):
        return {name: storable(v) if isinstance(v, str) else v for name, v in row.items()}
    return tuple(storable(v) if isinstance(v, str) else v for v in row)


def _before_execute(
    connection: Connection,
    cursor: object,
    statement: str,
    parameters: Parameters,
    context: object,
    executemany: bool,  # the event's own signature
) -> tuple[str, Parameters]:
    if (leisure := connection.info.get(LEISURE)) is not None:
        leisure.give_way()
    if not parameters:
        return statement, parameters
    # many rows in one statement come as the values of one
    if executemany and isinstance(next(iter(parameters)), Mapping | tuple | list):
        return statement, [storable_row(row) for row in parameters]
    return statement, storable_row(parameters)


def _sqlite_connected(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    cursor.close()


def _sqlite_begins(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    raw.execute(f"PRAGMA query_only = {'OFF' if writes else 'ON'}").close()  # it waits for nobody
    # A deferred transaction that turns to writing late fails at once when somebody else wrote.
    # It goes to the driver as it is: every step of the program begins so, and often does little else.
    raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()


def _lies_still_yet(path: Path, connection: Connection) -> None:
    if _journal(path).exists():
        raise StoreReadOnly(
            f"Somebody began to write to {path}, which was opened as a copy. Start again; or serve a copy, "
            "as `tamar backup` makes it."
        )


def _postgresql_begins(connection: Connection) -> None:
    if not connection.get_execution_options().get(WRITES, False):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _without_foreign_keys(connection: sqlite3.Connection, record: object) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")


def lies_still(path: Path) -> bool:
    """Say whether a SQLite file is a copy where nothing can be written, and nobody writes to it."""
    return trouble_at(path.parent) == "read-only" and not _journal(path).exists()


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _still(url: URL) -> URL:
    """Give the address under which SQLite reads a file that lies still: it makes no files beside it."""
    at = quote(str(file_of(url).absolute()))
    return url.set(database=f"file:{at}", query={"mode": "ro", "immutable": "1", "uri": "true"})


def make_engine(url: URL, *, rebuilds: bool = False, copy: bool = False) -> Engine:
    """Build an engine whose transactions only read, unless the option WRITES is set.

    `rebuilds` is for migrations: SQLite changes a table by making it anew, and dropping the old one
    would take the rows that point to it along. `copy` reads one where nothing can be written, too.
    """
    if dialect_of(url) == "sqlite":
        still = copy and lies_still(file_of(url))
        engine = create_engine(
            _still(url) if still else url,
            json_serializer=to_json_text,
            connect_args={"timeout": BUSY_MS / 1000},
        )
        if still:
            event.listen(engine, "begin", partial(_lies_still_yet, file_of(url)))
        event.listen(engine, "connect", _sqlite_connected)
        if rebuilds:
            event.listen(engine, "connect", _without_foreign_keys)
        event.listen(engine, "begin", _sqlite_begins)
    else:
        engine = create_engine(
            url,
            json_serializer=to_json_text,
            pool_pre_ping=True,
            connect_args={"connect_timeout": 10, "application_name": "tamar"},
        )
        event.listen(engine, "begin", _postgresql_begins)
    event.listen(engine, "before_cursor_execute", _before_execute, retval=True)
    return engine


_STEPS = 5000  # of SQLite's machine between two looks at the clock


@contextmanager
def time_limit(
    connection: Connection, seconds: float, leisure: Leisure | None = None
) -> Iterator[None]:
    """Let the database work so many seconds for what is asked inside the block, and no longer.

    What is read at leisure gives way to who writes, and is not charged for the time that it does.
    """
    notes = connection.info
    notes[LEISURE] = leisure
    try:
        with _limited(connection, seconds, leisure):
            yield
    finally:
        notes.pop(LEISURE, None)


@contextmanager
def _limited(connection: Connection, seconds: float, leisure: Leisure | None) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(seconds * 1000))}")
        yield
        return
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    ends = time.monotonic() + seconds - (leisure.waited if leisure else 0)

    def too_long() -> int:
        if leisure is None:
            return int(time.monotonic() > ends)
        leisure.give_way()
        return int(time.monotonic() > ends + leisure.waited)

    raw.set_progress_handler(too_long, _STEPS)
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)


# PostgreSQL takes it for nothing to fetch a long value from beside its row, and would rather read all.
_BY_INDEX = {
    "enable_seqscan": "off",
    "cpu_operator_cost": "0.5",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "plan_cache_mode": "force_custom_plan",
}
_SETTINGS = ", ".join(
    f"current_setting('{name}'), set_config('{name}', %s, true)" for name in _BY_INDEX
)


@contextmanager
def by_index(connection: Connection) -> Iterator[None]:
    """Let PostgreSQL look into its indexes inside the block, and plan each statement for its values."""
    if connection.dialect.name == "sqlite":
        yield
        return
    row = connection.exec_driver_sql(f"SELECT {_SETTINGS}", tuple(_BY_INDEX.values())).one()
    yield
    connection.exec_driver_sql(f"SELECT {_SETTINGS}", tuple(row[::2]))  # an error takes them back


def plan_anew(connection: Connection) -> None:
    """Have PostgreSQL plan each statement of this transaction for the tables as they are now.

    It keeps the plan of what one connection asks over and over. What a morning writes makes tables so
    large that the plan of its beginning, to read them whole, costs with each digest more.
    """
    if connection.dialect.name != "sqlite":
        connection.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")


def switch_to_wal(engine: Engine) -> None:
    """Let readers of a SQLite file go on while somebody writes; the file remembers it."""
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()


def prepare_file(url: URL) -> None:
    """Make the folder and the file of a SQLite store where they are missing, for their owner alone."""
    if dialect_of(url) == "sqlite":
        file_of(url).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with suppress(OSError):  # SQLite says better why a file cannot be made
            make_private(file_of(url))


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone; one that is there keeps the rights that it has.

    SQLite gives the files beside it, which hold what the store holds, the same rights.
    """
    if not path.exists():
        path.touch(mode=0o600)
