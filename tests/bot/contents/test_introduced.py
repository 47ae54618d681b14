"""This file tests that an English bullet tells what its paper has told of before and it speaks of as known."""

from __future__ import annotations

import pytest

from bot.contents.statements import statements
from bot.contents.summaries.introduced import Introduced
from scrapers.items import Document, Paragraph, Section

OPENS = "The Marine Office is developing a sounding device for shallow fairways and marinas. "


def untold(text: str, said: str = OPENS, title: str = "Safety at sea") -> str | None:
    paper = Document(
        "panel_paper",
        "en",
        title,
        sections=(Section("", (Paragraph(said), Paragraph(text))),),
    )
    everything = statements(paper)
    return Introduced(everything, title).untold(text, everything[-1].place)


@pytest.mark.parametrize(
    "text",
    [
        "We will consider opening the device to boat owners in March 2027.",
        "The device has been on trial since May 2026.",
        "The cost of building the device is borne by the Office.",
    ],
)
def test_what_a_paper_brings_in_is_told_in_those_words(text: str) -> None:
    assert untold(text) == "sounding device for shallow fairways and marinas"


@pytest.mark.parametrize(
    "text",
    [
        "We will consider opening it to the public in March 2027.",  # never brought in
        "We will consider opening the device of the Police in March 2027.",  # says which
        "The old device will be scrapped.",  # another sort
        "A device was bought, and the device will be tested.",  # told within
        "In that year the number will be doubled.",
    ],
)
def test_what_everybody_knows_is_not_told(text: str) -> None:
    assert untold(text) is None


def test_what_the_title_tells_is_not_told() -> None:
    assert untold("The device will be tested.", title="A new sounding device") is None


@pytest.mark.parametrize(
    "said",
    [
        "A sounding device for marinas was bought. A radar device for quays was sold.",
        "A device was bought.",  # says no more than the noun
    ],
)
def test_what_may_be_one_of_several_is_not_sure(said: str) -> None:
    assert untold("The device will be tested.", said) == ""


def test_a_later_sentence_is_not_told_before_the_first_one() -> None:
    assert untold("No ship has sunk so far. The device will be tested.") == ""


def test_what_is_torn_at_its_end_is_left_out() -> None:
    said = "The Office is drafting an order on the safety of the."
    assert untold("The order will be tabled.", said) == "order on the safety"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("In 77 of them the requirement would be dropped.", ""),
        ("The proposed seal was welcomed by all.", ""),
        ("Forms that require a seal would be rid of the requirement.", None),
        ("The requirement will be changed to allow prints.", None),
        ("The proposed levy was welcomed by all.", None),
    ],
)
def test_what_its_paragraph_tells_by_a_verb_is_not_known(text: str, told: str | None) -> None:
    said = "Some 390 forms require a seal."
    paper = Document(
        "panel_paper", "en", "Harbour", sections=(Section("", (Paragraph(f"{said} {text}"),)),)
    )
    everything = statements(paper)
    assert Introduced(everything, "Harbour").untold(text, everything[-1].place) == told
