"""This file opens the store: sessions that read or write, and errors with names."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine import URL
from sqlmodel import Session

from storage.addresses import dialect_of, file_of, printable, store_url
from storage.connections import BUSY_MS, CHANGED, WRITES, make_engine, switch_to_wal, time_limit
from storage.errors import (
    StoreBroken,
    StoreBusy,
    StoreError,
    StoreFull,
    StoreMissing,
    StoreOlder,
    StoreReadOnly,
    named_errors,
)
from storage.leisure import Leisure, Patience, Writing
from storage.locks import FileLock, SendingMark
from storage.schema import migrate, require_current

_LASTING = (StoreBroken, StoreFull, StoreReadOnly)  # only a person ends these


class Store:
    """An open store: `read()` and `write()` give sessions, each in one transaction.

    `trouble` is why writing fails, if a person has to do something about it; the next change that is
    written clears it.
    """

    def __init__(self, url: URL, engine: Engine, lock: FileLock | None = None) -> None:
        self.engine = engine
        self.dialect = dialect_of(url)
        self.url = printable(url)
        self.address = url.render_as_string(hide_password=False)
        self.file = file_of(url) if self.dialect == "sqlite" else None
        self._writes = engine.execution_options(**{WRITES: True})
        self._lock = lock
        self._writer = threading.Lock()
        self._writing: int | None = None
        self._under_way = Writing()
        self.trouble: StoreError | None = None
        event.listen(engine, "after_cursor_execute", _note_change)

    def __repr__(self) -> str:
        return f"Store({self.url!r})"

    @property
    def mark(self) -> SendingMark | None:
        """Give how far sending had come when that was last marked; None without a lock of our own."""
        return self._lock.mark() if self._lock is not None else None

    def set_mark(self, mark: SendingMark) -> None:
        """Mark beside a store that is held alone how far sending has come."""
        if self._lock is not None:
            self._lock.set_mark(mark)

    @property
    def marked(self) -> bool:
        """Say whether this store keeps such a mark: a file that this process holds alone."""
        return self._lock is not None

    @contextmanager
    def read(
        self, *, within: float | None = None, leisure: Leisure | None = None
    ) -> Iterator[Session]:
        """Give a session that sees one moment of the store and cannot change it.

        `within` bounds the seconds that the store may work for it; beyond, StoreTooSlow is raised. Who
        reads at `leisure` gives way to who writes, between statements and within long ones.
        """
        with named_errors(self.file), Session(self.engine) as session:
            if within is None:
                yield session
                return
            with time_limit(session.connection(), within, leisure):
                yield session

    def leisure(self, seconds: float, patience: Patience | None = None) -> Leisure:
        """Let somebody read at leisure, who waits so many seconds in all for who writes."""
        return Leisure(self._under_way, seconds, patience)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that is committed at the end of the block, or rolled back on an error."""
        with (
            self._remembered(),
            self._under_way.under_way(),
            self._turn(),
            named_errors(self.file),
            Session(self._writes) as session,
            session.begin(),
        ):
            notes = session.connection().info  # this takes SQLite's write lock, too
            notes.pop(CHANGED, None)
            yield session
        if notes.pop(CHANGED, False):
            self.trouble = None

    @contextmanager
    def _remembered(self) -> Iterator[None]:
        try:
            yield
        except _LASTING as error:
            self.trouble = error
            raise

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Let this process's writers queue: SQLite has one, and polling for it is unfair."""
        if self.dialect != "sqlite":
            yield
            return
        me = threading.get_ident()
        if self._writing == me:
            raise RuntimeError("A write was begun inside a write; hand the session on instead.")
        if not self._writer.acquire(timeout=12 * BUSY_MS / 1000):
            raise StoreBusy("A step of this process keeps writing. Look for what it waits for.")
        self._writing = me
        try:
            yield
        finally:
            self._writing = None
            self._writer.release()

    def rewrite(self) -> None:
        """Write a SQLite file anew, so that nothing that was deleted stands in it any more.

        Readers go on; writers wait. It takes as much room again on the disk for as long as it lasts.
        PostgreSQL does the like by itself, when it cleans up behind us.
        """
        if self.file is None:
            return
        with self._remembered(), self._turn(), named_errors(self.file):
            raw = sqlite3.connect(self.file, timeout=BUSY_MS / 1000, isolation_level=None)
            try:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                raw.close()

    def check(self) -> None:
        """Raise StoreNewer, StoreOlder or StoreUnreachable where the store cannot be used."""
        with named_errors(self.file), self.engine.connect() as connection:
            require_current(connection, self.url)

    def close(self) -> None:
        """Close every connection and let others have the store."""
        self.engine.dispose()
        if self._lock is not None:
            self._lock.release()


def _note_change(
    connection: Connection,
    cursor: object,
    statement: str,
    parameters: Any,
    context: Any,
    executemany: bool,  # the event's own signature
) -> None:
    if context is not None and (context.isinsert or context.isupdate or context.isdelete):
        connection.info[CHANGED] = True


def open_store(url: str | None, *, exclusive: bool = False, copy: bool = False) -> Store:
    """Open a store that is up to date; raises the StoreError family.

    `exclusive` keeps a second process from opening the same SQLite file exclusively; `copy` is for who
    only reads, and reads a file in a folder where nothing can be written, too.
    """
    address = store_url(url)
    sqlite = dialect_of(address) == "sqlite"
    if sqlite and not file_of(address).exists():
        raise StoreMissing(
            f"There is no store at {printable(address)} yet. `tamar run` makes it; or run "
            "`tamar migrate`."
        )
    lock = FileLock(file_of(address)) if sqlite and exclusive else None
    engine = make_engine(address, copy=copy)
    store = Store(address, engine, lock)
    try:
        store.check()
        if sqlite and exclusive:
            with named_errors(store.file):
                switch_to_wal(engine)
    except BaseException:
        store.close()
        raise
    return store


def ready_store(url: str, *, exclusive: bool = False) -> Store:
    """Open the store; one of SQLite is made or brought up to date first, where it is not."""
    if dialect_of(store_url(url)) == "sqlite":
        try:
            return open_store(url, exclusive=exclusive)
        except StoreOlder:
            migrate(url)
    return open_store(url, exclusive=exclusive)
