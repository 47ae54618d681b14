"""This file measures what looking something up on the shell costs, beside loading the library of its tables."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile

from storage.database import open_store
from storage.schema import migrate
from tests.bench.figures import Figure, table
from tests.storage.made import store_paper

ROUNDS = 3
GOAL_S = 1.0
PAPERS = 200
NUMBER = "CB(1)1/2026"
LOOKUPS = (("search", "smart"), ("show", NUMBER), ("latest",), ("why", NUMBER))
SOURCES = ("legco_panels", "info_gov_hk", "news_gov_hk", "hkma_press")
_RUN = "import sys; from bot.cli import main; main()"


def fill(url: str) -> None:
    """Store papers of several sources, so that a lookup finds some and says who publishes them."""
    migrate(url)
    store = open_store(url)
    with store.write() as session:
        for at in range(1, PAPERS + 1):
            listed = {"source": SOURCES[at % len(SOURCES)], "keys": (f"legco:CB(1){at}/2026",)}
            store_paper(
                session, f"p{at}", "A smart city needs plans.\nArtificial intelligence helps.",
                topics={"smart_city": "substantive"}, listed=listed,
            )  # fmt: skip
    store.close()


def _cpu_s(env: dict[str, str], script: str, *words: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", script, *words], capture_output=True, env=env, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the processor time of each lookup as a whole process; alone on a machine it waits for nothing else."""
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        store = f"sqlite:///{folder}/tamar.db"
        fill(store)
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
    print(f"lookups on the shell among {PAPERS} papers, CPU a process ({ROUNDS} runs)")
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
