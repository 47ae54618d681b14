"""This file runs code in a child process that is ended when it works too long, and gives what it printed."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_WAIT = 30  # times as long on the clock, on a machine that has other work


def printed(code: str, *, within: int = 5) -> str:
    """Give what the code writes to standard output; fails the test when that takes more CPU seconds.

    `re` holds the interpreter's lock, so a thread could not end what stands still.
    """

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (within, within))

    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True, text=True, timeout=within * _WAIT, cwd=ROOT, check=False,
        preexec_fn=limit,
    )  # fmt: skip
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        pytest.fail(f"it was not done within {within} seconds of work")
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()
