"""This file runs the program as a process of its own, with no source to check and so no site to ask."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.bot.forks import Forked

ROOT = Path(__file__).parents[2]
WITHOUT_SOURCES = "from bot import cli, wiring\nwiring.sources = lambda settings: {}\ncli.main()\n"
PATIENCE = 60.0  # seconds; a machine may have more to do than this test


def free_port() -> int:
    """Give a port that nobody has right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A running `tamar`, its two ports, and what it has logged."""

    def __init__(
        self,
        command: str,
        store: str,
        script: str = WITHOUT_SOURCES,
        *,
        from_nothing: bool = False,
        **settings: str,
    ) -> None:
        self.port = int(settings.pop("TAMAR_WEB_PORT", 0)) or free_port()
        self.ops_port = int(settings.pop("TAMAR_OPS_PORT", 0)) or free_port()
        self._log = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "TAMAR_STORE": store}
        env |= {"TAMAR_WEB_PORT": str(self.port), "TAMAR_OPS_PORT": str(self.ops_port)}
        env |= settings
        self.process: subprocess.Popen[bytes] | Forked
        with Path(os.devnull).open("wb") as out:
            if from_nothing:
                words = [sys.executable, "-c", script, command]
                self.process = subprocess.Popen(
                    words, cwd=ROOT, env=env, stdout=out, stderr=self._log
                )
            else:
                self.process = Forked([command], env, out.fileno(), self._log.fileno(), script)

    def get(self, path: str) -> tuple[int, str]:
        """Ask what operators ask; 0 where nobody answers."""
        return self._ask(self.ops_port, path)

    def get_in_public(self, path: str) -> tuple[int, str]:
        """Ask what strangers may ask; 0 where nobody answers."""
        return self._ask(self.port, path)

    def _ask(self, port: int, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as page:
                return page.status, page.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def until(self, what: Callable[[], bool]) -> None:
        """Wait until something holds; fail when the process ends first or it takes too long."""
        limit = time.monotonic() + PATIENCE
        while not what():
            assert self.process.poll() is None, f"it ended: {self.errors()}"
            assert time.monotonic() < limit, f"it took too long: {self.errors()}"
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.1)

    def errors(self) -> str:
        """Give what it wrote to standard error so far."""
        self._log.seek(0)
        return self._log.read().decode()

    def lines(self) -> list[Mapping[str, Any]]:
        """Give its log, line by line."""
        return [json.loads(line) for line in self.errors().splitlines()]

    def end(self, sign: int = signal.SIGTERM) -> int:
        """Send a signal and give the status with which it ended."""
        self.process.send_signal(sign)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Forget the log."""
        self._log.close()

    def ended(self) -> int:
        """Give the status with which it ended by itself."""
        return self.process.wait(PATIENCE)


@contextlib.contextmanager
def running(
    command: str,
    store: str,
    script: str = WITHOUT_SOURCES,
    *,
    from_nothing: bool = False,
    **settings: str,
) -> Iterator[Process]:
    """Run a command for as long as the block lasts; `script` is how it is started."""
    found = Process(command, store, script, from_nothing=from_nothing, **settings)
    try:
        yield found
    finally:
        if found.process.poll() is None:
            found.process.kill()
            found.process.wait(PATIENCE)
        found.close()
