"""This file says which topics a speaker may see where they are."""

from __future__ import annotations

from sqlmodel import Session

from bot.answering import courtesy
from bot.answering.names import Known, TopicBook
from bot.answering.speech import Speaker
from storage import channels


class NoTopic(Exception):
    """A topic was named that is not known here."""

    def __init__(self, name: str, nearest: tuple[Known, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


def book_of(session: Session, speaker: Speaker) -> TopicBook:
    """Give the topics that may be seen where the speaker is."""
    channel = channels.channel(session, speaker.address)
    if channel is not None and channel.workspace != speaker.workspace:
        channel = None
    return TopicBook(session, speaker.workspace, channel.id if channel else None)


def topic_of(book: TopicBook, name: str | None) -> Known | None:
    """Give the topic of a name; raises NoTopic where it is none."""
    if name is None:
        return None
    found = next((one for said in courtesy.names(name) if (one := book.find(said))), None)
    if found is None:
        raise NoTopic(name, tuple(book.nearest(name)))
    return found
