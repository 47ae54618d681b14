"""This file runs chaos for many seeds on both engines and prints the table."""

from __future__ import annotations

import argparse
import contextlib
import sys

from tests.chaos.driver import Plan, Result, durable, run
from tests.storage.postgres import Cluster, binaries

HEAD = (
    "engine       seed  messages    sent  lost  doubled  repeated  ambiguous resolved  kills  freezes"
    "   time"
)


def line(result: Result) -> str:
    """Give one line of the table."""
    plan = result.plan
    return (
        f"{plan.engine:<12} {plan.seed:>4} {result.messages:>9} {result.sent:>7} {result.lost:>5} "
        f"{result.doubled:>8} {result.repeated:>9} {result.resolved:>19} {result.kills:>6} {result.freezes:>8} "
        f"{result.seconds:>5.0f}s" + ("" if result.good else "   <-- WRONG")
    )


def main() -> int:
    """Read the command line, run, and give 0 where nothing was lost and nothing doubled."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--messages", type=int, default=20_000)
    parser.add_argument("--engine", choices=["embedded", "distributed", "both"], default="both")
    options = parser.parse_args()
    engines = ["embedded", "distributed"] if options.engine == "both" else [options.engine]
    found = binaries()
    if found is None and "distributed" in engines:
        print("PostgreSQL's binaries are not here: only the embedded engine runs.")
        engines.remove("distributed")
    bad = 0
    print(HEAD, flush=True)
    with contextlib.ExitStack() as stack:
        cluster = None
        if "distributed" in engines and found is not None:
            cluster = stack.enter_context(Cluster(found))
            durable(cluster)
        for engine in engines:
            for seed in range(options.first, options.first + options.seeds):
                result = run(Plan(engine, seed, options.messages), cluster)
                print(line(result), flush=True)
                bad += not result.good
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
