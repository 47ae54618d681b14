"""This file has published text understood in a process of its own, which a paper can use up but not stop.

One process serves all threads, one question at a time, and stays warm. It is ended by the kernel
when a question's budget of work is spent, and started again for the next question. So the worst
that a paper can do is to cost its own budget.
"""

from __future__ import annotations

import contextlib
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import structlog

from bot.contents.understanding import (
    SECONDS,
    Budget,
    Common,
    Compared,
    Comparison,
    Hints,
    Text,
    TopicLines,
    Understood,
    address,
)
from bot.engines import worker_protocol as protocol
from scrapers import readers, source
from scrapers.items import Document
from scrapers.readers.errors import NAMED, Broken, TooMuchWork
from scrapers.source import Index, LayoutChanged, Page, ScrapeError, Source
from storage.records import Match

MEMORY = 2 * 2**30  # bytes of address space
START = 60.0  # seconds that starting may take
WALL = 12.0  # times the budget on the clock: on a busy machine work takes longer than its seconds
GOODBYE = 2.0  # seconds that ending may take
LEAST = 0.05  # seconds; with less left of its budget a paper is not asked about any more
log = structlog.get_logger(__name__)

_ERRORS: Mapping[str, type[ScrapeError]] = {
    **{
        found.__name__: found
        for found in vars(source).values()
        if isinstance(found, type) and issubclass(found, ScrapeError)
    },
    **NAMED,
}


class WorkerFailed(RuntimeError):
    """The worker process does not start or does not answer. See what the log says before this line."""


class WorkerBroke(RuntimeError):
    """Our own code failed on a text in the worker process; `kind` and traceback are the worker's."""

    def __init__(self, failure: protocol.Failure) -> None:
        super().__init__(f"{failure.name}: {failure.message}\n{failure.traceback}")
        self.kind = failure.name


class _Died(Exception):
    """The process ended before it answered; `status` is what it left."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class InWorker:
    """Understands texts in a child process; every method may be called from any thread."""

    def __init__(
        self,
        *,
        seconds: float = SECONDS,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        memory: int = MEMORY,
    ) -> None:
        """Set it up; nothing starts before the first question. `seconds` bound an index page."""
        self._seconds, self._memory = seconds, memory
        self._options = {name: dict(value) for name, value in (options or {}).items()}
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._version = ""
        self._closed = False
        self.used_up = 0  # processes that a text has used up

    @property
    def pid(self) -> int | None:
        """Give the process's number while there is one."""
        return self._child.pid if self._child is not None else None

    def index(self, source: Source, page: Page) -> Index:
        """Say what an index page lists; raises a ScrapeError."""
        asked = protocol.ReadIndex(source.key, page.url, page.media_type, page.charset)
        found: Index = self._ask("index", asked, Budget(self._seconds), page.body)
        return found

    def read(self, page: Page, hints: Hints, budget: Budget) -> Text:
        """Read a file into documents; raises a ReadError. PDF and Office files have their own child."""
        form = readers.known_format(page.body, page.url, page.media_type or None)
        found: Text
        if form in readers.APART:
            reading = readers.read_apart(form, page.body, url=address(page))
            found = self._ask("structure", protocol.Structure(reading, hints), budget)
        else:
            asked = protocol.ReadFile(form, address(page), page.media_type, hints)
            found = self._ask("read", asked, budget, page.body)
        return found

    def match(self, topics: TopicLines, document: Document, budget: Budget) -> tuple[Match, ...]:
        """Give the topics that a text concerns, the highest score first."""
        asked = protocol.MatchText(topics.version, document)
        found: tuple[Match, ...] = self._ask("match", asked, budget, topics=topics)
        return found

    def match_title(self, topics: TopicLines, title: str, budget: Budget) -> tuple[Match, ...]:
        """Give the topics of a headline by itself."""
        asked = protocol.MatchText(topics.version, title=title)
        found: tuple[Match, ...] = self._ask("match", asked, budget, topics=topics)
        return found

    def common(self, documents: Sequence[Document], budget: Budget) -> Common:
        """Count the sentences that recur in a booklet."""
        found: Common = self._ask("common", protocol.CountCommon(tuple(documents)), budget)
        return found

    def summarise(
        self,
        document: Document,
        issued: date | None,
        budget: Budget,
        common: Common | None = None,
    ) -> Understood:
        """Give a text's bullets and commitments; `issued` is the day from which its dates count."""
        several = None if common is None else dict(common)
        asked = protocol.Summarise(document, issued, several)
        found: Understood = self._ask("summarise", asked, budget)
        return found

    def compare(self, asked: Comparison, budget: Budget) -> Compared:
        """Compare a commitment with what was published since."""
        found: Compared = self._ask("compare", asked, budget)
        return found

    def close(self) -> None:
        """End the process; who waits for an answer gets WorkerFailed."""
        self._closed = True
        child, line = self._child, self._line
        if line is not None:
            with contextlib.suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
        if child is not None:
            _end(child)
        with self._turn:
            self._forget()

    def _ask(
        self,
        name: str,
        asked: object,
        budget: Budget,
        body: bytes = b"",
        *,
        topics: TopicLines | None = None,
    ) -> Any:
        if budget.left < LEAST:
            raise TooMuchWork(f"{TooMuchWork.__doc__} (its {self._seconds:g} seconds are spent)")
        content = _packed(protocol.EXCHANGES[name].asks, asked)
        with self._turn:
            for attempt in (1, 2):
                try:
                    if topics is not None:
                        self._tell_topics(topics)
                    return self._exchange(name, content, body, budget)
                except _Died as death:
                    self._forget()
                    if self._closed:
                        raise WorkerFailed("The worker process is closed.") from None
                    if death.status == -signal.SIGPROF or attempt == 2:
                        self.used_up += 1
                        log.warning("worker_used_up", asked=name, status=death.status)
                        raise _verdict(death.status, budget.left) from None
                    log.warning("worker_died", asked=name, status=death.status)
        raise AssertionError  # the second attempt returns or raises

    def _tell_topics(self, topics: TopicLines) -> None:
        self._start()
        if topics.version == self._version:
            return
        told = protocol.SetTopics(topics.version, topics.own)
        self._exchange("topics", _packed(protocol.SetTopics, told), b"", None)
        self._version = topics.version

    def _exchange(self, name: str, content: bytes, body: bytes, budget: Budget | None) -> Any:
        """Put one question and wait for its answer; raises what the worker names, or _Died."""
        line = self._start()
        seconds = budget.left if budget is not None else 0.0
        line.settimeout(START + WALL * seconds)
        try:
            protocol.send(line, name, content, protocol.BUDGET.pack(seconds) + body)
            said, answer, spent = protocol.receive(line)
        except TimeoutError:
            status = self._end()
            log.warning("worker_stuck", asked=name, status=status)
            raise _Died(-signal.SIGPROF) from None
        except (protocol.Disconnected, OSError):
            raise _Died(self._end()) from None
        if budget is not None:
            budget.left -= protocol.BUDGET.unpack(spent)[0]
        if said == protocol.FAILED:
            raise _error(protocol.unpack(protocol.Failure, answer))
        shape = protocol.EXCHANGES[name].answers
        try:
            return None if shape is None else protocol.unpack(shape, answer)
        except protocol.Misshapen as error:
            raise Broken(f"The worker gave no usable answer for this text. {error}") from error

    def _start(self) -> socket.socket:
        """Give the line to the process, which is started if there is none."""
        if self._child is not None and self._child.poll() is not None:
            self._forget()  # it made room, or something else ended it while it had no question
        if self._line is not None:
            return self._line
        if self._closed:
            raise WorkerFailed("The worker process is closed.")
        ours, theirs = socket.socketpair()
        with theirs:
            self._child = subprocess.Popen(  # our own interpreter and module
                [sys.executable, "-I", "-m", "bot.engines.worker_child"],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                env={},
                cwd="/",
                start_new_session=True,
                close_fds=True,
            )
        self._line = ours
        self._greet(ours, self._child)
        return ours

    def _greet(self, line: socket.socket, child: subprocess.Popen[bytes]) -> None:
        """Tell a new process what it must know, and wait until it is ready."""
        config = protocol.Config(self._memory, self._options)
        line.settimeout(START)
        try:
            protocol.send(line, "config", protocol.pack(protocol.Config, config))
            protocol.receive(line)
        except (protocol.Disconnected, OSError) as error:
            status = _end(child)
            said = _last_words(child)
            self._forget()
            raise WorkerFailed(
                f"The worker process did not start (status {status}): {said} Try "
                f"`{sys.executable} -I -m bot.engines.worker_child < /dev/null`."
            ) from error
        self._version = ""

    def _end(self) -> int:
        assert self._child is not None
        return _end(self._child)

    def _forget(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._child is not None:
            _end(self._child)
            if self._child.stderr is not None:
                self._child.stderr.close()
        self._line = self._child = None
        self._version = ""


def _packed(shape: Any, value: object) -> bytes:
    try:
        return protocol.pack(shape, value)
    except protocol.Misshapen as error:
        raise Broken(f"The text holds what cannot be written down. {error}") from error


def _error(failure: protocol.Failure) -> Exception:
    named = _ERRORS.get(failure.name)
    if named is not None and issubclass(named, LayoutChanged):
        return named(failure.message, index=failure.index)
    if named is not None:
        return named(failure.message)
    return WorkerBroke(failure)


def _verdict(status: int, seconds: float) -> TooMuchWork:
    """Say what a text has done to the process that it ended."""
    if status == -signal.SIGPROF:
        return TooMuchWork(
            f"Understanding the text takes over {seconds:.3g} seconds of work. Look at it by hand."
        )
    return TooMuchWork(
        f"The text ends the process that reads it (status {status}). Look at it by hand."
    )


def _end(child: subprocess.Popen[bytes]) -> int:
    """Give a process that has hung up a moment to end, then end it; give its status."""
    try:
        return child.wait(timeout=GOODBYE)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def _last_words(child: subprocess.Popen[bytes]) -> str:
    said = child.stderr.read(100_000).decode("utf-8", "replace").strip() if child.stderr else ""
    return said.splitlines()[-1] if said else "it said nothing."


__all__ = ["InWorker", "WorkerBroke", "WorkerFailed"]
