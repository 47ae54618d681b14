"""This file says where a page of markup breaks off before its end: what stood behind that is not on it."""

from __future__ import annotations

import re

# What holds a list; a page may leave its own last tags out, and no such part.
_HOLDERS = re.compile(rb"<(/?)(?:table|tbody|ul|ol|dl|div|section|main)\b")
_CLOSES = re.compile(rb"</(?:html|body|frameset)\b")
_OPENS = re.compile(rb"<(?:html|body)\b")
_BLANK = b"\xef\xbb\xbf\xff\xfe \t\r\n"


def breaks_off(body: bytes) -> str | None:
    """Say in what a page ends that should have ended before: a comment, a script, a tag or an open part, else None."""
    text = body.replace(b"\x00", b"").lstrip(_BLANK).lower()
    if text[:1] != b"<" or not _OPENS.search(text):
        return None
    scripted = text.rfind(b"<script") > text.rfind(b"</script")
    if scripted:
        return "a script"
    comment = text.rfind(b"<!--")
    if comment > text.rfind(b"-->") and not _in_script(text, comment):
        return "a comment"
    if _CLOSES.search(text):
        return None
    if text.rfind(b"<") > text.rfind(b">"):
        return "a tag"
    opened = sum(-1 if found[1] else 1 for found in _HOLDERS.finditer(text))
    return "an open part" if opened > 0 else None


def _in_script(text: bytes, at: int) -> bool:
    return text.rfind(b"<script", 0, at) > text.rfind(b"</script", 0, at)
