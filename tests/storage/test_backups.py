"""This file checks that a copy of the store is whole, and that half a copy is refused."""

from __future__ import annotations

import io
import sqlite3
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url, text
from sqlmodel import Session

from storage.backups import backup, restore
from storage.database import Store, open_store
from storage.errors import BackupBroken, StoreBroken, StoreNewer
from storage.published import identities, papers
from storage.schema import migrate
from storage.searching import search
from tests.storage.made import find, listing, place, remember, store_paper
from tests.storage.postgres import Cluster


def _fill(session: Session) -> int:
    number = store_paper(session, "a", "twelve herons", topics={"ai": "mention"})
    other = remember(session, listing("b", keys=("gia:b",))).paper_id
    identities.merge(session, number, other)
    place(session)
    return number


def _copied(store: Store, tmp_path: Path) -> tuple[Path, int]:
    with store.write() as session:
        number = _fill(session)
    path = tmp_path / "copy"
    backup(store.address, path)
    return path, number


def test_a_restored_store_holds_what_was_copied(store: Store, tmp_path: Path) -> None:
    path, number = _copied(store, tmp_path)
    with store.read() as session:
        before = papers.paper(session, number)
    with store.write() as session:
        store_paper(session, "later", "egrets")
    store.close()
    restore(path, store.address)
    again = open_store(store.address)
    with again.read() as session:
        assert papers.paper(session, number) == before
        assert [hit.paper_id for hit in search.search(session, "herons")] == [number]
        assert search.search(session, "egrets") == []
    again.close()


def test_a_restored_store_goes_on_counting(store: Store, tmp_path: Path) -> None:
    path, _ = _copied(store, tmp_path)
    store.close()
    restore(path, store.address)
    again = open_store(store.address)
    with again.write() as session:
        assert remember(session, listing("new", keys=("gia:new",))).new_paper
        store_paper(session, "other", "more herons")
        assert len(search.search(session, "herons")) == 2
    again.close()


def test_a_copy_can_be_restored_where_there_was_no_store(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path, number = _copied(sqlite_store, tmp_path)
    target = f"sqlite:///{tmp_path / 'elsewhere' / 'tamar.db'}"
    restore(path, target)
    store = open_store(target)
    with store.read() as session:
        assert papers.paper(session, number).id == number
    store.close()


def test_a_copy_holds_nothing_of_a_write_that_is_not_done(store: Store, tmp_path: Path) -> None:
    with store.write() as session:
        number = _fill(session)
    with store.write() as session:
        remember(session, listing("open", keys=("gia:open",)))
        backup(store.address, tmp_path / "copy")
    store.close()
    restore(tmp_path / "copy", store.address)
    again = open_store(store.address)
    with again.read() as session:
        assert find(session, ["gia:open"]) is None
        assert papers.paper(session, number).id == number
    again.close()


def test_a_copy_is_for_its_owner_alone(store: Store, tmp_path: Path) -> None:
    backup(store.address, tmp_path / "copy")
    assert (tmp_path / "copy").stat().st_mode & 0o077 == 0


def test_a_store_and_the_files_beside_it_are_for_their_owner_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'tamar.db'}"
    migrate(url)
    store = open_store(url, exclusive=True)
    with store.write() as session:
        place(session)
        modes = {p.name: p.stat().st_mode & 0o777 for p in (tmp_path / "new").iterdir()}
    store.close()
    assert set(modes.values()) == {0o600}
    assert {"tamar.db", "tamar.db-wal", "tamar.db-shm"} <= set(modes)


def test_a_store_that_is_brought_back_is_for_its_owner_alone(
    sqlite_store: Store, tmp_path: Path
) -> None:
    backup(sqlite_store.address, tmp_path / "copy")
    restore(tmp_path / "copy", f"sqlite:///{tmp_path / 'back.db'}")
    assert (tmp_path / "back.db").stat().st_mode & 0o777 == 0o600


def test_rights_that_somebody_gave_a_store_stay(tmp_path: Path) -> None:
    path = tmp_path / "tamar.db"
    path.touch(mode=0o640)
    path.chmod(0o640)
    migrate(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_copy_never_replaces_a_file(store: Store, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear Sir")
    with pytest.raises(BackupBroken, match="exists already"):
        backup(store.address, tmp_path / "letter")
    assert (tmp_path / "letter").read_text() == "Dear Sir"


def test_a_copy_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupBroken):
        backup(store.address, tmp_path / "no" / "such" / "folder")
    assert list(tmp_path.glob("no*")) == []


def test_there_is_nothing_to_restore_from_nothing(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BackupBroken, match="no backup"):
        restore(tmp_path / "none", store.address)


@pytest.mark.parametrize("content", [b"", b"Dear Sir", b"\x1f\x8b broken"])
def test_what_is_no_copy_is_refused_and_the_store_left_alone(
    store: Store, tmp_path: Path, content: bytes
) -> None:
    with store.write() as session:
        number = _fill(session)
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(BackupBroken):
        restore(tmp_path / "bad", store.address)
    with store.read() as session:
        assert papers.paper(session, number).id == number


def test_half_a_copy_is_refused_and_the_store_left_alone(store: Store, tmp_path: Path) -> None:
    path, number = _copied(store, tmp_path)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BackupBroken):
        restore(path, store.address)
    with store.read() as session:
        assert papers.paper(session, number).id == number


def test_another_programs_database_is_refused(sqlite_store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE recipe (name)")
    other.close()
    with pytest.raises(BackupBroken):
        restore(tmp_path / "other.db", sqlite_store.address)


@pytest.fixture
def damaged_url(postgres: Cluster, postgresql_store: Store) -> Iterator[str]:
    """Give a database in which a page of `paper` is damaged, as a failing disk does."""
    with postgresql_store.write() as session:
        for number in range(40):
            store_paper(session, f"p{number}", "twelve herons")
    source = str(make_url(postgresql_store.address).database)
    postgresql_store.engine.dispose()
    postgres._execute(  # its files are copied, so that none of its pages is in memory
        sql.SQL("CREATE DATABASE damaged TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(source)
        )
    )
    with psycopg.connect(postgresql_store.address.replace("+psycopg", "")) as connection:
        where = str(connection.execute("SELECT pg_relation_filepath('paper')").fetchone())
        query = "SELECT oid FROM pg_database WHERE datname = 'damaged'"
        row = connection.execute(query).fetchone()
    assert row is not None
    folder = postgres._home / "data" / "base" / str(row[0])
    path = folder / where.rpartition("/")[2].strip("',)")
    with path.open("r+b") as file:
        file.write(b"\xa5" * 4096)
    yield postgres.url("damaged")
    postgres.drop("damaged")


def test_a_damaged_database_is_not_copied_and_named(damaged_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreBroken, match="damaged"):
        backup(damaged_url, tmp_path / "copy")
    assert list(tmp_path.glob("copy*")) == []


@pytest.mark.parametrize("how", ["short", "fewer rows"])
def test_an_archive_that_came_out_bad_is_not_kept(
    postgresql_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    from storage import backups

    with postgresql_store.write() as session:
        _fill(session)
    real_dump, real_table = backups._dump, backups._dump_table

    def short(address: Any, target: Path) -> None:
        real_dump(address, target)
        target.write_bytes(target.read_bytes()[:-200])

    def fewer(*given: Any) -> int:
        return real_table(*given) + 1

    if how == "short":
        monkeypatch.setattr(backups, "_dump", short)
    else:
        monkeypatch.setattr(backups, "_dump_table", fewer)
    with pytest.raises(BackupBroken, match="did not come out whole"):
        backup(postgresql_store.address, tmp_path / "copy")
    assert list(tmp_path.glob("copy*")) == []


def test_a_database_of_another_revision_is_not_copied_in_half(
    postgresql_store: Store, tmp_path: Path
) -> None:
    with postgresql_store.write() as session:
        session.connection().execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreNewer):
        backup(postgresql_store.address, tmp_path / "copy")


def test_a_copy_of_another_revision_is_refused(postgresql_store: Store, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "old", "w:gz") as archive:
        manifest = b'{"revision": "0000", "tables": {}}'
        entry = tarfile.TarInfo("tamar.json")
        entry.size = len(manifest)
        archive.addfile(entry, io.BytesIO(manifest))
    with pytest.raises(BackupBroken, match="0000"):
        restore(tmp_path / "old", postgresql_store.address)


def test_a_copy_from_before_a_migration_is_brought_up_to_date(
    sqlite_store: Store, tmp_path: Path
) -> None:
    path, _ = _copied(sqlite_store, tmp_path)
    sqlite_store.close()
    restore(path, sqlite_store.address)
    assert migrate(sqlite_store.address) == []
    with open_store(sqlite_store.address).read() as session:
        assert session.connection().execute(text("PRAGMA journal_mode")).scalar() == "wal"
