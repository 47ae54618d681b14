"""This file reads a file from a disk into documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.contents.understanding import SECONDS, Budget, Hints, Text, Understanding
from scrapers.source import Page


def read_file(
    understanding: Understanding, file: Path, hints: Hints, seconds: float = SECONDS
) -> tuple[Text, str]:
    """Read a file into documents, with the hash of its bytes; raises a ReadError or OSError."""
    data = file.read_bytes()
    text = understanding.read(Page(file.name, data), hints, Budget(seconds))
    return text, hashlib.sha256(data).hexdigest()
