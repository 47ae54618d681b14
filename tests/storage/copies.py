"""This file keeps what a store of a test holds, and puts it into others of its kind."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from storage.database import Store

Copy = Callable[[Store], None]  # puts what was kept into a store, over whatever stands there


def kept(store: Store) -> Copy:
    """Keep what a store holds now."""
    return _of_file(store) if store.dialect == "sqlite" else _of_database(store)


def _of_file(store: Store) -> Copy:
    memory = sqlite3.connect(":memory:")
    with _opened(store) as source:
        source.backup(memory)

    def put(into: Store) -> None:
        with _opened(into) as target:
            memory.backup(target)

    return put


@contextmanager
def _opened(store: Store) -> Iterator[sqlite3.Connection]:
    assert store.file is not None
    connection = sqlite3.connect(store.file)
    connection.execute("PRAGMA synchronous = OFF")
    yield connection
    connection.close()


def _of_database(store: Store) -> Copy:
    """Keep it as a database beside the others; the tests' own server takes it along when it ends."""
    template = f"kept_{uuid.uuid4().hex[:12]}"
    _make(store, template, _name(store))

    def put(into: Store) -> None:
        into.engine.dispose()
        drop = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        _tell(into, drop.format(sql.Identifier(_name(into))))
        _make(into, _name(into), template)

    return put


def _name(store: Store) -> str:
    return str(make_url(store.address).database)


def _make(store: Store, name: str, template: str) -> None:
    store.engine.dispose()  # what somebody is connected to is no template; it connects again
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    _tell(store, made.format(sql.Identifier(name), sql.Identifier(template)))


def _tell(store: Store, statement: sql.Composed) -> None:
    url = make_url(store.address).set(database="postgres", drivername="postgresql")
    with psycopg.connect(url.render_as_string(False), autocommit=True) as connection:
        connection.execute(statement)
