"""This file marks a text that used up its budget of work or may be none of the paper's, and reads such marks.

A mark is the rendition's problem. What is asked of it stands at its head: a code, the version that gave up, the
first letters of a hash. The sentence behind is for people alone, and no row that is stored forbids to word it anew.
The same version never works on the same bytes twice; another one does, once (`recovery.other_version`).
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from scrapers import kinds

# As rows have them, whatever errors are called: other codes would count every text once again.
GIVEN_UP, _DOUBTED = "TooMuchWork (", "another text entirely ("
_SHOWN = 12  # letters of a hash


@cache
def this_version() -> str:
    """Name the version of the program and of its readers, as marks name it."""
    return f"{version('tamar')}/{kinds.VERSION}"


def by_this_version() -> str:
    """Give how a problem begins whose text this version gave up."""
    return f"{GIVEN_UP}{this_version()} "


def mark(bytes_sha: str, error: Exception) -> str:
    """Give the problem that a rendition gets whose text was given up."""
    return f"{by_this_version()}{bytes_sha[:_SHOWN]}): {error}"


def broken(error: Exception) -> str:
    """Give the problem of a text over which our own work broke, whatever its bytes are.

    An error that came from another process says what it was there: `kind`.
    """
    kind = getattr(error, "kind", type(error).__name__)
    return (
        f"{by_this_version()}{'?' * _SHOWN}): our own work on it broke ({kind}); told by its "
        "title. Open it by hand, and report it with the log's `paper_broke_us`."
    )


def marked(problem: str | None) -> bool:
    """Say whether a problem is such a mark, whatever version made it."""
    return bool(problem) and str(problem).startswith(GIVEN_UP)


def given_up(problem: str | None, bytes_sha: str) -> bool:
    """Say whether this version has given these bytes up before."""
    return bool(problem) and str(problem).startswith(f"{by_this_version()}{bytes_sha[:_SHOWN]})")


def doubt(text_sha: str) -> str:
    """Give the problem of a rendition whose address gives another text entirely, seen once."""
    return f"{_DOUBTED}{text_sha[:_SHOWN]}); it counts if it is still there"


def doubted(problem: str | None, text_sha: str) -> bool:
    """Say whether this text was seen there before, and doubted."""
    return bool(problem) and str(problem).startswith(f"{_DOUBTED}{text_sha[:_SHOWN]})")
