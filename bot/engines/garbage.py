"""This file has a process that lives long look for garbage seldom."""

from __future__ import annotations

import gc

# Python looks through what is new whenever 700 things more are there than went. 300 posts under way
# are some 30,000, all alive: it would find nothing, thousands of times.
_SELDOM = 40_000
# What outlived one look or two, such as a page of tables, is looked through at each third: with
# Python's ten, big pages would pile up by hundreds of megabytes.
_OLDER = 2


def spare() -> None:
    """Let what is there now, and lives as long as the process, be searched for garbage no more; what comes, seldom."""
    gc.collect()
    gc.freeze()
    gc.collect()  # Python asks what share of all it last looked through is new
    gc.set_threshold(_SELDOM, _OLDER, _OLDER)
