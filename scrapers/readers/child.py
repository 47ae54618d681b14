"""This file is the limited process in which PDF and Office files are read; run it with -I -m.

It takes its limits before it looks at anything: standard input is the file, standard output one
JSON object with either a reading or the name of an error. Nothing here trusts the file, and the
caller does not trust what comes out beyond its size and shape.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
from dataclasses import fields, replace
from pathlib import Path

from scrapers.items import Reading
from scrapers.readers import kept
from scrapers.readers.errors import Broken, ReaderLimit, ReadError
from scrapers.readers.limits import Limits

_NEARLY = 0.9  # of the memory that a file may ask for
_SHORT_OF_MEMORY = "the file took nearly all the memory it may: some of its text may be missing"
_REMEDY = (Broken.__doc__ or "").partition(". ")[2]


def limits_of(words: list[str]) -> Limits:
    """Give the limits that stand on the command line, as numbers in the order of their fields."""
    values = [float(word) if "." in word else int(word) for word in words]
    return Limits(**dict(zip((item.name for item in fields(Limits)), values, strict=True)))  # type: ignore[arg-type]


def restrict(limits: Limits) -> None:
    """Take memory, time, output and core dumps away from this process, for good."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, limits.output),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ):
        hard = resource.getrlimit(kind)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (value, value))


def answer(kind: str, data: bytes, limits: Limits) -> dict[str, object]:
    """Give what is to be written: the reading, or the error that ended it."""
    try:
        return _packed(kept(_sated(_read(kind, data, limits), limits), limits))
    except ReadError as error:
        return {"error": type(error).__name__, "message": str(error)}
    except MemoryError:
        return {"error": ReaderLimit.__name__, "message": ""}
    except RecursionError:
        said = "The file's parts contain one another. Open it by hand and save a new copy."
        return {"error": Broken.__name__, "message": said}
    except Exception as error:  # noqa: BLE001  the libraries raise whatever the file makes them
        said = f"The file is damaged ({type(error).__name__}). {_REMEDY}"
        return {"error": Broken.__name__, "message": said}


def _sated(reading: Reading, limits: Limits) -> Reading:
    """Give a reading that was made with memory to spare; else say so, or raise where no text came of it.

    The libraries take a want of memory for an empty page and go on without a word.
    """
    if peak() < _NEARLY * limits.memory:
        return reading
    if not any(block.text for block in reading.blocks):
        raise ReaderLimit(
            f"The file took nearly all of {limits.memory // 2**20} MiB of memory and gave no text."
            " Look at it by hand."
        )
    return replace(reading, notes=(*reading.notes, _SHORT_OF_MEMORY))


def peak() -> int:
    """Give the bytes of address space that this process has held at most, 0 where nobody counts them."""
    try:
        status = Path("/proc/self/status").read_bytes()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    figures = status.partition(b"VmPeak:")[2].split(maxsplit=1)
    return int(figures[0]) * 1024 if figures else 0


def main() -> None:
    """Read the file on standard input and write the answer."""
    kind = sys.argv[1]
    limits = limits_of(sys.argv[2:])
    restrict(limits)
    gc.set_threshold(100_000)  # one file and then the end: memory has its limit
    try:
        written = json.dumps(answer(kind, sys.stdin.buffer.read(), limits), separators=(",", ":"))
    except MemoryError:
        written = ""
    if not 0 < len(written) <= limits.output:
        written = json.dumps({"error": ReaderLimit.__name__, "message": ""})
    sys.stdout.buffer.write(written.encode("ascii"))
    sys.stdout.buffer.flush()
    # Nothing is left to tidy up, and tidying up after a broken file is where libraries crash.
    os._exit(0)


def _read(kind: str, data: bytes, limits: Limits) -> Reading:
    # Each format's library is loaded only where it is wanted: start-up is most of a small paper.
    if kind == "pdf":
        from scrapers.readers.pdf import read_pdf

        return read_pdf(data, limits)
    if kind == "pdf-second":
        from scrapers.readers.pdf import read_with_pypdf

        return read_with_pypdf(data, limits)
    if kind == "scans":
        from scrapers.readers.scans import read_scans

        return read_scans(data, limits)
    from scrapers.readers.office import read_office

    return read_office(data, limits)


def _packed(reading: Reading) -> dict[str, object]:
    return {
        "media": reading.media,
        "title": reading.title,
        "pages": reading.pages,
        "notes": reading.notes,
        "unread": reading.unread,
        "cut": reading.cut,
        "pictures": reading.pictures,
        "asides": [(aside.kind, aside.text, aside.page) for aside in reading.asides],
        "blocks": [(block.text, block.role, block.page, block.level) for block in reading.blocks],
    }


if __name__ == "__main__":
    main()
