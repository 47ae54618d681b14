"""This file checks which rows of plain text are a table by the blanks between their cells."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from scrapers.kinds import columns
from scrapers.kinds.columns import columned

TELLS = columns._counts  # noqa: SLF001


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


HEAD, FULL_ROWS = "Year  Boats  Piers", ("2022  100  50", "2023  200  70")


def test_each_row_is_looked_at_once_however_many_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, judged = list[object](), list[object]()

    def counts(row: tuple[str, ...]) -> bool:
        told.append(row)
        return TELLS(row)

    def is_table(rows: Sequence[tuple[str, ...]]) -> bool:
        judged.extend(rows)
        return False

    monkeypatch.setattr(columns, "_counts", counts)
    monkeypatch.setattr(columns, "_is_table", is_table)
    rows = ["Year  2023", *["a  1"] * 500, "Part  Number", *["b  1"] * 500]
    assert _tables(*rows) == []
    assert len(told) == len(rows)
    assert len(judged) <= len(rows)


def test_years_may_name_the_columns() -> None:
    rows = ("Category  2023  2024", "Small  10  20", "Large  3  4")
    assert _tables(*rows) == ["Category | 2023 | 2024\nSmall | 10 | 20\nLarge | 3 | 4"]


def test_a_second_row_of_names_that_holds_years_makes_none() -> None:
    rows = ("Category  Number  Number", "of firm  2023  2024", "Small  10  20", "Large  3  4")
    assert _tables(*rows) == []
    assert _tables("Category  Number", "of firm  2023", "Small  10", "Large  3") == []


@pytest.mark.parametrize(
    "torn",
    [
        ("2024  300", "2025  400  95"),
        ("2024  n.a. yet", "Total  700  95"),
        ("2024  not yet  counted", "2025  1  2", "2026  3  4"),
        ("and the last", "2025  400  95"),
    ],
)
def test_a_table_of_which_a_row_stands_otherwise_is_given_up_whole(torn: tuple[str, ...]) -> None:
    assert _tables(HEAD, *FULL_ROWS, *torn) == []


def test_rows_above_a_table_make_it_none_unless_they_stand_apart() -> None:
    rows = ("Number of  Number of", HEAD, *FULL_ROWS)
    assert _tables(*rows) == []
    assert len([*columned(rows, (0, 1, 0, 0))]) == 1


def test_a_table_behind_another_one_stands_apart() -> None:
    rows = (HEAD, *FULL_ROWS, HEAD, *FULL_ROWS)
    assert [one[:2] for one in columned(rows, (0, 0, 0, 1, 0, 0))] == [(0, 3), (3, 6)]


def test_the_feet_of_pages_are_no_rows() -> None:
    rows = ("Part  Number", "Users  40", "Progress  1", "Trips  70", "Boats  9", "Progress  2")
    assert _tables(*rows) == []
    table = ("Part  Number", "Users  40", "Trips  70")
    assert len(_tables(*table, "Progress  1", "It is so.", "Progress  2")) == 1


def test_a_table_over_the_end_of_a_page_is_none() -> None:
    assert [*columned((HEAD, *FULL_ROWS), (), (1, 1, 2))] == []
