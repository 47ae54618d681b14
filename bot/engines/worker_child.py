"""This file is the process in which published text is understood; run it with -I -m.

It lives as long as its parent's line. Each question has a budget of work: the kernel ends the
process when that is spent, whatever holds the interpreter then, and the parent starts another.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from functools import cached_property
from typing import Any

from bot.contents.understanding import Budget, Comparison, TopicLines
from bot.engines import garbage
from bot.engines import worker_protocol as protocol
from bot.engines.inline import Inline, structured
from scrapers import readers
from scrapers.readers.errors import TooMuchWork
from scrapers.source import Index, LayoutChanged, Page, ScrapeError, Source, all_sources

GROWN = 512 * 2**20  # bytes that questions may have cost before the process makes room


class ChildWork:
    """What the process knows between questions, and how it answers each."""

    def __init__(self, config: protocol.Config) -> None:
        self._config = config
        self._here = Inline()
        self._topics = TopicLines()
        self._unbound = Budget(0.0)  # the kernel counts

    @cached_property
    def _sources(self) -> dict[str, Source]:
        """Load the sources with the first index page: who only reads files has none."""
        return {source.key: source for source in all_sources(self._config.options)}

    def topics(self, asked: protocol.SetTopics, body: bytes) -> None:
        """Put the topics together; this is our work and no paper's."""
        self._topics = TopicLines(asked.version, asked.own)
        self._here.prepare(self._topics)
        garbage.spare()  # of a hundred thousand subscriptions there is much to look through

    def index(self, asked: protocol.ReadIndex, body: bytes) -> Any:
        """Say what an index page lists."""
        page = Page(asked.url, body, asked.media_type, asked.charset)
        return self._sources[asked.source].read(page)

    def read(self, asked: protocol.ReadFile, body: bytes) -> Any:
        """Read a web page or plain text into documents."""
        media = asked.media_type or None
        return structured(readers.read_here(asked.format, body, media, url=asked.url), asked.hints)

    def structure(self, asked: protocol.Structure, body: bytes) -> Any:
        """Give the documents of a reading."""
        return structured(asked.reading, asked.hints)

    def match(self, asked: protocol.MatchText, body: bytes) -> Any:
        """Give the topics of a text, or of a headline alone."""
        if asked.document is None:
            return self._here.match_title(self._topics, asked.title, self._unbound)
        return self._here.match(self._topics, asked.document, self._unbound)

    def common(self, asked: protocol.CountCommon, body: bytes) -> Any:
        """Count a booklet's recurring sentences."""
        return self._here.common(asked.documents, self._unbound)

    def summarise(self, asked: protocol.Summarise, body: bytes) -> Any:
        """Give a text's bullets and commitments."""
        return self._here.summarise(asked.document, asked.issued, self._unbound, asked.common)

    def compare(self, asked: Comparison, body: bytes) -> Any:
        """Compare a commitment with what was published since."""
        return self._here.compare(asked, self._unbound)


def main() -> None:
    """Answer until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when to end
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # and the kernel, when a budget is spent
    line = socket.socket(fileno=0)
    with contextlib.suppress(protocol.Disconnected, OSError):
        _, content, _ = protocol.receive(line)
        config: protocol.Config = protocol.unpack(protocol.Config, content)
        _limit(config.memory)
        work = ChildWork(config)
        work.topics(protocol.SetTopics("", ()), b"")
        protocol.send(line, "config", b"null")
        # What it says from here on goes through the line; a full pipe would hold it up.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        most = _most_memory() + GROWN
        while _answer(line, work, most):
            pass


def _limit(memory: int) -> None:
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        value = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (value, value))


def _answer(line: socket.socket, work: ChildWork, most: int) -> bool:
    """Answer one question; say whether this process is fit for another."""
    name, content, body = protocol.receive(line)
    (seconds,) = protocol.BUDGET.unpack(body[: protocol.BUDGET.size])
    started = _work_done()
    fit = True
    try:
        answer = _within(seconds, getattr(work, name), name, content, body[protocol.BUDGET.size :])
        said = name, protocol.pack(protocol.EXCHANGES[name].answers, answer)
    except MemoryError:
        failed = TooMuchWork("Understanding the text takes more memory than a paper needs.")
        said, fit = _failure(failed), False
    except RecursionError:
        said = _failure(TooMuchWork("The text's parts contain one another too deep."))
    except LayoutChanged as error:
        said = _failure(error, index=error.index)
    except ScrapeError as error:
        said = _failure(error)
    except Exception as error:  # noqa: BLE001 - told to the parent, which raises it there
        said = _failure(error, traceback.format_exc(limit=-12))
    protocol.send(line, *said, protocol.BUDGET.pack(_work_done() - started))
    if name == "topics":  # whose room is ours for good
        return True
    return fit and _most_memory() < most


def _within(
    seconds: float, work: Callable[[Any, bytes], Any], name: str, content: bytes, body: bytes
) -> Any:
    asked = protocol.unpack(protocol.EXCHANGES[name].asks, content)
    if seconds <= 0:  # our own work, such as putting topics together
        return work(asked, body)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work(asked, body)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _most_memory() -> int:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _work_done() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _failure(error: Exception, trace: str = "", index: Index | None = None) -> tuple[str, bytes]:
    failure = protocol.Failure(type(error).__name__, str(error), trace, index)
    return protocol.FAILED, protocol.pack(protocol.Failure, failure)


if __name__ == "__main__":
    main()
