"""This file does what people press in Slack: on a paper's card, on our answers, in a message's menu."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from slack_bolt import Ack, App, Respond
from slack_sdk import WebClient

from bot.answering import card_actions, intents
from bot.answering.following.filled import closed
from bot.answering.hearing.grammar import parse
from bot.answering.intents import ShowCommitment
from bot.answering.presses import WORK, press
from bot.answering.speech import Reply, Speaker
from bot.slack import forms
from bot.slack.files import handed_over
from bot.slack.hearing import typed
from bot.slack.replies import payload
from bot.slack.room import Body, Room, privately, whisper

COPY, SAVE, NOT_RELEVANT, MORE, FEEDBACK = (
    "copy_citation", "save", "not_relevant", "paper_more", "feedback",
)  # fmt: skip
OURS = re.compile(r"^(?:say|stop|undo|filter|copy|follow_paper|why)(?::\d+)?$")
EDIT = re.compile(r"^edit(?::\d+)?$")
_SHOWING = (
    intents.ListFollowed, intents.Topics, intents.ShowTopic, intents.Preview, intents.Latest,
    intents.Search, intents.Show, intents.Commitments, ShowCommitment, intents.Meetings, intents.Programme, intents.Why,
    intents.Profile,    intents.Status, intents.Sample,
)  # fmt: skip
_URL = re.compile(r"https?://[^\s|<>\"]{5,800}")


def done(room: Room, name: str, value: str, speaker: Speaker) -> Reply:
    """Do one thing that was pressed; what may not be done is said, and changes nothing."""
    return room.guarded(lambda: press(room.desk, name, value, speaker), speaker)


def register(app: App, room: Room) -> None:
    """Listen."""

    def pressed(
        ack: Ack, body: Body, action: Body, client: WebClient, context: Any, respond: Respond
    ) -> None:
        ack()
        name, value = _meant(action)
        if name in WORK:
            speaker = room.speaker(client, body, context)
            reply = handed_over(room, client, body, done(room, name, value, speaker), speaker)
            _tell(client, body, respond, reply)
            room.look(reply, lambda found: _tell(client, body, respond, found))

    def edit(
        ack: Ack, body: Body, action: Body, client: WebClient, context: Any, respond: Respond
    ) -> None:
        ack()
        _, value = _meant(action)
        speaker = room.speaker(client, body, context)
        trigger = str(body.get("trigger_id") or "")
        problem = forms.open_form(room, client, trigger, speaker, subscription=value)
        if problem:
            _tell(client, body, respond, closed(problem, speaker))

    def row(
        ack: Ack, body: Body, action: Body, client: WebClient, context: Any, respond: Respond
    ) -> None:
        name, _ = _meant(action)
        (edit if name == "edit" else pressed)(ack, body, action, client, context, respond)

    def share(
        ack: Ack, body: Body, action: Body, client: WebClient, context: Any, respond: Respond
    ) -> None:
        ack()
        speaker = room.speaker(client, body, context)
        value = str(action.get("value") or "")
        if not speaker.member or not isinstance(parse(value), _SHOWING):
            key = "not_member" if speaker.member is False else "retry"
            _tell(client, body, respond, closed(key, speaker))
            return
        reply = room.answer(value, speaker)
        shown = dict(payload(replace(reply, buttons=(), again=None)))
        who = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"<@{speaker.who}>"}]}
        shown["blocks"] = [*shown["blocks"][:49], who]
        respond(**shown, response_type="in_channel", delete_original=True)

    for pattern in (OURS, COPY, SAVE, NOT_RELEVANT, MORE, FEEDBACK):
        app.action(pattern)(pressed)
    app.action(EDIT)(edit)
    app.action("row")(row)
    app.action("share")(share)
    app.shortcut("follow_topic")(_message_shortcut(room))
    app.shortcut("new_subscription")(_global_shortcut(room))


def _meant(action: Body) -> tuple[str, str]:
    """Read what was pressed into a name and a value."""
    name = str(action.get("action_id") or "").partition(":")[0]
    if name == MORE:  # follow:paper:1, mute:paper:1:ai, why:paper:1
        chosen = str((action.get("selected_option") or {}).get("value") or "")
        name, _, value = chosen.partition(":")
        return name, value
    if name == "row":  # edit|12, say|unsubscribe 1
        chosen = str((action.get("selected_option") or {}).get("value") or "")
        name, _, value = chosen.partition("|")
        return name, value
    if name == FEEDBACK:  # good:paper:1
        name, _, value = str(action.get("value") or "").partition(":")
        return name if name in ("good", "bad") else "", value
    return name, str(action.get("value") or "")


def _tell(client: WebClient, body: Body, respond: Respond, reply: Reply) -> None:
    """Answer where something was pressed, so that only who pressed it sees it."""
    user = str((body.get("user") or {}).get("id") or "")
    if body.get("response_url"):
        privately(respond, reply, user)
        return
    if user:  # on the app's home there is no channel to answer in
        channel = str((client.conversations_open(users=[user])["channel"] or {}).get("id") or "")
        whisper(client, channel, user, reply, None)


def _message_shortcut(room: Room) -> Callable[..., None]:
    """Follow what a message is about: the paper that it links to, or the topics of its words."""

    def follow_topic(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = room.speaker(client, body, context)
        text = typed(str((body.get("message") or {}).get("text") or ""))[:6000]
        topics = _topics(room, text)
        trigger = str(body.get("trigger_id") or "")
        forms.open_form(room, client, trigger, speaker, topics=topics)

    return follow_topic


def _topics(room: Room, text: str) -> list[str]:
    """Give the topics that a message is about: those of the paper it links to, else of its words."""
    with room.desk.store.read() as session:
        for url in _URL.findall(text)[:3]:
            paper = card_actions.by_link(session, url)
            if paper is not None:
                return [match.topic for match in paper.matches if "/" not in match.topic]
        matcher = room.desk.matcher(session)
    return [match.topic for match in matcher.match_text(text) if "/" not in match.topic][:3]


def _global_shortcut(room: Room) -> Callable[..., None]:
    def new_subscription(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = room.speaker(client, body, context)
        forms.open_form(room, client, str(body.get("trigger_id") or ""), speaker)

    return new_subscription
