"""This file is Slack as it is put in: whether it is set up, its renderer, its client, its door, loaded once wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from bot.desk import Desk, Renderer
from bot.messages.words import say
from bot.platforms.findings import Finding
from bot.platforms.port import Platform
from bot.secrets import MAKE_A_KEY
from bot.settings import Settings
from scrapers.items import Language

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


def is_set_up(settings: Settings) -> bool:
    """Say whether we have a token for Slack, or can be given one."""
    return settings.slack


def finding(settings: Settings, language: Language) -> Finding:
    """Say how Slack is set up."""
    if not settings.slack:
        return Finding("slack", "note", say("doc_no_tokens", language))
    if settings.slack_client_id and not settings.keys:
        return Finding("slack", "bad", say("doc_no_keys", language, code=MAKE_A_KEY))
    if not (settings.slack_app_token or settings.slack_signing_secret):
        return Finding("slack", "bad", say("doc_no_door", language))
    return Finding("slack", "ok", "Socket Mode" if settings.slack_app_token else "HTTP")


def renderer() -> Renderer:
    """Give what turns what we wish to say into Slack's messages."""
    from bot.slack.renderer import SlackRenderer

    return SlackRenderer()


def client(settings: Settings, desk: Desk) -> Platform:
    """Give what sends to Slack."""
    from bot.slack.client import SlackClient
    from bot.slack.installations import tokens
    from bot.slack.renewals import SLACK

    return SlackClient(tokens(desk, settings), base_url=settings.slack_api or SLACK)


def readers(settings: Settings, desk: Desk) -> Callable[[], int]:
    """Give what asks Slack who reads its channels."""
    from bot.slack import installations, privacy
    from bot.slack.people import People

    return partial(privacy.keep, desk, People(desk.clock), installations.clients(desk, settings))


def door(
    settings: Settings, desk: Desk, wake: Callable[[], None]
) -> AbstractContextManager[Sequence[BaseRoute]]:
    """Give the door through which people in Slack speak to us; it is open while it is entered."""
    from bot.slack.doors import open_door

    return open_door(settings, desk, wake)
