"""This file makes workspaces, channels and papers for tests of the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, insert

from storage.people.lanes import shard_of
from storage.sql import table
from storage.tables.people import ChannelRow, LaneRow, WorkspaceRow
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow
from storage.told import digest_runs
from storage.told.deliveries import DigestPart, enqueue_digests
from storage.told.messages import store_message

channel = table(ChannelRow)
delivery = table(DeliveryRow)
workspace = table(WorkspaceRow)

NOON = datetime(2026, 10, 7, 4, 0, tzinfo=UTC)


def make_channels(
    session: Session,
    count: int,
    *,
    per_workspace: int = 1,
    platform: str = "slack",
    shard: int | None = None,
    **values: Any,
) -> list[int]:
    """Make channels, so many to a workspace; give their numbers."""
    connection = session.connection()
    made = -(-count // per_workspace)
    connection.execute(
        insert(WorkspaceRow),
        [
            {"key": f"{platform}:T{n}", "name": "", "admins_only": False, "created_at": NOON}
            for n in range(made)
        ],
    )
    rows = connection.execute(
        select(workspace.c.id, workspace.c.key).where(workspace.c.key.startswith(platform))
    )
    numbers = {key: number for number, key in rows}
    template = ChannelRow(
        workspace_id=0, address="", platform=platform, created_at=NOON
    ).model_dump(exclude={"id"})
    connection.execute(
        insert(ChannelRow),
        [
            {
                **template,
                "workspace_id": numbers[f"{platform}:T{n // per_workspace}"],
                "address": f"{platform}:T{n // per_workspace}/C{n}",
                **values,
            }
            for n in range(count)
        ],
    )
    found = (
        select(channel.c.id, workspace.c.key)
        .join(workspace, workspace.c.id == channel.c.workspace_id)
        .where(channel.c.platform == platform)
        .order_by(channel.c.id)
    )
    made_channels = connection.execute(found).all()
    lanes = [
        {"channel_id": number, "shard": shard_of(key) if shard is None else shard}
        for number, key in made_channels
    ]
    connection.execute(insert(LaneRow), lanes)
    return [number for number, _ in made_channels]


def make_paper(session: Session, now: datetime = NOON) -> int:
    """Make a paper; give its number."""
    row = PaperRow(source="gia", first_seen_at=now)
    session.add(row)
    session.flush()
    assert row.id is not None
    return row.id


def make_message(session: Session, text: str = "A paper on ferries", **values: Any) -> int:
    """Make a message; give its number."""
    given = {"platform": "slack", "language": "en", "topics": ("ai",), "now": NOON, **values}
    return store_message(session, payload={"text": text}, **given)


def row_of(session: Session, delivery_id: int) -> dict[str, Any]:
    """Give a delivery's row as it is in the store."""
    found = session.connection().execute(select(delivery).where(delivery.c.id == delivery_id))
    return dict(found.mappings().one())


def rows_of(session: Session) -> list[dict[str, Any]]:
    """Give every delivery's row, oldest first."""
    found = session.connection().execute(select(delivery).order_by(delivery.c.id))
    return [dict(row) for row in found.mappings()]


def begin_digest(
    session: Session, channel_id: int, rhythm: str, period: date, now: datetime
) -> int | None:
    """Begin one digest that is due now; give its number, or None if it is done."""
    return digest_runs.open_runs(session, [digest_runs.Due(channel_id, rhythm, period, now)])[0]


def enqueue_digest(
    session: Session,
    run_id: int,
    part: int,
    channel_id: int,
    message_id: int,
    now: datetime,
    *,
    parent_id: int | None = None,
    paper_ids: Sequence[int] = (),
) -> int:
    """Enqueue one part of one digest; give its number."""
    one = DigestPart(run_id, part, channel_id, message_id, tuple(paper_ids), parent_id)
    return enqueue_digests(session, [one], now)[0]
