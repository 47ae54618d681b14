"""This file tests how a document is kept within what any pattern may see, and how long making one takes."""

from __future__ import annotations

import pytest

from scrapers import kinds
from scrapers.items import (
    Block,
    Document,
    Exchange,
    Paragraph,
    Person,
    Reading,
    Recommendation,
    Section,
)  # fmt: skip
from scrapers.kinds.bounds import MOST_PEOPLE, within
from scrapers.readers import Limits
from tests.deadlines import printed

SMALL = Limits(line=40, title=20)
PARTED = "paragraphs of over 40 letters were parted"
WORDS = "word " * 19 + "word"


def _document(**said: object) -> Document:
    return Document("plain", "en", **{"title": "A title", **said})  # type: ignore[arg-type]


def test_a_document_within_the_limits_stays_as_it_is() -> None:
    document = _document(
        sections=(Section("Aim", (Paragraph("One.", no="1"),)),),
        exchanges=(Exchange("Why?", "Because.\nSo."),),
        recommendations=(Recommendation(1, "Do it.", heading="Aim"),),
        people=(Person("asker", "CHAN Tai-man"),), fields={"form": "letter"}, notes=("read in part",),
    )  # fmt: skip
    assert within(document, SMALL) == document


def test_a_long_paragraph_becomes_several_of_which_the_first_keeps_the_number() -> None:
    made = within(_document(sections=(Section("Aim", (Paragraph(WORDS, no="7", page=3),)),)), SMALL)
    parts = made.sections[0].paragraphs
    assert [part.no for part in parts] == ["7", None, None]
    assert {part.page for part in parts} == {3}
    assert " ".join(part.text for part in parts) == WORDS
    assert made.notes == (PARTED,)


def test_a_long_table_becomes_several_tables() -> None:
    rows = "\n".join(f"row {at} | {at}" for at in range(9))
    made = within(_document(sections=(Section(None, (Paragraph(rows, table=True),)),)), SMALL)
    parts = made.sections[0].paragraphs
    assert all(part.table and len(part.text) <= 40 for part in parts)
    assert "\n".join(part.text for part in parts) == rows


def test_a_long_title_is_cut_and_stands_whole_below() -> None:
    made = within(_document(title=WORDS), SMALL)
    assert made.title == "word word word…"
    assert " ".join(part.text for part in made.sections[0].paragraphs) == WORDS
    assert made.notes == ("the title was cut after 20 letters",)


def test_a_long_heading_is_cut_and_stands_whole_below() -> None:
    made = within(_document(sections=(Section(WORDS, (Paragraph("One."),)),)), SMALL)
    assert made.sections[0].heading == "word word word…"
    assert " ".join(part.text for part in made.sections[0].paragraphs) == f"{WORDS} One."
    assert made.notes == ("a heading was cut after 20 letters",)


def test_a_long_line_of_an_answer_is_parted() -> None:
    made = within(_document(exchanges=(Exchange("Why?", f"So:\n{WORDS}"),)), SMALL)
    lines = made.exchanges[0].answer.split("\n")
    assert " ".join(lines) == f"So: {WORDS}"
    assert all(len(line) <= 40 for line in lines)
    assert made.notes == (PARTED,)


def test_a_long_recommendation_is_parted() -> None:
    made = within(_document(recommendations=(Recommendation(1, WORDS, ("3",)),)), SMALL)
    assert made.recommendations[0].text.replace("\n", " ") == WORDS
    assert made.recommendations[0].rests_on == ("3",)


def test_more_people_than_a_paper_names_are_cut_aloud() -> None:
    made = within(_document(people=(Person("member", "A"),) * (MOST_PEOPLE + 1)))
    assert len(made.people) == MOST_PEOPLE
    assert made.notes == ("only the first 2,000 of 2,001 people were read",)


def test_a_long_field_is_cut_aloud() -> None:
    made = within(_document(fields={"papers": WORDS}), SMALL)
    assert made.fields["papers"].endswith("…")
    assert made.notes == ("the field papers was cut after 40 letters",)


def test_lines_that_never_end_make_paragraphs_within_the_limits() -> None:
    line = "the department has worked with the bureau and with others on the scheme and"
    reading = Reading(tuple(Block(line) for _ in range(2000)), "plain")
    document = kinds.documents(reading)[0]
    texts = [part.text for section in document.sections for part in section.paragraphs]
    assert all(len(text) <= Limits().line for text in texts)
    assert "".join((document.title, *texts)).count("department") == 2000


@pytest.mark.parametrize(
    ("kind", "lines"),
    [
        ("committee_report", ("The Subcommittee recommends that:",)),
        ("committee_report", ("The Subcommittee recommends that:", "(1) the Government act; and")),
        ("panel_paper", ("[{at}] see the paper [{at}]", "It is so [{at}] and so on")),
        ("question_reply", ("(1) please inform this Council of", "(1) the answer is")),
        ("slides", (" one point and another", " one more")),
        ("agendas", ("LC Paper No. CB(2)123/2025(01) and", "letter from the Chairman and")),
    ],
)
def test_twelve_thousand_lines_make_a_document_in_time(kind: str, lines: tuple[str, ...]) -> None:
    told = printed(
        f"""
        import time
        from scrapers.items import Block, Reading
        from scrapers.kinds import agendas, committee_report, panel_paper, question_reply, slides
        from scrapers.kinds.lines import sheet
        from scrapers.kinds.releases import Issue
        lines = {lines!r}
        blocks = tuple(Block(lines[at % len(lines)].format(at=at % 999)) for at in range(12_000))
        page = sheet(Reading(blocks, "plain"))
        issue = Issue(day=None, issued_at=None)
        start = time.process_time()
        {{
            "committee_report": lambda: committee_report.structure(page, "en"),
            "panel_paper": lambda: panel_paper.structure(page, "en"),
            "question_reply": lambda: question_reply.structure(page, "en", title="t", issue=issue),
            "slides": lambda: slides.structure(page, "en", title="t"),
            "agendas": lambda: agendas.agenda_sections(page.lines),
        }}[{kind!r}]()
        print(time.process_time() - start)
    """,
        within=30,
    )
    assert float(told) < 3
