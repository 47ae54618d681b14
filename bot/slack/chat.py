"""This file is Slack as it is put in: its renderer, its client and its door, loaded once they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING

from bot.desk import Desk, Renderer
from bot.platforms.port import Platform
from bot.settings import Settings

if TYPE_CHECKING:
    from starlette.routing import BaseRoute


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
