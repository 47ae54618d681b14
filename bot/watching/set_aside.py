"""This file knows how a text that used up its budget of work is marked, and when it is tried again.

The mark is the rendition's problem: the error's name, the version that gave up, the first letters
of the bytes' hash, and the sentence. The same version never works on the same bytes twice; another
version does, once (`recovery.other_version`).
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from scrapers import kinds
from scrapers.readers.errors import TooMuchWork

NAME = TooMuchWork.__name__
_SHOWN = 12  # letters of a hash


@cache
def this_version() -> str:
    """Name the version of the program and of its readers, as marks name it."""
    return f"{version('tamar')}/{kinds.VERSION}"


def mark(bytes_sha: str, error: Exception) -> str:
    """Give the problem that a rendition gets whose text was given up."""
    return f"{NAME} ({this_version()} {bytes_sha[:_SHOWN]}): {error}"


def broken(error: Exception) -> str:
    """Give the problem of a text over which our own work broke, whatever its bytes are.

    An error that came from another process says what it was there: `kind`.
    """
    kind = getattr(error, "kind", type(error).__name__)
    return (
        f"{NAME} ({this_version()} {'?' * _SHOWN}): our own work on it broke ({kind}); told by its "
        "title. Open it by hand, and report it with the log's `paper_broke_us`."
    )


def marked(problem: str | None) -> bool:
    """Say whether a problem is such a mark, whatever version made it."""
    return bool(problem) and str(problem).startswith(f"{NAME} (")


def given_up(problem: str | None, bytes_sha: str) -> bool:
    """Say whether this version has given these bytes up before."""
    return bool(problem) and str(problem).startswith(
        f"{NAME} ({this_version()} {bytes_sha[:_SHOWN]})"
    )
