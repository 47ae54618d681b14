"""This file measures `tamar read` of a booklet of replies, beside what it takes to read one line.

The one that is at hand is cut off in the middle: what a whole one takes is reckoned by its replies.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.figures import Figure, table

ROOT = Path(__file__).parents[2]
GOAL_S, WHOLE = 5.0, 251  # seconds, and the replies of a whole booklet
BOOKLET = "real/seeds/003_290747ba864f0a9c.part.txt"


def booklet() -> Path | None:
    """Find the booklet, which is a real one, where it is at hand."""
    root = Path(os.environ.get("TAMAR_SHARED") or ROOT / "shared")
    return root / BOOKLET if (root / BOOKLET).exists() else None


def read(path: Path) -> tuple[float, int]:
    """Read a file as the command does: seconds of the processor, the reader's child among them, and documents."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    script = "import sys; from bot.cli import main; sys.argv[0] = 'tamar'; main()"
    command = [sys.executable, "-c", script, "read", "--json", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, len(done.stdout.splitlines())


def main() -> None:
    """Print the table of this bench alone."""
    path = booklet()
    if path is None:
        print("the booklet is not at hand")
        return
    with tempfile.TemporaryDirectory(prefix="tamar-bench-") as folder:
        line = Path(folder) / "line.txt"
        line.write_text("The pilot begins.\n", "utf-8")
        least, _ = read(line)
    spent, replies = read(path)
    whole = least + (spent - least) * WHOLE / replies
    print(
        table(
            [
                Figure(
                    f"tamar read, {replies} replies of a booklet, processor",
                    f"{spent:.1f} s; {WHOLE} of them {whole:.1f} s",
                    f"{least:.1f} s for one line",
                    f"<= {GOAL_S:.0f} s for {WHOLE}",
                    met=whole <= GOAL_S,
                )
            ]
        )
    )


if __name__ == "__main__":
    main()
