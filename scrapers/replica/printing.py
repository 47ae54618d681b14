"""This file prints the replica's papers: small PDF files in English or Chinese, the same every time."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from scrapers.items import Language

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 72
_SIZE, _LEADING = 12, 19
_LINES = (_HEIGHT - 2 * _MARGIN) // _LEADING - 1
_EM = (_WIDTH - 2 * _MARGIN) // _SIZE  # Chinese characters in a line
_LATIN = 78  # English characters in a line
_NO_LINE_STARTS_WITH = "，。、；：？！）》」』〉】"

# Fonts that every PDF reader must know, so that none is shipped: text comes out by its character
# codes, and a viewer shows it in a font of its own.
_HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
_MING = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UCS2-H"
    " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung-Light"
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >>"
    " /DW 1000 /W [1 95 500] /FontDescriptor << /Type /FontDescriptor /FontName /MSung-Light"
    " /Flags 6 /FontBBox [-160 -249 1015 888] /ItalicAngle 0 /Ascent 880 /Descent -120"
    " /CapHeight 880 /StemV 93 >> >>] >>"
)


def printed(text: str, language: Language, title: str = "") -> bytes:
    """Give a PDF of a text whose paragraphs are set apart by empty lines.

    A form feed begins a new page; lines are broken as a printer would break them.
    """
    pages = [page for part in text.split("\f") for page in _pages(part, language)]
    return _file(pages, language, title)


def _pages(text: str, language: Language) -> Iterator[list[str]]:
    lines: list[str] = []
    for paragraph in text.strip("\n").split("\n\n"):
        for line in paragraph.splitlines():
            lines += _broken(line.rstrip(), language)
        lines.append("")
    for start in range(0, max(len(lines), 1), _LINES):
        yield lines[start : start + _LINES]


def _broken(line: str, language: Language) -> Iterator[str]:
    if language == "en":
        yield from textwrap.wrap(line, _LATIN, break_long_words=False) or [""]
        return
    room, current = float(_EM), ""
    for char in line:
        width = 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5
        if room < width and char not in _NO_LINE_STARTS_WITH:
            yield current
            room, current = float(_EM), ""
        current += char
        room -= width
    yield current


def _string(line: str, language: Language) -> bytes:
    if language == "en":
        plain = line.encode("cp1252", "replace")
        for mark in (b"\\", b"(", b")"):
            plain = plain.replace(mark, b"\\" + mark)
        return b"(" + plain + b")"
    return b"<" + line.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _drawn(lines: Sequence[str], number: int, language: Language) -> bytes:
    top = _HEIGHT - _MARGIN
    drawn = [b"BT /F1 %d Tf %d TL %d %d Td" % (_SIZE, _LEADING, _MARGIN, top)]
    drawn += [(_string(line, language) + b" Tj T*") if line else b"T*" for line in lines]
    drawn.append(b"ET")
    if number > 1:  # the first page of a paper carries no number
        drawn.append(b"BT /F2 %d Tf %d 40 Td (- %d -) Tj ET" % (_SIZE, _WIDTH // 2 - 12, number))
    return b"\n".join(drawn)


def _file(pages: Sequence[Sequence[str]], language: Language, title: str) -> bytes:
    count = len(pages)
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(count))
    name = title.encode("utf-16-be").hex().upper()
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        (_HELVETICA if language == "en" else _MING).encode(),
        f"<< /Title <FEFF{name}> /Producer (replica) >>".encode(),
    ]
    for at, lines in enumerate(pages):
        stream = _drawn(lines, at + 1, language)
        objects.append(
            (
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}]"
                f" /Resources << /Font << /F1 3 0 R /F2 {_HELVETICA} >> >> /Contents {6 + 2 * at} 0 R >>"
            ).encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    body, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for at, each in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n" % at + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    total = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n" % total
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (total, len(body))
    )
