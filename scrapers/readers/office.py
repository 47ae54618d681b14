"""This file opens Office files inside the child, after weighing what they would unpack to."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace

from scrapers.items import Reading
from scrapers.readers.errors import Broken, Encrypted, ReaderLimit, UnsupportedFormat
from scrapers.readers.limits import Limits

_END = b"PK\x05\x06"
_LOCKED = 0x1
# Some programs number the part that holds the text; what it is stands in its type.
_WORD = re.compile(r"word/document\d{0,3}\.xml")
_SLIDES = re.compile(r"ppt/presentation\d{0,3}\.xml")


def read_office(data: bytes, limits: Limits) -> Reading:
    """Read a DOCX or PPTX; raises UnsupportedFormat, Encrypted, ReaderLimit or Broken."""
    names = _weighed(data, limits)
    if any(_WORD.fullmatch(name) for name in names):
        from scrapers.readers.docx import read_docx

        return read_docx(data)
    if any(_SLIDES.fullmatch(name) for name in names):
        from scrapers.readers.pptx import read_pptx

        reading = read_pptx(data, limits)
        if any(name.startswith("ppt/comments/") for name in names):
            return replace(reading, notes=(*reading.notes, "comments on slides were not read"))
        return reading
    if "xl/workbook.xml" in names:
        raise UnsupportedFormat("The file is a workbook. Save it as PDF and read that.")
    if {"mimetype", "content.xml"} <= names:
        raise UnsupportedFormat(
            "The file is an OpenDocument file. Save it as DOCX, PPTX or PDF and read that."
        )
    raise UnsupportedFormat("The file is an archive. Unpack it and read the files in it.")


def _weighed(data: bytes, limits: Limits) -> frozenset[str]:
    # The count stands in the last record: it is read before a list of that length is made.
    at = data.rfind(_END, max(0, len(data) - 66_000))
    if at < 0 or len(data) < at + 22:
        raise Broken("The file is an unfinished archive. Fetch it again.")
    if struct.unpack_from("<H", data, at + 10)[0] > limits.parts:
        raise ReaderLimit(f"The file holds over {limits.parts} parts. Look at it by hand.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Broken("The file is a damaged archive. Fetch it again.") from error
    if sum(part.file_size for part in parts) > limits.unpacked:
        raise ReaderLimit(
            f"The file would unpack to over {limits.unpacked // 2**20} MiB. Look at it by hand."
        )
    if any(part.flag_bits & _LOCKED for part in parts):
        raise Encrypted
    return frozenset(part.filename for part in parts)
