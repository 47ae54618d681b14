"""This file reads what stands on a PDF's pages beside their text: values of form fields, and comments."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium

from scrapers.items import Aside
from scrapers.readers.bounds import display

MOST = 2000  # fields and comments of a file
_LONGEST = 20_000  # bytes of one of them
UNREAD = "the fields of its form were not read"
_UNCHECKED = "Off"
_COMMENTS = (pdfium.FPDF_ANNOT_TEXT, pdfium.FPDF_ANNOT_FREETEXT)


def has_asides(page: pypdfium2.PdfPage) -> bool:
    """Say whether a page that is open may have fields or comments: to open it again takes as long as its text."""
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        mark = pdfium.FPDFPage_GetAnnot(page, place)
        if not mark:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(mark)
        pdfium.FPDFPage_CloseAnnot(mark)
        if kind in (pdfium.FPDF_ANNOT_WIDGET, *_COMMENTS):
            return True
    return False


def asides_of(
    document: pypdfium2.PdfDocument, pages: Iterable[int], notes: list[str]
) -> tuple[Aside, ...]:
    """Give the filled-in fields and the comments of these pages, noting what was not read."""
    try:
        document.init_forms()
        form = document.formenv
        if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL or (
            form is None and document.get_formtype() != pdfium.FORMTYPE_NONE
        ):
            notes.append(UNREAD)
        found: list[Aside] = []
        for at in pages:
            for aside in _on_page(document, form, at):
                if len(found) == MOST:
                    notes.append(f"only the first {MOST:,} fields and comments were read")
                    return tuple(found)
                found.append(aside)
    except (pypdfium2.PdfiumError, ValueError):
        notes.append(UNREAD)
        return ()
    return tuple(found)


def _on_page(
    document: pypdfium2.PdfDocument, form: pypdfium2.PdfFormEnv | None, at: int
) -> Iterator[Aside]:
    try:
        page = document[at]
    except pypdfium2.PdfiumError:
        return  # which is noted where its text is read
    for place in range(min(pdfium.FPDFPage_GetAnnotCount(page), MOST)):
        mark = pdfium.FPDFPage_GetAnnot(page, place)
        if not mark:
            continue
        aside = _aside(mark, form, at + 1)
        if aside is not None:
            yield aside
        pdfium.FPDFPage_CloseAnnot(mark)
    page.close()


def _aside(mark: object, form: pypdfium2.PdfFormEnv | None, page: int) -> Aside | None:
    kind = pdfium.FPDFAnnot_GetSubtype(mark)
    if kind == pdfium.FPDF_ANNOT_WIDGET and form is not None:
        value = _said(partial(pdfium.FPDFAnnot_GetFormFieldValue, form, mark))
        name = _said(partial(pdfium.FPDFAnnot_GetFormFieldName, form, mark))
        if value and value != _UNCHECKED:
            return Aside("form fields", f"{name}: {value}" if name else value, page)
    elif kind in _COMMENTS:
        text = _said(partial(pdfium.FPDFAnnot_GetStringValue, mark, b"Contents"))
        if text:
            return Aside("comments", text, page)
    return None


def _said(ask: Callable[[object, int], int]) -> str:
    """Give the text that the library writes into room of ours, as UTF-16 with a closing zero."""
    size = min(ask(None, 0), _LONGEST)
    room = ctypes.create_string_buffer(size)
    ask(ctypes.cast(room, ctypes.POINTER(pdfium.FPDF_WCHAR)), size)
    return display(room.raw.decode("utf-16-le", "replace").rstrip("\0")).strip()
