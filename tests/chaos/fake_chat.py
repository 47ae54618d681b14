"""This file is a fake chat server, Slack and Teams in one: strict, faulty as its seed says, with a ledger of what it took."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

LATENCY = (0.004, 0.05)
SLOW = 30.0  # seconds: longer than any client waits
HTML = b"<!DOCTYPE html><html><body>Something went wrong</body></html>"
TEAMS = "teams:"  # begins the names of Teams' conversations in the ledger
TEAMS_TOKEN = "Bearer teams-token"  # of the fake's own making
PLAIN = {"text", "blocks", "attachments", "mrkdwn"}
KNOWN = PLAIN | {
    *("channel", "thread_ts", "unfurl_links", "unfurl_media", "client_msg_id", "metadata", "ts")
}


@dataclass(frozen=True)
class Faults:
    """How often each fault happens, as a share of the calls; none by default."""

    busy: float = 0.0  # 429 with Retry-After
    busy_unsaid: float = 0.0  # 429 without
    drop_before: float = 0.0  # the connection closes, nothing was taken
    drop_after: float = 0.0  # the connection closes, the message was taken
    html: float = 0.0  # 200 with a page; taken every other time
    broken: float = 0.0  # 503; taken every other time
    slow: float = 0.0  # taken, and the answer never comes to its end

    @classmethod
    def usual(cls) -> Faults:
        """Give every fault, about one call in twenty-five."""
        return cls(0.008, 0.0006, 0.008, 0.008, 0.005, 0.006, 0.003)

    def draw(self, dice: random.Random) -> str | None:
        """Choose a fault for one call, or none."""
        throw = dice.random()
        for name, share in vars(self).items():
            if throw < share:
                return str(name)
            throw -= share
        return None


@dataclass
class Message:
    """One message that the server took."""

    ts: str
    delivery: str
    text: str
    thread: str | None = None


@dataclass
class Ledger:
    """Everything that was taken, in memory and in a file that outlives the server."""

    path: Path
    channels: dict[str, list[Message]] = field(default_factory=lambda: defaultdict(list))
    last: int = 0

    def load(self) -> None:
        """Read what an earlier server took."""
        if self.path.exists():
            for line in self.path.read_text().splitlines():
                self._apply(json.loads(line))
        self._file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def take(self, channel: str, delivery: str, text: str, thread: str | None) -> str:
        """Keep a message, on disk first; give its name, which in Teams has no point."""
        self.last = max(self.last + 1, int(time.time() * 1e6))
        ts = f"{self.last // 1_000_000}.{self.last % 1_000_000:06d}"
        if channel.startswith(TEAMS):
            ts = str(self.last)
        self._write({"c": channel, "d": delivery, "x": text, "t": thread, "ts": ts})
        return ts

    def change(self, channel: str, ts: str, text: str) -> bool:
        """Give a message another text; False where there is none."""
        if not any(message.ts == ts for message in self.channels[channel]):
            return False
        self._write({"c": channel, "e": ts, "x": text})
        return True

    def _write(self, entry: dict[str, Any]) -> None:
        os.write(self._file, json.dumps(entry).encode() + b"\n")
        self._apply(entry)

    def _apply(self, entry: dict[str, Any]) -> None:
        messages = self.channels[entry["c"]]
        if "e" in entry:
            for message in messages:
                if message.ts == entry["e"]:
                    message.text = entry["x"]
            return
        messages.append(Message(entry["ts"], entry["d"], entry["x"], entry["t"]))


class FakeChat(asyncio.Protocol):
    """One connection of the fake server; it knows just enough HTTP."""

    def __init__(self, ledger: Ledger, faults: Faults, dice: random.Random, *, calm: bool) -> None:
        self.ledger = ledger
        self.faults = faults
        self.dice = dice
        self.calm = calm
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Gather a request and begin to answer it."""
        self.buffer += data
        while (end := self.buffer.find(b"\r\n\r\n")) >= 0:
            head = self.buffer[:end].decode("latin-1")
            headers = {
                name.lower(): value.strip()
                for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:])
            }
            size = int(headers.get("content-length", "0"))
            if len(self.buffer) < end + 4 + size:
                return
            body = self.buffer[end + 4 : end + 4 + size]
            self.buffer = self.buffer[end + 4 + size :]
            verb, target, _ = head.split(" ", 2)
            target = f"{verb} {target}"
            if self.calm:
                self._answer(*self._call(target, headers, body))
            else:
                task = asyncio.get_running_loop().create_task(self._live(target, headers, body))
                _TASKS.add(task)
                task.add_done_callback(_TASKS.discard)

    async def _live(self, target: str, headers: dict[str, str], body: bytes) -> None:
        """Answer after a while, or fail; a message is taken even if its sender is gone by then."""
        fault = self.faults.draw(self.dice)
        taken_anyway = self.dice.random() < 0.5
        if fault == "busy":
            self._answer(429, {"ok": False, "error": "ratelimited"}, "Retry-After: 1\r\n")
            return
        if fault == "busy_unsaid":
            self._answer(429, {"ok": False, "error": "ratelimited"})
            return
        if fault == "drop_before":
            self.transport.abort()
            return
        wait = self.dice.uniform(*LATENCY) * (8 if self.dice.random() < 0.01 else 1)
        await asyncio.sleep(wait)
        if fault in ("html", "broken") and not taken_anyway:
            status, answer = 0, dict[str, Any]()
        else:
            status, answer = self._call(target, headers, body)
        if fault == "drop_after":
            self.transport.abort()
        elif fault == "html":
            self._send(200, "text/html", HTML)
        elif fault == "broken":
            self._answer(503, {"ok": False, "error": "service_unavailable"})
        elif fault == "slow":
            self._write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
            await asyncio.sleep(SLOW)
        else:
            self._answer(status, answer)

    def _call(
        self, target: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, Any]]:
        verb, _, target = target.partition(" ")
        if target.startswith("/login/"):
            return 200, {"access_token": TEAMS_TOKEN[7:], "expires_in": 3600}
        if "/v3/conversations/" in target:
            return self._teams(verb, target, headers, body)
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        token = headers.get("authorization", "")
        method = url.path.rpartition("/")[2]
        if not token.startswith("Bearer xoxb-"):
            return 200, {"ok": False, "error": "not_authed"}
        team = token.removeprefix("Bearer xoxb-")
        if method == "chat.postMessage":
            return 200, self._post(team, json.loads(body))
        if method == "chat.update":
            return 200, self._update(team, json.loads(body))
        if method in ("conversations.history", "conversations.replies"):
            return 200, self._history(team, query)
        return 200, {"ok": False, "error": "unknown_method"}

    def _post(self, team: str, body: dict[str, Any]) -> dict[str, Any]:
        metadata = body.get("metadata") or {}
        delivery = (metadata.get("event_payload") or {}).get("delivery_id")
        strict = (
            body.keys() <= KNOWN
            and isinstance(delivery, str)
            and metadata.get("event_type") == "tamar_delivery"
            and body.get("unfurl_links") is False
            and body.get("unfurl_media") is False
            and uuid.UUID(body["client_msg_id"]).version == 5
            and bool(body.get("text"))
        )
        if not strict:
            return {"ok": False, "error": "invalid_arguments"}
        channel = f"{team}/{body['channel']}"
        ts = self.ledger.take(channel, str(delivery), body["text"], body.get("thread_ts"))
        return {"ok": True, "channel": body["channel"], "ts": ts, "message": {"text": body["text"]}}

    def _teams(
        self, verb: str, target: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, dict[str, Any]]:
        """Take or change a message as Teams' connector does: /teams/T1/v3/conversations/C1/activities."""
        if headers.get("authorization") != TEAMS_TOKEN:
            return 401, {}
        parts = [unquote(part) for part in target.split("/")]
        channel, _, root = parts[5].partition(";messageid=")
        name, given = f"{TEAMS}{parts[2]}/{channel}", json.loads(body)
        if verb == "PUT":
            changed = self.ledger.change(name, parts[7], given["text"])
            return (200, {"id": parts[7]}) if changed else (404, {})
        delivery = ((given.get("channelData") or {}).get("tamar") or {}).get("delivery")
        strict = given.keys() == {"type", "text", "textFormat", "channelData"}
        if not strict or not isinstance(delivery, str):
            return 400, {}
        if root and not any(one.ts == root for one in self.ledger.channels[name]):
            return 404, {}
        return 201, {"id": self.ledger.take(name, delivery, given["text"], root or None)}

    def _update(self, team: str, body: dict[str, Any]) -> dict[str, Any]:
        if not self.ledger.change(f"{team}/{body['channel']}", body["ts"], body["text"]):
            return {"ok": False, "error": "message_not_found"}
        return {"ok": True, "channel": body["channel"], "ts": body["ts"], "text": body["text"]}

    def _history(self, team: str, query: dict[str, str]) -> dict[str, Any]:
        oldest, thread = float(query.get("oldest", "0")), query.get("ts")
        found = [
            message
            for message in reversed(self.ledger.channels[f"{team}/{query['channel']}"])
            if float(message.ts) >= oldest and message.thread == thread
        ]
        start = int(query.get("cursor", "0"))
        page = found[start : start + 15]
        more = start + 15 < len(found)
        shown = [_shown(one, query.get("include_all_metadata") == "1") for one in page]
        return {
            "ok": True,
            "messages": shown,
            "has_more": more,
            "response_metadata": {"next_cursor": str(start + 15) if more else ""},
        }

    def _answer(self, status: int, answer: dict[str, Any], extra: str = "") -> None:
        self._send(status, "application/json; charset=utf-8", json.dumps(answer).encode(), extra)

    def _send(self, status: int, kind: str, body: bytes, extra: str = "") -> None:
        head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
        self._write(f"{head}{extra}\r\n".encode() + body)

    def _write(self, data: bytes) -> None:
        if not self.transport.is_closing():
            self.transport.write(data)


_TASKS: set[asyncio.Task[None]] = set()


def _shown(message: Message, with_metadata: bool) -> dict[str, Any]:
    shown: dict[str, Any] = {"type": "message", "ts": message.ts, "text": message.text}
    if with_metadata:
        payload = {"delivery_id": message.delivery}
        shown["metadata"] = {"event_type": "tamar_delivery", "event_payload": payload}
    return shown


async def serve(port: int, path: Path, seed: int, faults: Faults, *, calm: bool = False) -> None:
    """Serve on loopback until killed."""
    ledger = Ledger(path)
    ledger.load()
    dice = random.Random(f"{seed}/{len(ledger.channels)}")
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: FakeChat(ledger, faults, dice, calm=calm), "127.0.0.1", port, backlog=1024
    )
    async with server:
        await server.serve_forever()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--ledger", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--calm", action="store_true", help="no faults, no latency")
    options = parser.parse_args()
    faults = Faults() if options.calm else Faults.usual()
    asyncio.run(serve(options.port, options.ledger, options.seed, faults, calm=options.calm))


if __name__ == "__main__":
    main()
