"""This file tells what a file is: by its first bytes, and then by its name and media type."""

from __future__ import annotations

import re
from typing import Literal

from scrapers.readers.encodings import wide
from scrapers.readers.errors import Encrypted, NotWhatItSays, UnsupportedFormat
from scrapers.readers.wrapped import is_wrapped

Format = Literal["pdf", "office", "html", "plain", "votes", "wrapped"]

_BY_EXTENSION: dict[str, Format] = {
    "pdf": "pdf", "docx": "office", "docm": "office", "dotx": "office", "dotm": "office",
    "pptx": "office", "pptm": "office", "potx": "office", "potm": "office", "ppsx": "office",
    "ppsm": "office",
    "htm": "html", "html": "html", "xhtml": "html", "txt": "plain", "text": "plain", "md": "plain",
}  # fmt: skip
_BY_MEDIA: dict[str, Format] = {
    "application/pdf": "pdf", "text/html": "html", "application/xhtml+xml": "html",
    "text/plain": "plain", "text/markdown": "plain",
    **dict.fromkeys((
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.presentationml.template",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-word.template.macroenabled.12",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12",
        "application/vnd.ms-powerpoint.template.macroenabled.12",
        "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
    ), "office"),
}  # fmt: skip
_OTHER_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "a gzip archive: unpack it and read the file in it"),
    (b"Rar!", "an archive: unpack it and read the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "an archive: unpack it and read the files in it"),
    (b"\x89PNG", "a picture: find the same paper as PDF or as text"),
    (b"\xff\xd8\xff", "a picture: find the same paper as PDF or as text"),
    (b"GIF8", "a picture: find the same paper as PDF or as text"),
    (b"II*\x00", "a picture: find the same paper as PDF or as text"),
    (b"MM\x00*", "a picture: find the same paper as PDF or as text"),
    (b"{\\rtf", "an RTF file: save it as DOCX or PDF"),
    (b"\x7fELF", "a program: do not open it, and tell its publisher"),
    (b"MZ\x90", "a program: do not open it, and tell its publisher"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Comments are read one way only: each ends at its first mark, and nothing is tried again.
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?>(?:<\?xml[^>]{0,200}+>\s*+)?(?:<!--(?>.{0,2000}?-->)\s*+)*)"
    rb"<(?:!doctype\s++html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
# A reply of the Council's open data that holds how Members voted.
_VOTES = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,20}\{[^{}\[\]]{0,600}\bvVotingResult\b")
FIRST = 16384  # bytes that tell a page by
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a]")
_SAYS = {
    "pdf": "a PDF",
    "office": "a Word or PowerPoint file",
    "html": "a web page",
    "plain": "text",
    "votes": "a reply of open data",
    "wrapped": "a page inside a record",
}


def format_of(data: bytes, name: str, media_type: str | None) -> Format:
    """Say which reader a file wants; raises NotWhatItSays, Encrypted or UnsupportedFormat."""
    promised = _promised(name, media_type)
    found = _by_magic(data)
    if found is None:
        found = _textual(data, promised)
    if promised in {"pdf", "office"} and found in {"html", "plain", "votes", "wrapped"}:
        raise NotWhatItSays(
            f"{_shown(name)} says it is {_SAYS[promised]} and holds {_SAYS[found]}."
            " Open it: it may be an error page."
        )
    return found


def is_page(data: bytes) -> bool:
    """Say whether a file's first bytes are those of a PDF, a web page or open data, whatever its name is."""
    try:
        return _by_magic(data) in {"pdf", "html", "votes"}
    except (Encrypted, UnsupportedFormat):
        return False


def _promised(name: str, media_type: str | None) -> Format | None:
    media = (media_type or "").split(";")[0].strip().lower()
    if media == "text/plain":  # who says so means it; an error page would say HTML
        return "plain"
    path = re.split(r"[?#]", name, maxsplit=1)[0]
    extension = path.rsplit(".", 1)[-1].lower() if "." in path else ""
    return _BY_EXTENSION.get(extension) or _BY_MEDIA.get(media)


def _by_magic(data: bytes) -> Format | None:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "office"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Encrypted
        raise UnsupportedFormat(
            "The file is an old Word, PowerPoint or Excel file. Save it as DOCX, PPTX or PDF."
        )
    for magic, what in _OTHER_MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormat(f"The file is {what}.")
    if _VOTES.match(data[:1024]):
        return "votes"
    return "html" if _HTML.match(data[:FIRST]) else None


def _textual(data: bytes, promised: Format | None) -> Format:
    in_pairs = data.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(data) is not None
    if not in_pairs and len(_CONTROL.findall(data[:8192])) > 8 + len(data[:8192]) // 100:
        if promised in {"pdf", "office"}:
            raise NotWhatItSays
        raise UnsupportedFormat
    if promised is None and is_wrapped(data):
        return "wrapped"
    return "html" if promised == "html" else "plain"


def _shown(name: str) -> str:
    short = "".join(letter for letter in name[-80:] if letter.isprintable())
    return short or "The file"
