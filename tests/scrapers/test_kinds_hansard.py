"""This file tests how the Official Record is read: who speaks on which item, how was voted, and what is none."""

from __future__ import annotations

import pytest

from scrapers.items import Person
from scrapers.speakers import is_member, speaker_of
from tests.scrapers.papers import headings, paper, wording

TOP = "LEGISLATIVE COUNCIL ─ 7 October 2026\n\nOFFICIAL RECORD OF PROCEEDINGS\n\n"
CHINESE = "立法會 ─ 2026年10月7日\n\n會議過程正式紀錄\n\n"
SAID = "PRESIDENT: Order.\n\nMR LAM: President, I move it.\n\nMS FUNG: I am against it.\n\n"


def record(said: str, top: str = TOP) -> list[str]:
    """Give the headings that what is said after three speeches comes under."""
    made = paper(top + SAID + said)
    assert made.kind == "hansard"
    return headings(made)[3:]


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("DR TSE WAI-KIT (in Cantonese): President, no.", "DR TSE WAI-KIT"),
        ("IR DR HON O'NEILL: No.", "IR DR HON O'NEILL"),
        ("SECRETARY FOR HARBOUR AFFAIRS (in Putonghua): No.", "SECRETARY FOR HARBOUR AFFAIRS"),
        (
            "ACTING CHIEF SECRETARY FOR ADMINISTRATION: No.",
            "ACTING CHIEF SECRETARY FOR ADMINISTRATION",
        ),
        ("THE CHIEF EXECUTIVE: No.", "THE CHIEF EXECUTIVE"),
        ("謝偉傑議員（譯文）：主席，不。", "謝偉傑議員"),
        ("署理海港事務局局長：主席，不。", "署理海港事務局局長"),
        ("全委會主席：不。", "全委會主席"),
    ],
)
def test_who_speaks_heads_what_is_said(line: str, who: str) -> None:
    assert record(line) == [who]


@pytest.mark.parametrize(
    "line",
    [
        "NOTE: the annex is in Chinese only.",
        "The Secretary said: no.",
        "MTR: the operator of the line.",
        "以下是有關數字：",
        "附件一：表列如下。",
    ],
)
def test_not_every_colon_is_a_speaker(line: str) -> None:
    assert record(line) == []


def test_an_office_s_name_may_take_two_lines() -> None:
    said = "SECRETARY FOR CONSTITUTIONAL AND MAINLAND AFFAIRS (in\nCantonese): President, no."
    assert record(said) == ["SECRETARY FOR CONSTITUTIONAL AND MAINLAND AFFAIRS"]


def test_an_item_s_heading_holds_for_all_who_speak_on_it() -> None:
    said = "Lamps on piers\n\n2. MR LAM: When?\n\nSECRETARY FOR HARBOUR AFFAIRS: Soon."
    assert record(said) == [
        "2. Lamps on piers · MR LAM",
        "2. Lamps on piers · SECRETARY FOR HARBOUR AFFAIRS",
    ]


def test_the_next_question_has_its_own_heading() -> None:
    said = "Lamps\n\n2. MR LAM: When?\n\nGulls\n\n3. MS FUNG: Why?"
    assert record(said) == ["2. Lamps · MR LAM", "3. Gulls · MS FUNG"]


def test_a_vote_is_a_section_of_its_own() -> None:
    said = (
        "Lamps\n\nMR LAM: I move it.\n\nMr LAM and Ms FUNG voted for the motion.\n\n"
        "THE PRESIDENT announced that there were 60 Members present, 59 were in favour of the motion."
    )
    made = paper(TOP + SAID + said)
    assert headings(made)[-1] == "Lamps · Vote"
    assert made.fields["votes"] == "1"


def test_a_vote_that_was_announced_in_chinese_is_counted() -> None:
    said = "主席：現在表決。\n\n林議員：好。\n\n馮議員：好。\n\n林雪兒議員贊成。\n\n主席宣布出席議員60人，59人贊成。"
    assert paper(CHINESE + said).fields["votes"] == "1"


def test_a_member_who_says_how_others_voted_makes_no_vote() -> None:
    said = "MR LAM: Ms FUNG voted for the motion last year, and nobody minds."
    assert record(said) == ["MR LAM"]


def test_speakers_are_people_and_the_chair_and_officials_are_not() -> None:
    made = paper(TOP + SAID + "SECRETARY FOR HARBOUR AFFAIRS: No.")
    assert made.people == (Person("speaker", "LAM"), Person("speaker", "FUNG"))


def test_a_paragraph_is_named_by_its_page_and_its_place_there() -> None:
    made = paper(f"{TOP}{SAID}MR LAM: One.\n\nTwo more.\f{TOP}MS FUNG: Three.\n\nFour.")
    places = [each.no for section in made.sections for each in section.paragraphs if each.no]
    assert places[-4:] == ["p1-4", "p1-5", "p2-1", "p2-2"]


def test_a_page_s_head_is_no_part_of_a_speech() -> None:
    made = paper(f"{TOP}{SAID}MR LAM: The lamps of this\f{TOP.splitlines()[0]}\n\npier stay.")
    assert "LEGISLATIVECOUNCIL" not in wording(made)


def test_the_day_of_the_sitting_is_that_at_the_head() -> None:
    assert str(paper(TOP + SAID).meeting_date) == "2026-10-07"


@pytest.mark.parametrize("text", [SAID, TOP + "Nobody spoke.", TOP + "PRESIDENT: Order."])
def test_what_names_itself_otherwise_or_quotes_nobody_is_no_record(text: str) -> None:
    assert paper(text).kind != "hansard"


@pytest.mark.parametrize(
    ("heading", "who", "member"),
    [
        ("Lamps · MR LAM", "MR LAM", True),
        ("燈 · 海港事務局局長", "海港事務局局長", False),
        ("Lamps · Vote", "", False),
        ("燈 · 表決", "", False),
        ("PRESIDENT", "PRESIDENT", True),
        ("", "", False),
    ],
)
def test_who_speaks_is_read_from_a_heading(heading: str, who: str, member: bool) -> None:
    assert speaker_of(heading) == who
    assert is_member(who) is member
