"""This file tests how lines in a picture are put in order, and how what was read from one is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from scrapers.items import Document, Paragraph, Section
from scrapers.readers import scans
from scrapers.readers.errors import UnsupportedFormat
from scrapers.readers.process import read_in_child
from scrapers.readers.scans import SCANS, Seen, laid_out, upright
from scrapers.scans import NOTE, is_read_from_image, marked, quoted
from tests.evaluation.scans import FONTS, Page, pages, score

needs_extra = pytest.mark.skipif(
    not scans.available(), reason="the extra tamar[ocr] is not installed"
)


def seen(text: str, left: float, top: float, width: float = 300, height: float = 20) -> Seen:
    return Seen(text, left, left + width, top, top + height, 0.99)


def order(*lines: Seen) -> list[str]:
    return [text for text in laid_out(lines) if text]


def test_lines_are_read_from_the_top() -> None:
    assert order(seen("two", 0, 50), seen("one", 0, 0)) == ["one", "two"]


def test_what_stands_side_by_side_is_one_row_with_its_cells_apart() -> None:
    assert order(seen("1,200", 400, 3, 60), seen("Lamps", 0, 0, 90)) == ["Lamps   1,200"]


def test_a_wide_gap_begins_a_paragraph() -> None:
    assert list(laid_out([seen("a", 0, 0), seen("b", 0, 24), seen("c", 0, 90)])) == [
        "a", "b", "", "c", "",
    ]  # fmt: skip


def test_two_columns_are_read_one_after_the_other_below_what_goes_across() -> None:
    lines = [seen("title", 0, 0, 800)]
    lines += [seen(f"left {at}", 0, 40 + 30 * at, 370) for at in range(8)]
    lines += [seen(f"right {at}", 430, 40 + 30 * at, 370) for at in range(8)]
    wanted = ["title", *(f"left {at}" for at in range(8)), *(f"right {at}" for at in range(8))]
    assert order(*lines) == wanted


def test_a_table_of_short_cells_is_no_two_columns() -> None:
    lines = [seen(f"row {at}", 0, 30 * at, 120) for at in range(10)]
    lines += [seen(f"{at}", 700, 30 * at, 60) for at in range(10)]
    assert order(*lines)[0] == "row 0   0"


def test_a_slanting_page_is_put_straight() -> None:
    box = [(0, 0), (1000, 100), (998, 120), (-2, 20)]
    lower = [(-10, 100), (990, 200), (988, 220), (-12, 120)]
    first, second = upright([lower, box], ["the lower line", "the upper line"], [1, 1])
    assert order(first, second) == ["the upper line", "the lower line"]
    assert second.height < 30


def test_a_marked_document_says_so_in_its_field_its_note_and_its_headings() -> None:
    plain = Document(
        "plain", "zh-Hant", "燈", sections=(Section("一", (Paragraph("燈亮。"),)), Section(None))
    )
    made = marked(plain)
    assert is_read_from_image(made.fields, "zh-Hant")
    assert not is_read_from_image(made.fields, "en")
    assert [one.heading for one in made.sections] == [
        "一 ［由圖像讀出（OCR）］",
        "［由圖像讀出（OCR）］",
    ]
    assert NOTE in made.notes


def test_words_are_marked_once() -> None:
    once = quoted("The lamps stay.", "en")
    assert once == "[read from an image (OCR)] The lamps stay."
    assert quoted(once, "en") == once


def test_without_the_extra_the_child_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scans, "available", lambda: False)
    with pytest.raises(UnsupportedFormat, match=r"tamar\[ocr\]"):
        scans.read_scans(b"%PDF-1.4", SCANS)


@needs_extra
@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", ["mixed 150 dpi", "on its head", "Chinese in columns"])
def test_a_page_s_letters_are_read_in_their_places(name: str) -> None:
    pytest.importorskip("PIL")
    if not any(Path(one).exists() for one in FONTS):
        pytest.skip("no font with Chinese letters")
    page = next(one for one in pages() if one.name == name)
    share, _, notes = score(page, lambda data: read_in_child("scans", data, SCANS))
    assert share > 0.98
    assert not notes


@needs_extra
@pytest.mark.timeout(120)
def test_letters_that_are_unsure_are_left_out_and_counted() -> None:
    pytest.importorskip("PIL")
    page = Page("illegible", ("The harbour lamps stay on all night.",) * 6, dpi=26, spoilt=True)
    share, _, notes = score(page, lambda data: read_in_child("scans", data, SCANS))
    assert share < 0.9
    assert not notes or "too unsure" in notes[0]
