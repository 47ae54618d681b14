"""This file tests that no channel gets more than two scheduled posts a day, beside its alerts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.telling import scheduled as rules
from tests.week import scheduled


@pytest.mark.parametrize("seed", range(scheduled.SEEDS))
def test_no_channel_gets_more_than_two_scheduled_posts_a_day(seed: int, tmp_path: Path) -> None:
    found = scheduled.run(seed, tmp_path)
    counted = scheduled.most(found)
    assert max(counted.values()) <= rules.MOST, table_of(found)


def test_a_seed_sends_scheduled_messages_of_every_kind(tmp_path: Path) -> None:
    kinds = {one.kind for seed in (0, 1, 2) for one in scheduled.run(seed, tmp_path)}
    assert kinds >= {"daily digest", "weekly digest", "month", "coming", "briefing"}


def test_without_the_rule_some_channel_would_get_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "place", lambda *_: rules.Place())
    monkeypatch.setattr(rules, "weekly_to_come", lambda *_: False)
    counted = scheduled.most(scheduled.run(0, tmp_path))
    assert max(counted.values()) > rules.MOST


def table_of(found: list[scheduled.Sent]) -> str:
    return "\n".join(f"{one.day} {one.channel} {one.kind} alone={one.alone}" for one in found)
