"""This file tests circulars: which papers are one, whom they address, from when they hold, what they expect."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.summaries import summarise
from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read
from tests.scrapers.papers import paper

TITLE = "Circular to licensed corporations - Herons as guarantors"


def circular(*paragraphs: str, title: str = TITLE, hint: str | None = None) -> Document:
    numbered = (f"{at}.      {each}" for at, each in enumerate(paragraphs, 1))
    return paper("\n\n".join([title, "9 November 2026", *numbered]), hint=hint)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("This circular takes effect on 1 February 2027.", "2027-02-01"),
        ("The rules apply with effect from 1 February 2027.", "2027-02-01"),
        ("The new Code comes into operation on February 1, 2027.", "2027-02-01"),
        ("The requirements are effective from Monday, 1 February 2027.", "2027-02-01"),
        ("This circular takes effect immediately.", "2026-11-09"),
        ("本通函由2027年2月1日起生效。", "2027-02-01"),
        ("新規定於二○二七年二月一日（星期一）正式實施。", "2027-02-01"),
        ("生效日期為2027年2月1日。", "2027-02-01"),
        ("有關要求即時生效。", "2026-11-09"),
    ],
)
def test_the_day_from_which_it_holds_is_read_as_circulars_put_it(sentence: str, day: str) -> None:
    made = circular("Herons are asked for by 12 firms.", sentence)
    assert (made.kind, made.fields["effective"]) == ("circular", day)
    assert made.fields["effective_words"] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The Ordinance took effect on 1 June 2019.",
        "The circular of 2024 ceases to have effect from 1 February 2027.",
        "Firms should report by 1 February 2027.",
        "The survey was closed on 1 October 2026.",
        "2019年6月1日的規定不再適用。",
    ],
)
def test_no_other_day_is_taken_for_it(sentence: str) -> None:
    assert "effective" not in circular("Herons may guarantee loans.", sentence).fields


@pytest.mark.parametrize(
    ("title", "who"),
    [
        (TITLE, "licensed corporations"),
        ("Circular to intermediaries on herons", "intermediaries"),
        ("Joint circular to all banks: herons", "all banks"),
        ("致持牌法團及中介人的通函　有關鷺鳥", "持牌法團及中介人"),
    ],
)
def test_its_title_says_whom_it_addresses(title: str, who: str) -> None:
    made = circular("Herons may guarantee loans from now on.", title=title)
    assert made.fields["addressed_to"] == who


def test_a_letter_to_all_institutions_is_one_and_stays_a_letter() -> None:
    made = paper(
        "Our Ref.: B9/150C\n\n9 November 2026\n\nThe Chief Executive\nAll Authorized Institutions\n\n"
        "Dear Sir/Madam,\n\nHerons as guarantors\n\n"
        "Institutions are expected to count their herons by the end of June 2027.\n\n"
        "Yours faithfully,\n\nA. Stork\nExecutive Director\n"
    )
    assert (made.kind, made.fields["form"]) == ("circular", "letter")
    assert made.fields["reference"] == "B9/150C"
    assert "All Authorized Institutions" in made.fields["addressed_to"]
    assert made.fields["action"].startswith("Institutions are expected to count")


def test_what_is_demanded_comes_before_what_is_advised() -> None:
    made = circular(
        "This circular sets out what firms are expected to do.",
        "Firms should count their herons twice.",
        "Firms must keep the counts for seven years.",
        "Should you have any queries, please call us.",
    )
    assert made.fields["action"].split("\n") == [
        "Firms must keep the counts for seven years.",
        "Firms should count their herons twice.",
    ]


def test_the_first_bullets_are_what_is_expected_and_from_when() -> None:
    made = circular(
        "In a survey of 84 firms, 31 counted herons and 6 kept no record of it.",
        "Firms must keep the counts for seven years.",
        "This circular takes effect on 1 February 2027.",
    )
    assert [one.text for one in summarise(made)][:2] == [
        "Firms must keep the counts for seven years.",
        "This circular takes effect on 1 February 2027.",
    ]


def test_its_number_at_the_foot_is_its_reference() -> None:
    made = paper(f"{TITLE}\n\n1.  Herons may guarantee loans.\n\nSFO/IS/088/2026\n")
    assert made.fields["reference"] == "SFO/IS/088/2026"


def test_what_a_source_calls_one_is_one_without_saying_anything_of_it() -> None:
    made = circular("Herons may guarantee loans.", title="Herons", hint="circular")
    assert made.kind == "circular"
    assert not {"effective", "addressed_to", "reference"} & set(made.fields)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Herons return to Mai Po", "The circular of last year was withdrawn."),
        ("Minutes of the meeting on circulars", "Members noted the circular on herons."),
    ],
)
def test_what_only_speaks_of_circulars_is_none(title: str, text: str) -> None:
    assert paper(f"{title}\n\n{text}\n").kind == "plain"


def test_a_release_about_one_stays_a_release() -> None:
    made = paper(
        f"{TITLE}\n\nThe Commission issued a circular today.\n\n"
        "Ends/Monday, November 9, 2026\nIssued at HKT 14:30\n"
    )
    assert (made.kind, made.fields["form"]) == ("plain", "release")


def test_a_day_that_cannot_be_told_is_left_out() -> None:
    made = paper(f"{TITLE}\n\n1.  It takes effect on 1 February.\n")  # of which year?
    assert "effective" not in made.fields
    assert made.published is None or made.published == date(2026, 11, 9)


def test_twenty_thousand_duties_cost_little() -> None:
    made = circular("Firms must count their herons twice. " * 20_000)
    assert len(made.fields["action"]) <= 2000


@pytest.mark.parametrize(
    "top",
    [
        "2026年11月13日",
        "香港金融管理局\n\n2026年11月13日\n\n致：所有認可機構行政總裁",
        "檔號：B1/15C\n\n2026年11月13日",
    ],
)
def test_its_day_or_who_writes_is_no_title(top: str) -> None:
    text = f"{top}\n\n鷺鳥作擔保人的安排\n\n認可機構須於2027年6月30日前完成檢視。"
    made = paper(text, hint="circular")
    assert made.kind == "circular"
    assert made.title == "鷺鳥作擔保人的安排"


def test_a_day_that_an_index_gives_as_title_gives_way_to_the_papers_own() -> None:
    text = "13 November 2026\n\nHerons as guarantors\n\nInstitutions must complete a review by 30 June 2027."
    assert (
        documents(read(text.encode(), "c.txt"), title="13 Nov 2026")[0].title
        == "Herons as guarantors"
    )
