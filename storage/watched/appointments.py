"""This file keeps when a paper is due: to be read, to be visited again once it was told, to be read late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import BigInteger, BindParameter, Select, bindparam, func, or_, select, update
from sqlmodel import Session

from storage.ready import Ready
from storage.sql import among_given, given, rewrite, table, unset
from storage.tables.published import PaperRow, RenditionRow

paper, rendition = table(PaperRow), table(RenditionRow)

REVISITS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72, 168))  # after a paper was told


def schedule_reading(session: Session, paper_id: int, at: datetime | None) -> None:
    """Let a paper's files be read at an instant, or not be read any more."""
    rewrite(session.connection(), paper, paper_id, {"read_at": at})


def read_again_by(session: Session, paper_id: int, at: datetime) -> None:
    """Let a paper's files be read at an instant, unless they are to be read sooner."""
    later = or_(unset(paper.c.read_at), paper.c.read_at > at)
    session.connection().execute(
        update(paper).where(paper.c.id == paper_id, later).values(read_at=at)
    )


def broke(session: Session, paper_id: int, again_at: datetime) -> int:
    """Note that our work on a paper broke, to be tried again then; give how often it has."""
    found = session.connection().execute(
        update(paper)
        .where(paper.c.id == paper_id)
        .values(read_at=again_at, breaks=func.coalesce(paper.c.breaks, 0) + 1)
        .returning(paper.c.breaks)
    )
    return int(found.scalar_one())


def held(session: Session, paper_id: int) -> None:
    """Note that our work on a paper did not break this time."""
    rewrite(session.connection(), paper, paper_id, {"breaks": None})


def schedule_revisit(session: Session, paper_id: int, now: datetime) -> None:
    """Let a told paper be visited again: after 1 h, 6 h, 1 d, 3 d and 7 d, then no more.

    Safe to repeat: a visit that still lies ahead stays.
    """
    connection = session.connection()
    (held,) = _LOOKS.rows(connection, {"number": paper_id})
    if held.look_at is None and held.looks > 0:
        return
    if held.look_at is not None and held.look_at > now:
        return
    done = held.looks if held.look_at is None else held.looks + 1
    if done < len(REVISITS):
        before = REVISITS[done - 1] if done else timedelta()
        at = now + REVISITS[done] - before
    else:
        at = None
    rewrite(connection, paper, paper_id, {"looks": done, "look_at": at})


_LOOKS = Ready(
    lambda _: select(paper.c.looks, paper.c.look_at).where(paper.c.id == bindparam("number"))
)


def revisited(session: Session, paper_ids: Sequence[int], now: datetime) -> None:
    """End the visits that are still due: papers that nobody was told of are not asked for again."""
    if paper_ids:
        connection = session.connection()
        _VISITED.change(connection, given(connection, paper_ids, moment=now))


_VISITED = Ready(
    lambda lite: (
        update(paper)
        .where(among_given(paper.c.id, lite=lite), paper.c.look_at <= bindparam("moment"))
        .values(look_at=None)
    )
)


def due_for_reading(session: Session, now: datetime, limit: int) -> list[int]:
    """Give papers whose files are to be read: what is new first, then what was there before us."""
    return _TO_READ.values(session.connection(), {"moment": now, "most": limit})


_most: BindParameter[int] = bindparam("most", type_=BigInteger())
_TO_READ = Ready(
    lambda _: (
        select(paper.c.id)
        .where(paper.c.read_at <= bindparam("moment"), unset(paper.c.forward_id))
        .order_by(paper.c.baseline, paper.c.read_at, paper.c.id)
        .limit(_most)
    )
)
_TO_VISIT = Ready(
    lambda _: (
        select(paper.c.id)
        .where(paper.c.look_at <= bindparam("moment"), unset(paper.c.forward_id))
        .order_by(paper.c.look_at, paper.c.id)
        .limit(_most)
    )
)


def due_for_revisit(session: Session, now: datetime, limit: int) -> list[int]:
    """Give told papers that are to be visited again."""
    return _TO_VISIT.values(session.connection(), {"moment": now, "most": limit})


def due_for_backfill(
    session: Session, since: datetime, limit: int, source: str | None = None
) -> list[int]:
    """Give papers of a first check that have no text yet and no failed attempt, the newest first."""
    day = func.coalesce(paper.c.published, paper.c.meeting_date)
    found = _backfill(since, source).order_by(day.desc(), paper.c.id.desc()).limit(limit)
    return list(session.connection().execute(found).scalars())


def remembered(session: Session, after: int, limit: int) -> list[int]:
    """Give papers of a first check that nobody has judged, behind the one of a number, in their order."""
    found = (
        select(paper.c.id)
        .where(
            paper.c.id > after,
            paper.c.baseline,
            paper.c.judged_at.is_(None),
            unset(paper.c.forward_id),
        )
        .order_by(paper.c.id)
        .limit(limit)
    )
    return list(session.connection().execute(found).scalars())


def left_of_backfill(session: Session, since: datetime, source: str | None = None) -> int:
    """Count the papers of a first check that have no text yet."""
    counted = select(func.count()).select_from(_backfill(since, source).subquery())
    return int(session.connection().execute(counted).scalar_one())


def _backfill(since: datetime, source: str | None = None) -> Select[int]:
    unread = select(rendition.c.id).where(
        rendition.c.paper_id == paper.c.id,
        rendition.c.revision_id.is_(None),
        rendition.c.attempts == 0,
    )
    day = func.coalesce(paper.c.published, paper.c.meeting_date)
    return select(paper.c.id).where(
        *([paper.c.source == source] if source is not None else []),
        paper.c.baseline,
        paper.c.judged_at.is_(None),
        unset(paper.c.forward_id),
        or_(day.is_(None), day >= since.date()),
        unread.correlate(paper).exists(),
    )
