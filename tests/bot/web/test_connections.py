"""This file holds a real listener to its limits: slow, idle, crowding and oversized connections."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.web import connections
from bot.web.listening import take_port
from bot.web.serving import Listener

PATIENCE = 0.3  # seconds, instead of ten
ASK = b"GET /healthz HTTP/1.1\r\nhost: tamar.test\r\n\r\n"


class Served:
    """A listener in a thread of its own, and what its application has seen."""

    def __init__(self) -> None:
        self.broken_off = threading.Event()
        sockets = take_port("127.0.0.1", 0, "TAMAR_WEB")
        self.port = int(sockets[0].getsockname()[1])
        self.listener = Listener(self._app(), sockets, 1)
        self.thread = threading.Thread(target=asyncio.run, args=(self.listener.listen(),))

    def _app(self) -> Starlette:
        async def read(request: Request) -> PlainTextResponse:
            try:
                body = await request.body()
            except ClientDisconnect:
                self.broken_off.set()
                raise
            return PlainTextResponse(str(len(body)))

        async def fine(request: Request) -> PlainTextResponse:
            return PlainTextResponse("ok")

        async def who(request: Request) -> PlainTextResponse:
            return PlainTextResponse(request.client.host if request.client else "")

        read_route = Route("/read", read, methods=["POST"])
        return Starlette(routes=[read_route, Route("/healthz", fine), Route("/who", who)])

    def connect(self, said: bytes = b"") -> socket.socket:
        """Open a connection and say something."""
        made = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        made.sendall(said)
        return made


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """Give a running listener with little patience."""
    monkeypatch.setattr(connections, "PATIENCE", PATIENCE)
    made = Served()
    made.thread.start()
    while not made.listener.started:
        made.thread.join(0.01)
    yield made
    made.listener.should_exit = True
    made.thread.join()


def _all_of(connection: socket.socket) -> bytes:
    """Read until the other side has closed."""
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := connection.recv(65536):
            found += piece
    connection.close()
    return found


def test_a_request_is_answered(served: Served) -> None:
    assert b"200 OK" in _all_of(served.connect(ASK))


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"GET /heal",
        b"GET /healthz HTTP/1.1\r\nhost: tamar.test\r\nx-slow: ",
        b"POST /read HTTP/1.1\r\nhost: tamar.test\r\ncontent-length: 100\r\n\r\nhalf",
        b"POST /read HTTP/1.1\r\nhost: tamar.test\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n",
        ASK + b"GET /heal",
    ],
    ids=["nothing", "line", "headers", "body", "chunks", "after an answer"],
)
def test_what_does_not_come_in_time_is_not_waited_for(served: Served, said: bytes) -> None:
    _all_of(served.connect(said))  # ends, as the other side closes


def test_a_body_that_breaks_off_is_told_to_whoever_reads_it(served: Served) -> None:
    said = b"POST /read HTTP/1.1\r\nhost: tamar.test\r\ncontent-length: 100\r\n\r\nhalf"
    _all_of(served.connect(said))
    assert served.broken_off.wait(20)


@pytest.mark.parametrize(
    "headers",
    [b"x-long: " + b"a" * 40_000 + b"\r\n", b"".join(b"x-%d: a\r\n" % n for n in range(4000))],
    ids=["long", "many"],
)
def test_a_head_that_is_too_large_is_refused(served: Served, headers: bytes) -> None:
    said = b"GET /healthz HTTP/1.1\r\nhost: tamar.test\r\n" + headers + b"\r\n"
    assert _all_of(served.connect(said)).startswith((b"HTTP/1.1 431", b"HTTP/1.1 400"))


def test_a_crowd_loses_its_most_idle_connection_and_others_are_served(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 600.0)
    monkeypatch.setattr(connections, "MOST", 4)
    idle = [served.connect() for _ in range(4)]
    asked = served.connect(b"GET /healthz HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n")
    assert b"200 OK" in _all_of(asked)
    assert _all_of(idle[0]) == b""
    for one in idle[1:]:
        one.close()


def test_no_header_says_for_whom_is_asked_before_our_settings_are_looked_at(
    served: Served,
) -> None:
    ask = b"GET /who HTTP/1.1\r\nhost: tamar.test\r\nx-forwarded-for: 6.6.6.6\r\nconnection: close\r\n\r\n"
    assert _all_of(served.connect(ask)).endswith(b"\r\n\r\n127.0.0.1")
