"""This file makes lines fit for a terminal: safe to show, and broken where it ends."""

from __future__ import annotations

import re
import unicodedata

WIDTH = 88
HUNG = "，。；：、！？）」』》〉】…,.;:!?)"  # stands beyond the edge rather than at a line's start
_WIDE = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"  # broken anywhere
_WORD = re.compile(rf"[^ {_WIDE}]+ *|[{_WIDE}] *| +")


def safe(text: str) -> str:
    """Strip what could move a terminal's cursor or turn its text around."""
    return "".join(
        ch for ch in text if ch == "\n" or unicodedata.category(ch) not in ("Cc", "Cf", "Cs", "Co")
    )


def named(name: object) -> str:
    """Give a file's name, or whatever else is one line of ours, as a terminal may be shown it."""
    return safe(" ".join(str(name).split("\n"))).replace("\u2028", " ").replace("\u2029", " ")


def columns(text: str) -> int:
    """Count the columns that a text takes: two for a Chinese character, none for an accent."""
    return sum(
        0
        if unicodedata.category(ch) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(ch) in "WF"
        else 1
        for ch in text
    )


def wrap(line: str, width: int) -> list[str]:
    """Break a line at `width` columns: words, figures and addresses stay whole, Chinese breaks anywhere.

    What follows the first line is indented by two more columns; closing marks may stand beyond the edge.
    """
    indent = line[: len(line) - len(line.lstrip(" "))]
    out: list[str] = []
    current = indent
    for word in _WORD.findall(line[len(indent) :]):
        bare = word.rstrip(" ")
        if current.strip() and columns(current + bare) > width and bare not in HUNG:
            out.append(current.rstrip(" "))
            current = indent + "  "
        for piece in _pieces(word, width - len(indent) - 2):
            if (
                current.strip()
                and columns(current + piece.rstrip(" ")) > width
                and piece not in HUNG
            ):
                out.append(current.rstrip(" "))
                current = indent + "  "
            current += piece
    return [*out, current.rstrip(" ")] if current.strip() or not out else out


def _pieces(word: str, room: int) -> list[str]:
    """Cut a word that is longer than a line; an address is left to the terminal, to be copied whole."""
    if columns(word) <= room or "://" in word:
        return [word]
    return [word[i : i + room] for i in range(0, len(word), room)]
