"""This file disbelieves stored moments further ahead than we ever set one: a clock ran ahead and was set right.

Each moment has the longest pause that our own code grants it. What a person set, such as a pause of
a channel, is not among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, String, Table, cast, literal, select, update
from sqlmodel import Session

from storage.losses import DOUBTED_FOR, LAST, UNTIL
from storage.people.lanes import LONGEST_REST, refresh
from storage.sql import table
from storage.tables.marks import CounterRow
from storage.tables.people import (
    ChannelRow,
    InstallationRow,
    LaneRow,
    SubscriptionRow,
    WorkspaceRow,
)
from storage.tables.published import PaperRow
from storage.tables.told import DeliveryRow, DigestRunRow
from storage.tables.watched import (
    LearnedRow,
    PageRow,
    SignalRow,
    SourceRow,
    SourceRunRow,
    SourceTroubleRow,
)
from storage.told.outcomes import Patience
from storage.watched.appointments import REVISITS

MARGIN = timedelta(minutes=10)  # how far the clocks of several workers may be apart
LONGEST_READING = timedelta(days=1)  # until a file that could not be read is tried again
LONGEST_RELEASE = timedelta(days=1)  # of a source that a person lets through
NO_PAUSE = timedelta(0)  # what has happened lies behind us
LOOKED_BACK = timedelta(days=1)  # for a post of which only a wrong clock says when it was made

channel, delivery, lane = table(ChannelRow), table(DeliveryRow), table(LaneRow)
workspace = table(WorkspaceRow)
paper, source, subscription = table(PaperRow), table(SourceRow), table(SubscriptionRow)
digest_run, installation = table(DigestRunRow), table(InstallationRow)
page, counter, source_run = table(PageRow), table(CounterRow), table(SourceRunRow)
learned, trouble, signal = table(LearnedRow), table(SourceTroubleRow), table(SignalRow)


@dataclass(frozen=True, slots=True)
class Bound:
    """A stored moment, the furthest ahead that our own code ever sets it, and what it becomes.

    `becomes` gives the columns to set, as seen from now; if it is empty, the moment is now.
    """

    table: Table
    column: str
    longest: timedelta
    where: ColumnElement[bool] | None = None
    becomes: Mapping[str, timedelta] = field(default_factory=dict)

    def values(self, now: datetime) -> dict[str, datetime]:
        """Give what is set instead of a moment that lies too far ahead."""
        return {name: now + by for name, by in (self.becomes or {self.column: NO_PAUSE}).items()}


# Its claim may be under way still: it is looked for after the grace, and then far enough back.
_CLAIMED = {"attempting_at": -LOOKED_BACK, "not_before": Patience().grace}
_OPEN = delivery.c.state.in_(("pending", "attempting"))
BOUNDS = (
    Bound(workspace, "paced_until", LONGEST_REST),
    Bound(lane, "paced_until", LONGEST_REST),
    Bound(delivery, "not_before", LONGEST_REST, _OPEN),
    Bound(delivery, "attempting_at", NO_PAUSE, delivery.c.state == "attempting", _CLAIMED),
    Bound(counter, "at", DOUBTED_FOR, counter.c.name == UNTIL, {"at": DOUBTED_FOR}),
    Bound(counter, "at", NO_PAUSE, counter.c.name == LAST, {"at": -LOOKED_BACK}),
    Bound(paper, "read_at", LONGEST_READING),
    *(
        Bound(paper, "look_at", gap, paper.c.looks == place)
        for place, gap in enumerate(
            later - sooner for later, sooner in zip(REVISITS, (NO_PAUSE, *REVISITS), strict=False)
        )
    ),
    Bound(paper, "first_seen_at", NO_PAUSE),
    Bound(source, "released_until", LONGEST_RELEASE),
    Bound(source, "failing_since", NO_PAUSE),
    Bound(source, "held_at", NO_PAUSE),
    Bound(source, "last_ok_at", NO_PAUSE),
    Bound(source_run, "started_at", NO_PAUSE),
    Bound(page, "ok_at", NO_PAUSE),
    Bound(page, "checked_at", NO_PAUSE),
    Bound(page, "changed_at", NO_PAUSE),
    Bound(page, "owed_since", NO_PAUSE),
    Bound(source, "answered_at", NO_PAUSE),
    Bound(trouble, "began_at", NO_PAUSE),
    Bound(trouble, "seen_at", NO_PAUSE),
    Bound(signal, "seen_at", NO_PAUSE),
    Bound(learned, "asked_at", NO_PAUSE),
    Bound(paper, "away_since", NO_PAUSE),
    Bound(subscription, "created_at", NO_PAUSE),
    Bound(channel, "created_at", NO_PAUSE),
    Bound(channel, "gone_at", NO_PAUSE),
    Bound(channel, "asked_at", NO_PAUSE),
    Bound(installation, "renew_after", LONGEST_REST),
)


def set_right(session: Session, now: datetime) -> dict[str, int]:
    """Bring every moment that lies too far ahead back; give how many of which were."""
    found: dict[str, int] = {}
    connection = session.connection()
    woken = list(
        connection.execute(
            select(delivery.c.channel_id)
            .distinct()
            .where(_OPEN, delivery.c.not_before > now + LONGEST_REST + MARGIN)
        ).scalars()
    )
    for bound in BOUNDS:
        column = bound.table.c[bound.column]
        too_far = [column > now + bound.longest + MARGIN]
        if bound.where is not None:
            too_far.append(bound.where)
        statement = update(bound.table).where(*too_far).values(bound.values(now))
        if count := connection.execute(statement).rowcount:
            name = f"{bound.table.name}.{bound.column}"
            found[name] = found.get(name, 0) + count
    if woken:
        refresh(session, sorted(woken))
    if early := _free_periods(session, now):
        found["digest_run.due_at"] = early
    return found


def _free_periods(session: Session, now: datetime) -> int:
    """Let digests that were made before their day be made again on it; the runs keep their numbers."""
    number = cast(digest_run.c.id, String)
    done = session.connection().execute(
        update(digest_run)
        .where(
            digest_run.c.due_at > now + MARGIN,
            digest_run.c.rhythm.in_(("daily", "weekly")),
        )
        .values(rhythm=literal("ahead ") + number, due_at=now)
    )
    return done.rowcount
