"""This file puts what follows a message, its edits and the replies in its thread, into the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    case,
    cast,
    func,
    literal,
    null,
    select,
    update,
)
from sqlmodel import Session

from storage.people.lanes import bring_forward, lock, ready, refresh
from storage.records import DeliveryKind
from storage.sql import among, insert_into, table
from storage.tables.columns import Moment
from storage.tables.told import DeliveryRow

delivery = table(DeliveryRow)

OPEN = ("pending", "later")  # not on its way yet
NEVER_SENT = "its message was never sent"

_first = delivery.alias("first")  # the message that is followed


class UnknownParent(ValueError):
    """An edit or a reply names a delivery that is not in the store; look it up with alerts_of."""


def enqueue_edits(
    session: Session,
    message_id: int,
    delivery_ids: Sequence[int],
    now: datetime,
    *,
    not_before: datetime | None = None,
) -> None:
    """Change messages that were sent, or are to be; the latest edit of each wins.

    What has not gone yet gets the new message instead, and may wait for another moment. While an
    older edit is on its way, the drain sees that its message was overtaken and sends again.
    """
    connection = session.connection()
    these = among(connection, delivery.c.id, delivery_ids)
    lock(session, select(delivery.c.channel_id).where(these))
    values: dict[str, Any] = {"message_id": message_id}
    if not_before is not None:
        values["not_before"] = not_before
    replaced = update(delivery).where(these, delivery.c.state.in_(OPEN)).values(values)
    if connection.execute(replaced).rowcount and not_before is not None:
        refresh(session, select(delivery.c.channel_id).where(these))
    key = literal("edit:", Text()) + cast(_first.c.id, Text())
    gone = [among(connection, _first.c.id, delivery_ids), _first.c.state.not_in(OPEN)]
    _follow(connection, key, "edit", message_id, gone, now, overtake=True)
    edits = (among(connection, delivery.c.parent_id, delivery_ids), delivery.c.kind == "edit")
    bring_forward(session, select(delivery.c.channel_id).where(*edits, ready()), now)


def enqueue_edit(session: Session, delivery_id: int, message_id: int, now: datetime) -> int | None:
    """Change one message; give its edit, or None where it had not gone yet and was replaced."""
    _known(session, delivery_id)
    enqueue_edits(session, message_id, [delivery_id], now)
    edit = (delivery.c.key == f"edit:{delivery_id}", delivery.c.state.not_in(("sent", "later")))
    number = session.connection().execute(select(delivery.c.id).where(*edit))
    found: int | None = number.scalar_one_or_none()
    return found


def enqueue_replies(
    session: Session,
    message_id: int,
    parent_ids: Sequence[int],
    *,
    kind: DeliveryKind,
    prefix: str,
    now: datetime,
) -> None:
    """Enqueue a reply in the thread of each of these deliveries; it waits for it and dies with it.

    Its key is the prefix and the channel's number.
    """
    key = literal(f"{prefix}:", Text()) + cast(_first.c.channel_id, Text())
    _reply(session, key, kind, message_id, parent_ids, now)


def enqueue_reply(
    session: Session,
    parent_id: int,
    *,
    kind: DeliveryKind,
    key: str,
    message_id: int,
    now: datetime,
) -> int:
    """Enqueue one reply under a key of its own; give its delivery."""
    _known(session, parent_id)
    _reply(session, literal(key, Text()), kind, message_id, [parent_id], now)
    number = session.connection().execute(select(delivery.c.id).where(delivery.c.key == key))
    return int(number.scalar_one())


def _reply(
    session: Session,
    key: ColumnElement[str],
    kind: DeliveryKind,
    message_id: int,
    parent_ids: Sequence[int],
    now: datetime,
) -> None:
    connection = session.connection()
    lock(session, select(delivery.c.channel_id).where(among(connection, delivery.c.id, parent_ids)))
    parents = [among(connection, _first.c.id, parent_ids)]
    _follow(connection, key, kind, message_id, parents, now, overtake=False)
    replies = (among(connection, delivery.c.parent_id, parent_ids), delivery.c.kind == kind)
    bring_forward(session, select(delivery.c.channel_id).where(*replies, ready()), now)


def _follow(
    connection: Connection,
    key: ColumnElement[str],
    kind: DeliveryKind,
    message_id: int,
    parents: Sequence[ColumnElement[bool]],
    now: datetime,
    *,
    overtake: bool,
) -> None:
    """Insert one row behind each of these parents; what hangs on one that is dead is born dead."""
    why = case(
        (_first.c.state == "later", f"{NEVER_SENT}: it was kept for the digest"),
        (_first.c.state == "dead", f"{NEVER_SENT}: " + func.coalesce(_first.c.error, "")),
        else_=null(),
    )
    columns: dict[str, Any] = {
        "key": key,
        "kind": literal(kind),
        "channel_id": _first.c.channel_id,
        "message_id": literal(message_id),
        "paper_id": _first.c.paper_id,
        "parent_id": _first.c.id,
        "state": case((_first.c.state.in_(("dead", "later")), "dead"), else_="pending"),
        "error": why,
        "not_before": literal(now, Moment()),
        "attempts": literal(0),
        "looks": literal(0),
        "created_at": literal(now, Moment()),
    }
    chosen = select(*columns.values()).where(*parents).order_by(_first.c.id)
    insert = insert_into(connection, delivery).from_select(list(columns), chosen)
    if not overtake:
        connection.execute(insert.on_conflict_do_nothing(index_elements=["key"]))
        return
    going = delivery.c.state == "attempting"
    changed: dict[str, Any] = {
        name: case((going, delivery.c[name]), else_=insert.excluded[name])
        for name in ("state", "not_before", "attempts", "error")
    }
    changed["message_id"] = insert.excluded.message_id
    connection.execute(insert.on_conflict_do_update(index_elements=["key"], set_=changed))


def _known(session: Session, delivery_id: int) -> None:
    found = select(delivery.c.id).where(delivery.c.id == delivery_id)
    if session.connection().execute(found).first() is None:
        raise UnknownParent(f"{UnknownParent.__doc__} Got {delivery_id}.")
