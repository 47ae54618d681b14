"""This file runs one bench under a profiler and prints the ten functions that take longest, and the ten of ours.

`make profile NAME=search`, or `python -m tests.bench.profile search 50000`. Under a profiler all is
slower, short functions most: it says where time goes, the bench how much. A bench whose work is done
by other processes has `profiled()`, which does it here.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path
from typing import Any

from tests.bench.__main__ import SIZES, names

ROOT = Path(__file__).parents[2]
OURS = tuple(str(ROOT / package) for package in ("bot", "scrapers", "storage"))
MOST = 10


def top(found: pstats.Stats, *, ours: bool = False) -> list[str]:
    """Give a line for each function that takes longest: by itself, or with all it calls where it is ours."""
    rows: dict[tuple[str, int, str], tuple[Any, ...]] = found.stats  # type: ignore[attr-defined]
    by = 3 if ours else 2  # seconds with what it calls, seconds by itself
    chosen = [(row[by], row[1], at) for at, row in rows.items() if not ours or _is_ours(at[0])]
    return [
        f"{seconds:9.3f} s {calls:9,} calls  {_place(*at)}"
        for seconds, calls, at in sorted(chosen, reverse=True)[:MOST]
    ]


def _is_ours(file: str) -> bool:
    return file.startswith(OURS)


def _place(file: str, line: int, name: str) -> str:
    if file == "~":
        return name
    path = Path(file)
    shown = path.relative_to(ROOT) if path.is_relative_to(ROOT) else Path(*path.parts[-2:])
    return f"{shown}:{line} {name}"


def main() -> None:
    """Profile the bench that is named."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=__doc__)
    parser.add_argument("name", choices=names())
    parser.add_argument("size", nargs="*")
    chosen = parser.parse_args()
    bench = import_module(f"tests.bench.bench_{chosen.name}")
    sizes = chosen.size or SIZES.get(chosen.name, [])
    sys.argv = [sys.argv[0], *sizes]  # some are given their size, some look for it here
    work = getattr(bench, "profiled", bench.main)
    takes = len(signature(work).parameters)
    profiler = cProfile.Profile()
    profiler.runcall(work, *map(int, sizes[:takes]))
    found = pstats.Stats(profiler, stream=sys.stdout)
    print("\nby itself:", *top(found), sep="\n")
    print("\nof ours, with what it calls:", *top(found, ours=True), sep="\n")


if __name__ == "__main__":
    main()
