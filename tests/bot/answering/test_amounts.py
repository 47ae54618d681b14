"""This file tests that sums, shares and quarters of a year are one, however they are written."""

from __future__ import annotations

import pytest

from bot.answering.finding.amounts import amounts
from scrapers.text import fold


def written(text: str) -> list[str]:
    return [one for _, one in amounts(fold(text))]


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("HK$32m", "$32000000"),
        ("$32 million", "$32000000"),
        ("32 million dollars", "$32000000"),
        ("3,200萬元", "$32000000"),
        ("三千二百萬元", "$32000000"),
        ("1.5億元", "$150000000"),
        ("$80,000", "$80000"),
        ("60%", "60%"),
        ("60 per cent", "60%"),
        ("百分之六十", "60%"),
        ("六成", "60%"),
        ("Q2 2027", "2027q2"),
        ("2027 Q2", "2027q2"),
        ("the second quarter of 2027", "2027q2"),
        ("2027年第二季", "2027q2"),
    ],
)
def test_what_is_meant_is_written_in_one_way(text: str, one: str) -> None:
    assert written(text) == [one]


@pytest.mark.parametrize(
    "text", ["32 firms", "2027", "完成工作", "三成立", "the second meeting", "元旦"]
)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert written(text) == []
