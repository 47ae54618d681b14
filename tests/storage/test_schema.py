"""This file checks that the sum of the revisions is what the tables declare."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from storage.connections import WRITES
from storage.database import Store, open_store
from storage.errors import StoreNewer, StoreOlder
from storage.migrations.comparison import compare_type, include_name, include_object
from storage.schema import downgrade, head, migrate


def test_the_sum_of_the_revisions_equals_the_tables(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": include_name,
                "include_object": include_object,
                "compare_type": compare_type,
            },
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_table_that_is_declared_is_made(store: Store) -> None:
    with store.engine.connect() as connection:
        assert set(SQLModel.metadata.tables) <= set(inspect(connection).get_table_names())


def test_migrating_twice_applies_nothing_the_second_time(store_url: str) -> None:
    assert migrate(store_url) == []


def test_a_store_can_be_taken_down_to_nothing_and_built_again(store_url: str) -> None:
    downgrade(store_url, "base")
    with pytest.raises(StoreOlder):
        open_store(store_url)
    assert migrate(store_url)[-1] == head()
    open_store(store_url).close()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(store: Store) -> None:
    with store.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer, match="9999"):
        store.check()
    with pytest.raises(StoreNewer):
        migrate(store.address)


def test_the_queue_is_made_only_on_postgresql(store_url: str) -> None:
    calls: list[str] = []

    def hook(connection: object) -> list[str]:
        calls.append("called")
        return ["queue-1"]

    applied = migrate(store_url, queue=hook)
    assert (applied == ["queue-1"]) == store_url.startswith("postgresql")
    assert len(calls) == store_url.startswith("postgresql")


def test_another_schemas_tables_do_not_trouble_the_comparison(postgresql_store: Store) -> None:
    with postgresql_store.engine.execution_options(**{WRITES: True}).begin() as connection:
        connection.execute(text("CREATE SCHEMA procrastinate"))
        connection.execute(text("CREATE TABLE procrastinate.jobs (id int)"))
    test_the_sum_of_the_revisions_equals_the_tables(postgresql_store)
