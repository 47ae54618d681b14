"""This file names a subscription to buttons and forms so that no later one is ever taken for it."""

from __future__ import annotations

import zlib

from sqlmodel import Session

from bot.answering.channels import Refused, held, place_of
from bot.answering.speech import Speaker
from storage.people import subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription


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
    if not (number.isdecimal() and len(number) < 12):
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
