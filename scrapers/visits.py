"""This file asks one host one question at a time, over one connection, at the host's pace."""

from __future__ import annotations

import ssl
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

import httpcore
import httpx

from scrapers.bodies import read_body
from scrapers.certificates import Chain, Completed, extended, read_leaf, strict
from scrapers.connections import Deadline, HostLine, Network
from scrapers.pace import Pace, retry_after
from scrapers.source import Refused, Truncated, Unreachable

_BROKEN = (httpcore.NetworkError, httpcore.ProtocolError)
_SLOW_DOWN = {403, 429}
_SHORT = 16_384  # bytes of a body nobody wants that cost less than a new connection
_GOODBYE = 5.0  # seconds that closing waits for a question under way


@dataclass(frozen=True, slots=True)
class AnswerLimits:
    """What the door allows one answer, and itself: bytes, seconds and hops."""

    body_bytes: int = 64 * 1024 * 1024  # decompressed; an estimates booklet has some 20 MB
    seconds: float = 120.0  # from the first byte sent to the last one read, redirects included
    silence: float = 30.0  # seconds without a byte
    redirects: int = 5
    pause: float = 1.0  # seconds between two questions to one host
    jitter: float = 0.5  # the share by which a pause may be longer
    patience: float = 30.0  # seconds that a caller is kept waiting for its turn; above, it is told
    robots_seconds: float = 86_400.0


@dataclass(frozen=True, slots=True)
class HostQuestion:
    """What is asked: `limit` in bytes of the body, `where` for messages, without a query."""

    url: httpx.URL
    headers: Mapping[str, str]
    limit: int
    where: str
    body: bytes | None = None  # JSON to be posted: a search, which changes nothing there


@dataclass(frozen=True, slots=True)
class HostReply:
    """What a host said: `body` is read for 200 and 203 only.

    `seconds` is what the exchange took, without the wait for its turn; `retry_after` is for how
    long the host is left alone now.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    seconds: float = 0.0
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every visit needs from outside: time, chance, the network and the trusted roots.

    `roots` gives a context of one's own; `shared` is the one of all whose chains lack nothing: each
    takes two thirds of a megabyte.
    """

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    now: Callable[[], datetime]
    chance: Callable[[], float]
    network: Network
    roots: Callable[[], ssl.SSLContext]
    shared: Callable[[], ssl.SSLContext]
    limits: AnswerLimits


class Host:
    """One host: its lock, its pace, its one connection, and what its certificate chain lacked."""

    def __init__(self, name: str, around: Surroundings) -> None:
        self.name = name
        self._around = around
        self._lock = threading.Lock()
        self._pace = Pace(around.limits.pause)
        self._deadline = Deadline(around.clock, around.limits.silence)
        self._completed: Completed | None = None
        self._answered = False
        self._closed = False
        # No httpx.Client on top: it keeps cookies, reads proxies from the environment, and logs
        # addresses with their queries; the line alone does nothing that we do not ask for.
        self._line = HostLine(around.network, self._deadline, self._context)

    def ask(self, question: HostQuestion, seconds: float) -> HostReply:
        """Ask one question when it is the caller's turn, and read the answer within `seconds`.

        Raises Refused where the host asked to be left alone for longer than the door's patience,
        and the errors of a connection: Unreachable, Truncated, TooBig, TlsBroken, PrivateAddress.
        """
        with self._lock:
            self._take_turn(question.where)
            if self._closed:
                raise Unreachable("the door is closed; nothing is fetched any more")
            self._renew_trust()
            begun = self._around.clock()
            self._deadline.at = begun + seconds
            try:
                reply = self._exchange(question)
                self._answered = True
            finally:
                share = self._around.limits.jitter * self._around.chance()
                self._pace.asked(self._around.clock(), share)
            return self._judged(reply, self._around.clock() - begun)

    def leaf(self, address: str, port: int, seconds: float) -> bytes:
        """Read the host's own certificate, DER. Raises TlsBroken, Unreachable, PrivateAddress."""
        with self._lock:
            self._deadline.at = self._around.clock() + seconds
            sock = self._around.network.connect(address, port, self._deadline)
            sock.settimeout(self._around.network.connect_seconds)
            return read_leaf(sock, address)

    @property
    def chain(self) -> Chain:
        """Give how the host's connections have gone so far."""
        return Chain(self._answered, self._completed)

    def trust(self, completed: Completed | None) -> None:
        """Use what completes the host's chain from the next connection on."""
        with self._lock:
            self._completed = completed
            self._line.close()

    def slow_down(self, pause: float) -> None:
        """Pause longer between questions, as the host's robots.txt asks."""
        self._pace.pause = max(self._around.limits.pause, pause)

    def close(self) -> None:
        """Close the connection; a question under way is broken off at its next byte."""
        self._closed = True
        self._deadline.at = float("-inf")
        if self._lock.acquire(timeout=_GOODBYE):
            try:
                self._line.close()
            finally:
                self._lock.release()

    def _context(self) -> ssl.SSLContext:
        if self._completed is None:
            return self._around.shared()
        return extended(strict(self._around.roots()), self._completed)

    def _renew_trust(self) -> None:
        if self._completed is not None and self._around.now() >= self._completed.until:
            self._completed = None
            self._line.close()

    def _take_turn(self, where: str) -> None:
        seconds = self._pace.wait(self._around.clock())
        if seconds > self._around.limits.patience:
            raise Refused(
                f"{where}: the site asked to be left alone, for {seconds:.0f} s more. "
                "Nothing was sent; asked again after that",
                retry_after=seconds,
            )
        if seconds > 0:
            self._around.sleep(seconds)

    def _exchange(self, question: HostQuestion) -> HostReply:
        where, response = question.where, None
        try:
            response = self._send(_request(question))
            body = self._body(response, question)
            return HostReply(response.status_code, response.headers, body)
        except httpcore.TimeoutException as error:
            raise Unreachable(f"{where}: timed out; asked again at the next check") from error
        except _BROKEN as error:
            raise Unreachable(
                f"{where}: the connection broke off ({type(error).__name__}); "
                "asked again at the next check"
            ) from error
        finally:
            if response is not None:
                response.close()

    def _body(self, response: httpx.Response, question: HostQuestion) -> bytes:
        """Read what matters; a short body that does not is read too, to keep the connection."""
        wanted = response.status_code in (200, 203)
        if not wanted and not _is_short(response):
            return b""
        parts = response.iter_raw()
        if not wanted:
            with suppress(*_BROKEN, httpcore.TimeoutException):
                deque(parts, maxlen=0)
            return b""
        try:
            return read_body(parts, response.headers, question.limit, question.where)
        except httpcore.RemoteProtocolError as error:
            raise Truncated(
                f"{question.where}: the answer ended before it was whole; "
                "asked again at the next check"
            ) from error

    def _send(self, request: httpx.Request) -> httpx.Response:
        opened = self._line.opened
        try:
            return self._line.handle_request(request)
        except (httpcore.RemoteProtocolError, httpcore.ReadError, httpcore.WriteError):
            if self._line.opened != opened:
                raise
            # A kept connection that the server closed a moment ago: a new one says what is true.
            return self._line.handle_request(request)

    def _judged(self, reply: HostReply, seconds: float) -> HostReply:
        reply = replace(reply, seconds=seconds)
        if reply.status not in _SLOW_DOWN and reply.status < 500:
            self._pace.answered()
            return reply
        asked = retry_after(reply.headers.get("retry-after"), self._around.now())
        left_alone = self._pace.refused(self._around.clock(), asked)
        return replace(reply, retry_after=left_alone)


def _request(question: HostQuestion) -> httpx.Request:
    if question.body is None:
        return httpx.Request("GET", question.url, headers=question.headers)
    headers = dict(question.headers) | {"Content-Type": "application/json"}
    return httpx.Request("POST", question.url, headers=headers, content=question.body)


def _is_short(response: httpx.Response) -> bool:
    if response.status_code in (204, 304):
        return True  # by definition: there is none
    promised = response.headers.get("content-length", "")
    return promised.isascii() and promised.isdigit() and int(promised[:9]) <= _SHORT
