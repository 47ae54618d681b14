"""This file changes how one thing is followed, all of it at once, as a form gives it."""

from __future__ import annotations

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


def amend(desk: Desk, number: int, wishes: Wishes, speaker: Speaker) -> Reply:
    """Let a thing be followed exactly as wished; what was left empty is cleared."""
    language, now = speaker.language, desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker)
        found, channel = subscription_of(session, number, speaker)
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
