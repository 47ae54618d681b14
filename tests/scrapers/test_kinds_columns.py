"""This file checks which rows of plain text are a table by the blanks between their cells."""

from __future__ import annotations

import pytest

from scrapers.kinds.columns import columned


def _tables(*rows: str) -> list[str]:
    return [table for _, _, table in columned(rows)]


def test_rows_that_end_in_numbers_under_a_row_of_names_are_one_table() -> None:
    rows = (
        "Details are as follows:",
        "Year  Ships  Trips (million)",
        "2024  1 200  2.1",
        "2025  1 310  3.4 (8 months)",
        "Ends",
    )
    assert list(columned(rows)) == [
        (1, 4, "Year | Ships | Trips (million)\n2024 | 1 200 | 2.1\n2025 | 1 310 | 3.4 (8 months)")
    ]  # fmt: skip


def test_wide_blanks_of_chinese_text_part_cells_too() -> None:
    assert _tables("地區　　船隻", "九龍　　28", "新界　　1,030") == [
        "地區 | 船隻\n九龍 | 28\n新界 | 1,030"
    ]


def test_a_second_column_may_say_what_a_row_counts() -> None:
    rows = (
        "項目　　指標　　2025年　　2026年",
        "碼頭　　燈（支）　　405　　430",
        "渡輪　　航次（萬）　　86　　240",
    )
    assert len(_tables(*rows)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("Contents  Page", "Introduction  3", "Background  5"),
        ("Part  Number", "(a)  12", "(b)  13"),
        ("Head:  47", "Subhead:  000", "Programme:  2"),
        ("Item  Sum", "Lamps  12"),  # one row is no table
        ("2024  1  2", "2025  3  4", "2026  5  6"),  # nothing names the columns
        ("Name  Office  Place", "Chan  Clerk  Central", "Lee  Chair  Wan Chai"),
        ("It was wet.  It rained.", "There were 3.  It ended.", "Nobody came.  At all."),
    ],
)
def test_lists_labels_and_prose_are_none(rows: tuple[str, ...]) -> None:
    assert _tables(*rows) == []
