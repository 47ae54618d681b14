"""This file reads the letters of a PDF's pictures inside the child, line by line, and leaves out what is unsure.

It needs the extra `tamar[ocr]`. Nothing is ever fetched: the models lie in the package, and the
child has no network once this file is loaded.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from math import atan2, cos, sin
from statistics import median
from typing import Any

from scrapers.items import Block, Reading
from scrapers.readers.errors import Broken, Encrypted, UnsupportedFormat
from scrapers.readers.limits import DEFAULT, MIB, Limits

# A page takes 2 to 4 seconds and 0.8 GB; the libraries reserve far more addresses than they use.
SCANS = Limits(wall=300.0, cpu=240, memory=8192 * MIB, pages=20)
SURE = 0.80  # how sure the letters of a line are; below, it is left out
_LEGIBLE = 0.85  # of a page: below, it may lie on its side or its head
_DPI, _LONGEST_SIDE = 200, 3000
_NICE = 15
# Of what a file may cost: a page that lies otherwise than the last is looked at four times.
_ENOUGH = 0.6
_MOST_LINES = 400  # of one page
_APART = 0.9  # of a line's height: what stands further apart begins a paragraph
_CELL = "   "  # between what stands side by side in one row
_CROSSING, _BESIDE, _SIDE = 0.12, 0.25, (0.35, 0.65)  # shares of a page's lines, and of its width


def available() -> bool:
    """Say whether the extra is installed."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


@dataclass(frozen=True, slots=True)
class Seen:
    """A line of letters in a picture: where it stands, upright, and how sure its letters are."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    sure: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        return self.bottom - self.top


def read_scans(data: bytes, limits: Limits) -> Reading:
    """Read the pages of a PDF that are pictures, one after the other; those with text are not read again.

    Raises UnsupportedFormat without the extra, Encrypted or Broken.
    """
    if not available():
        raise UnsupportedFormat("Pictures are read with the extra: pip install 'tamar[ocr]'.")
    import pypdfium2

    from scrapers.readers.pdf import fingerprint, pages_to_see

    os.nice(_NICE)
    engine = _engine()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (Encrypted if "password" in str(error).lower() else Broken) from error
    count = len(document)
    wanted = pages_to_see(document, data, DEFAULT)
    blocks: list[Block] = []
    unsure = total = 0
    began, worked, looked, lies = time.monotonic(), time.process_time(), 0, 0
    for at in wanted[: limits.pages]:
        lines, lies = _page(engine, document, at, lies)
        lines, looked = lines[:_MOST_LINES], looked + 1
        sure = [one for one in lines if one.sure >= SURE]
        total += len(lines)
        unsure += len(lines) - len(sure)
        blocks += [Block(text, page=at + 1) for text in laid_out(sure)]
        if _spent(limits, time.monotonic() - began, time.process_time() - worked):
            break
    notes = []
    cut = len(wanted) > looked
    if cut:
        which = "pages" if len(wanted) == count else "pages without text"
        notes.append(f"only the first {looked} of {len(wanted)} {which} were read")
    if unsure:
        notes.append(
            f"{unsure} of {total} lines of the pictures are too unsure to be read; left out"
        )
    known_by = fingerprint(document, wanted)
    return Reading(
        blocks=tuple(blocks),
        media="pdf",
        pages=count,
        notes=tuple(notes),
        cut=cut,
        pictures=known_by,
    )


def _spent(limits: Limits, seconds: float, work: float) -> bool:
    """Say whether so much is used that another page might cost all that was read."""
    return seconds > _ENOUGH * limits.wall or work > _ENOUGH * limits.cpu


def _engine() -> Any:
    """Start the engine with the models of its package, without any way to the network."""
    _cut_off()
    with contextlib.redirect_stdout(sys.stderr):
        return import_module("rapidocr").RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.use_cls": False,
                "Global.max_side_len": _LONGEST_SIDE,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            }
        )


def _cut_off() -> None:
    """Refuse every connection of this process: a missing model is an error, not a download."""

    def refused(*_: object, **__: object) -> None:
        raise OSError("this process has no network")

    socket.socket.connect = refused  # type: ignore[method-assign]
    socket.getaddrinfo = refused  # type: ignore[assignment]


def _page(engine: Any, document: Any, at: int, lies: int) -> tuple[list[Seen], int]:
    """Read one page as it `lies`, in quarters of a turn as the page before did, or turned until it is text.

    Give its lines, and how the next one may lie.
    """
    image = _image(document, at)
    best: list[Seen] = []
    for turns in dict.fromkeys((lies, 0, 2, 1, 3)):
        best = max(best, _lines(engine, _turned(image, turns) if turns else image), key=_worth)
        if _worth(best) >= _LEGIBLE:
            return best, turns
    return best, lies


def _image(document: Any, at: int) -> Any:
    """Draw one page, grey in three colours, as the engine wants it."""
    page = document[at]
    scale = _DPI / 72
    longest = max(page.get_size()) * scale
    picture = page.render(scale=scale * min(1.0, _LONGEST_SIDE / longest), grayscale=True)
    image = picture.to_numpy()
    page.close()
    return image[:, :, None].repeat(3, axis=2) if image.ndim == 2 else image


def _turned(image: Any, turns: int) -> Any:
    arrays = import_module("numpy")
    return arrays.ascontiguousarray(arrays.rot90(image, turns))


def _worth(lines: Sequence[Seen]) -> float:
    """Say how legible a page is: the share of its letters that stand in lines wider than high, and sure."""
    letters = sum(len(one.text) for one in lines)
    upright = (one for one in lines if one.right - one.left > one.height or len(one.text) < 3)
    return sum(len(one.text) * one.sure for one in upright) / letters if letters else 0.0


def _lines(engine: Any, image: Any) -> list[Seen]:
    with contextlib.redirect_stdout(sys.stderr):
        found = engine(image)
    if found.txts is None or found.boxes is None:
        return []
    return upright(found.boxes, found.txts, found.scores)


def upright(boxes: Sequence[Any], texts: Sequence[str], scores: Sequence[float]) -> list[Seen]:
    """Give lines as if the page lay straight: their corners are turned back by the usual slant."""
    slants = [
        atan2(box[1][1] - box[0][1], box[1][0] - box[0][0])
        for box, text in zip(boxes, texts, strict=True)
        if len(text) > 3  # of a letter or two it says nothing
    ]
    slant = float(median(slants)) if slants else 0.0
    back, side = cos(-slant), sin(-slant)
    found = []
    for box, text, sure in zip(boxes, texts, scores, strict=True):
        xs = [float(x) * back - float(y) * side for x, y in box]
        ys = [float(x) * side + float(y) * back for x, y in box]
        said = " ".join(str(text).split())
        if said:
            found.append(Seen(said, min(xs), max(xs), min(ys), max(ys), float(sure)))
    return found


def laid_out(lines: Sequence[Seen]) -> Iterator[str]:
    """Give the lines in the order in which they are read, an empty one between paragraphs."""
    for part in _columns(sorted(lines, key=lambda one: one.middle)):
        above: float | None = None
        for row in _rows(part):
            top = min(one.top for one in row)
            tall = median(one.height for one in row)
            if above is not None and top - above > _APART * tall:
                yield ""
            yield _CELL.join(one.text for one in row)
            above = max(one.bottom for one in row)
        yield ""


def _rows(lines: Sequence[Seen]) -> list[list[Seen]]:
    """Put what stands side by side into one row, from the left."""
    rows: list[list[Seen]] = []
    for one in sorted(lines, key=lambda each: each.middle):
        if rows and abs(rows[-1][0].middle - one.middle) < 0.5 * min(
            rows[-1][0].height, one.height
        ):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _columns(lines: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Part a page of two columns: what goes across both ends what stands above it."""
    gutter = _gutter(lines)
    if gutter is None:
        yield list(lines)
        return
    left: list[Seen] = []
    right: list[Seen] = []
    for one in lines:
        if one.left < gutter < one.right:
            yield from (part for part in (left, right) if part)
            yield [one]
            left, right = [], []
        else:
            (left if one.right <= gutter else right).append(one)
    yield from (part for part in (left, right) if part)


def _gutter(lines: Sequence[Seen]) -> float | None:
    """Give where the room between two columns of prose is; None on a page of one, or with a table's short cells."""
    if len(lines) < 12:  # too few to tell
        return None
    first, last = min(one.left for one in lines), max(one.right for one in lines)
    width = last - first
    best: tuple[int, float] | None = None
    for step in range(31):
        at = first + width * (_SIDE[0] + (_SIDE[1] - _SIDE[0]) * step / 30)
        across = sum(1 for one in lines if one.left < at < one.right)
        if best is None or across < best[0]:
            best = across, at
    assert best is not None
    across, at = best
    sides = [one for one in lines if not one.left < at < one.right]
    wide = [one for one in sides if one.right - one.left > 0.3 * width]
    beside = min(
        sum(1 for one in sides if one.right <= at), sum(1 for one in sides if one.left >= at)
    )
    if across > _CROSSING * len(lines) or beside < _BESIDE * len(lines):
        return None
    return at if len(wide) >= 0.5 * len(sides) else None
