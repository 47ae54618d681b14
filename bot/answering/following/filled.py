"""This file holds what the form of a subscription holds, and does what was filled in, whatever the platform."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sqlmodel import Session

from bot.answering.arguments import words
from bot.answering.arguments.wishes import Wishes
from bot.answering.channels import Refused
from bot.answering.finding import previews
from bot.answering.following.amending import amend
from bot.answering.following.marks import marked
from bot.answering.names import TopicBook
from bot.answering.seen import book_of, still_looking
from bot.answering.speech import Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.items import Language
from scrapers.publishers import publisher
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.records import Level, Preference, Rhythm

DAYS = (
    ("mon", "Mon 一"),
    ("tue", "Tue 二"),
    ("wed", "Wed 三"),
    ("thu", "Thu 四"),
    ("fri", "Fri 五"),
    ("sat", "Sat 六"),
    ("sun", "Sun 日"),
)
LANGUAGES: tuple[Preference, ...] = ("either", "en", "zh-Hant", "zh-Hans")
MOST_TOPICS = 20
WITHOUT = 300  # letters


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form holds."""

    topics: tuple[str, ...] = ()
    channel: str = ""
    rhythm: Rhythm = "instant"
    at: str | None = None
    weekday: str | None = None
    language: Preference | None = None
    level: Level = "substantive"
    sources: tuple[str, ...] = ()
    without: str = ""
    language_of_words: Language = "en"

    @classmethod
    def of(cls, subscription: Subscription, channel: Channel) -> Filled:
        """Fill in how something is followed now."""
        weekly = subscription.rhythm == "weekly"
        return cls(
            topics=(subscription.target,) if subscription.kind == "topic" else (),
            rhythm=subscription.rhythm,
            at=channel.weekly_at if weekly else channel.daily_at,
            weekday=channel.weekly_day,
            language=subscription.language,
            level=subscription.level,
            sources=subscription.sources,
            without=subscription.without,
        )

    @classmethod
    def read(cls, one: Mapping[str, str], several: Mapping[str, Sequence[str]]) -> Filled:
        """Read the form's fields by name; what is odd is as if it had been left empty."""
        rhythm, weekday = one.get("rhythm"), one.get("weekday")
        return cls(
            topics=tuple(several.get("topics", ()))[:MOST_TOPICS],
            channel=one.get("channel", ""),
            rhythm=cast(Rhythm, rhythm) if rhythm in ("daily", "weekly") else "instant",
            at=words.clock(one.get("at", "")),
            weekday=weekday if weekday in dict(DAYS) else None,
            language=next((each for each in LANGUAGES if each == one.get("language")), None),
            level="mention" if one.get("level") == "mention" else "substantive",
            sources=tuple(name for name in several.get("sources", ()) if publisher(name)),
            without=one.get("without", "")[:WITHOUT].strip(),
        )

    @property
    def wishes(self) -> Wishes:
        """Give what was filled in as wishes."""
        return Wishes(
            rhythm=self.rhythm,
            at=self.at if self.rhythm != "instant" else None,
            weekday=self.weekday if self.rhythm == "weekly" else None,
            language=self.language,
            sources=self.sources,
            level=self.level,
            without=self.without,
        )

    @property
    def asked(self) -> Wishes:
        """Give the wishes of a new subscription: what was left empty was not asked for."""
        return replace(self.wishes, without=self.without or None)


@dataclass(frozen=True, slots=True)
class Opened:
    """What is needed to show the form: what can be chosen, what is filled in, what it would have brought."""

    book: TopicBook
    filled: Filled
    held: Subscription | None
    preview: tuple[str, ...]


def opened(
    desk: Desk, speaker: Speaker, subscription: str | None = None, topics: Sequence[str] = ()
) -> Opened:
    """Fill the form in, for topics or for a subscription by its mark; raises Refused where it is gone."""
    held: Subscription | None = None
    filled = Filled(topics=tuple(topics))
    with desk.store.read() as session:
        book = book_of(session, speaker)
        if subscription is not None:
            held, channel = marked(session, subscription, speaker)
            filled = Filled.of(held, channel)
        lines = preview(desk, session, book, filled) if filled.topics else ()
    return Opened(book, filled, held, lines)


def preview(desk: Desk, session: Session, book: TopicBook, filled: Filled) -> tuple[str, ...]:
    """Say how often what is filled in would have fired."""
    keys = [topic.key for key in filled.topics if (topic := book.get(key))]
    if not keys:
        return ()
    past = previews.of_topics(
        session, keys, desk.clock(), sources=filled.sources, without=filled.without
    )
    language = filled.language_of_words
    going = next((line for key in keys for line in still_looking(book.get(key), language)), None)
    return (going,) if going else tuple(past.lines(language))


def amended(
    desk: Desk, subscription: str, seen: str | None, filled: Filled, speaker: Speaker
) -> Reply:
    """Let a subscription be as the form says, unless it has changed since the form was opened."""
    return refusable(lambda: amend(desk, subscription, filled.wishes, speaker, seen=seen), speaker)


def refusable(work: Callable[[], Reply], speaker: Speaker) -> Reply:
    """Do something; where it may not be done, say why."""
    try:
        return work()
    except Refused as refused:
        headline = say(refused.key, speaker.language, value=refused.value, name=refused.value)
        return Reply(headline, failed=True, language=speaker.language)


def closed(problem: str, speaker: Speaker) -> Reply:
    """Say why the form stays closed."""
    return Reply(say(problem, speaker.language), failed=True, language=speaker.language)
