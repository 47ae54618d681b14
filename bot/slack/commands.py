"""This file answers the slash command, and mentions and direct messages, which say the same."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.answering import commands
from bot.answering.following.filled import closed
from bot.answering.hearing.grammar import parse
from bot.answering.intents import Edit
from bot.answering.speech import Reply
from bot.slack import forms, privacy
from bot.slack.files import handed_over
from bot.slack.hearing import addressed, typed
from bot.slack.room import Body, Room, privately, rewrite, whisper

COMMAND = "/tamar"


def register(app: App, room: Room) -> None:
    """Listen."""

    def command(ack: Ack, body: Body, client: WebClient, context: Any, respond: Respond) -> None:
        ack()
        speaker = room.speaker(client, body, context)
        text = typed(str(body.get("text") or ""))
        trigger = str(body.get("trigger_id") or "")
        if commands.COMMANDS.opens_form(text) and trigger:
            problem = forms.open_form(room, client, trigger, speaker)
        else:
            reply = handed_over(room, client, body, room.answer(text, speaker), speaker)
            if reply.edit is None or not trigger or not isinstance(parse(text), Edit):
                privately(respond, reply, speaker.who)
                room.look(reply, lambda found: privately(respond, found))
                return
            problem = forms.open_form(room, client, trigger, speaker, subscription=reply.edit)
        if problem:
            privately(respond, closed(problem, speaker))

    def mention(event: Body, client: WebClient, context: Any) -> None:
        if event.get("bot_id") or not event.get("user"):
            return
        _spoken(room, event, client, context)

    def direct(event: Body, client: WebClient, context: Any) -> None:
        if event.get("channel_type") != "im" or event.get("subtype") or event.get("bot_id"):
            return
        _spoken(room, event, client, context)

    app.command(COMMAND)(command)
    app.event("app_mention")(mention)
    app.event("message")(direct)


def _spoken(room: Room, event: Body, client: WebClient, context: Any) -> None:
    team, user = str(context.get("team_id")), str(event["user"])
    privacy.refresh(room.desk, room.people, client, team, here=str(event["channel"]))
    home = event.get("user_team") or event.get("team") or team
    speaker = room.people.speaker(
        client, team, user, str(event["channel"]), stranger=str(home) != team
    )
    speaker = room.in_thread(speaker, event.get("thread_ts"))
    text = addressed(typed(str(event.get("text") or "")), str(context.get("bot_user_id") or ""))
    reply = handed_over(room, client, event, room.answer(text, speaker), speaker)
    place, thread = str(event["channel"]), event.get("thread_ts")
    ts = whisper(client, place, user, reply, thread)

    def show(found: Reply) -> None:
        if ts is not None:
            rewrite(client, place, ts, found)
        else:
            whisper(client, place, user, found, thread)

    room.look(reply, show)
