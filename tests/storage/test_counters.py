"""This file tries the counters that outlive the process."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.contents.model_budget import StoredBudget
from storage import counters
from storage.database import Store

NOW = datetime(2026, 10, 7, 2, tzinfo=UTC)


def test_a_counter_starts_at_nought_and_adds_up(store: Store) -> None:
    with store.write() as session:
        assert counters.count(session, "tokens") == 0
        counters.raise_by(session, "tokens", 5, NOW)
        counters.raise_by(session, "tokens", 7, NOW)
    with store.read() as session:
        assert counters.count(session, "tokens") == 12


def test_a_spent_budget_is_new_with_the_hong_kong_month(store: Store) -> None:
    now = [datetime(2026, 10, 31, 15, 59, tzinfo=UTC)]
    budget = StoredBudget(store, 100, lambda: now[0])
    budget.spend(130)
    assert budget.left() == 0
    now[0] += timedelta(minutes=2)  # November in Hong Kong, October in Greenwich
    assert budget.left() == 100
