"""This file puts words where Office files may hold them: in wrappers, rows of forms, formulas, shapes and diagrams."""

from __future__ import annotations

import pytest

from scrapers.readers import read
from tests.scrapers import files

OPEN = "http://schemas.openxmlformats.org"
EITHER = f"{OPEN}/markup-compatibility/2006"
SPACES = (
    f'xmlns:w="{OPEN}/wordprocessingml/2006/main" xmlns:mc="{EITHER}" '
    f'xmlns:a="{OPEN}/drawingml/2006/main" xmlns:m="{OPEN}/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
LINKS = f"{OPEN}/officeDocument/2006/relationships"
DIAGRAM = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
FERRY = "<w:p><w:r><w:t>Ferries by night</w:t></w:r></w:p>"
PIER = "<w:p><w:r><w:t>Piers</w:t></w:r></w:p>"
REPEATED, ENDED = "<w:sdt><w:sdtContent>" * 2, "</w:sdtContent></w:sdt>" * 2
SHAPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="9" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/><p:txBody>'
    "<a:bodyPr/><a:p><a:r><a:t>Ferries by night</a:t></a:r></a:p></p:txBody></p:sp>"
)
GROUP = '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'


def word(body: str) -> bytes:
    page = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return files.with_part(files.word(), "word/document.xml", page.encode())


def deck(shapes: str) -> bytes:
    slide = files.part(files.slides(), "ppt/slides/slide1.xml")
    slide = slide.replace(b"</p:spTree>", f"{shapes}</p:spTree>".encode())
    return files.with_part(files.slides(), "ppt/slides/slide1.xml", slide)


def with_diagram(data: bytes, folder: str, links: str) -> bytes:
    drawn = (
        f'<d:dataModel xmlns:d="{OPEN}/drawingml/2006/diagram" {SPACES}><d:ptLst><d:pt><d:t><a:p>'
        "<a:r><a:t>Ferries</a:t></a:r><a:br/><a:r><a:t>by night</a:t></a:r></a:p></d:t></d:pt>"
        "</d:ptLst></d:dataModel>"
    )
    part = f"{folder}/diagrams/data1.xml"
    link = f'<Relationship Id="rD" Type="{LINKS}/diagramData" Target="/{part}"/></Relationships>'
    stated = f'<Override PartName="/{part}" ContentType="{DIAGRAM}"/></Types>'
    types, linked = "[Content_Types].xml", files.part(data, links)
    told = files.part(data, types).replace(b"</Types>", stated.encode())
    data = files.with_part(files.with_part(data, part, drawn.encode()), types, told)
    return files.with_part(data, links, linked.replace(b"</Relationships>", link.encode()))


def said(data: bytes, name: str = "a.docx") -> list[str]:
    return [block.text for block in read(data, name).blocks]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:moveTo>{FERRY}</w:moveTo>",
        f"<mc:AlternateContent><mc:Choice>{FERRY}</mc:Choice></mc:AlternateContent>",
        f"{REPEATED * 10}{FERRY}{ENDED * 10}",
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{FERRY}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
        f"<w:tbl>{REPEATED}<w:tr><w:tc>{FERRY}</w:tc></w:tr>{ENDED}</w:tbl>",
        "<w:p><m:oMath><m:r><m:t>Ferries by night</m:t></m:r></m:oMath></w:p>",
        "<w:p><w:r><w:drawing><a:t>Ferries by night</a:t></w:drawing></w:r></w:p>",
        '<w:p><w:r><w:pict><v:textpath string="Ferries by night"/></w:pict></w:r></w:p>',
        f"<mc:AlternateContent><mc:Choice/><mc:Fallback>{FERRY}</mc:Fallback></mc:AlternateContent>",
    ],
    ids=["moved", "either", "nested", "row of a form", "repeated rows", "formula", "shape", "bent", "older"],
)  # fmt: skip
def test_words_of_a_word_file_are_read_whatever_holds_them(body: str) -> None:
    assert said(word(PIER + body)) == ["Piers", "Ferries by night"]


def test_what_is_written_twice_for_older_programs_is_read_once() -> None:
    twice = f"<mc:Choice>{FERRY}</mc:Choice><mc:Fallback>{FERRY}</mc:Fallback>"
    assert said(word(f"<mc:AlternateContent>{twice}</mc:AlternateContent>")) == ["Ferries by night"]


def test_a_text_box_in_a_cell_is_read_once() -> None:
    box = f"<w:txbxContent>{FERRY}</w:txbxContent>"
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    cell = f"<w:p><w:r><mc:AlternateContent>{twice}</mc:AlternateContent></w:r></w:p>"
    assert said(word(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>")) == ["Ferries by night"]


@pytest.mark.parametrize("gone", ["del", "moveFrom"])
def test_what_was_taken_out_of_a_word_file_is_not_read(gone: str) -> None:
    assert said(word(f"{PIER}<w:{gone}>{FERRY}</w:{gone}>")) == ["Piers"]


def test_a_file_inside_a_word_file_is_noted() -> None:
    assert read(word(f"{PIER}<w:altChunk/>"), "a.docx").notes == (
        "a file inside the text was not read",
    )


def test_the_words_of_a_diagram_in_a_word_file_are_read() -> None:
    data = with_diagram(word(PIER), "word", "word/_rels/document.xml.rels")
    assert said(data) == ["Piers", "Ferries by night"]


def test_the_words_of_a_diagram_on_a_slide_are_read() -> None:
    data = with_diagram(files.slides(), "ppt", "ppt/slides/_rels/slide1.xml.rels")
    assert said(data, "a.pptx")[:3] == ["低空經濟", "試點計劃", "Ferries by night"]


def test_a_shape_that_stands_in_two_forms_is_read_once() -> None:
    forms = f"<mc:Choice Requires='a14'>{SHAPE}</mc:Choice><mc:Fallback>{SHAPE}</mc:Fallback>"
    either = f'<mc:AlternateContent xmlns:mc="{EITHER}">{forms}</mc:AlternateContent>'
    assert said(deck(either), "a.pptx").count("Ferries by night") == 1


def test_a_shape_in_groups_within_groups_is_read() -> None:
    data = deck(GROUP * 25 + SHAPE + "</p:grpSp>" * 25)
    assert "Ferries by night" in said(data, "a.pptx")
