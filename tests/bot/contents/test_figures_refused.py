"""This file checks numbers beside a programme's name that are none of what it counts: shares, wishes, others'."""

from __future__ import annotations

from datetime import date

import pytest

from bot.contents.figures import figures
from scrapers.items import Document, Paragraph, Recommendation, Section
from tests.bot.contents.test_figures import NAMES
from tests.bot.contents.test_figures_gates import shown


@pytest.mark.parametrize(
    "text",
    [
        "海港渡輪計劃以政府出資1元、船東出資3元的配對形式推行。",
        "河堰基金按政府每出資2元、船廠出資1元的方式運作。",
        "Under the Weir Fund, the Government contributes $1 for every $2 paid by a shipyard.",
        "The Weir Fund grants $2 to match each $1 that a shipyard puts in.",
    ],
)
def test_the_dollars_that_two_pay_against_each_other_are_no_sum(text: str) -> None:
    assert shown(text) == []


def test_a_sum_beside_such_a_share_is_one() -> None:
    assert shown("政府在海港渡輪計劃下以配對形式出資3億元。") == [300_000_000]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("海港渡輪計劃及燈塔計劃分別批出31宗及58宗申請。", [31]),
        ("燈塔計劃及海港渡輪計劃分別批出31宗及58宗申請。", [58]),
        ("海港渡輪計劃的申請及獲批個案分別為58宗及31宗。", [58, 31]),
        ("海港渡輪計劃分別在甲區及乙區設有58個及31個碼頭。", [58, 31]),
    ],
)
def test_one_by_one_a_name_gets_the_number_of_its_place(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Tide Pilot was stopped 14 times, during which the Harbour Office's website drew 3.1 million visits.",
            [14],
        ),
        (
            "Tide Pilot was extended in 2025, during which over 310 piers were added.",
            [310],
        ),
        ("潮汐通曾啟動14次，其間港口署網站錄得310萬次瀏覽。", [14]),
        ("潮汐通試行一年，其間共處理310萬次查詢。", [3_100_000]),
    ],
)
def test_what_somebody_else_did_meanwhile_is_his(text: str, values: list[float]) -> None:
    assert shown(text) == values


@pytest.mark.parametrize(
    ("lead", "item", "values"),
    [
        ("小組委員會建議政府當局：", "(1) 把潮汐通的碼頭增至310個；及", []),
        ("小組委員會建議政府落實下列措施：", "(1) 把潮汐通的碼頭增至310個；及", []),
        ("The Subcommittee recommends that the Office should implement the following:", "(a) add 310 piers to the Tide Pilot;", []),
        ("委員促請政府：", "(a) 增撥3億元推廣潮汐通。", []),
        ("The Subcommittee recommends that the Administration should:", "(a) add 310 piers to the Tide Pilot;", []),
        ("政府接納小組委員會的建議，將會：", "(1) 把潮汐通的碼頭增至310個；及", [310]),
        ("應委員要求，政府提供以下數字：", "(1) 潮汐通現有310個碼頭；及", [310]),
        ("In response to Members' requests, the Office advised that:", "(a) the Tide Pilot has 310 piers;", [310]),
        ("政府當局表示：", "(1) 潮汐通現有310個碼頭；及", [310]),
        ("The Government will:", "(a) add 310 piers to the Tide Pilot;", [310]),
    ],
)  # fmt: skip
def test_what_a_committee_wants_is_nobodys_aim(lead: str, item: str, values: list[float]) -> None:
    assert shown(f"{lead}\n{item}") == values


def test_a_recommendation_of_a_report_is_no_figure() -> None:
    paper = Document(
        "committee_report",
        "zh-Hant",
        "x",
        published=date(2026, 10, 5),
        sections=(Section("背景", (Paragraph("潮汐通現有280個碼頭。", "1"),)),),
        recommendations=(Recommendation(1, "把潮汐通的碼頭增至310個。"),),
    )
    assert [one.value for one in figures(paper, NAMES)] == [280]
