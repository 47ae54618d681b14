"""This file shows what minutes say is to follow, and what they only report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scrapers.items import Document, Matter, Paragraph, Section
from scrapers.kinds.matters import with_matters
from scrapers.kinds.minuted import matters_of
from tests.scrapers.papers import paper

MET = date(2028, 2, 7)


def matters(*said: str) -> tuple[Matter, ...]:
    """Give what is to follow by minutes of our own, a paragraph for each thing said."""
    paragraphs = tuple(Paragraph(text, str(no)) for no, text in enumerate(said, 4))
    return matters_of([Section("Lighting of promenades", paragraphs)], MET)


@pytest.mark.parametrize(
    ("sentence", "of"),
    [
        ("The Administration was requested to provide the numbers of lamps after the meeting.", "The Administration"),
        ("At the request of Hon FUNG Oi-lin, the Administration undertook to report on the costs in writing.", None),
        ("The Harbour Department agreed to revert to the Panel on the data collected.", "The Harbour Department"),
        ("Members requested the Administration to provide supplementary information on upkeep.", "the Administration"),
        ("馮愛蓮議員要求政府當局於會後提供照明的開支。", "政府當局"),
        ("政府當局承諾向事務委員會匯報感應器的數據。", "政府當局"),
        ("主席請海港署以書面回覆委員的提問。", "海港署"),
        ("數字政策辦公室承諾於會後提供照明的數據。", "數字政策辦公室"),
    ],
)  # fmt: skip
def test_what_minutes_say_is_to_follow_is_found_with_who_is_to_do_it(
    sentence: str, of: str | None
) -> None:
    (found,) = matters("The Chairman opened the item.", sentence)
    assert (found.asked, found.no, found.met_on) == (sentence, "5", MET)
    assert found.subject == "Lighting of promenades"
    assert (found.of, found.state) == (of, "open")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hon FUNG Oi-lin asked the Administration how many lamps had been replaced.",
        "The Chairman invited the Secretary to brief members.",
        "The Administration explained that it had provided figures in May.",
        "Members urged the Administration to be faster.",
        "政府當局表示已提供有關資料。",
        "委員詢問政府當局更換照明的進度。",
        "事務委員會承諾額為五億元。",
    ],
)
def test_what_was_only_said_at_a_meeting_is_not_to_follow(sentence: str) -> None:
    assert matters(sentence) == ()


def test_a_note_made_after_the_meeting_says_by_which_paper_it_was_answered() -> None:
    (found,) = matters(
        "The Administration was requested to provide the costs.",
        "(Post-meeting note: The Administration's response was issued to members vide LC Paper No. CB(3)80/2028(01) on 28 February 2028.)",
    )
    assert (found.state, found.answered_by) == ("answered", ("CB(3)80/2028(01)",))


def test_minutes_of_a_meeting_have_their_matters() -> None:
    made = paper(
        "Panel on Promenades\n\nMinutes of meeting\nheld on Monday, 7 February 2028, at 2:30 pm\n\n"
        "Members present : Hon FUNG Oi-lin (Chairman)\n\nIV. Lighting of promenades\n\n"
        "4. The Administration undertook to provide the costs of lighting after the meeting.\n"
    )
    (found,) = made.matters
    assert (found.subject, found.no, found.met_on) == ("IV. Lighting of promenades", "4", MET)


def test_the_subject_is_the_item_and_not_what_its_part_is_called() -> None:
    sections = [
        Section("IV. Lighting of promenades", (Paragraph("Papers were received.", "3"),)),
        Section(
            "Discussion", (Paragraph("The Administration undertook to report on costs.", "4"),)
        ),
    ]
    (found,) = matters_of(sections, MET)
    assert found.subject == "IV. Lighting of promenades"


def test_a_list_that_an_older_reader_made_has_its_matters_all_the_same() -> None:
    older = (
        Section(None, (Paragraph("Lighting of promenades", "1"),)),
        Section(
            "7 February",
            (
                Paragraph("2028"),
                Paragraph("The Administration was requested to provide the costs."),
                Paragraph("The response is awaited."),
                Paragraph("Sensors in benches", "2"),
            ),
        ),
        Section("10 January", (Paragraph("2028"), Paragraph("Members requested figures."))),
    )
    made = Document(
        kind="plain", language="en", title="List", fields={"form": "follow_up"}, sections=older
    )
    first, second = with_matters(made).matters
    assert (first.subject, first.met_on, first.state) == ("Lighting of promenades", MET, "awaited")
    assert (second.subject, second.met_on) == ("Sensors in benches", date(2028, 1, 10))


def test_minutes_that_an_older_reader_made_have_their_matters_all_the_same() -> None:
    made = paper(
        "Panel on Promenades\n\nMinutes of meeting\nheld on Monday, 7 February 2028, at 2:30 pm\n\n"
        "Members present : Hon FUNG Oi-lin (Chairman)\n\nIV. Lighting of promenades\n\n"
        "4. The Administration undertook to provide the costs of lighting after the meeting.\n"
    )
    assert with_matters(replace(made, matters=())) == made
