"""This file checks which rows of plain text are a table by the blanks between their cells."""

from __future__ import annotations

import pytest

from scrapers.kinds.columns import columned
from tests.deadlines import printed


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


def test_a_table_of_words_has_cells_that_begin_one_below_another() -> None:
    rows = (
        "Item                  Target date   Status",
        "Lamps at the piers    Nov 2026      On schedule",
        "Bells                 Completed     -",
    )
    assert _tables(*rows) == [
        "Item | Target date | Status\nLamps at the piers | Nov 2026 | On schedule\nBells | Completed | -"
    ]


def test_columns_may_be_of_parts_of_years_and_the_first_label_take_two_lines() -> None:
    rows = (
        "                    2026 Q1   2026 Q2",
        "Lamps at the piers",
        "  (lit)                 142       168",
        "Bells                    88        97",
    )
    assert _tables(*rows) == [
        " | 2026 Q1 | 2026 Q2\nLamps at the piers (lit) | 142 | 168\nBells | 88 | 97"
    ]


HEAD, FULL_ROWS = "Year  Boats  Piers", ("2022  100  50", "2023  200  70")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("Year  2023", "a  1"),  # years name the columns, and what stands below tears each table
        ("Part  Number", "b  1"),
        ("Name  Year", "Name  Year"),
        ("Pier  2023", "Pier  2023"),  # each might begin one anew
    ],
)
def test_rows_without_end_that_are_no_table_are_refused_in_time(first: str, then: str) -> None:
    said = printed(f"""
        from scrapers.kinds.columns import columned
        rows = [{first!r}, *[{then!r}] * 20_000, "Part  Number", *["(a)  1"] * 20_000]
        print(list(columned(rows)))
    """)
    assert said == "[]"


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


def test_rows_above_a_table_make_it_none_unless_they_name_its_columns_or_stand_apart() -> None:
    rows = ("Number of  Boats  of all  kinds", HEAD, *FULL_ROWS)
    assert _tables(*rows) == []
    assert len([*columned(rows, (0, 1, 0, 0))]) == 1


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("Number of  Number of", HEAD), "Year | Number of Boats | Number of Piers"),
        ((HEAD, "(hundred)  (dozen)"), "Year | Boats (hundred) | Piers (dozen)"),
        (("Kept  Kept", HEAD, "(hundred)  (dozen)"), "Year | Kept Boats (hundred) | Kept Piers (dozen)"),
        (("接獲　　支持", "行業　　申請數目　　申請數目"), "行業 | 接獲 申請數目 | 支持 申請數目"),
        (("2024-25  2025-26 (estimate)",), " | 2024-25 | 2025-26 (estimate)"),
    ],
)  # fmt: skip
def test_names_of_columns_may_stand_in_several_lines(names: tuple[str, ...], joined: str) -> None:
    (table,) = _tables(*names, "Harbour  10  50", "Outlying  20  70")
    assert table.split("\n")[0] == joined


def test_names_that_stand_over_some_columns_are_of_those() -> None:
    rows = (
        "                Money    Money from",
        "Kind            given    others       Number of",
        "                ($ m)    ($ m)        boats",
        "Harbour         2 700    5 800        3",
        "Outlying        1 900    3 700        2",
    )
    (table,) = _tables(*rows)
    assert table.startswith(
        "Kind | Money given ($ m) | Money from others ($ m) | Number of boats\n"
    )


@pytest.mark.parametrize(
    ("above", "last"),
    [("                         Daily", "Daily trips"), ("                         ($m)", "trips"), ("                         Table 2", "trips")],
)  # fmt: skip
def test_a_word_alone_over_a_column_is_of_it_unless_it_is_of_all(above: str, last: str) -> None:
    rows = (
        above,
        "Kind            Boats    trips",
        "Harbour         70       580",
        "Outlying        90       370",
    )
    (table,) = _tables(*rows)
    assert table.split("\n")[0] == f"Kind | Boats | {last}"


def test_names_over_two_columns_name_none() -> None:
    rows = (
        "                  Government money",
        "Kind            2 boats  3 boats  ",
        "Harbour         2 700    5 800    ",
        "Outlying        1 900    3 700    ",
    )
    (table,) = _tables(*rows)
    assert "Government" not in table


@pytest.mark.parametrize("top", ["2024  2025", "Year  2024  2025"])
def test_years_over_years_name_no_column(top: str) -> None:
    assert _tables(top, "Kind  2023  2024", *FULL_ROWS) == []


@pytest.mark.parametrize("between", [(), ("Table 2: Boats (continued)",), ("表二（續）",)])
def test_a_table_goes_on_below_its_names_said_again(between: tuple[str, ...]) -> None:
    rows = (
        "kept  kept",
        HEAD,
        *FULL_ROWS,
        *between,
        "kept  kept",
        HEAD,
        "2024  300  80",
        "2025  4  9",
    )
    ((first, end, table),) = columned(rows)
    assert (first, end) == (0, len(rows))
    assert table.count("\n") == 4


@pytest.mark.parametrize(
    "below",
    [
        "4.  The harbours were counted twice in that year",
        "(b)  署方其後再次點算各個碼頭的船隻及其航次，並",
    ],
)
def test_a_numbered_paragraph_below_a_table_is_no_row(below: str) -> None:
    assert len([*columned((HEAD, *FULL_ROWS, below), (0, 1, 0, 1))]) == 1


def test_a_table_behind_another_one_stands_apart() -> None:
    rows = (HEAD, *FULL_ROWS, HEAD, *FULL_ROWS)
    assert [one[:2] for one in columned(rows, (0, 0, 0, 1, 0, 0))] == [(0, 3), (3, 6)]
    others = (HEAD, *FULL_ROWS, "Table 2: Lakes", HEAD, "2024  30  8", "2025  4  9")
    assert len(_tables(*others)) == 2


def test_the_feet_of_pages_are_no_rows() -> None:
    rows = ("Part  Number", "Users  40", "Progress  1", "Trips  70", "Boats  9", "Progress  2")
    assert _tables(*rows) == []
    table = ("Part  Number", "Users  40", "Trips  70")
    assert len(_tables(*table, "Progress  1", "It is so.", "Progress  2")) == 1


@pytest.mark.parametrize(
    ("label", "row", "told"),
    [
        ("Mean catch per boat", "(thousand)  27  28", "Mean catch per boat (thousand) | 27 | 28"),
        ("Boats that came back", "in the evening  27  28", "Boats that came back in the evening | 27 | 28"),
        ("Boats that came back early", "    27  28", "Boats that came back early | 27 | 28"),
    ],
)  # fmt: skip
def test_the_label_of_a_row_may_take_two_lines(label: str, row: str, told: str) -> None:
    (table,) = _tables(HEAD, *FULL_ROWS, label, row)
    assert table.endswith(told)


@pytest.mark.parametrize("label", ["It was wet that year.", "Table 2", ""])
def test_a_sentence_between_rows_is_no_label(label: str) -> None:
    assert all(
        label not in table or not label for table in _tables(HEAD, *FULL_ROWS, label, "Now  4  5")
    )


@pytest.mark.parametrize(
    ("above", "first"),
    [("As at the end of March", "As at the end of March 2024"), ("截至3月底", "截至2024年3月底")],
)
def test_a_day_above_years_is_of_each(above: str, first: str) -> None:
    (table,) = _tables(
        f"          {above}", "Kind  2024  2025", "Harbour  10  50", "Outlying  20  70"
    )
    assert table.split("\n")[0].split(" | ")[1] == first


@pytest.mark.parametrize("between", ["Octopus (continued)", "海港渡輪（續）"])
def test_a_line_of_another_name_continues_no_table(between: str) -> None:
    rows = ("kept  kept", HEAD, *FULL_ROWS, between, "kept  kept", HEAD, "2024  300  80")
    assert all(end < len(rows) for _, end, _ in columned(rows))


@pytest.mark.parametrize("foot", ["立法會文件                 第 2 頁", "Page 2 of 9", "- 2 -"])
def test_a_table_goes_on_below_a_page_whose_foot_stands_between(foot: str) -> None:
    rows = (HEAD, *FULL_ROWS, foot, HEAD, "Now  4  5")
    (table,) = _tables(*rows)
    assert table.endswith("Now | 4 | 5")
