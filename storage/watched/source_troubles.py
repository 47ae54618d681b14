"""This file keeps how pages of sources fail: each way of each page from its first failure to its end."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import chunks, insert_missing, table
from storage.tables.watched import SourceTroubleRow

_trouble = table(SourceTroubleRow)
SILENT, FROZEN = "Silent", "StandsStill"  # what no single check can see
SUSPECTED = frozenset({SILENT, FROZEN})
LINGERS = timedelta(days=7)  # a page that nobody asks for any more is in trouble no longer


@dataclass(frozen=True, slots=True)
class SourceTrouble:
    """One way in which one page of a source fails; over, with `over_at`, it is still to be told."""

    id: int
    source: str
    page: str
    kind: str
    message: str
    began_at: datetime
    seen_at: datetime
    told_at: datetime | None
    over_at: datetime | None


def note(
    session: Session,
    source: str,
    failures: Mapping[tuple[str, str], str],
    fine: Collection[str],
    now: datetime,
    *,
    kept: Collection[str] = (),
) -> None:
    """Note how a source's pages failed in a check, by page and kind, and which were `fine`.

    A page that was not asked keeps its troubles while others of its source fail, since those may
    lead to it; after LINGERS, or once all that were asked are fine, they are over. The pages `kept`
    were left for later. What nobody was told of ends without a word.
    """
    held = [one for one in standing(session, source) if one.kind not in SUSPECTED]
    if not held and not failures:
        return
    failing = {page for page, _ in failures}
    ended = [
        one.id
        for one in held
        if one.page in fine
        or (
            one.page not in failing
            and one.page not in kept
            and (not failing or now - one.seen_at > LINGERS)
        )
    ]
    _end(session, ended, now)
    known = {(one.page, one.kind) for one in held if one.id not in ended}
    again = [one.id for one in held if (one.page, one.kind) in failures]
    connection = session.connection()
    for piece in chunks(again):
        connection.execute(update(_trouble).where(_trouble.c.id.in_(piece)).values(seen_at=now))
    rows = [
        {
            "source": source,
            "page": page,
            "kind": kind,
            "message": message,
            "began_at": now,
            "seen_at": now,
        }
        for (page, kind), message in failures.items()
        if (page, kind) not in known
    ]
    _forget_over(session, source, failures)
    insert_missing(connection, _trouble, rows, ["source", "page", "kind"])


def _end(session: Session, ids: Iterable[int], now: datetime) -> None:
    for piece in chunks(ids):
        here = _trouble.c.id.in_(piece)
        session.connection().execute(_trouble.delete().where(here, _trouble.c.told_at.is_(None)))
        session.connection().execute(
            update(_trouble).where(here, _trouble.c.over_at.is_(None)).values(over_at=now)
        )


def _forget_over(session: Session, source: str, again: Collection[tuple[str, str]]) -> None:
    """Take back the end of what is there again before its end was told: it never ended to anybody."""
    rows = [{"of": source, "place": page, "sort": kind} for page, kind in again]
    if rows:
        _LASTS.change_each(session.connection(), rows)


_LASTS = Ready(
    lambda _: (
        update(_trouble)
        .where(
            _trouble.c.source == bindparam("of"),
            _trouble.c.page == bindparam("place"),
            _trouble.c.kind == bindparam("sort"),
            _trouble.c.over_at.is_not(None),
        )
        .values(over_at=None)
    )
)


def suspect(
    session: Session, source: str, found: Mapping[tuple[str, str], str], now: datetime
) -> None:
    """Note what looks like trouble over many checks of a source, by page and kind; the rest is over."""
    held = [one for one in standing(session, source) if one.kind in SUSPECTED]
    if not held and not found:
        return
    _end(session, [one.id for one in held if (one.page, one.kind) not in found], now)
    _forget_over(session, source, found)
    rows = [
        {
            "source": source,
            "page": page,
            "kind": kind,
            "message": message,
            "began_at": now,
            "seen_at": now,
        }
        for (page, kind), message in found.items()
    ]
    insert_missing(session.connection(), _trouble, rows, ["source", "page", "kind"])


def standing(session: Session, source: str | None = None) -> list[SourceTrouble]:
    """Give the troubles that last, of one source or of all, the oldest first."""
    return [one for one in everything(session, source) if one.over_at is None]


def everything(session: Session, source: str | None = None) -> list[SourceTrouble]:
    """Give every trouble that lasts or whose end is still to be told, the oldest first."""
    held = session.connection()
    rows = held.execute(_EVERY) if source is None else held.execute(_OF_ONE, {"of": source})
    return [SourceTrouble(**row._asdict()) for row in rows]


_EVERY = select(_trouble).order_by(_trouble.c.began_at, _trouble.c.id)
_OF_ONE = _EVERY.where(_trouble.c.source == bindparam("of"))
LASTING = select(_trouble.c.id).where(  # what `note` looks after
    _trouble.c.source == bindparam("of"),
    _trouble.c.over_at.is_(None),
    *(_trouble.c.kind != kind for kind in sorted(SUSPECTED)),
)


def told(session: Session, ids: Iterable[int], at: datetime) -> None:
    """Note that a person was told of troubles."""
    for piece in chunks(ids):
        session.connection().execute(
            update(_trouble).where(_trouble.c.id.in_(piece)).values(told_at=at)
        )


def forget(session: Session, ids: Iterable[int]) -> None:
    """Forget troubles whose end was told."""
    for piece in chunks(ids):
        session.connection().execute(_trouble.delete().where(_trouble.c.id.in_(piece)))
