"""This file tests how PDF, Word, PowerPoint and text files are read, sound and hostile ones."""

from __future__ import annotations

import io
import random
import sys

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.items import Reading
from scrapers.readers import (
    Broken,
    EmptyFile,
    Encrypted,
    Limits,
    NotWhatItSays,
    ReaderLimit,
    ReadError,
    TookTooLong,
    UnsupportedFormat,
    child,
    read,
)
from scrapers.readers.encodings import decode
from scrapers.readers.errors import NAMED
from scrapers.readers.lines import blocks_of
from tests.material import shared
from tests.scrapers import files

MIB = 2**20
PARAGRAPHS = [
    f"{number}. 第{number}段說明無人機的規管安排及未來的工作計劃。" for number in range(2, 12)
]


def texts(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks]


def test_a_pdf_gives_its_lines_with_their_pages() -> None:
    reading = read(files.pdf([["甲段", "乙段"], ["丙段"]], title="無人機"), "a.pdf")
    assert [(block.text, block.page) for block in reading.blocks] == [
        ("甲段", 1), ("乙段", 1), ("丙段", 2),
    ]  # fmt: skip
    assert (reading.media, reading.pages, reading.title) == ("pdf", 2, "無人機")


def test_running_heads_and_page_numbers_go_and_the_first_head_stays() -> None:
    pages = [["立法會CB(9)12/2031號文件", PARAGRAPHS[at], f"- {at + 1} -"] for at in range(5)]
    shown = texts(read(files.pdf(pages), "a.pdf"))
    assert shown == ["立法會CB(9)12/2031號文件", *PARAGRAPHS[:5]]


@pytest.mark.parametrize(
    "head", ["答覆編號 HAB031", "HAB031", "HHB(H)001", "立法會CB(9)12/2031號文件"]
)
def test_a_head_that_says_the_paper_s_number_again_goes_from_the_second_of_two_pages(
    head: str,
) -> None:
    first = f"管制人員的答覆  答覆編號\nHAB031 HHB(H)001\n立法會CB(9)12/2031號文件\n{PARAGRAPHS[0]}"
    shown = blocks_of([first, f"{head}\n{PARAGRAPHS[1]}"])
    assert [block.text for block in shown][-2:] == PARAGRAPHS[:2]


@pytest.mark.parametrize("head", ["HK$100", "COVID-19", "FY2026", "GPT4"])
def test_a_column_s_head_with_letters_and_figures_is_no_paper_s_number(head: str) -> None:
    pages = [f"{head}\n{PARAGRAPHS[at]}" for at in range(2)]
    assert [block.text for block in blocks_of(pages)].count(head) == 2


def test_a_head_with_another_number_opens_another_paper() -> None:
    pages = [f"Reply Serial No. HAB03{at}\n{PARAGRAPHS[at]}" for at in (1, 2)]
    assert "Reply Serial No. HAB032" in [block.text for block in blocks_of(pages)]


def test_bare_page_numbers_go_where_they_count_up() -> None:
    pages = "\f".join(f"{PARAGRAPHS[at]}\n{at + 4}" for at in range(4))
    assert [block.text for block in blocks_of(pages.split("\f"))] == PARAGRAPHS[:4]


def test_a_form_that_fills_every_page_keeps_its_own_headings() -> None:
    page = "管制人員的答覆\n(問題編號：{0})\n總目：(9)\n分目：(000)\n問題{0}的內容"
    pages = [page.format(number) for number in range(1, 7)]
    assert [block.text for block in blocks_of(pages)].count("管制人員的答覆") == 6


def test_a_figure_of_a_table_is_no_page_number() -> None:
    pages = ["開支\n120", "開支增加\n75", "人手\n12"]
    assert [block.text for block in blocks_of(pages)] == [
        "開支", "120", "開支增加", "75", "人手", "12",
    ]  # fmt: skip


def test_a_pdf_without_text_says_so() -> None:
    reading = read(files.pdf([[], []]), "scan.pdf")
    assert (reading.blocks, reading.notes, reading.pages) == ((), ("no text in the file",), 2)


def test_a_font_without_a_unicode_map_gives_letters_or_says_that_it_has_none() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [<<"
        b" /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe)"
        b" /Ordering (Identity) /Supplement 0 >> >>] >>"
    )
    page = files.one_page(b"BT /F1 12 Tf 50 700 Td <0041E04200430044> Tj ET", font=font)
    reading = read(page, "a.pdf")
    assert reading.blocks or reading.notes


def test_a_locked_pdf_is_named() -> None:
    with pytest.raises(Encrypted, match="password"):
        read(files.pdf([["甲"]], password="secret"), "a.pdf")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_pdf_cut_short_is_read_or_named(share: float) -> None:
    whole = files.pdf([PARAGRAPHS])
    ended = files.outcome(whole[: int(share * len(whole))], "a.pdf")
    assert isinstance(ended, Broken | Reading)


def test_pages_that_contain_themselves_are_named() -> None:
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    loop = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"
    with pytest.raises(Broken):
        read(files.raw_pdf([catalogue, loop]), "a.pdf")


def test_arrays_a_hundred_thousand_deep_do_no_harm() -> None:
    ended = files.outcome(files.one_page(b"[" * 100_000 + b"]" * 100_000), "a.pdf")
    assert str(ended) if isinstance(ended, ReadError) else ended.notes


def test_a_bomb_is_small_on_disk_and_ends_as_a_limit() -> None:
    data = files.bomb(150)
    assert len(data) < MIB // 4
    with pytest.raises(ReaderLimit):
        read(data, "a.pdf", limits=Limits(memory=250 * MIB))


def test_files_attached_to_a_pdf_are_noted() -> None:
    writer = pypdf.PdfWriter(
        clone_from=io.BytesIO(files.pdf([["Lamps along the harbour were lit."]]))
    )
    writer.add_attachment("annex.txt", b"Ferries")
    out = io.BytesIO()
    writer.write(out)
    assert read(out.getvalue(), "a.pdf").notes == ("the files attached to it were not read",)


def test_a_file_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TookTooLong, match="seconds"):
        read(files.pdf([["甲"]]), "a.pdf", limits=Limits(wall=0.01))


def test_more_text_than_a_paper_has_is_refused() -> None:
    with pytest.raises(ReaderLimit):
        read(files.pdf([PARAGRAPHS]), "a.pdf", limits=Limits(output=600))


def test_a_child_that_does_not_start_does_not_blame_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReadError, match="did not start"):
        read(files.pdf([["甲"]]), "a.pdf")


def test_a_word_broken_at_a_line_end_keeps_its_hyphen_for_whoever_joins_lines() -> None:
    lines = texts(read(files.pdf([["Plans for develop-", "ment of drones"]]), "a.pdf"))
    assert lines == ["Plans for develop-", "ment of drones"]


def test_more_pages_than_allowed_are_cut_and_said() -> None:
    reading = read(files.pdf([["甲段"], ["乙段"], ["丙段"]]), "a.pdf", limits=Limits(pages=2))
    assert reading.notes == ("only the first 2 of 3 pages were read",)
    assert reading.cut
    assert texts(reading) == ["甲段", "乙段"]


def test_the_child_sees_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "/nowhere")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    assert texts(read(files.pdf([["甲段"]]), "a.pdf")) == ["甲段"]


def test_a_word_file_gives_headings_numbered_items_and_tables() -> None:
    reading = read(files.word(), "a.docx")
    assert [(block.role, block.text) for block in reading.blocks] == [
        ("heading", "無人機的規管"),
        ("paragraph", "本文件簡介規管無人機的安排。"),
        ("item", "1. 設立試飛場地"),
        ("item", "2. 培訓人員"),
        ("item", "• 公眾諮詢"),
        ("table", "年度 | 開支\n2031-32 | 1 200萬元"),
        ("paragraph", "表後一段。"),
    ]


def test_footnotes_of_a_word_file_are_read() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    content = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    body = (
        f"<w:document {space}><w:body><w:p><w:r><w:t>試飛場地</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>'
    )
    notes = (
        f'<w:footnotes {space}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>位於新界。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    data = files.with_part(files.word(), "word/document.xml", body.encode())
    data = files.with_part(data, "word/footnotes.xml", notes.encode())
    links = files.part(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>",
        f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    types = files.part(data, "[Content_Types].xml").replace(
        b"</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{content}"/></Types>'.encode(),
    )
    data = files.with_part(data, "word/_rels/document.xml.rels", links)
    data = files.with_part(data, "[Content_Types].xml", types)
    assert [(block.role, block.text) for block in read(data, "a.docx").blocks] == [
        ("paragraph", "試飛場地²"), ("footnote", "² 位於新界。"),
    ]  # fmt: skip


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框內</w:t></w:r></w:p></w:txbxContent>"
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body><w:p><w:r>'
        f"<w:t>框外</w:t><mc:AlternateContent><mc:Choice Requires='w'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p></w:body></w:document>"
    )
    data = files.with_part(files.word(), "word/document.xml", body.encode())
    assert texts(read(data, "a.docx")) == ["框外", "框內"]


def test_entities_of_a_word_file_are_neither_expanded_nor_fetched() -> None:
    body = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "/etc/passwd">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>start &b; &x;</w:t></w:r></w:p></w:body></w:document>"
    )
    data = files.with_part(files.word(), "word/document.xml", body.encode())
    assert texts(read(data, "a.docx")) == ["start"]


def test_slides_are_pages_with_their_title_first_and_shapes_from_top_to_bottom() -> None:
    reading = read(files.slides(), "a.pptx")
    assert [(block.role, block.text, block.page) for block in reading.blocks] == [
        ("heading", "低空經濟", 1),
        ("paragraph", "試點計劃", 1),
        ("heading", "時間表", 2),
        ("paragraph", "上方", 2),
        ("paragraph", "組內", 2),
        ("paragraph", "下方", 2),
        ("table", "年度 | 里程碑\n2031 | 首航", 2),
    ]


def test_an_office_file_that_would_unpack_to_too_much_is_refused_unopened() -> None:
    data = files.archive({"word/document.xml": b" " * 3 * MIB})
    with pytest.raises(ReaderLimit, match="unpack"):
        read(data, "a.docx", limits=Limits(unpacked=2 * MIB))


def test_an_archive_of_too_many_parts_is_refused() -> None:
    with pytest.raises(ReaderLimit, match="parts"):
        read(files.archive({str(at): b"" for at in range(20)}), "a.zip", limits=Limits(parts=10))


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"a.txt": b"x"}, "Unpack"),
        ({"xl/workbook.xml": b"x"}, "workbook"),
        ({"mimetype": b"x", "content.xml": b"x"}, "OpenDocument"),
    ],
)
def test_other_archives_are_named(parts: dict[str, bytes], word: str) -> None:
    with pytest.raises(UnsupportedFormat, match=word):
        read(files.archive(parts), "a.zip")


def test_a_locked_office_file_is_named() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    with pytest.raises(Encrypted):
        read(ole + "EncryptedPackage".encode("utf-16-le"), "a.docx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "a.doc"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"\x1f\x8b\x08\x00", "a.gz"),
        (b"{\\rtf1 text}", "a.rtf"),
        (bytes(range(256)) * 40, "a.bin"),
    ],
)
def test_formats_that_are_not_read_are_named(data: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormat):
        read(data, name)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"<!DOCTYPE html><title>Error</title>", "paper.pdf"),
        (b"Not found", "paper.docx"),
        ("找不到網頁".encode(), "paper.pdf"),
        (bytes(range(256)) * 40, "paper.pdf"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named(data: bytes, name: str) -> None:
    with pytest.raises(NotWhatItSays):
        read(data, name)


def test_bytes_decide_where_the_name_is_wrong() -> None:
    assert read(files.pdf([["甲段"]]), "paper.html", "text/html").media == "pdf"


def test_the_media_type_decides_where_the_name_has_no_ending() -> None:
    with pytest.raises(NotWhatItSays):
        read(b"plain words", "paper", "application/pdf")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\0\0\0"])
def test_an_empty_file_is_named(data: bytes) -> None:
    with pytest.raises(EmptyFile):
        read(data, "a.txt")


def test_plain_text_keeps_lines_blank_lines_and_letter_spacing() -> None:
    reading = read("甲 乙 丙\n\n  丁\n".encode(), "a.txt")
    assert [(block.text, block.level, block.page) for block in reading.blocks] == [
        ("甲 乙 丙", 0, None), ("", 0, None), ("丁", 2, None),
    ]  # fmt: skip


def test_form_feeds_part_the_pages_of_plain_text() -> None:
    reading = read("甲段\n\f乙段\n\f".encode(), "a.txt")
    assert [(block.text, block.page) for block in reading.blocks] == [("甲段", 1), ("乙段", 2)]
    assert reading.pages == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5hkscs", "utf-16", "utf-16-le"])
def test_plain_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    text = "政府會推動發展。\nThe Government will help.\n第二年檢討。\n"
    assert texts(read(text.encode(encoding), "a.txt")) == text.split("\n")[:-1]


@pytest.mark.parametrize("text", ["Café – “naïve”\n", "the Bureau’s plan\n", "£30 million\n"])
def test_english_in_the_letters_of_windows_is_read_as_english(text: str) -> None:
    assert texts(read(text.encode("cp1252"), "a.txt")) == [text.strip()]


@pytest.mark.parametrize("text", ["陳曼琪\n", "Mr CHAN 李 said\n", "鰂魚涌\n"])
def test_a_few_chinese_letters_are_not_taken_for_accents(text: str) -> None:
    assert texts(read(text.encode("big5hkscs"), "a.txt")) == [text.strip()]


def test_an_encoding_that_is_stated_decides_of_a_few_letters() -> None:
    page = '<meta charset="gb2312"><p>A paper on 智 city</p>'.encode("gb18030")
    assert "智" in "".join(texts(read(page, "a.html")))


@pytest.mark.parametrize("stated", ["big5", "gb2312", "windows-1252", "iso-8859-1", "utf-8"])
@pytest.mark.parametrize("words", ["The Government’s plan", "A “lamp” plan", "Lamps—piers"])
def test_english_is_read_as_english_whatever_it_says_of_itself(stated: str, words: str) -> None:
    page = f'<meta charset="{stated}"><p>{words}</p>'.encode("cp1252")
    assert texts(read(page, "a.html")) == [words]


def test_an_encoding_is_told_by_letters_however_late_they_come() -> None:
    text = "Lamps are lit. " * 3000 + "The Bureau’s plan – and Café"
    assert "The Bureau’s plan – and Café" in decode(text.encode("cp1252"))


@pytest.mark.parametrize("words", ["The Bureau’s plan’s “lamp”", "政府推動燈", "燈"])
def test_text_in_utf_8_with_a_byte_lost_is_read_but_for_that(words: str) -> None:
    assert decode(words.encode() + b" \xe2\x80") == f"{words} \ufffd"


@pytest.mark.parametrize("text", ["OK𠝹 said 李", "IT李", "A型B", "啲嘢OK𠝹"])
def test_a_chinese_letter_beside_latin_ones_is_no_quote(text: str) -> None:
    assert decode(f"<meta charset=big5>{text}".encode("big5hkscs")).endswith(text)


def test_half_a_surrogate_in_text_does_no_harm() -> None:
    data = "甲".encode("utf-16-le") + b"\x00\xd8" + "乙\n".encode("utf-16-le")
    assert "甲" in "".join(texts(read(b"\xff\xfe" + data, "a.txt")))


def test_text_over_its_limit_is_refused() -> None:
    with pytest.raises(ReaderLimit):
        read(b"a" * (2 * MIB), "a.txt", limits=Limits(plain=MIB))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a", "a.html", ""]))
def test_no_bytes_raise_anything_but_named_errors(data: bytes, name: str) -> None:
    if data.startswith(b"PK") or b"%PDF-" in data:
        data = b""  # those start a child; they have a test of their own
    assert str(files.outcome(data, name))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.pptx"])
def test_damaged_files_are_read_or_named(name: str, seed: int) -> None:
    dice = random.Random(f"{name}{seed}")
    whole = {"a.pdf": files.pdf([PARAGRAPHS]), "a.docx": files.word(), "a.pptx": files.slides()}[
        name
    ]
    data = bytearray(whole)
    for _ in range(12):
        data[dice.randrange(40, len(data))] = dice.randrange(256)
    ended = files.outcome(bytes(data), name)
    assert str(ended) if isinstance(ended, ReadError) else ended.media == name[2:]


def test_every_error_says_what_to_do() -> None:
    for error in (EmptyFile, Encrypted, NotWhatItSays, UnsupportedFormat, ReaderLimit, Broken):
        assert str(error()).count(".") >= 2


@pytest.mark.parametrize("trouble", [KeyError("x"), RecursionError(), MemoryError()])
def test_what_a_library_raises_is_told_with_what_to_do(
    trouble: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object) -> None:
        raise trouble

    monkeypatch.setattr(child, "_read", breaks)
    told = child.answer("pdf", b"", Limits())
    assert str(NAMED[str(told["error"])](str(told["message"]))).count(". ") >= 1


@pytest.mark.parametrize("magic", [b"\x89PNG", b"\x7fELF", b"MZ\x90", b"7z\xbc\xaf\x27\x1c"])
def test_what_is_no_paper_says_what_to_do(magic: bytes) -> None:
    with pytest.raises(UnsupportedFormat, match=r": (find|do not|unpack)"):
        read(magic + bytes(40), "a.pdf")


@pytest.mark.real
def test_real_extracted_texts_are_read() -> None:
    for path in sorted(shared("real", "seeds").glob("*.txt")):
        reading = read(path.read_bytes(), path.name)
        assert reading.media == "plain"
        assert len([block for block in reading.blocks if block.text]) > 70


PICTURED = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
LOGO = PICTURED.replace(b"595 0 0 842", b"60 0 0 60")


def test_pages_that_are_pictures_in_a_file_with_text_are_named() -> None:
    text = files.pdf([["Lamps at piers burn all night, said the office."]])
    seen = files.outcome(
        files.joined(text, files.one_page(PICTURED), text, files.one_page(PICTURED)), "paper.pdf"
    )
    assert isinstance(seen, Reading)
    assert "2 of 4 pages are pictures without text, not read: 2, 4" in seen.notes


def sheet(*lines: str, picture: bytes = PICTURED) -> bytes:
    """A page with a picture, by default over all of it, and lines of letters above that."""
    said = (f"BT /F1 9 Tf 40 {560 - 20 * at} Td ({line}) Tj ET" for at, line in enumerate(lines))
    return files.one_page(picture + " ".join(("", *said)).encode())


def pictures_in(*sheets: bytes) -> list[str]:
    seen = files.outcome(files.joined(*sheets), "paper.pdf")
    assert isinstance(seen, Reading)
    return [note for note in seen.notes if "pictures" in note]


@pytest.mark.parametrize("stamp", ["Annex A", "CB\\(2\\)438/2026\\(03\\)", "12"])
def test_a_scan_that_is_stamped_page_for_page_is_pictures_without_text(stamp: str) -> None:
    noted = ["3 of 3 pages are pictures without text, not read: 1, 2, 3"]
    assert pictures_in(*[sheet(stamp)] * 3) == noted


def test_a_stamp_on_a_pictured_page_is_no_text_of_it() -> None:
    text = files.pdf([["Lamps at piers burn all night, said the office."]])
    stamps = sheet("Annex to the paper", "LC Paper No. 438/26"), sheet("LC Paper No. 438/26")
    noted = ["2 of 3 pages are pictures without text, not read: 2, 3"]
    assert pictures_in(text, *stamps) == noted


@pytest.mark.parametrize(
    "page",
    [
        sheet("Figure 3: lamps at piers by year", picture=PICTURED.replace(b"842", b"500")),
        sheet("Lamps at piers burn all night", "and by day, said the office of piers"),
        sheet("The piers of tomorrow").replace(b"600 800", b"800 600"),
    ],
    ids=["a figure with its caption", "a scan with its letters", "a slide with its title"],
)
def test_a_page_with_text_on_its_picture_is_no_picture(page: bytes) -> None:
    text = files.pdf([["Lamps at piers burn all night, said the office."]])
    assert pictures_in(text, page) == []


@pytest.mark.parametrize("sheet", [b"0 0 m", LOGO], ids=["empty", "a logo"])
def test_an_empty_page_is_no_picture(sheet: bytes) -> None:
    text = files.pdf([["Lamps at piers burn all night, said the office."]])
    seen = files.outcome(files.joined(text, files.one_page(sheet)), "paper.pdf")
    assert isinstance(seen, Reading)
    assert not any("pictures" in note for note in seen.notes)
