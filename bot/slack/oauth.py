"""This file lets workspaces install the app: Slack's OAuth, with states that cannot be forged."""

from __future__ import annotations

import secrets
from datetime import timedelta

from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.state_store import OAuthStateStore

from bot.desk import Desk
from bot.secrets import KeysWrong, Seal
from bot.settings import Settings
from bot.slack.installations import Vault
from bot.slack.renewals import SLACK
from storage import once
from storage.errors import StoreError

SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "groups:history",
    "groups:read",
    "im:history",
    "im:read",
    "im:write",
    "links:read",
    "links:write",
    "users:read",
)
# Asked for, too, and left out by who wishes: the manifest says so, and each has something in its place.
OPTIONAL = ("files:write", "reactions:read")
SECONDS = 600
INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"


class SealedStates(OAuthStateStore):
    """States that carry their own proof: sealed when issued, good once and for ten minutes.

    One process may issue what another one takes back: both have the keys, and the store knows what
    was used.
    """

    def __init__(self, seal: Seal, desk: Desk) -> None:
        self._seal = seal
        self._desk = desk

    def issue(self, *args: object, **kwargs: object) -> str:
        """Give a fresh state."""
        return self._seal.seal({"state": secrets.token_urlsafe(16)}).decode()

    def consume(self, state: str) -> bool:
        """Say whether a state is ours, fresh, and used for the first time, in whichever process."""
        try:
            opened = self._seal.open((state or "").encode(), seconds=SECONDS)
        except KeysWrong:
            return False
        now = self._desk.clock()
        kept = now + 2 * timedelta(seconds=SECONDS)  # longer than any clock of ours may be ahead
        try:
            with self._desk.store.write() as session:
                return once.first(session, f"oauth:{opened.get('state')}", now, kept)
        except StoreError:
            return False  # not known to be unused; beginning again is one click


def build_flow(desk: Desk, settings: Settings, vault: Vault) -> OAuthFlow | None:
    """Give the installation flow, where an OAuth client is set up; else None."""
    from bot.slack.bolt import quiet

    if not (settings.slack_client_id and settings.slack_client_secret):
        return None
    base = settings.slack_api or SLACK
    return OAuthFlow(
        client=WebClient(base_url=base, timeout=10, logger=quiet, retry_handlers=[]),
        logger=quiet,
        settings=OAuthSettings(
            client_id=settings.slack_client_id,
            client_secret=settings.slack_client_secret.get_secret_value(),
            scopes=[*SCOPES, *OPTIONAL],
            install_path=INSTALL,
            redirect_uri_path=BACK,
            installation_store=vault,
            state_store=SealedStates(Seal(settings.keys), desk),
            state_expiration_seconds=SECONDS,
            logger=quiet,
        ),
    )
