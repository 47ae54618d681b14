"""This file lives one day on pages of foreign shapes, and holds every unread row to a word about it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.week.foreign import ForeignWeek, closed, silent_rows

pytestmark = pytest.mark.skipif(
    os.environ.get("REQUIRE_FOREIGN") != "1",
    reason="pages of foreign shapes are read by make foreign and by the gate, not here",
)


@pytest.mark.parametrize(
    ("seed", "share"),
    [(1, 0.1), (16, 0.2)],  # in the second, papers are listed under their files' names
)
def test_what_cannot_be_read_is_told_by_name_within_two_periods(
    tmp_path: Path, seed: int, share: float
) -> None:
    url = f"sqlite:///{tmp_path / 'week.db'}"
    week = ForeignWeek(seed, url, days=1, share=share, faults=0, tail_days=1)
    week.run()
    account = closed(week)
    assert (account.lost, account.silent, account.late, account.wrong) == ([], [], [], [])
    assert account.noticed + account.skipped > 0
    assert account.read > 0


@pytest.mark.parametrize("first", range(1, 21, 10))
def test_no_row_of_a_foreign_page_is_left_out_without_a_word(first: int) -> None:
    assert [said for seed in range(first, first + 10) for said in silent_rows(seed)] == []
