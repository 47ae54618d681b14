"""This file knows which work has begun and not ended, so that whoever ends the process can name it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class Underway:
    """The work of one engine; once closed, nothing more begins. Safe to use from many threads."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._begun: Counter[str] = Counter()
        self._closed = False

    @contextmanager
    def begun(self, kind: str, args: Mapping[str, Any]) -> Iterator[bool]:
        """Count a piece of work as begun for as long as the block lasts; False: it must not begin."""
        name = ":".join([kind, *map(str, args.values())])
        with self._guard:
            if not self._closed:
                self._begun[name] += 1
            may = not self._closed
        try:
            yield may
        finally:
            if may:
                with self._guard:
                    self._begun[name] -= 1

    def close(self) -> None:
        """Let nothing more begin; what has begun goes on."""
        with self._guard:
            self._closed = True

    def names(self) -> tuple[str, ...]:
        """Name what has begun and not ended, such as "check:info_gov_hk"."""
        with self._guard:
            return tuple(sorted(name for name, times in self._begun.items() if times > 0))
