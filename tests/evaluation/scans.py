"""This file scores how well pictures of pages are read: `python -m tests.evaluation.scans`, with the extra installed.

Twenty pages of our own texts, drawn here: three qualities, tilted, in two columns, as tables, both
scripts mixed, on their side and on their head. Needs a font with Chinese letters.
"""

from __future__ import annotations

import io
import random
import re
import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from scrapers.readers.process import read_in_child
from scrapers.readers.scans import SCANS, available

TEXTS = Path(__file__).parents[1] / "scrapers" / "golden" / "kinds"
FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
)
ENGLISH, CHINESE = "panel_paper_en.txt", "panel_paper_zh_hant.txt"
FORM = (
    "Name of organisation   Harbour Lamps Society",
    "Date of submission   12 October 2026",
    "聯絡人   陳大文",
    "意見   支持延長碼頭照明時間",
    "Views on Question 1   Lamps should stay on until the last ferry",
    "Views on Question 2   No comment",
)
_GAPS = re.compile(r"\s+")


@dataclass(frozen=True)
class Page:
    """One page to be read: what it is called, its lines as they are to be read, and how it is drawn."""

    name: str
    lines: tuple[str, ...]
    dpi: int = 200
    spoilt: bool = False
    tilt: float = 0.0
    turned: int = 0
    columns: int = 1
    table: bool = False
    upright: bool = False  # written from the top to the bottom, in columns from the right
    form: bool = False  # each line is a label and what was filled in, in ruled boxes
    hand: bool = False  # each letter leans, rises and grows as it likes


def pages() -> Iterator[Page]:
    """Give the twenty-four pages."""
    english, chinese = _prose(ENGLISH, 76), _prose(CHINESE, 32)
    for dpi, spoilt in ((200, False), (150, True), (100, True)):
        yield Page(f"English {dpi} dpi", english[:24], dpi, spoilt)
        yield Page(f"Chinese {dpi} dpi", chinese[:24], dpi, spoilt)
        yield Page(f"mixed {dpi} dpi", _mixed(english, chinese), dpi, spoilt)
    for degrees in (-2.0, 1.0, 3.0):
        yield Page(f"tilted by {degrees:g}", chinese[:22], tilt=degrees)
    yield Page("English in columns", _prose(ENGLISH, 36)[:44], columns=2)
    yield Page("Chinese in columns", _prose(CHINESE, 15)[:44], columns=2)
    yield Page("English columns 150", _prose(ENGLISH, 36)[8:50], 150, spoilt=True, columns=2)
    rows = (
        "項目   2025-26   2026-27",
        "碼頭照明   1,200   1,350",
        "渡輪服務   87,400   91,050",
        "浮標   36   41",
    )
    yield Page("a table", rows * 4, table=True)
    money = ("Item   Approved   Revised", "Pier lamps   1,200   1,350", "Ferries   87,400   91,050")
    yield Page("an English table", money * 5, table=True)
    yield Page("on its head", chinese[:20], turned=2)
    yield Page("on its side", english[:20], turned=1)
    yield Page("English tilted, 150", english[:20], 150, spoilt=True, tilt=1.5)
    yield Page("Chinese upright", chinese[:14], upright=True)
    yield Page("a form", FORM, form=True)
    yield Page("by an unsteady hand", english[:12], hand=True)
    yield Page("Chinese by a hand", chinese[:12], hand=True)


def _prose(name: str, width: int) -> tuple[str, ...]:
    """Give a text of ours as lines of a width; Chinese ones are cut anywhere."""
    text = " ".join((TEXTS / name).read_text("utf-8").split())
    if name == ENGLISH:
        return tuple(textwrap.wrap(text, width))
    whole = _GAPS.sub("", text)
    return tuple(whole[at : at + width] for at in range(0, len(whole), width))


def _mixed(english: Sequence[str], chinese: Sequence[str]) -> tuple[str, ...]:
    pairs = zip(english[4:15], chinese[4:15], strict=False)
    return tuple(line for pair in pairs for line in pair)


def drawn(page: Page) -> bytes:
    """Draw a page and give it as a PDF of one picture."""
    Image, ImageDraw, ImageFilter, ImageFont = (  # the library's own names
        import_module(f"PIL.{name}") for name in ("Image", "ImageDraw", "ImageFilter", "ImageFont")
    )
    path = next(one for one in FONTS if Path(one).exists())
    scale = page.dpi / 200
    width, height, size = (
        int(1654 * scale),
        int(2339 * scale),
        int((28 if page.columns > 1 else 34) * scale),
    )
    font = ImageFont.truetype(path, size, index=3)
    image = Image.new("L", (width, height), 255)
    pen = ImageDraw.Draw(image)
    for text, place in _placed(page, scale):
        if page.hand:
            _by_hand(image, text, place, path, size)
        else:
            pen.text(place, text, font=font, fill=20)
    if page.form:
        for row in range(len(page.lines) + 1):
            level = int((165 + row * 90) * scale)
            pen.line((int(140 * scale), level, int(1520 * scale), level), fill=60, width=3)
        foot = int((165 + len(page.lines) * 90) * scale)
        for side in (140, 620, 1520):
            pen.line(
                (int(side * scale), int(165 * scale), int(side * scale), foot), fill=60, width=3
            )
    if page.tilt:
        image = image.rotate(
            page.tilt, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC
        )
    if page.turned:
        image = image.rotate(90 * page.turned, expand=True)
    if page.spoilt:
        image = image.filter(ImageFilter.GaussianBlur(0.6))
        held = io.BytesIO()
        image.save(held, "JPEG", quality=45)
        image = Image.open(held).convert("L")
    file = io.BytesIO()
    image.save(file, "PDF", resolution=page.dpi)
    return file.getvalue()


def _placed(page: Page, scale: float) -> Iterator[tuple[str, tuple[int, int]]]:
    """Give what is drawn at which place, from the top left."""
    each = -(-len(page.lines) // page.columns)
    for at, text in enumerate(page.lines):
        column, row = divmod(at, each)
        if page.upright:
            for down, letter in enumerate(text):
                yield letter, (int((1430 - 76 * at) * scale), int((180 + 46 * down) * scale))
            continue
        deep, apart = (90, 490) if page.form else (62, 430)
        left, top = int((160 + 700 * column) * scale), int((180 + row * deep) * scale)
        for number, cell in enumerate(text.split("   ") if page.table or page.form else [text]):
            yield cell, (left + int(apart * number * scale), top)


def _by_hand(image: Any, text: str, place: tuple[int, int], path: str, size: int) -> None:
    """Draw a line letter by letter, none quite as the one before it."""
    drawing, fonts = import_module("PIL.ImageDraw"), import_module("PIL.ImageFont")
    pictures, chance = import_module("PIL.Image"), random.Random(text)
    left = float(place[0])
    for letter in text:
        font = fonts.truetype(path, int(size * chance.uniform(0.8, 1.15)), index=3)
        cell = pictures.new("L", (2 * size, 2 * size), 255)
        drawing.Draw(cell).text((size // 2, size // 2), letter, font=font, fill=70)
        cell = cell.rotate(chance.uniform(-14, 14), fillcolor=255)
        at = (int(left) - size // 2, place[1] - size // 2 + chance.randint(-6, 6))
        image.paste(0, at, cell.point(lambda grey: 255 - grey))
        left += font.getlength(letter) * chance.uniform(0.85, 1.1)


def score(page: Page, read: Callable[[bytes], Any]) -> tuple[float, float, Sequence[str]]:
    """Give the share of a page's letters that are read in their places, the seconds, and what was noted."""
    data, began = drawn(page), time.monotonic()
    reading = read(data)
    wanted = _GAPS.sub("", "".join(page.lines))
    found = _GAPS.sub("", "".join(block.text for block in reading.blocks))
    return Levenshtein.normalized_similarity(wanted, found), time.monotonic() - began, reading.notes


def main() -> None:
    """Print each page's score, and their mean."""
    if not available():
        sys.exit("The extra is not installed: pip install 'tamar[ocr]'.")
    scores = []
    for page in pages():
        share, seconds, notes = score(page, lambda data: read_in_child("scans", data, SCANS))
        scores.append(share)
        print(f"{page.name:24} {share:.3f}  {seconds:5.1f} s  {'; '.join(notes)}", flush=True)
    print(f"{len(scores)} pages, mean {sum(scores) / len(scores):.3f}, worst {min(scores):.3f}")


if __name__ == "__main__":
    main()
