"""This file reads any file of a paper into blocks of text: HTML, plain text and votes here, others in a child.

For PDF and plain text a block is one physical line, with letter spacing as it stands; a blank line
is a block without text, and `level` counts the blanks before a line. For HTML, DOCX and PPTX a
block is one logical paragraph, heading, list item, footnote or table (rows as lines, cells
parted by " | ") in display text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from scrapers.items import NO_TEXT, NO_WORDS, Reading
from scrapers.readers.bounds import within
from scrapers.readers.errors import (
    Broken,
    EmptyFile,
    Encrypted,
    NotWhatItSays,
    ReaderLimit,
    ReadError,
    TookTooLong,
    TooMuchWork,
    UnsupportedFormat,
)
from scrapers.readers.formats import Format, format_of
from scrapers.readers.limits import DEFAULT, Limits
from scrapers.readers.words import sifted

__all__ = [
    "APART",
    "Broken",
    "EmptyFile",
    "Encrypted",
    "Limits",
    "NotWhatItSays",
    "ReadError",
    "ReaderLimit",
    "TooMuchWork",
    "TookTooLong",
    "UnsupportedFormat",
    "known_format",
    "read",
    "read_apart",
    "read_here",
]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_ROOMY = 2  # a cleaned line may be a little longer than the piece that was cleaned
_LONGEST_TYPE = 200  # letters of a media type
APART: frozenset[Format] = frozenset({"pdf", "office"})  # formats that are read in a child


def read(
    data: bytes,
    name: str,
    media_type: str | None = None,
    *,
    url: str | None = None,
    limits: Limits = DEFAULT,
) -> Reading:
    """Read one file; raises a ReadError that says why it cannot be read and what to do."""
    kind = known_format(data, name, media_type, limits)
    if kind in APART:
        return read_apart(kind, data, url=url, limits=limits)
    return read_here(kind, data, media_type, url=url, limits=limits)


def known_format(
    data: bytes, name: str, media_type: str | None = None, limits: Limits = DEFAULT
) -> Format:
    """Say which reader a file wants; raises a ReadError where none does, it is empty or too big."""
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf"):
        raise EmptyFile
    if len(data) > limits.file:
        raise ReaderLimit(f"The file is over {limits.file // 2**20} MiB. Look at it by hand.")
    return format_of(data, name, media_type)


def read_apart(
    kind: Format, data: bytes, *, url: str | None = None, limits: Limits = DEFAULT
) -> Reading:
    """Read a PDF or Office file in a limited process of its own; raises a ReadError."""
    if kind == "pdf":
        return _bounded(_pdf(data, limits, url), limits)
    from scrapers.readers.process import read_in_child

    return _bounded(read_in_child("office", data, limits, url=url), limits)


def read_here(
    kind: Format,
    data: bytes,
    media_type: str | None = None,
    *,
    url: str | None = None,
    limits: Limits = DEFAULT,
) -> Reading:
    """Read a web page, bare or in a record, plain text or votes in this process; raises a ReadError."""
    stated = _CHARSET.search((media_type or "")[:_LONGEST_TYPE])
    charset = stated[1] if stated else None
    if kind == "html":
        # Loaded only where wanted: the child starts through this file, and start-up is half its time.
        from scrapers.readers.html import read_html

        return kept(read_html(data, url=url, charset=charset, limits=limits), limits)
    if kind == "wrapped":
        from scrapers.readers.wrapped import read_wrapped

        return kept(read_wrapped(data, url=url, limits=limits), limits)
    if kind == "votes":
        from scrapers.readers.votes import read_votes

        return kept(replace(read_votes(data, limits=limits), url=url), limits)
    from scrapers.readers.plain import read_plain

    return kept(replace(read_plain(data, charset=charset, limits=limits), url=url), limits)


def kept(reading: Reading, limits: Limits) -> Reading:
    """Keep a reading within the limits, and note that a file holds no text, where no reader has.

    This is done where the file is read: cleaning ten million letters takes seconds.
    """
    reading = _legible(within(_beside(reading), limits))
    if NO_WORDS in reading.notes:
        return reading
    if not any(block.text for block in reading.blocks) and NO_TEXT not in reading.notes:
        return replace(reading, blocks=(), notes=(*reading.notes, NO_TEXT))
    return reading


def _bounded(reading: Reading, limits: Limits) -> Reading:
    """Refuse what a child has not kept within the limits, as it always does; raises Broken."""
    texts = [block.text for block in reading.blocks]
    longest, room = max(map(len, texts), default=0), sum(map(len, texts))
    if longest > _ROOMY * limits.line or room > limits.text or len(texts) > limits.blocks:
        raise Broken("The reader gave more than its limits allow. Open the file by hand.")
    return reading


def _beside(reading: Reading) -> Reading:
    """Note what stands beside the text and is kept apart from it."""
    kinds = dict.fromkeys(aside.kind for aside in reading.asides)
    notes = (f"{kind} are kept apart from the text and not quoted" for kind in kinds)
    return replace(reading, notes=(*reading.notes, *notes))


def _legible(reading: Reading) -> Reading:
    """Leave out what is no text, where the reader has not, and note what was left out."""
    if reading.media not in ("pdf", "plain"):
        kept, unread = sifted([block.text for block in reading.blocks], pieces=True)
        if unread:
            blocks = zip(reading.blocks, kept, strict=True)
            kept_blocks = tuple(replace(block, text=text) for block, text in blocks if text)
            reading = replace(reading, blocks=kept_blocks, unread=unread)
    if not reading.unread:
        return reading
    note = (
        NO_WORDS
        if reading.unread == 1.0
        else f"{reading.unread:.0%} of the text is no words; left out"
    )
    return replace(reading, notes=(*reading.notes, note))


def _pdf(data: bytes, limits: Limits, url: str | None) -> Reading:
    from scrapers.readers.process import read_in_child

    try:
        return read_in_child("pdf", data, limits, url=url)
    except TookTooLong:
        raise
    except (Broken, ReaderLimit) as first:
        # The first library can die of a file that the second one reads, or refuses at once.
        try:
            second = read_in_child("pdf-second", data, limits, url=url)
        except ReadError:
            raise first from None
        if not any(block.text for block in second.blocks):
            raise first from None  # that one saw no text proves nothing where the other died
        return replace(second, notes=(*second.notes, "the first PDF reader failed at this file"))
