"""This file writes down changes so that they can be taken back, and takes them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.answering.speech import Speaker
from storage import audit, channels, subscriptions, topics
from storage.audit import Entry
from storage.channels import Channel
from storage.subscriptions import Subscription

_KEPT = ("rhythm", "at", "level", "without", "language", "label", "created_by")
UNDONE = "undo"


def as_it_is(subscription: Subscription | None) -> dict[str, Any] | None:
    """Give what is needed to bring a subscription back."""
    if subscription is None:
        return None
    kept = {name: getattr(subscription, name) for name in _KEPT}
    until = subscription.paused_until
    return {
        **kept,
        "sources": list(subscription.sources),
        "paused_until": until.isoformat() if until else None,
    }


def followed(subscription: Subscription, before: Subscription | None) -> dict[str, Any]:
    """Describe how one thing's subscription was before."""
    return {
        "kind": subscription.kind,
        "target": subscription.target,
        "before": as_it_is(before),
    }


def settings(channel: Channel, names: Mapping[str, Any]) -> dict[str, Any]:
    """Describe how a channel's settings were before."""
    return {
        name: value.isoformat() if isinstance(value := getattr(channel, name), datetime) else value
        for name in names
    }


def note(
    session: Session,
    channel: Channel,
    speaker: Speaker,
    action: str,
    now: datetime,
    /,
    **detail: Any,
) -> int:
    """Write down a change: who, what, where, and what it was before."""
    return audit.audit(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        who=speaker.who,
        action=action,
        detail=detail,
        now=now,
    )


def last(session: Session, channel: Channel, who: str) -> Entry | None:
    """Give the last change that somebody made in a channel and that still stands."""
    return audit.last_standing(session, channel_id=channel.id, who=who, undo=UNDONE)


def is_undone(session: Session, entry: Entry) -> bool:
    """Say whether a change was taken back already."""
    return audit.is_taken_back(session, entry, undo=UNDONE)


def take_back(
    session: Session, channel: Channel, entry: Entry, speaker: Speaker, now: datetime
) -> None:
    """Bring back what was before a change."""
    topic = entry.detail.get("topic")
    if topic:  # first: what follows it cannot come back without it
        _restore_topic(session, topic, channel, speaker, now)
    for one in entry.detail.get("subscriptions", ()):
        _restore(session, channel, one, now)
    before = dict(entry.detail.get("channel") or {})
    if before:
        if before.get("paused_until"):
            before["paused_until"] = datetime.fromisoformat(before["paused_until"])
        channels.set_channel(session, channel.address, **before)
    note(session, channel, speaker, UNDONE, now, of=entry.id)


def _restore(session: Session, channel: Channel, one: Mapping[str, Any], now: datetime) -> None:
    before, place = one["before"], int(one.get("channel_id") or channel.id)
    if before is None:
        subscriptions.unsubscribe(session, place, kind=one["kind"], target=one["target"])
        return
    kept = {name: before[name] for name in (*_KEPT, "sources") if name != "created_by"}
    found, is_new = subscriptions.subscribe(
        session,
        place,
        kind=one["kind"],
        target=one["target"],
        who=before.get("created_by", ""),
        now=now,
        **kept,
    )
    until = before.get("paused_until")
    kept["paused_until"] = datetime.fromisoformat(until) if until else None
    if not is_new or until:
        subscriptions.change_subscription(session, found.id, **kept)


def _restore_topic(
    session: Session, topic: Mapping[str, Any], channel: Channel, speaker: Speaker, now: datetime
) -> None:
    if topic.get("line") is None:
        topics.delete_topic(session, topic["key"])
        return
    topics.save_topic(
        session,
        channel.workspace,
        topic["key"].rpartition("/")[2],
        topic["name"],
        topic["line"],
        channel_id=topic.get("channel_id"),
        who=speaker.who,
        now=now,
    )
