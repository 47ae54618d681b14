"""This file checks how the store opens, how it fails by name, and what it takes in."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Float,
    Integer,
    LargeBinary,
    String,
    insert,
    text,
)
from sqlalchemy.exc import StatementError
from sqlmodel import SQLModel, select
from sqlmodel.sql.sqltypes import AutoString

from storage.addresses import default_url, printable, store_url
from storage.connections import storable
from storage.database import Store, open_store
from storage.errors import (
    StoreBroken,
    StoreBusy,
    StoreFull,
    StoreOlder,
    StoreReadOnly,
    StoreUnreachable,
)
from storage.schema import migrate
from storage.tables.columns import Json, Moment
from storage.tables.marks import CounterRow
from storage.tables.people import WorkspaceRow
from tests.storage.made import NOW

HOSTILE = "x'; DROP TABLE paper; --\x00\ud800 \u202e%s ? :a {b} \\ \"' \U00020bb7\U0001f004\u2066"


def test_what_is_written_can_be_read(store: Store) -> None:
    with store.write() as session:
        session.add(WorkspaceRow(key="local", created_at=NOW))
    with store.read() as session:
        assert session.exec(select(WorkspaceRow.created_at)).one() == NOW


def test_an_error_inside_a_write_takes_everything_back(store: Store) -> None:
    def fail() -> None:
        with store.write() as session:
            session.add(WorkspaceRow(key="local", created_at=NOW))
            session.flush()
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        fail()
    with store.read() as session:
        assert session.exec(select(WorkspaceRow)).all() == []


def test_a_reading_session_cannot_write(store: Store) -> None:
    with pytest.raises(StoreReadOnly), store.read() as session:
        session.connection().execute(
            insert(SQLModel.metadata.tables["counter"]).values(name="a", value=1, at=NOW)
        )


def test_a_naive_datetime_is_refused(store: Store) -> None:
    with store.write() as session:
        session.add(CounterRow(name="a", at=datetime(2026, 1, 1)))
        with pytest.raises(StatementError, match="without a zone"):
            session.flush()
        session.rollback()


def test_a_reader_sees_one_moment_while_others_write(store_url: str) -> None:
    store = open_store(store_url)
    with store.read() as session:
        session.connection().execute(text("SELECT 1"))
        before = session.exec(select(CounterRow)).all()
        with store.write() as writer:
            writer.add(CounterRow(name="a", at=NOW))
        assert before == []
    store.close()


def test_a_write_inside_a_write_says_so_instead_of_waiting(sqlite_store: Store) -> None:
    with sqlite_store.write(), pytest.raises(RuntimeError, match="inside a write"):
        sqlite_store.write().__enter__()


def test_writers_of_one_process_take_turns(store: Store) -> None:
    def count(times: int) -> None:
        for _ in range(times):
            with store.write() as session:
                session.connection().execute(text("UPDATE counter SET value = value + 1"))

    with store.write() as session:
        session.add(CounterRow(name="a", at=NOW))
    threads = [threading.Thread(target=count, args=(10,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as session:
        assert session.exec(select(CounterRow.value)).one() == 40


def test_a_second_runner_on_one_file_is_told_so(sqlite_url: str) -> None:
    first = open_store(sqlite_url, exclusive=True)
    with pytest.raises(StoreBusy, match="already runs"):
        open_store(sqlite_url, exclusive=True)
    first.close()
    open_store(sqlite_url, exclusive=True).close()


def test_lookups_are_let_in_beside_a_runner(sqlite_url: str) -> None:
    first = open_store(sqlite_url, exclusive=True)
    open_store(sqlite_url).close()
    first.close()


def test_a_file_that_is_not_there_asks_for_a_migration(tmp_path: Path) -> None:
    with pytest.raises(StoreOlder, match="tamar migrate"):
        open_store(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_store_is_named_broken(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear Sir, " * 1000)
    with pytest.raises(StoreBroken):
        open_store(f"sqlite:///{path}")


def test_a_read_only_file_can_be_read_and_not_written(sqlite_url: str) -> None:
    path = sqlite_url.removeprefix("sqlite:///")
    store = open_store(f"sqlite:///file:{path}?mode=ro&uri=true")
    with store.read() as session:
        assert session.exec(select(CounterRow)).all() == []
    with pytest.raises(StoreReadOnly, match="permissions"), store.write() as session:
        session.add(CounterRow(name="a", at=NOW))
    store.close()


def test_a_full_disk_is_named_and_leaves_nothing_behind(sqlite_store: Store) -> None:
    def fill() -> None:
        with sqlite_store.write() as session:
            pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
            session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
            for number in range(200):
                session.add(CounterRow(name=f"{number}" * 500, at=NOW))
                session.flush()

    with pytest.raises(StoreFull, match="Make room"):
        fill()
    with sqlite_store.read() as session:
        assert session.exec(select(CounterRow)).all() == []


def test_a_server_that_does_not_answer_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable, match="Check its address"):
        open_store(f"postgresql://nobody@/none?host={tmp_path}")


def test_a_database_that_is_not_there_is_unreachable(postgresql_url: str) -> None:
    with pytest.raises(StoreUnreachable):
        open_store(postgresql_url.replace("/store_", "/nowhere_"))


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "what is this", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_that_is_no_store_says_which_forms_are(address: str) -> None:
    with pytest.raises(StoreUnreachable, match="sqlite:///"):
        store_url(address)


def test_a_password_is_never_shown() -> None:
    shown = printable(store_url("postgresql://tamar:secret@db.example/tamar"))
    assert shown == "postgresql://tamar:***@db.example/tamar"


def test_the_default_store_is_in_the_users_data_folder(tmp_path: Path) -> None:
    assert default_url(tmp_path) == f"sqlite:///{tmp_path}/tamar/tamar.db"


def test_migrating_makes_the_folder_for_its_owner_alone(tmp_path: Path) -> None:
    migrate(f"sqlite:///{tmp_path / 'new' / 'tamar.db'}")
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnreachable, match="cannot be made"):
        migrate(f"sqlite:///{tmp_path / 'file' / 'tamar.db'}")


_TEXTS = (String, AutoString)


def _value(column: Column[Any]) -> object:
    kinds: dict[type, object] = {Moment: NOW, Date: NOW.date(), Boolean: True, Float: 1.5}
    kinds |= {LargeBinary: b"x", Json: {"a": [HOSTILE]}, BigInteger: 1, Integer: 1}
    return next(value for kind, value in kinds.items() if isinstance(column.type, kind))


def test_a_hostile_string_survives_in_every_text_column(store: Store) -> None:
    """Links between tables are not checked here: every row stands alone."""
    with store.write() as session:
        connection = session.connection()
        _ignore_links(connection, store.dialect)
        for name, found in SQLModel.metadata.tables.items():
            texts = {
                column.name: f"{column.name} {HOSTILE}"
                for column in found.columns
                if isinstance(column.type, _TEXTS) and (name, column.name) != ("delivery", "state")
            }
            rest = {c.name: _value(c) for c in found.columns if not isinstance(c.type, _TEXTS)}
            state = {"state": "pending"} if name == "delivery" else {}
            connection.execute(insert(found).values(**texts, **rest, **state))
            back = connection.execute(found.select()).mappings().one()
            assert {column: back[column] for column in texts} == {
                column: storable(given) for column, given in texts.items()
            }
        session.rollback()


def _ignore_links(connection: Connection, dialect: str) -> None:
    statement = (
        "PRAGMA defer_foreign_keys = ON"
        if dialect == "sqlite"
        else "SET LOCAL session_replication_role = replica"
    )
    connection.exec_driver_sql(statement)


def test_a_hostile_string_survives_inside_json(store: Store) -> None:
    with store.write() as session:
        place = SQLModel.metadata.tables["message"]
        session.connection().execute(
            insert(place).values(
                sha256="a",
                platform="p",
                language="en",
                topics=[HOSTILE],
                payload={HOSTILE: 1},
                created_at=NOW,
            )
        )
        back = session.connection().execute(place.select()).one()
        assert back.topics == [storable(HOSTILE)]
        assert back.payload == {storable(HOSTILE): 1}


def test_only_what_no_database_can_hold_is_replaced() -> None:
    assert storable(HOSTILE) == HOSTILE.replace("\x00", "\ufffd").replace("\ud800", "\ufffd")


def test_the_connections_of_a_store_keep_few_of_its_pages(sqlite_store: Store) -> None:
    with sqlite_store.read() as session:
        kept = session.connection().exec_driver_sql("PRAGMA cache_size").scalar_one()
    assert -10_000 < kept < 0  # KB
