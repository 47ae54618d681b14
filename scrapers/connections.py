"""This file opens connections: only to addresses that were checked, and only for so long."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpcore
import httpx

from scrapers.addresses import Resolver, checked, resolve
from scrapers.source import TlsBroken, Unreachable

Dial = Callable[[str, int, float], socket.socket]

# OpenSSL's numbers for "I know nobody who vouches for this", for the site's own certificate or
# for one above it.
_ISSUER_MISSING = {2, 20, 21}


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to a numeric address."""
    return socket.create_connection((address, port), seconds)


class IncompleteChain(TlsBroken):
    """The site sent its own certificate and not the one that vouches for it; to all others, TlsBroken."""


@dataclass(slots=True)
class Deadline:
    """The moment after which a conversation is broken off, by the injected clock."""

    clock: Callable[[], float]
    silence: float = 30.0  # seconds without a byte that are too many, however much time is left
    at: float = 0.0

    def left(self) -> float:
        """Give the seconds to wait for the next byte; raises httpcore.ReadTimeout at the end."""
        seconds = self.at - self.clock()
        if seconds <= 0:
            raise httpcore.ReadTimeout("the time allowed for one answer is over")
        return min(seconds, self.silence)


@dataclass(frozen=True, slots=True)
class Network:
    """How the door reaches the network; everything in it can be replaced by a test."""

    resolver: Resolver = resolve
    loopback: frozenset[tuple[str, int]] = frozenset()
    dial: Dial = dial
    connect_seconds: float = 10.0

    def connect(self, host: str, port: int, deadline: Deadline) -> socket.socket:
        """Connect to one of a host's addresses, each of which was checked a moment ago.

        The name is resolved once and the checked number is what is dialled, so that a name
        which changes its mind in between gains nothing.
        Raises PrivateAddress or Unreachable.
        """
        failure: Exception | None = None
        for address in checked(host, port, self.resolver, self.loopback):
            try:
                return self.dial(address, port, min(self.connect_seconds, deadline.left()))
            except (OSError, httpcore.TimeoutException) as error:
                failure = error
        raise Unreachable(
            f"{host}: no connection ({_why(failure)}); asked again at the next check"
        ) from failure


def _why(error: BaseException | None) -> str:
    if isinstance(error, TimeoutError | httpcore.TimeoutException):
        return "timed out"
    return getattr(error, "strerror", None) or type(error).__name__


class _Stream(httpcore.NetworkStream):
    """A socket whose every wait ends at the deadline, however slowly the other side drips."""

    def __init__(self, sock: socket.socket, deadline: Deadline, host: str) -> None:
        self._sock = sock
        self._deadline = deadline
        self._host = host

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._sock.settimeout(self._deadline.left())
        try:
            return self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.ReadError(_why(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._sock.settimeout(self._deadline.left())
        try:
            self._sock.sendall(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            raise httpcore.WriteError(_why(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        try:
            self._sock.settimeout(self._deadline.left())
            self._sock = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except ssl.SSLCertVerificationError as error:
            self.close()
            broken = IncompleteChain if error.verify_code in _ISSUER_MISSING else TlsBroken
            raise broken(
                f"{self._host}: its certificate was refused ({error.verify_message}). "
                "Do not switch checking off; look at the chain"
            ) from error
        except ssl.SSLError as error:
            self.close()
            raise TlsBroken(
                f"{self._host}: no secure connection ({error.reason or 'handshake broken off'}). "
                "Open the address in a browser to see whether it is the site"
            ) from error
        except OSError as error:
            self.close()
            raise Unreachable(
                f"{self._host}: the secure connection was not finished ({_why(error)}); "
                "asked again at the next check"
            ) from error
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        if info == "is_readable":
            return _is_readable(self._sock)
        return None


def _is_readable(sock: socket.socket) -> bool:
    """Say whether an idle connection has something to say, which then can only be goodbye."""
    if sock.fileno() < 0:
        return True
    sock.settimeout(0)
    try:
        sock.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    except OSError:
        return True
    return True


@dataclass(slots=True)
class _Backend(httpcore.NetworkBackend):
    network: Network
    deadline: Deadline
    opened: int = 0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        sock = self.network.connect(host, port, self.deadline)
        self.opened += 1
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _Stream(sock, self.deadline, host)


class _Body(httpx.SyncByteStream):
    def __init__(self, parts: Any) -> None:
        self._parts = parts

    def __iter__(self) -> Iterator[bytes]:
        yield from self._parts

    def close(self) -> None:
        self._parts.close()


@dataclass(slots=True)
class HostLine(httpx.BaseTransport):
    """One connection to one host, kept while it serves; httpcore's own errors come through."""

    network: Network
    deadline: Deadline
    context: Callable[[], ssl.SSLContext]
    keep_seconds: float = 15.0
    _backend: _Backend = field(init=False)
    _pool: httpcore.ConnectionPool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self._backend = _Backend(self.network, self.deadline)

    @property
    def opened(self) -> int:
        """Give how many connections were opened so far."""
        return self._backend.opened

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if self._pool is None:
            self._pool = httpcore.ConnectionPool(
                ssl_context=self.context(),
                max_connections=1,
                max_keepalive_connections=1,
                keepalive_expiry=self.keep_seconds,
                network_backend=self._backend,
            )
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.read() or None,
                # One connection only: whoever has to wait for it has misused the line.
                extensions={"timeout": {"pool": 0.0}},
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        if self._pool is not None:
            self._pool.close()
            self._pool = None
