"""This file shortens text for a line of a message, never inside a word or a figure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

ELLIPSIS = "…"
# What could turn text around, hide in it, or end a line that is ours.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_FIGURE = re.compile(r"(?<![\d.,$¥€£%])[\d.,$¥€£%]++\Z")


def size(text: str) -> int:
    """Give a text's length in UTF-16 units, as chat platforms may count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(text: str) -> str:
    """Give a text on one line without control, format and private characters."""
    if text.isprintable():  # nearly always; to look at each letter is slow
        return " ".join(text.split())
    shown = (
        " " if ch.isspace() else "" if unicodedata.category(ch) in _HIDDEN else ch for ch in text
    )
    return " ".join("".join(shown).split())


def visible(text: str) -> str:
    """Give a text without characters that are not seen; its lines stay."""
    return _UNSEEN.sub("", text)


def clip(text: str, limit: int) -> str:
    """Shorten a text to `limit` with an ellipsis, never inside a word or a figure."""
    return within(plain(text), limit, str)


def within(shown: str, limit: int, write: Callable[[str], str]) -> str:
    """Write the longest beginning of a text that fits; a limit is never under a few characters."""
    if len(shown) <= limit and size(everything := write(shown)) <= limit:
        return everything
    low, high = 0, min(limit, len(shown))
    while low < high:
        middle = (low + high + 1) // 2
        if size(write(shown[:middle] + ELLIPSIS)) <= limit:
            low = middle
        else:
            high = middle - 1
    return write(_shorten(shown, low) + ELLIPSIS)


def _shorten(shown: str, keep: int) -> str:
    head = shown[:keep]
    if keep < len(shown):
        while head and _joined(head[-1], shown[len(head)]) and keep - len(head) < 40:
            head = head[:-1]
        head = _FIGURE.sub("", head)
    return head.rstrip(" ,;:、，；：（(「《")


def _joined(before: str, after: str) -> bool:
    """Say whether a cut here would tear a word of letters or a figure."""
    return all(ch.isascii() and (ch.isalnum() or ch in ".,$%-'") for ch in (before, after))
