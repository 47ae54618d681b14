"""This file says whether what a text names is known where it is said: a topic, what can be or is followed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session

from bot.answering.arguments import courtesy
from bot.answering.following import followed
from bot.answering.following.targets import Unknown, known
from bot.answering.names import TopicBook
from bot.answering.speech import Speaker
from storage.people import channels, subscriptions


def is_topic(book: TopicBook, name: str) -> bool:
    """Say whether people call a topic so."""
    return any(book.find(one) for one in courtesy.names(name))


def can_be_followed(session: Session, book: TopicBook, said: str, speaker: Speaker) -> bool:
    """Say whether all that is named can be followed, or may be several things that can."""
    try:
        found, unknown = known(session, book, said, speaker.language)
    except Unknown as several:
        return several.several
    return bool(found) and not unknown


def is_followed(session: Session, book: TopicBook, named: Sequence[str], speaker: Speaker) -> bool:
    """Say whether all that is named is followed here, or may be several things that are."""
    channel = channels.channel(session, speaker.address)
    following = subscriptions.subscriptions(session, channel.id) if channel else []
    try:
        followed.chosen(session, following, ", ".join(named), book, speaker.language)
    except Unknown as unknown:
        return unknown.several
    return True
