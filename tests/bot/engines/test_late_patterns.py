"""This file tests that a pattern which is compiled when it is first used is like any other to who uses it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bot.engines.late_patterns import LatePattern, compiled_when_used
from tests.deadlines import ROOT

_TEXT = r"(?P<piers>\d+) piers?"


@pytest.fixture
def loaded(tmp_path: Path) -> ModuleType:
    """A module of ours that compiles patterns while it is loaded so."""
    module = ModuleType("bot.piers")
    source = f"import re\nPIERS = re.compile({_TEXT!r}, re.IGNORECASE)\nfinds = PIERS.search\n"
    with compiled_when_used():
        exec(source, vars(module))
    return module


@pytest.mark.parametrize("name", [name for name in dir(re.Pattern) if not name.startswith("_")])
def test_a_late_pattern_has_whatever_a_pattern_has(name: str) -> None:
    assert hasattr(LatePattern(_TEXT, 0), name)


def test_a_late_pattern_finds_what_the_pattern_finds(loaded: ModuleType) -> None:
    assert loaded.PIERS.search("Two more: 12 PIERS")["piers"] == "12"


def test_a_late_pattern_tells_its_own_text(loaded: ModuleType) -> None:
    assert loaded.PIERS.pattern == _TEXT


def test_a_late_pattern_has_the_flags_it_was_given(loaded: ModuleType) -> None:
    assert loaded.PIERS.flags & re.IGNORECASE


def test_a_method_taken_of_a_late_pattern_finds_as_well(loaded: ModuleType) -> None:
    assert loaded.finds("3 piers")


def test_the_pattern_of_a_match_is_the_late_one_that_found_it(loaded: ModuleType) -> None:
    assert loaded.PIERS.search("3 piers").re == loaded.PIERS


def test_the_pattern_of_a_match_is_among_the_late_ones(loaded: ModuleType) -> None:
    assert loaded.PIERS.search("3 piers").re in (LatePattern("quays", 0), loaded.PIERS)


def test_the_pattern_of_a_match_is_no_other_late_one(loaded: ModuleType) -> None:
    assert loaded.PIERS.search("3 piers").re != LatePattern("quays", 0)


def test_a_pattern_is_compiled_once(loaded: ModuleType) -> None:
    assert loaded.PIERS.made is loaded.PIERS.made


def test_a_pattern_of_somebody_else_is_compiled_at_once() -> None:
    module = ModuleType("elsewhere")
    with compiled_when_used():
        exec("import re\nPIERS = re.compile('piers')", vars(module))
    assert isinstance(module.PIERS, re.Pattern)


def test_patterns_are_compiled_at_once_again_after_a_module_that_cannot_be_loaded() -> None:
    with pytest.raises(ModuleNotFoundError), compiled_when_used():
        raise ModuleNotFoundError
    assert isinstance(re.compile("piers"), re.Pattern)


def test_nobody_asks_of_a_match_whether_its_pattern_is_the_very_one() -> None:
    packages = (ROOT / name for name in ("bot", "scrapers", "storage"))
    lines = (
        f"{path}: {line}"
        for package in packages
        for path in package.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
    )
    assert not [line for line in lines if re.search(r"\.re is (?:not )?\w", line)]


def test_the_worker_process_compiles_few_patterns_before_it_is_asked() -> None:
    script = (
        "import re; made = []\n"
        "at_once = re.compile\n"
        "def counted(*asked):\n    made.append(asked)\n    return at_once(*asked)\n"
        "re.compile = counted\n"
        "from bot.engines.late_patterns import compiled_when_used\n"
        "with compiled_when_used():\n    from bot.engines import worker_answers\n"
        "print(len(made))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 300
