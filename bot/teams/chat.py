"""This file is Teams as it is put in: whether it is set up, its renderer, its client, its door, loaded once wanted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from bot.desk import Desk, Renderer
from bot.messages.words import say
from bot.platforms.findings import Finding, not_set_up
from bot.platforms.port import Platform
from bot.settings import Settings
from bot.teams.cloud import PUBLIC, Cloud
from scrapers.items import Language

if TYPE_CHECKING:
    from starlette.routing import BaseRoute

    from bot.teams.client import TeamsClient


def is_set_up(settings: Settings) -> bool:
    """Say whether our bot has a name and a secret in Teams."""
    return settings.teams


def finding(settings: Settings, language: Language) -> Finding:
    """Say how Teams is set up."""
    given = {
        "TAMAR_TEAMS_APP_ID": settings.teams_app_id,
        "TAMAR_TEAMS_SECRET": settings.teams_secret,
        "TAMAR_TEAMS_TENANT": settings.teams_tenant,
    }
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(given):
        return not_set_up("teams", language)
    if missing:
        names = say("doc_and", language).join(missing)
        return Finding("teams", "bad", say("doc_set_too", language, names=names))
    return Finding("teams", "ok", say("doc_teams", language, n=len(settings.teams_tenants)))


def renderer() -> Renderer:
    """Give what turns what we wish to say into Teams' messages."""
    from bot.teams.renderer import TeamsRenderer

    return TeamsRenderer()


def client(settings: Settings, desk: Desk) -> Platform:
    """Give what sends to Teams."""
    return build_client(settings, desk)


def door(
    settings: Settings, desk: Desk, wake: Callable[[], None]
) -> AbstractContextManager[Sequence[BaseRoute]]:
    """Give the door through which people in Teams speak to us; it is open while it is entered."""
    return open_door(settings, desk, wake)


def readers(settings: Settings, desk: Desk) -> Callable[[], int]:
    """Give what asks nobody: Teams says who reads with every request."""
    return lambda: 0


def build_client(settings: Settings, desk: Desk, cloud: Cloud = PUBLIC) -> TeamsClient:
    """Build what posts to one cloud's Teams; where to, the store knows."""
    from bot.teams.client import TeamsClient, Way
    from bot.teams.credentials import Credentials
    from storage.people import conversations

    def look(address: str) -> Way | None:
        with desk.store.read() as session:
            found = conversations.conversation(session, address)
        return Way(found.service_url, found.kind == "channel") if found else None

    async def ways(address: str) -> Way | None:
        return await asyncio.to_thread(look, address)

    secret = settings.teams_secret.get_secret_value() if settings.teams_secret else ""
    credentials = Credentials(
        settings.teams_app_id or "", secret, settings.teams_tenant or "", cloud, time.monotonic
    )
    return TeamsClient(ways, credentials, cloud=cloud)


@contextmanager
def open_door(
    settings: Settings, desk: Desk, wake: Callable[[], None], cloud: Cloud = PUBLIC
) -> Iterator[tuple[BaseRoute, ...]]:
    """Listen to Teams until the block ends; give the route at which it reaches us.

    The keys that prove its requests are fetched in a thread now, so that no request waits for them.
    """
    import threading

    from bot.teams.door import Reception, Rules
    from bot.teams.proof import Keys, Proof

    app_id = settings.teams_app_id or ""
    keys = Keys(cloud, time.monotonic)
    admins = (one.strip().casefold() for one in settings.teams_admins.split(","))
    rules = Rules(app_id, frozenset(settings.teams_tenants), cloud, frozenset(filter(None, admins)))
    found = Reception(
        desk, wake, build_client(settings, desk, cloud), Proof(app_id, cloud, keys), rules
    )
    threading.Thread(target=keys.warm, name="teams-keys", daemon=True).start()
    try:
        yield found.routes()
    finally:
        found.close()
