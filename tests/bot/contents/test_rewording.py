"""This file shows when a commitment of a revised text is the one that stood there before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.contents.rewording import found_again
from storage.records import Commitment

DUE = date(2026, 12, 31)
ONE = Commitment(
    "The DPO will launch the heron register by end-2026.",
    "firm",
    "end-2026",
    DUE,
    DUE,
    who="The DPO",
)
CHINESE = Commitment(
    "數字辦將於2026年年底前推出鷺鳥名冊。", "firm", "2026年年底", DUE, DUE, who="數字辦"
)


@pytest.mark.parametrize(
    ("before", "quote"),
    [
        (ONE, "The DPO will launch the register of herons by the end of 2026."),
        (
            ONE,
            "By the end of 2026, the Office expects everything to be ready and will launch what herons need.",
        ),
        (CHINESE, "數字辦將於2026年年底前推出鷺鳥登記名冊。"),
        (CHINESE, "數字辦預計可在2026年年底前，按各區需要分階段向公眾推出有關登記冊。"),
    ],
)
def test_what_is_reworded_is_found_again(before: Commitment, quote: str) -> None:
    again = replace(before, quote=quote)
    other = replace(before, quote="Egrets are counted.", due_from=None, due_to=None, who=None)
    assert found_again(before, [other, again]) == again


@pytest.mark.parametrize(
    "changes",
    [
        {"due_to": date(2027, 6, 30)},  # another day: a person says whether it was moved
        {"who": "The Judiciary"},
        {"quote": "The DPO will count the egrets on all the islands by end-2026."},
    ],
)
def test_another_commitment_is_not(changes: dict[str, object]) -> None:
    assert found_again(ONE, [replace(ONE, **changes)]) is None  # type: ignore[arg-type]


def test_where_several_may_be_it_none_is() -> None:
    first = replace(ONE, quote="The DPO will launch the heron register A by end-2026.")
    second = replace(ONE, quote="The DPO will launch the heron register B by end-2026.")
    assert found_again(ONE, [first, second]) is None


def test_without_a_day_or_a_body_only_nearly_the_same_words_tell() -> None:
    vague = replace(ONE, due_from=None, due_to=None, quote="The DPO will launch it in due course.")
    far = replace(
        vague, quote="A launch of whatever is needed will come in due course, says the DPO."
    )
    assert found_again(vague, [far]) is None
    assert found_again(vague, [replace(vague, quote="The DPO will launch this in due course.")])


@given(st.lists(st.text(max_size=60), max_size=5))
def test_what_is_found_is_one_of_the_text(quotes: list[str]) -> None:
    text = [replace(ONE, quote=quote) for quote in quotes]
    found = found_again(ONE, text)
    assert found is None or found in text
