"""This file shows which Office files are read: templates, shows, macros ignored; and what is kept apart from their text."""

from __future__ import annotations

import io

import docx
import pptx
import pypdfium2
import pytest
from reportlab.pdfgen import canvas

from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import known_format, read
from scrapers.readers.limits import DEFAULT
from scrapers.readers.pdf import read_pdf
from storage.documents import passages
from tests.scrapers import files

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
WORDS = {
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
SHOWS = {
    "pptm": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    "potx": "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml",
    "potm": "application/vnd.ms-powerpoint.template.macroEnabled.main+xml",
    "ppsx": "application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml",
    "ppsm": "application/vnd.ms-powerpoint.slideshow.macroEnabled.main+xml",
}
TYPES = "[Content_Types].xml"


def of_type(data: bytes, before: str, after: str) -> bytes:
    """Give an Office file that says it is of another type, with macros in it."""
    stated = files.part(data, TYPES).replace(before.encode(), after.encode())
    return files.with_part(files.with_part(data, TYPES, stated), "word/vbaProject.bin", b"\xd0\xcf")


def edited(data: bytes, name: str, before: str, after: str) -> bytes:
    body = files.part(data, name)
    assert before.encode() in body
    return files.with_part(data, name, body.replace(before.encode(), after.encode(), 1))


@pytest.mark.parametrize("ending", WORDS)
def test_word_files_with_macros_and_templates_are_read(ending: str) -> None:
    made = read(of_type(files.word(), WORD, WORDS[ending]), f"paper.{ending}")
    assert (made.media, made.blocks) == ("docx", read(files.word(), "paper.docx").blocks)


@pytest.mark.parametrize("ending", SHOWS)
def test_shows_decks_with_macros_and_templates_are_read(ending: str) -> None:
    made = read(of_type(files.slides(), SLIDES, SHOWS[ending]), f"paper.{ending}")
    assert (made.media, made.blocks) == ("pptx", read(files.slides(), "paper.pptx").blocks)


@pytest.mark.parametrize("ending", [*WORDS, *SHOWS])
def test_every_ending_of_an_office_file_is_known(ending: str) -> None:
    assert known_format(files.word(), f"paper.{ending}") == "office"


def test_a_style_without_a_type_is_a_style() -> None:
    data = edited(
        files.word(),
        "word/styles.xml",
        'w:type="paragraph" w:styleId="Heading1"',
        'w:styleId="Heading1"',
    )
    assert read(data, "paper.docx").blocks == read(files.word(), "paper.docx").blocks


def document_of(data: bytes, name: str) -> Document:
    (made,) = documents(read(data, name))
    return made


def beside(made: Document) -> dict[str | None, list[str]]:
    return {part.heading: [each.text for each in part.paragraphs] for part in made.asides}


def in_sections(made: Document) -> str:
    return "\n".join(each.text for part in made.sections for each in part.paragraphs)


def with_notes() -> bytes:
    deck = pptx.Presentation(io.BytesIO(files.slides()))
    frame = deck.slides[0].notes_slide.notes_text_frame
    assert frame is not None
    frame.text = "記住提及人工智能"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def test_the_notes_of_a_speaker_are_kept_apart_and_noted() -> None:
    made = document_of(with_notes(), "paper.pptx")
    assert beside(made) == {"speaker notes": ["記住提及人工智能"]}
    assert "記住" not in in_sections(made)
    assert any("speaker notes" in note for note in made.notes)


def test_what_stands_beside_a_text_is_found_and_makes_no_topic() -> None:
    made = document_of(with_notes(), "paper.pptx")
    assert "ai" not in {match.topic for match in Matcher(shipped()).match(made)}
    assert any("人工智能" in piece.text for piece in passages(made))


def commented() -> bytes:
    paper = docx.Document()
    paragraph = paper.add_paragraph("The scheme opens in spring.")
    paper.add_comment(paragraph.runs, "Is spring certain?", author="A. Clerk")
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def test_comments_on_a_word_file_are_kept_apart() -> None:
    made = document_of(commented(), "paper.docx")
    assert beside(made) == {"comments": ["Is spring certain?"]}
    assert made.title == "The scheme opens in spring."


def test_what_was_chosen_in_a_form_of_word_is_kept_apart() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Bureau"/><w:ddList>'
        '<w:result w:val="1"/><w:listEntry w:val="HB"/><w:listEntry w:val="ITIB"/></w:ddList></w:ffData>'
        '</w:fldChar></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData>'
        '<w:name w:val="Agreed"/><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>'
    )
    data = edited(files.word(), "word/document.xml", "<w:body>", f"<w:body>{field}")
    assert beside(document_of(data, "paper.docx")) == {
        "form fields": ["Bureau: ITIB", "Agreed: yes"]
    }


def test_endnotes_of_a_word_file_are_read() -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    named = f'<Override PartName="/word/endnotes.xml" ContentType="{kind}"/></Types>'
    data = edited(files.word(), TYPES, "</Types>", named)
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/endnotes" Target="endnotes.xml"/></Relationships>'
    )
    data = edited(data, "word/_rels/document.xml.rels", "</Relationships>", link)
    body = (
        b'<w:endnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:endnote w:id="1"><w:p><w:r><w:t>A note at the end.</w:t></w:r></w:p></w:endnote></w:endnotes>'
    )
    made = read(files.with_part(data, "word/endnotes.xml", body), "paper.docx")
    assert made.blocks[-1].text == "A note at the end."


def test_the_fields_of_a_pdf_form_are_kept_apart() -> None:
    out = io.BytesIO()
    drawing = canvas.Canvas(out)
    drawing.drawString(72, 800, "Application to speak at the public hearing")
    drawing.acroForm.textfield(name="Subject", value="Smart lampposts", x=72, y=700)
    drawing.acroForm.checkbox(name="Agreed", checked=True, x=72, y=650)
    drawing.acroForm.checkbox(name="Refused", checked=False, x=72, y=600)
    drawing.save()
    made = document_of(out.getvalue(), "form.pdf")
    assert beside(made) == {"form fields": ["Subject: Smart lampposts", "Agreed: Yes"]}
    assert "lampposts" not in in_sections(made)
    assert any("form fields" in note for note in made.notes)


def test_only_pages_with_fields_are_opened_again_and_say_where_these_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = io.BytesIO()
    drawing = canvas.Canvas(out)
    for page in range(4):
        for line in range(9):  # that no page is looked at for a picture
            drawing.drawString(
                72, 800 - 20 * line, f"To speak at public hearing {page}.{line} on lamps"
            )
        drawing.linkURL("https://www.legco.gov.hk", (72, 560, 200, 580))
        if page == 2:
            drawing.acroForm.textfield(name="Subject", value="Smart lampposts", x=72, y=500)
        drawing.showPage()
    drawing.save()
    opened: list[int] = []
    get_page = pypdfium2.PdfDocument.get_page

    def count(document: pypdfium2.PdfDocument, at: int) -> pypdfium2.PdfPage:
        opened.append(at)
        return get_page(document, at)

    monkeypatch.setattr(pypdfium2.PdfDocument, "get_page", count)
    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", count)
    made = read_pdf(out.getvalue(), DEFAULT)
    assert [(aside.text, aside.page) for aside in made.asides] == [("Subject: Smart lampposts", 3)]
    assert opened == [0, 1, 2, 3, 2]
