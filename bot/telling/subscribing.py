"""This file gives a new store its console channel, following all three topics."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from bot.topics.vocabulary import headings
from storage.people import channels, subscriptions
from storage.people.channel_addresses import CONSOLE, LOCAL
from storage.records import Preference


def follow_shipped(
    session: Session, now: datetime, *, language: Preference = "either", night: bool = True
) -> int:
    """Make the console channel if it is not there, and let it follow every topic that ships.

    Whoever watches a terminal sees papers as they come, at night too unless `night` says otherwise.
    """
    hours = {"opens": "00:00", "closes": "24:00", "working_days_only": False, "cap": 0}
    channel = channels.ensure_channel(
        session,
        CONSOLE,
        workspace_key=LOCAL,
        now=now,
        language=language,
        **(hours if night else {}),
    )
    if not subscriptions.subscriptions(session, channel.id):
        for topic in headings():
            subscriptions.subscribe(
                session,
                channel.id,
                kind="topic",
                target=topic.key,
                label=topic.en,
                who="console",
                now=now,
            )
    return channel.id
