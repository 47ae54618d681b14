"""This file has patterns compiled when they are first used, in a process that will not use them all.

Some fourteen hundred stand as constants in what understands texts; compiling them takes longer than
loading all else, and one paper uses half of them: hardly any of the other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from inspect import currentframe
from types import FrameType
from typing import Any

_OURS = frozenset({"bot", "scrapers", "storage"})  # others may ask whether theirs is a pattern
_at_once = re.compile


class LatePattern:
    """A pattern that is compiled once something is asked of it; it can then do all that the pattern can."""

    def __init__(self, text: Any, flags: int) -> None:
        """Keep what is to be compiled."""
        self._text, self._flags = text, flags

    @cached_property
    def made(self) -> re.Pattern[Any]:
        """Compile it."""
        return _at_once(self._text, self._flags)

    def __eq__(self, other: object) -> bool:
        """Be equal to the pattern that it becomes: whoever has a match asks which one found it."""
        if isinstance(other, LatePattern):
            return self is other or self.made == other.made
        return self.made == other

    def __hash__(self) -> int:
        """Hash as the pattern does."""
        return hash(self.made)


def _kept(name: str) -> cached_property[Any]:
    """Give an attribute that is the pattern's own, and found without a detour from the second time on."""
    found = cached_property(lambda late: getattr(late.made, name))
    found.__set_name__(LatePattern, name)
    return found


for _name in dir(re.Pattern):
    if not _name.startswith("_"):
        setattr(LatePattern, _name, _kept(_name))


@contextmanager
def compiled_when_used() -> Iterator[None]:
    """Have our modules that are loaded in this block compile their patterns later; only where one thread runs."""
    before = re.compile

    def later(pattern: Any, flags: Any = 0) -> Any:
        if _is_ours(currentframe()):
            return LatePattern(pattern, flags)
        return before(pattern, flags)

    re.compile = later
    try:
        yield
    finally:
        re.compile = before


def _is_ours(called: FrameType | None) -> bool:
    """Say whether what has called is one of our modules."""
    caller = called.f_back if called is not None else None
    name = str(caller.f_globals.get("__name__", "")) if caller is not None else ""
    return name.partition(".")[0] in _OURS
