"""This file tests numbers and dates in the forms that Hong Kong's papers use."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.text import chinese_number, hk_date, hk_month, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 480", "1480"), ("15 000", "15000"), ("3,800", "3800"), ("7.73億", "773000000"),
        ("三千", "3000"), ("二十一", "21"), ("一百零五", "105"), ("2.5 million", "2500000"),
        ("１２", "12"), ("3 000萬", "30000000"), ("十", "10"), ("二千五百萬", "25000000"),
    ],
)  # fmt: skip
def test_numbers_are_read(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["", "abc", "1 48", "12 34", "2025-26", "9" * 500, "億元"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2 June 2031", "June 2, 2031", "Monday, 2 Jun 2031", "2nd June 2031", "2031年6月2日（星期一）",
        "二○三一年六月二日", "二零三一年六月二日", "二〇三一年六月二日", "02-06-2031", "02 - 06 - 2031",
        "2031.06.02", "2031-06-02", "2/6/2031", "2031 年 6 月 2 日", "２０３１年６月２日", "2031年 6月 2日",
    ],
)  # fmt: skip
def test_every_form_of_a_day_is_read(text: str) -> None:
    assert hk_date(f"（於{text}會議討論）") == date(2031, 6, 2)


def test_the_first_day_named_wins() -> None:
    assert hk_date("issued on 3 May 2031 for 2031年6月2日") == date(2031, 5, 3)


@pytest.mark.parametrize("text", ["2031年5月", "31 February 2031", "2031-32", "1.2.3", "no day"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert hk_date(text) is None


@pytest.mark.parametrize("text", ["運輸局\n2031年5月", "May 2031", "二○三一年五月"])
def test_a_signature_names_its_month(text: str) -> None:
    assert hk_month(text) == (2031, 5)


def test_a_chinese_year_is_read_digit_by_digit() -> None:
    assert chinese_number("二○三一") == 2031


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("0123456789 ,.-/年月日號一二十百千萬億May june"), max_size=40))
def test_odd_figures_never_raise(text: str) -> None:
    parse_number(text)
    hk_month(text)
    assert hk_date(text) is None or isinstance(hk_date(text), date)
