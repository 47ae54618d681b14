"""This file shows the form in which people subscribe or change a subscription, and reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import structlog
from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.answering.channels import Refused
from bot.answering.conversation import perform
from bot.answering.following.filled import Filled, amended, opened, preview
from bot.answering.intents import Sample, Subscribe
from bot.answering.seen import book_of
from bot.answering.speech import Reply, Speaker
from bot.messages.words import say
from bot.slack.blocks import option
from bot.slack.fields import MORE, Shape, form, read, result
from bot.slack.room import Body, Room, shout

log = structlog.get_logger(__name__)

CALLBACK = "subscribe"
SETUP = re.compile(r"^setup(?::\d+)?$")
MOST_CHOICES = 30


def open_form(
    room: Room,
    client: WebClient,
    trigger: str,
    speaker: Speaker,
    *,
    subscription: str | None = None,
    topics: Sequence[str] = (),
    shape: Shape = "folded",
) -> str | None:
    """Open the form at once: what Slack gives us to open it with lives three seconds.

    Gives None, or the key of the sentence that says why it stays closed.
    """
    try:
        found = opened(room.desk, speaker, subscription, topics)
    except Refused:
        return "no_longer"
    view = form(speaker, found.book, found.filled, found.held, found.preview, shape)
    try:
        client.views_open(trigger_id=trigger, view=view)
    except (SlackClientError, OSError) as error:
        log.warning("form_not_opened", error=type(error).__name__)
        return "retry"
    return None


def register(app: App, room: Room) -> None:
    """Listen."""

    def choices(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        speaker = _speaker(room, client, body, context)
        typed = str(body.get("value") or "")[:100]
        with room.desk.store.read() as session:
            book = book_of(session, speaker)
        found = book.nearest(typed, MOST_CHOICES) if typed.strip() else book.topics[:MOST_CHOICES]
        language = speaker.language
        ack(options=[option(t.name(language), t.key) for t in found if len(t.key) <= 150])

    def chosen(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        ack()
        shape = _metadata(body.get("view") or {}).get("shape")
        again(body, client, context, shape if shape in ("short", "folded") else "whole")

    def more(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        ack()
        again(body, client, context, "whole")

    def setup(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = room.speaker(client, body, context)
        open_form(room, client, str(body.get("trigger_id") or ""), speaker, shape="short")

    def again(body: Body, client: WebClient, context: Any, shape: Shape) -> None:
        speaker = _speaker(room, client, body, context)
        view = body.get("view") or {}
        filled = replace(read(view), language_of_words=speaker.language)
        with room.desk.store.read() as session:
            book = book_of(session, speaker)
            lines = preview(room.desk, session, book, filled)
        shown = form(speaker, book, filled, None, lines, shape)
        try:
            client.views_update(view_id=view.get("id"), hash=view.get("hash"), view=shown)
        except (SlackClientError, OSError) as error:
            log.warning("form_not_updated", error=type(error).__name__)

    app.options("topics")(choices)
    app.action("topics")(chosen)
    app.action(MORE)(more)
    app.action(SETUP)(setup)
    _register_answers(app, room)


def _register_answers(app: App, room: Room) -> None:
    """Listen to what was filled in."""

    def submitted(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        speaker = _speaker(room, client, body, context)
        view = body.get("view") or {}
        filled, metadata = read(view), _metadata(view)
        short = metadata.get("shape") == "short"
        if short:  # it is of the place where it was opened
            filled = replace(filled, channel=str(metadata.get("channel") or ""))
        reply, field = _done(room, client, speaker, filled, metadata)
        if reply.failed:
            ack(response_action="errors", errors={field: reply.headline[:150]})
        else:
            ack(response_action="update", view=result(reply))
            if reply.announced:
                shout(client, filled.channel or speaker.address.rpartition("/")[2], reply, speaker)

        if short and not reply.failed:  # after the answer, for which Slack waits three seconds
            with_sample(client, view, reply, filled.topics[0], speaker)

    def with_sample(
        client: WebClient, view: Body, reply: Reply, topic: str, speaker: Speaker
    ) -> None:
        sample = room.guarded(lambda: perform(room.desk, Sample(topic), speaker), speaker)
        try:
            client.views_update(view_id=view.get("id"), view=result(reply, sample))
        except (SlackClientError, OSError) as error:  # the form was closed: it is no loss
            log.info("sample_not_shown", error=type(error).__name__)

    app.view(CALLBACK)(submitted)


def _done(
    room: Room, client: WebClient, speaker: Speaker, filled: Filled, metadata: Body
) -> tuple[Reply, str]:
    """Subscribe or change as the form says; give the answer, and the field that is wrong if any."""
    language = speaker.language
    if "subscription" in metadata:
        held, seen = str(metadata["subscription"]), metadata.get("seen")
        seen = str(seen) if seen is not None else None
        return room.guarded(
            lambda: amended(room.desk, held, seen, filled, speaker), speaker
        ), "rhythm"
    if not filled.topics:
        return Reply(say("which_topic", language), failed=True, language=language), "topics"
    if not filled.channel:
        return Reply(say("no_channel", language, value="-"), failed=True), "channel"
    team = speaker.address.removeprefix("slack:").partition("/")[0]
    problem = _shut(room, client, speaker, team, filled.channel)
    if problem:
        return Reply(say(problem, language), failed=True, language=language), "channel"
    private = room.people.reach_of(client, team, filled.channel).private
    address = f"slack:{team}/{filled.channel}"
    there = replace(speaker, address=address, private=private, member=True)
    intent = Subscribe(filled.topics, filled.asked)
    reply = room.guarded(lambda: perform(room.desk, intent, there), there)
    return reply, "topics"


def _shut(room: Room, client: WebClient, speaker: Speaker, team: str, channel: str) -> str | None:
    """Say why somebody may not subscribe a channel now, as a key of a sentence."""
    member = room.people.belongs(client, channel, speaker.who)
    if channel.startswith("D") and member is False:
        return "not_our_talk"
    found = room.people.ask(client, team, channel)
    if found.problem in ("archived", "retry") or (found.private and found.problem):
        return found.problem
    if not member:
        return "retry" if member is None else "not_member"
    return room.people.reach(client, team, channel).problem


def _metadata(view: Body) -> Body:
    try:
        found = json.loads(str(view.get("private_metadata") or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _speaker(room: Room, client: WebClient, body: Body, context: Any) -> Speaker:
    """Give who fills in the form, in the channel where it was opened."""
    channel = str(_metadata(body.get("view") or {}).get("channel") or "")
    placed = {**body, "channel": {"id": channel}} if channel else body
    return room.speaker(client, placed, context)
