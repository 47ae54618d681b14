"""This file tests that no channel gets more than two scheduled posts a day, beside its alerts."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from bot.telling import scheduled as rules
from tests.week import scheduled

Lived = Callable[[int], list[scheduled.Sent]]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Give what was sent in the days of a seed; each is lived through once."""
    return cache(lambda seed: scheduled.run(seed, tmp_path_factory.mktemp("seed")))


@pytest.mark.parametrize("seed", range(scheduled.SEEDS))
def test_no_channel_gets_more_than_two_scheduled_posts_a_day(seed: int, lived: Lived) -> None:
    found = lived(seed)
    counted = scheduled.most(found)
    assert max(counted.values()) <= rules.MOST, table_of(found)


def test_a_seed_sends_scheduled_messages_of_every_kind(lived: Lived) -> None:
    kinds = {one.kind for seed in (0, 1, 2) for one in lived(seed)}
    assert kinds >= {"daily digest", "weekly digest", "month", "coming", "briefing"}


def test_without_the_rule_some_channel_would_get_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "place", lambda *_: rules.PlaceOfPost())
    monkeypatch.setattr(rules, "weekly_to_come", lambda *_: False)
    counted = scheduled.most(scheduled.run(0, tmp_path))
    assert max(counted.values()) > rules.MOST


def table_of(found: list[scheduled.Sent]) -> str:
    return "\n".join(f"{one.day} {one.channel} {one.kind} alone={one.alone}" for one in found)
