"""This file joins Slack's requests to what answers them: one Bolt application for every way in."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any, cast

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.desk import Desk
from bot.settings import Settings
from bot.slack import actions, commands, departures, events, forms, home
from bot.slack.fixed_token import FixedToken
from bot.slack.installations import Grant, Vault
from bot.slack.people import Memory, People
from bot.slack.renewals import SLACK, TokenLost, TokenWaits
from bot.slack.room import Body, Room
from storage.errors import StoreError

TIMEOUT = 10  # seconds for one question to Slack
log = structlog.get_logger(__name__)
quiet = logging.getLogger("tamar.bolt")
quiet.setLevel(logging.ERROR)  # at lower levels Bolt writes out whole requests and codes


def build_bolt(
    desk: Desk,
    settings: Settings,
    wake: Callable[[], None],
    *,
    vault: Vault | None = None,
    fixed: FixedToken | None = None,
    executor: Executor | None = None,
    closing: threading.Event | None = None,
) -> App:
    """Give the application that answers Slack, over HTTP and Socket Mode alike.

    `wake` is called after something was put on its way; `vault` holds the grants of many workspaces
    where no `fixed` token is set.
    """
    client = _client(settings)
    secret = settings.slack_signing_secret
    app = App(
        name="tamar",
        logger=quiet,
        signing_secret=secret.get_secret_value() if secret else "not set: HTTP stays closed",
        client=client,
        authorize=cast(Callable[..., AuthorizeResult], _authorize(fixed, vault)),
        request_verification_enabled=True,
        ssl_check_enabled=False,
        listener_executor=executor,
    )
    room = Room(desk, wake, People(desk.clock), vault, fixed, closing=closing or threading.Event())
    app.use(_changes(room))
    app.use(_once(desk))
    app.error(_failed)
    for listeners in (events, commands, actions, forms, home):  # the first that fits answers
        listeners.register(app, room)
    return app


def fixed_token(desk: Desk, settings: Settings) -> FixedToken | None:
    """Give the one token that is set, if one is."""
    secret = settings.slack_bot_token
    return FixedToken(desk, _client(settings), secret.get_secret_value()) if secret else None


def _client(settings: Settings) -> WebClient:
    return WebClient(
        base_url=settings.slack_api or SLACK, timeout=TIMEOUT, logger=quiet, retry_handlers=[]
    )


def _authorize(
    only: FixedToken | None, vault: Vault | None
) -> Callable[..., AuthorizeResult | None]:
    """Give what says with which token a team is answered, without asking Slack every time."""
    if only is None:

        def granted(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
            for team in (team_id, enterprise_id):
                grant = _grant(vault, team) if vault and team else None
                if grant is not None:
                    return AuthorizeResult(
                        enterprise_id=enterprise_id,
                        team_id=team_id,
                        bot_token=grant.token,
                        bot_id=grant.bot_id,
                        bot_user_id=grant.bot_user,
                    )
            return None

        return granted

    def fixed(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult | None:
        known = only.facts()
        if team_id and known.get("team_id") and team_id != known["team_id"]:
            return None  # a shared channel's other side: not ours to answer
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_token=only.token,
            bot_id=known.get("bot_id"),
            bot_user_id=known.get("user_id"),
        )

    return fixed


def _grant(vault: Vault, team: str) -> Grant | None:
    """Give what a team granted; without a token that works it is answered nothing."""
    try:
        return vault.grant(team)
    except (TokenLost, TokenWaits):
        return None


def _changes(room: Room) -> Callable[..., Any]:
    """Give what does events that change our state before Slack is told that they came.

    Where it fails, Slack is not told so, and sends the event again.
    """

    def change(body: Body, client: WebClient, context: Any, next: Callable[[], Any]) -> Any:  # noqa: A002 - Bolt's name
        event = _event(body)
        work = departures.work_of(event)
        if work is None:
            return next()
        us = str(context.get("bot_user_id"))
        told = departures.ToldEvent(room, client, str(context.get("team_id")), us, event, body)
        try:
            answered = work(told)
        except Exception as error:  # noqa: BLE001 - whatever broke, the event was not done
            log.error("event_not_done", kind=event.get("type"), error=type(error).__name__)
            return BoltResponse(status=503, body="")
        return next() if answered else BoltResponse(status=200, body="")

    return change


def _event(body: Body) -> Body:
    event = body.get("event")
    return event if isinstance(event, dict) else {}


def _once(desk: Desk) -> Callable[..., Any]:
    """Give what lets every event through once that only answers people: Slack sends it again when we were slow.

    Perhaps to another process: the store knows. While it is away, this process remembers alone. A
    crash after the mark and before the answer leaves somebody without one, who asks again; the other
    order would answer twice, and do twice what was ordered.
    """
    seen: Memory[bool] = Memory(desk.clock)

    def new(body: Body) -> bool:
        if not seen.first(str(body["event_id"]), True):  # noqa: FBT003
            return False
        try:
            with desk.store.write() as session:
                return departures.first(session, body, desk.clock())
        except StoreError as error:
            log.warning("event_not_noted", error=type(error).__name__)
            return True

    def let_through(body: Body, next: Callable[[], Any]) -> Any:  # noqa: A002 - Bolt's name
        only_answers = departures.work_of(_event(body)) is None
        if body.get("event_id") and only_answers and not new(body):
            return BoltResponse(status=200, body="")
        return next()

    return let_through


def _failed(error: Exception, body: dict[str, Any]) -> BoltResponse:
    """Log a failure by name, never with what people wrote; the asker was told by whoever raised it."""
    log.error("listener_failed", kind=body.get("type"), error=type(error).__name__)
    return BoltResponse(status=200, body="")
