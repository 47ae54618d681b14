"""This file checks how long something takes, how it is rated, and what only looks like that."""

from __future__ import annotations

import pytest

from bot.contents.figures.numbers import numbers
from scrapers.text import fold
from tests.bot.contents.test_figures import found


@pytest.mark.parametrize(
    ("sentence", "value", "unit", "counts"),
    [
        ("The average processing time of the Weir Fund was cut from 12 to 3 days.", 3, "days", "average processing time"),
        ("Under the Weir Fund, approval takes three weeks on average.", 3, "weeks", "approval"),
        ("Under the Weir Fund, vetting time stood at 24 working days.", 24, "working days", "vetting time"),
        ("Tide Pilot users gave it an average rating of 4.3 out of 5.", 4.3, "out of 5", "average rating"),
        ("海港渡輪計劃的平均審批時間由12個工作天縮短至3個工作天。", 3, "個工作天", "平均審批時間"),
        ("海港渡輪計劃平均需時68個工作天。", 68, "個工作天", "平均需時"),
        ("潮汐通的平均輪候時間為兩分鐘。", 2, "分鐘", "平均輪候時間"),
        ("潮汐通的平均評分為4.1分（5分為滿分）。", 4.1, "分", "平均評分"),
    ],
)  # fmt: skip
def test_how_long_it_takes_is_told(sentence: str, value: float, unit: str, counts: str) -> None:
    (one,) = found(sentence)
    assert (float(one.value), one.unit, one.counts) == (value, unit, counts)


def test_what_it_was_is_not_told_without_its_unit() -> None:
    (now,) = found(
        "The processing time of the Weir Fund was cut from 46 in 2024 to 31 days in 2025."
    )
    assert (int(now.value), now.unit) == (31, "days")


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        (
            "Under the Weir Fund, the average time from application to approval fell from 46 days in 2024 to 31 days in 2025.",
            [(46, "2024"), (31, "2025")],
        ),
        ("海港渡輪計劃的平均審批時間由2024年的12天縮短至2025年的3天。", [(12, "2024"), (3, "2025")]),
        (
            "截至2025年9月底，海港渡輪計劃的平均審批時間由2024年的12天縮短至3天。",
            [(12, "2024"), (3, "2025-09-30")],
        ),
    ],
)  # fmt: skip
def test_how_long_it_took_is_told_where_a_year_is(
    sentence: str, days: list[tuple[int, str]]
) -> None:
    assert [(int(one.value), one.as_of) for one in found(sentence)] == days


def test_what_goes_on_telling_how_long_it_takes_is_of_it() -> None:
    told = found(
        "The Weir Fund has received 300 applications. On average, approval takes 24 working days."
    )
    assert [int(one.value) for one in told] == [300, 24]


@pytest.mark.parametrize(
    "sentence",
    [
        "海港渡輪計劃為期三個月。",
        "署方會在三個月內檢討海港渡輪計劃。",
        "海港渡輪計劃的申請時間為期三個月。",
        "潮汐通平均每3分鐘開出一班。",
        "The Weir Fund will run for three months.",
        "The Weir Fund will be reviewed within six months.",
        "The period of the Weir Fund has been extended to three months.",
        "The Weir Fund was set up three years ago.",
    ],
)
def test_a_term_or_an_interval_is_none_of_those(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    "said",
    ["第五條", "第 5 項", "第一、二、三批申請", "第3及4項", "the fifth question", "the 100th department", "question 5"],
)  # fmt: skip
def test_an_ordinal_counts_nothing(said: str) -> None:
    assert numbers(fold(said)) == []
