"""This file takes a filled store of the first revision to today's, and lets an older worker go on in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Engine, MetaData, Table, make_url
from sqlalchemy.dialects import postgresql

from storage import once
from storage.addresses import store_url
from storage.connections import make_engine
from storage.database import open_store
from storage.migrations.comparison import include_name
from storage.people import installations
from storage.schema import _upgrade, head, migrate
from tests.storage.made import NOW
from tests.storage.postgres import Cluster

FIRST = "0001"
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[str]:
    """Give the address of a store of the first revision."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'first.db'}"
        _make_first(found)
        yield found
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    found = cluster.create("first_revision")
    _make_first(found)
    yield found
    cluster.drop("first_revision")


def _make_first(address: str) -> None:
    engine = make_engine(store_url(address), rebuilds=True)
    _upgrade(engine, FIRST)
    engine.dispose()


def _plain_engine(address: str) -> Engine:
    url = make_url(address)
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return sa.create_engine(url)


def _tables(engine: Engine) -> list[Table]:
    """Give the tables as an older worker knows them: as they are in the store now."""
    held = MetaData()
    held.reflect(engine, only=lambda name, _: include_name(name, "table", {}))
    return [t for t in held.sorted_tables if t.name != "alembic_version"]


def _value(column: sa.Column[Any], number: int) -> Any:
    kind = column.type
    if column.name == "state" and column.table.name == "delivery":
        return "pending"
    if isinstance(kind, sa.Boolean):
        return False
    if isinstance(kind, sa.DateTime):
        return datetime(2026, 10, number, 4, tzinfo=UTC)
    if isinstance(kind, sa.Date):
        return date(2026, 10, number)
    if isinstance(kind, sa.LargeBinary):
        return b"sealed"
    if isinstance(kind, sa.JSON | postgresql.JSONB):
        return {"a": number}
    if isinstance(kind, sa.Integer | sa.BigInteger):
        return number
    if isinstance(kind, sa.Float):
        return 1.5
    return f"{column.table.name}.{column.name} 花 {number}"


def _row(table: Table, number: int) -> dict[str, Any]:
    """Give a row of every column; whatever points to a row points to the one of the same number."""
    return {column.name: _value(column, number) for column in table.columns}


def _fill(engine: Engine, tables: list[Table], number: int) -> None:
    with engine.begin() as connection:
        for table in tables:
            connection.execute(table.insert(), _row(table, number))


def _held(engine: Engine, tables: list[Table]) -> Rows:
    """Give all rows, in the columns that these tables have; not what the store marks of its search index."""
    with engine.connect() as connection:
        return {
            table.name: [
                json.loads(json.dumps(dict(row), default=str))
                for row in connection.execute(sa.select(table)).mappings()
                if not str(row.get("name")).startswith("search:")
            ]
            for table in tables
        }


def test_what_the_first_store_held_is_held_by_today_s(address: str) -> None:
    engine = _plain_engine(address)
    tables = _tables(engine)
    assert len(tables) > 20
    _fill(engine, tables, 1)
    before = _held(engine, tables)
    assert migrate(address)[-1] == head()
    assert _held(engine, tables) == before
    engine.dispose()


def test_a_worker_one_revision_older_goes_on_in_a_store_that_is_newer(address: str) -> None:
    """Every statement that names the first revision's tables and columns still does its work."""
    engine = _plain_engine(address)
    older = _tables(engine)
    _fill(engine, older, 1)
    migrate(address)
    _fill(engine, older, 2)
    assert all(len(rows) == 2 for rows in _held(engine, older).values())
    with engine.begin() as connection:
        for table in reversed(older):
            changed = {
                name: value
                for name, value in _row(table, 2).items()
                if not table.c[name].primary_key and not table.c[name].foreign_keys
            }
            if changed:
                connection.execute(table.update().where(_is(table, 2)).values(**changed))
            connection.execute(table.delete().where(_is(table, 2)))
    assert all(len(rows) == 1 for rows in _held(engine, older).values())
    engine.dispose()


def _is(table: Table, number: int) -> sa.ColumnElement[bool]:
    return sa.and_(*(c == _value(c, number) for c in table.primary_key.columns))


def test_today_s_program_reads_what_an_older_worker_granted_itself(address: str) -> None:
    engine = _plain_engine(address)
    older = _tables(engine)
    migrate(address)
    _fill(engine, older, 1)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE installation SET revoked_at = NULL"))
    engine.dispose()
    store = open_store(address)
    with store.write() as session:
        (kept,) = installations.installations(session)
        assert (kept.trouble, kept.told_at, kept.renew_after) == (None, None, None)
        assert installations.lease(session, kept, NOW, NOW)
        assert once.first(session, "event:Ev1", NOW, NOW)
    store.close()


def test_a_revision_adds_only_what_an_older_worker_need_not_know(address: str) -> None:
    engine = _plain_engine(address)
    before = {t.name: {c.name: c for c in t.columns} for t in _tables(engine)}
    migrate(address)
    after = {t.name: {c.name: c for c in t.columns} for t in _tables(engine)}
    engine.dispose()
    assert before.keys() <= after.keys()
    for name, columns in before.items():
        assert columns.keys() <= after[name].keys()
        for added in after[name].keys() - columns.keys():
            column = after[name][added]
            assert column.nullable or column.server_default is not None, f"{name}.{added}"
