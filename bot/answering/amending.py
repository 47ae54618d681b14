"""This file changes how one thing is followed, all of it at once, as a form gives it."""

from __future__ import annotations

import zlib
from typing import Any

from sqlmodel import Session

from bot.answering import changes, schedules
from bot.answering.channels import Refused, held, may_change, place_of
from bot.answering.intents import Wishes
from bot.answering.sentences import tell
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from storage import channels, subscriptions
from storage.channels import Channel
from storage.subscriptions import Subscription


def mark(one: Subscription) -> str:
    """Name a subscription so that no later one is taken for it, whatever number that has."""
    since = zlib.crc32(f"{one.kind} {one.target} {one.created_at.isoformat()}".encode())
    return f"{one.id}.{since:08x}"


def state_of(one: Subscription) -> str:
    """Give a word that changes with how something is followed."""
    return f"{zlib.crc32(repr(one).encode()):08x}"


def marked(session: Session, value: str, speaker: Speaker) -> tuple[Subscription, Channel]:
    """Give the subscription of a mark, or of a number alone as older buttons have it; raises Refused."""
    number, _, since = value.partition(".")
    if not (number.isdecimal() and len(number) < 12):  # noqa: PLR2004
        raise Refused("no_longer")
    try:
        found, channel = subscription_of(session, int(number), speaker)
    except Refused:
        raise Refused("no_longer") from None
    if since and mark(found) != value:
        raise Refused("no_longer")
    return found, channel


def subscription_of(
    session: Session, number: int, speaker: Speaker
) -> tuple[Subscription, Channel]:
    """Give a subscription of the channel that the speaker is in; raises Refused for any other."""
    channel = held(session, place_of(speaker, None), speaker)
    here = subscriptions.subscriptions(session, channel.id) if channel else []
    found = next((one for one in here if one.id == number), None)
    if channel is None or found is None:
        raise Refused("not_number", str(number))
    return found, channel


def amend(
    desk: Desk, value: str, wishes: Wishes, speaker: Speaker, *, seen: str | None = None
) -> Reply:
    """Let the thing of a mark be followed exactly as wished; what was left empty is cleared.

    `seen` is how it was followed when the wishes were made: they are not written over later ones.
    """
    language, now = speaker.language, desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker)
        found, channel = marked(session, value, speaker)
        if seen is not None and seen != state_of(found):
            raise Refused("changed_since")
        same = [
            one
            for one in subscriptions.subscriptions(session, channel.id)
            if (one.kind, one.label) == (found.kind, found.label)
            and (one.id == found.id or one.kind != "topic")
        ]
        wanted: dict[str, Any] = {
            "rhythm": wishes.rhythm or found.rhythm,
            "level": wishes.level or found.level,
            "language": wishes.language,
            "sources": wishes.sources,
            "without": wishes.without or "",
        }
        after = [subscriptions.change_subscription(session, one.id, **wanted) for one in same]
        moved = _moved(channel, wishes)
        notes = [changes.followed(session, old, new) for new, old in zip(after, same, strict=True)]
        before = changes.settings(channel, moved)
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        entry = changes.note(
            session, channel, speaker, "subscribe", now, subscriptions=notes, channel=before
        )
        lines = schedules.when(channel, after[0], language, speaker.zone, now)
        lines += schedules.how(channel, after[0], language)
    place = place_of(speaker, None).called(language)
    return Reply(
        tell("changed", language, place=place, what=found.label),
        tuple(lines),
        buttons=(Button(tell("b_undo", language), "undo", str(entry)),),
        changed=True,
        language=language,
    )


def _moved(channel: Channel, wishes: Wishes) -> dict[str, Any]:
    """Give the channel's settings that move with a rhythm: the hour and the day of its digests."""
    wanted: dict[str, Any] = {}
    if wishes.rhythm == "weekly":
        wanted = {"weekly_at": wishes.at, "weekly_day": wishes.weekday}
    elif wishes.rhythm == "daily":
        wanted = {"daily_at": wishes.at}
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and getattr(channel, name) != value
    }
