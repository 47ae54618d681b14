"""This file keeps what workspaces granted us: tokens sealed at rest, renewed in time, forgotten when revoked."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from slack_sdk import WebClient
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.installation_store import InstallationStore

from bot.desk import Desk
from bot.platforms.errors import NotSent
from bot.secrets import Seal
from bot.settings import Settings
from bot.slack.renewals import LOST, SLACK, TIMEOUT, Renewals, TokenLost, TokenWaits, take_back
from storage.people import installations

_quiet = logging.getLogger("tamar.slack_sdk")
REMEMBERED = timedelta(minutes=1)  # how long a token is used without asking the store again


def tokens(desk: Desk, settings: Settings) -> Callable[[str], Awaitable[str | None]]:
    """Give what knows the bot token of a team: the one that is set, or the one it granted us."""
    if settings.slack_bot_token is not None:
        only = settings.slack_bot_token.get_secret_value()

        async def fixed(team: str) -> str | None:  # noqa: ARG001 - the same of every team
            return only

        return fixed
    vault = Vault(desk, settings)

    async def granted(team: str) -> str | None:
        try:
            found = await asyncio.to_thread(vault.grant, team)
        except TokenLost as error:
            raise NotSent(LOST, permanent=True, scope="workspace") from error
        except TokenWaits as error:
            rest = error.after.total_seconds()
            raise NotSent(str(error), retry_after=rest, scope="workspace") from error
        return found.token if found else None

    return granted


def clients(desk: Desk, settings: Settings) -> Callable[[str], WebClient | None]:
    """Give what asks Slack in a team's name; None for a team that granted us nothing."""
    only = settings.slack_bot_token
    vault = Vault(desk, settings) if only is None else None

    def client(team: str) -> WebClient | None:
        grant = vault.grant(team) if vault is not None else None
        token = grant.token if grant else only.get_secret_value() if only else None
        if token is None:
            return None
        base = settings.slack_api or SLACK
        return WebClient(token, base_url=base, timeout=TIMEOUT, retry_handlers=[], logger=_quiet)

    return client


@dataclass(frozen=True, slots=True)
class Grant:
    """What a team lets us do: the token is secret and stays out of every print."""

    team: str
    bot_user: str
    bot_id: str
    token: str

    def __repr__(self) -> str:
        return f"Grant({self.team!r})"


class Vault(InstallationStore):
    """The store of installations, as Bolt's OAuth asks for one; safe to use from many threads."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk = desk
        self._settings = settings
        self._seal = Seal(settings.keys)
        self._renewals = Renewals(desk, settings, self._seal)
        self._known: dict[str, tuple[datetime, Grant]] = {}
        self._turn = threading.Lock()

    def grant(self, team: str) -> Grant | None:
        """Give what a team granted, renewed if it is about to end; None if it granted nothing.

        Raises TokenLost or TokenWaits where it granted something that does not work now.
        """
        now = self._desk.clock()
        with self._turn:
            held = self._known.get(team)
            if held is not None and abs(now - held[0]) < REMEMBERED:
                return held[1]
            found = self._load(team, now)
            if found is None:
                self._known.pop(team, None)
            else:
                self._known[team] = (now, found)
            return found

    def forget(self, team: str) -> None:
        """Ask the store again next time."""
        self._known.pop(team, None)

    def _load(self, team: str, now: datetime) -> Grant | None:
        with self._desk.store.read() as session:
            kept = installations.installation(session, team)
        if kept is None:
            return None
        secrets = self._renewals.secrets_of(kept, now)
        return Grant(team, kept.bot_user, str(secrets.get("bot_id") or ""), secrets["bot_token"])

    # What follows is Bolt's own protocol, called by its OAuth flow.

    def save(self, installation: Installation) -> None:
        """Store what somebody has just granted, and let the workspace's channels be told again."""
        team = installation.team_id or installation.enterprise_id or ""
        now = self._desk.clock()
        expires = installation.bot_token_expires_at
        secrets = {
            "bot_token": installation.bot_token,
            "refresh_token": installation.bot_refresh_token,
            "bot_id": installation.bot_id,
        }
        key = f"slack:{team}"
        with self._desk.store.write() as session:
            installations.save_installation(
                session,
                workspace_key=key,
                team=team,
                name=installation.team_name or installation.enterprise_name or "",
                bot_user=installation.bot_user_id or "",
                scopes=",".join(installation.bot_scopes or ()),
                installer=installation.user_id or "",
                sealed=self._seal.seal(secrets),
                expires_at=datetime.fromtimestamp(expires, UTC) if expires else None,
                granted_at=now,
                now=now,
            )
            take_back(session, key)
        self.forget(team)

    def find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Give a team's grant as Bolt knows it."""
        for team in (team_id, enterprise_id):
            found = self.grant(team) if team else None
            if found is not None:
                return Bot(
                    team_id=found.team,
                    bot_token=found.token,
                    bot_id=found.bot_id,
                    bot_user_id=found.bot_user,
                    installed_at=0.0,
                )
        return None


def renew_seals(desk: Desk, settings: Settings) -> int:
    """Seal every token under the newest key; give how many. After it, older keys can be dropped.

    A token that a runner renews meanwhile is sealed by it, and is left as it is. Raises KeysMissing,
    and KeysWrong before anything is changed.
    """
    seal = Seal(settings.keys)
    now = desk.clock()
    with desk.store.write() as session:
        held = installations.installations(session)
        for one in held:
            sealed = seal.renewed(one.sealed)
            installations.reseal(session, one.team, sealed, now, was=one.sealed)
    return len(held)
