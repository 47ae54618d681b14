"""This file shows that slides are read one by one, with their titles, points and tables."""

from __future__ import annotations

from datetime import date

import pytest

from scrapers.items import Block, Reading
from scrapers.kinds import documents
from tests.scrapers.papers import headings, paper

PAGES = "Quiet Streets\nJune 2027\n\fNoise map\n• Published in 2023\n• Covers trunk roads\n\fReadings\nYear Sensors Readings\n2025 60 410\n2026 75 655\n2027 90 880\n\fNext steps\n• More sensors\n• Open data\n"


def test_slides_are_recognised() -> None:
    assert paper(PAGES).kind == "slides"


def test_every_page_is_a_slide() -> None:
    assert headings(paper(PAGES)) == [
        "Quiet Streets",
        "Noise map",
        "Readings",
        "Next steps",
    ]


def test_points_keep_their_order() -> None:
    texts = [each.text for each in paper(PAGES).sections[3].paragraphs]
    assert texts == ["• More sensors", "• Open data"]


def test_a_table_on_a_slide_stays_whole() -> None:
    (table,) = paper(PAGES).sections[2].paragraphs
    assert (table.table, table.text.count("\n")) == (True, 3)


def test_the_first_slide_gives_the_title() -> None:
    assert paper(PAGES).title == "Quiet Streets"


def test_a_wrapped_point_is_joined() -> None:
    made = paper(PAGES.replace("• Covers trunk roads", "• Covers trunk roads and\nexpressways"))
    assert made.sections[1].paragraphs[1].text == "• Covers trunk roads and expressways"


def test_page_numbers_are_dropped() -> None:
    pages = PAGES.rstrip("\n").split("\n\f")
    numbered = "\n\f".join(f"{page}\n{number}" for number, page in enumerate(pages, 1))
    assert paper(numbered).sections == paper(PAGES).sections


def test_flat_text_has_a_slide_where_a_page_began() -> None:
    made = paper(
        "智慧海濱\n\n\n\n背景\n\n• 海濱長廊全長9公里\n\n• 現有照明300盞\n 最新進展\n\n• 已加設50盞\n\n• 年內完成\n\n\n\n4\n\n下一步\n\n• 公布費用\n\n• 收集意見\n"
    )
    assert headings(made) == ["智慧海濱", "背景", "最新進展", "下一步"]


def test_a_presentation_file_is_slides() -> None:
    blocks = (
        Block("Quiet Streets", role="heading", page=1, level=1),
        Block("A talk", page=1),
        Block("Noise map", role="heading", page=2, level=1),
        Block("Year | Sensors\n2025 | 60", role="table", page=2),
    )
    (made,) = documents(Reading(blocks, "pptx"))
    assert (made.kind, headings(made)) == ("slides", ["Quiet Streets", "Noise map"])


def test_a_paragraph_of_prose_is_no_slide() -> None:
    made = paper("The Bureau has done much this year. It will do more next year.\n" * 8)
    assert made.kind == "plain"


def test_the_first_slide_says_for_whom_and_when() -> None:
    made = paper(PAGES.replace("June 2027", "Panel on Transport\n14 June 2027"))
    assert (made.title, made.committee, made.meeting_date) == (
        "Quiet Streets",
        "Panel on Transport",
        date(2027, 6, 14),
    )


def test_a_list_on_a_web_page_is_no_set_of_slides() -> None:
    blocks = tuple(Block(f"• Point {at}", role="item") for at in range(20))
    (made,) = documents(Reading(blocks, "html"))
    assert made.kind == "plain"


def test_pages_full_of_short_lines_are_no_slides() -> None:
    listing = "\n\f".join("\n".join(f"• Name {page} {at}" for at in range(40)) for page in range(5))
    assert paper(listing).kind == "plain"


def test_a_mark_above_a_slide_of_flat_text_opens_it() -> None:
    text = "Quiet Streets\n\nSlide 1\nNoise map\n• Published in 2023\n• Covers roads\n\nSlide 2: Next steps\n• More sensors\n• Open data\n"
    assert headings(paper(text, hint="slides"))[1:] == ["Noise map", "Next steps"]


def test_a_line_apart_with_points_below_it_titles_a_slide_of_flat_text() -> None:
    text = "Quiet Streets\n\nNoise map\n• Published in 2023\n• Covers roads\n\nNext steps\n• More sensors\n• Open data\n"
    assert headings(paper(text, hint="slides"))[1:] == ["Noise map", "Next steps"]


STAMPED = "LC Paper No. CB(2)500/2026(09)\n立法會CB(2)500/2026(09)號文件\n"


@pytest.mark.parametrize(
    ("above", "day"),
    [
        (STAMPED, None),
        (f"{STAMPED}\n", None),
        (f"{STAMPED}Panel on Transport\nMeeting on 8 June 2026\n", date(2026, 6, 8)),
    ],
)
def test_what_the_council_stamped_above_the_title_is_no_title(above: str, day: date | None) -> None:
    made, plain = paper(above + PAGES), paper(PAGES)
    assert (made.title, made.number) == (plain.title, "CB(2)500/2026(09)")
    assert made.meeting_date == (day or plain.meeting_date)
    assert headings(made) == headings(plain)
    assert "Paper No" not in repr(made.sections)


def test_slides_that_are_nothing_but_a_number_keep_it() -> None:
    assert paper(PAGES.replace("Quiet Streets\n", STAMPED)).title
