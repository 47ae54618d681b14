"""This file is Slack's way in over HTTP: its requests, and the installation of the app."""

from __future__ import annotations

from collections.abc import Callable

import anyio
import anyio.to_thread
import structlog
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.oauth import OAuthFlow
from slack_sdk.errors import SlackClientError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.platforms.bodies import BrokenOff, TooLarge, read_body
from bot.slack.proof import Proof

EVENTS = "/slack/events"
LARGEST = 512 * 1024  # bytes; Slack's own requests stay far below
AT_ONCE = 16  # requests in threads; others wait, and the loop stays free for everything else
_ODD = (ValueError, AttributeError, TypeError, LookupError, RecursionError)
log = structlog.get_logger(__name__)
Work = Callable[[BoltRequest], BoltResponse]


def slack_routes(app: App | None, proof: Proof | None, flow: OAuthFlow | None) -> list[BaseRoute]:
    """Give the routes that are open: requests where `app` and `proof` are given, installing where `flow` is."""
    threads = _Threads()
    routes: list[BaseRoute] = []
    if app is not None and proof is not None:
        routes.append(Route(EVENTS, _events(app.dispatch, proof, threads), methods=["POST"]))
    if flow is not None:
        install, back = flow.handle_installation, flow.handle_callback

        async def installing(request: Request) -> Response:
            return await threads.run(install, request)

        async def returning(request: Request) -> Response:
            return await threads.run(back, request)

        routes.append(Route(flow.install_path, installing, methods=["GET"]))
        routes.append(Route(flow.redirect_uri_path, returning, methods=["GET"]))
    return routes


def _events(dispatch: Work, proof: Proof, threads: _Threads) -> Callable[[Request], object]:
    """Give what takes Slack's requests in: nothing of a body is parsed before its proof holds."""

    async def events(request: Request) -> Response:
        if not proof.possible(request.headers):
            return _refused("not signed by Slack", 401)
        try:
            body = await read_body(request, LARGEST)
        except TooLarge:
            return _refused("too large", 413)
        except BrokenOff:
            return _refused("broken off", 400)
        if not proof.holds(request.headers, body):
            return _refused("not signed by Slack", 401)
        return await threads.run(dispatch, request, body)

    return events


def _refused(why: str, status: int) -> Response:
    """Refuse, and end the connection: what is still on its way there is not read."""
    return PlainTextResponse(f"{why}\n", status_code=status, headers={"connection": "close"})


class _Threads:
    """Runs Bolt's blocking work beside the loop, in threads of its own."""

    def __init__(self) -> None:
        self._limiter: anyio.CapacityLimiter | None = None

    async def run(self, work: Work, request: Request, body: bytes = b"") -> Response:
        """Read a request, do Bolt's work and give its answer; a failure is logged by its name."""
        if self._limiter is None:
            self._limiter = anyio.CapacityLimiter(AT_ONCE)

        def read_and_work() -> Response:
            try:
                asked = to_bolt_request(request, body)
            except _ODD:  # signed, but no JSON
                return _refused("not a request of Slack's", 400)
            try:
                answer = work(asked)
            except _ODD as error:  # JSON of a shape that Bolt cannot tell the kind of
                log.error(
                    "slack_request_not_understood",
                    path=request.url.path,
                    error=type(error).__name__,
                )
                return _refused("not a request as we know Slack's", 400)
            return to_starlette_response(answer)

        try:
            return await anyio.to_thread.run_sync(read_and_work, limiter=self._limiter)
        except (SlackClientError, OSError) as error:
            log.warning("slack_not_reached", path=request.url.path, error=type(error).__name__)
            return _refused("Slack did not answer; try again", 503)
