"""This file tests that a rule for days is left out only where it can find nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.contents.due_dates import _NEEDS, _PATTERN


def test_every_rule_says_what_it_cannot_do_without() -> None:
    assert [name for name, _ in _PATTERN] == list(dict.fromkeys(name for name, _ in _PATTERN))
    assert _NEEDS.keys() == {name for name, _ in _PATTERN}


@pytest.mark.parametrize(("name", "pattern"), _PATTERN, ids=[name for name, _ in _PATTERN])
@settings(max_examples=10)
@given(data=st.data())
def test_what_a_rule_finds_holds_what_it_needs(
    name: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    found = pattern.search(data.draw(st.from_regex(pattern)))
    assert found is not None
    assert any(word in found[0] for word in _NEEDS[name])
