"""This file tests that no figure is told of a programme that is another place's, firm's or scheme's, or of several."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Section

NAMES = {
    "lamps": ("Smart Lampposts", "智慧燈柱"),
    "voucher": ("Harbour Voucher Programme", "海港券計劃"),
    "hub": ("Pier Talent Hub", "碼頭人才庫"),
    "pass": ("HarbourPass", "港通行"),
}


def told(*sentences: str) -> list[tuple[str, int]]:
    sections = (
        Section(None, tuple(Paragraph(text, str(no)) for no, text in enumerate(sentences, 2))),
    )
    paper = Document("panel_paper", "en", "A paper", published=date(2026, 6, 15), sections=sections)
    return [(one.programme, int(one.value)) for one in figures(paper, NAMES)]


@pytest.mark.parametrize(
    "said",
    [
        "Taipei has erected over 4 000 smart lampposts.",
        "Barcelona now has 3 600 smart lampposts.",
        "In Europe, 12 000 smart lampposts were in use in 2025.",
        "Acme operates 2 500 smart lampposts.",
        "A private developer has installed 60 smart lampposts in its own estate.",
        "The contractor removed 14 smart lampposts damaged by protesters.",
        "The Audit Commission found that 1 200 smart lampposts had never been built.",
        "The Highways Department has not installed 400 smart lampposts.",
        "台北市已設置2 800支智慧燈柱。",
        "美國三藩市已有1 200支智慧燈柱。",
        "全球已有5 000支智慧燈柱投入服務。",
        "某發展商在屋苑裝設60支智慧燈柱。",
        "政府從未設置400支智慧燈柱。",
        "路政署拆除了14支智慧燈柱。",
    ],
)
def test_things_of_others_or_that_are_not_there_are_not_counted(said: str) -> None:
    assert told(said) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Government has installed 400 smart lampposts.",
        "So far, over 400 smart lampposts have been installed.",
        "There are 400 smart lampposts in Kwun Tong.",
        "We have set up 400 smart lampposts.",
        "政府已設置400支智慧燈柱。",
        "截至2026年3月，已安裝400支智慧燈柱。",
        "本港現有400支智慧燈柱。",
        "目前共有400支智慧燈柱。",
    ],
)
def test_things_of_ours_or_of_nobody_who_is_named_are_counted(said: str) -> None:
    assert told(said) == [("lamps", 400)]


def in_table(lead: str, head: str, *rows: str) -> list[tuple[str, int]]:
    return told("\n".join((lead, head, *rows)))


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("District | Road lamps completed", "Kwun Tong | 8 400"),
        ("Category | Small firms in Hong Kong", "Retail | 61 000"),
        ("Institution | Recurrent grant ($ million)", "A | 5,100"),
        ("Category | Trade's own spending received ($'000)", "Retail | 20 700"),
        ("Category | Users of Octopus", "Adults | 300 000"),
        ("Category | Rejected", "Retail | 510"),
        ("Location | Installed", "Shenzhen | 20 000"),
        ("類別 | 登記商戶", "零售 | 61 000"),
        ("類別 | 全港人口", "成人 | 61 000"),
    ],
)
def test_rows_and_columns_of_others_count_nothing(head: str, row: str) -> None:
    assert (
        in_table("The figures of HarbourPass are as follows:", head, row, row.replace("K", "Q"))
        == []
    )


def test_a_total_over_a_row_of_another_place_is_not_told() -> None:
    lead, head = "The users of HarbourPass are as follows:", "Region | Registered users"
    rows = ("Kowloon | 2 100", "Macao | 800", "Total | 2 900")
    assert in_table(lead, head, *rows) == [("pass", 2100)]


@pytest.mark.parametrize(
    "column", ["Visits to GovHK", "Users of Octopus", "Staff", "全港人口", "Bus passengers"]
)
def test_a_column_of_others_is_of_no_year_of_the_programme(column: str) -> None:
    lead = "The use of HarbourPass is as follows:"
    assert in_table(lead, f"Year | Users | {column}", "2024 | 310 | 950", "2025 | 420 | 990") == [
        ("pass", 310),
        ("pass", 420),
    ]
