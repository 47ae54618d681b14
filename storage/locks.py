"""This file holds a lock beside a SQLite store, so that a second runner says so and stops."""

from __future__ import annotations

import fcntl
import os
import re
from dataclasses import dataclass
from pathlib import Path

from storage.errors import StoreBusy, of_the_system

_MARK = re.compile(rb"(\d{20}) (\d{20})\n")


@dataclass(frozen=True, slots=True)
class SendingMark:
    """How far sending has come: rounds of claims so far, and the highest delivery of any of them."""

    rounds: int
    highest: int


class FileLock:
    """A lock that ends with its process, however that ends.

    Its file keeps a mark of how far sending has come, outside the store and its journal.
    """

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

    def mark(self) -> SendingMark | None:
        """Give what was marked last, None where nothing was, or nothing that can be read."""
        found = _MARK.match(os.pread(self._handle, 64, 0))
        return SendingMark(int(found[1]), int(found[2])) if found else None

    def set_mark(self, mark: SendingMark) -> None:
        """Mark how far sending has come; it is on the disk before anything is sent."""
        before = self.mark()
        highest = max(mark.highest, before.highest if before else 0)
        os.pwrite(self._handle, f"{mark.rounds:020d} {highest:020d}\n".encode(), 0)
        os.fsync(self._handle)

    def release(self) -> None:
        """Let another process have the store."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
