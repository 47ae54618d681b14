"""This file says how long a text each module's patterns see: a line, unless they see a whole file."""

from __future__ import annotations

from scrapers.readers.limits import DEFAULT

LINE = DEFAULT.line
# Whoever sees more than a line at a time is tried on a long stretch of a paper: the longest real
# one has 258,517 letters. Time grows with the text and no faster, which is tried as well.
WHOLE = 100_000
SEE_A_WHOLE_FILE = {
    "bot.watching.reading": WHOLE,  # links anywhere in a page
    "scrapers.readers.encodings": 4096,
    "scrapers.readers.formats": 16_384,
    "scrapers.readers.words": WHOLE,  # a page of a PDF
    "scrapers.typography.characters": WHOLE,  # a page of a PDF, a whole text
    "scrapers.typography.folding": WHOLE,
    "scrapers.typography.languages": 20_000,
    "scrapers.typography.tokens": WHOLE,
    "storage.documents": WHOLE,  # the words of a paper, without their blanks
}


def seen_by(module: str) -> int:
    """Give the letters of the longest text that a module's patterns see."""
    return max(LINE, SEE_A_WHOLE_FILE.get(module, LINE))
