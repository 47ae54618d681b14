"""This file tests that what a run sends need not wait for what the same run computes."""

from __future__ import annotations

import asyncio
import sys

import pytest

from bot import service
from bot.engines.shutdown import Shutdown
from bot.engines.turns import TURN
from bot.settings import Settings


def test_the_threads_of_a_run_take_short_turns(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[float] = []

    async def served(*_: object) -> None:
        found.append(sys.getswitchinterval())

    monkeypatch.setattr(service.Service, "_serve", served)
    monkeypatch.setattr("gc.freeze", lambda: None)  # the tests' own process goes on
    settings = Settings(store=sqlite_url, web_port=0, ops_port=0)
    asyncio.run(service.Service(settings, Shutdown(1.0)).run())
    assert found == [pytest.approx(TURN)]
