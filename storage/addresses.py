"""This file reads the address of a store: which database it is, and how it may be printed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StoreUnreachable

_FORMS = "sqlite:///path/to/tamar.db or postgresql://user@host/name"
_UNESCAPED = (
    "The store's address cannot be read: its password holds letters that must be escaped. "
    "Write %40 for @, %3A for :, %2F for / and %25 for %."
)


def default_url(data_home: Path | None = None) -> str:
    """Give the address of the store that everybody has: a file in the user's data folder."""
    home = data_home or Path.home() / ".local" / "share"
    return f"sqlite:///{home / 'tamar' / 'tamar.db'}"


def store_url(address: str | None) -> URL:
    """Read an address; raises StoreUnreachable where it is none of ours."""
    try:
        url = make_url(address or default_url())
    except (ArgumentError, ValueError):
        if "@" in str(address):
            raise StoreUnreachable(f"{_UNESCAPED} The form is {_FORMS}.") from None
        raise StoreUnreachable(f"The store's address cannot be read. Write {_FORMS}.") from None
    if url.drivername in {"postgres", "postgresql", "postgresql+psycopg"}:
        if "@" in (url.host or "") or "@" in (url.database or ""):  # the rest of a password
            raise StoreUnreachable(_UNESCAPED)
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


def passwords_of(address: str) -> tuple[str, ...]:
    """Give the password in an address, as it is and as it is written there; none in one of a file."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        return ()
    named = url.query.get("password", "")
    found = url.password or (named if isinstance(named, str) else "")
    return tuple(dict.fromkeys((found, quote(found, safe="")))) if found else ()
