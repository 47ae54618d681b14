"""This file asks the disk: why nothing can be written there, and whether what was written is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Literal

Trouble = Literal["read-only", "full"]
_AS_WE_ARE = os.access in os.supports_effective_ids
LEAST = 1 << 20  # bytes; with less left the next step of ours fails
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def folder_of(path: Path) -> Path:
    """Give the nearest folder above a path that exists."""
    found = path.absolute()
    while not found.is_dir() and found != found.parent:
        found = found.parent
    return found


def room(path: Path) -> int | None:
    """Give the bytes that are left where a path is or would be; None where nobody says."""
    try:
        facts = os.statvfs(folder_of(path))
    except OSError:
        return None
    return facts.f_bavail * facts.f_frsize


def trouble_at(path: Path) -> Trouble | None:
    """Say why a file cannot be written, by what its disk and its rights are now."""
    folder = folder_of(path)
    try:
        facts = os.statvfs(folder)
    except OSError:
        return None
    writable = all(
        os.access(p, os.W_OK, effective_ids=_AS_WE_ARE) for p in (folder, path) if p.exists()
    )
    if facts.f_flag & os.ST_RDONLY or not writable:
        return "read-only"
    no_names = facts.f_files > 0 and facts.f_favail == 0
    return "full" if no_names or facts.f_bavail * facts.f_frsize < LEAST else None


def give_name(finished: Path, path: Path) -> None:
    """Give a finished file its name, once it is on the disk; raises FileExistsError, OSError."""
    with finished.open("rb") as file:
        os.fsync(file.fileno())
    try:
        path.hardlink_to(finished)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second names
        finished.replace(path)


def trouble_of(error: OSError) -> Trouble | None:
    """Say which of the two an error of the system is, if it is one."""
    if error.errno in _READ_ONLY:
        return "read-only"
    return "full" if error.errno in _FULL else None
