"""This file checks how a figure is written: what is counted, and how long something takes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.messages.figures import amount, counted, measured
from scrapers.items import Language
from storage.records import Figure


def figure(value: str, unit: str, counts: str) -> Figure:
    return Figure("pilot", Decimal(value), unit, counts, "exact", "stock", None, "It counts.", ())


@pytest.mark.parametrize(
    ("value", "unit", "counts", "language", "written"),
    [
        ("3", "working days", "average processing time", "en", "3 working days · average processing time"),
        ("4.3", "out of 5", "average rating", "en", "4.3 out of 5 · average rating"),
        ("4.3", "stars", "average rating", "en", "4.3 stars · average rating"),
        ("5", "clear days", "notice", "en", "5 clear days · notice"),
        ("3", "個工作天", "平均審批時間", "zh-Hant", "3個工作天平均審批時間"),
        ("4.1", "分", "平均評分", "zh-Hant", "4.1分平均評分"),
        ("85", "departments", "connected", "en", "85 departments connected"),
        ("85", "個", "部門", "zh-Hant", "85個部門"),
    ],
)  # fmt: skip
def test_how_long_it_takes_stands_before_what_takes_so_long(
    value: str, unit: str, counts: str, language: Language, written: str
) -> None:
    assert amount(figure(value, unit, counts), language) == written


def test_a_column_of_amounts_shows_the_days_and_the_other_what_takes_them() -> None:
    one = figure("3", "days", "approval")
    assert (measured(one, "en"), counted(one)) == ("3 days", "approval")
