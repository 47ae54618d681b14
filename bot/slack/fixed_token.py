"""This file asks once whose the one token is that is set, and takes back what an older one had lost."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.desk import Desk
from bot.slack.failures import WORKSPACE_GONE, code_of
from bot.slack.renewals import take_back
from storage.errors import StoreError

AGAIN = 60.0  # seconds until Slack is asked again where it did not answer
log = structlog.get_logger(__name__)


class FixedToken:
    """The token of TAMAR_SLACK_BOT_TOKEN, with what Slack says of it; safe to use from many threads."""

    def __init__(self, desk: Desk, client: WebClient, token: str) -> None:
        self.token = token
        self._desk = desk
        self._client = client
        self._facts: Mapping[str, Any] = {}
        self._taken_at: datetime | None = None
        self._rights: frozenset[str] = frozenset()
        self._turn = threading.Lock()

    def __repr__(self) -> str:
        return "FixedToken()"

    @property
    def taken_at(self) -> datetime | None:
        """When Slack took the token: what took it back before that is over."""
        return self._taken_at

    def facts(self) -> Mapping[str, Any]:
        """Give whose the token is, asked once; raises SlackClientError while Slack does not say.

        A token that works reopens the channels of its workspace that were closed with one that did
        not: with one token set, nobody installs anything that would.
        """
        with self._turn:
            if not self._facts:
                answer = self._client.auth_test(token=self.token)
                found: Any = answer.data
                with self._desk.store.write() as session:
                    back = take_back(session, f"slack:{found.get('team_id')}")
                if back:
                    log.info("channels_taken_back", channels=back)
                self._taken_at = self._desk.clock()
                self._rights = _granted(answer.headers)
                self._facts = dict(found)
            return self._facts

    def rights(self) -> frozenset[str]:
        """Give what the token lets us do, as Slack said when it took it."""
        return self._rights

    def try_out(self, closing: threading.Event) -> None:
        """Ask until Slack says yes or no, or until all closes."""
        while not closing.is_set():
            try:
                self.facts()
            except SlackApiError as error:
                code = code_of(error)
                log.warning("token_not_taken", error=code)
                if code in WORKSPACE_GONE:
                    return  # only another token helps, and that begins anew
            except (SlackClientError, StoreError, OSError) as error:
                log.warning("token_not_tried", error=type(error).__name__)
            else:
                return
            closing.wait(AGAIN)


def _granted(headers: Mapping[str, Any]) -> frozenset[str]:
    """Read the rights of a token from what Slack answers beside everything else."""
    said = {name.lower(): value for name, value in headers.items()}.get("x-oauth-scopes") or ""
    text = said[0] if isinstance(said, list) and said else str(said)
    return frozenset(one.strip() for one in text.split(",") if one.strip())
