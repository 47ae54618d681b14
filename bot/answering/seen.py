"""This file says which topics a speaker may see where they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlmodel import Session

from bot.answering.arguments import courtesy
from bot.answering.names import KnownTopic, TopicBook
from bot.answering.speech import Speaker
from bot.messages.words import say
from bot.topics.lines import TopicError
from scrapers.items import Language
from storage.people import channels, subscriptions
from storage.people.topics import OwnTopic


class NoTopic(Exception):
    """A topic was named that is not known here."""

    def __init__(self, name: str, nearest: tuple[KnownTopic, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class BadLine(Exception):
    """A topic's line cannot be used; the error says why in both languages."""

    def __init__(self, error: TopicError) -> None:
        super().__init__(str(error))
        self.error = error


_books: ContextVar[dict[Speaker, TopicBook] | None] = ContextVar("books", default=None)


@contextmanager
def one_reading() -> Iterator[None]:
    """Look once for the topics of a speaker inside the block, which changes none of them."""
    token = _books.set({})
    try:
        yield
    finally:
        _books.reset(token)


def book_of(session: Session, speaker: Speaker) -> TopicBook:
    """Give the topics that may be seen where the speaker is.

    Somebody of another organisation sees those that ship, and those that this channel follows.
    """
    books = _books.get()
    if books is None:
        return _book(session, speaker)
    if speaker not in books:
        books[speaker] = _book(session, speaker)
    return books[speaker]


def _book(session: Session, speaker: Speaker) -> TopicBook:
    channel = channels.channel(session, speaker.address)
    if channel is not None and channel.workspace != speaker.workspace:
        channel = None
    book = TopicBook(session, speaker.workspace, channel.id if channel else None)
    if not speaker.stranger:
        return book
    held = subscriptions.subscriptions(session, channel.id) if channel else []
    return book.only({one.target for one in held if one.kind == "topic"})


def looking(own: OwnTopic, language: Language) -> str | None:
    """Say how far what is held was matched against a topic; None where all of it was."""
    if own.look_total is None:
        return None
    return say("looking_back", language, looked=f"{own.looked:,}", total=f"{own.look_total:,}")


def still_looking(topic: KnownTopic | None, language: Language) -> tuple[str, ...]:
    """Say how far an own topic's papers are known, where not all of them are yet."""
    line = looking(topic.own, language) if topic and topic.own else None
    return (line,) if line else ()


def topic_of(book: TopicBook, name: str | None) -> KnownTopic | None:
    """Give the topic of a name; raises NoTopic where it is none."""
    if name is None:
        return None
    found = next((one for said in courtesy.names(name) if (one := book.find(said))), None)
    if found is None:
        raise NoTopic(name, tuple(book.nearest(name)))
    return found
