"""This file checks tables whose columns a single blank parts, and rows that name what those below are of."""

from __future__ import annotations

from typing import Any

import pytest

from bot.contents.figures.blank_rows import barred, head_of, row_of
from tests.bot.contents.test_figures_rows import Told, reply, told

LEAD = "The number of cases under the Tide Pilot in the past three years is as follows:"


def values(found: list[Told]) -> list[tuple[Any, ...]]:
    return [(one[0], one[1], one[3], one[5]) for one in found]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("Year 2023-24 2024-25 2025-26", ("Year", "2023-24", "2024-25", "2025-26")),
        ("2023 2024 2025", ("", "2023", "2024", "2025")),
        ("配額 2020-21 2021-22 總數", ("配額", "2020-21", "2021-22", "總數")),
        ("2026 Q1 2026 Q2 2026 Q3", ("", "2026 Q1", "2026 Q2", "2026 Q3")),
        ("在2024年及2025年", ()),  # prose
        ("Blocks 2 and 3 opened in 2023 and 2024", ()),
        ("2025", ()),
    ],
)
def test_a_line_of_years_names_the_columns(line: str, cells: tuple[str, ...]) -> None:
    assert head_of(line) == cells


@pytest.mark.parametrize(
    ("line", "columns", "cells"),
    [
        ("登記船隻(艘) 2 870 3 140 3 462", 3, ("登記船隻(艘)", "2 870", "3 140", "3 462")),
        ("Patents filed 288 347 402", 3, ("Patents filed", "288", "347", "402")),
        ("2023-2024 17 13 0 4", 4, ("2023-2024", "17", "13", "0", "4")),
        ("Boats 1 142 1 236 987", 3, ()),  # or 1, 142 and 1 236 987
        ("Boats of Phase 2 300 400", 2, ()),  # 2, 300 400 or 2 300, 400
        ("Boats 288 347", 3, ()),  # a figure is missing
        ("The Fund received 288 347 402.", 3, ()),
        ("註：當中 3 4 5", 3, ()),
        ("288 347 402", 3, ()),  # a row of nothing
    ],
)
def test_a_row_ends_in_as_many_figures_as_there_are_columns_in_one_way_only(
    line: str, columns: int, cells: tuple[str, ...]
) -> None:
    assert row_of(line, columns) == cells


def test_a_text_of_no_table_stays_as_it_is() -> None:
    text = "The Fund opened in 2023.\nBy 2024 2 000 firms had joined it.\n\n(a) one\n(b) two"
    assert barred(text) == text


def test_a_table_in_an_answer_is_read_whose_columns_stand_a_blank_apart() -> None:
    answer = f"{LEAD}\n2023-24 2024-25 2025-26\n(as at end-February 2026)\nCases 1 142 1 236 87"
    assert values(told(reply(answer))) == [
        ("pilot", 1142, "Cases", "2024-03-31"),
        ("pilot", 1236, "Cases", "2025-03-31"),
        ("pilot", 87, "Cases", "2026-02-28"),
    ]


def test_columns_named_by_words_are_told_apart_where_each_has_one() -> None:
    answer = (
        "潮汐通的申請數字表列如下：\n年度 收到申請 獲批申請\n2023-2024 17 13\n2024-2025 30 25\n完。"
    )
    assert values(told(reply(answer, language="zh-Hant")))[:2] == [
        ("pilot", 17, "收到申請", "2024-03-31"),
        ("pilot", 13, "獲批申請", "2024-03-31"),
    ]


TWO = "The position of the two schemes is tabulated below:"


def test_a_row_that_names_a_programme_says_whose_the_rows_below_it_are() -> None:
    rows = "(a) Weir Fund\nApplications 3 640 3 910\n(b) Tide Pilot (Note)\nApplications 402 455"
    found = values(told(reply(f"{TWO}\n2024 2025\n{rows}")))
    assert found == [
        ("weir", 3640, "Applications", "2024"),
        ("weir", 3910, "Applications", "2025"),
        ("pilot", 402, "Applications", "2024"),
        ("pilot", 455, "Applications", "2025"),
    ]


def test_below_a_row_that_names_anything_else_nothing_is_read() -> None:
    rows = "(a) Weir Fund\nApplications 3 640 3 910\n(b) Estuary Grant\nApplications 402 455"
    assert {one[0] for one in told(reply(f"{TWO}\n2024 2025\n{rows}"))} == {"weir"}
    assert len(told(reply(f"{TWO}\n2024 2025\n{rows}"))) == 2


def test_what_is_refused_is_no_figure_below_its_name_either() -> None:
    rows = "(a) Weir Fund\nRejected 3 640 3 910\nComplaints 402 455"
    assert told(reply(f"{TWO}\n2024 2025\n{rows}")) == []


def test_torn_tables_of_one_width_are_those_announced_in_their_order() -> None:
    one = "Details of the Weir Fund are as follows:\nYear 2024 2025\nProjects funded 17 26"
    two = f"{TWO}\n2024 2025\n(a) Tide Pilot"
    tables = ("Patents filed 288 347", "Applications 118 131\nQuotas approved 312 358")
    assert values(told(reply(one, two, tables=tables))) == [
        ("weir", 17, "Projects funded", "2024"),
        ("weir", 26, "Projects funded", "2025"),
        ("weir", 288, "Patents filed", "2024"),
        ("weir", 347, "Patents filed", "2025"),
        ("pilot", 118, "Applications", "2024"),
        ("pilot", 131, "Applications", "2025"),
        ("pilot", 312, "Quotas approved", "2024"),
        ("pilot", 358, "Quotas approved", "2025"),
    ]


def test_a_label_that_goes_on_in_the_next_row_is_one_with_it() -> None:
    one = "Details of the Weir Fund are as follows:\nYear 2024 2025\nProjects 17 26\nof which in"
    found = values(told(reply(one, tables=("the islands 288 347",))))
    assert ("weir", 288, "of which in the islands", "2024") in found
    assert not [each for each in found if each[2] == "the islands"]


QUARTERS = "Usage of the major platforms in the past quarters is summarised below (in thousands):"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Tide Pilot (transactions)", [142_000, 168_000]),
        ("Tide Pilot (e-certificates issued)", [142_000, 168_000]),
        ("Tide Pilot (phase 2)", []),  # a part of it
        ("Tide Pilot (excluding renewals)", []),
        ("Tide Pilot (complaints)", []),
        ("Estuary Grant (transactions)", []),
    ],
)
def test_a_row_may_say_in_brackets_what_of_a_programme_it_counts(
    row: str, found: list[int]
) -> None:
    said = told(reply(f"{QUARTERS}\nPlatform | 2026 Q1 | 2026 Q2\n{row} | 142 | 168\nx | 1 | 2"))
    assert [one[1] for one in said] == found
    assert {one[5] for one in said} <= {"2026-03-31", "2026-06-30"}


def test_the_last_sentence_that_names_a_programme_says_whose_a_plain_table_is() -> None:
    rows = "類別 | 項目數目\n大船 | 31\n小船 | 9"
    lead = "為配合潮汐通，當局推出河堰基金。河堰基金至今批出40個項目。獲批項目的分布如下："
    assert [one[:2] for one in told(reply(f"{lead}\n{rows}", language="zh-Hant"))[-2:]] == [
        ("weir", 31),
        ("weir", 9),
    ]


def test_a_last_sentence_that_names_two_says_nothing_of_whose_a_table_is() -> None:
    rows = "類別 | 項目數目\n大船 | 31\n小船 | 9"
    lead = "河堰基金於2025年推出。潮汐通及河堰基金至今批出40個項目。獲批項目的分布如下："
    found = told(reply(f"{lead}\n{rows}", language="zh-Hant"))
    assert not [one for one in found if one[1] in (31, 9)]


def test_a_breakdown_is_no_fault() -> None:
    rows = "Type | Admitted | In operation\nRescue | 11 | 9\nCargo | 22 | 13\nTotal | 33 | 22"
    lead = "The Tide Pilot took in 33 projects. A breakdown is set out below:"
    assert ("pilot", 11.0, "", "Admitted (Rescue)", "cumulative", None) in told(
        reply(f"{lead}\n{rows}")
    )
    faults = "The number of breakdowns of the Tide Pilot is set out below:"
    assert told(reply(f"{faults}\n{rows}")) == []


BELOW = "碼頭 登記用戶 2025年存檔文件 電子收費（萬元）\n東碼頭 640 88 300 1,915"


def test_a_row_of_several_readings_is_read_as_the_plain_ones_suggest() -> None:
    assert barred(f"{BELOW}\n西碼頭 1 180 171 500 4,260").endswith(
        "西碼頭 | 1 180 | 171 500 | 4,260"
    )


def test_a_first_row_of_several_readings_is_one_too() -> None:
    head, plain = BELOW.split("\n")
    assert "西碼頭 | 2 730 | 35 900 | 580" in barred(f"{head}\n西碼頭 2 730 35 900 580\n{plain}")


def test_a_row_of_several_readings_stays_as_it_is_where_none_is_plain() -> None:
    head = BELOW.split("\n", maxsplit=1)[0]
    assert "|" not in barred(f"{head}\n西碼頭 2 730 35 900 580")


def test_a_row_that_no_reading_makes_like_the_plain_ones_stays_as_it_is() -> None:
    last = barred(f"{BELOW}\n西碼頭 1 180 171 500 260 900").split("\n")[-1]
    assert last == "西碼頭 1 180 171 500 260 900"
