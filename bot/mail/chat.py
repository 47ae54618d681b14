"""This file is e-mail as it is put in: its renderer and its client; the pages of the archive are its door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from bot.desk import Desk, Renderer
from bot.platforms.port import Platform
from bot.settings import Settings

if TYPE_CHECKING:
    import ssl

    from starlette.routing import BaseRoute

    from bot.mail.client import MailClient


def renderer() -> Renderer:
    """Give what turns what we wish to say into mails."""
    from bot.mail.renderer import MailRenderer

    return MailRenderer()


def client(settings: Settings, desk: Desk) -> Platform:
    """Give what sends mail."""
    return build_client(settings, desk)


def door(
    settings: Settings, desk: Desk, wake: Callable[[], None]
) -> AbstractContextManager[Sequence[BaseRoute]]:
    """Give no door of mail's own: people ask, confirm and stop on pages of the archive."""
    return nullcontext(())


def readers(settings: Settings, desk: Desk) -> Callable[[], int]:
    """Give what asks nobody: a mailbox has one reader."""
    return lambda: 0


def build_client(
    settings: Settings, desk: Desk, trusted: ssl.SSLContext | None = None
) -> MailClient:
    """Build what hands mails to the operator's relay; to whom, the store knows."""
    from bot.mail.client import MailClient
    from bot.mail.people import People
    from bot.mail.relay import relay_of, sender_of

    people = People(desk)
    relay = relay_of(settings.smtp_url.get_secret_value() if settings.smtp_url else "")

    return MailClient(
        people.recipient,
        relay,
        sender_of(settings.mail_from or ""),
        desk.clock,
        turned_away=people.turned_away,
        trusted=trusted,
    )
