"""This file names the ways in which the store fails, and tells a driver's error by its name."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from storage.disks import Trouble, trouble_at, trouble_of


class StoreError(Exception):
    """The store failed; the message says what happened and what to do."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class StoreNewer(StoreError):
    """The store was made by a newer Tamar. Install that version, or restore an older backup."""


class StoreOlder(StoreError):
    """The store is not up to date. Run `tamar migrate`."""


class StoreMissing(StoreOlder):
    """There is no store yet. Run `tamar migrate`, or `tamar run`, which makes it."""


class StoreBusy(StoreError):
    """Another process holds the store. Stop it, or wait until it has finished."""


class StoreTooSlow(StoreBusy):
    """The store took too long over a question. Ask for less, or again when it has less to do."""


class StoreUnreachable(StoreError):
    """The store cannot be reached. Check its address, and that it is up."""


class StoreReadOnly(StoreError):
    """The store may only be read. Check the permissions of the file and of its folder."""


class StoreFull(StoreError):
    """The store's disk is full. Make room; nothing of the last step was written."""


class StoreBroken(StoreError):
    """The store is damaged or is no store. Put it aside and restore a backup with `tamar restore`."""


class BackupBroken(StoreError):
    """The backup is damaged, unfinished or not a backup of this kind of store. Use another one."""


_SQLITE = {
    "SQLITE_BUSY": StoreBusy,
    "SQLITE_LOCKED": StoreBusy,
    "SQLITE_INTERRUPT": StoreTooSlow,
    "SQLITE_FULL": StoreFull,
    "SQLITE_READONLY": StoreReadOnly,
    "SQLITE_CANTOPEN": StoreUnreachable,
    "SQLITE_PERM": StoreReadOnly,
    "SQLITE_AUTH": StoreReadOnly,
    "SQLITE_NOTADB": StoreBroken,
    "SQLITE_CORRUPT": StoreBroken,
    "SQLITE_IOERR": StoreUnreachable,
}
_POSTGRESQL = {
    "08": StoreUnreachable,  # connection exceptions
    "25006": StoreReadOnly,
    "28": StoreUnreachable,  # wrong user or password
    "3D": StoreUnreachable,  # no such database
    "40001": StoreBusy,
    "40P01": StoreBusy,  # deadlock
    "42501": StoreReadOnly,  # insufficient privilege
    "53100": StoreFull,
    "53300": StoreBusy,  # too many connections
    "55P03": StoreBusy,
    "57014": StoreTooSlow,  # a statement took too long
    "57P": StoreUnreachable,  # shutting down, starting up
    "58": StoreUnreachable,  # the server's own disk
    "XX001": StoreBroken,
}


_BY_DISK: dict[Trouble, type[StoreError]] = {"read-only": StoreReadOnly, "full": StoreFull}
# What SQLite says of a disk without saying why; the disk itself knows better.
_VAGUE = ("SQLITE_CANTOPEN", "SQLITE_IOERR")


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def _kind_of(driver: BaseException, file: Path | None) -> type[StoreError] | None:
    name = getattr(driver, "sqlite_errorname", None)
    if isinstance(name, str):
        trouble = trouble_at(file) if file is not None and name.startswith(_VAGUE) else None
        if trouble is not None:
            return _BY_DISK[trouble]
        return next((kind for key, kind in _SQLITE.items() if name.startswith(key)), None)
    state = getattr(driver, "sqlstate", None)
    if isinstance(state, str):
        return next((kind for key, kind in _POSTGRESQL.items() if state.startswith(key)), None)
    if type(driver).__name__ == "OperationalError":
        return StoreUnreachable  # a driver that has no answer has no state either
    return None


def _named(driver: BaseException | None, file: Path | None) -> StoreError | None:
    kind = _kind_of(driver, file) if driver is not None else None
    if kind is None or driver is None:
        return None
    where = f"{file}: " if file is not None else ""
    return kind(f"{(kind.__doc__ or '').strip()} ({where}{_first_line(driver)})")


def of_the_system(error: OSError, doing: str, path: Path) -> StoreError:
    """Give the error that an error of the system stands for: what could not be done, where and why."""
    trouble = trouble_of(error) or trouble_at(path)
    if trouble is not None:
        kind = _BY_DISK[trouble]
        return kind(f"{(kind.__doc__ or '').strip()} ({path} cannot be {doing}: {error.strerror})")
    return StoreUnreachable(f"{path} cannot be {doing} ({error.strerror}). Choose another.")


def _drivers_errors() -> tuple[type[Exception], ...]:
    """Give what the drivers raise; PostgreSQL's has raised nothing where nobody has loaded it."""
    psycopg = sys.modules.get("psycopg")
    return (DBAPIError, sqlite3.Error, *((psycopg.Error,) if psycopg is not None else ()))


@contextmanager
def named_errors(file: Path | None = None) -> Iterator[None]:
    """Turn a driver's error inside the block into the StoreError that it stands for.

    `file` is the store's, where it is one: SQLite does not say why it cannot write there.
    """
    try:
        yield
    except _drivers_errors() as error:
        driver = error.orig if isinstance(error, DBAPIError) else error
        named = _named(driver, file)
        if named is None:
            raise
        raise named from error
    except SQLAlchemyError as error:
        if type(error).__name__ == "TimeoutError":
            raise StoreBusy(
                "The store has no connection left. Wait, or start fewer at once."
            ) from error
        raise
