"""This file gives what is followed where something is said, by the names under which it can be typed."""

from __future__ import annotations

from bot.answering.hearing.heard import Heard
from storage.people import channels, subscriptions


def named(heard: Heard) -> list[tuple[str, str]]:
    """Give what is followed where it is said: what each means, and its name as the asker reads it."""
    with heard.desk.store.read() as session:
        channel = channels.channel(session, heard.speaker.address)
        rows = subscriptions.subscriptions(session, channel.id) if channel else []
        found = []
        for one in rows:
            known = heard.book.get(one.target) if one.kind == "topic" else None
            found.append((one.target, known.name(heard.speaker.language) if known else one.label))
    return list(dict.fromkeys(found))


def narrow(heard: Heard) -> set[str]:
    """Give what is followed where it is said by its main subject alone."""
    with heard.desk.store.read() as session:
        channel = channels.channel(session, heard.speaker.address)
        rows = subscriptions.subscriptions(session, channel.id) if channel else []
        wide = {one.target for one in rows if one.level != "substantive"}
        return {one.target for one in rows} - wide


__all__ = ["named", "narrow"]
