"""This file checks two numbers of an earlier year that a sentence compares its two with."""

from __future__ import annotations

import pytest

from tests.bot.contents.test_figures import found

MILLIONS = (
    "In 2025, 1.2 million berths were let under the Weir Fund and 3.4 million permits were issued,"
    " as compared with "
)


def told(text: str) -> list[tuple[float, str, str | None]]:
    return [(float(one.value), one.unit, one.as_of) for one in found(text)]


@pytest.mark.parametrize(
    "behind", ["290 and 101 respectively in 2024", "290 and 101 in 2024", "290 and 101 in 2024 respectively"]
)  # fmt: skip
def test_each_is_what_the_one_of_its_place_was(behind: str) -> None:
    now = "In 2025, 310 berths were let under the Weir Fund and 120 permits were issued"
    assert told(f"{now}, as compared with {behind}.") == [
        (310, "berths", "2025"),
        (120, "permits", "2025"),
        (290, "berths", "2024"),
        (101, "permits", "2024"),
    ]


def test_in_chinese_too() -> None:
    assert told("2025年，潮汐通批出310個泊位及120張牌照，2024年則分別為290個及101張。") == [
        (310, "個", "2025"),
        (120, "張", "2025"),
        (290, "個", "2024"),
        (101, "張", "2024"),
    ]


@pytest.mark.parametrize(
    "now",
    [
        "In 2025, 310 berths, 44 docks and 120 permits were issued under the Weir Fund",
        "In 2025, 310 berths were let under the Weir Fund",
        "310 berths were let under the Weir Fund and 120 permits were issued",
        "In 2023, 310 berths were let under the Weir Fund and 120 permits were issued",
    ],
)
def test_they_are_none_where_not_two_of_a_later_year_stand_before_them(now: str) -> None:
    values = [value for value, _, _ in told(f"{now}, as compared with 290 and 101 in 2024.")]
    assert 290 not in values
    assert 101 not in values


@pytest.mark.parametrize(
    ("text", "were"),
    [
        ("2025年，潮汐通批出31萬個泊位及12萬張牌照，2024年則分別為29萬個及10萬張。", (290_000, 100_000)),
        (MILLIONS + "1.1 million and 3.2 million respectively in 2024.", (1_100_000, 3_200_000)),
    ],
)  # fmt: skip
def test_each_keeps_its_scale(text: str, were: tuple[float, float]) -> None:
    assert tuple(value for value, _, day in told(text) if day == "2024") == were


def test_none_is_told_whose_scale_is_left_out() -> None:
    text = MILLIONS + "1.1 and 3.2 respectively in 2024."
    assert [value for value, _, _ in told(text)] == [1_200_000, 3_400_000]
