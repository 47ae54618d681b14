"""This file tests that what channels are told on schedule is told once, rightly, and in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.telling import briefing_posts
from storage import once
from tests.week import truths
from tests.week.fate import drawn

# In which every kind is told, in each language, and a meeting that was briefed on is put off twice and held after all.
SEED = 7


def test_a_seed_is_told_once_and_rightly(tmp_path: Path) -> None:
    found = truths.run(SEED, tmp_path)
    assert found.good, (found.missing, found.wrong)
    assert {fact[2] for fact in found.told} == set(truths.KINDS)


def test_a_program_that_briefs_nobody_and_reminds_twice_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing_posts, "make_due", lambda _: 0)
    monkeypatch.setattr(once, "first", lambda *_: True)
    found = truths.run(SEED, tmp_path)
    assert "briefing" in {fact[2] for fact in found.missing}
    assert "reminder" in {fact[2] for fact in found.wrong}


def test_the_seed_has_a_meeting_that_goes_to_and_fro() -> None:
    fate = drawn(SEED)
    said = [fact[3].rpartition(", ")[2] for fact in fate.expected() if fact[2] == "moved"]
    assert sorted(one.partition(" ")[0] for one in said) == ["back", "to", "to"]
    assert {one.language for one in fate.places} == {"en", "zh-Hant", "zh-Hans"}
    assert any(None in one.changes for n in range(20) for one in drawn(n).sittings)


def test_a_seed_is_drawn_alike_every_time() -> None:
    assert drawn(SEED) == drawn(SEED)
    assert drawn(SEED).expected() == drawn(SEED).expected()
