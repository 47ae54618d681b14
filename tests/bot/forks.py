"""This file runs commands in processes of their own, forked from one that has imported the program once.

Whether the program starts from nothing is tested by tests that start it so; the others want to see how
it runs and ends.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[2]
_WHERE = "TAMAR_TESTS_FORKS"
_MODULES = (
    "bot.wiring", "bot.answering.commands", "bot.commands", "bot.engines.worker", "bot.watching.importing",
    "scrapers.readers.html", "storage.backups", "storage.schema", "storage.searching.search", "alembic.command",
    "rich.progress", "bot.cli", "bot.service", "bot.engines.embedded", "bot.engines.procrastinate",
    "bot.engines.queue_schema", "bot.web.serving",
)  # fmt: skip


def tamar(*words: str | Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command with these variables and no others; it is given nothing to read, and has 120 seconds."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        command = Forked([*map(str, words)], env, out.fileno(), err.fileno())
        status = command.wait(120)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(
            list(words), status, out.read().decode(), err.read().decode()
        )


class Forked:
    """A command in a process of its own, with what `subprocess.Popen` has of the same name."""

    def __init__(
        self, words: Sequence[str], env: Mapping[str, str], out: int, err: int, script: str = ""
    ) -> None:
        """Start it; with a script, that is what is run, and the words are what it is given."""
        self._end, theirs = os.pipe()
        asked = {"words": list(words), "env": dict(env), "script": script}
        try:
            self.pid = _parent().start(asked, out, err, theirs)
        finally:
            os.close(theirs)
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """Give the status with which it ended; None while it runs."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Wait until it ends, and give its status; raises TimeoutExpired."""
        if self.returncode is None:
            limit = time.monotonic() + timeout
            if not select.select([self._end], [], [], max(0.0, limit - time.monotonic()))[0]:
                raise subprocess.TimeoutExpired("tamar", timeout)
            status = os.read(self._end, 4)
            os.close(self._end)
            assert len(status) == 4, "the process that forks has ended"
            self.returncode = int.from_bytes(status, "big", signed=True)
        return self.returncode

    def send_signal(self, sign: int) -> None:
        """Send a signal to it, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, sign)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)


class _Parent:
    """The process that forks."""

    def __init__(self) -> None:
        self._talk, theirs = socket.socketpair()
        self._talk.settimeout(120)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.bot.forks"],
                cwd=ROOT,
                env={"PATH": os.environ["PATH"], _WHERE: str(theirs.fileno())},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
            )

    def start(self, asked: Mapping[str, Any], out: int, err: int, end: int) -> int:
        """Give the number of a new process; `end` is where its status will be written."""
        sent = json.dumps(asked).encode()
        socket.send_fds(self._talk, [len(sent).to_bytes(4, "big")], [out, err, end])
        self._talk.sendall(sent)
        return int.from_bytes(_exactly(self._talk, 4), "big")

    def end(self) -> None:
        """Let it go."""
        self._talk.close()
        self._process.wait(30)


_held: list[_Parent] = []


def _parent() -> _Parent:
    if not _held:
        _held.append(_Parent())
        atexit.register(_held[0].end)
    return _held[0]


def _exactly(talk: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        part = talk.recv(count - len(found))
        if not part:
            raise EOFError("the process that forks has ended")
        found += part
    return found


def _serve(talk: socket.socket) -> None:
    import importlib

    for name in _MODULES:
        importlib.import_module(name)
    assert threading.active_count() == 1, "what is forked may hold no thread"
    gc.collect()
    gc.freeze()
    while True:
        head, handles, _, _ = socket.recv_fds(talk, 4, 3)
        if not head:
            return
        asked = json.loads(_exactly(talk, int.from_bytes(head, "big")))
        if os.fork() == 0:
            _keep(talk, asked, *handles)
        for handle in handles:
            os.close(handle)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _keep(talk: socket.socket, asked: dict[str, Any], out: int, err: int, end: int) -> NoReturn:
    """Start the command, say its number, wait for it, and say how it ended."""
    command = os.fork()
    if command == 0:
        talk.close()
        os.close(end)
        _be(asked, out, err)
    talk.sendall(command.to_bytes(4, "big"))
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)
    _, status = os.waitpid(command, 0)
    os.write(end, os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))
    os._exit(0)


def _be(asked: dict[str, Any], out: int, err: int) -> NoReturn:
    """Be the command, to its end."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    os.environ.clear()
    os.environ.update(asked["env"])
    from bot import cli

    sys.argv = ["-c" if asked["script"] else str(cli.__file__), *asked["words"]]
    status = 1
    try:
        if asked["script"]:
            exec(asked["script"], {"__name__": "__main__"})
        else:
            cli.main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException as error:  # noqa: BLE001 - as the interpreter would
        sys.excepthook(*sys.exc_info())
        if isinstance(error, KeyboardInterrupt):
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(os.environ[_WHERE])))
