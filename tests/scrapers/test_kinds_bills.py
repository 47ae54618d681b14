"""This file tests bills, ordinances and briefs: their parts and clauses, what they are for, what they lack."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.contents.summaries import summarise
from scrapers.items import Document, Paragraph, Section
from scrapers.kinds.brief import with_annexes
from scrapers.ocr_marks import with_pages
from tests.scrapers.papers import paper

GOLDEN = Path(__file__).parent / "golden" / "kinds"
BILL = """Herons (Counting) Bill

A BILL

To

Provide for herons to be counted by drones; and for related matters.

Enacted by the Legislative Council.

Part 1

Preliminary

1.      Short title and commencement

(1)     This Ordinance may be cited as the Herons (Counting) Ordinance.

(2)     This Ordinance comes into operation on 1 March 2027.

Part 2

Counting

2.      Drones

        The Director must count herons by drones each month.
"""


def file(name: str) -> Document:
    return paper((GOLDEN / name).read_text("utf-8"))


def test_a_bill_has_a_section_for_each_part_and_a_paragraph_for_each_clause() -> None:
    made = paper(BILL)
    assert made.kind == "bill"
    assert [each.heading for each in made.sections] == [
        None,
        "Part 1 Preliminary",
        "Part 2 Counting",
    ]
    assert [each.no for section in made.sections for each in section.paragraphs] == [None, "1", "2"]
    assert made.fields["clauses"] == "2"


def test_its_long_title_stands_first() -> None:
    made = paper(BILL)
    assert made.fields["long_title"].endswith("counted by drones; and for related matters.")


def test_a_bill_sets_no_day_before_it_is_passed_and_says_what_it_would_be() -> None:
    made = paper(BILL)
    assert "effective" not in made.fields
    assert "1 March 2027" in made.fields["commencement"]


def test_an_ordinance_sets_its_day() -> None:
    made = paper(BILL.replace("A BILL\n\nTo", "An Ordinance to").replace("Bill", "Ordinance"))
    assert (made.fields["stage"], made.fields["form"]) == ("ordinance", "ordinance")
    assert made.fields["effective"] == "2027-03-01"


def test_a_provision_that_a_clause_inserts_is_no_clause() -> None:
    made = paper(BILL + "\n3.  Section 12A added\n\nAfter section 12—\n\nAdd\n\n“12A.  Owls\n")
    assert made.sections[-1].paragraphs[-1].no == "3"
    assert "12A" in made.sections[-1].paragraphs[-1].text


def test_heads_of_pages_are_no_part_of_it() -> None:
    made = paper(BILL.replace("Part 2\n", "Clause 2\nC1205\n\nPart 2\n"))
    assert not any("C1205" in each.text for s in made.sections for each in s.paragraphs)


def test_its_memorandum_says_what_it_is_for_and_is_no_clause() -> None:
    made = file("bill_en.txt")
    assert made.fields["purpose"].startswith("The purpose of this Bill is")
    assert made.fields["clauses"] == "4"
    assert summarise(made)[0].text == made.fields["purpose"]


def test_its_table_of_contents_stands_beside_it() -> None:
    (contents,) = file("bill_zh_hant.txt").asides
    assert contents.heading == "contents"


def test_a_release_on_a_bill_is_none() -> None:
    made = paper(
        "Herons Bill gazetted\n\nThe Bill was gazetted today.\n\nEnds/Friday, November 13, 2026\n"
        "Issued at HKT 11:00\n"
    )
    assert made.kind == "plain"


def test_ten_thousand_clauses_are_kept() -> None:
    made = paper(BILL + "\n".join(f"\n{3 + at}.  Herons\n\n    Count them.\n" for at in range(900)))
    assert made.fields["clauses"] == "902"


@pytest.mark.parametrize("name", ["brief_en.txt", "brief_zh_hant.txt"])
def test_a_brief_says_what_is_proposed_and_why_and_keeps_its_form(name: str) -> None:
    made = file(name)
    assert (made.kind, made.fields["form"]) == ("brief", "brief")
    assert {"purpose", "justification", "provisions", "timetable", "enquiry"} <= set(made.fields)
    assert made.fields["purpose"].startswith(summarise(made)[0].text)


def test_a_brief_without_its_annex_says_so() -> None:
    assert file("brief_en.txt").notes == ("annex A is not in the file",)
    assert file("brief_zh_hant.txt").notes == ("annex B is not in the file",)


@pytest.mark.parametrize(
    ("name", "heading", "lacks"),
    [
        ("brief_en.txt", "ANNEX A", False),
        ("brief_en.txt", "ANNEX B", True),
        ("brief_zh_hant.txt", "附件B", False),
    ],
)
def test_an_annex_whose_page_was_read_from_its_image_is_in_the_file(
    name: str, heading: str, lacks: bool
) -> None:
    seen = {9: (Section(heading, (Paragraph("The clauses."),)),)}
    made = with_annexes(with_pages(file(name), seen))
    assert any(note.startswith("annex") for note in made.notes) == lacks


def test_a_brief_that_its_source_expects_needs_no_title_of_its_own() -> None:
    made = paper("Herons\n\nINTRODUCTION\n\nHerons are to be counted.\n", hint="brief")
    assert made.kind == "brief"
