"""This file writes down changes so that they can be taken back, and takes them back."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session

from bot.answering.brought_back import Pair, State, as_numbered_now, pair
from bot.answering.speech import Speaker
from bot.messages import dates
from bot.messages.words import knows, say
from scrapers.items import Language
from storage.people import (
    audit,
    channels,
    commitment_marks,
    saved,
    subscriptions,
    topics,
    watch_lists,
)
from storage.people.audit import AuditEntry
from storage.people.channels import Channel
from storage.people.commitment_marks import Mark, Star
from storage.people.saved import Note, Saved
from storage.people.subscriptions import Subscription
from storage.people.topics import OwnTopic
from storage.people.watch_lists import WatchList
from storage.published import papers

_KEPT = ("rhythm", "at", "level", "without", "language", "label", "created_by")
UNDONE = "undo"
KEEPING = frozenset(
    {"save", "unsave", "note", "list", "mark", "star"}
)  # what changes nothing that a channel is told


class ChangedSince(Exception):
    """What a change left behind is not there any more as it left it, so it cannot be taken back."""


def as_it_is(session: Session, subscription: Subscription | None) -> State | None:
    """Give which subscription it is, how it is, and of which topic: all that can change behind it.

    A number alone is no identity: a database may give that of a deleted row to the next one.
    """
    if subscription is None:
        return None
    own = topics.topic_of(session, subscription.target) if subscription.kind == "topic" else None
    kept = {name: getattr(subscription, name) for name in _KEPT}
    until = subscription.paused_until
    return {
        **_identity(subscription),
        **kept,
        "sources": list(subscription.sources),
        "paused_until": until.isoformat() if until else None,
        "topic": _identity(own) if own else None,
    }


def _identity(row: Subscription | OwnTopic) -> State:
    return {"id": row.id, "since": row.created_at.isoformat()}


def followed(session: Session, before: Subscription | None, after: Subscription | None) -> State:
    """Describe how one thing was followed before a change, and how it is after it."""
    one = after or before
    assert one is not None
    return {
        "kind": one.kind,
        "target": one.target,
        "channel_id": one.channel_id,
        "before": as_it_is(session, before),
        "after": as_it_is(session, after),
    }


def written(key: str, before: OwnTopic | None, after: OwnTopic | None) -> State:
    """Describe how a topic was before a change, and how it is after it."""
    return {"key": key, "before": _topic_state(before), "after": _topic_state(after)}


def _topic_state(own: OwnTopic | None) -> State | None:
    if own is None:
        return None
    return {
        **_identity(own),
        "name": own.name,
        "line": own.line,
        "channel_id": own.channel_id,
        "workspace": own.workspace,
    }


def kept(before: Saved | None, after: Saved | None) -> State:
    """Describe how a channel kept one paper before a change, and how it does after it."""
    one = after or before
    assert one is not None
    return {"paper_id": one.paper_id, "before": _saved_state(before), "after": _saved_state(after)}


def _saved_state(one: Saved | None) -> State | None:
    """Give all of it but its paper, which may have become another's by then."""
    if one is None:
        return None
    return {
        "who": one.who,
        "at": _plain(one.at),
        "changed_at": _plain(one.changed_at),
        "notes": [asdict(note) for note in one.notes],
    }


def list_state(one: WatchList | None) -> State | None:
    """Give all of a watch list as it is kept: what it says stays sealed."""
    if one is None:
        return None
    return {
        "id": one.id,
        "sealed": base64.b64encode(one.sealed).decode(),
        "instant": one.instant,
        "who": one.created_by,
    }


def settings(channel: Channel, wanted: Mapping[str, Any]) -> State:
    """Describe how a channel's settings were before a change, and how it sets them."""
    before = {name: _plain(getattr(channel, name)) for name in wanted}
    return {"before": before, "after": {name: _plain(value) for name, value in wanted.items()}}


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def note(
    session: Session,
    channel: Channel,
    speaker: Speaker,
    action: str,
    now: datetime,
    /,
    **detail: Any,
) -> int:
    """Write down a change: who, what, where, how it was before and how it left things."""
    return audit.audit(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        who=speaker.who,
        action=action,
        detail=detail,
        now=now,
    )


def told(who: str, action: str, at: datetime, language: Language, *, known: bool = True) -> str:
    """Say when a channel was last changed, how and by whom.

    Nobody is named where a platform does not turn what it knows people by into names (not `known`).
    """
    who = say("console", language) if who == "console" else who
    what = in_words(action, language)
    key = "overview_changed" if known else "overview_changed_unsaid"
    return say(key, language, who=who, what=what, when=dates.moment(at, language))


def in_words(action: str, language: Language) -> str:
    """Name a kind of change."""
    return say(f"a_{action}", language) if knows(f"a_{action}") else action


def last(session: Session, channel: Channel, who: str) -> AuditEntry | None:
    """Give the last change that somebody made in a channel and that still stands."""
    return audit.last_standing(session, channel_id=channel.id, who=who, undo=UNDONE)


def is_undone(session: Session, entry: AuditEntry) -> bool:
    """Say whether a change was taken back already."""
    return audit.is_taken_back(session, entry, undo=UNDONE)


def take_back(
    session: Session, channel: Channel, entry: AuditEntry, speaker: Speaker, now: datetime
) -> None:
    """Bring back what was before a change; raises ChangedSince, and then nothing is changed.

    Everything is looked at before anything is touched: what stands under a name now may be
    another's, or the same thing as somebody has wanted it since.
    """
    detail = _as_numbered_now(session, channel, entry)
    topic = detail.get("topic")
    held = list(detail.get("subscriptions", ()))
    moved = dict(detail.get("channel") or {})
    listed = [
        (number, state)
        for state in detail.get("saved", ())
        if (number := _still(session, state["paper_id"]))
    ]
    if topic:
        _check_topic(session, topic, held)
    for one in held:
        _check_subscription(session, one, topic)
    _check_settings(channel, moved)
    for number, state in listed:
        if _saved_state(saved.one(session, channel.id, number)) != state["after"]:
            raise ChangedSince
    watched = list(detail.get("watched", ()))
    for one in watched:
        _check_list(session, channel, one)
    _check_commitments(session, channel, detail)
    again: list[Pair] = []
    if topic and topic["before"] is not None:  # first: what follows it cannot come back without it
        again += _restore_topic(session, topic, speaker, now)
    for one in held:
        again += _restore(session, one, now)
    for number, state in listed:
        _restore_saved(session, channel, number, state["before"])
    for one in watched:
        again += _restore_list(session, channel, one, now)
    again += _restore_commitments(session, channel, entry, detail, speaker, now)
    if topic and topic["before"] is None:
        topics.delete_topic(session, topic["key"])
    before = dict(moved.get("before") or {})
    if before:
        if before.get("paused_until"):
            before["paused_until"] = datetime.fromisoformat(before["paused_until"])
        channels.set_channel(session, channel.address, **before)
    note(session, channel, speaker, UNDONE, now, of=entry.id, again=again)


def _as_numbered_now(session: Session, channel: Channel, entry: AuditEntry) -> State:
    """Give what a change wrote down; what our own taking back brought again is the same thing."""
    since = (one for one in audit.of_action(session, channel.id, UNDONE) if one.id > entry.id)
    return as_numbered_now(
        entry.detail, (each for one in since for each in one.detail.get("again", ()))
    )


def _check_topic(session: Session, topic: State, held: list[State]) -> None:
    """Raise ChangedSince unless a topic is as the change left it, and followed by nobody else."""
    if "after" not in topic:  # noted by a version that did not write down what it left
        raise ChangedSince
    if _topic_state(topics.topic_of(session, topic["key"])) != topic["after"]:
        raise ChangedSince
    if topic["before"] is None:
        ours = {one["channel_id"] for one in held if one["target"] == topic["key"]}
        follow = subscriptions.followers_of(session, "topic", topic["key"])
        if any(one.channel_id not in ours for one in follow):
            raise ChangedSince


def _check_subscription(session: Session, one: State, topic: State | None) -> None:
    """Raise ChangedSince unless something is followed as the change left it."""
    if "after" not in one:
        raise ChangedSince
    found = subscriptions.followed(session, one["channel_id"], one["kind"], one["target"])
    if as_it_is(session, found) != one["after"]:
        raise ChangedSince
    before = one["before"]
    if before is None or (topic and topic["key"] == one["target"]):
        return
    own = topics.topic_of(session, one["target"]) if one["kind"] == "topic" else None
    if (_identity(own) if own else None) != before["topic"]:
        raise ChangedSince


def _check_settings(channel: Channel, moved: State) -> None:
    """Raise ChangedSince unless a channel's settings are as the change left them."""
    if moved and "after" not in moved:
        raise ChangedSince
    if any(
        _plain(getattr(channel, name)) != value for name, value in moved.get("after", {}).items()
    ):
        raise ChangedSince


def _restore(session: Session, one: State, now: datetime) -> list[Pair]:
    before, place = one["before"], one["channel_id"]
    if before is None:
        subscriptions.unsubscribe(session, place, kind=one["kind"], target=one["target"])
        return []
    kept = {name: before[name] for name in (*_KEPT, "sources") if name != "created_by"}
    found, is_new = subscriptions.subscribe(
        session,
        place,
        kind=one["kind"],
        target=one["target"],
        who=before.get("created_by", ""),
        now=now,
        **kept,
    )
    until = before.get("paused_until")
    kept["paused_until"] = datetime.fromisoformat(until) if until else None
    if not is_new or until:
        subscriptions.change_subscription(session, found.id, **kept)
    return pair("subscription", before, _identity(found))


def _check_list(session: Session, channel: Channel, one: State) -> None:
    """Raise ChangedSince unless a watch list is as the change left it."""
    if one["after"] is None:
        return
    found = watch_lists.one(session, one["after"]["id"])
    if found is None or found.channel_id != channel.id or list_state(found) != one["after"]:
        raise ChangedSince


def _restore_list(session: Session, channel: Channel, one: State, now: datetime) -> list[Pair]:
    before, after = one["before"], one["after"]
    if before is None:
        watch_lists.drop(session, after["id"])
        return []
    sealed = base64.b64decode(before["sealed"])
    if after is not None:
        watch_lists.change(session, after["id"], now, sealed=sealed, instant=before["instant"])
        return []
    found = watch_lists.create(
        session,
        workspace_id=channel.workspace_id,
        channel_id=channel.id,
        sealed=sealed,
        instant=before["instant"],
        who=before["who"],
        now=now,
    )
    return pair("list", before, {"id": found.id})


def _check_commitments(session: Session, channel: Channel, detail: State) -> None:
    """Raise ChangedSince unless commitments are marked and starred as the change left them."""
    for one in detail.get("marked", ()):
        said = commitment_marks.said_of(session, channel.workspace_id, one["clusters"])
        if not said or said[-1].id != one["after"]:
            raise ChangedSince
    for one in detail.get("starred", ()):
        found = commitment_marks.starred(session, channel.id, one["cluster"])
        if star_state(found) != one["after"]:
            raise ChangedSince


def _restore_commitments(
    session: Session,
    channel: Channel,
    entry: AuditEntry,
    detail: State,
    speaker: Speaker,
    now: datetime,
) -> list[Pair]:
    """Say of commitments again what was said before, beside what was said since; put stars back."""
    again: list[Pair] = []
    made = [one["after"] for one in entry.detail.get("marked", ())]
    for one, number_then in zip(detail.get("marked", ()), made, strict=True):
        every = commitment_marks.said_of(session, channel.workspace_id, one["clusters"])
        before = one["before"] or {"state": "open", "moved_to": None, "by": None}
        moved_to = date.fromisoformat(before["moved_to"]) if before["moved_to"] else None
        restored = replace(
            every[-1], state=before["state"], moved_to=moved_to, by_paper_id=before["by"],
            who=speaker.who, at=now,
        )  # fmt: skip
        number = commitment_marks.say_again(session, channel.workspace_id, restored)
        if earlier := [each.id for each in every if each.id < number_then]:
            again += pair("mark", {"id": earlier[-1]}, {"id": number})
    for one in detail.get("starred", ()):
        commitment_marks.unstar(session, channel.id, one["cluster"])
        if (was := one["before"]) is not None and (paper := _still(session, one["paper_id"])):
            since = datetime.fromisoformat(was["at"])
            star = Star(0, paper, one["cluster"], was["quote"], was["who"], since)
            commitment_marks.restore(session, channel.workspace_id, channel.id, star)
    return again


def mark_state(one: Mark | None) -> State | None:
    """Give what a mark says, so that it can be said again."""
    if one is None:
        return None
    day = one.moved_to.isoformat() if one.moved_to else None
    return {"state": one.state, "moved_to": day, "by": one.by_paper_id}


def star_state(one: Star | None) -> State | None:
    """Give all of a star but its paper, which may have become another's by then."""
    return {"who": one.who, "at": _plain(one.at), "quote": one.quote} if one else None


def _still(session: Session, paper_id: int) -> int | None:
    """Give the number that a paper has now: it may have become one with another."""
    found = papers.papers(session, [paper_id], texts=False)
    return found[0].id if found else None


def _restore_saved(session: Session, channel: Channel, number: int, before: State | None) -> None:
    if before is None:
        saved.unsave(session, channel.id, number)
        return
    notes = tuple(Note(**note) for note in before["notes"])
    moments = {name: datetime.fromisoformat(before[name]) for name in ("at", "changed_at")}
    was = Saved(number, before["who"], moments["at"], moments["changed_at"], notes)
    saved.restore(session, channel.workspace_id, channel.id, was)


def _restore_topic(session: Session, topic: State, speaker: Speaker, now: datetime) -> list[Pair]:
    before, after = topic["before"], topic["after"]
    if after is not None:
        topics.change_topic(session, after["id"], before["name"], before["line"], now)
        return []
    found = topics.save_topic(
        session,
        before["workspace"],
        topic["key"].rpartition("/")[2],
        before["name"],
        before["line"],
        channel_id=before["channel_id"],
        who=speaker.who,
        now=now,
    )
    return pair("topic", before, _identity(found))
