"""This file lives through the middle of one week, with faults, and holds it to the item."""

from __future__ import annotations

from pathlib import Path

from tests.week.ledger import closed
from tests.week.simulation import Week


def test_published_is_delivered_or_explained_to_the_item(tmp_path: Path) -> None:
    week = Week(5, f"sqlite:///{tmp_path / 'week.db'}", days=1, share=0.4, faults=8, tail_days=2)
    week.run()
    ledger = closed(week)
    assert (ledger.lost, ledger.doubled, ledger.wrong) == ([], [], [])
    assert ledger.told["console"] > 0
    assert ledger.fastest >= 1.0
