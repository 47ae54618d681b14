"""This file checks what rows that open with a day say of a programme."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures import NAMES

Told = tuple[str, int, str, str | None]


def told(*sections: Section) -> list[Told]:
    paper = Document("panel_paper", "en", "x", published=date(2026, 4, 15), sections=sections)
    return [(one.programme, int(one.value), one.span, one.as_of) for one in figures(paper, NAMES)]


ROWS = (
    "June 2026  Weir Fund: close of applications (600 places)",
    "March 2027  Tide Pilot: 160 piers",
)


def test_what_stands_beside_a_day_to_come_is_aimed_at() -> None:
    said = told(Section("MILESTONES", (Paragraph("\n".join(ROWS)),)))
    assert said == [
        ("weir", 600, "target", "2026-06-30"),
        ("pilot", 160, "target", "2027-03-31"),
    ]


def test_rows_that_were_taken_for_headings_are_read() -> None:
    assert len(told(*(Section(row) for row in ROWS))) == 2


def test_rows_of_a_table_are_read_once() -> None:
    rows = "Date | Milestone\n30 June 2025 | Tide Pilot: 70 piers\n31 March 2026 | Tide Pilot: 85 piers"
    assert told(Section("MILESTONES", (Paragraph(rows, table=True),))) == [
        ("pilot", 70, "stock", "2025-06-30"),
        ("pilot", 85, "stock", "2026-03-31"),
    ]


def test_chinese_rows_are_read() -> None:
    rows = "2025年6月　潮汐通：接達服務增至70項\n2026年第三季　潮汐通：接達服務增至85項"
    assert told(Section("時間表", (Paragraph(rows),))) == [
        ("pilot", 70, "stock", "2025-06"),
        ("pilot", 85, "target", "2026-09-30"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("June 2026  Weir Fund: close of applications (600 places)",),  # no list
        ("June 2026  The Estuary Fund: 600 places", "March 2027  Sea wall: 160 metres"),
        ("June 2026  Weir Fund and Tide Pilot: 600 places", "March 2027  Review"),
        ("In June 2026, 600 firms opened", "In March 2027, 160 more"),
    ],
)
def test_a_row_that_names_no_programme_alone_says_nothing(rows: tuple[str, ...]) -> None:
    assert told(Section("MILESTONES", (Paragraph("\n".join(rows)),))) == []


def test_a_row_that_opens_with_a_day_is_no_sentence_of_the_day_of_all() -> None:
    lead = Paragraph("All figures in this paper are as at 31 March 2026.")
    said = told(Section("MILESTONES", (lead, *map(Paragraph, ROWS))))
    assert said == [("weir", 600, "target", "2026-06-30"), ("pilot", 160, "target", "2027-03-31")]
