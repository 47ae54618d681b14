"""This file checks that every bench is there to be run; what they measure is no test's business."""

from __future__ import annotations

import cProfile
import pstats
from importlib import import_module

import pytest

from scrapers.source import all_sources
from scrapers.text import fold
from tests.bench import bench_lookups
from tests.bench.__main__ import LONG, SIZES, names
from tests.bench.figures import Figure, table
from tests.bench.profile import MOST, top


@pytest.mark.parametrize("name", names())
def test_a_bench_can_be_started(name: str) -> None:
    assert callable(import_module(f"tests.bench.bench_{name}").main)


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
