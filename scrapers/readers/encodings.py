"""This file turns bytes into text: UTF-8, UTF-16, Big5 with Hong Kong's letters, GB18030 or CP1252."""

from __future__ import annotations

import codecs
import re

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_-]{3,20})""", re.IGNORECASE
)
_KNOWN = {
    "utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "windows-1252": "cp1252",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",  # as browsers take them
}  # fmt: skip
_UPPER = re.compile(rb"[\x80-\xff]")
_SAMPLE = 40_000  # bytes, from the first that is not ASCII, by which an encoding is told
# A letter on its own among Latin ones.
# e.g. Government𠏋 plan
_LONE = re.compile(
    r"(?<=[A-Za-z])[^\x00-\x7f](?![^\x00-\x7f])|(?<![^\x00-\x7f])[^\x00-\x7f](?=[A-Za-z])"
)
# Letters that any Chinese text is full of: the wrong encoding gives hardly any of them.
_USUAL = frozenset("的一是在不了有和人這中大為上個國會政府年月日以及及其对对應议會员这为个会应")
# What the upper half of CP1252 is used for in English: quotes, dashes, signs, accented letters.
_WESTERN = frozenset("‘’“”–—…•\xa0£€©®™°½¼¾éèêëáàâäãåóòôöõúùûüíìîïñçøæœÉßÖÜÄÇÑ")


def decode(data: bytes, charset: str | None = None) -> str:
    """Give the text of a file; never raises, since what cannot be read becomes U+FFFD.

    `charset` is what the answer's header says; the bytes are believed first.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    pairs = wide(data)
    if pairs:
        return data.decode(pairs, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, charset)


def wide(data: bytes) -> str | None:
    """Say which UTF-16 bytes without a mark are in: one half of Latin and of line ends is zeros."""
    head = data[:4096]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if min(even, odd) or max(even, odd) < max(3, len(head) // 100):
        return None
    return "utf-16-be" if even else "utf-16-le"


def _legacy(data: bytes, charset: str | None) -> str:
    stated = _DECLARED.search(data[:4096])
    names = [charset or "", stated[1].decode("ascii") if stated else ""]
    encodings = [_KNOWN[name.lower()] for name in names if name.lower() in _KNOWN]
    tries = dict.fromkeys([*encodings, "big5hkscs", "gb18030", "cp1252", "utf-8"])
    first = _UPPER.search(data)
    sample = data[max(0, first.start() - 1) :][:_SAMPLE] if first else b""
    # Being stated is worth three letters: it decides of a few letters, and not of a page.
    weights = {
        name: _plausible(sample.decode(name, "replace"), name) + 3 * (name in encodings)
        for name in tries
    }
    return data.decode(max(weights, key=weights.__getitem__), "replace")


def _plausible(text: str, encoding: str) -> float:
    upper = [letter for letter in text if not letter.isascii()]
    lost = text.count("\ufffd")
    if encoding == "cp1252":
        western = sum(letter in _WESTERN for letter in upper)
        return western - 5.0 * (len(upper) - western)
    if encoding == "utf-8":  # other bytes hardly ever form its letters, which are up to four each
        return 4.0 * (len(upper) - lost) - 5.0 * lost
    quotes = sum(_is_quote(letter, encoding) for letter in _LONE.findall(text))
    return sum(letter in _USUAL for letter in upper) - 5.0 * (lost + quotes)


def _is_quote(letter: str, encoding: str) -> bool:
    """Say whether a letter's bytes are rather a quote or a dash of CP1252 and the letter after it."""
    try:
        both = letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return b"\x91" <= both[:1] <= b"\x97" and both[1:].isalpha()
