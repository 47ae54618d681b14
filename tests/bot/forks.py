"""This file runs commands in processes of their own, forked from one that has imported the program once.

Whether the program starts from nothing is tested by tests that start it so; those that give it a file
or a store only want its end, its output and its errors.
"""

from __future__ import annotations

import atexit
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).parents[2]
_WHERE = "TAMAR_TESTS_FORKS"
_MODULES = (
    "bot.wiring", "bot.answering.commands", "bot.commands", "bot.engines.worker", "bot.watching.importing",
    "scrapers.readers.html", "storage.backups", "storage.schema", "storage.searching.search", "alembic.command",
    "rich.progress",
)  # fmt: skip


def tamar(*words: str | Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a command with these variables and no others; it is given nothing to read, and has 120 seconds."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        status = _parent().run([*map(str, words)], env, out.fileno(), err.fileno())
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(
            list(words), status, out.read().decode(), err.read().decode()
        )


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

    def run(self, words: list[str], env: Mapping[str, str], out: int, err: int) -> int:
        asked = json.dumps({"words": words, "env": dict(env)}).encode()
        socket.send_fds(self._talk, [len(asked).to_bytes(4, "big")], [out, err])
        self._talk.sendall(asked)
        return int.from_bytes(_exactly(self._talk, 4), "big", signed=True)

    def end(self) -> None:
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
    while True:
        head, handles, _, _ = socket.recv_fds(talk, 4, 2)
        if not head:
            return
        asked = json.loads(_exactly(talk, int.from_bytes(head, "big")))
        child = os.fork()
        if child == 0:
            talk.close()
            _be(asked, *handles)
        for handle in handles:
            os.close(handle)
        _, status = os.waitpid(child, 0)
        talk.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


def _be(asked: dict[str, Any], out: int, err: int) -> NoReturn:
    """Be the command, to its end."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    os.environ.clear()
    os.environ.update(asked["env"])
    from bot import cli

    sys.argv = [str(cli.__file__), *asked["words"]]
    status = 1
    try:
        cli.main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter would
        sys.excepthook(*sys.exc_info())
    finally:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(os.environ[_WHERE])))
