"""This file is e-mail as it is put in: whether it is set up, its renderer, its client; the archive is its door."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from bot.desk import Desk, Renderer
from bot.messages.words import say
from bot.platforms.findings import Finding, not_set_up
from bot.platforms.port import Platform
from bot.settings import Settings
from scrapers.items import Language

if TYPE_CHECKING:
    import ssl

    from starlette.routing import BaseRoute

    from bot.mail.client import MailClient


def is_set_up(settings: Settings) -> bool:
    """Say whether there is a relay, and all that mail needs beside it."""
    return settings.mail


def finding(settings: Settings, language: Language) -> Finding:
    """Say how mail is set up."""
    if not settings.smtp_url and not settings.mail_from:
        return not_set_up("mail", language)
    given = {
        "TAMAR_SMTP_URL": settings.smtp_url,
        "TAMAR_MAIL_FROM": settings.mail_from,
        "TAMAR_KEYS": settings.keys,
        "TAMAR_ARCHIVE=on": settings.archive_at,
    }
    if missing := [name for name, value in given.items() if not value]:
        names = say("doc_and", language).join(missing)
        return Finding("mail", "bad", say("doc_mail_needs", language, names=names))
    host = (settings.mail_from or "").rpartition("@")[2].rstrip(">")
    yours = say("doc_mail_yours", language, host=host)
    if not (settings.archive_at or "").startswith("https://"):
        said = say("doc_mail_https", language, said=yours, where=settings.archive_at)
        return Finding("mail", "note", said)
    return Finding("mail", "ok", yours)


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
