"""This file answers how a channel is set, who set it so and since when, and what becomes of what is not told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.answering.channels import held, place_of
from bot.answering.following import targets
from bot.answering.following.followed import numbered
from bot.answering.following.schedules import OPEN_ALL_DAY, on_weekday
from bot.answering.following.standing import standing
from bot.answering.intents import AskUs
from bot.answering.keeping import told_here
from bot.answering.seen import book_of
from bot.answering.speech import Reply, Speaker
from bot.answering.undoing import in_words
from bot.desk import Desk
from bot.messages.dates import moment
from bot.messages.words import listed, say
from scrapers.items import Language
from scrapers.text import fold
from storage.people import audit, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription

MOST_CHANGES = 5
# The settings that may be asked for, in the order in which they are told.
ASPECTS = ("quiet", "digest", "language", "pause", "mute")
# The commands of which it may be asked what becomes of what is not told.
STOPS = ("mute", "pause", "quiet", "digest", "unsubscribe")


def settings(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say how the channel where it is asked is set, first what was asked for."""
    language, now = speaker.language, desk.clock()
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        last = told_here.follows(session, channel, language)
    if channel is None:
        return Reply(say("began_not_here", language), (last,))
    first = [one for one in intent.of.split() if one in ASPECTS]
    wanted = dict.fromkeys((*first, *ASPECTS))
    pauses = standing(channel, speaker, now, language) or [say("set_not_paused", language)]
    told: dict[str, Callable[[], list[str]]] = {
        "quiet": lambda: _quiet(channel, language),
        "digest": lambda: [_digest(channel, language)],
        "language": lambda: [
            say("language_line", language, language=say(f"lang_{channel.language}", language))
        ],
        "pause": lambda: pauses,
        "mute": lambda: [_muted(following, now, language)],
    }
    head, *lines = (line for one in wanted for line in told[one]())
    return Reply(head, (*lines, last))


def _quiet(channel: Channel, language: Language) -> list[str]:
    lines = [say("set_quiet_none", language)]
    if (channel.opens, channel.closes) != OPEN_ALL_DAY:
        lines = [say("set_quiet", language, start=channel.closes, end=channel.opens)]
    return [*lines, say("set_quiet_days", language)] if channel.working_days_only else lines


def _digest(channel: Channel, language: Language) -> str:
    days = say("working_days" if channel.working_days_only else "every_day", language)
    return say(
        "set_digest", language, days=days, at=channel.daily_at,
        day=on_weekday(channel.weekly_day, language), weekly=channel.weekly_at,
    )  # fmt: skip


def _muted(following: Sequence[Subscription], now: datetime, language: Language) -> str:
    muted = [
        say(
            "set_muted_each", language, what=targets.label_of(one, language),
            when=moment(one.paused_until, language),
        )
        for one, *_ in numbered(following)
        if one.paused_until is not None and one.paused_until > now
    ]  # fmt: skip
    return (
        say("set_muted", language, what=listed(muted, language))
        if muted
        else say("set_muted_none", language)
    )


def began(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say since when something is followed here and by whom; of nothing named, what was changed last."""
    language, known = speaker.language, speaker.there.names_people
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        if channel is None:
            return Reply(say("began_not_here", language))
        book = book_of(session, speaker)
        following = [one for one, *_ in numbered(subscriptions.subscriptions(session, channel.id))]
        changes = audit.newest(session, channel.id, MOST_CHANGES)
    topic = book.find(intent.of) if intent.of else None
    named = [one for one in following if _is_named(one, topic.key if topic else "", intent.of)]
    lines, people = [], []
    for one in named or (() if intent.of else following):
        what, when = targets.label_of(one, language), moment(one.created_at, language)
        key = "began_one" if known and one.created_by else "began_one_unsaid"
        lines.append(say(key, language, what=what, when=when, who=_who(one.created_by, language)))
        people.append(one.created_by)
    if intent.of and not named:
        here = place_of(speaker, None).called(language)
        name = topic.name(language) if topic else intent.of
        lines.append(say("not_followed", language, place=here, what=name))
    key = "began_change" if known else "began_change_unsaid"
    for change in changes:
        when, who = moment(change.at, language), _who(change.who, language)
        lines.append(say(key, language, when=when, who=who, what=in_words(change.action, language)))
        people.append(change.who)
    since = say("began_here", language, when=moment(channel.created_at, language))
    head, *more = (*lines, since) if intent.of else (since, *lines)
    return Reply(head, tuple(more), people=tuple(dict.fromkeys(filter(None, people))))


def _is_named(one: Subscription, topic: str, said: str) -> bool:
    if topic:
        return one.kind == "topic" and one.target == topic
    return bool(said) and fold(said) in (fold(one.label), fold(one.target))


def _who(who: str, language: Language) -> str:
    return say("console", language) if who == "console" else who


def fewer(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say what makes it quieter where it is asked, and what is followed there; nothing is changed by it."""
    language = speaker.language
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        follow = told_here.follows(session, channel, language)
    lines = (say("us_fewer_ways", language), say("us_fewer_more", language))
    return Reply(say("us_fewer", language), (*lines, follow, say("nothing_changed", language)))


def kept(desk: Desk, intent: AskUs, speaker: Speaker) -> Reply:
    """Say what becomes of what is published while something is muted, paused or stopped."""
    language = speaker.language
    asked = [one for one in intent.of.split() if one in STOPS] or list(STOPS)
    head, *lines = (
        say(key, language) for one in asked for key in (f"kept_{one}", f"kept_{one}_more")
    )
    with desk.store.read() as session:
        channel = held(session, place_of(speaker, None), speaker)
        follow = told_here.follows(session, channel, language)
    return Reply(head, (*lines, follow))
