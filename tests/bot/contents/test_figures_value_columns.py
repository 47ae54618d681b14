"""This file checks columns that hold what each row counts, sums of parts, and words of a column on how it is meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.contents.figures.blank_rows import head_of, row_of
from bot.contents.figures.value_columns import stretches_across
from scrapers.items import Document, Paragraph, Section
from tests.bot.contents.test_figures_rows import reply, told
from tests.bot.contents.test_figures_tables import LEAD, read
from tests.bot.contents.test_figures_tables import told as whole

DATED = "As at end-February 2026, the position of the Tide Pilot is as follows:"


def english(lead: str, rows: str, *, torn: bool = False) -> list[tuple[Any, ...]]:
    """Give what a table counts whose rows stand below its lead-in, or `torn` behind all the answers."""
    paper = reply(lead, tables=(rows,)) if torn else reply(f"{lead}\n{rows}")
    return [(one[1], one[2], one[4], one[5]) for one in told(paper)]


def test_a_column_of_numbers_counts_what_its_rows_say_on_the_day_of_the_lead_in() -> None:
    rows = "項目 | 數字\n登記船隻(艘) | 412\n可用碼頭(個) | 1 320"
    assert read(f"截至2026年3月底，海港渡輪計劃的最新情況如下：\n{rows}") == [
        (412, "艘", "登記船隻", "stock", "2026-03-31"),
        (1320, "個", "可用碼頭", "stock", "2026-03-31"),
    ]


def test_a_column_of_targets_stands_beside_what_was_reached() -> None:
    rows = "Indicator | Target | Actual\nRegistered boats | 400 | 412"
    assert english(DATED, rows) == [
        (400, "", "target", None),
        (412, "", "stock", "2026-02-28"),
    ]


def test_a_column_may_say_itself_as_of_when_it_counts() -> None:
    rows = "Item | Number (as at 31 March 2026)\nRegistered boats | 412"
    assert english("The position of the Tide Pilot is as follows:", rows) == [
        (412, "", "stock", "2026-03-31")
    ]


def test_what_such_a_row_averages_is_a_rate() -> None:
    assert english(DATED, "Item | Number\nAverage daily trips | 412") == [
        (412, "", "rate", "2026-02-28")
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Pier", "Number"),  # of what each pier has so many nobody says
        ("Item", "Remarks"),
        ("Item", "Number (2026 estimate)"),
        ("Item", "Change (%)"),
    ],
)
def test_other_columns_hold_no_values(head: tuple[str, str]) -> None:
    assert stretches_across(head, None) == [None]


@pytest.mark.parametrize(
    ("columns", "meant"),
    [
        (("2024 actual", "2025 target"), [("yearly", "2024"), ("target", "2025")]),
        (
            ("2024-25年度（實際）", "2025-26修訂預算"),
            [("yearly", "2025-03-31"), ("forecast", "2026-03-31")],
        ),
        (
            ("Actual 2024-25", "Revised estimate 2025-26"),
            [("yearly", "2025-03-31"), ("forecast", "2026-03-31")],
        ),
    ],
)
def test_a_year_may_say_how_it_is_meant(
    columns: tuple[str, str], meant: list[tuple[str, str]]
) -> None:
    said = read(f"{LEAD}\n項目 | {' | '.join(columns)}\n登記船隻 | 300 | 420")
    assert [(one[3], one[4]) for one in said] == meant


def test_a_line_of_year_ends_names_the_columns() -> None:
    assert head_of("項目 2024年底 2025年底 2026年6月底")[1:] == (
        "2024年底",
        "2025年底",
        "2026年6月底",
    )


def test_no_number_begins_with_a_nought() -> None:
    assert row_of("Boats 450 700 1 020", 3) == ("Boats", "450", "700", "1 020")


SECTORS = (
    "Sector 2024 2025 2026 (up to April 30)\nFishing 1 420 2 015 488\nLeisure 310 842 1 213\n"
    "Total 1 730 2 857 1 701"
)
BY_SECTOR = "The boats registered under the Tide Pilot are broken down by sector below:"


def test_a_torn_table_whose_tabs_are_lost_is_read_with_its_own_first_row() -> None:
    found = english(BY_SECTOR, SECTORS, torn=True)
    assert [(value, day) for value, _, _, day in found[:3]] == [
        (1420, "2024"),
        (2015, "2025"),
        (488, "2026-04-30"),
    ]


def test_a_row_that_may_be_parted_in_two_ways_is_like_the_others_there() -> None:
    assert [one[0] for one in english(BY_SECTOR, SECTORS)[:6]] == [1420, 2015, 488, 310, 842, 1213]


def test_the_sum_of_parts_is_of_its_columns_time() -> None:
    assert english(BY_SECTOR, SECTORS)[6:] == [
        (1730, "", "yearly", "2024"),
        (2857, "", "yearly", "2025"),
        (1701, "", "yearly", "2026-04-30"),
    ]


def test_in_what_money_parts_are_counted_must_be_said() -> None:
    rows = "Sector | 2024 | 2025\nFishing | 5.1 | 6.2\nTotal | 5.1 | 6.2"
    lead = "The expenditure of the Tide Pilot by sector is set out below:"
    assert english(lead, rows) == []
    assert [one[1] for one in english(f"{lead[:-1]} ($ million):", rows)] == ["HKD"] * 4


def test_the_sum_of_years_counts_up_to_the_last_of_them() -> None:
    rows = "年度 | 登記船隻(艘)\n2024-25 | 30\n2025-26(截至2026年1月底) | 20\n總計 | 50"
    assert read(f"{LEAD}\n{rows}")[-1] == (50, "艘", "登記船隻", "cumulative", "2026-01-31")


@pytest.mark.parametrize(
    "lead",
    [
        "該計劃各年度的開支及開班情況表列如下：",
        "過去兩個財政年度的獲批名額及資助額如下：",
        "截至2026年3月底，該計劃為船東而設的訓練載於下表：",
    ],
)
def test_a_lead_in_that_refers_to_the_scheme_is_of_the_one_before_it(lead: str) -> None:
    rows = "項目 | 2024年 | 2025年\n訓練班(班) | 300 | 420"
    assert [one[:2] for one in read(f"海港渡輪計劃在2023年推出。{lead}\n{rows}")] == [
        (300, "班"),
        (420, "班"),
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "該基金的開支情況如下：",  # no name of the scheme says that it is a fund
        "該計劃與其他計劃的開支情況如下：",
        "該計劃的參加者在各大學的人數如下：",
    ],
)
def test_a_lead_in_that_refers_to_something_else_is_not(lead: str) -> None:
    rows = "項目 | 2024年 | 2025年\n訓練班(班) | 300 | 420"
    assert read(f"海港渡輪計劃在2023年推出。{lead}\n{rows}") == []


def test_the_scheme_in_capitals_is_no_other_name() -> None:
    lead = "The Tide Pilot began in 2023. The boats registered under the Scheme are as follows:"
    assert english(lead, "Item | 2024 | 2025\nBoats | 300 | 420") == [
        (300, "", "yearly", "2024"),
        (420, "", "yearly", "2025"),
    ]


def test_a_row_may_say_in_brackets_what_it_counts_and_in_what() -> None:
    rows = "Platform | 2024 | 2025\nTide Pilot (downloads, million) | 3.8 | 4.2\nWeir Fund (firms) | 3 | 4"
    assert english("The numbers of users are as follows:", rows)[:2] == [
        (3_800_000, "", "yearly", "2024"),
        (4_200_000, "", "yearly", "2025"),
    ]


def test_a_sum_of_places_is_told_for_the_years_that_it_sums() -> None:
    rows = "年度 | 獲批名額(個)\n2024-25 | 30\n2025-26 | 20\n總計 | 50"
    assert read(f"{LEAD}\n{rows}")[-1] == (50, "個", "獲批名額", "cumulative", "2026-03-31")


def test_a_row_that_its_columns_tell_is_not_read_once_more_as_a_sentence() -> None:
    rows = "指標 | 目標 | 2024年 | 2025年\n系統可用率 | 99.5% | 99.8% | 99.9%"
    lead = Paragraph("海港渡輪計劃的表現如下：", "2")
    section = Section("海港渡輪計劃", (lead, Paragraph(rows, None, table=True)))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(section,)
    )
    assert [(one[0], one[3], one[4]) for one in whole(paper)] == [
        (99.5, "target", None),
        (99.8, "yearly", "2024"),
        (99.9, "yearly", "2025"),
    ]


@pytest.mark.parametrize(
    ("lead", "found"),
    [
        ("香港市民使用智能手機的情況如下：", []),
        ("據統計處的調查，使用情況如下：", []),
        ("各碼頭的使用情況如下：", [300, 420]),
    ],
)
def test_below_its_heading_a_table_is_its_where_the_lead_in_tells_of_nobody_else(
    lead: str, found: list[int]
) -> None:
    rows = Paragraph("項目 | 2024年 | 2025年\n登記人數 | 300 | 420", None, table=True)
    section = Section("海港渡輪計劃", (Paragraph(lead, "2"), rows))
    paper = Document(
        "panel_paper", "zh-Hant", "x", published=date(2026, 4, 10), sections=(section,)
    )
    assert [one[0] for one in whole(paper)] == found
