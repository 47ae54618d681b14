"""This file opens the door through which people in Slack speak to us, and closes it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import structlog
from slack_bolt import App
from slack_sdk.errors import SlackClientError
from starlette.routing import BaseRoute

from bot.desk import Desk
from bot.settings import Settings
from bot.slack.bolt import build_bolt, fixed_token
from bot.slack.installations import Vault
from bot.slack.oauth import build_flow
from bot.slack.proof import Proof
from bot.slack.routes import slack_routes

THREADS = 10
log = structlog.get_logger(__name__)


class SocketRefused(Exception):
    """Slack would not open a Socket Mode connection; check TAMAR_SLACK_APP_TOKEN (xapp-...)."""


@contextmanager
def open_door(
    settings: Settings, desk: Desk, wake: Callable[[], None]
) -> Iterator[tuple[BaseRoute, ...]]:
    """Listen to Slack until the block ends; give the routes at which it reaches us.

    Over HTTP nothing is believed without a signing secret, so without one there are none for it.
    """
    executor = ThreadPoolExecutor(THREADS, thread_name_prefix="slack")
    vault = Vault(desk, settings) if settings.slack_client_id else None
    fixed = fixed_token(desk, settings)
    closing = threading.Event()
    bolt = build_bolt(
        desk, settings, wake, vault=vault, fixed=fixed, executor=executor, closing=closing
    )
    secret = settings.slack_signing_secret
    proof = Proof(secret.get_secret_value(), time.time) if secret is not None else None
    flow = build_flow(desk, settings, vault) if vault is not None else None
    socket = _socket(settings, bolt)
    if fixed is not None:
        executor.submit(fixed.try_out, closing)
    try:
        yield tuple(slack_routes(bolt, proof, flow))
    finally:
        closing.set()
        if socket is not None:
            socket.close()
        executor.shutdown(wait=True, cancel_futures=True)


def _socket(settings: Settings, bolt: App) -> Any:
    """Open a Socket Mode connection, which reconnects by itself; None where it is not set up."""
    if settings.slack_app_token is None:
        return None
    from slack_bolt.adapter.socket_mode import SocketModeHandler  # HTTP has no use for it

    token = settings.slack_app_token.get_secret_value()
    handler: Any = SocketModeHandler(bolt, app_token=token)
    try:
        handler.connect()
    except (SlackClientError, OSError) as error:
        handler.close()
        raise SocketRefused(f"{SocketRefused.__doc__} ({type(error).__name__})") from None
    log.info("listening", how="socket")
    return handler
