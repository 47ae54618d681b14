"""This file lets workspaces install the app: Slack's OAuth, with states that cannot be forged."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict

from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.oauth_settings import OAuthSettings
from slack_sdk import WebClient
from slack_sdk.oauth.state_store import OAuthStateStore

from bot.secrets import KeysWrong, Seal
from bot.settings import Settings
from bot.slack.installations import SLACK, Vault

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
SECONDS = 600
MOST = 10_000
INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"


class SealedStates(OAuthStateStore):
    """States that carry their own proof: sealed when issued, good once and for ten minutes."""

    def __init__(self, seal: Seal) -> None:
        self._seal = seal
        self._used: OrderedDict[str, None] = OrderedDict()
        self._turn = threading.Lock()

    def issue(self, *args: object, **kwargs: object) -> str:
        """Give a fresh state."""
        return self._seal.seal({"state": secrets.token_urlsafe(16)}).decode()

    def consume(self, state: str) -> bool:
        """Say whether a state is ours, fresh, and used for the first time."""
        try:
            opened = self._seal.open((state or "").encode(), seconds=SECONDS)
        except KeysWrong:
            return False
        name = str(opened.get("state"))
        with self._turn:
            if name in self._used:
                return False
            self._used[name] = None
            while len(self._used) > MOST:
                self._used.popitem(last=False)
        return True


def build_flow(settings: Settings, vault: Vault) -> OAuthFlow | None:
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
            scopes=list(SCOPES),
            install_path=INSTALL,
            redirect_uri_path=BACK,
            installation_store=vault,
            state_store=SealedStates(Seal(settings.keys)),
            state_expiration_seconds=SECONDS,
            logger=quiet,
        ),
    )
