"""This file says which channels have something of their own that a digest has to look at."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Column, select
from sqlmodel import Session

from storage.sql import table
from storage.tables.people import (
    AuditRow,
    CommitmentMarkRow,
    CommitmentStarRow,
    SavedRow,
    WatchHitRow,
    WatchListRow,
)

_audit, _mark = table(AuditRow), table(CommitmentMarkRow)


@dataclass(frozen=True, slots=True)
class OwnThings:
    """Which of some channels, and of their workspaces, have any of these; most have none."""

    saved: frozenset[int]
    starred: frozenset[int]
    lists: frozenset[int]
    hits: frozenset[int]
    marked: frozenset[int]  # channels in which a commitment was marked
    marking: frozenset[int]  # workspaces that marked any


def of(session: Session, channels: Collection[int], workspaces: Collection[int]) -> OwnThings:
    """Find who has any of what people keep; whoever is not in a set has nothing of it."""

    def having(column: Column[int], numbers: Collection[int], *where: object) -> frozenset[int]:
        asked = select(column).distinct().where(column.in_(sorted(numbers)), *where)  # type: ignore[arg-type]
        return frozenset(session.connection().execute(asked).scalars())

    return OwnThings(
        saved=having(table(SavedRow).c.channel_id, channels),
        starred=having(table(CommitmentStarRow).c.channel_id, channels),
        lists=having(table(WatchListRow).c.channel_id, channels),
        hits=having(table(WatchHitRow).c.channel_id, channels),
        marked=having(_audit.c.channel_id, channels, _audit.c.action == "mark"),
        marking=having(_mark.c.workspace_id, workspaces),
    )
