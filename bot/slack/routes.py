"""This file is Slack's way in over HTTP: its requests, and the installation of the app."""

from __future__ import annotations

import functools
from collections.abc import Callable

import anyio
import anyio.to_thread
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.oauth import OAuthFlow
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

EVENTS = "/slack/events"
LARGEST = 512 * 1024  # bytes; Slack's own requests stay far below
AT_ONCE = 16  # requests in threads; others wait, and the loop stays free for everything else


def slack_routes(app: App | None, flow: OAuthFlow | None) -> list[BaseRoute]:
    """Give the routes that are open: requests where `app` is given, installation where `flow` is."""
    threads = _Threads()
    routes: list[BaseRoute] = []
    if app is not None:
        dispatch = app.dispatch

        async def events(request: Request) -> Response:
            body = await _body(request)
            if body is None:
                return PlainTextResponse("too large\n", status_code=413)
            try:
                asked = to_bolt_request(request, body)
            except (ValueError, AttributeError, TypeError):  # no UTF-8, no JSON, or not an object
                return PlainTextResponse("not a request of Slack's\n", status_code=400)
            if not _signed(request):
                return PlainTextResponse("not signed by Slack\n", status_code=401)
            return await threads.run(dispatch, asked)

        routes.append(Route(EVENTS, events, methods=["POST"]))
    if flow is not None:
        install, back = flow.handle_installation, flow.handle_callback

        async def installing(request: Request) -> Response:
            return await threads.run(install, to_bolt_request(request, b""))

        async def returning(request: Request) -> Response:
            return await threads.run(back, to_bolt_request(request, b""))

        routes.append(Route(flow.install_path, installing, methods=["GET"]))
        routes.append(Route(flow.redirect_uri_path, returning, methods=["GET"]))
    return routes


def _signed(request: Request) -> bool:
    """Say whether a request is shaped as signed ones are; Bolt, which proves it, trips over others."""
    stamp = request.headers.get("x-slack-request-timestamp", "")
    proof = request.headers.get("x-slack-signature", "")
    return stamp.isascii() and stamp.isdecimal() and len(stamp) < 16 and proof.isascii()  # noqa: PLR2004


class _Threads:
    """Runs Bolt's blocking work beside the loop, in threads of its own."""

    def __init__(self) -> None:
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(
        self, work: Callable[[BoltRequest], BoltResponse], request: BoltRequest
    ) -> Response:
        """Do Bolt's work and give its answer."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_ONCE)
        call = functools.partial(work, request)
        answer = await anyio.to_thread.run_sync(call, limiter=self._limiter)
        return to_starlette_response(answer)


async def _body(request: Request) -> bytes | None:
    """Read a request's body, or None where it is larger than any of Slack's."""
    found = bytearray()
    try:
        async for chunk in request.stream():
            found += chunk
            if len(found) > LARGEST:
                return None
    except ClientDisconnect:
        return None
    return bytes(found)
