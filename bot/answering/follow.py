"""This file lets a channel follow topics, committees, Members, bureaux and papers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot.answering import changes, lookups, previews, schedules
from bot.answering.channels import Place, Refused, held, made, may_change, open_place
from bot.answering.command import Said
from bot.answering.filters import bare
from bot.answering.intents import Follow, Intent, Misunderstood, Subscribe, Wishes
from bot.answering.marks import mark
from bot.answering.names import Known, TopicBook
from bot.answering.speech import Button, Reply, Speaker
from bot.answering.wishes import Reader, names_in
from bot.answering.words import EVERYTHING
from bot.desk import Desk
from bot.messages.words import both_scripts, listed, say
from scrapers.text import fold
from storage import channels, history, subscriptions
from storage.channels import Channel
from storage.history import NameKind
from storage.records import FollowKind
from storage.subscriptions import Subscription

_KINDS = {
    "committee": "committee", "member": "member", "bureau": "bureau", "paper": "paper",
    "委員會": "committee", "議員": "member", "政策局": "bureau", "文件": "paper",
}  # fmt: skip
_KIND_OF = {fold(name): kind for name, kind in _KINDS.items()}
_TYPED = "|".join(one for name in _KINDS for one in both_scripts(name))
_FOLLOWED = re.compile(rf"^({_TYPED})[:：]\s*", re.IGNORECASE)
_NAMED: tuple[NameKind, ...] = ("committee", "bureau", "member")
_BODY = ("panel", "committee", "subcommittee", "委員會", "小組", "委员会")
_BUREAU = ("bureau", "department", "office", "commission", "局", "署", "處", "辦公室", "公署", "廳")


class Unknown(Exception):
    """A name stands for nothing that can be followed here; `nearest` may have been meant."""

    def __init__(self, name: str, nearest: Sequence[Known] = ()) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = tuple(nearest)


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to be followed; a body or a person may have several names."""

    kind: FollowKind
    targets: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of following one thing."""

    subscription: Subscription
    before: Subscription | None


def read_subscribe(said: Said) -> Intent:
    """Read topics and how they are to be followed."""
    read = Reader(said.tokens)
    if read.problem:
        return Misunderstood("subscribe", *read.problem, ("subscribe AI daily 08:45",))
    names = names_in(read.target)
    if not names:
        return Misunderstood("subscribe", "which_topic", "", ("subscribe AI",))
    return Subscribe(names, read.wishes, read.place)


def subscribe(desk: Desk, intent: Subscribe, speaker: Speaker) -> Reply:
    """Let a channel follow topics; an unknown name changes nothing at all."""
    place = open_place(speaker, intent.place)
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        wanted = [_topic(book, name, speaker) for name in _spread(intent.topics, book)]
    return follow_targets(desk, place, wanted, intent.wishes, speaker)


def _spread(names: Sequence[str], book: TopicBook) -> list[str]:
    """Let `all` stand for every topic that ships."""
    if len(names) == 1 and fold(names[0]) in EVERYTHING:
        return [topic.key for topic in book.topics if topic.own is None]
    return list(names)


def _topic(book: TopicBook, name: str, speaker: Speaker) -> Target:
    found = book.find(name)
    if found is None:
        raise Unknown(name, book.nearest(name))
    return Target("topic", (found.key,), found.name(speaker.language))


def read_follow(said: Said) -> Intent:
    """Read whom or what to follow, with its kind where the person says it."""
    read = Reader(said.tokens)
    write = ("follow Panel on Information Technology and Broadcasting",)
    if read.problem:
        return Misunderstood("follow", *read.problem, write)
    found = _FOLLOWED.match(read.target)
    what = bare(read.target[found.end() :] if found else read.target)
    if not what:
        return Misunderstood("follow", "follow_what", "", write)
    kind = _KIND_OF[fold(found[1])] if found else None
    return Follow(what, kind, read.wishes, read.place)


def follow(desk: Desk, intent: Follow, speaker: Speaker) -> Reply:
    """Let a channel follow a committee, a Member, a bureau, a paper, or a topic by its name."""
    place = open_place(speaker, intent.place)
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        target = named_target(session, book, intent.what, intent.kind, speaker)
    return follow_targets(desk, place, [target], intent.wishes, speaker)


def named_target(
    session: Session, book: TopicBook, what: str, kind: str | None, speaker: Speaker
) -> Target:
    """Say what a name stands for: the store's papers know best, then how the name ends."""
    if kind in (None, "paper"):
        found = lookups.by_reference(session, what)
        if found:
            title = found[0].title or what
            return Target("paper", (str(found[0].id),), (found[0].number or title)[:120])
        if kind == "paper":
            raise Refused("no_paper", what[:80])
    if kind is None and (topic := book.find(what)):
        return Target("topic", (topic.key,), topic.name(speaker.language))
    bare = lookups.bare_member(what)
    for one in _NAMED:
        if kind not in (None, one):
            continue
        people = history.named(session, one, bare if one == "member" else what)
        if people:
            return Target(one, people[0].names, _label(one, people[0].names, what))
    guessed = kind or _guess(what)
    if guessed is None:
        raise Refused("no_such_follow", what[:80])
    return Target(guessed, (bare if guessed == "member" else what,), what[:120])  # type: ignore[arg-type]


def _label(kind: str, names: Sequence[str], typed: str) -> str:
    """Call a body by its printed name, a person by both."""
    return listed(names[:2], "en") if kind == "member" else (names[0] if names else typed)


def _guess(what: str) -> FollowKind | None:
    folded = what.casefold()
    if any(word in folded for word in _BODY):
        return "committee"
    if any(word in folded for word in _BUREAU):
        return "bureau"
    return None


def follow_targets(
    desk: Desk, place: Place, wanted: Sequence[Target], wishes: Wishes, speaker: Speaker
) -> Reply:
    """Let a channel follow several things in the same way, in one change; say how they are told."""
    now = desk.clock()
    with desk.store.write() as session:
        may_change(session, speaker)
        channel = made(desk, session, place, speaker)
        earlier = subscriptions.subscriptions(session, channel.id)
        done = [
            one
            for target in wanted
            for one in _one(session, channel, target, wishes, speaker, now=now)
        ]
        moved = _settings(channel, wishes, earlier)
        changed = [one for one in done if one.before != one.subscription]
        number = None
        if changed or moved:
            number = changes.note(
                session,
                channel,
                speaker,
                "subscribe",
                now,
                subscriptions=[
                    changes.followed(session, one.before, one.subscription) for one in changed
                ],
                channel=changes.settings(channel, moved),
            )
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        said = _said(session, channel, earlier, done, speaker, now)
    what = listed([target.label for target in wanted], speaker.language)
    fresh = any(one.before is None for one in done)
    key = "follows" if fresh else "changed" if number else "already"
    lines = said
    if moved and ("daily_at" in moved or "weekly_at" in moved or "weekly_day" in moved) and earlier:
        lines = (*lines, say("digest_moved", speaker.language))
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
) -> list[Done]:
    """Follow one thing under all its names, and change how, where something was wished."""
    found: list[Done] = []
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
        found.append(Done(subscription, before))
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
    done: Sequence[Done],
    speaker: Speaker,
    now: Any,
) -> tuple[str, ...]:
    """Say when and how it is told, what it would have brought, and what overlaps."""
    language, first = speaker.language, done[0].subscription
    lines = schedules.when(channel, first, language, speaker.zone, now)
    lines += schedules.how(channel, first, language)
    if pause := schedules.paused(channel, now, language):
        lines.append(pause)
    topics = [one.subscription.target for one in done if one.subscription.kind == "topic"]
    if topics:
        past = previews.of_topics(
            session, topics, now, sources=first.sources, without=first.without
        )
        lines += past.lines(language)
        others = [s.target for s in earlier if s.kind == "topic" and s.target not in topics]
        both = {one.paper_id for one in past.papers} & {
            one.paper_id for one in previews.of_topics(session, others, now).papers
        }
        if both:
            lines.append(say("overlap", language, n=len(both)))
    return tuple(lines)


def _buttons(
    number: int | None, subscription: Subscription, speaker: Speaker
) -> tuple[Button, ...]:
    language = speaker.language
    buttons = [Button(say("b_edit", language), "edit", mark(subscription))]
    if number is not None:
        buttons.insert(0, Button(say("b_undo", language), "undo", str(number)))
    if subscription.kind == "topic":
        buttons.append(Button(say("b_preview", language), "say", f"preview {subscription.target}"))
    return tuple(buttons)
