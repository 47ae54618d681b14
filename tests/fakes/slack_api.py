"""This file is a strict fake of Slack: its Web API on loopback, and the signed requests that it sends."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode

from tests.blocks.walker import faults, view_faults

SECRET = "fake-signing-secret"
TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE, RESPONSE_USES = timedelta(minutes=30), 5
Json = dict[str, Any]


class Refusal(Exception):
    """The fake says no, as Slack would."""


@dataclass
class FakeChannel:
    """A channel of a fake workspace."""

    id: str
    name: str
    members: set[str] = field(default_factory=set)
    private: bool = False
    archived: bool = False
    shared: bool = False


@dataclass
class FakeTeam:
    """A fake workspace."""

    id: str
    token: str
    bot: str
    users: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, FakeChannel] = field(default_factory=dict)
    trouble: str | None = None  # what every call with its token is told
    rights: set[str] = field(default_factory=lambda: {"chat:write"})

    def channel(self, number: str, name: str, *members: str, **facts: Any) -> FakeChannel:
        """Add a channel."""
        made = FakeChannel(number, name, set(members), **facts)
        self.channels[number] = made
        return made

    def user(self, number: str, **facts: Any) -> None:
        """Add a user."""
        plain = {"id": number, "tz": "Asia/Hong_Kong", "locale": "en-US", "is_admin": False}
        self.users[number] = plain | facts


class FakeSlack:
    """Slack as our listeners see it; `said` is everything that people could read afterwards."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.clock = clock
        self.teams: dict[str, FakeTeam] = {}
        self.said: list[Json] = []  # team, channel, user (if only for one), payload, how
        self.views: list[Json] = []  # team, view, how
        self.unfurls: list[Json] = []
        self.files: dict[
            str, Json
        ] = {}  # number -> team, name, length, data, posted (where, how often)
        self.refused: list[str] = []
        self.calls: list[str] = []
        self.troubles: dict[str, list[str]] = {}  # method -> 429 | 503 | html | reset
        self.gates: dict[str, threading.Event] = {}  # method -> answered only when set
        self.codes: dict[str, Json] = {}  # OAuth codes and refresh tokens, each good once
        self.refreshed: list[str] = []  # refresh tokens that were sent to us, good or not
        self.redelivered = 0
        self._triggers: dict[str, datetime] = {}
        self._responses: dict[str, tuple[str, str, datetime, int]] = {}
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self.base = ""

    def team(self, number: str = "T1") -> FakeTeam:
        """Add a workspace."""
        made = FakeTeam(number, f"xoxb-{number}", f"UBOT{number}")
        made.user(made.bot)
        self.teams[number] = made
        return made

    # --- the Web API ---------------------------------------------------------------------------

    def call(self, method: str, token: str, given: Json) -> Json:
        """Answer one call; raises Refusal with Slack's word for it."""
        if method == "oauth.v2.access":
            return self._oauth(given)
        team = next((t for t in self.teams.values() if t.token == token), None)
        if team is None:
            raise Refusal("invalid_auth")
        if team.trouble:
            raise Refusal(team.trouble)
        handler = getattr(self, "_" + method.replace(".", "_"), None)
        if handler is None:
            raise Refusal("unknown_method")
        with self._lock:
            answer: Json = handler(team, given)
        return answer

    def _auth_test(self, team: FakeTeam, given: Json) -> Json:
        return {
            "team_id": team.id,
            "user_id": team.bot,
            "bot_id": f"B{team.id}",
            "url": "https://x/",
        }

    def _users_info(self, team: FakeTeam, given: Json) -> Json:
        if given["user"] not in team.users:
            raise Refusal("user_not_found")
        return {"user": team.users[given["user"]]}

    def _seen(self, team: FakeTeam, given: Json) -> FakeChannel:
        """Give a channel that the bot can see: public ones, and private ones that it is in."""
        found = team.channels.get(str(given.get("channel")))
        if found is None or (found.private and team.bot not in found.members):
            raise Refusal("channel_not_found")
        return found

    def _conversations_info(self, team: FakeTeam, given: Json) -> Json:
        found = self._seen(team, given)
        return {
            "channel": {
                "id": found.id,
                "name": found.name,
                "is_private": found.private,
                "is_archived": found.archived,
                "is_member": team.bot in found.members,
                "is_ext_shared": found.shared,
            }
        }

    def _users_conversations(self, team: FakeTeam, given: Json) -> Json:
        """List the bot's own conversations, as Slack does: without is_member."""
        wanted = str(given.get("types") or "public_channel").split(",")
        kinds = {False: "public_channel", True: "private_channel"}
        mine = [
            {
                "id": found.id,
                "name": found.name,
                "is_private": found.private,
                "is_archived": found.archived,
                "is_ext_shared": found.shared,
            }
            for found in team.channels.values()
            if team.bot in found.members
            and not found.id.startswith("D")
            and kinds[found.private] in wanted
        ]
        return {"channels": mine, "response_metadata": {"next_cursor": ""}}

    def _conversations_join(self, team: FakeTeam, given: Json) -> Json:
        found = self._seen(team, given)
        if found.private:
            raise Refusal("method_not_supported_for_channel_type")
        if found.archived:
            raise Refusal("is_archived")
        found.members.add(team.bot)
        return {}

    def _conversations_members(self, team: FakeTeam, given: Json) -> Json:
        return {"members": sorted(self._seen(team, given).members)}

    def _conversations_open(self, team: FakeTeam, given: Json) -> Json:
        users = given["users"]
        user = users if isinstance(users, str) else users[0]
        if user not in team.users:
            raise Refusal("user_not_found")
        number = f"D{user}"
        team.channels.setdefault(number, FakeChannel(number, "", {user, team.bot}, private=True))
        return {"channel": {"id": number}}

    def _posting(self, team: FakeTeam, given: Json) -> str:
        """Check a post as Slack does; give where it goes."""
        number = str(given.get("channel"))
        if number in team.users:
            return str(self._conversations_open(team, {"users": number})["channel"]["id"])
        found = self._seen(team, given)
        if found.archived:
            raise Refusal("is_archived")
        if team.bot not in found.members:
            raise Refusal("not_in_channel")
        self.check({k: given[k] for k in ("text", "blocks") if k in given})
        return number

    def check(self, payload: Json) -> None:
        """Refuse blocks that Slack would refuse."""
        if "blocks" not in payload:
            if not payload.get("text"):
                raise Refusal("no_text")
            return
        found = faults({"text": "-", **payload})
        if found:
            self.refused += found
            raise Refusal(
                "msg_blocks_too_long" if "too_long" in " ".join(found) else "invalid_blocks"
            )

    def _chat_postMessage(self, team: FakeTeam, given: Json) -> Json:
        channel = self._posting(team, given)
        self.said.append({"team": team.id, "channel": channel, "user": None, "payload": given})
        return {"ts": f"{next(self._numbers)}.000100", "channel": channel}

    def _chat_update(self, team: FakeTeam, given: Json) -> Json:
        channel = self._posting(team, given)
        entry = {"team": team.id, "channel": channel, "user": None, "payload": given}
        self.said.append({**entry, "edits": given["ts"]})
        return {"ts": given["ts"], "channel": channel}

    def _chat_postEphemeral(self, team: FakeTeam, given: Json) -> Json:
        channel = self._posting(team, given)
        if given.get("user") not in team.channels[channel].members:
            raise Refusal("user_not_in_channel")
        entry = {"team": team.id, "channel": channel, "user": given["user"], "payload": given}
        self.said.append(entry)
        return {"message_ts": "1.0"}

    def _chat_unfurl(self, team: FakeTeam, given: Json) -> Json:
        for card in given["unfurls"].values():
            found = faults({"text": "-", "blocks": card["blocks"]})
            if found:
                self.refused += found
                raise Refusal("cannot_parse_attachment")
        self.unfurls.append({"team": team.id, **given})
        return {}

    def _view(self, team: FakeTeam, given: Json, how: str) -> Json:
        view = given["view"]
        found = view_faults(view)
        if found:
            self.refused += found
            raise Refusal("invalid_arguments")
        self.views.append({"team": team.id, "how": how, "view": view, "user": given.get("user_id")})
        return {"view": {"id": "V1", "hash": "1", **view}}

    def _views_open(self, team: FakeTeam, given: Json) -> Json:
        issued = self._triggers.pop(str(given.get("trigger_id")), None)
        if issued is None:
            raise Refusal("invalid_trigger_id")
        if self.clock() - issued > TRIGGER_LIFE:
            raise Refusal("expired_trigger_id")
        return self._view(team, given, "open")

    def _views_update(self, team: FakeTeam, given: Json) -> Json:
        return self._view(team, given, "update")

    def _views_publish(self, team: FakeTeam, given: Json) -> Json:
        if given.get("user_id") not in team.users:
            raise Refusal("user_not_found")
        return self._view(team, given, "home")

    def _files_getUploadURLExternal(self, team: FakeTeam, given: Json) -> Json:
        if "files:write" not in team.rights:
            raise Refusal("missing_scope")
        length = int(given.get("length") or 0)
        if not given.get("filename") or length <= 0:
            raise Refusal("invalid_arguments")
        number = f"F{next(self._numbers)}"
        self.files[number] = {
            "team": team.id, "name": given["filename"], "length": length, "data": None, "posted": [],
        }  # fmt: skip
        return {"upload_url": f"{self.base}/upload/{number}", "file_id": number}

    def upload(self, number: str, data: bytes) -> bool:
        """Take a file's bytes, once, and as many as were said."""
        held = self.files.get(number)
        if held is None or held["data"] is not None or held["length"] != len(data):
            return False
        held["data"] = data
        return True

    def _files_completeUploadExternal(self, team: FakeTeam, given: Json) -> Json:
        if "files:write" not in team.rights:
            raise Refusal("missing_scope")
        wanted: list[Json] = json.loads(
            given["files"]
        )  # as the SDK sends it, and Slack asks for it
        channel = str(given.get("channel_id"))
        if channel in team.users:  # unlike chat.postMessage, it takes no people
            raise Refusal("invalid_channel")
        where = self._posting(team, {"channel": channel, "text": "-"})
        for one in wanted:
            held = self.files.get(one["id"])
            if held is None or held["team"] != team.id or held["data"] is None:
                raise Refusal("file_not_found")
            held["posted"].append(where)
            payload = {"text": given.get("initial_comment"), "file": held["name"], **one}
            self.said.append({"team": team.id, "channel": where, "user": None, "payload": payload})
        return {"files": [{"id": one["id"], "title": one.get("title")} for one in wanted]}

    def _oauth(self, given: Json) -> Json:
        if given.get("grant_type") == "refresh_token":
            self.refreshed.append(str(given.get("refresh_token")))
            answer = self.codes.pop(str(given.get("refresh_token")), None)
            if answer is None:
                raise Refusal("invalid_refresh_token")
        else:
            answer = self.codes.pop(str(given.get("code")), None)
        if answer is None:
            raise Refusal("invalid_code")
        return answer

    def respond(self, number: str, given: Json) -> None:
        """Take an answer at a response_url: five within half an hour."""
        with self._lock:
            held = self._responses.get(number)
            if held is None or self.clock() - held[2] > RESPONSE_LIFE or held[3] <= 0:
                raise Refusal("expired_url")
            team, channel, issued, left = held
            self._responses[number] = (team, channel, issued, left - 1)
            self.check({k: given[k] for k in ("text", "blocks") if k in given})
            public = given.get("response_type") == "in_channel"
            self.said.append(
                {
                    "team": team,
                    "channel": channel,
                    "user": None if public else "asker",
                    "payload": given,
                }
            )

    # --- what Slack sends to us ----------------------------------------------------------------

    def trigger(self) -> str:
        """Issue what opens a view, for three seconds."""
        number = f"trigger{next(self._numbers)}"
        self._triggers[number] = self.clock()
        return number

    def response_url(self, team: str, channel: str) -> str:
        """Issue an address for answers."""
        number = f"r{next(self._numbers)}"
        self._responses[number] = (team, channel, self.clock(), RESPONSE_USES)
        return f"{self.base}/response/{number}"

    def signed(
        self, body: str | bytes, *, at: float | None = None, secret: str = SECRET
    ) -> dict[str, str]:
        """Give the headers with which Slack signs a request."""
        import time

        stamp = str(int(time.time() if at is None else at))
        raw = body.encode() if isinstance(body, str) else body
        base = b"v0:" + stamp.encode() + b":" + raw
        mac = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={mac}"}

    def command(self, text: str, *, team: str = "T1", user: str = "U1", channel: str = "C1") -> str:
        """Give the body of a slash command."""
        held = self.teams[team].channels[channel]
        name = "privategroup" if held.private and not channel.startswith("D") else held.name
        return urlencode(
            {
                "command": "/tamar",
                "text": text,
                "team_id": team,
                "user_id": user,
                "channel_id": channel,
                "channel_name": "directmessage" if channel.startswith("D") else name,
                "trigger_id": self.trigger(),
                "response_url": self.response_url(team, channel),
                "api_app_id": "A1",
            }
        )

    def event(self, event: Json, *, team: str = "T1", event_id: str | None = None) -> str:
        """Give the body of an event."""
        return json.dumps(
            {
                "type": "event_callback",
                "team_id": team,
                "api_app_id": "A1",
                "event_id": event_id or f"Ev{next(self._numbers)}",
                "event_time": int(self.clock().timestamp()),
                "authorizations": [
                    {"team_id": team, "user_id": self.teams[team].bot, "is_bot": True}
                ],
                "event": event,
            }
        )

    def interaction(self, payload: Json, *, team: str = "T1", user: str = "U1") -> str:
        """Give the body of an interaction: a button, a form, a shortcut."""
        whole = {
            "team": {"id": team, "domain": team.lower()},
            "user": {"id": user, "team_id": team, "name": user},
            "api_app_id": "A1",
            "trigger_id": self.trigger(),
            **payload,
        }
        return urlencode({"payload": json.dumps(whole)})

    def press(
        self, action: Json, *, team: str = "T1", user: str = "U1", channel: str = "C1", **more: Any
    ) -> str:
        """Give the body of a pressed button."""
        payload = {
            "type": "block_actions",
            "channel": {"id": channel, "name": self.teams[team].channels[channel].name},
            "container": {"type": "message", "channel_id": channel, "message_ts": "1.0"},
            "response_url": self.response_url(team, channel),
            "actions": [{"type": "button", "block_id": "b", "action_ts": "1", **action}],
            **more,
        }
        return self.interaction(payload, team=team, user=user)

    def texts(self, channel: str | None = None, team: str | None = None) -> str:
        """Give all that was said as text, for a look at what people could read."""
        chosen = [
            entry["payload"]
            for entry in self.said
            if channel in (None, entry["channel"]) and team in (None, entry["team"])
        ]
        return json.dumps(chosen, ensure_ascii=False)


class _Handler(BaseHTTPRequestHandler):
    slack: FakeSlack

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        path, _, query = self.path.partition("?")
        if path.startswith("/upload/"):
            self._upload(path.removeprefix("/upload/"), raw)
            return
        given, token = _given(raw.decode(), query, self.headers)
        if path.startswith("/response/"):
            self._respond(path, given)
            return
        method = path.removeprefix("/api/")
        self.slack.calls.append(method)
        gate = self.slack.gates.get(method)
        if gate is not None:
            gate.wait(10)
        trouble = self.slack.troubles.get(method)
        if trouble:
            kind = trouble.pop(0)
            if kind == "lost":  # done, and never answered
                self.slack.call(method, token, given)
                kind = "reset"
            self._trouble(kind)
            return
        team = next((t for t in self.slack.teams.values() if t.token == token), None)
        more = {"x-oauth-scopes": ",".join(sorted(team.rights))} if team else None
        try:
            self._answer(200, {"ok": True, **self.slack.call(method, token, given)}, more)
        except Refusal as refusal:
            self._answer(200, {"ok": False, "error": str(refusal)})

    def _upload(self, number: str, raw: bytes) -> None:
        trouble = self.slack.troubles.get("upload")
        if trouble:
            self._trouble(trouble.pop(0))
            return
        taken = self.slack.upload(number, raw)
        self._raw(200 if taken else 400, f"OK - {len(raw)}".encode(), "text/plain")

    def _respond(self, path: str, given: Json) -> None:
        try:
            self.slack.respond(path.removeprefix("/response/"), given)
            self._answer(200, {"ok": True})
        except Refusal as refusal:
            self._answer(404, {"ok": False, "error": str(refusal)})

    def _trouble(self, kind: str) -> None:
        if kind == "429":
            self._answer(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"})
        elif kind == "elsewhere":
            self._answer(302, {}, {"Location": f"{self.slack.base}/api/chat.postMessage"})
        elif kind == "503":
            self._answer(503, {"ok": False, "error": "service_unavailable"})
        elif kind == "html":
            self._raw(200, b"<html>busy</html>", "text/html")
        else:
            self.close_connection = True
            self.connection.close()

    def _answer(self, status: int, body: Json, more: dict[str, str] | None = None) -> None:
        self._raw(status, json.dumps(body).encode(), "application/json", more)

    def _raw(self, status: int, body: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _given(raw: str, query: str, headers: Any) -> tuple[Json, str]:
    """Read a call's arguments, form or JSON, and its token."""
    if "json" in (headers.get("Content-Type") or ""):
        given: Json = json.loads(raw or "{}")
    else:
        pairs = {**parse_qs(query), **parse_qs(raw)}
        given = {name: values[-1] for name, values in pairs.items()}
        for name in ("view", "blocks", "unfurls"):
            if isinstance(given.get(name), str):
                given[name] = json.loads(given[name])
    bearer = (headers.get("Authorization") or "").removeprefix("Bearer ")
    return given, str(given.pop("token", "") or bearer)


@contextmanager
def fake_slack(clock: Callable[[], datetime]) -> Iterator[FakeSlack]:
    """Serve a fake Slack on loopback until the block ends."""
    slack = FakeSlack(clock)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"slack": slack}))
    server.daemon_threads = True
    slack.base = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
