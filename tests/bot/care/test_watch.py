"""This file tests on which days the Council is said to sit."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.care.watch import sitting
from scrapers.committees import COUNCIL, committee
from scrapers.items import Expectation
from storage.database import Store
from storage.published import expectations

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
PANEL = committee("itb")
assert PANEL is not None


def announced(store: Store, whose: str, source: str) -> None:
    one = Expectation(
        source=source, key=f"{source}:1", title="A meeting", language="en",
        starts_at=FRIDAY.replace(hour=3), committee=whose,
    )  # fmt: skip
    with store.write() as session:
        expectations.remember(session, [one], FRIDAY)


@pytest.mark.parametrize("source", ["council_agenda", "legco_schedule", "a_source_to_come"])
@pytest.mark.parametrize("whose", [COUNCIL.english, COUNCIL.chinese])
def test_the_council_sits_when_its_meeting_is_announced_whoever_announces_it(
    sqlite_store: Store, source: str, whose: str
) -> None:
    announced(sqlite_store, whose, source)
    with sqlite_store.read() as session:
        assert sitting(session, FRIDAY)


def test_a_panel_s_meeting_is_no_sitting_of_the_council(sqlite_store: Store) -> None:
    assert PANEL is not None
    announced(sqlite_store, PANEL.english, "legco_schedule")
    with sqlite_store.read() as session:
        assert not sitting(session, FRIDAY)


def test_wednesday_is_taken_for_a_sitting(sqlite_store: Store) -> None:
    with sqlite_store.read() as session:
        assert sitting(session, WEDNESDAY)
