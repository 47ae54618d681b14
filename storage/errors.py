"""This file names the ways in which the store fails, and tells a driver's error by its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError


class StoreError(Exception):
    """The store failed; the message says what happened and what to do."""

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class StoreNewer(StoreError):
    """The store was made by a newer Tamar. Install that version, or restore an older backup."""


class StoreOlder(StoreError):
    """The store is not up to date. Run `tamar migrate`."""


class StoreBusy(StoreError):
    """Another process holds the store. Stop it, or wait until it has finished."""


class StoreUnreachable(StoreError):
    """The store cannot be reached. Check its address, and that it is up."""


class StoreReadOnly(StoreError):
    """The store may only be read. Check the permissions of the file and of its folder."""


class StoreFull(StoreError):
    """The store's disk is full. Make room; nothing of the last step was written."""


class StoreBroken(StoreError):
    """The store's file is damaged or is no store. Restore a backup with `tamar restore`."""


class BackupBroken(StoreError):
    """The backup is damaged, unfinished or not a backup of this kind of store. Use another one."""


_SQLITE = {
    "SQLITE_BUSY": StoreBusy,
    "SQLITE_LOCKED": StoreBusy,
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
    "57014": StoreBusy,  # a statement took too long
    "57P": StoreUnreachable,  # shutting down, starting up
    "58": StoreUnreachable,  # the server's own disk
    "XX001": StoreBroken,
}


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__


def _named(error: DBAPIError) -> StoreError | None:
    driver = error.orig
    if driver is None:
        return None
    kind: type[StoreError] | None = None
    name = getattr(driver, "sqlite_errorname", None)
    if isinstance(name, str):
        kind = next((found for key, found in _SQLITE.items() if name.startswith(key)), None)
    state = getattr(driver, "sqlstate", None)
    if isinstance(state, str):
        kind = next((found for key, found in _POSTGRESQL.items() if state.startswith(key)), None)
    elif name is None and type(driver).__name__ == "OperationalError":
        kind = StoreUnreachable  # a driver that has no answer has no state either
    if kind is None:
        return None
    return kind(f"{(kind.__doc__ or '').strip()} ({_first_line(driver)})")


@contextmanager
def named_errors() -> Iterator[None]:
    """Turn a driver's error inside the block into the StoreError that it stands for."""
    try:
        yield
    except DBAPIError as error:
        named = _named(error)
        if named is None:
            raise
        raise named from error
    except SQLAlchemyError as error:
        if type(error).__name__ == "TimeoutError":
            raise StoreBusy(
                "The store has no connection left. Wait, or start fewer at once."
            ) from error
        raise
