"""This file lets a channel follow topics, committees, Members, bureaux and papers, and stop it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from bot import lookups
from bot.desk import Desk
from bot.listeners import changes, previews, schedules
from bot.listeners.intents import Follow, ListFollowed, Subscribe, Unsubscribe, Wishes
from bot.listeners.names import Known, TopicBook
from bot.listeners.places import Place, Refused, held, made, may_change, open_place, place_of
from bot.listeners.sentences import listed, tell
from bot.listeners.speech import Button, Reply, Row, Speaker
from storage import channels, lookbacks, subscriptions
from storage.channels import Channel
from storage.lookbacks import NameKind
from storage.records import FollowKind
from storage.subscriptions import Subscription

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
    from bot.listeners.words import EVERYTHING

    if len(names) == 1 and names[0].casefold() in EVERYTHING:
        return [topic.key for topic in book.topics if topic.own is None]
    return list(names)


def _topic(book: TopicBook, name: str, speaker: Speaker) -> Target:
    found = book.find(name)
    if found is None:
        raise Unknown(name, book.nearest(name))
    return Target("topic", (found.key,), found.name(speaker.language))


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
            title = found[0].renditions[0].title if found[0].renditions else what
            return Target("paper", (str(found[0].id),), (found[0].number or title)[:120])
        if kind == "paper":
            raise Refused("no_paper", what[:80])
    if kind is None and (topic := book.find(what)):
        return Target("topic", (topic.key,), topic.name(speaker.language))
    bare = lookups.bare_member(what)
    for one in _NAMED:
        if kind not in (None, one):
            continue
        people = lookbacks.named(session, one, bare if one == "member" else what)
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
                subscriptions=[changes.followed(one.subscription, one.before) for one in changed],
                channel=changes.settings(channel, moved),
            )
        if moved:
            channel = channels.set_channel(session, channel.address, **moved)
        said = _said(session, channel, earlier, done, speaker, now)
    what = listed([target.label for target in wanted], speaker.language)
    fresh = any(one.before is None for one in done)
    key = "follows" if fresh else "changed" if number else "already"
    lines = said.lines
    if moved and ("daily_at" in moved or "weekly_at" in moved or "weekly_day" in moved) and earlier:
        lines = (*lines, tell("digest_moved", speaker.language))
    if fresh:
        lines = (*lines, tell("no_backlog", speaker.language))
    if place.shared:
        lines = (*lines, tell("shared_channel", speaker.language))
    return Reply(
        tell(key, speaker.language, place=place.called(speaker.language), what=what),
        lines,
        buttons=_buttons(number, done[0].subscription, speaker),
        changed=number is not None,
        again="list",
    )


def _one(
    session: Session, channel: Channel, target: Target, wishes: Wishes, speaker: Speaker, *, now: Any
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


def _settings(
    channel: Channel, wishes: Wishes, earlier: Sequence[Subscription]
) -> dict[str, Any]:
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


@dataclass(frozen=True, slots=True)
class _Said:
    lines: tuple[str, ...]


def _said(
    session: Session,
    channel: Channel,
    earlier: Sequence[Subscription],
    done: Sequence[Done],
    speaker: Speaker,
    now: Any,
) -> _Said:
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
            lines.append(tell("overlap", language, n=len(both)))
    return _Said(tuple(lines))


def _buttons(
    number: int | None, subscription: Subscription, speaker: Speaker
) -> tuple[Button, ...]:
    language = speaker.language
    buttons = [Button(tell("b_edit", language), "edit", str(subscription.id))]
    if number is not None:
        buttons.insert(0, Button(tell("b_undo", language), "undo", str(number)))
    if subscription.kind == "topic":
        buttons.append(Button(tell("b_preview", language), "say", f"preview {subscription.target}"))
    return tuple(buttons)


def unsubscribe(desk: Desk, intent: Unsubscribe, speaker: Speaker) -> Reply:
    """Let a channel follow something no longer, or nothing at all."""
    place, now, language = place_of(speaker, intent.place), desk.clock(), speaker.language
    with desk.store.write() as session:
        may_change(session, speaker)
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        chosen = (
            following
            if intent.everything
            else [one for name in intent.targets for one in _meant(session, following, name, book)]
        )
        if channel is None or not chosen:
            what = listed(intent.targets, language) or tell("all_of_it", language)
            return Reply(
                tell("not_followed", language, place=place.called(language), what=what),
                (tell("nothing_changed", language),),
                buttons=(Button("list", "say", "list"),),
                failed=True,
            )
        for one in chosen:
            subscriptions.unsubscribe(session, channel.id, kind=one.kind, target=one.target)
        number = changes.note(
            session,
            channel,
            speaker,
            "unsubscribe",
            now,
            subscriptions=[changes.followed(one, one) for one in chosen],
        )
    what = listed(list(dict.fromkeys(one.label for one in chosen)), language)
    return Reply(
        tell("unfollowed", language, place=place.called(language), what=what),
        buttons=(Button(tell("b_undo", language), "undo", str(number)),),
        changed=True,
        again="list",
    )


def _meant(
    session: Session, following: Sequence[Subscription], name: str, book: TopicBook
) -> list[Subscription]:
    """Find what is followed by a name as people type it; its number in the list will do."""
    shown = numbered(following)
    if name.isdecimal() and 0 < int(name[:6]) <= len(shown):
        return shown[int(name[:6]) - 1]
    topic = book.find(name)
    if topic is not None:
        return [one for one in following if one.kind == "topic" and one.target == topic.key]
    plain = subscriptions.target_of("member", lookups.bare_member(name))
    whole = subscriptions.target_of("committee", name)
    found = [one for one in following if one.target in (plain, whole) and one.kind != "topic"]
    if not found:
        papers = {str(paper.id) for paper in lookups.by_reference(session, name)}
        found = [one for one in following if one.kind == "paper" and one.target in papers]
    labels = {(one.kind, one.label) for one in found}
    return [one for one in following if (one.kind, one.label) in labels]


def numbered(following: Sequence[Subscription]) -> list[list[Subscription]]:
    """Put together what is one thing to people: a body or a person under all its names."""
    groups: dict[tuple[str, str], list[Subscription]] = {}
    for one in following:
        by = one.target if one.kind == "topic" else one.label
        groups.setdefault((one.kind, by), []).append(one)
    return list(groups.values())


def list_followed(desk: Desk, intent: ListFollowed, speaker: Speaker) -> Reply:
    """Show what a channel follows, and when it is told."""
    place, now, language = place_of(speaker, intent.place), desk.clock(), speaker.language
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
    if channel is None or not following:
        return Reply(
            tell("follows_nothing", language, place=place.called(language)),
            tuple(_choice(book, language)),
            buttons=tuple(
                Button(topic.name(language), "say", f"subscribe {topic.key}")
                for topic in book.topics[:3]
            ),
        )
    groups = numbered(following)
    rows = [_row(n, group[0], channel, speaker, book, now) for n, group in enumerate(groups, 1)]
    pause = schedules.paused(channel, now, language)
    return Reply(
        tell("follows_list", language, place=place.called(language), n=len(groups)),
        (pause,) if pause else (),
        rows=tuple(rows),
        again="list",
    )


def _choice(book: TopicBook, language: Any) -> list[str]:
    names = listed([topic.name(language) for topic in book.topics[:8]], language)
    return [f"{tell('topics_here', language)} {names}"]


def _row(
    number: int,
    one: Subscription,
    channel: Channel,
    speaker: Speaker,
    book: TopicBook,
    now: Any,
) -> Row:
    language = speaker.language
    topic = book.get(one.target) if one.kind == "topic" else None
    name = topic.name(language) if topic else one.label
    said = schedules.when(channel, one, language, speaker.zone, now)[:1]
    said += schedules.how(channel, one, language)
    buttons = (
        Button(tell("b_edit", language), "edit", str(one.id)),
        Button(tell("b_stop", language), "say", f"unsubscribe {number}"),
    )
    return Row(f"{number}. {name}", context=" ".join(said), buttons=buttons)
