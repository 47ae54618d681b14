"""This file lets a channel follow topics, committees, Members, bureaux and papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments.wishes import Reader, Wishes, names_in, wished
from bot.answering.channels import Place, held, made, may_change, open_place
from bot.answering.command import Said
from bot.answering.finding import previews
from bot.answering.following import schedules
from bot.answering.following.marks import mark
from bot.answering.following.sampling import show_sample
from bot.answering.following.targets import Target, Unknown, targets, with_kind
from bot.answering.intents import Follow, Intent, Misunderstood, Subscribe
from bot.answering.names import TopicBook
from bot.answering.seen import looking
from bot.answering.speech import Button, Reply, Speaker
from bot.desk import Desk
from bot.messages.words import listed, say
from scrapers.items import Language
from storage.people import channels, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription
from storage.people.topics import topic_of as stored_topic

_JOINING = re.compile(r"^(?:to|for|about|on|of|from)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FollowOutcome:
    """What came of following one thing."""

    subscription: Subscription
    before: Subscription | None


def read_subscribe(said: Said) -> Intent:
    """Read topics and how they are to be followed."""
    read = Reader(said.tokens)
    names = names_in(_named(read.target))
    if read.problem:
        return Misunderstood("subscribe", *read.problem, _instead("subscribe", read, names))
    if read.lasting:
        whole = names_in(_named(read.target.removesuffix(read.lasting).strip()))
        return Misunderstood(
            "subscribe", "bad_rhythm", read.lasting, _instead("subscribe", read, whole)
        )
    if not names:
        return Misunderstood("subscribe", "which_topic", "", ("subscribe <topic>", "topics"))
    return Subscribe(names, read.wishes, read.place)


def _named(target: str) -> str:
    """Take the joining word from before a name: "subscribe this channel to AI"."""
    return _JOINING.sub("", target)


def _instead(command: str, read: Reader, names: Sequence[str]) -> tuple[str, ...]:
    """Write what was said anew, without the wish that cannot be met, in every way it may be meant."""
    said = ", ".join(names) or "<topic>"
    return tuple(
        " ".join(piece for piece in (command, said, *wished(wishes, read.place)) if piece)
        for wishes in read.ways()
    )


def subscribe(desk: Desk, intent: Subscribe, speaker: Speaker) -> Reply:
    """Let a channel follow topics, or whatever else was named; an unknown name changes nothing."""
    return _follow(desk, ", ".join(intent.topics), intent.wishes, intent.place, speaker)


def read_follow(said: Said) -> Intent:
    """Read whom or what to follow, with its kind where the person says it."""
    read = Reader(said.tokens)
    what, kind = with_kind(_named(read.target))
    if read.problem:
        return Misunderstood("follow", *read.problem, _instead("follow", read, (what,)))
    if not what:
        return Misunderstood(
            "follow",
            "follow_what",
            "",
            ("follow <committee>", "follow <Member>", "follow <bureau>"),
        )
    return Follow(what, kind, read.wishes, read.place)


def follow(desk: Desk, intent: Follow, speaker: Speaker) -> Reply:
    """Let a channel follow a committee, a Member, a bureau, a paper, or a topic by its name."""
    said = f"{intent.kind}:{intent.what}" if intent.kind else intent.what
    return _follow(desk, said, intent.wishes, intent.place, speaker)


def _follow(desk: Desk, said: str, wishes: Wishes, where: str | None, speaker: Speaker) -> Reply:
    place = open_place(speaker, where)
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        wanted = targets(session, book, said, speaker.language)
    return follow_targets(desk, place, wanted, wishes, speaker)


def follow_targets(
    desk: Desk, place: Place, wanted: Sequence[Target], wishes: Wishes, speaker: Speaker
) -> Reply:
    """Let a channel follow several things in the same way, in one change; say how they are told."""
    now = desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker, here=place.here)
        channel = made(desk, session, place, speaker)
        earlier = subscriptions.subscriptions(session, channel.id)
        done = [
            one
            for target in wanted
            for one in _one(session, channel, target, wishes, speaker, now=now)
        ]
        moved, was = _settings(channel, wishes, earlier), _before(channel, done, speaker, now)
        changed = [one for one in done if one.before != one.subscription]
        number = None
        if changed or moved:
            number = undoing.note(
                session,
                channel,
                speaker,
                "subscribe",
                now,
                subscriptions=[
                    undoing.followed(session, one.before, one.subscription) for one in changed
                ],
                channel=undoing.settings(channel, moved),
            )
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        said = _said(session, channel, earlier, done, speaker, now)
    what = listed([target.label for target in wanted], speaker.language)
    fresh = any(one.before is None for one in done)
    key = "follows" if fresh else "changed" if number else "already"
    lines = said
    lines = (*lines, *schedules.other_than(was, said, speaker.language))
    own = {one.subscription.id for one in done}
    others = [one for one in earlier if one.id not in own]
    lines = (*lines, *schedules.moved_along(moved, others, speaker.language))
    if fresh:
        lines = (*lines, say("no_backlog", speaker.language))
    if place.shared:
        lines = (*lines, say("shared_channel", speaker.language))
    return Reply(
        say(key, speaker.language, place=place.called(speaker.language), what=what),
        lines,
        buttons=_buttons(number, done[0].subscription, speaker),
        changed=number is not None,
        again="list",
    )


def _one(
    session: Session,
    channel: Channel,
    target: Target,
    wishes: Wishes,
    speaker: Speaker,
    *,
    now: Any,
) -> list[FollowOutcome]:
    """Follow one thing under all its names, and change how, where something was wished."""
    found: list[FollowOutcome] = []
    given: dict[str, Any] = {
        name: value
        for name, value in (
            ("rhythm", wishes.rhythm), ("level", wishes.level), ("language", wishes.language),
            ("sources", wishes.sources or None), ("without", wishes.without),
        )
        if value is not None
    }  # fmt: skip
    for name in target.targets:
        try:
            subscription, is_new = subscriptions.subscribe(
                session,
                channel.id,
                kind=target.kind,
                target=name,
                label=target.label,
                who=speaker.who,
                now=now,
                **given,
            )
        except subscriptions.NotYours:
            raise Unknown(target.label) from None
        before = None if is_new else subscription
        if before is not None and any(getattr(before, k) != v for k, v in given.items()):
            subscription = subscriptions.change_subscription(session, subscription.id, **given)
        found.append(FollowOutcome(subscription, before))
    return found


def _settings(channel: Channel, wishes: Wishes, earlier: Sequence[Subscription]) -> dict[str, Any]:
    """Give the channel's own settings that a wish moves: its digests' time, its first language."""
    wanted: dict[str, Any] = {}
    if wishes.at and wishes.rhythm == "weekly":
        wanted["weekly_at"] = wishes.at
    elif wishes.at:
        wanted["daily_at"] = wishes.at
    if wishes.weekday:
        wanted["weekly_day"] = wishes.weekday
    if wishes.language and not any(one.language != wishes.language for one in earlier):
        wanted["language"] = wishes.language  # digests and alerts in one language
    return {name: value for name, value in wanted.items() if getattr(channel, name) != value}


def _said(
    session: Session,
    channel: Channel,
    earlier: Sequence[Subscription],
    done: Sequence[FollowOutcome],
    speaker: Speaker,
    now: Any,
) -> tuple[str, ...]:
    """Say when and how it is told, what it would have brought, and what overlaps."""
    language, first = speaker.language, done[0].subscription
    lines = _schedules(channel, done, speaker, now)
    if pause := schedules.paused(channel, now, language):
        lines.append(pause)
    for kind, target, label in {
        (one.subscription.kind, one.subscription.target, one.subscription.label) for one in done
    }:
        if kind in ("committee", "member", "bureau"):
            past = previews.of_named(session, kind, target, now)
            said = past.lines(language)
            if len({one.subscription.label for one in done}) > 1:
                said[0] = f"{label}{say('colon', language)}{said[0]}"
            lines += said
    topics = [one.subscription.target for one in done if one.subscription.kind == "topic"]
    if topics:
        past = previews.of_topics(
            session, topics, now, sources=first.sources, without=first.without
        )
        own = (stored_topic(session, target) for target in topics)
        going = next((line for one in own if one and (line := looking(one, language))), None)
        lines += [going] if going else past.lines(language)
        others = [s.target for s in earlier if s.kind == "topic" and s.target not in topics]
        both = {one.paper_id for one in past.papers} & {
            one.paper_id for one in previews.of_topics(session, others, now).papers
        }
        if both:
            lines.append(say("overlap", language, n=len(both)))
    return tuple(lines)


def _before(
    channel: Channel, done: Sequence[FollowOutcome], speaker: Speaker, now: Any
) -> list[str]:
    """Say how the one thing was followed that is followed otherwise now."""
    earlier = [FollowOutcome(one.before, None) for one in done if one.before is not None]
    alike = len({one.subscription.label for one in done}) == 1
    return _schedules(channel, earlier, speaker, now) if alike and earlier else []


def _schedules(
    channel: Channel, done: Sequence[FollowOutcome], speaker: Speaker, now: Any
) -> list[str]:
    """Say when and how it is told; what is followed in different ways is said by name, way by way."""
    language = speaker.language
    followed = [one.subscription for one in done]
    when = [schedules.when(channel, one, language, speaker.zone, now) for one in followed]
    how = [schedules.how(channel, one, language) for one in followed]
    labels = [one.label for one in followed]
    return [*_way_by_way(labels, when, language), *_way_by_way(labels, how, language)]


def _way_by_way(
    labels: Sequence[str], ways: Sequence[Sequence[str]], language: Language
) -> Iterator[str]:
    """Give the lines of each way once, after the names of what they are of, unless they are of all."""
    named: dict[tuple[str, ...], list[str]] = {}
    for label, way in zip(labels, ways, strict=True):
        named.setdefault(tuple(way), []).append(label)
    for (first, *rest), whose in named.items():
        names = listed(list(dict.fromkeys(whose)), language)
        yield first if len(named) == 1 else f"{names}{say('colon', language)}{first}"
        yield from rest


def _buttons(
    number: int | None, subscription: Subscription, speaker: Speaker
) -> tuple[Button, ...]:
    language = speaker.language
    buttons = [Button(say("b_edit", language), "edit", mark(subscription))]
    if number is not None:
        buttons.insert(0, Button(say("b_undo", language), "undo", str(number)))
    if subscription.kind == "topic":
        buttons.append(show_sample(speaker, subscription.target.rpartition("/")[2]))
        buttons.append(Button(say("b_preview", language), "say", f"preview {subscription.target}"))
    return tuple(buttons)
