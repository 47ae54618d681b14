"""This file shows that meaningless glyphs are found by what they are, and never taken for words."""

from __future__ import annotations

import pytest

from scrapers.items import NO_WORDS
from scrapers.kinds import documents
from scrapers.readers import read
from scrapers.readers.words import sifted
from tests.scrapers import files

ENGLISH = (
    "The courts will use new tools to search the judgments, and money was set aside for it. " * 6
)
CHINESE = "法院將使用新的工具搜尋判案書，政府已經為此預留款項，並會在明年內試行有關計劃。" * 8
SHIFTED = "".join(chr(ord(letter) - 29) if letter.isalpha() else letter for letter in ENGLISH)
SHUFFLED = "".join(chr(0x4E00 + ord(letter) * 7919 % 20_000) for letter in CHINESE)
CONTROLS = "".join(
    chr(0x80 + ord(letter) % 27) if letter.isalpha() else letter for letter in ENGLISH
)
NAMED = " ".join(f"g{ord(letter) * 7}" for letter in ENGLISH)
CID = "".join(f"(cid:{ord(letter)})" for letter in ENGLISH)
MEANINGLESS = {
    "shifted": SHIFTED, "shuffled": SHUFFLED, "controls": CONTROLS, "named": NAMED, "cid": CID,
}  # fmt: skip


@pytest.mark.parametrize("text", MEANINGLESS.values(), ids=MEANINGLESS)
def test_letters_that_form_no_words_are_no_text(text: str) -> None:
    assert sifted([text]) == ([""], 1.0)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        CHINESE,
        "甲乙丙丁",
        "SHCD G20 G7 C40 B2B",
        "陳大文 李小明 張三 王五 趙六 ",
        "https://www.example.org/g12/paper.pdf",
        "\uf0b7 a point\n\uf06c another",
        "12 345 678 90\n11 22 33 44",
        "",
    ],
)
def test_words_names_and_figures_are_text(text: str) -> None:
    assert sifted([text]) == ([text], 0.0)


def test_a_page_of_glyphs_among_pages_of_words_is_left_out_and_counted() -> None:
    kept, share = sifted([ENGLISH, SHIFTED, CHINESE])
    assert kept == [ENGLISH, "", CHINESE]
    assert 0.2 < share < 0.6


def test_a_line_of_glyphs_among_lines_of_words_is_left_out() -> None:
    kept, share = sifted([f"{ENGLISH}\ng1g2g3 g44 g5g6\n{ENGLISH}"])
    assert "g44" not in kept[0]
    assert 0 < share < 0.1


def in_a_font_without_letters(text: str) -> bytes:
    """Make a PDF that looks right and whose font says that every letter is a control character."""
    rows = b"".join(b"<%02X> <%04X>\n" % (code, 0x80 + code % 27) for code in range(0x61, 0x7B))
    table = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 26 beginbfchar\n%s" % rows
    table += b"endbfchar endcmap"
    content = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % text.encode()
    return files.raw_pdf([
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>",
        b"<< /Font << /F1 5 0 R >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(table), table),
    ])  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        in_a_font_without_letters("the courts will use artificial intelligence"),
        files.pdf([[SHIFTED[:80], SHIFTED[80:160], SHIFTED[160:240], SHIFTED[240:320]]]),
    ],
    ids=["control characters", "other letters"],
)
def test_a_pdf_whose_font_names_no_letters_is_told_by_its_title(data: bytes) -> None:
    (made,) = documents(read(data, "paper.pdf"), title="AI in the courts")
    assert (made.title, made.sections, made.unplaced) == ("AI in the courts", (), 1.0)
    assert NO_WORDS in made.notes


@pytest.mark.parametrize("text", [SHIFTED, SHUFFLED, NAMED, CID])
def test_a_file_of_glyphs_is_never_quoted(text: str) -> None:
    (made,) = documents(read(text.encode(), "paper.htm", "text/html"), title="AI in the courts")
    assert (made.sections, made.title) == ((), "AI in the courts")
    assert NO_WORDS in made.notes


def test_what_was_left_out_counts_as_unplaced() -> None:
    data = f"{ENGLISH}\n{NAMED}\n{ENGLISH}".encode()
    (made,) = documents(read(data, "paper.txt", "text/plain"))
    assert 0.2 < made.unplaced < 0.8
    assert any("no words" in note for note in made.notes)
