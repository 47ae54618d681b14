"""This file serves the web applications, each at an address of its own."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from bot.settings import Settings
from bot.web.app import build_app, build_ops
from bot.web.connections import HEAD, PatientProtocol, with_small_heads
from bot.web.listening import take_port
from bot.web.readiness import Readiness


class Listener(uvicorn.Server):
    """One web application at sockets that already listen."""

    def __init__(self, app: Starlette, sockets: list[socket.socket], grace: int) -> None:
        super().__init__(
            uvicorn.Config(
                with_small_heads(app),
                http=PatientProtocol,
                ws="none",
                lifespan="off",  # no application of ours has one, and a cancelled one is a traceback
                h11_max_incomplete_event_size=HEAD,
                log_level="error",  # a line for each bad request would be strangers' writing in our log
                access_log=False,
                server_header=False,
                proxy_headers=False,  # who asks is for the archive's guard to say, by our settings
                timeout_graceful_shutdown=grace,
            )
        )
        self._sockets = sockets

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing: signals are the service's."""
        yield

    async def listen(self) -> None:
        """Answer until told to end."""
        await self.serve(self._sockets)


@dataclass(frozen=True)
class Ports:
    """What the web applications listen at: `web` faces the world, `ops` the operators."""

    web: list[socket.socket]
    ops: list[socket.socket]

    def close(self) -> None:
        """Give them back; those that a listener has closed already stay so."""
        for each in (*self.web, *self.ops):
            each.close()


def take_ports(settings: Settings) -> Ports:
    """Take every port before any work begins; raises SettingsError where one cannot be had."""
    web = take_port(settings.web_host, settings.web_port, "TAMAR_WEB")
    try:
        ops = take_port(settings.ops_host, settings.ops_port, "TAMAR_OPS")
    except BaseException:
        for each in web:
            each.close()
        raise
    return Ports(web, ops)


def listeners(
    settings: Settings,
    ports: Ports,
    readiness: Readiness,
    doors: Sequence[BaseRoute],
    archive: ASGIApp | None = None,
) -> list[Listener]:
    """Give what listens: chat platforms' doors and the archive to the world, health to operators.

    Answers that hang are broken off while there is still time for everything else to end.
    """
    grace = max(1, int(settings.stop_grace / 2))
    return [
        Listener(build_app(doors, archive), ports.web, grace),
        Listener(build_ops(readiness), ports.ops, grace),
    ]
