"""This file reads the address of a store: which database it is, and how it may be printed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StoreUnreachable

_FORMS = "sqlite:///path/to/tamar.db or postgresql://user@host/name"


def default_url(data_home: Path | None = None) -> str:
    """Give the address of the store that everybody has: a file in the user's data folder."""
    home = data_home or Path.home() / ".local" / "share"
    return f"sqlite:///{home / 'tamar' / 'tamar.db'}"


def store_url(address: str | None) -> URL:
    """Read an address; raises StoreUnreachable where it is none of ours."""
    try:
        url = make_url(address or default_url())
    except (ArgumentError, ValueError):
        raise StoreUnreachable(f"The store's address cannot be read. Write {_FORMS}.") from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in {"sqlite", "sqlite+pysqlite"}:
        if not url.database or url.database == ":memory:":
            raise StoreUnreachable(f"The store needs a file. Write {_FORMS}.")
        return url.set(drivername="sqlite+pysqlite")
    raise StoreUnreachable(f"{url.drivername} is no store of ours. Write {_FORMS}.")


def dialect_of(url: URL) -> str:
    """Give "sqlite" or "postgresql"."""
    return url.get_backend_name()


def printable(url: URL) -> str:
    """Give the address as it may be shown: without the password and the driver's name."""
    return url.set(drivername=dialect_of(url), query={}).render_as_string(hide_password=True)


def file_of(url: URL) -> Path:
    """Give the file of a SQLite store."""
    name = (url.database or "").removeprefix("file:").partition("?")[0]
    return Path(name).expanduser()
