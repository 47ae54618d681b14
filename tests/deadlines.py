"""This file runs code in a child process that is ended when it takes too long, and gives what it printed."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def printed(code: str, *, within: float = 5.0) -> str:
    """Give what the code writes to standard output; fails the test when it is not done in time.

    `re` holds the interpreter's lock, so a thread or a signal could not end what stands still.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(code)],
            capture_output=True, text=True, timeout=within, cwd=ROOT, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        pytest.fail(f"it was not done within {within:g} seconds")
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()
