"""This file forgets a workspace: what its people wrote, followed, marked and were sent; the papers stay.

It goes step by step, each of bounded size, so that a step may be a transaction of its own: whoever is
interrupted begins again and finds less. The workspace's own row goes last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    and_,
    cast,
    delete,
    func,
    not_,
    or_,
    select,
    update,
)
from sqlmodel import Session, SQLModel

from storage.people.lanes import channel, delivery, workspace
from storage.people.mailboxes import MAIL, Mailbox
from storage.sql import table
from storage.tables.people import InstallationRow, MailboxRow, SubscriptionRow
from storage.tables.published import CommitmentRow, ExpectationRow, MatchRow
from storage.told import departures
from storage.told.messages import message

BATCH = 2_000  # rows of one step
LOCAL = "local"  # the operator's own workspace
UNINSTALLED = "uninstalled"  # why channels are gone whose workspace took its rights back
FORGOTTEN = "(forgotten)"
_installation, _match = table(InstallationRow), table(MatchRow)
_expectation = table(ExpectationRow)
_commitment = table(CommitmentRow)
_mailbox, _subscription = table(MailboxRow), table(SubscriptionRow)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whom to forget."""

    id: int
    key: str

    @property
    def team(self) -> str:
        """Give the platform's own name for the workspace."""
        return self.key.rpartition(":")[2]


def owner(session: Session, key: str) -> Owner | None:
    """Give a workspace that can be forgotten, None where there is none of that key."""
    found = select(workspace.c.id, workspace.c.key).where(workspace.c.key == key)
    row = session.connection().execute(found).one_or_none()
    return Owner(*row) if row else None


def due(session: Session, before: datetime) -> list[Owner]:
    """Give workspaces that took their rights back before a moment and have not come back.

    Only what said so itself counts: a token that stopped working may be our own mistake.
    """
    granted = _installation.c.workspace_id == workspace.c.id
    revoked = select(func.max(_installation.c.revoked_at)).where(granted).scalar_subquery()
    in_force = select(_installation.c.id).where(granted, _installation.c.revoked_at.is_(None))
    ours = channel.c.workspace_id == workspace.c.id
    left = select(func.max(channel.c.gone_at)).where(ours).scalar_subquery()
    here = select(channel.c.id).where(
        ours, or_(channel.c.gone_at.is_(None), channel.c.gone_why != UNINSTALLED)
    )
    with_one_token = and_(revoked.is_(None), left < before, ~here.exists())
    statement = (
        select(workspace.c.id, workspace.c.key)
        .where(workspace.c.key != LOCAL, ~in_force.exists(), or_(revoked < before, with_one_token))
        .order_by(workspace.c.id)
    )
    return [Owner(*row) for row in session.connection().execute(statement)]


def end_mailbox(session: Session, one: Mailbox, now: datetime) -> None:
    """Let a mailbox follow nothing and be written to no more; its address goes at once."""
    connection = session.connection()
    connection.execute(delete(_subscription).where(_subscription.c.channel_id == one.channel_id))
    connection.execute(delete(_mailbox).where(_mailbox.c.id == one.id))
    departures.close_channels(session, [one.channel_id], UNINSTALLED, now)


def mailboxes_never_confirmed(session: Session, before: datetime) -> list[Owner]:
    """Give what is to be forgotten: mailboxes asked for before a moment that nobody confirmed."""
    rows = session.connection().execute(
        select(workspace.c.id, workspace.c.key)
        .join(_mailbox, _mailbox.c.workspace_id == workspace.c.id)
        .join(channel, channel.c.id == _mailbox.c.channel_id)
        .where(
            channel.c.platform == MAIL,
            _mailbox.c.confirmed_at.is_(None),
            _mailbox.c.created_at < before,
        )
        .order_by(workspace.c.id)
    )
    return [Owner(*row) for row in rows]


def mailboxes_ended(session: Session, stopped: datetime, refused: datetime) -> list[Owner]:
    """Give what is to be forgotten: mailboxes that left before one moment, or refused us before another."""
    rows = session.connection().execute(
        select(workspace.c.id, workspace.c.key)
        .join(channel, channel.c.workspace_id == workspace.c.id)
        .where(
            channel.c.platform == MAIL,
            or_(
                and_(channel.c.gone_at <= stopped, channel.c.gone_why == UNINSTALLED),
                channel.c.gone_at < refused,
            ),
        )
        .order_by(workspace.c.id)
    )
    return [Owner(*row) for row in rows]


def close(session: Session, one: Owner, now: datetime) -> None:
    """Let nothing begin any more that would write to what is being forgotten."""
    departures.close_workspace(session, one.id, "forgotten", now)
    session.connection().execute(
        update(_installation)
        .where(_installation.c.workspace_id == one.id)
        .values(sealed=b"", revoked_at=func.coalesce(_installation.c.revoked_at, now))
    )


def holdings(session: Session, one: Owner) -> dict[str, int]:
    """Count what would be forgotten, by table; nothing is changed."""
    connection = session.connection()
    found = {
        held.name: select(func.count()).select_from(held).where(belongs)
        for held, belongs in _belongings(one)
    }
    found["match"] = select(func.count()).select_from(_match).where(_of_own_topic(one))
    counts = {name: int(connection.execute(query).scalar_one()) for name, query in found.items()}
    counts["message"] = int(
        connection.execute(
            select(func.count(delivery.c.message_id.distinct())).where(
                delivery.c.channel_id.in_(_channels(one)), ~_told_to_others(one)
            )
        ).scalar_one()
    )
    counts["notice"] = len(_naming(session, one))
    return {name: count for name, count in counts.items() if count}


def step(session: Session, one: Owner) -> int:
    """Forget a little more; give how many rows went, 0 when nothing is left of the workspace."""
    for forget in _STEPS:
        done = forget(session, one)
        if done:
            return done
    gone = session.connection().execute(delete(workspace).where(workspace.c.id == one.id))
    return int(gone.rowcount)


# --- the steps, in their order ------------------------------------------------------------------


def _notices_elsewhere(session: Session, one: Owner) -> int:
    """Blot out what others were told about the workspace by name: that it left, that a post failed."""
    connection = session.connection()
    found = _naming(session, one)[:BATCH]
    for delivery_id, message_id in found:
        connection.execute(
            update(message)
            .where(message.c.id == message_id)
            .values(payload={"text": FORGOTTEN}, sha256=f"forgotten:{message_id}", topics=[])
        )
        connection.execute(
            update(delivery)
            .where(delivery.c.id == delivery_id)
            .values(key=f"notice:forgotten:{delivery_id}", error=None)
        )
    return len(found)


def _deliveries(session: Session, one: Owner) -> int:
    """Take deliveries out on which no other hangs, and messages that nobody else was sent."""
    connection = session.connection()
    hanging = delivery.alias("hanging")
    rows = connection.execute(
        select(delivery.c.id, delivery.c.message_id)
        .where(
            delivery.c.channel_id.in_(_channels(one)),
            ~select(hanging.c.id).where(hanging.c.parent_id == delivery.c.id).exists(),
        )
        .limit(BATCH)
    ).all()
    if rows:
        connection.execute(delete(delivery).where(delivery.c.id.in_([r.id for r in rows])))
        numbers = sorted({r.message_id for r in rows if r.message_id is not None})
        still = select(delivery.c.id).where(delivery.c.message_id == message.c.id).exists()
        connection.execute(delete(message).where(message.c.id.in_(numbers), ~still))
    return len(rows)


def _replaced_messages(session: Session, one: Owner) -> int:
    """Take messages out that another took the place of before they were sent: nobody knows whose they were."""
    still = select(delivery.c.id).where(delivery.c.message_id == message.c.id).exists()
    platform = message.c.platform == one.key.partition(":")[0]
    return _delete(session, message, or_(_mentions(message.c.topics, one), and_(platform, ~still)))


def _matches(session: Session, one: Owner) -> int:
    return _delete(session, _match, _of_own_topic(one))


def _announcements(session: Session, one: Owner) -> int:
    """Take the workspace's topics off what agendas announce."""
    connection = session.connection()
    found = connection.execute(
        select(_expectation.c.id, _expectation.c.topics)
        .where(_mentions(_expectation.c.topics, one))
        .limit(BATCH)
    ).all()
    for row in found:
        kept = [topic for topic in row.topics if not topic.startswith(f"{one.key}/")]
        connection.execute(
            update(_expectation).where(_expectation.c.id == row.id).values(topics=kept)
        )
    return len(found)


def _marks(session: Session, one: Owner) -> int:
    """Take the names of its people off what they marked; a promise is open again."""
    hers = or_(
        _commitment.c.state_by == one.key,
        _commitment.c.state_by.startswith(f"{one.key}/", autoescape=True),
    )
    values = {"state": "open", "state_by": None}
    done = session.connection().execute(update(_commitment).where(hers).values(**values))
    return int(done.rowcount)


def _everything_else(session: Session, one: Owner) -> int:
    """Empty every other table that belongs to channels or to the workspace, channels last."""
    for held, belongs in _belongings(one):
        done = _delete(session, held, belongs)
        if done:
            return done
    return 0


_STEPS: tuple[Callable[[Session, Owner], int], ...] = (
    _notices_elsewhere,
    _deliveries,
    _replaced_messages,
    _matches,
    _announcements,
    _marks,
    _everything_else,
)


# --- what is whose ------------------------------------------------------------------------------


def _delete(session: Session, held: Table, which: ColumnElement[bool]) -> int:
    """Take a batch of rows out of a table; give how many went."""
    (number,) = held.primary_key.columns
    chosen = select(number).where(which).limit(BATCH)
    return int(session.connection().execute(delete(held).where(number.in_(chosen))).rowcount)


def _channels(one: Owner) -> Any:
    return select(channel.c.id).where(channel.c.workspace_id == one.id)


def _belongings(one: Owner) -> list[tuple[Table, ColumnElement[bool]]]:
    """Give every table that says whose a row is, what points to others first, with whose to take.

    From the tables themselves, so that one that is added later is not forgotten to be forgotten.
    """
    found: list[tuple[Table, ColumnElement[bool]]] = []
    for held in reversed(SQLModel.metadata.sorted_tables):
        if "workspace_id" in held.c:
            found.append((held, held.c.workspace_id == one.id))
        elif "channel_id" in held.c:
            found.append((held, held.c.channel_id.in_(_channels(one))))
    # Channels last: others are found by them. `delivery` has a step of its own, and is empty then.
    return sorted(found, key=lambda pair: pair[0].name == "channel")


def _of_own_topic(one: Owner) -> ColumnElement[bool]:
    return _match.c.topic.startswith(f"{one.key}/", autoescape=True)


def _mentions(column: Any, one: Owner) -> ColumnElement[bool]:
    """Say that a list of topics holds one of the workspace's own."""
    return cast(column, Text()).contains(f'"{one.key}/', autoescape=True)


def _told_to_others(one: Owner) -> ColumnElement[bool]:
    others = delivery.alias("others")
    return (
        select(others.c.id)
        .where(
            others.c.message_id == delivery.c.message_id,
            not_(others.c.channel_id.in_(_channels(one))),
        )
        .exists()
    )


def _naming(session: Session, one: Owner) -> list[tuple[int, int]]:
    """Give notices in other workspaces' channels that name this one, and their messages."""
    said = cast(message.c.payload, Text())
    rows: Sequence[Any] = (
        session.connection()
        .execute(
            select(delivery.c.id, delivery.c.key, message.c.id, message.c.payload)
            .join(message, message.c.id == delivery.c.message_id)
            .where(
                delivery.c.kind == "notice",
                not_(delivery.c.channel_id.in_(_channels(one))),
                or_(
                    said.contains(one.team, autoescape=True),
                    delivery.c.key.contains(one.team, autoescape=True),
                ),
            )
            .order_by(delivery.c.id)
        )
        .all()
    )
    alone = naming(one.team)
    return [(r[0], r[2]) for r in rows if alone.search(f"{r[1]} {r[3]}")]


def naming(team: str) -> re.Pattern[str]:
    """Give a pattern of a workspace's id where it stands alone, not in a longer one."""
    return re.compile(rf"(?<!\w){re.escape(team)}(?!\w)")
