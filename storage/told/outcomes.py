"""This file records what became of claimed deliveries: sent, definitely not sent, or nobody knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    Select,
    Table,
    Text,
    Update,
    bindparam,
    cast,
    func,
    or_,
    select,
    update,
)
from sqlmodel import Session

from storage.connections import to_json_text
from storage.people.lanes import LONGEST_REST, lock, refresh
from storage.ready import Ready
from storage.records import Delivery, Scope
from storage.sql import among_given, given, table
from storage.tables.people import LaneRow, WorkspaceRow
from storage.tables.told import DeliveryRow
from storage.told.claims import DEFAULT_PACE, SendingPace
from storage.told.departures import Trouble, bury, close_channels, close_workspace

delivery, lane, workspace = table(DeliveryRow), table(LaneRow), table(WorkspaceRow)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long we wait and how often we try.

    `grace` is how old an unanswered post must be before we look for it; a claim older than half of
    it is not sent. Seconds elsewhere.
    """

    grace: timedelta = timedelta(seconds=90)
    attempts: int = 5  # posts of one message that failed for a reason of its own
    looks: int = 12  # failed looks for an ambiguous post before the channel's policy decides
    longest_wait: float = 600.0
    look_wait: float = 15.0  # doubles with every look that failed

    def wait(self, attempts: int) -> float:
        """Give the seconds before another attempt: 5, 20, 80 and so on."""
        return float(min(self.longest_wait, 5.0 * 4.0 ** (min(attempts, 10) - 1)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one claimed delivery.

    `retry_after` in seconds says that the platform asked us to wait, which is no fault of the
    message; `permanent` says that its scope (message, channel or workspace) will never take it.
    """

    delivery: Delivery
    state: Literal["sent", "not_sent", "ambiguous"]
    ts: str | None = None
    reason: str = ""
    retry_after: float | None = None
    permanent: bool = False
    scope: Scope = "message"


def record(
    session: Session,
    outcomes: Sequence[Outcome],
    now: datetime,
    *,
    patience: Patience = Patience(),  # frozen
    pace: SendingPace = DEFAULT_PACE,
) -> list[Trouble]:
    """Record outcomes in one transaction; give what died, for a person to be told once.

    A row that somebody else has taken over meanwhile is left to them, unless the message was sent:
    what stands in the channel is sent, whoever asks.
    """
    record_sent(session, [outcome for outcome in outcomes if outcome.state == "sent"], now)
    failed = [outcome for outcome in outcomes if outcome.state != "sent"]
    if not failed:
        return []
    lock(session, sorted({outcome.delivery.channel_id for outcome in failed}))
    troubles: list[Trouble] = []
    for outcome in failed:
        if outcome.state == "not_sent":
            troubles += _record_not_sent(session, outcome, now, patience)
        else:
            troubles += _record_ambiguous(session, outcome, now, patience)
    _rest(session, failed, now, patience, pace)
    return troubles


def record_sent(session: Session, outcomes: Sequence[Outcome], now: datetime) -> None:
    """Mark deliveries as sent and wake what waits for them."""
    connection = session.connection()
    posts = {one.delivery.id: one.ts for one in outcomes if one.delivery.kind != "edit"}
    if posts:
        values = given(connection, posts, stamps=to_json_text(posts), moment=now)
        _SENT.change(connection, values)
        places = given(connection, {one.delivery.channel_id for one in outcomes})
        waits = _WAITING.rows(connection, places)
        waiting = sorted({place for place, parent in waits if parent in posts})
        if waiting:
            refresh(session, waiting)
    for outcome in outcomes:
        if outcome.delivery.kind == "edit":
            _record_edited(session, outcome, now)


def mine(one: Delivery) -> Any:
    """Say that a row is still as it was claimed: nobody has taken it over."""
    return (
        delivery.c.id == one.id,
        delivery.c.state == "attempting",
        delivery.c.attempting_at == one.claimed_at,
        delivery.c.attempts == one.attempts,
    )


def release(session: Session, one: Delivery, **values: Any) -> bool:
    """Give a claimed row back as pending, if it is still ours; its channel is woken."""
    statement = update(delivery).where(*mine(one))
    values = {"state": "pending", "attempting_at": None, **values}
    given = bool(session.connection().execute(statement.values(values)).rowcount)
    if given:
        refresh(session, [one.channel_id])
    return given


def _sent(*, lite: bool) -> Update:
    """Build what marks posts as sent, any number at once; their names are given as one object.

    PostgreSQL has to be told their numbers, too, or it may read the whole table for them.
    """
    names: ColumnElement[Any] = bindparam("stamps", type_=Text)
    listed = func.json_each(names) if lite else func.json_each_text(cast(names, JSON))
    stamps = listed.table_valued("key", "value")
    which = [delivery.c.id == cast(stamps.c.key, BigInteger), delivery.c.state != "sent"]
    if not lite:
        which.append(among_given(delivery.c.id, lite=lite))
    named = {"state": "sent", "ts": stamps.c.value, "sent_at": bindparam("moment")}
    return update(delivery).where(*which).values(**named, error=None, held_at=None)


def _waiting(*, lite: bool) -> Select[Any]:
    """Build what asks which channels' rows wait for another, and for which.

    By channel: SQLite, once it has counted, knows no way by a parent that hardly any row has.
    """
    return select(delivery.c.channel_id, delivery.c.parent_id).where(
        among_given(delivery.c.channel_id, lite=lite),
        delivery.c.state == "pending",
        delivery.c.parent_id.is_not(None),
    )


_SENT = Ready(lambda lite: _sent(lite=lite))
_WAITING = Ready(lambda lite: _waiting(lite=lite))


def _record_edited(session: Session, outcome: Outcome, now: datetime) -> None:
    """Mark an edit as sent, unless a later one has overtaken it: then it goes again."""
    one = outcome.delivery
    connection = session.connection()
    same = delivery.c.message_id == one.message_id
    values = {"state": "sent", "ts": one.target_ts, "sent_at": now, "error": None}
    done = connection.execute(update(delivery).where(*mine(one), same).values(values)).rowcount
    if not done:
        release(session, one, attempts=0, not_before=now)


def _record_not_sent(
    session: Session, outcome: Outcome, now: datetime, patience: Patience
) -> list[Trouble]:
    one = outcome.delivery
    waited = outcome.retry_after is not None
    held = session.connection().execute(select(delivery.c.id).where(*mine(one))).first()
    if outcome.permanent and outcome.scope == "workspace":
        return close_workspace(session, one.workspace_id, outcome.reason, now)
    if outcome.permanent and outcome.scope == "channel":
        tried = one.claimed_at or now  # who invites us after it is not overruled by it
        refused = update(delivery).where(*mine(one))  # it did not arrive, so it may go on one day
        session.connection().execute(refused.values(attempting_at=None))
        return close_channels(session, [one.channel_id], outcome.reason, tried)
    if held is None:
        return []
    if outcome.permanent:
        return bury(session, delivery.c.id == one.id, outcome.reason)
    if not waited and one.attempts >= patience.attempts:
        why = f"set aside after {one.attempts} attempts: {outcome.reason}"
        return bury(session, delivery.c.id == one.id, why)
    values: dict[str, Any] = {"error": outcome.reason}
    if waited:
        values["attempts"] = one.attempts - 1
    if outcome.scope == "message":
        values["not_before"] = _until(outcome, now, patience)
    release(session, one, **values)
    return []


def _until(outcome: Outcome, now: datetime, patience: Patience) -> datetime:
    waited = outcome.retry_after
    seconds = patience.wait(outcome.delivery.attempts) if waited is None else waited
    return now + min(timedelta(seconds=seconds), LONGEST_REST)


def _rest(
    session: Session,
    failed: Sequence[Outcome],
    now: datetime,
    patience: Patience,
    pace: SendingPace,
) -> None:
    """Let channels and workspaces rest that asked for it; each in the order of their numbers."""
    channels: dict[int, datetime] = {}
    workspaces: dict[int, datetime] = {}
    for outcome in failed:
        if outcome.state == "ambiguous" or outcome.permanent or outcome.scope == "message":
            continue
        until = _until(outcome, now, patience)
        one = outcome.delivery
        if outcome.scope == "channel":
            channels[one.channel_id] = max(until, channels.get(one.channel_id, until))
        else:
            until = pace.blocked_until(until)
            workspaces[one.workspace_id] = max(until, workspaces.get(one.workspace_id, until))
    for number, until in sorted(channels.items()):
        _pause(session, lane, lane.c.channel_id == number, until)
    for number, until in sorted(workspaces.items()):
        _pause(session, workspace, workspace.c.id == number, until)


def _record_ambiguous(
    session: Session, outcome: Outcome, now: datetime, patience: Patience
) -> list[Trouble]:
    """Repeat an edit, which does no harm; leave a post as it is until we may look for it."""
    one = outcome.delivery
    if one.kind != "edit":
        look_at = (one.claimed_at or now) + patience.grace
        statement = update(delivery).where(*mine(one))
        session.connection().execute(statement.values(error=outcome.reason, not_before=look_at))
        return []
    if one.attempts >= 4 * patience.attempts:
        why = f"set aside after {one.attempts} attempts: {outcome.reason}"
        return bury(session, delivery.c.id == one.id, why)
    until = now + timedelta(seconds=patience.wait(one.attempts))
    release(session, one, error=outcome.reason, not_before=until)
    return []


def _pause(session: Session, table: Table, which: ColumnElement[bool], until: datetime) -> None:
    """Let a channel or a workspace rest until a moment, or for longer if it has to already."""
    sooner = or_(table.c.paced_until.is_(None), table.c.paced_until < until)
    statement = update(table).where(which, sooner).values(paced_until=until)
    session.connection().execute(statement)
