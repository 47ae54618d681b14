"""This file copies a store into one file and back: whole, and as it was at one moment."""

from __future__ import annotations

import json
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import Connection, Table
from sqlalchemy.engine import URL
from sqlmodel import Session, SQLModel

from storage.addresses import dialect_of, file_of, printable, store_url
from storage.connections import WRITES, make_engine, make_private
from storage.disks import give_name
from storage.errors import (
    BackupBroken,
    StoreBroken,
    StoreUnreachable,
    named_errors,
    of_the_system,
)
from storage.published import reindexing
from storage.schema import head, migrate, require_current, revision_of
from storage.soundness import faults

_MANIFEST = "tamar.json"


def backup(url: str | None, path: Path) -> None:
    """Copy a store into a new file while others go on using it; raises the StoreError family.

    A store that is damaged is not copied, and a copy that did not come out whole does not stay: what
    stands under a copy's name can be restored.
    """
    address = store_url(url)
    if path.exists():
        raise BackupBroken(f"{path} exists already. Name a file that does not.")
    unfinished = path.with_name(path.name + ".part")
    try:
        if dialect_of(address) == "sqlite":
            _copy_file(file_of(address), unfinished)
        else:
            with named_errors():
                _dump(address, unfinished)
            _check_archive(unfinished)
        give_name(unfinished, path)
    except FileExistsError:
        raise BackupBroken(f"{path} exists already. Name a file that does not.") from None
    except OSError as error:
        raise BackupBroken(
            f"{path} cannot be written ({error.strerror}). Make room there, or choose another place; "
            "earlier copies were left alone."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def restore(path: Path, url: str | None) -> None:
    """Put a backup in the place of a store; the store must not be in use, and may be missing."""
    address = store_url(url)
    if not path.is_file():
        raise BackupBroken(f"There is no backup at {path}. Check the name.")
    if dialect_of(address) == "sqlite":
        _restore_file(path, file_of(address))
    else:
        with named_errors():
            _load(path, address)
    migrate(url)


def _copy_file(source: Path, target: Path) -> None:
    if not source.exists():
        raise StoreUnreachable(f"There is no store at {source}. Check its address.")
    target.unlink(missing_ok=True)
    make_private(target)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        with named_errors(source):
            damage = faults(old, quick=True)
        if damage:
            raise StoreBroken(f"{StoreBroken.__doc__} It was not copied. ({source}: {damage[0]})")
        try:
            old.backup(new, pages=2048)  # in steps, so that writers get their turn
            wrong = faults(new)
        except sqlite3.Error as error:
            raise BackupBroken(
                f"The store could not be copied to {target.parent} ({error}). Check that disk; "
                "earlier copies were left alone."
            ) from error
        if not wrong:
            return
        with named_errors(source):
            damage = faults(old)
    if damage:
        raise StoreBroken(f"{StoreBroken.__doc__} It was not copied. ({source}: {damage[0]})")
    raise BackupBroken(
        f"The copy did not come out whole ({wrong[0]}). Check the disk of {target.parent}; earlier "
        "copies were left alone."
    )


def _restore_file(path: Path, target: Path) -> None:
    """Copy a sound backup over a store, in one step: a failure leaves what was there."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as old:
            wrong = faults(old) or _strange(old)
            if wrong:
                raise BackupBroken(
                    f"{path} is no sound copy of a SQLite store ({wrong[0]}). Use another one."
                )
            _overwrite(old, target)
    except sqlite3.DatabaseError as error:
        raise BackupBroken(f"{path} cannot be restored ({error}). Use another one.") from error


def _strange(connection: sqlite3.Connection) -> list[str]:
    """Say that a file is another program's, where it lacks what every store of ours has."""
    ours = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('alembic_version', 'paper')"
    ).fetchone()[0]
    return [] if ours == 2 else ["it has none of our tables"]


def _overwrite(old: sqlite3.Connection, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_private(target)
    except OSError as error:
        raise of_the_system(error, "written", target) from error
    with named_errors(target), closing(sqlite3.connect(target, timeout=5)) as new:
        old.backup(new)
        wrong = faults(new)
    if wrong:
        raise StoreBroken(
            f"{target} did not come out whole ({wrong[0]}), though the backup is sound. Check its disk, "
            "then restore again."
        )


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
            require_current(connection, printable(address))
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


def _check_archive(path: Path) -> None:
    """Read a finished copy through once: every table is in it, with as many rows as were counted."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            manifest = archive.extractfile(_MANIFEST)
            expected: dict[str, int] = json.loads(manifest.read())["tables"] if manifest else {}
            lacking = [n for n, rows in expected.items() if _rows_in(archive, f"{n}.copy") != rows]
    except (tarfile.TarError, KeyError, ValueError, EOFError, zlib.error) as error:
        expected, lacking = {}, [str(error)]
    if lacking or not expected:
        raise BackupBroken(
            f"The copy did not come out whole ({', '.join(lacking)}). Check the disk of {path.parent}; "
            "earlier copies were left alone."
        )


def _rows_in(archive: tarfile.TarFile, name: str) -> int:
    """Count the rows of a table: COPY writes each on a line of its own."""
    content = archive.extractfile(name)
    found = 0
    while content is not None and (piece := content.read(1 << 16)):
        found += piece.count(b"\n")
    return found


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
                    reindexing.rebuild(session, datetime.now(UTC))
                    session.commit()
            finally:
                engine.dispose()
    except (
        tarfile.TarError, KeyError, ValueError, EOFError, zlib.error, psycopg.DataError
    ) as error:  # fmt: skip
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
        found = connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one()  # noqa: S608
        if found != expected[table.name]:
            raise BackupBroken(f"The backup's {table.name} is not whole. Use another one.")
        if "id" in table.columns and table.name != "passage":
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), "  # noqa: S608 - our own name
                f'(SELECT coalesce(max(id), 1) FROM "{table.name}"))'
            )
