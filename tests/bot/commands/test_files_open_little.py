"""This file tests that reading a file loads what asks the worker process, and nothing that works or tells."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# What only the worker process needs, or only what tells a channel of a paper.
APART = (
    "sqlalchemy", "httpx", "lxml", "bs4", "slack_sdk", "rapidfuzz", "bot.topics", "bot.contents.summaries",
    "bot.contents.figures", "bot.messages.alerts", "bot.messages.phrases", "bot.platforms.console",
)  # fmt: skip
_SCRIPT = """
import sys
from bot import cli
*sys.argv, apart = ["tamar", "read", *sys.argv[1:]]
try:
    cli.main()
except SystemExit as ended:
    assert not ended.code
print(*(name for name in apart.split() if name in sys.modules))
"""


@pytest.mark.parametrize("shown", [(), ("--json",)], ids=["for a person", "as JSON"])
def test_reading_a_file_loads_nothing_that_is_for_the_worker_or_for_channels(
    tmp_path: Path, shown: tuple[str, ...]
) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("The Harbour Office will open two piers by the end of 2027.\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(paper), *shown, " ".join(APART)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "two piers" in done.stdout
    assert done.stdout.splitlines()[-1] == ""
