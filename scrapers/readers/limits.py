"""This file says how much one file may ask for, and how long a text any pattern may see.

The longest of the real papers at hand, 120 of the 251 replies of a booklet and four others, and of
the press releases and index pages: a line of 780 letters, a paragraph of 2,901, a title of 190, a
table of 8 rows and 5 cells, 16,743 lines in a paper, 258,517 letters in all, 164 elements in a page
11 deep, 7 attributes in a tag. Sizes that only ever name what is broken or hostile stand ten times
higher or more, and a text is parted there rather than dropped.
"""

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
    line: int = 10_000  # letters of a line, a paragraph or a table: what a pattern sees at a time
    blocks: int = 300_000  # lines and paragraphs of a file
    text: int = 10_000_000  # letters of a file
    title: int = 1000  # letters of a title
    notes: int = 20  # what a reader may have noticed, in words


DEFAULT = Limits()
# An index page is a list of links; a tree of it is made of Python objects, fifty times as dear.
INDEX = Limits(tags=40_000, depth=200, tables=2000)
