"""This file holds the kinds to the real papers that the project starts from, where they are at hand."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from scrapers.items import Document
from scrapers.kinds import documents
from scrapers.readers import read
from tests.material import shared
from tests.scrapers.papers import headings, numbers

pytestmark = pytest.mark.real


@cache
def seed(number: str) -> tuple[Document, ...]:
    (path,) = shared("real", "seeds").glob(f"{number}_*")
    return documents(read(path.read_bytes(), path.name))


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("000", "panel_paper"),
        ("001", "question_reply"),
        ("002", "slides"),
        ("003", "estimates_reply"),
        ("004", "committee_report"),
    ],
)
def test_a_seed_is_recognised_and_covered(number: str, kind: str) -> None:
    assert {each.kind for each in seed(number)} == {kind}
    assert min(each.coverage for each in seed(number)) >= 0.99


def test_the_panel_paper_has_paragraphs_2_to_15() -> None:
    assert numbers(seed("000")[0]) == [str(number) for number in range(2, 16)]


def test_the_panel_paper_has_its_dates_apart() -> None:
    (made,) = seed("000")
    assert (made.meeting_date, made.published) == (date(2025, 6, 2), date(2025, 5, 1))


def test_the_panel_paper_gives_up_its_footnote() -> None:
    (made,) = seed("000")
    assert [each.no for each in made.footnotes] == ["1"]
    assert "）發展的最新進展" in made.sections[0].paragraphs[0].text


def test_the_question_has_three_parts_and_three_answers() -> None:
    (made,) = seed("001")
    assert [(each.part, bool(each.answer)) for each in made.exchanges] == [
        ("1", True),
        ("2", True),
        ("3", True),
    ]


def test_the_third_answer_keeps_its_three_stages() -> None:
    assert seed("001")[0].exchanges[2].answer.count("阶段：") == 3


def test_the_question_is_oral_and_the_fifth() -> None:
    fields = seed("001")[0].fields
    assert (fields["question_no"], fields["oral"]) == ("5", "true")


def test_there_are_24_slides() -> None:
    assert len(seed("002")[0].sections) == 24


def test_the_report_has_paragraphs_2_to_68() -> None:
    assert numbers(seed("004")[0]) == [str(number) for number in range(2, 69)]


def test_the_report_has_29_recommendations_each_with_its_grounds() -> None:
    (made,) = seed("004")
    assert [each.no for each in made.recommendations] == list(range(1, 30))
    assert all(each.rests_on for each in made.recommendations)


def test_the_recommendations_stand_under_eight_headings() -> None:
    assert len({each.heading for each in seed("004")[0].recommendations}) == 8


def test_the_report_gives_up_its_footnotes() -> None:
    (made,) = seed("004")
    assert [each.no for each in made.footnotes] == [str(number) for number in range(1, 10)]
    text = "".join(each.text for part in made.sections for each in part.paragraphs)
    assert not set(text) & set("¹²³⁴⁵⁶⁷⁸⁹")


def test_the_report_names_its_members() -> None:
    roles = [each.role for each in seed("004")[0].people]
    assert (roles.count("chairman"), roles.count("deputy_chairman"), roles.count("member")) == (
        1,
        1,
        12,
    )


def test_no_heading_is_a_sentence() -> None:
    found = [*headings(seed("000")[0]), *headings(seed("004")[0])]
    assert not any(each.endswith(("。", "；", "，")) for each in found)


def test_the_press_releases_are_releases() -> None:
    folder = shared("real", "info-gov-hk", "articles-2020")
    for path in sorted(folder.glob("*.htm")):
        (made,) = documents(read(path.read_bytes(), path.name))
        assert (made.kind, made.fields["form"], made.coverage >= 0.99) == ("plain", "release", True)
        assert made.issued_at is not None
