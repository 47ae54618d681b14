"""This file answers what happens in Slack beside words: links, bookmarks, invitations."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.answering.card_actions import by_link
from bot.answering.finding import find, saving
from bot.answering.following.sampling import show_sample
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.phrases import greetings
from bot.messages.words import say
from bot.slack import privacy
from bot.slack.blocks import Block
from bot.slack.cards import alert_message
from bot.slack.room import Body, Room, placed, whisper

MOST_LINKS = 5
BOOKMARK = "bookmark"


def register(app: App, room: Room) -> None:
    """Listen."""

    def link_shared(event: Body, client: WebClient, context: Any) -> None:
        unfurl(room, event, client, str(context.get("team_id")))

    def joined(event: Body, client: WebClient, context: Any) -> None:
        greet(room, client, context, event)

    def marked(event: Body, client: WebClient, context: Any) -> None:
        bookmarked(room, client, context, event)

    app.event("link_shared")(link_shared)
    app.event("reaction_added")(marked)
    app.event("member_joined_channel")(joined)


def unfurl(room: Room, event: Body, client: WebClient, team: str) -> None:
    """Show the card of a paper whose link somebody posts, where it is held."""
    privacy.refresh(room.desk, room.people, client, team)
    user, channel = str(event.get("user") or ""), str(event.get("channel") or "")
    speaker = room.people.speaker(client, team, user, channel)
    unfurls: dict[str, Any] = {}
    if room.people.reach_of(client, team, channel).shared:  # all its readers see what one posted
        speaker = replace(speaker, stranger=True)
    with room.desk.store.read() as session:
        book = book_of(session, speaker)
        published = _domains(room)
        for link in (event.get("links") or [])[:MOST_LINKS]:
            url, domain = str(link.get("url") or ""), str(link.get("domain") or "")
            if not any(domain == own or domain.endswith(f".{own}") for own in published):
                continue
            paper = by_link(session, url.replace("&amp;", "&"))
            if paper is None:
                continue
            alert = find.card(room.desk, session, paper, book, speaker.language)
            unfurls[url] = {"blocks": _still(alert_message(alert)["blocks"])}
    if not unfurls:
        return
    where: Body = {"channel": channel, "ts": event.get("message_ts")}
    if event.get("unfurl_id"):
        where = {"unfurl_id": event["unfurl_id"], "source": event.get("source")}
    with suppress(SlackClientError):  # a paper without a card is still a link
        client.chat_unfurl(unfurls=unfurls, **where)


def bookmarked(room: Room, client: WebClient, context: Any, event: Body) -> None:
    """Keep the paper of our message that somebody marks with a bookmark; any other mark is talk.

    Slack tells of marks only where it was let to: without that right, this never happens.
    """
    item, user = event.get("item") or {}, str(event.get("user") or "")
    if event.get("reaction") != BOOKMARK or item.get("type") != "message" or not user:
        return
    if str(event.get("item_user") or "") != str(context.get("bot_user_id") or ""):
        return
    team, channel, ts = str(context.get("team_id")), str(item.get("channel")), str(item.get("ts"))
    privacy.refresh(room.desk, room.people, client, team, here=channel)
    speaker = placed(room.people.speaker(client, team, user, channel))
    speaker = room.in_thread(speaker, ts)
    if not speaker.about or speaker.member is False:
        return
    reply = room.guarded(lambda: saving.by_message(room.desk, speaker) or Reply(""), speaker)
    if reply.headline:
        whisper(client, channel, user, reply, None)


def _domains(room: Room) -> set[str]:
    """Give the domains where sources publish: no other link can be one of our papers."""
    hosts = {host for source in room.desk.sources.values() for host in source.hosts}
    return {host.removeprefix("www.") for host in hosts}


def _still(blocks: list[Block]) -> list[Block]:
    """Leave out what can be pressed: a link's card is nobody's subscription."""
    return [block for block in blocks if block["type"] != "actions"]


def greet(room: Room, client: WebClient, context: Any, event: Body) -> None:
    """Greet whoever invited us, and only them."""
    team, channel = str(context.get("team_id")), str(event.get("channel"))
    inviter = str(event.get("inviter") or "")
    if inviter:
        speaker = room.people.speaker(client, team, inviter, channel)
        whisper(client, channel, inviter, _hello(speaker), None)


def _hello(speaker: Speaker) -> Reply:
    language = speaker.language
    return Reply(
        say("welcome", language),
        buttons=(
            Button(say("b_setup", language), "setup", style="primary"),
            *(Button(one, "say", one) for one in greetings(language)),
            show_sample(speaker),
        ),
        language=language,
    )
