"""This file keeps the name that a line of a slide consists of, for the points below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.contents.figures.names import Place
from bot.contents.statements import Statement

_POINT = re.compile(r"\s?[•‣▪◦\-–—*➢]")  # of a slide's line


class SlideHead:
    """The name that a line of a slide consists of, for the points below it."""

    def __init__(self) -> None:
        self._part, self._block = -1, -1
        self._key: str | None = None

    def of(self, one: Statement, places: Sequence[Place]) -> str | None:
        """Give the name that stands above a point; another line, or one too short to be read, ends it."""
        next_line = (one.part, one.block) == (self._part, self._block + 1)
        self._part, self._block = one.part, one.block
        if _POINT.match(one.text) and next_line:
            return self._key
        rest = one.whole.folded
        for place in reversed(places):
            rest = rest[: place.start] + rest[place.end :]
        bare = places and not any(map(str.isalnum, rest))
        self._key = places[-1].key if bare else None
        return None
