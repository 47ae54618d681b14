"""This file tests that no pattern of the project takes long on any text it may be given."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.deadlines import ROOT
from tests.patterns.adversaries import adversaries, stretched
from tests.patterns.lengths import LINE, SEE_A_WHOLE_FILE, seen_by
from tests.patterns.trial import ENOUGH, HANGS, STEEP

BATCHES = 2


@pytest.fixture(scope="module")
def collected() -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.patterns.collection"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_pattern_is_collected(collected: dict[str, Any]) -> None:
    assert not collected["missed"]
    assert len(collected["found"]) > 400


def test_modules_that_see_a_whole_file_have_patterns(collected: dict[str, Any]) -> None:
    assert set(SEE_A_WHOLE_FILE) <= {each["module"] for each in collected["found"]}


@pytest.mark.timeout(900)  # on the clock of a busy machine; it is some fifty seconds of work
def test_no_pattern_takes_long_on_text_made_to_slow_it_down(collected: dict[str, Any]) -> None:
    jobs = [{**each, "length": seen_by(each["module"])} for each in collected["found"]]
    jobs.sort(key=lambda job: len(job["pattern"]))  # so that the batches take equally long
    with ThreadPoolExecutor(BATCHES) as pool:
        found = list(pool.map(_tried_apart, [jobs[at::BATCHES] for at in range(BATCHES)]))
    slow = [
        f"{job['module']}:{job['line']} {job['name']} took {result['seconds'] * 1000:.0f} ms for"
        f" {job['length']} letters, growing with the power {result['growth']}, in"
        f" {result['method']} of {result['text']}"
        for batch in found
        for job, result in batch
        if result["seconds"] > ENOUGH or result["growth"] > STEEP
    ]
    assert not slow, "\n".join(slow)


def _tried_apart(jobs: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Try patterns in a child, in another one from where a pattern made it hang."""
    found: list[tuple[dict[str, Any], dict[str, Any]]] = []
    while len(found) < len(jobs):
        left = jobs[len(found) :]
        done = subprocess.run(
            [sys.executable, "-m", "tests.patterns.trial"],
            input="".join(json.dumps(job) + "\n" for job in left),
            capture_output=True, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
        results = [json.loads(line) for line in done.stdout.splitlines()]
        found += zip(left, results, strict=False)
        if len(results) < len(left):
            assert done.returncode == -signal.SIGPROF, done.stderr[-2000:]
            hung = {"seconds": HANGS, "growth": 9.0, "method": "a use", "text": "one it hung at"}
            found.append((left[len(results)], hung))
    return found


def _job(pattern: str, method: str, length: int = LINE) -> dict[str, Any]:
    return {
        "pattern": pattern,
        "flags": 0,
        "is_bytes": False,
        "methods": [method],
        "length": length,
    }


@pytest.mark.parametrize(
    ("pattern", "method"),
    [
        (r"(?:a|aa)+b", "search"),
        (r"^(?:[\d ]|(?:jan|feb)[a-z]{0,6})*$", "match"),
        (r"^(\w+)\s*(\w+)\s*(\w+)!$", "match"),
        (r"\s*[,;]", "search"),
        (r"\d[\d,. ]*%", "search"),
        (r"(?:(?:Hon|Dr)\s)+\s*$", "sub"),
        (r"([a-z]+)\s+\1", "search"),
        (r"(?s)\s*(?:<!--.{0,2000}?-->\s*){0,5}<html", "match"),
    ],
)
def test_a_pattern_worse_than_linear_is_found_out(pattern: str, method: str) -> None:
    (found,) = _tried_apart([_job(pattern, method)])
    assert found[1]["seconds"] > ENOUGH or found[1]["growth"] > STEEP


@pytest.mark.parametrize(
    ("pattern", "method"),
    [(r"^\s*(\d{1,3})[.)]\s", "match"), (r"(?<!\s)\s*+[,;]", "sub"), (r"[A-Z]\w{0,20}", "findall")],
)
def test_a_linear_pattern_is_passed(pattern: str, method: str) -> None:
    ((_, result),) = _tried_apart([_job(pattern, method)])
    assert result["seconds"] <= ENOUGH
    assert result["growth"] <= STEEP


def test_adversaries_repeat_what_the_pattern_itself_names() -> None:
    units = {unit for _, unit, _ in adversaries(r"(?:jan|feb)[a-z]*!", 0)}
    assert {"jan", "feb", "a"} <= units


def test_a_stretched_adversary_has_the_length_asked_for() -> None:
    assert stretched(("(", "ab", ")"), 6) == "(abab)"
