"""This file gets the token with which we post, and keeps it as long as it is good."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx

from bot.platforms.bodies import TooLarge, read_chunks
from bot.platforms.errors import NotSent
from bot.teams.answers import rest_of
from bot.teams.cloud import Cloud

EARLY = 300.0  # seconds before its end a token is replaced
BUSY_REST, REST, LONG_REST = 10.0, 30.0, 300.0
LARGEST = 64 * 1024


class Credentials:
    """The bot's own id and secret; the clock is monotonic, in seconds."""

    def __init__(
        self, app_id: str, secret: str, tenant: str, cloud: Cloud, clock: Callable[[], float]
    ) -> None:
        self._form = {
            "grant_type": "client_credentials",
            "client_id": app_id,
            "client_secret": secret,
            "scope": cloud.scope,
        }
        self._address = cloud.login.format(tenant=tenant)
        self._clock = clock
        self._token = ""
        self._until = 0.0
        self._turn = asyncio.Lock()

    def __repr__(self) -> str:
        return "Credentials()"

    async def token(self, http: httpx.AsyncClient, refused: str = "") -> str:
        """Give a token, another one than that which was refused.

        Raises NotSent: nothing has left yet, and messages wait rather than be lost, since a secret
        that has expired is mended by an operator.
        """
        async with self._turn:
            if self._token and self._token != refused and self._clock() < self._until - EARLY:
                return self._token
            try:
                async with http.stream("POST", self._address, data=self._form) as answer:
                    given = _read(await read_chunks(answer.aiter_bytes(), LARGEST))
            except (httpx.HTTPError, OSError, TooLarge) as error:
                reason = f"Microsoft gave no token ({type(error).__name__})"
                raise NotSent(reason, retry_after=REST, scope="workspace") from None
            if answer.status_code == 429 or answer.status_code >= 500:  # no word on us
                raise NotSent(
                    f"Microsoft was too busy to give a token (HTTP {answer.status_code})",
                    retry_after=rest_of(answer.headers) or BUSY_REST,
                    scope="workspace",
                )
            token = given.get("access_token")
            if answer.status_code != 200 or not isinstance(token, str) or not token:
                raise NotSent(
                    f"Microsoft gave no token (HTTP {answer.status_code}); check TAMAR_TEAMS_APP_ID, "
                    "TAMAR_TEAMS_SECRET, which expires, and TAMAR_TEAMS_TENANT",
                    retry_after=LONG_REST,
                    scope="workspace",
                )
            life = given.get("expires_in")
            self._token = token
            self._until = self._clock() + (float(life) if isinstance(life, int | float) else 0.0)
            return token


def _read(body: bytes) -> dict[str, Any]:
    """Read an answer; what is no object says nothing."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
