"""This file says whether the pages of a store, or of a copy of one, hold together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlmodel import Session

from storage.errors import StoreBroken

FAULTS = 3  # looked for at most


def faults(connection: sqlite3.Connection, *, quick: bool = False) -> list[str]:
    """Give what is wrong with a SQLite file's pages, the first few; `quick` leaves out its indexes."""
    what = "quick_check" if quick else "integrity_check"
    try:
        return _lines(row[0] for row in connection.execute(f"PRAGMA {what}({FAULTS})"))
    except sqlite3.OperationalError:
        raise  # busy, or a disk that fails: nothing is said of the pages
    except sqlite3.DatabaseError as error:
        return [str(error)]


def require_sound(session: Session, file: Path | None) -> None:
    """Raise StoreBroken where pages of a SQLite file are damaged; PostgreSQL looks after its own."""
    if file is None:
        return
    rows: Any = session.connection().exec_driver_sql(f"PRAGMA quick_check({FAULTS})").scalars()
    found = _lines(rows)
    if found:
        raise StoreBroken(f"{StoreBroken.__doc__} ({file}: {found[0]})")


def _lines(said: Iterable[str]) -> list[str]:
    """Give the lines that name a fault; the first of them only says that faults follow."""
    lines = [line for text in said for line in str(text).splitlines() if line != "ok"]
    return [line for line in lines if not line.startswith("*** in database")] or lines
