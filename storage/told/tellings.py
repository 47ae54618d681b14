"""This file remembers which channel has been told of which paper, and by which delivery."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Connection,
    Select,
    Text,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    literal_column,
    or_,
    select,
    true,
    update,
)
from sqlmodel import Session

from scrapers.items import Language
from storage.connections import to_json_text
from storage.ready import Ready
from storage.records import DeliveryState, Preference
from storage.sql import among, among_given, chunks, given, insert_for, insert_into, table, unset
from storage.tables.columns import Moment
from storage.tables.people import ChannelRow
from storage.tables.published import MatchRow, PaperRow, RenditionRow
from storage.tables.told import DeliveryRow, DigestRunRow, MessageRow, TellingRow
from storage.told.scheduled import is_notice

channel, delivery, message = table(ChannelRow), table(DeliveryRow), table(MessageRow)
telling = table(TellingRow)
run = table(DigestRunRow)
paper, rendition, match = table(PaperRow), table(RenditionRow), table(MatchRow)


@dataclass(frozen=True, slots=True)
class Told:
    """A channel that has been told of a paper, and by which delivery."""

    delivery_id: int
    channel_id: int
    address: str
    platform: str
    state: DeliveryState
    ts: str | None
    language: str
    topics: tuple[str, ...]
    how: str  # alert | digest | thread
    message_id: int | None = None
    preference: Preference = "either"  # the channel's language


def alerts_of(session: Session, paper_id: int) -> list[Told]:
    """Give every channel that has been told of a paper, with the delivery that told it.

    `message_id` is what the channel sees, or will once what is on its way has arrived.
    """
    rows = _ALERTS.rows(session.connection(), {"paper": paper_id})
    return [Told(**{**row._asdict(), "topics": tuple(row.topics)}) for row in rows]


def _alerts() -> Select[Any]:
    """Ask who has been told of a paper; built once, for it is asked at every reading."""
    edit = delivery.alias("edit")
    return (
        select(
            case(  # what follows a reply stands beside it, in the thread of the same post
                (telling.c.how == "thread", func.coalesce(delivery.c.parent_id, delivery.c.id)),
                else_=delivery.c.id,
            ).label("delivery_id"),
            delivery.c.channel_id,
            channel.c.address,
            channel.c.platform,
            delivery.c.state,
            delivery.c.ts,
            message.c.language,
            message.c.topics,
            telling.c.how,
            func.coalesce(edit.c.message_id, delivery.c.message_id).label("message_id"),
            channel.c.language.label("preference"),
        )
        .join(delivery, delivery.c.id == telling.c.delivery_id)
        .join(edit, (edit.c.parent_id == delivery.c.id) & (edit.c.kind == "edit"), isouter=True)
        .join(channel, channel.c.id == telling.c.channel_id)
        .join(message, message.c.id == delivery.c.message_id)
        .where(telling.c.paper_id == bindparam("paper"))
        .order_by(delivery.c.id)
    )


_ALERTS = Ready(lambda _: _alerts())


@dataclass(frozen=True, slots=True)
class StandingMessage:
    """A delivery, and the message that stands there or will once what is on its way has arrived."""

    delivery_id: int
    channel_id: int
    state: DeliveryState
    message_id: int


def standing(session: Session, keys: Sequence[str]) -> dict[str, StandingMessage]:
    """Give the deliveries of these keys that there are."""
    found: dict[str, StandingMessage] = {}
    for piece in chunks(keys):
        rows = session.connection().execute(_standing(), {"keys": list(piece)})
        found |= {row[0]: StandingMessage(*row[1:]) for row in rows}
    return found


@cache
def _standing() -> Select[Any]:
    edit = delivery.alias("edit")
    columns = select(
        delivery.c.key,
        delivery.c.id,
        delivery.c.channel_id,
        delivery.c.state,
        func.coalesce(edit.c.message_id, delivery.c.message_id),
    ).join(edit, (edit.c.parent_id == delivery.c.id) & (edit.c.kind == "edit"), isouter=True)
    named = delivery.c.key.in_(bindparam("keys", expanding=True))
    return columns.select_from(delivery).where(named)


def told_by(session: Session, address: str, ts: str) -> list[int]:
    """Give the papers of which one message told its channel, by the platform's name for it."""
    held = (
        select(delivery.c.id, delivery.c.paper_id)
        .join(channel, channel.c.id == delivery.c.channel_id)
        .where(channel.c.address == address, delivery.c.ts == ts)
        .limit(1)
    )
    found = session.connection().execute(held).one_or_none()
    if found is None:
        return []
    if found.paper_id is not None:
        return [found.paper_id]
    told = select(telling.c.paper_id).where(telling.c.delivery_id == found.id)
    return list(session.connection().execute(told.order_by(telling.c.paper_id)).scalars())


def alerts_since(session: Session, since: datetime) -> dict[int, int]:
    """Count the alerts, and the scheduled notices, that each channel was given since a moment."""
    rows = _SINCE.rows(session.connection(), {"since": since})
    return {row[0]: row[1] for row in rows}


_SINCE = Ready(
    lambda _: (
        select(delivery.c.channel_id, func.count())
        .where(
            or_(delivery.c.kind == "alert", is_notice()),
            delivery.c.created_at >= bindparam("since"),
        )
        .group_by(delivery.c.channel_id)
    )
)


def stands() -> ColumnElement[bool]:
    """Say whether a telling holds: its delivery arrived or may yet, or a person has settled it."""
    state = select(delivery.c.state).where(delivery.c.id == telling.c.delivery_id)
    return or_(telling.c.delivery_id.is_(None), state.scalar_subquery() != "dead")


def settle(connection: Connection, delivery_ids: Sequence[int]) -> None:
    """Let what these deliveries told count as told, though they will never be sent."""
    given_up = update(telling).where(telling.c.delivery_id.in_(delivery_ids))
    connection.execute(given_up.values(delivery_id=None))


def told_otherwise(session: Session, delivery_id: int) -> bool:
    """Say whether another delivery has told, or will, what this alert or digest was to tell."""
    connection = session.connection()
    mine = connection.execute(select(delivery).where(delivery.c.id == delivery_id)).one()
    if mine.kind == "alert":
        told = select(telling.c.delivery_id).where(
            telling.c.paper_id == mine.paper_id, telling.c.channel_id == mine.channel_id
        )
        return connection.execute(told).scalar() not in (None, delivery_id)
    if mine.kind != "digest" or mine.parent_id is not None:
        return False
    had = select(run.c.papers).where(run.c.id == mine.digest_run_id)
    own = select(telling.c.id).where(telling.c.delivery_id == delivery_id).limit(1)
    return bool(connection.execute(had).scalar()) and connection.execute(own).first() is None


def tell(connection: Connection, paper_id: int, now: datetime) -> None:
    """Write down that a paper's pending alerts tell their channels of it."""
    _TELL.change(connection, {"paper": paper_id, "moment": now})


_COLUMNS = ["paper_id", "channel_id", "delivery_id", "told_at", "how"]


def _telling(*, lite: bool) -> Any:
    told = select(
        delivery.c.paper_id,
        delivery.c.channel_id,
        delivery.c.id,
        bindparam("moment", type_=Moment()),
        literal("alert"),
    ).where(
        delivery.c.paper_id == bindparam("paper"),
        delivery.c.kind == "alert",
        delivery.c.state == "pending",
    )
    return insert_for(telling, lite=lite).from_select(_COLUMNS, told).on_conflict_do_nothing()


_TELL = Ready(lambda lite: _telling(lite=lite))


def first_alert(session: Session, paper_ids: Sequence[int], channel_id: int) -> int | None:
    """Give the earliest alert that told a channel of one of some papers and stands, or will."""
    connection = session.connection()
    found = (
        select(delivery.c.id)
        .join(telling, telling.c.delivery_id == delivery.c.id)
        .join(paper, paper.c.id == telling.c.paper_id)
        .where(
            paper.c.withdrawn_at.is_(None),
            among(connection, telling.c.paper_id, paper_ids),
            telling.c.channel_id == channel_id,
            telling.c.how == "alert",
            delivery.c.state.not_in(("dead", "later")),
        )
        .order_by(delivery.c.id)
        .limit(1)
    )
    first: int | None = connection.execute(found).scalar()
    return first


def posted_since(
    session: Session, channel_ids: Sequence[int], since: datetime, limit: int
) -> list[tuple[int, int]]:
    """Give the channels and papers of posts that told some channels since an instant, the newest first."""
    connection = session.connection()
    rows = _POSTED.rows(connection, given(connection, channel_ids, since=since, most=limit))
    return [(row[0], row[1]) for row in rows]


_POSTED = Ready(
    lambda lite: (
        select(telling.c.channel_id, telling.c.paper_id)
        .join(paper, paper.c.id == telling.c.paper_id)
        .where(
            among_given(telling.c.channel_id, lite=lite),
            telling.c.told_at >= bindparam("since"),
            telling.c.how == "alert",
            unset(paper.c.forward_id),
        )
        .order_by(telling.c.told_at.desc(), telling.c.id.desc())
        .limit(bindparam("most", type_=telling.c.id.type))
    )
)


def tell_in_thread(
    session: Session, paper_id: int, prefix: str, channel_ids: Sequence[int], now: datetime
) -> None:
    """Write down that replies told these channels of a paper; a reply's key is prefix and channel."""
    connection = session.connection()
    keys = [f"{prefix}:{number}" for number in channel_ids]
    for piece in chunks(keys):
        told = select(
            literal(paper_id),
            delivery.c.channel_id,
            delivery.c.id,
            literal(now, Moment()),
            literal("thread"),
        ).where(delivery.c.key.in_(piece), delivery.c.state != "dead")
        connection.execute(
            insert_into(connection, telling).from_select(_COLUMNS, told).on_conflict_do_nothing()
        )


def tell_by_digests(
    connection: Connection, digests: Iterable[tuple[int, int, Sequence[int]]], now: datetime
) -> None:
    """Write down which papers a delivery tells its channel of; what stands stays as it was."""
    rows: dict[tuple[int, int], int] = {}
    for delivery_id, channel_id, paper_ids in digests:
        for paper_id in paper_ids:
            rows.setdefault((paper_id, channel_id), delivery_id)
    if rows:
        told = to_json_text([[*key, delivery_id] for key, delivery_id in rows.items()])
        _TELL_BY_DIGESTS.change(connection, {"told": told, "moment": now})


def _by_digests(*, lite: bool) -> Any:
    """Build what tells channels of papers, any number at once, given as one list of threes."""
    given_rows: ColumnElement[Any] = bindparam("told", type_=Text)
    listed = (
        func.json_each(given_rows) if lite else func.json_array_elements(cast(given_rows, JSON))
    )
    three = listed.table_valued("value").c.value
    numbers = (cast(three.op("->>")(literal_column(f"{at}")), BigInteger) for at in range(3))
    moment = bindparam("moment", type_=Moment())
    told = select(*numbers, moment, literal("digest")).where(
        true()
    )  # or SQLite takes ON for a join
    insert = insert_for(telling, lite=lite).from_select(_COLUMNS, told)
    same = delivery.c.channel_id == literal_column("excluded.channel_id")
    dead = select(delivery.c.id).where(same, delivery.c.state == "dead")
    return insert.on_conflict_do_update(
        index_elements=["paper_id", "channel_id"],
        set_={name: insert.excluded[name] for name in ("delivery_id", "told_at", "how")},
        where=telling.c.delivery_id.in_(dead),
    )


_TELL_BY_DIGESTS = Ready(lambda lite: _by_digests(lite=lite))


def told_without(
    session: Session,
    language: Language,
    *,
    source: str,
    topics: Collection[str],
    since: datetime,
    but: int,
) -> list[int]:
    """Give papers of a source, seen since a moment, told on one of these topics, not in a language."""
    held = exists().where(rendition.c.paper_id == paper.c.id, rendition.c.language == language)
    told = exists().where(telling.c.paper_id == paper.c.id)
    matched = exists().where(match.c.paper_id == paper.c.id, match.c.topic.in_(topics))
    found = select(paper.c.id).where(
        paper.c.source == source,
        paper.c.first_seen_at >= since,
        unset(paper.c.forward_id),
        paper.c.id != but,
        ~held,
        told,
        matched,
    )
    return list(session.connection().execute(found.order_by(paper.c.id)).scalars())


@dataclass(frozen=True, slots=True)
class Telling:
    """A paper that a channel was told of, when and how."""

    paper_id: int
    told_at: datetime
    how: str  # alert | digest | thread


def lately(
    session: Session, channel_id: int, first: datetime, end: datetime, limit: int
) -> list[Telling]:
    """Give what a channel was told of from an instant up to another, the newest first."""
    found = (
        select(telling.c.paper_id, telling.c.told_at, telling.c.how)
        .join(paper, paper.c.id == telling.c.paper_id)
        .where(
            telling.c.channel_id == channel_id,
            telling.c.told_at >= first,
            telling.c.told_at < end,
            unset(paper.c.forward_id),
            stands(),
        )
        .order_by(telling.c.told_at.desc(), telling.c.id.desc())
        .limit(limit)
    )
    return [Telling(*row) for row in session.connection().execute(found)]
