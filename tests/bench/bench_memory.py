"""This file measures the memory of a run at rest, beside an interpreter that only loads what it stands on.

And how it grows with what is asked of a large store: from one round of searches to the last of several.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bot import wiring
from bot.settings import Settings
from bot.watching import timetable
from storage.database import open_store
from storage.schema import migrate
from storage.watched import source_runs
from tests.bench import stores
from tests.bench.figures import Figure, table

GOAL_MB = 120
SETTLED_S = 6.0  # with hardly any work, after which a process is at rest
LITTLE_S = 0.6  # of work in that time: the timetable looks every five seconds
FIRST_S = 15.0  # in which the first turn of every job has begun
LONGEST_S = 300.0
_RUN = "import sys; from bot.cli import main; main()"
_BARE = "import sqlmodel, slack_bolt, apscheduler, time; time.sleep(600)"
PAPERS, THREADS, ROUNDS = 20_000, 5, 6
_ASKED = """
import sys, threading
from storage.database import open_store
from tests.bench.bench_memory import ROUNDS, THREADS, memory_mb
from tests.bench.bench_search import FILTERS, QUERIES, search
store = open_store(sys.argv[1])
together = threading.Barrier(THREADS)
def ask():
    with store.read() as session:
        session.connection()
        together.wait()
        for query in QUERIES:
            search(session, query)
        for filters in FILTERS.values():
            for query in QUERIES[:15]:
                search(session, query, filters)
for _ in range(ROUNDS):
    print(memory_mb("self")[0], flush=True)
    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
print(memory_mb("self")[0])
"""
SLACK = {"TAMAR_SLACK_BOT_TOKEN": "xoxb-1", "TAMAR_SLACK_SIGNING_SECRET": "of nobody"}


def fill(url: str) -> None:
    """Make a store whose sources were all checked just now: none is due for as long as it may rest."""
    migrate(url)
    store = open_store(url)
    now = datetime.now(UTC)
    with store.write() as session:
        for key, source in wiring.sources(Settings(store=url)).items():
            due = now + timetable.longest_rest(source)
            source_runs.set_source(session, key, next_check_at=due)
    store.close()


@contextlib.contextmanager
def started(script: str, *words: str, env: Mapping[str, str] | None = None) -> Iterator[int]:
    """Give the number of a process that came to rest, and end it."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *words],
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _settle(process)
        yield process.pid
    finally:
        process.terminate()
        process.wait(60)


def _settle(process: subprocess.Popen[bytes]) -> None:
    """Wait until a process has worked and then does nothing for a while."""
    time.sleep(FIRST_S)
    ends, before = time.monotonic() + LONGEST_S, 0.0
    while time.monotonic() < ends:
        if process.poll() is not None:
            raise RuntimeError(f"it ended with {process.returncode}")
        worked = _cpu_s(process.pid)
        if worked - before < LITTLE_S:
            return
        before = worked
        time.sleep(SETTLED_S)
    raise RuntimeError("it never came to rest")


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int | str) -> tuple[float, float]:
    """Give what a process holds of the memory, in MB, and what of it is its own alone."""
    held: dict[str, float] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, _, rest = line.partition(":")
        held[name] = int(rest.split()[0]) / 1024
    return held["Rss"], held["Private_Clean"] + held["Private_Dirty"]


def asked(folder: str) -> list[float]:
    """Give the memory of a process before and after each round of searches, in MB."""
    url = f"sqlite:///{folder}/papers.db"
    migrate(url)
    store = open_store(url)
    with store.write() as session:
        stores.fill(session, PAPERS, drawn=True)
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", _ASKED, url], stdout=subprocess.PIPE, text=True, check=True
    )
    return [float(line) for line in done.stdout.split()]


def main() -> None:
    """Print what a run holds when nothing is due: on a terminal alone, and with Slack's door open."""
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        url = f"sqlite:///{folder}/tamar.db"
        fill(url)
        with started(_BARE) as bare:
            beside, _ = memory_mb(bare)
        found = []
        for name, extra in (("on the terminal", {}), ("with Slack over HTTP", SLACK)):
            ports = {"TAMAR_WEB_PORT": "0", "TAMAR_OPS_PORT": "0"}
            with started(_RUN, "--store", url, "run", env={**ports, **extra}) as pid:
                held, own = memory_mb(pid)
            found.append(
                Figure(
                    f"a run at rest, {name}", f"{held:.0f} MB ({own:.0f} its own)",
                    f"sqlmodel, slack_bolt and apscheduler loaded {beside:.0f} MB",
                    f"<= {GOAL_MB} MB", held <= GOAL_MB,
                )
            )  # fmt: skip
        begun, first, *_, last = asked(folder)
        found.append(
            Figure(
                f"{PAPERS:,} papers searched by {THREADS} threads, {ROUNDS} rounds",
                f"{last:.0f} MB, {(last - first) / (ROUNDS - 1):+.1f} a round after the first",
                f"before the first {begun:.0f}, after it {first:.0f} MB",
            )
        )
        print(table(found))


if __name__ == "__main__":
    main()
