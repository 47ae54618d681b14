"""This file tests that the threads of a run share their memory."""

from __future__ import annotations

import subprocess
import sys

from bot.engines import arenas

_SCRIPT = """
import ctypes, sys, threading
from bot.engines import arenas
if sys.argv[1] == "shared":
    assert arenas.share()
together = threading.Barrier(9)
def work():
    kept = [bytearray(2000) for _ in range(500)]
    together.wait()
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for each in threads:
    each.start()
together.wait()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
file = ctypes.c_void_p(libc.fopen(b"/dev/stdout", b"w"))
libc.malloc_info(0, file)
libc.fclose(file)
together.wait()
"""


def pools(how: str) -> int:
    """Count the pools of memory of eight threads that hold something at once."""
    command = [sys.executable, "-c", _SCRIPT, how]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout.count("<heap nr=")


def test_threads_share_their_memory() -> None:
    assert pools("apart") > arenas.POOLS
    assert pools("shared") <= arenas.POOLS
