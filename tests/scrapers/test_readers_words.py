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
    "cid without brackets": CID.replace("(", " ").replace(")", " "),
    "names in base sixteen": " ".join(f"uni{ord(letter):04X}" for letter in CHINESE),
    "escaped": "".join(f"\\u{ord(letter):04x}" for letter in CHINESE),
    "private use": "".join(chr(0xE000 + ord(letter) % 0xFFF) for letter in CHINESE),
    "a symbol font's": " ".join("".join(chr(0xF000 + ord(one)) for one in word) for word in ENGLISH.split()),
    "Big5 read as Latin": CHINESE.encode("big5").decode("latin-1"),
    "UTF-8 read as Latin": CHINESE.encode().decode("cp1252", "replace"),
    "signs": "".join(chr(33 + ord(letter) % 14) if letter != " " else " " for letter in ENGLISH),
    "boxes": "\u25a1\u25a1\u25a1\u25a1 \u25a1\u25a1\u25a1 " * 40,
    "question marks": "?? ???? ? ????? " * 40,
    "another script": "".join(chr(0xAC00 + ord(letter) % 9000) for letter in CHINESE),
    "without vowels": "".join(letter for letter in ENGLISH if letter not in "aeiou"),
    "backwards": ENGLISH[::-1],
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
        "1,234.5 | 2,345.6 | (3.4%) | +5.6\n" * 20,
        "Name ........................ Date ________________ Signature --------------------\n" * 8,
        "\u250c\u2500\u2500\u2500\u2510 \u2502 A1 \u2502 \u2514\u2500\u2500\u2500\u2518\n" * 20,
        "CB(2)1402/2026(03) HKSAR FCR PWSC DPO ITIB LCQ R&D\n" * 8,
        "Café Société Générale à l'Université, où l'été a été très agréable et doux\n" * 6,
        "\u2713 \u2717 \u2713 \u2610 Yes \u2610 No\n" * 20,
        "".join(chr(0x1D41A + ord(one) - 97) if one.islower() else one for one in ENGLISH),
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


def test_the_half_of_a_text_that_is_words_is_kept() -> None:
    data = f"{ENGLISH}\n\n{CONTROLS}\n\n{CONTROLS}".encode()
    made = read(data, "paper.txt", "text/plain")
    assert any("The courts will use" in block.text for block in made.blocks)
    assert 0.5 < made.unread < 0.8
