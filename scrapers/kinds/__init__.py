"""This file says what kind of paper a reading is; what works that out is loaded with the first one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapers.kinds.structuring import documents, judge

# Raised whenever the same file would give another structure: stored papers are read again.
VERSION = 21

__all__ = ["VERSION", "documents", "judge"]


def __getattr__(name: str) -> Any:
    """Give what reads kinds: a process that only asks for the version does without."""
    if name not in ("documents", "judge"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from scrapers.kinds import structuring

    return getattr(structuring, name)
