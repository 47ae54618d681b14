"""This file notices what happens in Slack: links, invitations, departures, revoked rights."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import structlog
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError

from bot.answering.card_actions import by_link
from bot.answering.finding import find, saving
from bot.answering.following.sampling import show_sample
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Speaker
from bot.messages.words import say
from bot.slack import privacy
from bot.slack.blocks import Block
from bot.slack.cards import alert_message
from bot.slack.mrkdwn import escape
from bot.slack.owners import tell_owner
from bot.slack.room import Body, Room, placed, whisper
from storage.people import channels, installations, subscriptions
from storage.people.channel_addresses import is_address
from storage.told import departures

MOST_LINKS = 5
REMOVED = "removed"
BOOKMARK = "bookmark"
AHEAD = timedelta(hours=1)  # no clocks are further apart than this unless one of them is wrong
log = structlog.get_logger(__name__)


def register(app: App, room: Room) -> None:
    """Listen."""

    def link_shared(event: Body, client: WebClient, context: Any) -> None:
        unfurl(room, event, client, str(context.get("team_id")))

    def left(event: Body, body: Body, client: WebClient, context: Any) -> None:
        if event.get("user") == context.get("bot_user_id"):
            departed(room, client, context, event, body, REMOVED)

    def closed(event: Body, body: Body, client: WebClient, context: Any) -> None:
        kind = "deleted" if str(event.get("type")).endswith("deleted") else "archived"
        departed(room, client, context, event, body, kind)

    def removed(event: Body, body: Body, client: WebClient, context: Any) -> None:
        departed(room, client, context, event, body, REMOVED)

    def joined(event: Body, body: Body, client: WebClient, context: Any) -> None:
        if event.get("user") == context.get("bot_user_id"):
            arrived(room, client, context, event, body)

    def reopened(event: Body, body: Body, client: WebClient, context: Any) -> None:
        arrived(room, client, context, event, body)

    def marked(event: Body, client: WebClient, context: Any) -> None:
        bookmarked(room, client, context, event)

    app.event("link_shared")(link_shared)
    app.event("reaction_added")(marked)
    app.event("member_left_channel")(left)
    app.event("member_joined_channel")(joined)
    for name in ("channel_archive", "group_archive", "channel_deleted", "group_deleted"):
        app.event(name)(closed)
    for name in ("channel_left", "group_left"):
        app.event(name)(removed)
    for name in ("channel_unarchive", "group_unarchive"):
        app.event(name)(reopened)
    _register_readers(app, room)
    _register_rights(app, room)


def _register_readers(app: App, room: Room) -> None:
    """Ask anew who reads a channel whenever Slack says that something about it has changed."""

    def changed(event: Body, client: WebClient, context: Any) -> None:
        channel = event.get("channel")
        number = channel.get("id") if isinstance(channel, dict) else channel
        privacy.learn(room.desk, room.people, client, str(context.get("team_id")), str(number))

    def renamed(event: Body, context: Any) -> None:
        team = str(context.get("team_id"))
        old, new = (f"slack:{team}/{event.get(f'{one}_channel_id')}" for one in ("old", "new"))
        with room.desk.store.write() as session:
            if is_address(new) and channels.move_channel(session, old, new):
                log.info("channel_renumbered", channel=new)

    for name in ("channel_rename", "group_rename", "channel_shared", "channel_unshared"):
        app.event(name)(changed)
    for subtype in ("channel_convert_to_private", "channel_convert_to_public", "channel_name"):
        app.event({"type": "message", "subtype": subtype})(changed)
    app.event("channel_id_changed")(renamed)


def _register_rights(app: App, room: Room) -> None:
    def uninstalled(event: Body, body: Body) -> None:
        uninstall(room, str(body.get("team_id") or ""), happened(event, body, room.desk.clock()))

    def revoked(event: Body, body: Body) -> None:
        if (event.get("tokens") or {}).get("bot"):
            uninstalled(event, body)

    app.event("app_uninstalled")(uninstalled)
    app.event("tokens_revoked")(revoked)


def happened(event: Body, body: Body, now: datetime) -> datetime:
    """Give when something happened by Slack's own clock; what does not say so happens now.

    Slack delivers an event late, and again, when we were slow or away.
    """
    for said in (event.get("event_ts"), body.get("event_time")):
        try:
            at = datetime.fromtimestamp(float(said or "nan"), UTC)
        except (ValueError, OverflowError, OSError, TypeError):
            continue
        return at if at < now + AHEAD else now
    return now


def _before(at: datetime, known: datetime | None, now: datetime) -> bool:
    """Say whether an event is older than what we know; Slack often tells whole seconds only.

    A moment that lies ahead was stored by a clock that ran ahead, and outweighs nothing.
    """
    return known is not None and known < now + AHEAD and at < known.replace(microsecond=0)


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


def departed(
    room: Room, client: WebClient, context: Any, event: Body, body: Body, why: str
) -> None:
    """Pause what a channel follows that we can no longer reach, and tell once who set it up."""
    team, channel = str(context.get("team_id")), str(event.get("channel"))
    now = room.desk.clock()
    at = happened(event, body, now)
    room.people.forget(team, channel)
    with room.desk.store.write() as session:
        found = channels.channel(session, f"slack:{team}/{channel}")
        if found is None or found.gone_at is not None:
            return
        if _before(at, found.here_at or found.created_at, now):
            log.info("late_event", kind=event.get("type"), channel=found.address)
            return
        departures.close_channels(session, [found.id], why, at)
        held = subscriptions.subscriptions(session, found.id)
    for who in list(dict.fromkeys(s.created_by for s in held if s.created_by[:1] in "UW"))[:1]:
        speaker = room.people.speaker(client, team, who, who)
        name = found.name and not found.private
        place = f"#{found.name}" if name else say("here", speaker.language).lower()
        text = say("removed", speaker.language, place=place)
        with suppress(SlackClientError):
            client.chat_postMessage(channel=who, text=escape(text))


def arrived(room: Room, client: WebClient, context: Any, event: Body, body: Body) -> None:
    """Take a channel back that was gone; greet whoever invited us, and only them."""
    team, channel = str(context.get("team_id")), str(event.get("channel"))
    now = room.desk.clock()
    at = happened(event, body, now)
    room.people.forget(team, channel)
    with room.desk.store.write() as session:
        found = channels.channel(session, f"slack:{team}/{channel}")
        if found is not None:
            if _before(at, found.gone_at, now):
                log.info("late_event", kind=event.get("type"), channel=found.address)
                return
            if found.gone_at is not None:
                departures.reopen_channels(session, [found.id])
            if found.here_at is None or found.here_at < at:
                channels.set_channel(session, found.address, here_at=at)
    inviter = str(event.get("inviter") or "")
    if inviter:
        speaker = room.people.speaker(client, team, inviter, channel)
        whisper(client, channel, inviter, _hello(speaker), None)


def _hello(speaker: Speaker) -> Reply:
    language = speaker.language
    words = [say(f"hello_{name}", language) for name in ("ai", "lawtech", "smart_city")]
    return Reply(
        say("welcome", language),
        buttons=(
            Button(say("b_setup", language), "setup", style="primary"),
            *(Button(one, "say", one) for one in words),
            show_sample(speaker),
        ),
        language=language,
    )


def uninstall(room: Room, team: str, at: datetime) -> None:
    """Pause all of a workspace that took its rights back, and forget its tokens; say so once.

    One that has been granted them again since has not.
    """
    if not team:
        return
    now = room.desk.clock()
    with room.desk.store.write() as session:
        held = installations.installation(session, team)
        only = room.fixed.taken_at if room.fixed is not None else None
        if _before(at, held.granted_at if held is not None else only, now):
            log.info("late_event", kind="uninstalled", team=team)
            return
        workspace = channels.workspace(session, f"slack:{team}")
        installations.revoke(session, team, now)
        if workspace is not None:
            departures.close_workspace(session, workspace.id, "uninstalled", at)
            tell_owner(
                room.desk,
                session,
                team,
                f"notice:uninstalled:{team}:{now:%Y%m%d}",
                partial(say, "news_uninstalled", team=team),
            )
    if room.vault is not None:
        room.vault.forget(team)
    log.warning("uninstalled", team=team)
    room.wake()
