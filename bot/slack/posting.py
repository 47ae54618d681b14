"""This file makes one request of Slack's Web API: its contents are written once for all channels that they go to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from bot.platforms.errors import NotSent
from bot.slack.failures import refused
from storage.records import Payload

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

PARTS = frozenset({"text", "blocks", "attachments", "mrkdwn"})
IMPLIED = frozenset({"unfurl_links", "unfurl_media"})  # always off, whatever a payload says
_JSON = {"Content-Type": "application/json;charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Contents:
    """What a message says, wherever it is posted: its parts, as they travel, and their mark."""

    parts: dict[str, Any]
    written: str
    mark: str

    @classmethod
    def of(cls, payload: Payload) -> Contents:
        """Read a payload; raises NotSent for one that is not Slack's."""
        unknown = payload.keys() - PARTS - IMPLIED
        if unknown or not (payload.get("text") or payload.get("blocks")):
            what = f"unknown parts {sorted(unknown)}" if unknown else "neither text nor blocks"
            raise NotSent(f"not a Slack payload: {what}", permanent=True, scope="message")
        parts = {name: part for name, part in payload.items() if name in PARTS}
        told = json.dumps(parts, sort_keys=True, separators=(",", ":"))
        return cls(parts, json.dumps(parts), sha256(told.encode()).hexdigest()[:32])

    def in_words(self, *, instead: bool) -> Contents:
        """Give the same in words alone, for where its layout is refused; `instead` of what stands there."""
        words = {n: part for n, part in self.parts.items() if n not in ("blocks", "attachments")}
        if instead:
            words["blocks"] = []  # else those that stand there would stay
        return Contents(words, json.dumps(words), self.mark)

    def to(self, place: dict[str, Any]) -> bytes:
        """Write it for one place: the parts are written already."""
        return f"{self.written[:-1]}, {json.dumps(place)[1:]}".encode()


class Contained:
    """Knows the contents of the payload that it was asked for last: a round posts one to many channels.

    A payload does not change once it is handed over.
    """

    def __init__(self) -> None:
        self._last: tuple[Payload, Contents] | None = None

    def of(self, payload: Payload) -> Contents:
        """Read a payload, unless it is the one that was read last; raises NotSent."""
        last = self._last
        if last is None or last[0] is not payload:
            last = self._last = (payload, Contents.of(payload))
        return last[1]


async def ask(client: AsyncWebClient, method: str, body: bytes) -> dict[str, Any]:
    """Call a method with a body that is written, and give its answer; raises PlatformError, and what aiohttp raises.

    It goes out by the SDK's connections, as the SDK would send it, but past its layers: a copy of
    the request for those who send again, which we never do, costs half as much as the request.
    """
    session = client.session
    assert session is not None  # each client of ours is made with one
    headers = {**client.headers, **_JSON, "Authorization": f"Bearer {client.token}"}
    url = client.base_url + method
    async with session.post(url, data=body, headers=headers, proxy=client.proxy) as answer:
        written = await answer.read()
    try:
        said: Any = json.loads(written)
    except ValueError:
        said = None
    if answer.status == 200 and isinstance(said, dict) and said.get("ok"):
        return said
    raise refused(answer.status, said, answer.headers)
