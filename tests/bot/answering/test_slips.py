"""This file tests that slips of the finger in an order are mended, and words that are none are left."""

from __future__ import annotations

import pytest

from bot.answering.hearing.pieces.slips import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("subscirbe AI daliy 0830", "subscribe AI daily 08:30"),
        ("subsribe to lawtech wekly", "subscribe to lawtech weekly"),
        ("unsubcribe smart city", "unsubscribe smart city"),
        ("folow lawtech instnat", "follow lawtech instant"),
        ("lastest on AI", "latest on AI"),
        ("digset at 9", "digest at 9"),
        ("每日0845發AI", "每日08:45發AI"),
        ("follow lawtech weekly plz, mondays if possible", "follow lawtech weekly, mondays"),
    ],
)
def test_slips_in_an_order_are_mended(typed: str, meant: str) -> None:
    assert mended(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "dairy farms",
        "the weakly typed fellow",
        "search daliy mail",
        "new topic Drones: folow, drone",
        "daily 2500",
        "follows AI",
    ],
)
def test_what_is_no_slip_is_left(typed: str) -> None:
    assert mended(typed) == typed
