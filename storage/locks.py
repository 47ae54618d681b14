"""This file holds a lock beside a SQLite store, so that a second runner says so and stops."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from storage.errors import StoreBusy, of_the_system


class FileLock:
    """A lock that ends with its process, however that ends."""

    def __init__(self, store: Path) -> None:
        self._path = store.with_name(store.name + ".lock")
        try:
            self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise of_the_system(error, "opened", self._path) from error
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(self._handle)
            raise StoreBusy(
                f"Another Tamar already runs on {store}. Stop it, or give this one its own store."
            ) from error

    def release(self) -> None:
        """Let another process have the store."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
