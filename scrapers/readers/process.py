"""This file starts the child that reads one file, and turns what becomes of it into a reading."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import astuple
from typing import IO

from scrapers.items import Aside, Block, Reading
from scrapers.readers.errors import NAMED, Broken, ReaderLimit, ReadError, TookTooLong
from scrapers.readers.limits import Limits

_ROLES = frozenset({"heading", "paragraph", "item", "table", "footnote"})
_ASIDES = frozenset({"comments", "speaker notes", "form fields"})
_OUT_OF_ROOM = frozenset({signal.SIGABRT, signal.SIGXCPU, signal.SIGKILL, signal.SIGXFSZ})


def read_in_child(kind: str, data: bytes, limits: Limits, *, url: str | None = None) -> Reading:
    """Read a file in a process of its own; raises the ReadError that the child names or dies of."""
    with _room() as source, _room() as answer:
        source.write(data)
        source.seek(0)  # and so flushed, for the child
        status = _run(kind, limits, source.fileno(), answer.fileno())
        if status != 0:
            raise _death(status, limits)
        answer.seek(0)
        written = answer.read(limits.output + 1)
    try:
        return _unpacked(json.loads(written), url)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Broken("The reader gave no usable answer for this file. Open it by hand.") from error


def _room() -> IO[bytes]:
    # In memory where the system can: a container may have no folder that can be written to.
    if sys.platform == "linux":
        return os.fdopen(os.memfd_create("tamar-reader"), "w+b")
    return tempfile.TemporaryFile()


def _run(kind: str, limits: Limits, source: int, answer: int) -> int:
    command = [sys.executable, "-I", "-m", "scrapers.readers.child", kind]
    child = subprocess.Popen(  # noqa: S603  our own interpreter and module
        [*command, *(str(value) for value in astuple(limits))],
        stdin=source,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        env={},
        cwd="/",
        start_new_session=True,
        close_fds=True,
    )
    try:
        return child.wait(timeout=limits.wall)
    except subprocess.TimeoutExpired:
        raise TookTooLong(
            f"Reading the file took over {limits.wall:g} seconds. Look at it by hand."
        ) from None
    finally:
        if child.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def _death(status: int, limits: Limits) -> ReadError:
    if -status in _OUT_OF_ROOM:
        return ReaderLimit(
            f"The file asks for more than {limits.memory // 2**20} MiB of memory or"
            f" {limits.cpu} seconds of work. Look at it by hand."
        )
    if status > 0:
        return ReadError(
            f"The reader did not start (status {status}). Try `python -I -m scrapers.readers.child`:"
            " the package must be importable in isolated mode."
        )
    return Broken(f"The file makes its reader fail (status {status}). Open it by hand.")


def _unpacked(answer: object, url: str | None) -> Reading:
    if not isinstance(answer, dict):
        raise TypeError
    if "error" in answer:
        raise NAMED.get(str(answer["error"]), Broken)(str(answer["message"]) or None)
    media = answer["media"]
    if media not in {"pdf", "docx", "pptx"}:
        raise ValueError(media)
    return Reading(
        blocks=tuple(_block(*row) for row in answer["blocks"]),
        media=media,
        title=None if answer["title"] is None else str(answer["title"]),
        pages=None if answer["pages"] is None else int(answer["pages"]),
        url=url,
        notes=tuple(str(note) for note in answer["notes"]),
        asides=tuple(_aside(*row) for row in answer["asides"]),
        unread=min(1.0, max(0.0, float(answer["unread"]))),
        cut=bool(answer["cut"]),
        pictures=str(answer["pictures"]),
    )


def _aside(kind: str, text: str, page: int | None) -> Aside:
    if kind not in _ASIDES:
        raise ValueError(kind)
    return Aside(kind, str(text), page)  # type: ignore[arg-type]


def _block(text: str, role: str, page: int | None, level: int) -> Block:
    if role not in _ROLES:
        raise ValueError(role)
    return Block(str(text), role, page, level)  # type: ignore[arg-type]
