"""This file renews tokens before they end, one process at a time; one that cannot be is told of once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlmodel import Session

from bot.desk import Desk
from bot.messages.words import say
from bot.secrets import KeysWrong, Seal
from bot.settings import Settings
from bot.slack.failures import WORKSPACE_GONE, code_of
from bot.slack.owners import tell_owner
from scrapers.items import Language
from storage.moments import MARGIN
from storage.people import channels, installations
from storage.people.installations import Installation
from storage.told import departures

log = structlog.get_logger(__name__)
SLACK = "https://slack.com/api/"
TIMEOUT = 10  # seconds for one question to Slack
RENEW_BEFORE = timedelta(hours=2)
LONGEST_LIFE = timedelta(hours=12)  # of a token that is rotated
LEASE = timedelta(minutes=1)  # for one renewal; longer than Slack is waited for
SOON = timedelta(seconds=5)
FIRST_REST, LONGEST_REST = timedelta(seconds=30), timedelta(hours=1)  # doubling with each failure
LOST = "its token ended and could not be renewed"  # why channels were closed
KEYS = "TAMAR_KEYS does not open it"
NONE = "no refresh token is stored"
FOR_GOOD = WORKSPACE_GONE | {"invalid_refresh_token", "invalid_code", "code_already_used", NONE}


class TokenLost(Exception):
    """A workspace's token has ended and Slack will not renew it: it has to install the app again."""


class TokenWaits(Exception):
    """A workspace has no token that works just now; `after` says when to ask again."""

    def __init__(self, why: str, after: timedelta) -> None:
        super().__init__(why)
        self.after = after


class Renewals:
    """Opens stored tokens and trades those that are about to end; safe in any number of processes.

    Whoever renews says so in the store first, so that a refresh token, which is good once, is used
    once. What fails rests, longer each time, and is told to the owner once.
    """

    def __init__(self, desk: Desk, settings: Settings, seal: Seal) -> None:
        self._desk = desk
        self._settings = settings
        self._seal = seal

    def secrets_of(self, kept: Installation, now: datetime) -> dict[str, Any]:
        """Give an installation's secrets with a token that works; raises TokenLost or TokenWaits."""
        resting = kept.renew_after is not None and kept.renew_after > now
        if resting and kept.trouble == KEYS:
            raise _unhappy(kept, now)
        try:
            secrets = self._seal.open(kept.sealed)
        except KeysWrong:
            self._fail(kept, KEYS, now)
            raise TokenWaits(KEYS, FIRST_REST) from None
        ends = kept.expires_at
        # More life than any token has was written down by a clock that ran ahead.
        if ends is None or RENEW_BEFORE <= ends - now <= LONGEST_LIFE + MARGIN:
            return secrets
        if resting or not self._lease(kept, now):
            if ends > now:
                return secrets
            raise _unhappy(kept, now)
        return self._renewed(kept, secrets, now)

    def _lease(self, kept: Installation, now: datetime) -> bool:
        with self._desk.store.write() as session:
            return installations.lease(session, kept, now, now + LEASE)

    def _renewed(
        self, kept: Installation, secrets: dict[str, Any], now: datetime
    ) -> dict[str, Any]:
        """Renew; where that fails, go on with the old token for as long as it lives."""
        try:
            fresh, seconds = self._trade(secrets)
        except (SlackClientError, OSError, KeyError, ValueError, TypeError) as error:
            code = code_of(error) if isinstance(error, SlackApiError) else None
            why = code or (NONE if isinstance(error, KeyError) else type(error).__name__)
            held = self._fail(kept, why, now)
            if kept.expires_at is not None and kept.expires_at > now:
                return secrets
            raise _unhappy(held, now) from None
        expires_at = now + timedelta(seconds=seconds) if seconds else None
        with self._desk.store.write() as session:
            installations.renew(session, kept, self._seal.seal(fresh), expires_at, now)
            if kept.told_at is not None:
                take_back(session, kept.workspace)
                self._tell(session, kept, now, partial(say, "news_token_works", team=kept.team))
        return fresh

    def _trade(self, secrets: dict[str, Any]) -> tuple[dict[str, Any], int]:
        """Trade a token for a new one; give the new secrets, and the seconds that they live."""
        client = WebClient(
            base_url=self._settings.slack_api or SLACK, timeout=TIMEOUT, retry_handlers=[]
        )
        secret = self._settings.slack_client_secret
        if not secrets.get("refresh_token"):
            raise KeyError("refresh_token")
        answer = client.oauth_v2_access(
            client_id=self._settings.slack_client_id or "",
            client_secret=secret.get_secret_value() if secret else "",
            grant_type="refresh_token",
            refresh_token=secrets["refresh_token"],
        )
        token, again = answer["access_token"], answer.get("refresh_token")
        fresh = {**secrets, "bot_token": token, "refresh_token": again}
        return fresh, int(answer.get("expires_in") or 0)

    def _fail(self, kept: Installation, why: str, now: datetime) -> Installation:
        """Note a failure, let it rest, and tell the owner once if it costs the workspace its token."""
        rest = min(LONGEST_REST, FIRST_REST * 2 ** min(kept.renew_failures or 0, 10))
        ended = kept.expires_at is not None and kept.expires_at <= now
        costs = ended or why in FOR_GOOD or why == KEYS
        told_at = kept.told_at or (now if costs else None)
        log.warning("token_not_renewed", team=kept.team, error=why)
        with self._desk.store.write() as session:
            installations.note_trouble(session, kept, why, now + rest, told_at)
            if kept.told_at is None and told_at is not None:
                said = partial(_said, kept.team, why, ended=ended)
                self._tell(session, kept, now, said)
            if ended and why in FOR_GOOD:
                owner = channels.workspace(session, kept.workspace)
                assert owner is not None  # the installation's own
                departures.close_workspace(session, owner.id, LOST, now)
        return replace(kept, trouble=why, renew_after=now + rest, told_at=told_at)

    def _tell(
        self,
        session: Session,
        kept: Installation,
        now: datetime,
        text: Callable[[Language], str],
    ) -> None:
        key = f"notice:token:{kept.team}:{now.timestamp():.0f}"
        tell_owner(self._desk, session, kept.team, key, text)


def _said(team: str, why: str, language: Language, *, ended: bool) -> str:
    if why == KEYS:
        return say("news_token_sealed", language, team=team)
    begun = say("news_token_ended" if ended else "news_token_ends", language, team=team, why=why)
    return begun + say("news_token_lost" if why in FOR_GOOD else "news_token_waits", language)


def _unhappy(kept: Installation, now: datetime) -> TokenLost | TokenWaits:
    """Give what to raise of an installation without a token that works."""
    if kept.trouble in FOR_GOOD:
        return TokenLost(f"{TokenLost.__doc__} ({kept.trouble})")
    if kept.trouble is None or kept.renew_after is None:
        return TokenWaits("another process is renewing its token", SOON)
    return TokenWaits(kept.trouble, max(SOON, kept.renew_after - now))


# Why channels were closed that a new grant brings back: the workspace's rights, not the channel.
OURS = WORKSPACE_GONE | {"uninstalled", "Tamar is not installed there", LOST}


def take_back(session: Session, workspace: str) -> int:
    """Reopen a workspace's channels that were closed for its rights; give how many."""
    gone = [c.id for c in channels.channels(session, workspace) if c.gone_why in OURS]
    departures.reopen_channels(session, gone)
    return len(gone)
