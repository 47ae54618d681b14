"""This file says how the watch is kept: what was checked, what is late, and who is told of trouble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.alerts import Freshness
from bot.calendar import day_start
from bot.desk import Desk
from scrapers.items import Language
from scrapers.source import Source
from storage import source_runs

PERIODS = 2  # a source that has been quiet or failing for two of its periods reaches a person
LEAST_LATENESS = timedelta(minutes=10)  # below this a missed check is no news to anybody


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as `tamar sources` and `status` show it."""

    key: str
    name: str
    last_ok_at: datetime | None
    last_new_at: datetime | None
    failing_since: datetime | None
    trouble: str | None
    held: bool
    late: bool
    notes: str = ""


def sources_health(desk: Desk, session: Session, now: datetime) -> list[SourceHealth]:
    """Give the state of every source, late ones marked."""
    found = []
    for source in desk.sources.values():
        state = source_runs.source(session, source.key)
        found.append(
            SourceHealth(
                key=source.key,
                name=source.name,
                last_ok_at=state.last_ok_at if state else None,
                last_new_at=state.last_new_at if state else None,
                failing_since=state.failing_since if state else None,
                trouble=state.trouble if state else None,
                held=bool(state and state.held_at),
                late=_late(source, state.last_ok_at if state else None, now),
                notes=source.notes,
            )
        )
    return found


def _late(source: Source, last_ok_at: datetime | None, now: datetime) -> bool:
    if last_ok_at is None:
        return False
    allowed = max(LEAST_LATENESS, PERIODS * timedelta(seconds=source.cadence.quiet))
    return now - last_ok_at > allowed


def freshness(desk: Desk, session: Session, now: datetime, language: Language) -> Freshness:
    """Give the line that digests end with: what was checked, when, and what is late."""
    states = sources_health(desk, session, now)
    checked = [s.last_ok_at for s in states if s.last_ok_at]
    late = [s.name for s in states if s.late or s.trouble]
    items = source_runs.items_since(session, day_start(now))
    return Freshness(
        sources_ok=len([s for s in states if s.last_ok_at and not s.trouble and not s.late]),
        sources=len(states),
        last_check=max(checked, default=None),
        items=items,
        delay_minutes=source_runs.typical_delay(session, now),
        late=tuple(late),
        nearest_miss=None,
    )


def troubled(states: Sequence[SourceHealth]) -> list[SourceHealth]:
    """Give the sources that a person should look at."""
    return [s for s in states if s.held or s.late or s.trouble]


def word(state: SourceHealth) -> str:
    """Say how a source is, in a word or two."""
    if state.held:
        return "held: too much changed at once"
    if state.trouble:
        return state.trouble
    if state.last_ok_at is None:
        return "not checked yet"
    return "late" if state.late else "ok"
