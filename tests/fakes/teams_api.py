"""This file is a strict fake of Teams: its connector, its login and its keys on loopback, and the requests that it signs."""

from __future__ import annotations

import asyncio
import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from bot.teams.cloud import Cloud
from tests.cards import card_faults

APP, SECRET, HOME = "0f8e2f1c-app", "fake-teams-secret", "tenant-1"
ISSUER = "https://api.botframework.com"
LARGEST = 25_000  # bytes of a post: our budget and its envelope
KNOWN = {"type", "summary", "attachments", "text", "textFormat", "channelData"}
HTML = b"<!DOCTYPE html><title>Sign in</title>"
Json = dict[str, Any]
Answer = tuple[int, str, bytes] | None


@lru_cache(maxsize=4)
def private_key(name: str) -> rsa.RSAPrivateKey:
    """Give a key of the fake's, made once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def good(answer: Json, status: int = 200, extra: str = "") -> Answer:
    """Give an answer in JSON."""
    return status, f"Content-Type: application/json\r\n{extra}", json.dumps(answer).encode()


def bad(status: int, code: str, extra: str = "") -> Answer:
    """Give a refusal as the connector words it."""
    return good({"error": {"code": code, "message": f"{code}!"}}, status, extra)


@dataclass
class Talk:
    """A conversation of the fake's."""

    id: str
    kind: str = "channel"
    removed: bool = False
    gone: bool = False


@dataclass
class Post:
    """A message that the connector took: what it is now, and under which one it stands."""

    talk: str
    id: str
    root: str | None
    activity: Json
    edits: int = 0

    @property
    def delivery(self) -> str:
        """Give the number of our delivery."""
        return str(
            ((self.activity.get("channelData") or {}).get("tamar") or {}).get("delivery", "")
        )

    @property
    def words(self) -> str:
        """Give everything that can be read in it."""
        cards = [one["content"] for one in self.activity.get("attachments", ())]
        shown = [e.get("text", "") for card in cards for e in card["body"]]
        runs = [r["text"] for card in cards for e in card["body"] for r in e.get("inlines", ())]
        return "\n".join([self.activity.get("text", ""), *shown, *runs]).strip()


@dataclass
class FakeTeams:
    """Teams as we see it; `posts` is everything that people could read, `refused` every refusal."""

    talks: dict[str, Talk] = field(default_factory=dict)
    posts: list[Post] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)  # of the next posts and edits, one each
    logins: list[str] = field(default_factory=list)  # troubles of the next logins
    tokens: list[str] = field(default_factory=list)
    left: set[tuple[str, str]] = field(default_factory=set)  # people who are in a team no more
    key_fetches: int = 0
    slow_keys: float = 0.0
    pace: float = 0.0  # seconds between posts of one conversation
    base: str = ""
    _last: dict[str, float] = field(default_factory=dict)
    _numbers: Any = field(default_factory=lambda: itertools.count(1_790_000_000_001))

    @property
    def cloud(self) -> Cloud:
        """Give the fake's addresses in place of Microsoft's."""
        return Cloud(
            metadata=f"{self.base}/metadata",
            issuer=ISSUER,
            login=f"{self.base}/login/{{tenant}}/token",
            scope=f"{ISSUER}/.default",
            hosts=(self.base.removeprefix("http://"),),
            schemes=("http",),
        )

    def talk(self, name: str, kind: str = "channel") -> Talk:
        """Add a conversation."""
        self.talks[name] = Talk(name, kind)
        return self.talks[name]

    # --- what it sends to us -----------------------------------------------------------------------

    def sign(self, *, key: str = "key-1", algorithm: str = "RS256", **claims: Any) -> str:
        """Give a token as Teams sends it; a claim of None is left out."""
        now = int(time.time())
        full = {"iss": ISSUER, "aud": APP, "nbf": now - 60, "exp": now + 3600}
        full |= {"serviceurl": f"{self.base}/"} | claims
        shown = {name: value for name, value in full.items() if value is not None}
        secret: Any = private_key(key) if algorithm == "RS256" else "x" * 40
        return jwt.encode(shown, secret, algorithm=algorithm, headers={"kid": key})

    def headers(self, **claims: Any) -> dict[str, str]:
        """Give the headers of a request that it signs."""
        return {
            "authorization": f"Bearer {self.sign(**claims)}",
            "content-type": "application/json",
        }

    # --- what we ask of it -------------------------------------------------------------------------

    def answer(self, method: str, path: str, head: dict[str, str], body: bytes) -> Answer:
        """Answer one request; None closes the connection without a word."""
        if path == "/metadata":
            return good({"issuer": ISSUER, "jwks_uri": f"{self.base}/keys"})
        if path == "/keys":
            self.key_fetches += 1
            public = json.loads(RSAAlgorithm.to_jwk(private_key("key-1").public_key()))
            one = {**public, "kid": "key-1", "use": "sig", "endorsements": ["msteams"]}
            return good({"keys": [one]})
        if path.startswith("/login/"):
            return self._login(path, parse_qs(body.decode()))
        found = self._connector(method, path, head, body)
        if found is not None and found[0] >= 400:
            self.refused.append(f"{method} {found[0]} {found[2].decode()[:200]}")
        return found

    def _login(self, path: str, form: dict[str, list[str]]) -> Answer:
        trouble = self.logins.pop(0) if self.logins else ""
        if trouble == "html":
            return 200, "Content-Type: text/html\r\n", HTML
        if trouble:
            return bad(int(trouble), "trouble")
        given = {name: parts[0] for name, parts in form.items()}
        expected = {"client_id": APP, "client_secret": SECRET, "grant_type": "client_credentials"}
        if not path.startswith(f"/login/{HOME}/") or expected.items() - given.items():
            return good({"error": "invalid_client"}, 401)
        self.tokens.append(f"token-{len(self.tokens) + 1}")
        return good({"token_type": "Bearer", "expires_in": 3600, "access_token": self.tokens[-1]})

    def _connector(self, method: str, path: str, head: dict[str, str], body: bytes) -> Answer:
        trouble = self.troubles.pop(0) if self.troubles else ""
        if trouble == "reset before":
            return None
        if not self.tokens or head.get("authorization") != f"Bearer {self.tokens[-1]}":
            return bad(401, "Unauthorized")
        if trouble and (told := self._troubled(trouble)) is not None:
            return told
        parts = path.split("/")
        if method == "GET" and parts[4] == "members":
            return self._member(unquote(parts[3]), unquote(parts[5]))
        if parts[1:3] != ["v3", "conversations"] or parts[4] != "activities":
            return bad(404, "NotFound")
        talk, _, root = unquote(parts[3]).partition(";messageid=")
        refusal = self._placed(talk, root) or self._sized(body)
        if refusal is not None:
            return refusal
        activity = json.loads(body)
        if wrong := _wrong(activity):
            return bad(400, "BadArgument", f"X-Why: {wrong[:150]!r}\r\n")
        taken = self._change(talk, unquote(parts[5]), activity) if method == "PUT" else None
        taken = taken or self._take(talk, root or None, activity)
        if trouble == "reset after":
            return None
        if trouble in ("200 {} taken", "html taken"):
            page = trouble.startswith("html")
            return 200, "Content-Type: text/html\r\n" if page else "", HTML if page else b"{}"
        return taken

    def _member(self, team: str, who: str) -> Answer:
        if (team, who) in self.left:
            return bad(404, "MemberNotFoundInConversation")
        return good({"id": f"29:{who}", "aadObjectId": who, "name": "Ann"})

    def _troubled(self, trouble: str) -> Answer:
        if trouble in ("reset after", "200 {} taken", "html taken"):
            return None
        if trouble == "200 {}":
            return good({})
        if trouble == "html":
            return 200, "Content-Type: text/html\r\n", HTML
        if trouble.startswith("429 "):
            return bad(429, "TooManyRequests", f"Retry-After: {trouble[4:]}\r\n")
        if trouble == "302":
            return 302, f"Location: {self.base}/elsewhere\r\n", b""
        return bad(int(trouble), "Trouble")

    def _placed(self, talk: str, root: str) -> Answer:
        found = self.talks.get(talk)
        if found is None or found.gone:
            return bad(404, "ConversationNotFound")
        if found.removed:
            return bad(403, "BotNotInConversationRoster")
        if root and (found.kind != "channel" or not self._post(talk, root)):
            return bad(404, "RootNotFound")
        now = time.monotonic()
        if self.pace and now - self._last.get(talk, -1e9) < self.pace:
            return bad(429, "TooManyRequests", "Retry-After: 1\r\n")
        self._last[talk] = now
        return None

    def _sized(self, body: bytes) -> Answer:
        if len(body) > LARGEST or len(body.decode().encode("utf-16-le")) > 1.5 * LARGEST:
            return bad(413, "MessageSizeTooBig")
        return None

    def _post(self, talk: str, name: str) -> Post | None:
        return next((one for one in self.posts if (one.talk, one.id) == (talk, name)), None)

    def _take(self, talk: str, root: str | None, activity: Json) -> Answer:
        number = next(self._numbers)
        name = f"1:{number}" if self.talks[talk].kind == "personal" else str(number)
        self.posts.append(Post(talk, name, root, activity))
        return good({"id": name}, 201)

    def _change(self, talk: str, name: str, activity: Json) -> Answer:
        post = self._post(talk, name)
        if post is None:
            return bad(404, "ActivityNotFound")
        post.activity, post.edits = activity, post.edits + 1
        return good({"id": name})


def _wrong(activity: Json) -> str:
    if activity.keys() - KNOWN or activity.get("type") != "message":
        return f"parts {sorted(activity)}"
    if ("attachments" in activity) == ("text" in activity):
        return "a card or words, not both"
    for one in activity.get("attachments", ()):
        if one.keys() != {"contentType", "content"} or not one["contentType"].endswith("adaptive"):
            return "the attachment"
        if found := card_faults(one["content"]):
            return str(found)
    return ""


@contextmanager
def teams() -> Iterator[FakeTeams]:
    """Serve a fake Teams on loopback until the block ends."""
    fake = FakeTeams()
    private_key("key-1")  # made before two threads may want it at once
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def connection(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                pairs = (line.split(": ", 1) for line in lines if ": " in line)
                head = {name.lower(): value for name, value in pairs}
                body = await reader.readexactly(int(head.get("content-length", "0")))
                method, path, _ = first.split(" ")
                if path == "/keys" and fake.slow_keys:
                    await asyncio.sleep(fake.slow_keys)
                found = fake.answer(method, path, head, body)
                if found is None:
                    break
                status, extra, content = found
                start = f"HTTP/1.1 {status} X\r\nContent-Length: {len(content)}\r\n{extra}\r\n"
                writer.write(start.encode() + content)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def end() -> None:
        for task in (others := asyncio.all_tasks() - {asyncio.current_task()}):
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await asyncio.sleep(0)  # what was closed is let go in the next round

    def run() -> None:
        asyncio.set_event_loop(loop)
        server = loop.run_until_complete(asyncio.start_server(connection, "127.0.0.1", 0))
        fake.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        ready.set()
        loop.run_forever()
        server.close()
        loop.run_until_complete(end())
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(5)
    try:
        yield fake
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)
