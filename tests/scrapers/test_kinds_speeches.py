"""This file tests the speeches of the year: which papers are one, their numbers, contents and parts."""

from __future__ import annotations

import pytest

from bot.contents.references import references
from bot.contents.summaries import summarise
from bot.topics.matcher import Matcher
from bot.topics.shipped import shipped
from scrapers.items import CONTENTS, Document
from scrapers.kinds.bounds import within
from tests.scrapers.papers import numbers, paper

TITLE = "The Chief Executive's 2026 Policy Address"
SAID = "The pier opens at dawn and closes at dusk."


def speech(first: int = 1, *said: str, title: str = TITLE, before: str = "") -> Document:
    told = [*said, *([SAID] * max(0, 8 - len(said)))]
    body = [f"{no}.    {each}" for no, each in enumerate(told, first)]
    return paper("\n\n".join([title, *([before] if before else []), *body]))


@pytest.mark.parametrize(
    ("title", "occasion", "year"),
    [
        (TITLE, "policy_address", "2026"),
        ("Policy Address 2026", "policy_address", "2026"),
        ("行政長官2026年施政報告", "policy_address", "2026"),
        ("《行政長官二○二六年施政報告》", "policy_address", "2026"),
        ("行政长官2026年施政报告", "policy_address", "2026"),
        ("The 2027-28 Budget Speech", "budget_speech", "2027-28"),
        ("Budget Speech by the Financial Secretary (3)", "budget_speech", None),
        ("2027-28年度財政預算案演辭", "budget_speech", "2027-28"),
    ],
)
def test_a_speech_names_itself_and_its_year(title: str, occasion: str, year: str | None) -> None:
    made = speech(title=title)
    assert (made.kind, made.fields["occasion"]) == ("speech", occasion)
    assert made.fields.get("year") == year


@pytest.mark.parametrize(
    "title",
    [
        "Policy initiatives in the Chief Executive's 2026 Policy Address",
        "Speech at the herons' dinner",
        "2026年施政報告的政策措施",
        "Response to the 2027-28 Budget",
    ],
)
def test_what_only_speaks_of_one_is_none(title: str) -> None:
    assert speech(title=title).kind != "speech"


def test_a_name_without_numbered_paragraphs_is_no_speech() -> None:
    assert paper(f"{TITLE}\n\n{SAID}\n\nThe rest follows tomorrow.").kind != "speech"


def test_a_part_goes_on_from_the_number_of_the_part_before() -> None:
    made = speech(28, title="Budget Speech by the Financial Secretary (2)")
    assert numbers(made) == [str(no) for no in range(28, 36)]
    assert (made.fields["first"], made.fields["last"]) == ("28", "35")


def test_a_part_that_was_a_release_stays_called_one() -> None:
    text = "\n\n".join(
        ["Budget Speech by the Financial Secretary (2)", "Piers",
         *(f"{no}. {SAID}" for no in range(28, 36)),
         "Ends/Wednesday, February 24, 2027", "Issued at HKT 11:25"]
    )  # fmt: skip
    made = paper(text)
    assert (made.kind, made.fields["form"]) == ("speech", "release")


def test_a_table_of_contents_stands_beside_the_text() -> None:
    rows = "Contents\n\nForeword 1–2\nPiers 3–4\nLamps 5\nHerons 6–8"
    made = speech(before=rows)
    assert [each.heading for each in made.asides] == [CONTENTS]
    assert numbers(made) == [str(no) for no in range(1, 9)]


def test_numbers_of_an_annex_are_none_of_the_speech() -> None:
    annex = "\n\n".join(["Annex", "1.    Fees at piers.", "2.    Fees at lamps."])
    body = "\n\n".join(f"{no}.    {SAID}" for no in range(1, 9))
    made = paper(f"{TITLE}\n\n{body}\n\n{annex}")
    assert numbers(made) == [str(no) for no in range(1, 9)]


def test_it_is_mainly_on_what_one_of_its_paragraphs_is_mainly_on() -> None:
    on = "The Government will set up an artificial intelligence office and fund artificial intelligence."
    made = speech(1, *([SAID] * 60), on, *([SAID] * 60))
    (match,) = Matcher(shipped()).match(made)
    assert (match.topic, match.level, match.evidence[0].place) == ("ai", "substantive", "61")


def test_its_bullets_are_the_paragraphs_on_our_topics() -> None:
    on = "We will set up an office on artificial intelligence in 2027."
    made = speech(1, *(f"{SAID} It costs ${no} million in 2027." for no in range(20)), on)
    assert [each.cites for each in summarise(made)] == [("21",)]


def test_a_speech_does_not_cite_itself() -> None:
    made = speech(1, "The 2026 Policy Address says so in paragraph 3.")
    assert not references(made)


def test_a_speech_of_any_length_is_within_bounds() -> None:
    made = speech(1, *([SAID] * 990))
    assert within(made) == made
    assert made.coverage >= 0.99


def test_a_panel_paper_on_the_policy_address_is_a_panel_paper() -> None:
    heads = "\n\n".join((
        "For discussion on\n20 October 2026",
        "LEGISLATIVE COUNCIL\nPANEL ON HOME AFFAIRS",
        "2026 Policy Address\nPolicy Initiatives of the Herons Bureau",
        "PURPOSE",
    ))  # fmt: skip
    body = "\n\n".join(f"{no}.    {SAID}" for no in range(1, 9))
    assert paper(f"{heads}\n\n{body}").kind == "panel_paper"


def test_items_above_the_first_number_of_a_speech_are_no_headings() -> None:
    made = speech(before="The piers will\n\n• Open at dawn by 2027. (Herons Bureau)")
    assert not any((one.heading or "").startswith("•") for one in made.sections)
