"""This file tests how lines in a picture are put in order, and how what was read from one is marked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.contents.understanding import Hints
from bot.engines.inline import Inline
from bot.engines.picture_reader import picture_reader
from bot.watching.files import read_file
from scrapers.items import Document, Paragraph, Reading, Section
from scrapers.ocr_marks import (
    NOTE,
    is_read_from_image,
    kept_pages,
    marked,
    pages_of,
    pictured,
    pictured_share,
    quoted,
    sections_apart,
    with_pages,
    without_pages,
)
from scrapers.readers import scans
from scrapers.readers.errors import UnsupportedFormat
from scrapers.readers.process import read_in_child
from scrapers.readers.scans import SCANS, Seen, laid_out, upright
from storage.documents import text_sha
from tests.evaluation.scans import FONTS, Page, drawn, pages, score
from tests.scrapers import files

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


PICTURE = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
SHEET = files.one_page(PICTURE)
TEXT = files.pdf([["Lamps at piers burn all night, said the office."]])


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Which pages an engine is shown, from 0: it finds one sure line on each."""
    shown: list[int] = []

    def page(engine: object, document: object, at: int, lies: int) -> tuple[list[Seen], int]:
        shown.append(at)
        return [seen(f"The lamp of pier {at}", 0, 0)], lies

    for name, fake in (("available", lambda: True), ("_engine", object), ("_page", page)):
        monkeypatch.setattr(scans, name, fake)
    monkeypatch.setattr("os.nice", lambda _: 0)
    return shown


def test_only_pages_without_text_are_looked_at(looked_at: list[int]) -> None:
    read = scans.read_scans(files.joined(TEXT, SHEET, TEXT, TEXT, SHEET), SCANS)
    assert looked_at == [1, 4]
    assert [(one.page, one.text) for one in read.blocks if one.text] == [
        (2, "The lamp of pier 1"),
        (5, "The lamp of pier 4"),
    ]


def test_all_pages_of_a_file_without_text_are_looked_at(looked_at: list[int]) -> None:
    scans.read_scans(files.joined(SHEET, files.one_page(b"0.5 g 90 90 300 400 re f")), SCANS)
    assert looked_at == [0, 1]


def test_pages_of_stamps_alone_are_looked_at(looked_at: list[int]) -> None:
    stamped = files.one_page(PICTURE + b" BT /F1 9 Tf 40 760 Td (Annex to a paper) Tj ET")
    scans.read_scans(files.joined(TEXT, stamped, stamped), SCANS)
    assert looked_at == [1, 2]


def test_a_page_whose_letters_only_the_second_library_reads_is_not_looked_at(
    looked_at: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scrapers.readers.pdf._page_text", lambda *_: "")
    lines = b" BT /F1 9 Tf 40 760 Td (Lamps at piers burn) Tj 0 -20 Td (all night and by day) Tj ET"
    scans.read_scans(files.joined(files.one_page(PICTURE + lines), SHEET), SCANS)
    assert looked_at == [1]


def test_of_400_pages_the_first_20_are_looked_at_and_the_rest_is_said(
    looked_at: list[int],
) -> None:
    read = scans.read_scans(files.joined(*[SHEET] * 400), SCANS)
    assert looked_at == list(range(20))
    assert read.notes == ("only the first 20 of 400 pages were read",)
    assert read.cut


def test_of_many_pictured_pages_among_text_the_first_20_are_looked_at(
    looked_at: list[int],
) -> None:
    read = scans.read_scans(files.joined(TEXT, *[SHEET] * 30), SCANS)
    assert looked_at == list(range(1, 21))
    assert read.notes == ("only the first 20 of 30 pages without text were read",)


class Engine:
    """An engine that sees what it is told, once for each way round that a page is shown in."""

    def __init__(self, *sights: list[tuple[str, float]]) -> None:
        self.sights, self.shown = list(sights), list[Any]()

    def __call__(self, image: Any) -> Any:
        assert image not in self.shown
        self.shown.append(image)
        lines = self.sights.pop(0)  # more looks than were foreseen are an error
        boxes = [
            [(0, y), (300, y), (300, y + 20), (0, y + 20)] for y in range(0, 30 * len(lines), 30)
        ]
        if not lines:
            return SimpleNamespace(txts=None, boxes=None, scores=None)
        words, sure = zip(*lines, strict=True)
        return SimpleNamespace(txts=words, boxes=boxes, scores=sure)


def read_with(monkeypatch: pytest.MonkeyPatch, engine: Engine, sheets: bytes = SHEET) -> Reading:
    fakes = {
        "available": lambda: True,
        "_engine": lambda: engine,
        "_image": lambda document, at: (at, 0),
        "_turned": lambda image, turns: (image[0], turns),
    }
    for name, fake in fakes.items():
        monkeypatch.setattr(scans, name, fake)
    monkeypatch.setattr("os.nice", lambda _: 0)
    read = scans.read_scans(sheets, SCANS)
    assert engine.sights == []
    return read


def said(read: Reading) -> list[str]:
    return [one.text for one in read.blocks if one.text]


def test_lines_below_the_floor_are_left_out_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(
        [("The lamps of every pier stay on", 0.99), ("b1ll of £4O", 0.79), ("until dawn", 0.8)]
    )
    read = read_with(monkeypatch, engine)
    assert said(read) == ["The lamps of every pier stay on", "until dawn"]
    assert read.notes == ("1 of 3 lines of the pictures are too unsure to be read; left out",)


def test_a_page_of_scrawl_is_turned_and_nothing_of_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scrawl = [("vv/ llrn", 0.4), ("o0 cc", 0.3)]
    read = read_with(monkeypatch, Engine(scrawl, scrawl, scrawl, scrawl))
    assert said(read) == []
    assert read.notes == ("2 of 2 lines of the pictures are too unsure to be read; left out",)


def test_a_page_on_its_head_is_said_as_it_reads_the_other_way_round(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine = Engine([("ʇɥƃıu llɐ", 0.5)], [("all night", 0.97)])
    read = read_with(monkeypatch, engine)
    assert (said(read), read.notes) == (["all night"], ())
    assert engine.shown == [(0, 0), (0, 2)]


def test_pages_that_lie_as_the_first_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lying, upright = [("ll llll", 0.5)], [("all night", 0.97)]
    engine = Engine(lying, lying, upright, upright, upright)
    read = read_with(monkeypatch, engine, files.joined(SHEET, SHEET, SHEET))
    assert said(read) == ["all night"] * 3
    assert engine.shown == [(0, 0), (0, 2), (0, 1), (1, 1), (2, 1)]


def test_what_was_read_is_kept_when_the_next_page_might_cost_too_much(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = SimpleNamespace(monotonic=iter((0.0, 100.0, 200.0)).__next__, process_time=lambda: 0.0)
    monkeypatch.setattr(scans, "time", clock)
    line = [("The lamps stay on", 0.97)]
    read = read_with(monkeypatch, Engine(line, line), files.joined(*[SHEET] * 5))
    assert said(read) == ["The lamps stay on"] * 2
    assert read.notes == ("only the first 2 of 5 pages were read",)


def test_an_empty_page_is_looked_at_each_way_and_has_no_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = read_with(monkeypatch, Engine([], [], [], []))
    assert (said(read), read.notes) == ([], ())


def letter(*, notes: tuple[str, ...] = ()) -> Document:
    said = Section("Annex", (Paragraph("Lamps stay on.", page=1),))
    return Document("plain", "en", "Lamps", sections=(said,), notes=notes)


ON_TWO = {2: (Section("Table", (Paragraph("Forty lamps."),)), Section(None, (Paragraph("End."),)))}


def test_pictured_pages_stand_after_the_text_each_heading_with_the_mark() -> None:
    made = with_pages(letter(notes=(pictured([2], 3),)), ON_TWO)
    assert [one.heading for one in made.sections] == [
        "Annex",
        "Table [read from an image (OCR)]",
        "[read from an image (OCR)]",
    ]
    assert {each.page for one in made.sections[1:] for each in one.paragraphs} == {2}
    assert pages_of(made) == {2}
    assert not is_read_from_image(made.fields, "en")
    assert made.notes == (f"page 2 {NOTE}",)


def test_a_text_without_its_pictured_pages_is_the_text_as_it_was() -> None:
    assert without_pages(with_pages(letter(), ON_TWO)).sections == letter().sections


def test_pictured_pages_are_carried_over_to_a_text_that_is_read_anew() -> None:
    left_out = (
        "only the first 20 of 30 pages without text were read",
        "5 of 60 lines of the pictures are too unsure to be read; left out",
    )
    before = with_pages(letter(notes=(pictured([2], 3), "as it was")), ON_TWO, left_out)
    kept = kept_pages(before, letter(notes=(pictured([2], 3), "read anew")))
    assert kept.sections == before.sections
    assert kept.notes == ("read anew", f"page 2 {NOTE}", *left_out)
    assert pages_of(kept) == {2}


def test_a_text_with_pictured_pages_is_the_same_at_its_next_look() -> None:
    again = letter(notes=(pictured([2], 3), "annex B is not in the file"))
    before = with_pages(again, ON_TWO, ("only the first 20 of 30 pages without text were read",))
    assert kept_pages(before, again) == before


def test_pictured_pages_do_not_count_among_a_texts_words() -> None:
    assert text_sha(with_pages(letter(), ON_TWO)) == text_sha(letter())


@pytest.mark.parametrize(
    ("notes", "share"),
    [((), 0), (("2 of 4 pages are pictures without text, not read: 2, 4",), 0.5)],
)
def test_the_share_of_pages_that_nobody_read_is_known_by_the_note(
    notes: tuple[str, ...], share: float
) -> None:
    assert pictured_share(notes) == share


@needs_extra
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("mixed 150 dpi", 0.98),
        ("on its head", 0.98),
        ("Chinese in columns", 0.98),
        ("a form", 0.98),
        ("Chinese by a hand", 0.95),
        ("Chinese upright", 0.9),
    ],
)
def test_a_page_s_letters_are_read_in_their_places(name: str, least: float) -> None:
    share, _, notes = score(
        drawable(name), lambda data: read_in_child("scans", data, SCANS)
    )  # fmt: skip
    assert share > least
    assert not notes


@needs_extra
@pytest.mark.timeout(600)
def test_a_pictured_page_of_a_file_with_text_is_added_to_it(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(files.joined(TEXT, drawn(drawable("a form")), TEXT))
    (made,) = read_file(Inline(), file, Hints(), 60, pictures=picture_reader())[0].documents
    own, added = sections_apart(made)
    assert "Lamps at piers" in str((made.title, own))
    assert "Harbour Lamps Society" in str(added)
    assert pages_of(made) == {2}


def drawable(name: str) -> Page:
    pytest.importorskip("PIL")
    if not any(Path(one).exists() for one in FONTS):
        pytest.skip("no font with Chinese letters")
    return next(one for one in pages() if one.name == name)


@needs_extra
@pytest.mark.timeout(600)
def test_letters_that_are_unsure_are_left_out_and_counted() -> None:
    pytest.importorskip("PIL")
    page = Page("illegible", ("The harbour lamps stay on all night.",) * 6, dpi=26, spoilt=True)
    share, _, notes = score(page, lambda data: read_in_child("scans", data, SCANS))
    assert share < 0.9
    assert not notes or "too unsure" in notes[0]
