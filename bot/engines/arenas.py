"""This file has threads share their memory: what one gives back serves the others, and does not lie about.

The C library keeps a pool of memory for nearly every thread. A run has twenty, most of them asleep.
"""

from __future__ import annotations

import ctypes

_ARENA_MAX = -8  # `M_ARENA_MAX` of glibc's malloc.h
POOLS = 2


def share() -> bool:
    """Let all threads that are to come use two pools; False where the C library has no such setting."""
    try:
        return bool(ctypes.CDLL(None).mallopt(_ARENA_MAX, POOLS))
    except (AttributeError, OSError, TypeError):
        return False
