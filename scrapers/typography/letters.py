"""This file knows which characters are Chinese and turns any text into clean display text."""

from __future__ import annotations

import re
from functools import lru_cache

from scrapers.typography.characters import plain_characters
from scrapers.typography.spacing import CJK, collapse_line

__all__ = ["cjk_count", "clean", "is_cjk", "plain_characters"]

_SHORT = 240  # letters of a text that is remembered: two thousand such are under two megabytes
_CJK_LETTER = re.compile(f"[{CJK}]")
_BLANK_LINES = re.compile(r"\n{3,}")
_MANY_BLANKS = re.compile(r" {2,}| (?=\n)|(?<=\n) ")


def is_cjk(letter: str) -> bool:
    """Say whether one character is a Chinese (or Japanese) letter; punctuation is not."""
    return _CJK_LETTER.fullmatch(letter) is not None


def cjk_count(text: str) -> int:
    """Count the Chinese letters of a text."""
    return len(_CJK_LETTER.findall(text))


def clean(text: str) -> str:
    """Give display text: NFC, usual punctuation, nothing invisible, no stray blanks in Chinese.

    Line ends stay, because a table is lines; superscripts stay, because ¹ is not 1.
    """
    return _clean_short(text) if len(text) <= _SHORT else _clean(text)


def _clean(text: str) -> str:
    text = plain_characters(text)
    if not text.isascii() or "://" in text or "www." in text:
        text = "\n".join(map(collapse_line, text.split("\n")))
    else:
        text = _MANY_BLANKS.sub(lambda match: " " if len(match[0]) > 1 else "", text)
        text = "\n".join(line.strip() for line in text.split("\n"))
    return (_BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip()


# A title is cleaned where it is found, numbered and stored, and again whenever its page is read.
_clean_short = lru_cache(maxsize=2048)(_clean)
