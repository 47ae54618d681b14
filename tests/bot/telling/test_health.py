"""This file tests which sources are said to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.telling.health import SourceHealth

NOON = datetime(2026, 11, 30, 4, tzinfo=UTC)
WELL = SourceHealth("lights", "Lights", "Harbour", NOON, None, None, None, held=False, late=False)


def test_only_what_answered_when_it_was_last_asked_answers() -> None:
    assert WELL.answers
    assert not replace(WELL, last_ok_at=None).answers
    assert not replace(WELL, failing_since=NOON).answers  # it answered months ago
