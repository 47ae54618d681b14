"""This file keeps how sources have been: their checks, and when they are due."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session

from scrapers.items import TroubleKind
from storage.ready import Ready
from storage.sql import insert_missing, insert_one, table
from storage.tables.watched import SourceRow, SourceRunRow

_source, _run = table(SourceRow), table(SourceRunRow)
FORGOTTEN_AT_ONCE = 5_000  # checks: a write stays short
HELD: TroubleKind = "MassChange"  # until a person has looked
FINE = ("ok", "unchanged", "baseline")
COUNTS = ("pages", "listed", "new", "changed", "gone", "skipped")
IDLE = "idle"  # nothing was asked, for the source has no address today: neither good news nor bad


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source's state: when it is due, and how it has been."""

    key: str
    next_check_at: datetime | None
    last_ok_at: datetime | None
    last_new_at: datetime | None
    failing_since: datetime | None
    failures: int
    trouble: str | None
    told_at: datetime | None
    held_at: datetime | None
    released_until: datetime | None
    baseline_at: datetime | None
    answered_at: datetime | None = None

    def released(self, now: datetime) -> bool:
        """Say whether a person has let a mass change through, and still does."""
        return self.released_until is not None and now < self.released_until


# What every check asks is put together once, its columns in the order in which they are kept here.
_ONE = Ready(
    lambda _: select(*(_source.c[one.name] for one in fields(SourceState))).where(
        _source.c.key == bindparam("source_key")
    )
)
_MOMENT: Any = bindparam("moment", type_=_source.c.last_ok_at.type)
_WHOLE = Ready(
    lambda _: (
        _run.insert()
        .values(
            {one.name: bindparam(one.name, type_=one.type) for one in _run.c if one.name != "id"}
        )
        .returning(_run.c.id)
    )
)


@dataclass(frozen=True, slots=True)
class SourceRun:
    """One check of one source."""

    id: int
    source: str
    started_at: datetime
    finished_at: datetime | None
    outcome: str
    pages: int
    listed: int
    new: int
    changed: int
    gone: int
    skipped: int
    message: str | None
    details: dict[str, Any]


def start_run(session: Session, source_key: str, now: datetime) -> int:
    """Note that a check has begun, and give its number."""
    connection = session.connection()
    insert_missing(connection, _source, [{"key": source_key, "failures": 0}], ["key"])
    return insert_one(
        connection,
        _run,
        {"source": source_key, "started_at": now, "outcome": "running", "details": {}}
        | dict.fromkeys(COUNTS, 0),
    )


def finish_run(
    session: Session,
    run_id: int,
    *,
    now: datetime,
    outcome: str,
    message: str | None = None,
    details: dict[str, Any] | None = None,
    answered: bool = False,
    baseline_done: bool = False,
    **counts: int,
) -> None:
    """Note how a check ended, and what that means for its source's state; `counts` are of COUNTS."""
    ended = {"finished_at": now, "outcome": outcome, "message": message, "details": details or {}}
    ended |= {**dict.fromkeys(COUNTS, 0), **counts}
    values = {"run": run_id, **{f"new_{name}": value for name, value in ended.items()}}
    key = _END.value(session.connection(), values)
    new = bool(counts.get("new"))
    _went(session, key, now, outcome, new=new, answered=answered, done=baseline_done)


_END = Ready(
    lambda _: (
        update(_run)
        .where(_run.c.id == bindparam("run"))
        .values(
            {
                name: bindparam(f"new_{name}", type_=_run.c[name].type)
                for name in ("finished_at", "outcome", "message", "details", *COUNTS)
            }
        )
        .returning(_run.c.source)
    )
)


def whole_run(
    session: Session,
    source_key: str,
    started_at: datetime,
    *,
    now: datetime,
    outcome: str,
    answered: bool = False,
    baseline_done: bool = False,
    **rest: Any,
) -> int:
    """Note a check of which nothing is written yet, as `start_run` and `finish_run` do; give its number."""
    new = bool(rest.get("new"))
    _went(session, source_key, now, outcome, new=new, answered=answered, done=baseline_done)
    run = {"source": source_key, "started_at": started_at, "finished_at": now, "outcome": outcome}
    row = {**run, "message": None, "details": {}, **dict.fromkeys(COUNTS, 0), **rest}
    return int(_WHOLE.rows(session.connection(), row)[0][0])


def _went(
    session: Session,
    key: str,
    now: datetime,
    outcome: str,
    *,
    new: bool,
    answered: bool,
    done: bool,
) -> None:
    """Note what a check means for its source's state; a source that was never checked gets one."""
    connection = session.connection()
    change = _state_after(outcome, new, answered, done)
    values = {"source_key": key, "moment": now}
    if not change.change(connection, values):
        insert_missing(connection, _source, [{"key": key, "failures": 0}], ["key"])
        change.change(connection, values)


@lru_cache(maxsize=64)
def _state_after(outcome: str, new: bool, answered: bool, done: bool) -> Ready:
    """Give the change of a source's state, put together once for every check that ends alike."""
    values: dict[str, Any]
    if outcome == IDLE:
        values = {"failures": 0}
    elif outcome in FINE:
        values = {"last_ok_at": _MOMENT, "failing_since": None, "failures": 0, "trouble": None}
        values["held_at"] = None
    else:
        values = {
            "failing_since": func.coalesce(_source.c.failing_since, _MOMENT),
            "failures": _source.c.failures + 1,
            "trouble": outcome,
        }
        if outcome == HELD:
            values["held_at"] = func.coalesce(_source.c.held_at, _MOMENT)
    if new:
        values["last_new_at"] = _MOMENT
    if answered:
        values["answered_at"] = _MOMENT
    if done:  # its baseline
        values["baseline_at"] = func.coalesce(_source.c.baseline_at, _MOMENT)
    change = update(_source).where(_source.c.key == bindparam("source_key")).values(**values)
    return Ready(lambda _: change)


def _change(session: Session, key: str, values: dict[str, Any]) -> None:
    """Change a source's state; a source that was never checked gets one."""
    connection = session.connection()
    change = update(_source).where(_source.c.key == key).values(**values)
    if not connection.execute(change).rowcount:
        insert_missing(connection, _source, [{"key": key, "failures": 0}], ["key"])
        connection.execute(change)


def source(session: Session, key: str) -> SourceState | None:
    """Give a source's state, None before its first check."""
    found = _ONE.rows(session.connection(), {"source_key": key})
    return SourceState(*found[0]) if found else None


def source_states(session: Session) -> dict[str, SourceState]:
    """Give the state of every source that was checked, by key."""
    rows = session.connection().execute(select(_source).order_by(_source.c.key))
    return {row.key: SourceState(**row._asdict()) for row in rows}


def any_read(session: Session) -> bool:
    """Say whether any source ever answered as it should."""
    answered = (_source.c.last_ok_at.is_not(None), _source.c.baseline_at.is_not(None))
    asked = (
        select(_source.c.key).where(*answered).limit(1)
    )  # without the second, a round of our own
    return session.connection().execute(asked).first() is not None


def set_source(session: Session, key: str, **changes: Any) -> None:
    """Change a source's state, such as next_check_at, told_at or released_until."""
    _change(session, key, changes)


def release(session: Session, source_key: str, now: datetime) -> None:
    """Let a source that was held go on: for a day, whatever changes goes through."""
    set_source(
        session,
        source_key,
        held_at=None,
        released_until=now + timedelta(days=1),
        next_check_at=now,
    )


def runs(session: Session, source_key: str | None = None, limit: int = 20) -> list[SourceRun]:
    """Give the last checks, of one source or of all, newest first."""
    rows = session.connection().execute(
        select(_run)
        .where(*([_run.c.source == source_key] if source_key else []))
        .order_by(_run.c.id.desc())
        .limit(limit)
    )
    return [SourceRun(**row._asdict()) for row in rows]


def begun_since(session: Session, since: datetime) -> set[str]:
    """Give the sources that a check of was begun since an instant."""
    found = select(_run.c.source).where(_run.c.started_at >= since).distinct()
    return set(session.connection().execute(found).scalars())


def forget_runs(session: Session, before: datetime) -> int:
    """Forget checks that began earlier and have ended, some thousands at a time; give how many."""
    ended = (
        select(_run.c.id)
        .where(_run.c.started_at < before, _run.c.finished_at.is_not(None))
        .order_by(_run.c.started_at)
        .limit(FORGOTTEN_AT_ONCE)
    )
    return session.connection().execute(_run.delete().where(_run.c.id.in_(ended))).rowcount


def new_a_day(session: Session, since: datetime, days: int) -> dict[str, float]:
    """Give how many new items each source listed a day since an instant."""
    rows = session.connection().execute(
        select(_run.c.source, func.sum(_run.c.new))
        .where(_run.c.started_at >= since, _run.c.outcome != "baseline")
        .group_by(_run.c.source)
    )
    return {row[0]: float(row[1]) / days for row in rows}
