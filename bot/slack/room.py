"""This file holds what every Slack listener needs, and how each of them answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.answering.conversation import answer
from bot.answering.following.own_topics import looked
from bot.answering.hearing.pieces.threads import spoken_of
from bot.answering.presses import guarded
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.slack import privacy
from bot.slack.fixed_token import FixedToken
from bot.slack.installations import Vault
from bot.slack.people import People
from bot.slack.replies import payload
from bot.watching.lookback import look_back

LOOKS = 2  # of our threads, at most, look back over what is held
UPLOADS = 2  # files that are being sent, at most
LONGEST = 600.0  # seconds of one look back; Slack takes answers for half an hour
Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Room:
    """What Slack's listeners share."""

    desk: Desk
    wake: Callable[[], None]
    people: People
    vault: Vault | None = None
    fixed: FixedToken | None = None
    closing: threading.Event = field(default_factory=threading.Event)
    looks: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(LOOKS))
    uploads: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(UPLOADS))

    def look(self, reply: Reply, show: Callable[[Reply], object]) -> None:
        """Match what is held against a topic that was just written, then show what it brought.

        Called where nobody waits any more. Where too many do this already, or we stop, the
        timetable goes on with it.
        """
        if reply.looking is None or not self.looks.acquire(blocking=False):
            return
        try:
            look_back(self.desk, reply.looking, seconds=LONGEST, stopped=self.closing.is_set)
            show(looked(self.desk, reply))
        finally:
            self.looks.release()

    def answer(self, text: str, speaker: Speaker) -> Reply:
        """Answer, and put what was enqueued on its way; a failure of ours is said to be one."""
        return self.guarded(lambda: answer(self.desk, text, speaker), speaker)

    def guarded(self, work: Callable[[], Reply], speaker: Speaker) -> Reply:
        """Do something; where it fails, say that nothing was changed: silence would leave them waiting."""
        reply = guarded(work, speaker, self.wake)
        alone = reply.announced and not _shared(speaker)
        return replace(reply, announced=False) if alone else reply

    def speaker(self, client: WebClient, body: Body, context: Body) -> Speaker:
        """Give who sent a command or pressed something, and where.

        A command is typed where its sender is. What is pressed or filled in may be older than that:
        who is not in a place any more, or never was, is answered there as if they were nowhere.
        """
        user = body.get("user") or {}
        user_id = body.get("user_id") or user.get("id") or ""
        channel = (
            body.get("channel_id")
            or (body.get("channel") or {}).get("id")
            or (body.get("container") or {}).get("channel_id")
            or user_id
        )
        team = str(context.get("team_id") or body.get("team_id") or "")
        if body.get("type") != "block_suggestion":  # asked as people type; the form was opened anew
            privacy.refresh(self.desk, self.people, client, team, here=str(channel))
        home = user.get("team_id") or team
        name = body.get("channel_name") or (body.get("channel") or {}).get("name") or ""
        speaker = self.people.speaker(
            client,
            team,
            str(user_id),
            str(channel),
            channel_name=str(name) if name != str(channel) else "",
            stranger=bool(home and team and home != team),
        )
        container, message = body.get("container") or {}, body.get("message") or {}
        thread = container.get("thread_ts") or message.get("thread_ts")
        return speaker if "command" in body else self.in_thread(placed(speaker), thread)

    def in_thread(self, speaker: Speaker, thread: object) -> Speaker:
        """Give a speaker who knows which paper's message the thread hangs on, if it does on one."""
        if not isinstance(thread, str) or not thread:
            return speaker
        return spoken_of(self.desk, speaker, thread)


def placed(speaker: Speaker) -> Speaker:
    """Ask whether a speaker is where they speak; who is not sees there what all see, and no more."""
    member = speaker.belongs(speaker.address)
    if member or not (speaker.private or speaker.guest or speaker.stranger):
        return replace(speaker, member=member)
    nowhere = f"{speaker.address.rpartition('/')[0]}/{speaker.who}"
    return replace(speaker, address=nowhere, private=True, member=member)


def _shared(speaker: Speaker) -> bool:
    """Say whether others read where somebody speaks: in a channel, and not in a talk with us."""
    return speaker.address.rpartition("/")[2][:1] in ("C", "G")


def announcement(reply: Reply, who: str) -> Body:
    """Give what a channel is shown of a change that one of its people made, with the way back."""
    undo = tuple(one for one in reply.buttons if one.action == "undo")
    shown = payload(Reply(reply.headline, buttons=undo, language=reply.language))
    by = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"<@{who}>"}]}
    return {**shown, "blocks": [*shown["blocks"], by]}


def shout(client: WebClient, channel: str, reply: Reply, speaker: Speaker) -> None:
    """Show a channel what somebody changed for it from elsewhere."""
    with suppress(SlackClientError):
        client.chat_postMessage(channel=channel, **announcement(reply, speaker.who))


def privately(respond: Respond, reply: Reply, who: str = "") -> None:
    """Answer so that only the asker sees it; what changes for all of a channel, all of it see."""
    respond(**payload(reply), response_type="ephemeral", replace_original=False)
    if reply.announced and who:
        respond(**announcement(reply, who), response_type="in_channel", replace_original=False)


def whisper(
    client: WebClient, channel: str, user: str, reply: Reply, thread: str | None
) -> str | None:
    """Show an answer to one person in a channel, or in a thread of it; name it where it can be edited."""
    more: Body = {"thread_ts": thread} if thread else {}
    shown: Body = {k: v for k, v in payload(reply).items() if not k.startswith("unfurl")}
    with suppress(SlackClientError):
        if channel.startswith("D"):
            return str(client.chat_postMessage(channel=channel, **shown, **more)["ts"])
        client.chat_postEphemeral(channel=channel, user=user, **shown, **more)
        if reply.announced:
            client.chat_postMessage(channel=channel, **announcement(reply, user), **more)
    return None


def rewrite(client: WebClient, channel: str, ts: str, reply: Reply) -> None:
    """Give an answer of ours that everybody there sees other words."""
    shown = {k: v for k, v in payload(reply).items() if not k.startswith("unfurl")}
    with suppress(SlackClientError):
        client.chat_update(channel=channel, ts=ts, **shown)
