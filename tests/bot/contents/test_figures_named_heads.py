"""This file checks tables whose columns are each called by a programme."""

from __future__ import annotations

import pytest

from tests.bot.contents.test_figures_rows import reply, told

LEAD = "兩項計劃在2025-26年度（截至2026年1月31日）的數字表列如下："
ROWS = "接獲申請（宗） 52 91\n批出資助額（百萬元） 18.2 6.9"
READ = [
    ("ferry", 52, "宗", "接獲申請", "yearly", "2026-01-31"),
    ("ferry", 18_200_000, "HKD", "批出資助額", "yearly", "2026-01-31"),
    ("weir", 91, "宗", "接獲申請", "yearly", "2026-01-31"),
    ("weir", 6_900_000, "HKD", "批出資助額", "yearly", "2026-01-31"),
]


def test_each_column_is_of_the_programme_that_it_is_called_by() -> None:
    rows = "項目 | 海港渡輪計劃 | 河堰基金\n接獲申請（宗） | 52 | 91\n批出資助額（百萬元） | 18.2 | 6.9"
    assert told(reply(f"{LEAD}\n{rows}", language="zh-Hant")) == READ


def test_names_that_stand_without_a_gap_are_columns() -> None:
    paper = reply(LEAD, tables=(f"項目 海港渡輪計劃河堰基金\n{ROWS}",), language="zh-Hant")
    assert told(paper) == READ


def test_short_names_that_the_answer_defines_are_columns() -> None:
    above = "海港渡輪計劃（渡輪計劃）及河堰基金（堰基金）均已推出。"
    paper = reply(f"{above}{LEAD}", tables=(f"項目 渡輪計劃堰基金\n{ROWS}",), language="zh-Hant")
    assert told(paper) == READ


def test_a_column_of_another_scheme_is_not_read() -> None:
    paper = reply(LEAD, tables=(f"項目 海港渡輪計劃燈塔計劃\n{ROWS}",), language="zh-Hant")
    assert told(paper) == READ[:2]


def test_all_so_far_is_not_of_the_year_that_leads_in() -> None:
    rows = "項目 | 海港渡輪計劃 | 河堰基金\n累計接獲申請（宗） | 52 | 91"
    assert {one[4] for one in told(reply(f"{LEAD}\n{rows}", language="zh-Hant"))} == {"cumulative"}


def test_in_english_too() -> None:
    lead = "The numbers under the two schemes as at 31 January 2026 are as follows:"
    rows = "Item | Harbour Ferry Scheme | Weir Fund\nApplications received | 52 | 91"
    assert told(reply(f"{lead}\n{rows}")) == [
        ("ferry", 52, "", "Applications received", "cumulative", "2026-01-31"),
        ("weir", 91, "", "Applications received", "cumulative", "2026-01-31"),
    ]


@pytest.mark.parametrize(
    "head", ["項目 海港渡輪計劃其他", "海港渡輪計劃河堰基金", "項目 海港渡輪計劃的河堰基金"]
)
def test_a_head_with_more_than_names_is_not_parted(head: str) -> None:
    assert told(reply(LEAD, tables=(f"{head}\n{ROWS}",), language="zh-Hant")) == []


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("Scheme | Launched in | Applications received", "en"),
        ("計劃 | 推出年份 | 接獲申請", "zh-Hant"),
        ("計劃 | 推出日期 | 接獲申請", "zh-Hant"),
    ],
)
def test_the_year_in_which_a_scheme_began_is_no_number_of_it(head: str, language: str) -> None:
    name = "Weir Fund" if language == "en" else "河堰基金"
    values = [
        one[1]
        for one in told(reply(f"{head}\n{name} | 2016 | 91\nx | 2017 | 3", language=language))
    ]
    assert values == [91]
