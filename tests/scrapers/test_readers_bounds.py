"""This file tests how a reading is kept within what any pattern may see."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.items import Block, Reading
from scrapers.readers import Broken, Limits, ReaderLimit, read, read_apart
from scrapers.readers.bounds import pieces, rows_within, within

SMALL = Limits(line=40, blocks=5, text=150, title=20, notes=3)
PARTED = "lines of over 40 letters were parted"


def _letters(text: str) -> str:
    return "".join(text.split())


def _reading(*texts: str, role: str = "paragraph", title: str | None = None) -> Reading:
    return Reading(tuple(Block(text, role) for text in texts), "html", title)  # type: ignore[arg-type]


@given(st.text(alphabet="ab 。,.\n中", max_size=300), st.integers(min_value=1, max_value=60))
def test_pieces_are_short_and_lose_no_letter(text: str, most: int) -> None:
    found = list(pieces(text, most))
    assert all(len(piece) <= most for piece in found)
    assert _letters("".join(found)) == _letters(text)


def test_a_short_text_is_one_piece_as_it_stands() -> None:
    assert list(pieces(" a b ", 40)) == [" a b "]


def test_a_long_text_is_parted_where_a_sentence_ends() -> None:
    text = "The scheme opens in May 2031. It is free, and open to all."
    assert list(pieces(text, 45)) == [
        "The scheme opens in May 2031.", "It is free, and open to all.",
    ]  # fmt: skip


@given(st.text(alphabet="ab |\n", max_size=300), st.integers(min_value=1, max_value=60))
def test_a_table_is_parted_without_losing_a_letter(text: str, most: int) -> None:
    found = list(rows_within(text, most))
    assert all(len(rows) <= most for rows in found)
    assert _letters("".join(found)) == _letters(text)


def test_a_table_is_parted_between_its_rows() -> None:
    table = "\n".join(f"row {at} | {at} | {at}" for at in range(6))
    made = within(_reading(table, role="table"), SMALL)
    assert "\n".join(block.text for block in made.blocks) == table
    assert {block.role for block in made.blocks} == {"table"}
    assert made.notes == (PARTED,)


def test_a_reading_within_the_limits_stays_as_it_is() -> None:
    reading = _reading("one", "two", title="A title")
    assert within(reading, SMALL) == reading


def test_a_long_line_is_parted_and_said_to_be() -> None:
    made = within(_reading("word " * 20), SMALL)
    assert [block.text for block in made.blocks] == ["word word word word word word word word"] * 2 + [
        "word word word word"
    ]  # fmt: skip
    assert made.notes == (PARTED,)


def test_more_lines_than_a_file_may_have_are_cut_aloud() -> None:
    made = within(_reading(*"abcdefgh"), SMALL)
    assert len(made.blocks) == 5
    assert made.notes == ("only the first 5 lines of the file were read",)
    assert made.cut


def test_more_letters_than_a_file_may_have_are_cut_aloud() -> None:
    made = within(_reading("a" * 40, "b" * 40, "c" * 40, "d" * 40), SMALL)
    assert [block.text[0] for block in made.blocks] == ["a", "b", "c"]
    assert made.notes == ("only the first 3 lines of the file were read",)


def test_a_long_title_is_cut_aloud() -> None:
    made = within(_reading("a", title="A title of many words and more"), SMALL)
    assert made.title == "A title of many"
    assert made.notes == ("the title was cut after 20 letters",)


def test_a_child_s_many_notes_are_cut() -> None:
    made = within(Reading((Block("a"),), "pdf", notes=("n" * 500,) * 9), SMALL)
    assert made.notes == ("n" * 20,) * 3


LONG = "滔滔不絕，" * 3000


def _docx() -> bytes:
    made = docx.Document()
    made.add_paragraph(LONG)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _pptx() -> bytes:
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[1])
    slide.shapes.title.text = "A slide"
    slide.placeholders[1].text = LONG
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (LONG.encode(), "a.txt"),
        (f"<html><body><p>{LONG}".encode(), "a.htm"),
        (f"<html><body><table><tr><td>{LONG}<td>2</table>".encode(), "a.htm"),
        (_docx(), "a.docx"),
        (_pptx(), "a.pptx"),
    ],
)
def test_every_reader_parts_a_long_line_and_keeps_its_text(data: bytes, name: str) -> None:
    reading = read(data, name)
    assert all(len(block.text) <= Limits().line for block in reading.blocks)
    assert "lines of over 10,000 letters were parted" in reading.notes
    assert _letters(LONG) in _letters("".join(block.text for block in reading.blocks))


def test_a_text_of_too_many_lines_is_refused_by_name() -> None:
    with pytest.raises(ReaderLimit, match="lines"):
        read(b"a\n" * 300_001, "a.txt")


def test_what_a_child_has_not_kept_within_the_limits_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longer = Reading((Block("智慧城市" * 20_000, "paragraph"),), "docx")
    monkeypatch.setattr("scrapers.readers.process.read_in_child", lambda *_, **__: longer)
    with pytest.raises(Broken, match="limits"):
        read_apart("office", b"")


def test_a_file_is_cleaned_and_judged_in_the_child_that_reads_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("that takes seconds, and everybody waits")

    monkeypatch.setattr("scrapers.readers.within", never)
    monkeypatch.setattr("scrapers.readers.sifted", never)
    said = read_apart("office", _docx())
    assert any(block.text for block in said.blocks)
