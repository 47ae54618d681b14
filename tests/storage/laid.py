"""This file lays fresh SQLite stores: each is a copy of one that was migrated once in this process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from storage.schema import migrate


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory(prefix="tamar-laid-") as folder:
        path = Path(folder) / "tamar.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()


def lay(path: Path) -> str:
    """Lay a fresh store at a path; give its address."""
    path.write_bytes(_migrated())
    return f"sqlite:///{path}"
