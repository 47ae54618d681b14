"""This file serves the replica on loopback: http://127.0.0.1:PORT/HOST/PATH stands for https://HOST/PATH."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import quote, urlsplit

from scrapers.replica.site import Site, SiteAnswer
from scrapers.replica.story import STORY, Step

_LONGEST_SEARCH = 10_000  # bytes


class Replica(Site):
    """The replica with its server and its story; use it as a context manager, or start and stop it."""

    def __init__(self, today: date, story: tuple[Step, ...] = STORY) -> None:
        """Begin before the story's first step; `today` is the Hong Kong day of the story."""
        super().__init__(today)
        self._story = story
        self._told = 0
        self._server: ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        self.stopping = threading.Event()

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the story's steps, in order."""
        return tuple(step.name for step in self._story)

    @property
    def step(self) -> str | None:
        """The name of the step that was published last."""
        return self._story[self._told - 1].name if self._told else None

    def publish(self, until: str | None = None) -> Step | None:
        """Let the next step happen, or all steps until one of that name; None after the last."""
        if until is not None and until not in self.steps:
            raise ValueError(f"no step is called {until!r}; there are: {', '.join(self.steps)}")
        done: Step | None = None
        while self._told < len(self._story):
            done = self._story[self._told]
            done.happen(self)
            self._told += 1
            if until is None or done.name == until:
                break
        return done

    def start(self, port: int = 0) -> Self:
        """Serve on 127.0.0.1, at a free port by default; gives itself."""
        handler = type("Handler", (_Handler,), {"replica": self})
        self.stopping.clear()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.02,), daemon=True
        )
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the server; harmless where none runs."""
        self.stopping.set()
        if self._server and self._thread:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join(5)
        self._server = self._thread = None

    @property
    def port(self) -> int:
        """The port it is served at; RuntimeError before `start`."""
        if self._server is None:
            raise RuntimeError("the replica is not served yet: call start()")
        return int(self._server.server_address[1])

    def rewrite(self, url: str) -> str:
        """Give the loopback address that stands for an original one."""
        parts = urlsplit(url)
        query = f"?{parts.query}" if parts.query else ""
        return f"http://127.0.0.1:{self.port}/{parts.netloc}{parts.path}{query}"

    def __enter__(self) -> Self:
        return self if self._server else self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every second answer comes 40 ms late
    timeout = 30
    replica: Replica

    def do_GET(self) -> None:
        self._answer("")

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > _LONGEST_SEARCH:
            self.close_connection = True
            self.send_error(413)
            return
        self._answer(f"#post={quote(self.rfile.read(int(length)).decode(), safe='')}")

    def _answer(self, posted: str) -> None:
        host, _, path = self.path.lstrip("/").partition("/")
        answer = self.replica.answer(f"https://{host}/{path}{posted}", dict(self.headers))
        with contextlib.suppress(ConnectionError):
            self._send(answer)

    def _send(self, answer: SiteAnswer) -> None:
        if answer.fault == "reset":
            # lingering for no time makes the close a reset
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            self.connection.close()
            return
        if answer.fault == "slow":
            self.replica.stopping.wait(60)
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        body = answer.body
        if answer.fault == "truncated":
            body, self.close_connection = body[: len(body) // 2], True
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the parent's name
        """Say nothing: the terminal belongs to the demo."""
