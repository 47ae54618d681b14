"""This file reads a file from a disk into documents."""

from __future__ import annotations

import hashlib
from pathlib import Path

from bot.contents.understanding import SECONDS, Budget, Hints, Text, Understanding
from bot.desk import PictureReader
from bot.watching.fetched import has_pictured_pages, is_of_pictures
from bot.watching.pictures import pages_added, text_of
from scrapers.source import Page


def read_file(
    understanding: Understanding,
    file: Path,
    hints: Hints,
    seconds: float = SECONDS,
    *,
    pictures: PictureReader | None = None,
) -> tuple[Text, str]:
    """Read a file into documents, with the hash of its bytes; raises a ReadError or OSError.

    Pages that are pictures are read where something is given that reads them.
    """
    data = file.read_bytes()
    page = Page(file.name, data)
    text = understanding.read(page, hints, Budget(seconds))
    if pictures is None:
        return text, hashlib.sha256(data).hexdigest()
    if is_of_pictures(text):
        text = text_of(pictures, understanding, page, hints, Budget(seconds)) or text
    elif has_pictured_pages(text):
        text = (
            pages_added(pictures, understanding, page, text.documents[0], Budget(seconds)) or text
        )
    return text, hashlib.sha256(data).hexdigest()
