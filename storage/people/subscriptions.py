"""This file keeps what channels follow, and finds who follows a paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session

from scrapers.text import compared
from storage.people.topics import may_follow
from storage.ready import Ready
from storage.records import FollowKind, Level, Preference, Rhythm
from storage.sql import among_given, given, insert_or_find, table
from storage.tables.people import ChannelRow, SubscriptionRow

_subscription, _channel = table(SubscriptionRow), table(ChannelRow)


class NotYours(ValueError):
    """There is no such topic here. List the topics of this workspace, or write your own."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One thing that a channel follows."""

    id: int
    channel_id: int
    kind: FollowKind
    target: str
    label: str
    rhythm: Rhythm
    at: str | None
    level: Level
    sources: tuple[str, ...]
    without: str
    language: Preference | None
    paused_until: datetime | None
    created_by: str
    created_at: datetime


def _record(row: Any) -> Subscription:
    values = {field.name: getattr(row, field.name) for field in fields(Subscription)}
    values["sources"] = tuple(part for part in row.sources.split(",") if part)
    return Subscription(**values)


def target_of(kind: FollowKind, target: str) -> str:
    """Give what is followed as it is compared: names by their match text, the rest as it is."""
    return compared(target) if kind in {"committee", "member", "bureau"} else target


def subscribe(
    session: Session,
    channel_id: int,
    *,
    kind: FollowKind,
    target: str,
    label: str = "",
    rhythm: Rhythm = "instant",
    at: str | None = None,
    level: Level = "substantive",
    language: Preference | None = None,
    sources: Sequence[str] = (),
    without: str = "",
    who: str = "",
    now: datetime,
) -> tuple[Subscription, bool]:
    """Let a channel follow something; following twice is one row, and changes nothing.

    Gives the subscription, and whether it is new. Raises NotYours where a topic is another
    workspace's, or another private channel's.
    """
    connection = session.connection()
    if kind == "topic":
        owner = select(_channel.c.workspace_id).where(_channel.c.id == channel_id)
        workspace_id = connection.execute(owner).scalar_one()
        if not may_follow(session, target, workspace_id, channel_id):
            raise NotYours
    values = {
        "channel_id": channel_id,
        "kind": kind,
        "target": target_of(kind, target),
        "label": label or target,
        "rhythm": rhythm,
        "at": at,
        "level": level,
        "sources": ",".join(sources),
        "without": without,
        "language": language,
        "created_by": who,
        "created_at": now,
    }
    number, made = insert_or_find(
        connection, _subscription, values, ["channel_id", "kind", "target"]
    )
    return subscription(session, number), made


def followed(
    session: Session, channel_id: int, kind: FollowKind, target: str
) -> Subscription | None:
    """Give how a channel follows one thing, None where it does not."""
    row = (
        session.connection()
        .execute(
            select(_subscription).where(
                _subscription.c.channel_id == channel_id,
                _subscription.c.kind == kind,
                _subscription.c.target == target_of(kind, target),
            )
        )
        .one_or_none()
    )
    return _record(row) if row else None


def followers_of(session: Session, kind: FollowKind, target: str) -> list[Subscription]:
    """Give every channel's subscription to one thing."""
    rows = session.connection().execute(
        select(_subscription)
        .where(_subscription.c.kind == kind, _subscription.c.target == target_of(kind, target))
        .order_by(_subscription.c.id)
    )
    return [_record(row) for row in rows]


def subscription(session: Session, number: int) -> Subscription:
    """Give one subscription by its number."""
    row = (
        session.connection()
        .execute(select(_subscription).where(_subscription.c.id == number))
        .one()
    )
    return _record(row)


def change_subscription(session: Session, number: int, **changes: Any) -> Subscription:
    """Change how something is followed: rhythm, at, level, sources, without, language, pause."""
    if "sources" in changes:
        changes["sources"] = ",".join(changes["sources"])
    session.connection().execute(
        update(_subscription).where(_subscription.c.id == number).values(**changes)
    )
    return subscription(session, number)


def unsubscribe(
    session: Session, channel_id: int, *, kind: FollowKind, target: str
) -> Subscription | None:
    """Let a channel follow something no longer; give what it followed, None where it did not."""
    found = (
        session.connection()
        .execute(
            delete(_subscription)
            .where(
                _subscription.c.channel_id == channel_id,
                _subscription.c.kind == kind,
                _subscription.c.target == target_of(kind, target),
            )
            .returning(_subscription)
        )
        .one_or_none()
    )
    return _record(found) if found else None


def subscriptions(session: Session, channel_id: int) -> list[Subscription]:
    """Give what a channel follows, in the order in which it began to."""
    return of_channels(session, [channel_id])[channel_id]


def of_channels(session: Session, channel_ids: Collection[int]) -> dict[int, list[Subscription]]:
    """Give what each of some channels follows, in the order in which it began to."""
    found: dict[int, list[Subscription]] = {number: [] for number in channel_ids}
    connection = session.connection()
    for row in _OF_CHANNELS.rows(connection, given(connection, sorted(found))):
        found[row.channel_id].append(_record(row))
    return found


_OF_CHANNELS = Ready(
    lambda lite: (
        select(_subscription)
        .where(among_given(_subscription.c.channel_id, lite=lite))
        .order_by(_subscription.c.id)
    )
)
