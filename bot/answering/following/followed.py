"""This file shows what a channel follows, by number, and lets it follow something no longer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlmodel import Session

from bot.answering import undoing
from bot.answering.arguments import courtesy
from bot.answering.arguments.wishes import Reader, names_in
from bot.answering.arguments.words import EVERYTHING
from bot.answering.channels import held, may_change, place_of
from bot.answering.command import Said
from bot.answering.finding import lookups, namings
from bot.answering.following import lists, schedules, targets
from bot.answering.following.marks import mark, marked
from bot.answering.following.standing import standing
from bot.answering.intents import Intent, ListFollowed, Misunderstood, Pause, Unsubscribe
from bot.answering.names import TopicBook
from bot.answering.speech import Button, Reply, Row, Speaker
from bot.desk import Desk
from bot.messages.dates import moment
from bot.messages.words import listed, say
from bot.topics import registers
from scrapers.items import Language
from scrapers.text import fold
from storage.people import audit, subscriptions
from storage.people.channels import Channel
from storage.people.subscriptions import Subscription

_UNTIL = re.compile(r"^(?:until|till|for)\s+(.+)$", re.IGNORECASE)
_NAMED = frozenset({"committee", "bureau", "member"})


def read_unsubscribe(said: Said) -> Intent:
    """Read what is to stop, in the shape of subscribing; how it was followed does not matter."""
    read = Reader(said.tokens)
    if read.problem:
        return Misunderstood("unsubscribe", *read.problem, ("list",))
    names = names_in(read.target)
    if not names:
        return Misunderstood("unsubscribe", "which_topic", "", ("list", "unsubscribe all"))
    if (until := _a_while(said.rest)) is not None:
        return Pause(until)
    everything = len(names) == 1 and fold(names[0]) in EVERYTHING
    return Unsubscribe(() if everything else names, everything, read.place)


def _a_while(said: str) -> str | None:
    """Give the end that "stop for a week" names, which is no name of a thing."""
    found = _UNTIL.match(said.strip())
    return found[1].strip() if found else None


def unsubscribe(desk: Desk, intent: Unsubscribe, speaker: Speaker) -> Reply:
    """Let a channel follow something no longer, or nothing at all."""
    place = place_of(speaker, intent.place, change=True)
    now, language = desk.clock(), speaker.language
    with desk.store.write() as session:
        may_change(session, speaker, here=place.here)
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        meant = (
            following
            if intent.everything
            else chosen(session, following, ", ".join(intent.targets), book, language)
        )
        if channel is None or not meant:
            what = listed(intent.targets, language) or say("all_of_it", language)
            return Reply(
                say("not_followed", language, place=place.called(language), what=what),
                (say("nothing_changed", language),),
                buttons=(Button(say("b_list", language), "say", say("c_list", language)),),
                failed=True,
            )
        notes = [undoing.followed(session, one, None) for one in meant]
        for one in meant:
            subscriptions.unsubscribe(session, channel.id, kind=one.kind, target=one.target)
        number = undoing.note(session, channel, speaker, "unsubscribe", now, subscriptions=notes)
    what = listed(list(dict.fromkeys(targets.label_of(one, language) for one in meant)), language)
    return Reply(
        say("unfollowed", language, place=place.called(language), what=what),
        buttons=(Button(say("b_undo", language), "undo", str(number)),),
        changed=True,
        again="list",
    )


def chosen(
    session: Session,
    following: Sequence[Subscription],
    said: str,
    book: TopicBook,
    language: Language,
) -> list[Subscription]:
    """Give all that is followed by what a text names, joined as people join things; raises Unknown.

    What is followed here is known by every name that it has, in the list and elsewhere.
    """
    by_number = [_meant(session, following, name, book) for name in names_in(said)]
    if all(by_number):
        return [one for found in by_number for one in found]
    for name in courtesy.names(said):
        if found := _meant(session, following, name, book):
            return found
    wanted = {
        (one.kind, subscriptions.target_of(one.kind, name))
        for one in targets.targets(session, book, said, language)
        for name in one.targets
    }
    labels = {(s.kind, s.label) for s in following if _is_wanted(s, wanted)}
    return [one for one in following if (one.kind, one.label) in labels]


def _is_wanted(one: Subscription, wanted: Collection[tuple[str, str]]) -> bool:
    """Say whether a thing that is followed is wanted under one of its names."""
    names = registers.known_as(one.kind, [one.target]) if one.kind in _NAMED else (one.target,)
    return any((one.kind, subscriptions.target_of(one.kind, name)) in wanted for name in names)


def stop(desk: Desk, value: str, speaker: Speaker) -> Reply:
    """Let a channel follow one thing no longer, named by its mark; raises Refused where it is gone."""
    with desk.store.read() as session:
        found, _ = marked(session, value, speaker)
    name = found.target if found.kind == "topic" else found.label
    return unsubscribe(desk, Unsubscribe((name,)), speaker)


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
    plain = subscriptions.target_of("member", namings.bare_member(name))
    whole = subscriptions.target_of("committee", name)
    found = [
        one
        for one in following
        if one.kind != "topic"
        and (
            one.target in (plain, whole) or subscriptions.target_of("committee", one.label) == whole
        )
    ]
    if not found:
        papers = {str(paper.id) for paper in lookups.by_reference(session, name)}
        found = [one for one in following if one.kind == "paper" and one.target in papers]
    labels = {(one.kind, one.label) for one in found}
    return [one for one in following if (one.kind, one.label) in labels]


def in_brief(following: Sequence[Subscription], language: Language) -> list[str]:
    """Call each thing that is followed by its name, with its rhythm in a word."""
    return [
        targets.label_of(one, language)
        + say("aside", language, text=schedules.brief(one, language))
        for one, *_ in numbered(following)
    ]


def numbered(following: Sequence[Subscription]) -> list[list[Subscription]]:
    """Put together what is one thing to people: a body or a person under all its names."""
    groups: dict[tuple[str, str], list[Subscription]] = {}
    for one in following:
        by = one.target if one.kind == "topic" else one.label
        groups.setdefault((one.kind, by), []).append(one)
    return list(groups.values())


def last_changed(session: Session, speaker: Speaker) -> int | None:
    """Give the number of what somebody last followed here, or changed; None where that was not the last change."""
    channel = held(session, place_of(speaker, None), speaker)
    done = undoing.last(session, channel, speaker.who) if channel else None
    if channel is None or done is None or done.action != "subscribe":
        return None
    touched = {(one["kind"], one["target"]) for one in done.detail.get("subscriptions", ())}
    groups = numbered(subscriptions.subscriptions(session, channel.id))
    found = [
        n
        for n, group in enumerate(groups, 1)
        if {(one.kind, one.target) for one in group} & touched
    ]
    return found[0] if len(found) == 1 else None


def list_followed(desk: Desk, intent: ListFollowed, speaker: Speaker) -> Reply:
    """Show what a channel follows, and when it is told."""
    place, now, language = place_of(speaker, intent.place), desk.clock(), speaker.language
    with desk.store.read() as session:
        channel = held(session, place, speaker)
        following = subscriptions.subscriptions(session, channel.id) if channel else []
        book = TopicBook(session, speaker.workspace, channel.id if channel else None)
        last = audit.latest(session, channel.id) if channel and intent.changed else None
    by = (
        ()
        if last is None
        else (
            undoing.told(
                last.who, last.action, last.at, language, known=speaker.there.names_people
            ),
        )
    )
    people = (last.who,) if last is not None else ()
    if channel is None or not following:
        return Reply(
            say("follows_nothing", language, place=place.called(language)),
            (*by, *_choice(book, language)),
            people=people,
            buttons=tuple(
                Button(topic.name(language), "say", f"subscribe {topic.key}")
                for topic in book.topics[:3]
            ),
        )
    groups = numbered(following)
    kept = lists.here(desk, speaker) if place.here else []
    of_names = say("lists_here_too", language, n=len(kept), what=f"`{say('c_lists', language)}`")
    rows = [_row(n, group[0], channel, speaker, book, now) for n, group in enumerate(groups, 1)]
    return Reply(
        say("follows_list", language, place=place.called(language), n=len(groups)),
        (*by, *standing(channel, speaker, now, language), *([of_names] if kept else [])),
        rows=tuple(rows),
        again="list",
        people=people,
    )


def stands(session: Session, number: int, row: Row, speaker: Speaker) -> bool:
    """Say whether a row of the list of a channel has its number still, and is followed still."""
    channel = held(session, place_of(speaker, None), speaker)
    groups = numbered(subscriptions.subscriptions(session, channel.id)) if channel else []
    marks = [one.value for one in row.buttons if one.action == "stop"]
    return number <= len(groups) and [mark(groups[number - 1][0])] == marks


def _choice(book: TopicBook, language: Language) -> list[str]:
    names = listed([topic.name(language) for topic in book.topics[:8]], language)
    return [f"{say('topics_here', language)} {names}"]


def _row(
    number: int,
    one: Subscription,
    channel: Channel,
    speaker: Speaker,
    book: TopicBook,
    now: datetime,
) -> Row:
    language = speaker.language
    topic = book.get(one.target) if one.kind == "topic" else None
    name = topic.name(language) if topic else targets.label_of(one, language)
    said = schedules.when(channel, one, language, speaker.zone, now, rest=False)
    said += schedules.how(channel, one, language)
    if one.paused_until is not None and one.paused_until > now:
        said.insert(0, say("paused_list", language, when=moment(one.paused_until, language)))
    buttons = (
        Button(say("b_edit", language), "edit", mark(one)),
        Button(say("b_stop", language), "stop", mark(one)),
    )
    return Row(f"{number}. {name}", context=" ".join(said), buttons=buttons, ref=str(number))
