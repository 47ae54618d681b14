"""This file hands a file over in Slack: to whoever asked for it, in their own messages with us, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.answering.scripts import as_read
from bot.answering.speech import Attached, Reply, Speaker
from bot.messages.clipping import clip, plain
from bot.messages.words import say
from bot.platforms.errors import Ambiguous
from bot.slack.failures import code_of, failure
from bot.slack.mrkdwn import escape
from bot.slack.room import Body, Room
from storage import once
from storage.errors import StoreError
from storage.people import installations

RIGHT = "files:write"
REPEATED = timedelta(days=1)  # how long after it Slack may send a command once more
TITLE = 200  # letters
# What asking Slack, bringing it a file and reading what it says may raise.
_ODD = (
    *(SlackClientError, httpx.HTTPError, httpx.InvalidURL),
    *(OSError, ValueError, KeyError, TypeError, AttributeError),
)
log = structlog.get_logger(__name__)


def handed_over(room: Room, client: WebClient, body: Body, reply: Reply, speaker: Speaker) -> Reply:
    """Send the file that goes with an answer, if one does; give the answer with what came of it.

    What asked for it is noted before anything leaves. A crash after that, wherever, leaves the file there
    or not, and nothing that was uploaded but not posted is seen by anybody: whatever Slack says again,
    it is never posted twice, and whoever sees none asks again.
    """
    file, reply = reply.file, replace(reply, file=None)
    if file is None:
        return reply
    if RIGHT not in _rights(room, speaker):
        return _told(reply, say("file_no_right", speaker.language))
    if not room.uploads.acquire(blocking=False):
        return _told(reply, say("file_busy", speaker.language))
    try:
        return _sent(client, file, reply, speaker) if _first(room, body, speaker) else reply
    finally:
        room.uploads.release()


def _rights(room: Room, speaker: Speaker) -> frozenset[str]:
    """Give what the workspace let us do."""
    if room.fixed is not None:
        return room.fixed.rights()
    team = speaker.workspace.partition(":")[2]
    with room.desk.store.read() as session:
        held = installations.installation(session, team)
    return frozenset(held.scopes.split(",")) if held is not None else frozenset()


def _first(room: Room, body: Body, speaker: Speaker) -> bool:
    """Say whether Slack asks this for the first time; while the store is away nobody knows, and no is said."""
    mark = body.get("trigger_id") or body.get("client_msg_id") or body.get("ts")
    now = room.desk.clock()
    try:
        with room.desk.store.write() as session:
            return once.first(session, f"file:{speaker.address}:{mark}", now, now + REPEATED)
    except StoreError as error:
        log.warning("file_not_noted", error=type(error).__name__)
        return False


def _sent(client: WebClient, file: Attached, reply: Reply, speaker: Speaker) -> Reply:
    written = file.write()
    data = written.text.encode()
    language = speaker.language
    try:
        place = _own(client, speaker)
        number = _uploaded(client, file.name, data)
    except _ODD as error:
        return _refused(reply, speaker, error)
    headline = as_read(replace(reply, headline=file.headline)).headline
    try:
        client.files_completeUploadExternal(
            files=[{"id": number, "title": clip(plain(file.title), TITLE)}],
            channel_id=place,
            initial_comment=escape(plain(headline)),
        )
    except (SlackClientError, OSError, ValueError, TypeError, AttributeError) as error:
        found = failure(error)
        if isinstance(found, Ambiguous):
            log.warning("file_unsure", error=type(error).__name__)
            return _told(reply, say("file_unsure", language, name=file.name))
        return _refused(reply, speaker, error)
    size = max(1, round(len(data) / 1024))
    lines = [say("file_sent", language, name=file.name, n=written.papers, size=size)]
    if not written.whole:
        lines += [say("file_part", language, n=written.papers), *reply.lines]
    return replace(reply, headline=file.headline, lines=tuple(lines), code="")


def _own(client: WebClient, speaker: Speaker) -> str:
    """Give where somebody talks with us and nobody else reads."""
    opened: Any = client.conversations_open(users=[speaker.who])
    return str(opened["channel"]["id"])


def _uploaded(client: WebClient, name: str, data: bytes) -> str:
    """Bring a file to Slack, where nobody sees it before it is posted; give its number."""
    given: Any = client.files_getUploadURLExternal(filename=name, length=len(data))
    address = str(given["upload_url"])
    if not _is_slack_s(address, client.base_url):
        raise ValueError("an address that no file is brought to")
    kind = {"content-type": "application/octet-stream"}
    with (
        httpx.Client(follow_redirects=False, trust_env=False, timeout=client.timeout) as http,
        http.stream("POST", address, content=data, headers=kind) as answer,
    ):
        answer.raise_for_status()
    return str(given["file_id"])


def _is_slack_s(address: str, base: str) -> bool:
    """Say whether an address is of the host where we ask Slack, or of the one where it takes files."""
    asked, given = urlsplit(base), urlsplit(address)
    hosts = (asked.hostname, f"files.{asked.hostname}")
    return (given.scheme, given.port) == (asked.scheme, asked.port) and given.hostname in hosts


def _refused(reply: Reply, speaker: Speaker, error: BaseException) -> Reply:
    """Say why nothing was sent; what needs a right that we thought we had names it."""
    code = code_of(error) if isinstance(error, SlackApiError) else None
    log.warning("file_not_sent", error=code or type(error).__name__)
    if code in ("missing_scope", "no_permission"):
        return _told(reply, say("file_no_right", speaker.language))
    reason = code or type(error).__name__
    return _told(reply, say("file_failed", speaker.language, reason=f"`{reason}`"))


def _told(reply: Reply, line: str) -> Reply:
    """Say why there is no file, before what works instead."""
    return replace(reply, lines=(line, *reply.lines))
