"""This file runs code in a child process that is ended when it works too long, and gives what it printed."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import textwrap
from pathlib import Path

import pytest

from tests.bot.forks import Forked

ROOT = Path(__file__).parents[1]
_WAIT = 30  # times as long on the clock, on a machine that has other work


def printed(code: str, *, within: int = 5) -> str:
    """Give what the code writes to standard output; fails the test when that takes more CPU seconds.

    `re` holds the interpreter's lock, so a thread could not end what stands still.
    """
    limit = f"import resource\nresource.setrlimit(resource.RLIMIT_CPU, ({within}, {within}))\n"
    script = limit + textwrap.dedent(code)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = Forked([], os.environ, out.fileno(), err.fileno(), script)
        try:
            status = child.wait(within * _WAIT)
        except subprocess.TimeoutExpired:
            child.kill()
            raise
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            pytest.fail(f"it was not done within {within} seconds of work")
        out.seek(0)
        err.seek(0)
        assert status == 0, err.read().decode()[-2000:]
        return out.read().decode().strip()
