"""This file tests that of a day that was moved only the new one is due."""

from __future__ import annotations

from datetime import date

import pytest

from tests.bot.contents.test_refusals import dues


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "The platform originally scheduled for 2027 has been deferred to the first quarter of 2029.",
            date(2029, 3, 31),
        ),
        ("原定於2027年完成的平台，已推遲至2029年第一季推出。", date(2029, 3, 31)),
        ("The launch has been deferred to 2028.", date(2028, 12, 31)),
        ("The launch will be brought forward from 2030 to 2028.", date(2028, 12, 31)),
        ("The launch has been postponed from 2027 to 2028.", date(2028, 12, 31)),
        ("The launch has been postponed from March to June 2027.", date(2027, 6, 30)),
        ("The opening will be in 2028 instead of in 2027.", date(2028, 12, 31)),
        ("We will open the centre in 2028 rather than in 2027.", date(2028, 12, 31)),
        ("The launch has been moved to 2029 from 2027.", date(2029, 12, 31)),
        ("The platform will not be launched in 2027 but in 2028.", date(2028, 12, 31)),
        ("Originally due in 2027, the platform will open in 2029.", date(2029, 12, 31)),
        ("The pier, first promised for 2027, is now expected in 2029.", date(2029, 12, 31)),
        ("完工日期由2027年年底推遲至2029年。", date(2029, 12, 31)),
        ("完工日期將由2030年提前至2028年年中。", date(2028, 6, 30)),
        ("工程會在2028年而非2027年完成。", date(2028, 12, 31)),
        ("工程原定2027年完成，現改於2028年6月完成。", date(2028, 6, 30)),
    ],
)
def test_only_the_day_that_something_was_moved_to_is_due(text: str, last: date) -> None:
    assert dues(text) == [last]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Fees will be revised from 1 April 2027.", date(2027, 4, 1)),
        ("The survey will run from 2027 to 2029.", date(2029, 12, 31)),
        ("The centre will open in 2027 as originally planned.", date(2027, 12, 31)),
        ("工程將按原定計劃於2027年完成。", date(2027, 12, 31)),
        ("中心會在原定的2027年年底落成。", date(2027, 12, 31)),
        ("會議將改於2027年1月5日舉行。", date(2027, 1, 5)),
    ],
)
def test_a_day_that_was_not_moved_stays_due(text: str, last: date) -> None:
    assert dues(text) == [last]


@pytest.mark.parametrize(
    "text",
    [
        "The launch has not been deferred to 2028.",
        "平台不會推遲至2028年推出。",
        "平台原定於2027年推出。",
    ],
)
def test_a_day_that_something_was_not_moved_to_is_not_due(text: str) -> None:
    assert dues(text) == []
