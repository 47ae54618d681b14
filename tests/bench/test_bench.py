"""This file checks that every bench comes to its end; how long it takes is no test's business."""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from types import SimpleNamespace
from typing import Any

import pytest

from scrapers.source import all_sources
from scrapers.text import fold
from tests.bench import bench_lookups, stores
from tests.bench.__main__ import LONG, SIZES, names
from tests.bench.figures import Figure, table
from tests.bench.profile import MOST, top

# What a bench is made small by: its own constants.
SMALL: dict[str, dict[str, Any]] = {
    "archive": {"PAPERS": 10, "REPLIES": 3, "TURN": 0.05, "TURNS": 2, "A_SECOND": 40},
    "baseline": {"ROWS": 20},
    "digests": {"COUNTS": (2, 3), "PAPERS": 3},
    "index_pages": {"CALLS": 1, "ROUNDS": 1},
    "matching": {"SUBSCRIPTIONS": 20, "OWN_TOPICS": 10, "RUNS": 1},
    "outbox": {"COUNTS": (2, 3, 4), "MESSAGES": 4, "ROUNDS": 2},
    "readers": {"PAGES": 2, "ROUNDS": 1},
    "search": {"QUERIES": ("沙盒 開支", "drone"), "garbage": SimpleNamespace(spare=int)},
    "store": {"KNOWN": 20, "CHANNELS": 4, "DIGESTS": 2, "ASKINGS": 1, "CHANGED": 5}
    | {"ON_TOPIC": 3, "AT_ONCE": 2, "LISTED": 5, "READ": 2},
    "telling": {"COUNTS": (2, 3)},
    "unchanged": {"CALLS": 2, "CHECKS": 2, "ROUNDS": 1},
}
SIZED = {"archive": ["200"], "search": ["200"]}
NOT_RUN = {
    "lookups": "compiles every module anew",
    "booklet": "reads a whole booklet",
    "memory": "waits until three processes are at rest",
}


@pytest.mark.parametrize("name", names())
def test_a_bench_can_be_started(name: str) -> None:
    assert callable(import_module(f"tests.bench.bench_{name}").main)


def test_a_bench_is_run_small_or_said_why_not() -> None:
    assert sorted([*SMALL, *NOT_RUN]) == names()


@pytest.fixture
def usual_turns() -> Iterator[None]:
    """Let threads take turns afterwards as they did before."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("usual_turns")
@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_bench_comes_to_its_end(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = import_module(f"tests.bench.bench_{name}")
    for constant, value in SMALL[name].items():
        monkeypatch.setattr(bench, constant, value)
    sizes = SIZED.get(name, [])
    monkeypatch.setattr(sys, "argv", [name, *sizes])
    monkeypatch.setattr(stores, "binaries", lambda: None)  # SQLite alone
    bench.main(*map(int, sizes[: len(signature(bench.main).parameters)]))


def test_only_benches_there_are_have_large_sizes() -> None:
    assert set(LONG) | set(SIZES) <= set(names())


def test_a_profile_names_the_functions_that_take_longest_and_those_of_ours() -> None:
    profiler = cProfile.Profile()
    profiler.runcall(lambda: fold("Smart City 智慧城市" * 200))
    found = pstats.Stats(profiler)
    assert len(top(found)) <= MOST
    ours = top(found, ours=True)
    assert "scrapers/typography/" in ours[0]
    assert all(" calls  bot/" in line or " calls  s" in line for line in ours)


def test_a_table_says_whether_a_goal_was_met() -> None:
    lines = table(
        [
            Figure("drain", "1,000 posts/s", "1,900 alone (0.53)", ">= 0.50", met=True),
            Figure("memory", "100 MB"),
            Figure("fan-out", "6.1 s", "", "<= 5 s", met=False),
        ]
    ).split("\n")
    assert lines[0].endswith("goal >= 0.50: met")
    assert lines[1].split() == ["memory", "100", "MB"]
    assert lines[2].endswith("goal <= 5 s: MISSED")


def test_lookups_are_measured_among_papers_of_sources_that_exist() -> None:
    assert set(bench_lookups.SOURCES) <= {source.key for source in all_sources()}
