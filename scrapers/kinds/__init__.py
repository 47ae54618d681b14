"""This file says what kind of paper a reading is; what works that out is loaded with the first one."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scrapers.kinds.brief import with_annexes
    from scrapers.kinds.structuring import documents, judge

# Raised whenever the same file would give another structure: stored papers are read again.
VERSION = 23

__all__ = ["VERSION", "documents", "judge", "with_annexes"]

_HELD_BY = {"documents": "structuring", "judge": "structuring", "with_annexes": "brief"}


def __getattr__(name: str) -> Any:
    """Give what reads kinds: a process that only asks for the version does without."""
    if name not in _HELD_BY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HELD_BY[name]}"), name)
