"""This file keeps strangers' connections within limits: how many, how long, how large a head."""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 256  # connections of one listener; with the largest body each, 128 MiB
HEAD = 16 * 1024  # bytes of a request's line and headers together
HEADERS = 100
PATIENCE = 10.0  # seconds for a whole request to come, its body included, or for the next to begin


def with_small_heads(app: ASGIApp) -> ASGIApp:
    """Give the application without requests whose heads are too large.

    The protocol's own limit is on what has not come whole yet: a head in one piece passes it.
    """

    async def limited(scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope.get("headers", ())
        size = sum(len(name) + len(value) for name, value in headers)
        size += len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"")
        if size > HEAD or len(headers) > HEADERS:
            refused = PlainTextResponse(
                "the head is too large\n", status_code=431, headers={"connection": "close"}
            )
            await refused(scope, receive, send)
            return
        await app(scope, receive, send)

    return limited


class PatientProtocol(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, for connections that come to something.

    A request that is not here whole after PATIENCE is not waited for, whether its head, its body or
    its first byte is missing. Where there are too many connections, the one goes that has waited
    longest without asking anything.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._deadline: asyncio.TimerHandle | None = None

    @property
    def waiting(self) -> bool:
        """Say whether nothing is being answered here."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection in; a crowd loses its most idle one."""
        super().connection_made(transport)
        self._begin_waiting()
        if len(self.connections) > MOST:
            idle = [c for c in self.connections if isinstance(c, PatientProtocol) and c.waiting]
            min(idle, key=PatientProtocol.ends_at, default=self).give_up()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._end_waiting()
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Take in what has come; a request that is whole has no deadline, its answer may take long."""
        super().handle_events()
        if not self.waiting:
            self._end_waiting()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        self._begin_waiting()
        super().on_response_complete()

    def ends_at(self) -> float:
        """Give when waiting ends, by the loop's clock."""
        return self._deadline.when() if self._deadline else float("inf")

    def give_up(self) -> None:
        """Close without an answer: there is nothing to answer, or nobody who listens."""
        self._end_waiting()
        self.connections.discard(self)
        self.transport.abort()

    def _begin_waiting(self) -> None:
        self._end_waiting()
        self._deadline = self.loop.call_later(PATIENCE, self.give_up)

    def _end_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
