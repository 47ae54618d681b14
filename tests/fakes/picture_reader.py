"""This file fakes what finds letters in pictures: it sees what it is told to see, and remembers what it was shown."""

from __future__ import annotations

from scrapers.items import Block, Reading
from scrapers.readers.errors import ReadError
from scrapers.readers.limits import DEFAULT
from scrapers.readers.pdf import read_pdf
from scrapers.source import Page


class FakePictures:
    """Sees the same lines on one page of whatever it is shown, or fails as it is told to."""

    def __init__(
        self,
        *lines: str,
        page: int = 1,
        notes: tuple[str, ...] = (),
        fails: ReadError | None = None,
    ) -> None:
        self._blocks = tuple(Block(line, page=page) for line in lines)
        self._notes = notes
        self._fails = fails
        self.shown: list[str] = []

    def read(self, page: Page) -> Reading:
        """Give the lines, with the mark of the file's true pictures."""
        self.shown.append(page.url)
        if self._fails is not None:
            raise self._fails
        seen = read_pdf(page.body, DEFAULT)
        return Reading(
            self._blocks,
            "pdf",
            url=page.url,
            pages=seen.pages,
            notes=self._notes,
            pictures=seen.pictures,
        )
