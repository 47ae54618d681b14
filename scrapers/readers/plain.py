"""This file reads plain text: one block a line, form feeds between pages, blank lines kept.

See scrapers.readers.lines for what a block of lines is.
"""

from __future__ import annotations

from scrapers.items import Reading
from scrapers.readers.encodings import decode
from scrapers.readers.error_pages import refuse_record
from scrapers.readers.errors import EmptyFile, ReaderLimit
from scrapers.readers.limits import DEFAULT, Limits
from scrapers.readers.lines import blocks_of
from scrapers.readers.words import sifted

_LINE_ENDS = "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"


def read_plain(data: bytes, *, charset: str | None = None, limits: Limits = DEFAULT) -> Reading:
    """Read plain text in any usual encoding; raises EmptyFile, ReaderLimit or NotWhatItSays."""
    if len(data) > limits.plain:
        raise ReaderLimit(f"The text is over {limits.plain // 2**20} MiB. Look at it by hand.")
    text = decode(data, charset)
    if not text.strip("\ufeff \t\r\n\f\0"):
        raise EmptyFile
    if sum(map(text.count, _LINE_ENDS)) > limits.blocks:
        raise ReaderLimit(f"The text has over {limits.blocks:,} lines. Look at it by hand.")
    refuse_record(text)
    pages = text.split("\f")
    if not pages[-1].strip():
        pages.pop()
    several = len(pages) > 1
    if several:
        pages, unread = sifted(pages)
    else:  # one page is the whole text: the half of it that is words is not lost with the other
        parts, unread = sifted(pages[0].split("\n"), pieces=True)
        pages = ["\n".join(parts)]
    return Reading(
        blocks=blocks_of(pages, numbered=several),
        media="plain",
        pages=len(pages) if several else None,
        unread=unread,
    )
