"""This file notices where Teams lets us in and where it sees us out: installed, removed, renamed, archived.

What it changes is stamped as done in the transaction that changes it, and Teams is answered after
that: a crash before the commit changed nothing, and Teams asks again; after one behind it what
comes again is dropped. Only a greeting, which nobody waits for, may be lost in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.answering.speech import Button, Reply
from bot.desk import Desk
from bot.messages.phrases import greetings
from bot.messages.words import say
from bot.teams.activities import Activity
from bot.telling import posting
from storage import once
from storage.people import channels, conversations, subscriptions
from storage.people.channel_addresses import UnknownAddress, address_in
from storage.people.channels import Channel
from storage.people.conversations import Conversation
from storage.told import departures

REMEMBERED = timedelta(hours=2)  # longer than a token is good, so that nothing can be played again
GREETED = timedelta(hours=1)  # in which we greet a conversation once, however often we are told


@dataclass(frozen=True, slots=True)
class OwnPost:
    """Something to say of our own accord, and where."""

    address: str
    reply: Reply


def first(session: Session, activity: Activity, now: datetime) -> bool:
    """Say whether this is new to every process; Teams asks again where it got no answer."""
    if not activity.id:
        return True
    name = f"{activity.address} {activity.kind} {activity.id}"
    key = f"teams:{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()}"
    return once.first(session, key, now, now + REMEMBERED)


def changes(activity: Activity) -> bool:
    """Say whether it tells us where we are, rather than asking us something."""
    return activity.kind in ("installationUpdate", "conversationUpdate")


def happened(desk: Desk, activity: Activity) -> list[OwnPost]:
    """Note what changed in a conversation or a team; give whom to greet."""
    with desk.store.write() as session:
        if not first(session, activity, desk.clock()):
            return []
        if activity.kind == "installationUpdate":
            return _installation(session, desk, activity)
        if activity.recipient in activity.added:
            return _arrived(session, desk, activity)
        work = _HAPPENED.get(activity.happened)
        return work(session, desk, activity) if work else []


def _installation(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:
    if activity.action.startswith("add"):
        return _arrived(session, desk, activity)
    return _close(session, desk, activity, _places(session, activity), "removed")


def _arrived(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:
    """Take back what was gone, and say so; greet where we are new, once."""
    held = channels.channel(session, activity.address)
    back = held is not None and held.gone_at is not None and _owners(session, held)
    _reopened(session, desk, activity)
    now = desk.clock()
    new = once.first(session, f"teams:hello:{_short(activity.address)}", now, now + GREETED)
    if back:
        return [OwnPost(activity.address, _back(activity))]
    return [OwnPost(activity.address, hello(activity))] if new else []


def spoken_to(session: Session, address: str) -> None:
    """Take a channel back in which people speak to us: where we are not let in, Teams brings us nothing."""
    held = channels.channel(session, address)
    if held is not None and held.gone_at is not None:
        departures.reopen_channels(session, [held.id])


def hello(activity: Activity) -> Reply:
    """Greet, with what can be subscribed to at once."""
    language = activity.language
    return Reply(
        say("welcome", language),
        (say("teams_how", language),),
        buttons=tuple(Button(one, "say", one) for one in greetings(language)),
        language=language,
    )


def _back(activity: Activity) -> Reply:
    language = activity.language
    shown = Button(say("b_list", language), "say", say("c_list", language))
    return Reply(
        say("resumed", language, place=say("here", language)), buttons=(shown,), language=language
    )


def _places(session: Session, activity: Activity) -> list[Conversation]:
    """Give what an event is about: the whole team where there is one, else the conversation."""
    if activity.team:
        return conversations.conversations(session, activity.workspace, activity.team)
    found = conversations.conversation(session, activity.address)
    return [found] if found else []


def _channel(session: Session, activity: Activity) -> list[Conversation]:
    """Give the channel that an event is about, which may be another than where it is told."""
    address = _channel_address(activity)
    found = conversations.conversation(session, address) if address else None
    return [found] if found else []


def _channel_address(activity: Activity) -> str | None:
    try:
        return address_in(activity.workspace, activity.channel) if activity.channel else None
    except UnknownAddress:
        return None


def _close(
    session: Session, desk: Desk, activity: Activity, places: list[Conversation], why: str
) -> list[OwnPost]:
    """Pause what is followed where we can no longer be heard; tell once who set it up."""
    held = [channels.channel(session, one.address) for one in places]
    open_ones = [one for one in held if one is not None and one.gone_at is None]
    now = desk.clock()
    departures.close_channels(session, [one.id for one in open_ones], why, now)
    told: set[str] = set()
    for one in open_ones:
        for who in _owners(session, one)[:1]:
            chat = conversations.personal(session, activity.workspace, who)
            if chat is None or chat.address == one.address or who in told:
                continue
            told.add(who)
            own = channels.channel(session, chat.address) or channels.ensure_channel(
                session, chat.address, activity.workspace, now
            )
            key = f"notice:removed:{one.id}:{now:%Y%m%dT%H%M%S}"
            posting.notice(desk, session, own, key, _told(activity, one), activity.language)
    return []


def _owners(session: Session, channel: Channel) -> list[str]:
    held = subscriptions.subscriptions(session, channel.id)
    return list(dict.fromkeys(one.created_by for one in held if one.created_by))


def _told(activity: Activity, channel: Channel) -> str:
    language = activity.language
    known = channel.name and not channel.private
    place = f"#{channel.name}" if known else say("here", language).lower()
    return say("removed", language, place=place)


def _reopened(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:  # noqa: ARG001 - one of a table
    held = [channels.channel(session, one.address) for one in _places(session, activity)]
    gone = [one.id for one in held if one is not None and one.gone_at is not None]
    if gone:
        departures.reopen_channels(session, gone)
    return []


def _archived(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:
    return _close(session, desk, activity, _places(session, activity), "archived")


def _deleted(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:
    return _close(session, desk, activity, _channel(session, activity), "deleted")


def _restored(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:  # noqa: ARG001 - one of a table
    held = [channels.channel(session, one.address) for one in _channel(session, activity)]
    departures.reopen_channels(session, [one.id for one in held if one is not None])
    return []


def _named(session: Session, desk: Desk, activity: Activity) -> list[OwnPost]:
    """Learn what a channel is called, so that people can speak of it."""
    address, name = _channel_address(activity), activity.channel_name[:200]
    if address is None or not name:
        return []
    known = conversations.conversation(session, address)
    conversations.remember(
        session,
        Conversation(
            address,
            activity.workspace,
            activity.service_url,
            "channel",
            desk.clock(),
            team=activity.team,
            name=name,
            private=activity.private or bool(known and known.private),
            shared=activity.shared or bool(known and known.shared),
        ),
    )
    if channels.channel(session, address) is not None:
        channels.set_channel(session, address, name=name)
    return []


def _short(address: str) -> str:
    return address[-120:]


_HAPPENED: dict[str, Callable[[Session, Desk, Activity], list[OwnPost]]] = {
    "channelCreated": _named,
    "channelRenamed": _named,
    "channelDeleted": _deleted,
    "channelRestored": _restored,
    "teamArchived": _archived,
    "teamDeleted": _archived,
    "teamHardDeleted": _archived,
    "teamUnarchived": _reopened,
    "teamRestored": _reopened,
}
