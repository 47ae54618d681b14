"""This file tests that what draws on terminals is kept out of a run, and is there for whoever draws."""

from __future__ import annotations

import subprocess
import sys

import pytest

# It loads all of a run, and ends because nothing can be kept at such a store.
_BEGUN = """
import atexit, sys
atexit.register(lambda: print(*(name for name in sys.modules if sys.modules[name])))
sys.argv = ["tamar", "--store", "nowhere", "run"]
from bot.cli import main
main()
"""
_LATER = """
from bot.logs import undrawn
undrawn("structlog")
from rich.console import Console
Console().print("[bold]drawn")
"""
_EARLIER = """
from rich.console import Console
from bot.logs import undrawn
print(undrawn("structlog.dev").rich.__name__)
"""


def _printed(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    return done.stdout.split()


@pytest.fixture(scope="module")
def begun() -> list[str]:
    """What a run has loaded when it begins."""
    return _printed(_BEGUN)


@pytest.mark.parametrize("name", ["structlog", "httpx", "bot.service"])
def test_a_run_loads_what_it_stands_on(begun: list[str], name: str) -> None:
    assert name in begun


@pytest.mark.parametrize("name", ["rich", "pygments"])
def test_a_run_loads_nothing_that_draws(begun: list[str], name: str) -> None:
    assert name not in begun


def test_who_draws_later_finds_what_to_draw_with() -> None:
    assert _printed(_LATER) == ["drawn"]


def test_what_was_loaded_before_is_not_taken_away() -> None:
    assert _printed(_EARLIER) == ["rich"]
