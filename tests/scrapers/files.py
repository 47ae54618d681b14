"""This file makes small PDF and Office files for the readers' tests, sound and hostile ones."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

import docx
import pptx
import pypdfium2
from pptx.util import Emu
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from scrapers.items import Reading
from scrapers.readers import ReadError, read


def outcome(data: bytes, name: str) -> Reading | ReadError:
    """Give what reading a file ends in; anything but a reading or a named error gets through."""
    try:
        return read(data, name)
    except ReadError as error:
        return error


def pdf(pages: Sequence[Sequence[str]], *, password: str | None = None, title: str = "") -> bytes:
    """Make a PDF with one drawn line per text, in a Chinese font that is not embedded."""
    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    out = io.BytesIO()
    locked: Any = None
    if password:
        from reportlab.lib.pdfencrypt import StandardEncryption

        locked = StandardEncryption(password, strength=128)
    drawing = canvas.Canvas(out, encrypt=locked)
    drawing.setTitle(title)
    for page in pages:
        drawing.setFont("MSung-Light", 11)
        for at, line in enumerate(page):
            drawing.drawString(72, 800 - 22 * at, line)
        drawing.showPage()
    drawing.save()
    return out.getvalue()


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """Make a PDF from numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def one_page(content: bytes, *, flate: bool = False, font: bytes = b"") -> bytes:
    """Make a PDF of one page with a content stream and one font."""
    font = font or b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    kind = b"/Filter /FlateDecode " if flate else b""
    return raw_pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< %s/Length %d >>\nstream\n%s\nendstream" % (kind, len(content), content),
        font,
        b"<< /Font << /F1 5 0 R >> >>",
    ])  # fmt: skip


def joined(*sheets: bytes) -> bytes:
    """Make one PDF of the pages of several."""
    whole = pypdfium2.PdfDocument.new()
    for sheet in sheets:
        whole.import_pages(pypdfium2.PdfDocument(sheet))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def bomb(mebibytes: int) -> bytes:
    """Make a PDF whose one text string unpacks to so many MiB, a thousandth of it on disk."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"BT /F1 9 Tf 9 9 Td (") + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b"a" * 2**20) + packer.flush(zlib.Z_FULL_FLUSH)
    return one_page(head + piece * mebibytes + packer.flush(), flate=True)


def archive(parts: dict[str, bytes]) -> bytes:
    """Make a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def with_part(data: bytes, name: str, body: bytes) -> bytes:
    """Give an Office file with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        parts = {part: made.read(part) for part in made.namelist()}
    return archive(parts | {name: body})


def word() -> bytes:
    """Make a Word file with a heading, a numbered list, a table with a merged cell, and a break."""
    document = docx.Document()
    document.add_heading("無人機的規管", level=1)
    document.add_paragraph("本文件簡介規管無人機的安排。")
    document.add_paragraph("設立試飛場地", style="List Number")
    document.add_paragraph("培訓人員", style="List Number")
    document.add_paragraph("公眾諮詢", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("年度", "開支", "2031-32", "1 200萬元"), strict=True):
        cell.text = text
    document.add_paragraph("表後一段。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def slides() -> bytes:
    """Make a deck of two slides: points out of order, a group and a table."""
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[1])
    first.shapes.title.text = "低空經濟"
    first.placeholders[1].text_frame.text = "試點計劃"
    second = deck.slides.add_slide(deck.slide_layouts[5])
    second.shapes.title.text = "時間表"
    for top, text in ((6000000, "下方"), (2000000, "上方")):
        box = second.shapes.add_textbox(Emu(0), Emu(top), Emu(900000), Emu(400000))
        box.text_frame.text = text
    group = second.shapes.add_group_shape()
    inner = group.shapes.add_textbox(Emu(0), Emu(4000000), Emu(900000), Emu(400000))
    inner.text_frame.text = "組內"
    frame = second.shapes.add_table(2, 2, Emu(0), Emu(7000000), Emu(900000), Emu(400000))
    for at, text in enumerate(("年度", "里程碑", "2031", "首航")):
        frame.table.cell(at // 2, at % 2).text = text
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def part(data: bytes, name: str) -> bytes:
    """Give one part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return made.read(name)
