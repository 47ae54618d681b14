"""This file proves what a host's wishes about our pace are understood to be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.pace import Pace, retry_after

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("0", 0.0),
        (" 90 ", 90.0),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Fri, 20 Nov 2026 12:01:30 GMT", 90.0),
        ("Friday, 20-Nov-26 12:01:30 GMT", 90.0),
        ("Fri, 20 Nov 2026 20:01:30 +0800", 90.0),
        ("Fri, 20 Nov 2026 12:01:30 -0000", 90.0),
        ("Fri, 20 Nov 2026 11:00:00 GMT", 0.0),
        ("tomorrow", None),
        ("9" * 5000, 999_999_999.0),
        ("²", None),
        ("NaN", None),
        ("inf", None),
        ("1e400", None),
        ("Mon, 1 Jan 99999999999999999999 00:00:00 GMT", None),
        (f"Mon, 1 Jan {'9' * 5000} 00:00:00 GMT", None),
        ("Mon, 99999999999999999999 Jan 2026 00:00:00 GMT", None),
        ("Mon, 1 Jan 2026 99999999999999999999:00:00 GMT", None),
        ("Mon, 1 Jan 2026 00:00:00 +99999999999999999999", None),
        ("Wed, 1 Jan 1800 00:00:00 GMT", None),
        ("Fri, 31 Dec 9999 23:59:59 -1400", None),
        ("Mon, 0 Jan 2026 00:00:00 GMT", None),
        ("Mon, 1 ²²² 2026 00:00:00 GMT", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0.0),
        (",", None),
        ("0,", None),
        ("\x00", None),
    ],
)
def test_a_wish_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after(header, NOON) == seconds


@given(st.text(max_size=60))
@settings(deadline=None, max_examples=200)
def test_a_wish_of_any_letters_is_no_accident(header: str) -> None:
    seconds = retry_after(header, NOON)
    assert seconds is None or seconds >= 0


_DATE = st.lists(
    st.sampled_from(
        [
            "Mon,",
            "1",
            "Jan",
            "2026",
            "00:00:00",
            "GMT",
            "+0800",
            "-",
            ":",
            "²",
            "9" * 30,
            "",
            "\ud800",
        ]
    ),
    max_size=9,
)


@given(_DATE)
@settings(deadline=None, max_examples=300)
def test_a_wish_made_of_a_date_s_parts_is_no_accident(parts: list[str]) -> None:
    seconds = retry_after(" ".join(parts), NOON)
    assert seconds is None or seconds >= 0


def test_a_wish_is_honoured_for_a_day_at_most() -> None:
    assert Pace(1.0).refused(0.0, 10.0**9) == 86_400.0


def test_a_wish_shorter_than_the_pause_leaves_the_pause() -> None:
    assert Pace(1.0).refused(0.0, 0.0) == 1.0


def test_ever_so_many_refusals_are_no_accident() -> None:
    pace = Pace(1.0, refusals=10**6)
    assert pace.refused(0.0, None) == 300.0


def test_a_host_never_asked_may_be_asked_at_once() -> None:
    assert Pace(1.0).wait(-5.0) == 0.0
