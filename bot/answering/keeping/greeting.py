"""This file answers greetings and thanks with what can be done next in that place."""

from __future__ import annotations

from sqlmodel import Session

from bot.answering.channels import held, place_of
from bot.answering.following.sampling import show_sample, subscribe_to
from bot.answering.intents import Hello, Overheard, Thanks
from bot.answering.names import TopicBook
from bot.answering.seen import book_of
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from storage.people import subscriptions

BUTTONS = 3


def hello(desk: Desk, intent: Hello, speaker: Speaker) -> Reply:
    """Say who we are, and what fits this place next."""
    language = speaker.language
    with desk.store.read() as session:
        follows = following(session, speaker)
        book = book_of(session, speaker)
    place = place_of(speaker, None).called(language)
    line = (
        say("hello_follows", language, place=place, n=follows)
        if follows
        else say("follows_nothing", language, place=place)
    )
    return Reply(say("welcome", language), (line,), buttons=next_steps(book, follows, speaker))


def thanks(desk: Desk, intent: Thanks, speaker: Speaker) -> Reply:
    """Take thanks, and offer what fits this place next."""
    with desk.store.read() as session:
        follows = following(session, speaker)
        book = book_of(session, speaker)
    return Reply(
        say("welcome_thanks", speaker.language), buttons=next_steps(book, follows, speaker)
    )


def overheard(desk: Desk, intent: Overheard, speaker: Speaker) -> Reply:
    """Say that nothing was taken for a wish, and how one is said."""
    language = speaker.language
    helped = Button(say("b_help", language), "say", say("c_help", language))
    return Reply(say("overheard", language), buttons=(helped,))


def following(session: Session, speaker: Speaker) -> int:
    """Count what the speaker's channel follows."""
    channel = held(session, place_of(speaker, None), speaker)
    return len(subscriptions.subscriptions(session, channel.id)) if channel else 0


def next_steps(book: TopicBook, follows: int, speaker: Speaker) -> tuple[Button, ...]:
    """Give three buttons: topics to follow and a sample where nothing is followed, else what there is."""
    language = speaker.language
    if not follows:
        offered = [subscribe_to(topic, speaker) for topic in book.topics[: BUTTONS - 1]]
        return (*offered, show_sample(speaker))
    return tuple(
        Button(say(f"b_{name}", language), "say", say(f"c_{name}", language))
        for name in ("latest", "list", "help")
    )
