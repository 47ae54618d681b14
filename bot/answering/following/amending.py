"""This file changes how one thing is followed, all of it at once, as a form gives it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.answering import undoing
from bot.answering.arguments.positions import COUNTED
from bot.answering.arguments.wishes import Reader, Wishes, wished
from bot.answering.channels import Refused, may_change, place_of
from bot.answering.command import Said
from bot.answering.following import followed, schedules
from bot.answering.following.marks import marked, state_of
from bot.answering.following.targets import label_of
from bot.answering.intents import Amend, Edit, Intent, ListFollowed, Misunderstood
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import say
from scrapers.numbering import chinese_count
from scrapers.text import fold
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription

_MOST_LETTERS = 40
MOST_HAN = 3  # letters of a number in Chinese


def read_edit(said: Said) -> Intent:
    """Read the number of what is to be changed, and how it is wished from now on."""
    read = Reader(said.tokens)
    target = _figure(read.target) or _power(said.rest)
    known = target.isascii() and target.isdecimal() and len(target) < 4
    if read.problem:
        lines = (
            tuple(" ".join(filter(None, ("edit", target, *wished(one)))) for one in read.ways())
            if known and read.instead
            else ("edit <number> weekly",)
        )
        return Misunderstood("edit", *read.problem, ("list", *lines))
    if target and not known:
        return Misunderstood(
            "edit", "edit_number", read.target[:40], ("list", "edit <number> weekly")
        )
    number = int(target) if target else None
    if read.wishes == Wishes() and read.place is None:
        return Edit(number)
    if number is None or read.place is not None:
        return Misunderstood(
            "edit", "edit_number", said.rest[:40], ("list", "edit <number> weekly")
        )
    return Amend(number, read.wishes)


def _power(said: str) -> str:
    """Give a text that holds a power or a fraction, which is no number of a list; "" for others."""
    return said if any(unicodedata.category(one) == "No" for one in said[:_MOST_LETTERS]) else ""


def _figure(said: str) -> str:
    """Write a number that is said in a word, or in other figures, as a figure."""
    if _power(said):
        return said
    said = unicodedata.normalize("NFKC", said)
    if fold(said) in COUNTED:
        return str(COUNTED.index(fold(said)) + 1)
    count = chinese_count(said) if said and not said.isascii() and len(said) <= MOST_HAN else None
    return str(count) if count else said


def edit(desk: Desk, intent: Edit, speaker: Speaker) -> Reply:
    """Name the subscription whose settings are to be opened; a door that has forms opens one."""
    shown = followed.list_followed(desk, ListFollowed(), speaker)
    if intent.number is None or not shown.rows:
        return shown
    if not 0 < intent.number <= len(shown.rows):
        raise Refused("not_number", str(intent.number))
    row = shown.rows[intent.number - 1]
    example = say("c_edit", speaker.language, number=intent.number)
    line = say("type", speaker.language, what=f"`{example}`")
    return Reply(row.title, (row.context, line), edit=row.buttons[0].value)


def amend_listed(desk: Desk, intent: Amend, speaker: Speaker) -> Reply:
    """Let the n-th thing of the list be followed as wished; what is not said of it stays."""
    shown = followed.list_followed(desk, ListFollowed(), speaker)
    if not 0 < intent.number <= len(shown.rows):
        raise Refused("not_number", str(intent.number))
    value = shown.rows[intent.number - 1].buttons[0].value
    with desk.store.read() as session:
        one, _ = marked(session, value, speaker)
    wishes = replace(
        intent.wishes,
        language=intent.wishes.language or one.language,
        sources=intent.wishes.sources or one.sources,
        without=intent.wishes.without or one.without,
    )
    return amend(desk, value, wishes, speaker, seen=state_of(one))


def amend(
    desk: Desk, value: str, wishes: Wishes, speaker: Speaker, *, seen: str | None = None
) -> Reply:
    """Let the thing of a mark be followed exactly as wished; what was left empty is cleared.

    `seen` is how it was followed when the wishes were made: they are not written over later ones.
    """
    language, now = speaker.language, desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker)
        found, channel = marked(session, value, speaker)
        if seen is not None and seen != state_of(found):
            raise Refused("changed_since")
        every = subscriptions.subscriptions(session, channel.id)
        same = [
            one
            for one in every
            if (one.kind, one.label) == (found.kind, found.label)
            and (one.id == found.id or one.kind != "topic")
        ]
        wanted: dict[str, Any] = {
            "rhythm": wishes.rhythm or found.rhythm,
            "level": wishes.level or found.level,
            "language": wishes.language,
            "sources": wishes.sources,
            "without": wishes.without or "",
        }
        after = [subscriptions.change_subscription(session, one.id, **wanted) for one in same]
        was = _told(channel, found, speaker, now)
        moved = _moved(channel, wishes)
        notes = [undoing.followed(session, old, new) for new, old in zip(after, same, strict=True)]
        before = undoing.settings(channel, moved)
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        entry = undoing.note(
            session, channel, speaker, "subscribe", now, subscriptions=notes, channel=before
        )
        lines = _told(channel, after[0], speaker, now)
        lines += schedules.other_than(was, lines, language)
        others = [one for one in every if one not in same]
        lines += schedules.moved_along(moved, others, language)
    place = place_of(speaker, None).called(language)
    return Reply(
        say("changed", language, place=place, what=label_of(found, language)),
        tuple(lines),
        buttons=(Button(say("b_undo", language), "undo", str(entry)),),
        changed=True,
        announced=True,
        language=language,
    )


def _told(
    channel: Channel, subscription: Subscription, speaker: Speaker, now: datetime
) -> list[str]:
    language = speaker.language
    when = schedules.when(channel, subscription, language, speaker.zone, now)
    return [*when, *schedules.how(channel, subscription, language)]


def _moved(channel: Channel, wishes: Wishes) -> dict[str, Any]:
    """Give the channel's settings that move with a rhythm: the hour and the day of its digests."""
    wanted: dict[str, Any] = {}
    if wishes.rhythm == "weekly":
        wanted = {"weekly_at": wishes.at, "weekly_day": wishes.weekday}
    elif wishes.rhythm == "daily":
        wanted = {"daily_at": wishes.at}
    return {
        name: value
        for name, value in wanted.items()
        if value is not None and getattr(channel, name) != value
    }
