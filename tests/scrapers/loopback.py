"""This file serves what a test says on loopback, counts connections, and forgives no other path."""

from __future__ import annotations

import gzip
import http.server
import ssl
import threading
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Any, Self


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every second answer comes 40 ms late
    server: _Server

    def setup(self) -> None:
        if self.server.context is not None:
            self.request = self.server.context.wrap_socket(self.request, server_side=True)
        super().setup()
        with self.server.lock:
            self.server.open_now += 1
            self.server.opened += 1
            self.server.most_open = max(self.server.most_open, self.server.open_now)

    def finish(self) -> None:
        with self.server.lock:
            self.server.open_now -= 1
        try:
            super().finish()
        finally:
            self.request.close()

    def do_POST(self) -> None:
        self.server.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.do_GET()

    def do_GET(self) -> None:
        self.server.requests.append((self.path, dict(self.headers)))
        answer = self.server.answers.get(self.path)
        if answer is None:
            if not self.path.endswith("/robots.txt"):
                self.server.unexpected.append(self.path)
            answer = says(b"no such page", status=404)
        answer(self)

    def log_message(self, *_words: Any) -> None:
        pass


Answering = Callable[[Handler], None]


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, context: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.context = context
        self.answers: dict[str, Answering] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.posted: list[bytes] = []
        self.unexpected: list[str] = []
        self.errors: list[BaseException] = []
        self.lock = threading.Lock()
        self.open_now = self.opened = self.most_open = 0

    def handle_error(self, request: Any, client_address: Any) -> None:
        import sys

        error = sys.exception()
        # Clients that hang up on us are what half of these tests are about.
        if error is not None and not isinstance(error, OSError):
            self.errors.append(error)


class Loopback:
    """A server on loopback: `answers` maps a path to what is said there."""

    def __init__(
        self, answers: dict[str, Answering] | None = None, context: ssl.SSLContext | None = None
    ) -> None:
        self._server = _Server(context)
        self._server.answers = answers if answers is not None else {}
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self.released = threading.Event()

    @property
    def answers(self) -> dict[str, Answering]:
        return self._server.answers

    @property
    def port(self) -> int:
        return self._server.server_port

    @property
    def pair(self) -> tuple[str, int]:
        return ("127.0.0.1", self.port)

    @property
    def url(self) -> str:
        scheme = "https" if self._server.context else "http"
        return f"{scheme}://127.0.0.1:{self.port}"

    @property
    def asked(self) -> list[str]:
        return [path for path, _ in self._server.requests]

    @property
    def posted(self) -> list[bytes]:
        return self._server.posted

    @property
    def most_open(self) -> int:
        return self._server.most_open

    @property
    def opened(self) -> int:
        return self._server.opened

    def headers(self, path: str) -> dict[str, str]:
        """Give the headers of the last request for a path."""
        return [headers for asked, headers in self._server.requests if asked == path][-1]

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
        if kind is None:
            assert not self._server.unexpected, self._server.unexpected
            assert not self._server.errors, self._server.errors


def says(
    body: bytes = b"", *, status: int = 200, headers: dict[str, str] | None = None
) -> Answering:
    """Answer with a whole body."""

    def answer(handler: Handler) -> None:
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        if status != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        if status != 304:
            handler.wfile.write(body)

    return answer


def sends_on(location: str, status: int = 302) -> Answering:
    """Answer with a redirect."""
    return says(status=status, headers={"Location": location})


def says_raw(parts: Iterable[bytes]) -> Answering:
    """Write bytes as they are, then hang up."""

    def answer(handler: Handler) -> None:
        for part in parts:
            handler.wfile.write(part)
        handler.close_connection = True

    return answer


def zipped(body: bytes) -> Answering:
    """Answer with a body packed as gzip."""
    return says(gzip.compress(body), headers={"Content-Encoding": "gzip"})


class FakeClock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        with self._lock:
            self.slept.append(seconds)
            self.now += seconds
