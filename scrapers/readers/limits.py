"""This file says how much one file may ask for before reading stops with a named error."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file: seconds, bytes, and counts."""

    wall: float = 60.0  # seconds on the clock, for formats read in the child
    cpu: int = 50  # seconds of work, for formats read in the child
    memory: int = 1536 * MIB  # address space of the child
    file: int = 100 * MIB
    html: int = 5 * MIB
    plain: int = 20 * MIB
    tags: int = 200_000  # opening brackets in a page: each may become an element in memory
    attributes: int = 200  # of one tag
    depth: int = 1500  # elements inside one another
    tables: int = 5000  # in one page
    pages: int = 3000
    unpacked: int = 400 * MIB  # what an Office file may unpack to
    parts: int = 5000  # files inside an Office file
    output: int = 64 * MIB  # what the child may write


DEFAULT = Limits()
