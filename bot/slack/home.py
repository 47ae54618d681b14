"""This file shows the app's home: what I follow, what this workspace follows, and how the watch is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient
from slack_sdk.errors import SlackClientError
from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.words import clock
from bot.answering.channels import Refused, made, may_change, open_place
from bot.answering.conversation import perform
from bot.answering.following.followed import in_brief
from bot.answering.intents import PauseAll, ResumeAll
from bot.answering.keeping import care, overview
from bot.answering.keeping.status import watch
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from bot.slack import privacy
from bot.slack.blocks import (
    Block,
    View,
    actions,
    button,
    confirm,
    context,
    divider,
    header,
    home,
    section,
)
from bot.slack.mrkdwn import Markup, escape
from bot.slack.replies import mentioning, said
from bot.slack.room import Body, Room
from storage.people import channels, subscriptions
from storage.people.channels import Channel

MOST_CHANNELS = 40
Ask = Callable[[Sequence[Channel]], list[Channel]]


def register(app: App, room: Room) -> None:
    """Listen."""

    def opened(event: Body, client: WebClient, context: Any) -> None:
        if event.get("tab") == "home":
            show(room, client, _speaker(room, client, event, context))

    def new(ack: Ack, body: Body, client: WebClient, context: Any) -> None:
        from bot.slack.forms import open_form

        ack()
        speaker = _presser(room, client, body, context)
        open_form(room, client, str(body.get("trigger_id") or ""), speaker)

    def pausing(ack: Ack, body: Body, action: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = _presser(room, client, body, context)
        on = action.get("action_id") == "home_pause"
        room.guarded(lambda: _paused(room.desk, speaker, on=on), speaker)
        show(room, client, speaker)

    def pausing_all(ack: Ack, body: Body, action: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = _presser(room, client, body, context)
        meant = PauseAll() if action.get("action_id") == "home_pause_all" else ResumeAll()
        room.guarded(lambda: perform(room.desk, meant, speaker), speaker)
        room.wake()
        show(room, client, speaker)

    def hours(ack: Ack, body: Body, action: Body, client: WebClient, context: Any) -> None:
        ack()
        speaker = _presser(room, client, body, context)
        at = clock(str(action.get("selected_time") or ""))
        if at is not None:
            name = "opens" if action.get("action_id") == "home_opens" else "closes"
            _set_hours(room.desk, speaker, name, at)
        show(room, client, speaker)

    app.event("app_home_opened")(opened)
    app.action("home_new")(new)
    for name in ("home_pause", "home_resume"):
        app.action(name)(pausing)
    for name in ("home_pause_all", "home_resume_all"):
        app.action(name)(pausing_all)
    for name in ("home_opens", "home_closes"):
        app.action(name)(hours)


def _speaker(room: Room, client: WebClient, event: Body, context: Any) -> Speaker:
    """Give whose home it is, speaking in the direct messages between us."""
    user, team = str(event.get("user") or ""), str(context.get("team_id") or "")
    channel = str(event.get("channel") or "")
    if not channel.startswith("D"):
        with suppress(SlackClientError, KeyError, TypeError):
            channel = str(client.conversations_open(users=[user])["channel"]["id"])
    return room.people.speaker(client, team, user, channel or user)


def _presser(room: Room, client: WebClient, body: Body, context: Any) -> Speaker:
    """Give who pressed something on their home."""
    return _speaker(room, client, {"user": (body.get("user") or {}).get("id")}, context)


def show(room: Room, client: WebClient, speaker: Speaker) -> None:
    """Publish somebody's home."""
    team = speaker.workspace.removeprefix("slack:")

    def ask(held: Sequence[Channel]) -> list[Channel]:
        return privacy.ask(room.desk, room.people, client, team, held)

    with suppress(SlackClientError, OSError):
        client.views_publish(user_id=speaker.who, view=view(room.desk, speaker, ask))


def view(desk: Desk, speaker: Speaker, ask: Ask) -> View:
    """Lay the home out; private channels, and what they follow, are not on it.

    `ask` says how channels are now: what was public when somebody followed something may not be.
    """
    now = desk.clock()
    with desk.store.read() as session:
        everywhere = channels.channels(session, speaker.workspace)
        mine = next((c for c in everywhere if c.address == speaker.address), None)
        following = [
            c
            for c in everywhere
            if c is not mine and _may_show(c) and subscriptions.subscriptions(session, c.id)
        ]
    if speaker.guest or speaker.stranger:  # they see the channels that they are in, and there
        following = []
    unasked, following = following[MOST_CHANNELS:], following[:MOST_CHANNELS]
    open_ones = [c for c in ask(following) if _may_show(c)] if following else []
    status = watch(desk, speaker)
    with desk.store.read() as session:
        listed = {
            c.id: subscriptions.subscriptions(session, c.id)
            for c in [*open_ones, *([mine] if mine else [])]
        }
    blocks: list[Block] = [header("Tamar"), section(said(say("home_welcome", speaker.language)))]
    blocks.append(context(said(status.headline), *(said(line) for line in status.lines[:4])))
    own = [c for c in open_ones if any(s.created_by == speaker.who for s in listed.get(c.id, ()))]
    paused = any(c.paused(now) for c in [*own, *([mine] if mine else [])])
    blocks.append(actions(*_buttons(speaker, paused=paused)))
    blocks += [divider(), header(say("home_mine", speaker.language))]
    blocks.append(section(_follows(listed.get(mine.id, []) if mine else [], speaker)))
    blocks += _hours(mine, speaker)
    blocks += [divider(), header(say("home_ours", speaker.language))]
    for channel in open_ones:
        name = f"<#{channel.address.rpartition('/')[2]}>"
        blocks.append(section(Markup(f"{name}\n{_follows(listed[channel.id], speaker)}")))
    if not open_ones:
        blocks.append(section(escape(say("home_nothing", speaker.language))))
    if unasked:
        rest = say("home_more", speaker.language, n=len(unasked))
        blocks.append(context(escape(rest)))
    blocks.append(context(said(say("home_private", speaker.language))))
    if speaker.admin and not (speaker.guest or speaker.stranger):
        blocks += _overview(desk, speaker, {channel.id for channel in open_ones})
    return home(blocks)


def _overview(desk: Desk, speaker: Speaker, shown: set[int]) -> list[Block]:
    """Show administrators what this workspace's channels bring; of those not `shown`, numbers only."""
    language, now = speaker.language, desk.clock()
    found = overview.looked_over(desk, language, speaker.workspace)
    blocks: list[Block] = [divider(), header(say("overview_head", language))]
    if found.paused:
        blocks.append(section(said(found.paused)))
        blocks.append(actions(button(say("b_resume_all", language), "home_resume_all")))
    else:
        name = say("b_pause_all", language)
        sure = confirm(name, say("pause_all_sure", language), name, say("form_close", language))
        blocks.append(actions(button(name, "home_pause_all", style="danger", confirm=sure)))
    for place in [one for one in found.places if one.counts.channel.id in shown][:MOST_CHANNELS]:
        name = f"<#{place.counts.channel.address.rpartition('/')[2]}>"
        who = place.counts.changed[:1] if place.counts.changed else ()
        line = mentioning(escape(overview.line(place, language, now)), who)
        blocks.append(context(Markup(f"{name} {line}")))
    rest = [one.counts for one in found.places if one.counts.channel.id not in shown]
    blocks += [context(escape(one)) for one in overview.private_ones(rest, language)]
    if found.trouble:
        blocks.append(context(*(escape(one) for one in found.trouble[:6])))
    return blocks


def _may_show(channel: Channel) -> bool:
    """Say whether all of a workspace can see a channel, as far as we know, and we can reach it."""
    return not channel.private and channel.gone_at is None


def _buttons(speaker: Speaker, *, paused: bool) -> list[Block]:
    language = speaker.language
    toggle = (
        button(say("b_resume_mine", language), "home_resume")
        if paused
        else button(say("b_pause_mine", language), "home_pause")
    )
    return [button(say("b_new", language), "home_new", style="primary"), toggle]


def _follows(held: list[subscriptions.Subscription], speaker: Speaker) -> Markup:
    if not held:
        return escape(say("home_nothing", speaker.language))
    language = speaker.language
    names = in_brief(held, language)
    return Markup(" · ".join(escape(name) for name in names[:25]))


def _hours(mine: Channel | None, speaker: Speaker) -> list[Block]:
    opens = mine.opens if mine else "08:00"
    closes = (
        mine.closes if mine and mine.closes != "24:00" else "20:00" if mine is None else "23:59"
    )
    pickers = [
        {"type": "timepicker", "action_id": "home_opens", "initial_time": opens},
        {"type": "timepicker", "action_id": "home_closes", "initial_time": closes},
    ]
    return [context(escape(say("home_quiet", speaker.language))), actions(*pickers)]


def _set_hours(desk: Desk, speaker: Speaker, name: str, at: str) -> None:
    place, now = open_place(speaker, None), desk.clock()
    with desk.store.write() as session:
        channel = made(desk, session, place, speaker)
        before = undoing.settings(channel, {name: at})
        channels.set_channel(session, channel.address, **{name: at})
        undoing.note(session, channel, speaker, "quiet", now, channel=before)


def _paused(desk: Desk, speaker: Speaker, *, on: bool) -> Reply:
    done = pause_mine(desk, speaker, on=on)
    return Reply("", changed=bool(done), language=speaker.language)


def pause_mine(desk: Desk, speaker: Speaker, *, on: bool) -> int:
    """Pause, or resume, my own messages and the public channels that I subscribed; say how many.

    What only administrators may change is passed over where the speaker is none; so is a channel
    that the speaker has left, or that is not public any more.
    """
    now, done = desk.clock(), 0
    until = care.FOR_GOOD if on else None
    with desk.store.read() as session:
        meant = [
            channel
            for channel in channels.channels(session, speaker.workspace)
            if channel.paused(now) != on and _is_mine(session, channel, speaker)
        ]
    may = {channel.id for channel in meant if _is_there(channel, speaker)}
    with desk.store.write() as session:
        for channel in meant:
            own = channel.address == speaker.address
            if channel.id not in may or not (own or _may_change(session, speaker)):
                continue
            before = undoing.settings(channel, {"paused_until": until})
            channels.set_channel(session, channel.address, paused_until=until)
            action = "pause" if on else "resume"
            undoing.note(session, channel, speaker, action, now, channel=before)
            done += 1
    return done


def _is_mine(session: Session, channel: Channel, speaker: Speaker) -> bool:
    """Say whether a channel is somebody's own, or one that they subscribed and all may see."""
    if channel.address == speaker.address:
        return True
    held = subscriptions.subscriptions(session, channel.id)
    return not channel.private and any(one.created_by == speaker.who for one in held)


def _is_there(channel: Channel, speaker: Speaker) -> bool:
    """Ask whether somebody is in a channel now, and whether it is still public."""
    if channel.address == speaker.address:
        return True
    return bool(speaker.belongs(channel.address)) and not speaker.reach(channel.address).private


def _may_change(session: Session, speaker: Speaker) -> bool:
    try:
        may_change(session, speaker)
    except Refused:
        return False
    return True
