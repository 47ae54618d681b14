"""This file is the door to Slack's Web API: it posts once, edits, and looks for what it posted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import structlog

from bot.platforms.errors import Ambiguous, LayoutRefused, NotSent, PlatformError
from bot.platforms.port import Sent
from bot.slack.failures import failure, failure_of_look
from bot.slack.posting import Contained, Contents, ask
from storage.people.channel_addresses import is_on, parts_of
from storage.records import Payload

if TYPE_CHECKING:
    import aiohttp
    from slack_sdk.web.async_client import AsyncWebClient

EVENT = "tamar_delivery"
_CONTENTS = "contents"  # under which a message's metadata tells the mark of what it says
NAMESPACE = UUID("6f1d2c0e-8a53-5c0f-9b7e-2d4f5a1c3e60")
TIMEOUT = 30.0  # seconds for all that one method does, less than half of the outbox's grace
SLOP = timedelta(minutes=2)  # how far Slack's clock and ours may be apart
PAGES = 10

Tokens = Callable[[str], Awaitable[str | None]]
log = structlog.get_logger(__name__)
_quiet = logging.getLogger("tamar.slack_sdk")
_quiet.setLevel(logging.WARNING)  # at a lower level the SDK writes out every request


class SlackClient:
    """Slack, as the outbox sees it; `tokens` gives the bot token of a team, or None.

    The SDK's own retries are off: it would send again after a dropped connection.
    """

    def __init__(
        self,
        tokens: Tokens,
        *,
        base_url: str = "https://slack.com/api/",
        timeout: float = TIMEOUT,
    ) -> None:
        self._tokens = tokens
        self._base_url = base_url
        self._timeout = timeout
        self._clients: dict[str, tuple[str, AsyncWebClient]] = {}
        self._session: aiohttp.ClientSession | None = None
        self._contained = Contained()

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Post a message once, with our delivery id in its metadata."""
        until = self._until()
        team, channel = place(address)
        contents = self._contained.of(payload)
        told = {"delivery_id": str(delivery_id), _CONTENTS: contents.mark}
        at: dict[str, Any] = {
            "channel": channel,
            "unfurl_links": False,
            "unfurl_media": False,
            "client_msg_id": str(uuid5(NAMESPACE, f"{address}/{delivery_id}")),
            "metadata": {"event_type": EVENT, "event_payload": told},
        }
        if thread_ts is not None:
            at["thread_ts"] = thread_ts
        answer = await self._call_plainly(
            team, "chat.postMessage", contents, at, delivery_id, until
        )
        ts = answer.get("ts")
        if not isinstance(ts, str) or not ts:
            raise Ambiguous("Slack took the message but did not name it")
        return Sent(ts)

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Give a message other contents; its metadata stays that of the first delivery."""
        until = self._until()
        team, channel = place(address)
        at = {"channel": channel, "ts": ts}
        contents = self._contained.of(payload)
        await self._call_plainly(team, "chat.update", contents, at, delivery_id, until)

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Look through a channel, or a thread of it, for our delivery id; None when it is not there.

        With `payload`, look for a message of ours with these contents instead.
        """
        until = self._until()
        wanted = ("delivery_id", str(delivery_id))
        if payload is not None:
            wanted = (_CONTENTS, Contents.of(payload).mark)
        team, channel = place(address)
        client: AsyncWebClient | None = None
        query: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{(since - SLOP).timestamp():.6f}",
            "include_all_metadata": True,
            "inclusive": True,
            "limit": 100,
        }
        method = "conversations.history"
        if thread_ts is not None:
            method, query = "conversations.replies", {**query, "ts": thread_ts}
        for _ in range(PAGES):
            try:
                async with asyncio.timeout_at(until):
                    client = client or await self._client(team, until)
                    found = await client.api_call(method, http_verb="GET", params=dict(query))
            except NotSent:
                raise
            except Exception as error:
                raise (_no_token(error) if client is None else failure_of_look(error)) from error
            ts, cursor = _search(found.data, wanted)
            if ts or cursor is None:
                return ts
            query["cursor"] = cursor
        raise Ambiguous("the channel's history is too long to look through")

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    def _until(self) -> float:
        """Give when a method that begins now gives up, by the loop's clock."""
        return asyncio.get_running_loop().time() + self._timeout

    async def _call_plainly(
        self,
        team: str,
        method: str,
        contents: Contents,
        at: dict[str, Any],
        delivery_id: int,
        until: float,
    ) -> dict[str, Any]:
        """Call; where Slack refuses how a message is set out, say it in words rather than not at all."""
        try:
            return await self._call(team, method, contents.to(at), until)
        except LayoutRefused as error:
            if not contents.parts.get("text") or "blocks" not in contents.parts:
                raise
            log.warning("slack_refused_layout", delivery=delivery_id, reason=error.reason)
        words = contents.in_words(instead=method == "chat.update")
        return await self._call(team, method, words.to(at), until)

    async def _call(self, team: str, method: str, body: bytes, until: float) -> dict[str, Any]:
        client: AsyncWebClient | None = None
        try:
            async with asyncio.timeout_at(until):
                client = await self._client(team, until)
                return await ask(client, method, body)
        except PlatformError:
            raise
        except Exception as error:
            raise (_no_token(error) if client is None else failure(error)) from error

    async def _client(self, team: str, until: float) -> AsyncWebClient:
        if asyncio.get_running_loop().time() >= until:
            raise NotSent("no time was left to ask Slack")
        token = await self._tokens(team)
        if token is None:
            raise NotSent("Tamar is not installed there", permanent=True, scope="workspace")
        known = self._clients.get(team)
        if known is not None and known[0] == token:
            return known[1]
        session = await self._connections()
        from slack_sdk.web.async_client import AsyncWebClient

        client = AsyncWebClient(
            token=token,
            base_url=self._base_url,
            timeout=int(self._timeout) or 1,
            session=session,
            logger=_quiet,
            retry_handlers=[],
        )
        self._clients[team] = (token, client)
        return client

    async def _connections(self) -> aiohttp.ClientSession:
        """Give what all clients share; with the first one the SDK is loaded, which a run at rest does without."""
        if self._session is None:
            # Ten megabytes, and too long to load on the loop.
            await asyncio.to_thread(import_module, "slack_sdk.web.async_client")
        if self._session is None:  # nobody was quicker
            import aiohttp

            self._session = aiohttp.ClientSession(
                # No queue for connections: a post that waits in one could leave after the grace.
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=10),
                # For the whole, each method has its own limit.
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=self._timeout / 2),
                cookie_jar=aiohttp.DummyCookieJar(),  # what one workspace is given, no other hands back
            )
        return self._session


def place(address: str) -> tuple[str, str]:
    """Split `slack:T1/C1` into team and channel."""
    if not is_on("slack", address):
        raise NotSent(f"{address!r} is not a Slack address", permanent=True, scope="channel")
    return parts_of(address)


def _no_token(error: Exception) -> NotSent:
    """Say that nothing has left yet; a store that is away will be back."""
    reason = f"the token could not be read ({type(error).__name__})"
    return NotSent(reason, retry_after=30.0, scope="workspace")


def _search(answer: Any, wanted: tuple[str, str]) -> tuple[str | None, str | None]:
    """Give the message's name if it is on this page, and where the next page begins, if any."""
    messages = answer.get("messages") if isinstance(answer, dict) else None
    if not isinstance(messages, list):
        raise Ambiguous("Slack's history could not be read")
    for message in messages:
        metadata = message.get("metadata") or {}
        told = metadata.get("event_payload") or {}
        if metadata.get("event_type") == EVENT and told.get(wanted[0]) == wanted[1]:
            return str(message["ts"]), None
    cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
    if answer.get("has_more") and cursor is None:
        raise Ambiguous("Slack's history has more pages but does not say where")
    return None, cursor
