"""This file measures what looking something up on the shell costs, beside loading the library of its tables."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile

from storage.schema import migrate
from tests.bench.figures import Figure, table

ROUNDS = 3
GOAL_S = 1.0
LOOKUPS = (("search", "smart"), ("show", "CB(1)1/2026"), ("latest",), ("why", "CB(1)1/2026"))
_RUN = "import sys; from bot.cli import main; main()"


def _cpu_s(env: dict[str, str], script: str, *words: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script, *words], capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the processor time of each lookup as a whole process; alone on a machine it waits for nothing else."""
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        store = f"sqlite:///{folder}/tamar.db"
        migrate(store)
        # as `make setup` leaves it: every module compiled, here in a folder of our own
        env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        for words in LOOKUPS:
            _cpu_s(env, _RUN, "--store", store, *words)
        found: dict[str, list[float]] = {words[0]: [] for words in LOOKUPS}
        beside: list[float] = []
        for _ in range(ROUNDS):
            beside.append(_cpu_s(env, "import sqlmodel"))
            for words in LOOKUPS:
                found[words[0]].append(_cpu_s(env, _RUN, "--store", store, *words))
    alone = statistics.median(beside)
    print(f"lookups on the shell, CPU a process ({ROUNDS} runs)")
    print(
        table(
            Figure(
                name, f"{statistics.median(seconds):.2f} s", f"import sqlmodel {alone:.2f} s",
                f"<= {GOAL_S:.1f} s", statistics.median(seconds) <= GOAL_S,
            )
            for name, seconds in found.items()
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
