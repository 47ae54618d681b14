"""This file copies a store into one file and back: whole, and as it was at one moment."""

from __future__ import annotations

import json
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.engine import URL
from sqlmodel import Session, SQLModel

from storage.addresses import dialect_of, file_of, store_url
from storage.connections import WRITES, make_engine, make_private
from storage.errors import BackupBroken, StoreUnreachable, named_errors
from storage.passages import rebuild_index
from storage.schema import head, migrate, revision_of

_MANIFEST = "tamar.json"


def backup(url: str | None, path: Path) -> None:
    """Copy a store into a new file while others go on using it; raises the StoreError family."""
    address = store_url(url)
    if path.exists():
        raise BackupBroken(f"{path} exists already. Name a file that does not.")
    unfinished = path.with_name(path.name + ".part")
    try:
        with named_errors():
            if dialect_of(address) == "sqlite":
                _copy_file(file_of(address), unfinished)
            else:
                _dump(address, unfinished)
        unfinished.replace(path)
    except OSError as error:
        raise BackupBroken(
            f"{path} cannot be written ({error.strerror}). Choose another."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(path: Path, url: str | None) -> None:
    """Put a backup in the place of a store; the store must not be in use, and may be missing."""
    address = store_url(url)
    if not path.is_file():
        raise BackupBroken(f"There is no backup at {path}. Check the name.")
    with named_errors():
        if dialect_of(address) == "sqlite":
            _restore_file(path, file_of(address))
        else:
            _load(path, address)
    migrate(url)


def _copy_file(source: Path, target: Path) -> None:
    if not source.exists():
        raise StoreUnreachable(f"There is no store at {source}. Check its address.")
    target.unlink(missing_ok=True)
    make_private(target)
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new, pages=2048)  # in steps, so that writers get their turn
    except sqlite3.Error as error:
        raise BackupBroken(f"The store could not be copied ({error}). Check the disk.") from error


def _restore_file(path: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as old:
            sound = old.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            ours = old.execute(
                "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'paper')"
            ).fetchone()[0]
            if not sound or ours != 2:
                raise BackupBroken(f"{path} is no sound copy of a SQLite store. Use another one.")
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            make_private(target)
            with closing(sqlite3.connect(target, timeout=5)) as new:
                old.backup(new)
    except sqlite3.DatabaseError as error:
        raise BackupBroken(f"{path} cannot be restored ({error}). Use another one.") from error


def _tables() -> list[Table]:
    return list(SQLModel.metadata.sorted_tables)


def _cursor(connection: Connection) -> Any:
    return connection.connection.cursor()


def _columns(table: Table) -> str:
    return ", ".join(f'"{column.name}"' for column in table.columns)


def _add(archive: tarfile.TarFile, name: str, content: Any, size: int) -> None:
    entry = tarfile.TarInfo(name)
    entry.size = size
    entry.mode = 0o600
    archive.addfile(entry, content)


def _dump(address: URL, target: Path) -> None:
    make_private(target)
    engine = make_engine(address)
    try:
        with (
            engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection,
            tarfile.open(target, "w:gz", compresslevel=3) as archive,
        ):
            revision = revision_of(connection)
            rows = {table.name: _dump_table(connection, archive, table) for table in _tables()}
            manifest = json.dumps({"revision": revision, "tables": rows}).encode()
            _add(archive, _MANIFEST, BytesIO(manifest), len(manifest))
    finally:
        engine.dispose()


def _dump_table(connection: Connection, archive: tarfile.TarFile, table: Table) -> int:
    rows = connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one()  # noqa: S608 - our own name
    query = f'COPY (SELECT {_columns(table)} FROM "{table.name}") TO STDOUT'  # noqa: S608 - our own names
    with tempfile.TemporaryFile() as spool:
        with _cursor(connection).copy(query) as copy:
            for piece in copy:
                spool.write(piece)
        size = spool.tell()
        spool.seek(0)
        _add(archive, f"{table.name}.copy", spool, size)
    return int(rows)


def _load(path: Path, address: URL) -> None:
    try:
        with tarfile.open(path, "r:gz") as archive:
            manifest = archive.extractfile(_MANIFEST)
            facts = json.loads(manifest.read()) if manifest else {}
            if facts.get("revision") != head():
                raise BackupBroken(
                    f"{path} has revision {facts.get('revision')}, this Tamar restores {head()}. "
                    "Restore it with the version that made it, then migrate."
                )
            migrate(address.render_as_string(hide_password=False))
            engine = make_engine(address)
            try:
                with Session(engine.execution_options(**{WRITES: True})) as session:
                    _fill(session.connection(), archive, facts["tables"])
                    rebuild_index(session)
                    session.commit()
            finally:
                engine.dispose()
    except (tarfile.TarError, KeyError, ValueError, EOFError) as error:
        raise BackupBroken(f"{path} is no whole backup ({error}). Use another one.") from error


def _fill(connection: Connection, archive: tarfile.TarFile, expected: dict[str, int]) -> None:
    tables = _tables()
    names = ", ".join(f'"{table.name}"' for table in tables)
    connection.exec_driver_sql(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
    # Sorted, so that what a row points to is there; within a table COPY checks at its end.
    for table in tables:
        content = archive.extractfile(f"{table.name}.copy")
        if content is None:
            raise BackupBroken(f"The backup lacks {table.name}. Use another one.")
        with _cursor(connection).copy(
            f'COPY "{table.name}" ({_columns(table)}) FROM STDIN'
        ) as copy:
            while piece := content.read(1 << 16):
                copy.write(piece)
        found = connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one()  # noqa: S608 - our own name
        if found != expected[table.name]:
            raise BackupBroken(f"The backup's {table.name} is not whole. Use another one.")
        if "id" in table.columns and table.name != "passage":
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "  # noqa: S608 - our own name
                f'(SELECT coalesce(max(id), 1) FROM "{table.name}"))'
            )
