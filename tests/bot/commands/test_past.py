"""This file reads the past back from the command line while somebody else holds the store."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from storage.database import open_store
from tests.bot.running import ROOT

# A `tamar` that asks no site: what would be fetched breaks its reader, by name.
_ASKS_NOBODY = """
import sys
from bot import cli, wiring
class Shut:
    def get(self, url, **_):
        raise AssertionError(url)
    def close(self): pass
wiring.door = lambda settings: Shut()
cli.main()
"""


def _backfill(url: str, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            _ASKS_NOBODY,
            "backfill",
            "--since",
            "2024-01-01",
            "--source",
            "pcpd",
        ],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(home), "TAMAR_STORE": url},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_nothing_is_read_back_beside_a_runner(sqlite_url: str, tmp_path: Path) -> None:
    runner = open_store(sqlite_url, exclusive=True)
    try:
        done = _backfill(sqlite_url, tmp_path)
    finally:
        runner.close()
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("tamar: A runner holds this store")
    assert "reader broke" not in done.stderr


def test_the_past_is_read_back_where_no_runner_holds_the_store(
    sqlite_url: str, tmp_path: Path
) -> None:
    done = _backfill(sqlite_url, tmp_path)
    assert "A runner holds this store" not in done.stderr
    assert "reader broke" in done.stderr  # it was on its way to the site
