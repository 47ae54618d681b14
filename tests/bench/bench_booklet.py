"""This file measures `tamar read` of a booklet of replies, and the bullets of one paper of each kind.

The booklet that is at hand is cut off in the middle: what a whole one takes is reckoned from what its first
replies take and what the others add, so that what is done once is not counted for each.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot.contents.understanding import Budget, Common, Hints, TopicLines
from bot.engines.inline import Inline
from bot.watching.files import read_file
from scrapers.items import Document
from tests.bench.figures import Figure, table
from tests.material import at_hand

ROOT = Path(__file__).parents[2]
GOAL_S, WHOLE = 5.0, 251  # seconds, and the replies of a whole booklet
GOAL_MS = 25.0  # for the bullets of one paper
BOOKLET = "003_290747ba864f0a9c.part.txt"
FEW = 12  # the first of so many parts of the booklet
RUNS = 5


def seeds() -> Path | None:
    """Find the folder of real papers, one of each kind, where it is at hand."""
    return at_hand("real", "seeds")


def read(path: Path) -> tuple[float, int]:
    """Read a file as the command does: seconds of the processor, the reader's child among them, and documents."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    script = "import sys; from bot.cli import main; sys.argv[0] = 'tamar'; main()"
    command = [sys.executable, "-c", script, "read", "--json", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, len(done.stdout.splitlines())


def _booklet(path: Path) -> Figure:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        line, first = Path(folder) / "line.txt", Path(folder) / "first.txt"
        line.write_text("The pilot begins.\n", "utf-8")
        first.write_text("".join(lines[: len(lines) // FEW]), "utf-8")
        least, _ = read(line)
        begun, few = read(first)
    spent, replies = read(path)
    whole = begun + (spent - begun) * (WHOLE - few) / (replies - few)
    return Figure(
        f"tamar read, {replies} replies of a booklet, processor",
        f"{spent:.1f} s; {WHOLE} of them {whole:.1f} s",
        f"{least:.1f} s for one line, {begun:.1f} s for {few} replies",
        f"<= {GOAL_S:.0f} s for {WHOLE}",
        met=whole <= GOAL_S,
    )


def _bullets(folder: Path) -> Iterator[Figure]:
    """Time the bullets of each paper and what else a summary gives; of a booklet, those of a reply.

    The papers take turns, so that what is remembered of one is forgotten when it is read again.
    """
    here, budget = Inline(), Budget(0.0)
    papers: list[tuple[tuple[Document, ...], Common | None]] = []
    for path in sorted(folder.glob("*.txt")):
        documents = read_file(here, path, Hints())[0].documents
        papers.append((documents, here.common(documents, budget) if documents[1:] else None))
    rounds = [
        [[_once(here, one, common) for one in documents[:FEW]] for documents, common in papers]
        for _ in range(RUNS + 1)
    ][1:]
    found: list[float] = []
    matched: list[float] = []
    for paper in zip(*rounds, strict=True):
        each = [*zip(*paper, strict=True)]  # what each document took, round by round
        found.append(median(median(spent for spent, _ in one) for one in each))
        matched.append(median(median(beside for _, beside in one) for one in each))
    yield Figure(
        f"bullets of one paper, median of {len(found)}, CPU",
        f"{median(found) * 1000:.1f} ms",
        f"{', '.join(f'{one * 1000:.0f}' for one in found)}; its topics {median(matched) * 1000:.1f} ms",
        f"<= {GOAL_MS:.0f} ms",
        met=median(found) * 1000 <= GOAL_MS,
    )


def _once(here: Inline, document: Document, common: object) -> tuple[float, float]:
    started = time.process_time()
    here.summarise(document, document.published, Budget(0.0), common)  # type: ignore[arg-type]
    between = time.process_time()
    here.match(TopicLines(), document, Budget(0.0))
    return between - started, time.process_time() - between


def profiled() -> None:
    """Read the booklet in this process, for a profiler."""
    folder = seeds()
    if folder is None:
        return
    here, budget = Inline(), Budget(0.0)
    documents = read_file(here, folder / BOOKLET, Hints())[0].documents
    common = here.common(documents, budget)
    for document in documents:
        here.match(TopicLines(), document, budget)
        here.summarise(document, document.published, budget, common)


def main() -> None:
    """Print the table of this bench alone."""
    folder = seeds()
    if folder is None:
        print("the papers are not at hand")
        return
    print(table([_booklet(folder / BOOKLET), *_bullets(folder)]))


if __name__ == "__main__":
    main()
