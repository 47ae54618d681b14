"""This file tells English, traditional and simplified Chinese apart, in a title or a whole paper."""

from __future__ import annotations

import functools
import re

from scrapers.items import Language
from scrapers.typography.characters import plain_characters
from scrapers.typography.folding import table
from scrapers.typography.spacing import CJK

_LETTER = re.compile(f"[{CJK}]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_ASIDE = re.compile(r"\([^()]{0,200}\)|（[^（）]{0,200}）|https?://\S+")
_ENOUGH = 20_000


def language_of(text: str) -> Language:
    """Say which language a text is in; Chinese that both scripts share counts as traditional."""
    text = plain_characters(text[:_ENOUGH])
    without = _ASIDE.sub(" ", text)
    chosen = without if _LETTER.search(without) or _WORD.search(without) else text
    letters = _LETTER.findall(chosen)
    words = _WORD.findall(chosen)
    if not letters or len(letters) < len(words):
        return "en"
    traditional, simplified = _telling()
    hant = sum(letter in traditional for letter in letters)
    hans = sum(letter in simplified for letter in letters)
    return "zh-Hans" if hans > hant else "zh-Hant"


@functools.cache
def _telling() -> tuple[frozenset[str], frozenset[str]]:
    # The old national sets tell which script a character belongs to: 后 and 里 are in both.
    pairs = table()
    return (
        frozenset(letter for letter in pairs if not _within(letter, "gb2312")),
        frozenset(letter for letter in pairs.values() if not _within(letter, "big5")),
    )


def _within(letter: str, encoding: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
