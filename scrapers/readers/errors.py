"""This file names the ways in which a file cannot be read."""

from __future__ import annotations

from scrapers.source import ScrapeError


class ReadError(ScrapeError):
    """The file could not be read. Open it by hand and see what it is."""


class EmptyFile(ReadError):
    """The file holds nothing but blanks, or no bytes at all. Fetch it again; if it stays empty, tell its publisher."""


class Encrypted(ReadError):
    """The file wants a password. Ask its publisher for an open copy."""


class NotWhatItSays(ReadError):
    """The file is not what its name or media type says. Open it: it may be an error page."""


class UnsupportedFormat(ReadError):
    """The file is of a kind that is not read. Save it as PDF, DOCX, PPTX, HTML or plain text."""


class ReaderLimit(ReadError):
    """The file asks for more time, memory or room than a paper needs. Look at it by hand."""


class TookTooLong(ReaderLimit):
    """Reading the file took longer than a minute. Look at it by hand."""


class TooMuchWork(ReaderLimit):
    """Understanding the text takes more work than a paper needs. Look at it by hand."""


class Broken(ReadError):
    """The file is damaged. Fetch it again; if it stays so, open it by hand and save a new copy."""


NAMED: dict[str, type[ReadError]] = {
    error.__name__: error
    for error in (
        EmptyFile,
        Encrypted,
        NotWhatItSays,
        UnsupportedFormat,
        ReaderLimit,
        TookTooLong,
        TooMuchWork,
        Broken,
    )
}
