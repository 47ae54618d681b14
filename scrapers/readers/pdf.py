"""This file reads PDF inside the child: pypdfium2 first, pypdf where its text is empty or broken.

See scrapers.readers.lines for what a block is.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

import pypdfium2

from scrapers.items import Reading
from scrapers.ocr_marks import pictured
from scrapers.readers.annotations import UNREAD, asides_of, has_asides
from scrapers.readers.errors import Broken, Encrypted, ReaderLimit, ReadError
from scrapers.readers.limits import DEFAULT, Limits
from scrapers.readers.lines import blocks_of
from scrapers.readers.words import sifted

_GLYPHS = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff]")
_LETTER = re.compile(r"[^\W\d_]")
_JUNK_TITLE = re.compile(
    r"^(?:\W?Microsoft |untitled|PowerPoint |.?$)|\.(?:docx?|pptx?|pdf|indd)$", re.I
)
# pdfium marks a hyphen at a line's end with these; the line goes on behind it.
_HYPHENS = re.compile("[\x02\ufffe]\r?\n?")
_FEW = 8  # letters a page: below, the page is a picture or its font has no letters
_BROKEN_SHARE = 0.02
_MOST_BARE, _MOST_OBJECTS = 60, 200  # pages and objects looked at
_FILLS = 0.3  # of a page: a picture that is smaller is no scan
_COVERS = 0.7  # of a page with a stamp: a smaller one stands below its caption
_SAMPLE = 300  # characters of a page that show whether it has letters
_FIGURES = re.compile(r"\d+")


def read_pdf(data: bytes, limits: Limits) -> Reading:
    """Read a PDF; raises Encrypted or Broken."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Encrypted from error
        return read_with_pypdf(data, limits)
    notes: list[str] = []
    count = len(document)
    marked: list[int] = []  # pages that fields or comments may stand on
    pages = [_page_text(document, at, marked) for at in range(min(count, limits.pages))]
    lost = [at for at, text in enumerate(pages, 1) if text is None]
    if lost and len(lost) == len(pages):
        raise Broken("None of the PDF's pages can be read. Fetch it again.")
    if lost:
        notes.append(f"{len(lost)} of {count} pages could not be read, the first is page {lost[0]}")
    title = document.get_metadata_dict().get("Title")
    asides = asides_of(document, marked, notes)
    if document.count_attachments():
        notes.append("the files attached to it were not read")
    texts, second = _chosen([text or "" for text in pages], data, limits)
    if second:
        notes.append("read with the second PDF reader")
    seen = _to_see(document, texts)
    if seen and _says(texts):  # that a file says nothing at all is said already
        notes.append(pictured([at + 1 for at in seen], len(texts)))
    known_by = fingerprint(document, seen)
    return replace(_reading(texts, count, title, notes), asides=asides, pictures=known_by)


def pages_to_see(document: pypdfium2.PdfDocument, data: bytes, limits: Limits) -> list[int]:
    """Give which of a file's pages are to be read as pictures: all where none says anything, else those noted."""
    pages = range(min(len(document), limits.pages))
    texts, _ = _chosen([_page_text(document, at) or "" for at in pages], data, limits)
    return _to_see(document, texts)


def _to_see(document: pypdfium2.PdfDocument, texts: list[str]) -> list[int]:
    return _pictured(document, texts) if _says(texts) else list(range(len(document)))


def fingerprint(document: pypdfium2.PdfDocument, pages: Sequence[int]) -> str:
    """Give what tells the pictures of pages from others, whatever else changes in the file.

    It is empty where a page is not known by its pictures alone.
    """
    seen = hashlib.sha256()
    try:
        for at in pages[:_MOST_BARE]:
            objects = islice(document[at].get_objects(max_depth=2), _MOST_OBJECTS)
            images = [one for one in objects if one.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
            if not images:
                return ""
            for each in images:
                data = bytes(each.get_data())
                seen.update(b"%d %d " % (at, len(data)))
                seen.update(data)
    except pypdfium2.PdfiumError:
        return ""
    return seen.hexdigest() if pages else ""


def _says(texts: list[str]) -> bool:
    return any(block.text for block in blocks_of(texts))


def _pictured(document: pypdfium2.PdfDocument, texts: list[str]) -> list[int]:
    """Give which pages are pictures, from 0: without letters, or covered, and with a stamp alone."""
    repeated = Counter(line for text in texts for line in set(_stamps(text)))
    found: list[int] = []
    looked_at = 0
    for at, text in enumerate(texts):
        own = [line for line in _stamps(text) if repeated[line] == 1]
        bare = len(_LETTER.findall(text[:_SAMPLE])) < _FEW
        if not bare and (len(text) > _SAMPLE or len(own) > 1):
            continue
        looked_at += 1
        if looked_at > _MOST_BARE:
            break
        # a line of its own on a wide page that a picture covers is a slide's title
        if bare or not own or not _is_wide(document, at):
            fills = _FILLS if bare else _COVERS
            found += [at] if _largest_picture(document, at) > fills else []
    return found


def _stamps(text: str) -> list[str]:
    """Give the first lines of a page, whatever their figures: on every page a stamp counts on."""
    lines = (_FIGURES.sub("0", line.strip()) for line in text[:_SAMPLE].splitlines())
    return [line for line in lines if line]


def _is_wide(document: pypdfium2.PdfDocument, at: int) -> bool:
    try:
        width, height = document.get_page_size(at)
    except pypdfium2.PdfiumError:
        return False
    return bool(width > height)


def _largest_picture(document: pypdfium2.PdfDocument, at: int) -> float:
    """Give the share of a page that its largest picture takes; a logo or a rule takes little."""
    largest = 0.0
    try:
        page = document[at]
        width, height = page.get_size()
        for each in islice(page.get_objects(max_depth=2), _MOST_OBJECTS):
            if each.type != pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
                continue
            left, bottom, right, top = each.get_bounds()
            largest = max(largest, (right - left) * (top - bottom) / max(1.0, width * height))
    except pypdfium2.PdfiumError:
        return largest
    return largest


def read_with_pypdf(data: bytes, limits: Limits) -> Reading:
    """Read a PDF with the second library alone; raises Encrypted or Broken."""
    texts, count, title = _with_pypdf(data, limits)
    notes = [UNREAD] if b"/AcroForm" in data else []
    return _reading(texts, count, title, notes)


def _page_text(
    document: pypdfium2.PdfDocument, at: int, marked: list[int] | None = None
) -> str | None:
    try:
        page = document[at]
        if marked is not None and has_asides(page):
            marked.append(at)
        words = page.get_textpage()
        text = str(words.get_text_bounded())
        words.close()
        page.close()
    except pypdfium2.PdfiumError:
        return None
    return _HYPHENS.sub("-\n", text)


def _with_pypdf(data: bytes, limits: Limits) -> tuple[list[str], int, str | None]:
    import pypdf
    from pypdf.errors import FileNotDecryptedError, LimitReachedError, PyPdfError

    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise Encrypted
        count = len(document.pages)
        texts = [document.pages[at].extract_text() for at in range(min(count, limits.pages))]
        title = document.metadata.title if document.metadata else None
    except FileNotDecryptedError as error:
        raise Encrypted from error
    except LimitReachedError as error:
        raise ReaderLimit from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise Broken(f"The PDF is damaged ({type(error).__name__}). Fetch it again.") from error
    return texts, count, title


def _chosen(texts: list[str], data: bytes, limits: Limits) -> tuple[list[str], bool]:
    """Give the pages as the better of the two libraries has them, and whether that is the second."""
    return _better(texts, data, limits) if _is_poor(texts) else (texts, False)


def _better(texts: list[str], data: bytes, limits: Limits) -> tuple[list[str], bool]:
    try:
        others = _with_pypdf(data, limits)[0]
    except (ReadError, RecursionError, MemoryError):
        return texts, False
    if _letters(sifted(others)[0]) > 1.2 * _letters(sifted(texts)[0]) + _FEW:
        return others, True
    return texts, False


@lru_cache(maxsize=1)  # whether its text is poor is asked first
def _legible(texts: tuple[str, ...]) -> tuple[tuple[str, ...], float]:
    kept, unread = sifted(texts)
    return tuple(kept), unread


def _letters(texts: list[str]) -> int:
    return sum(len(_LETTER.findall(_GLYPHS.sub("", text[:_SAMPLE]))) for text in texts)


def _is_poor(texts: list[str]) -> bool:
    broken = sum(len(_GLYPHS.findall(text[:_SAMPLE])) for text in texts)
    if broken > _BROKEN_SHARE * (_letters(texts) + broken):
        return True
    return _letters(texts) < _FEW * len(texts) or _legible(tuple(texts))[1] > _BROKEN_SHARE


def _reading(texts: list[str], count: int, title: str | None, notes: list[str]) -> Reading:
    cut = count > len(texts)
    if cut:
        notes.append(f"only the first {len(texts)} of {count} pages were read")
    title = (title or "").strip()[: DEFAULT.line]
    kept, unread = _legible(tuple(texts))
    return Reading(
        blocks=blocks_of(kept),
        media="pdf",
        title=None if _JUNK_TITLE.search(title) or not title else title,
        pages=count,
        notes=tuple(notes),
        unread=unread,
        cut=cut,
    )
