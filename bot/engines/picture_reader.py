"""This file finds the letters of pictures in a child process of low priority, by the extra `tamar[ocr]`."""

from __future__ import annotations

from scrapers.items import Reading
from scrapers.readers.process import read_in_child
from scrapers.readers.scans import SCANS, available
from scrapers.source import Page


def picture_reader() -> ChildReader | None:
    """Give what finds letters in pictures; None without the extra."""
    return ChildReader() if available() else None


class ChildReader:
    """Reads one PDF after the other, each in a child of its own."""

    def read(self, page: Page) -> Reading:
        """Read the pages that are pictures; raises a ReadError."""
        return read_in_child("scans", page.body, SCANS, url=page.url)
