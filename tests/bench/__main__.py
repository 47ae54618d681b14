"""This file runs every bench, each in a fresh interpreter, and prints their tables one after the other.

`python -m tests.bench` runs all of them; names (`search`, `store` ...) choose some. Sizes are such that
all of it takes a few minutes; a bench run by itself may be given larger ones. `--long` runs those that
have a size of millions at that size, for an hour or two.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
LIMIT = 900  # seconds that one bench may take
LONG_LIMIT = 4 * 3600
SIZES = {"archive": ["50000"], "search": ["50000"]}
LONG = {  # what is measured only now and then
    "archive": ["250000"],
    "search": ["1000000"],
    "telling": ["1000000"],
    "digests": [],  # ten thousand channels, as ever, with more time
}


def names() -> list[str]:
    """Name the benches there are."""
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def run(name: str, sizes: Sequence[str], limit: int = LIMIT) -> bool:
    """Run one bench and print what it found; say whether it came to its end."""
    begun = time.monotonic()
    command = [sys.executable, "-m", f"tests.bench.bench_{name}", *sizes]
    try:
        done = subprocess.run(
            command,
            cwd=HERE.parents[1],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=limit,
        )
        said, ended = done.stdout, done.returncode == 0
    except subprocess.TimeoutExpired as error:
        said = error.stdout.decode() if isinstance(error.stdout, bytes) else ""
        said, ended = f"{said}not done after {limit} s", False
    title = f"{name}{'' if ended else ': BROKEN'}"
    print(f"{title} {'-' * (88 - len(title))} {time.monotonic() - begun:4.0f} s")
    print("\n".join(f"  {line}".rstrip() for line in said.rstrip().splitlines()), "\n", flush=True)
    return ended


def main() -> int:
    """Run what was asked for; 1 means that a bench broke, not that a goal was missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}")
    parser.add_argument("--long", action="store_true", help=f"the large ones: {', '.join(LONG)}")
    asked = parser.parse_args()
    chosen = asked.names or (list(LONG) if asked.long else names())
    unknown = set(chosen) - set(names())
    if unknown:
        parser.error(f"there is no bench {min(unknown)!r}; one of {', '.join(names())}")
    if asked.long and (small := set(chosen) - set(LONG)):
        parser.error(f"{min(small)!r} has no large size; one of {', '.join(LONG)}")
    begun = time.monotonic()
    sizes, limit = (LONG, LONG_LIMIT) if asked.long else (SIZES, LIMIT)
    ended = [run(name, sizes.get(name, []), limit) for name in chosen]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(
        f"{platform.machine()}, {os.cpu_count()} processors (load {load}), "
        f"Python {platform.python_version()}, {time.monotonic() - begun:.0f} s in all"
    )
    return 0 if all(ended) else 1


if __name__ == "__main__":
    sys.exit(main())
