"""This file is the door to Teams' connector: it posts once, and edits."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote

import httpx
import structlog

from bot.platforms.bodies import TooLarge, read_chunks
from bot.platforms.errors import CannotLook, LayoutRefused, NotSent, PlatformError
from bot.platforms.port import Sent
from bot.teams.answers import Call, failure, read_answer
from bot.teams.cloud import PUBLIC, Cloud
from bot.teams.credentials import Credentials
from storage.people.channel_addresses import is_on, parts_of
from storage.records import Payload

TIMEOUT = 30.0  # seconds for all that one method does, less than half of the outbox's grace
QUICK = 2.0  # for what is asked while somebody waits for an answer
IDLE = 5.0  # seconds that a connection is kept: Teams may close an older one as we post on it
LARGEST = 64 * 1024  # bytes of an answer that are read
CARD = "application/vnd.microsoft.card.adaptive"
PARTS = frozenset({"text", "card"})
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """How a conversation is reached: at which address of Teams', and whether it has threads."""

    service_url: str
    threads: bool


Method = Literal["GET", "PUT", "POST"]
Ways = Callable[[str], Awaitable[Way | None]]


class TeamsClient:
    """Teams, as the outbox sees it; `ways` says how the conversation at an address is reached."""

    def __init__(
        self,
        ways: Ways,
        credentials: Credentials,
        *,
        cloud: Cloud = PUBLIC,
        timeout: float = TIMEOUT,
    ) -> None:
        self._ways = ways
        self._credentials = credentials
        self._cloud = cloud
        self._timeout = timeout
        self._http: httpx.AsyncClient | None = None

    async def send(
        self,
        address: str,
        payload: Payload,
        *,
        delivery_id: int,
        thread_ts: str | None = None,
    ) -> Sent:
        """Post a message once; where there are no threads it stands below the others."""
        until = asyncio.get_running_loop().time() + self._timeout
        way, conversation = await self._way(address, until)
        call: Call = "post"
        if way.threads and is_root(thread_ts):
            call, conversation = "reply", f"{conversation};messageid={thread_ts}"
        url = f"{_base(way)}/{quote(conversation, safe='')}/activities"
        return Sent(await self._call_plainly(call, url, payload, delivery_id, until))

    async def edit(self, address: str, ts: str, payload: Payload, *, delivery_id: int) -> None:
        """Give a message other contents: the whole card is put in place of the old one."""
        until = asyncio.get_running_loop().time() + self._timeout
        way, conversation = await self._way(address, until)
        url = f"{_base(way)}/{quote(conversation, safe='')}/activities/{quote(ts, safe='')}"
        await self._call_plainly("edit", url, payload, delivery_id, until)

    async def find(
        self,
        address: str,
        delivery_id: int,
        since: datetime,
        *,
        thread_ts: str | None = None,
        payload: Payload | None = None,
    ) -> str | None:
        """Raise CannotLook: a bot may not read what stands in a conversation."""
        raise CannotLook("Teams does not let a bot read a conversation")

    async def belongs(self, address: str, team: str, who: str) -> bool | None:
        """Say whether somebody is in a team, one of whose channels is given; None where Teams does not say."""
        until = asyncio.get_running_loop().time() + QUICK
        try:
            way, _ = await self._way(address, until)
            url = f"{_base(way)}/{quote(team, safe='')}/members/{quote(who, safe='')}"
            token = await self._token(until)
            status, _, _ = await self._request("GET", url, None, token, until)
        except PlatformError as error:
            log.info("teams_members_unknown", why=error.reason)
            return None
        return status == 200 if status in (200, 403, 404) else None

    async def close(self) -> None:
        """Close the connections."""
        if self._http is not None:
            await self._http.aclose()

    async def _way(self, address: str, until: float) -> tuple[Way, str]:
        if not is_on("teams", address):
            raise NotSent(f"{address!r} is not a Teams address", permanent=True)
        try:
            async with asyncio.timeout_at(until):
                way = await self._ways(address)
        except NotSent:
            raise
        except Exception as error:
            # Nothing has left yet, and a store that is away will be back.
            reason = f"the conversation could not be read ({type(error).__name__})"
            raise NotSent(reason, retry_after=30.0, scope="workspace") from error
        if way is None or not self._cloud.takes(way.service_url):
            raise NotSent("Tamar is not installed there", permanent=True)
        return way, parts_of(address)[1]

    async def _call_plainly(
        self, call: Call, url: str, payload: Payload, delivery_id: int, until: float
    ) -> str:
        """Call; where Teams refuses the card, say it in words rather than not at all."""
        body = activity(payload, delivery_id)
        try:
            return await self._call(call, url, body, until)
        except LayoutRefused as error:
            if "attachments" not in body:
                raise
            log.warning("teams_refused_card", delivery=delivery_id, reason=error.reason)
        plain = {name: part for name, part in body.items() if name != "attachments"}
        plain |= {"text": payload["text"], "textFormat": "plain"}
        return await self._call(call, url, plain, until)

    async def _call(self, call: Call, url: str, body: dict[str, Any], until: float) -> str:
        method: Method = "PUT" if call == "edit" else "POST"
        token = await self._token(until)
        status, headers, answer = await self._request(method, url, body, token, until)
        if status == 401:  # nothing was taken: once more with another token
            token = await self._token(until, refused=token)
            status, headers, answer = await self._request(method, url, body, token, until)
        found = read_answer(call, status, headers, answer)
        if not isinstance(found, str):
            raise found
        return found

    async def _token(self, until: float, refused: str = "") -> str:
        try:
            async with asyncio.timeout_at(until):
                return await self._credentials.token(self._connections(), refused)
        except TimeoutError:
            reason = "Microsoft gave no token in time"
            raise NotSent(reason, retry_after=30.0, scope="workspace") from None

    async def _request(
        self, method: Method, url: str, body: dict[str, Any] | None, token: str, until: float
    ) -> tuple[int, dict[str, str], bytes]:
        headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}
        written = "" if body is None else json.dumps(body, ensure_ascii=False)
        content = written.encode("utf-8", "replace")
        try:
            async with (
                asyncio.timeout_at(until),
                self._connections().stream(method, url, content=content, headers=headers) as found,
            ):
                try:
                    answer = await read_chunks(found.aiter_bytes(), LARGEST)
                except TooLarge:  # which no answer is: its status counts, and it names nothing
                    answer = b""
                said = {name.casefold(): value for name, value in found.headers.items()}
                return found.status_code, said, answer
        except Exception as error:
            raise failure(error) from error

    def _connections(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = httpx.AsyncClient(
                follow_redirects=False,  # our token goes nowhere that nobody has looked at
                trust_env=False,
                timeout=httpx.Timeout(self._timeout, connect=self._timeout / 2),
                # No queue for connections: a post that waits in one could leave after the grace.
                limits=httpx.Limits(max_connections=None, keepalive_expiry=IDLE),
            )
        return self._http


def is_root(thread: str | None) -> bool:
    """Say whether a message's name can begin a thread: in channels names are numbers."""
    return bool(thread and thread.isascii() and thread.isdecimal() and len(thread) < 32)


def activity(payload: Payload, delivery_id: int) -> dict[str, Any]:
    """Give a message as the connector takes it, with our delivery's number in Teams' own part."""
    unknown = payload.keys() - PARTS
    if unknown or not payload.get("text"):
        what = f"unknown parts {sorted(unknown)}" if unknown else "no text"
        raise NotSent(f"not a Teams payload: {what}", permanent=True, scope="message")
    body: dict[str, Any] = {"type": "message"}
    if delivery_id:
        body["channelData"] = {"tamar": {"delivery": str(delivery_id)}}
    if "card" not in payload:
        return body | {"text": payload["text"], "textFormat": "plain"}
    card = {"contentType": CARD, "content": payload["card"]}
    return body | {"summary": payload["text"].split("\n")[0][:200], "attachments": [card]}


def _base(way: Way) -> str:
    return f"{way.service_url.rstrip('/')}/v3/conversations"
