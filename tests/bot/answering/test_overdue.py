"""This file tests that what is overdue is asked for beside whatever else narrows commitments."""

from __future__ import annotations

from datetime import date

import pytest

from bot.answering.arguments import overdue
from bot.answering.arguments.periods import Period
from bot.answering.finding.promises import asked_days
from bot.answering.hearing import grammar
from bot.answering.hearing.writing import written
from bot.answering.intents import Commitments

LATE = Period("before", "today")
TODAY = date(2026, 5, 6)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("commitments overdue", Commitments(period=LATE)),
        ("commitments overdue smart-city", Commitments("smart-city", period=LATE)),
        ("commitments smart-city due:2025 overdue", Commitments("smart-city", "2025", period=LATE)),
        ("承諾 逾期", Commitments(period=LATE)),
        ("承諾 智慧城市 逾期", Commitments("智慧城市", period=LATE)),
        ("承诺 智慧城市 已逾期", Commitments("智慧城市", period=LATE)),
        ("承諾 法律科技 過咗期", Commitments("法律科技", period=LATE)),
    ],
)
def test_overdue_is_no_word_of_what_was_promised(text: str, asked: Commitments) -> None:
    assert grammar.parse(text) == asked


@pytest.mark.parametrize("words", ["not yet overdue", "未逾期", "智慧城市 逾期居留"])
def test_what_is_not_overdue_is_left_as_it_is_said(words: str) -> None:
    assert overdue.parted(words) == (words, False)


def test_what_is_overdue_of_this_year_ends_before_today() -> None:
    asked = Commitments(due="2026", period=LATE)
    assert asked_days(asked, TODAY) == (date(2026, 1, 1), date(2026, 5, 5))


def test_what_is_overdue_of_a_year_that_is_over_is_all_of_it() -> None:
    asked = Commitments(due="2025", period=LATE)
    assert asked_days(asked, TODAY) == (date(2025, 1, 1), date(2025, 12, 31))


def test_what_is_overdue_of_a_year_is_written_as_it_is_read() -> None:
    asked = Commitments("smart-city", "2025", period=LATE)
    assert grammar.parse(written(asked, "en") or "") == asked
