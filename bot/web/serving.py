"""This file serves the web applications, each at an address of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.settings import Settings, SettingsError
from bot.web.app import build_app, build_ops
from bot.web.connections import HEAD, PatientProtocol, with_small_heads
from bot.web.readiness import Readiness


class Listener(uvicorn.Server):
    """One web application at one address; `setting` begins the names of the settings for it."""

    def __init__(self, app: Starlette, host: str, port: int, setting: str) -> None:
        super().__init__(
            uvicorn.Config(
                with_small_heads(app),
                host=host,
                port=port,
                http=PatientProtocol,
                ws="none",
                h11_max_incomplete_event_size=HEAD,
                log_level="error",  # a line for each bad request would be strangers' writing in our log
                access_log=False,
                server_header=False,
            )
        )
        self._setting = setting

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing: signals are the service's."""
        yield

    async def serve_by_name(self) -> None:
        """Serve; a port that is taken is an error with a name, not the end of the process."""
        try:
            await self.serve()
        except SystemExit as error:
            raise SettingsError(
                f"the web app cannot listen on {self.config.host}:{self.config.port}; another "
                f"program may have it. Set {self._setting}_PORT or {self._setting}_HOST to another."
            ) from error


def listeners(
    settings: Settings, readiness: Readiness, doors: Sequence[BaseRoute]
) -> list[Listener]:
    """Give what listens: chat platforms' doors to the world, health and numbers to operators."""
    return [
        Listener(build_app(doors), settings.web_host, settings.web_port, "TAMAR_WEB"),
        Listener(build_ops(readiness), settings.ops_host, settings.ops_port, "TAMAR_OPS"),
    ]
