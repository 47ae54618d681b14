"""This file stores what we make of a paper: its matches, its summary, and when it is due again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, or_, select, update
from sqlmodel import Session

from scrapers.items import Language
from storage.records import Bullet, Match
from storage.statements import table, upsert
from storage.tables import MatchRow, PaperRow, RenditionRow, SummaryRow

paper, match, summary = table(PaperRow), table(MatchRow), table(SummaryRow)
rendition = table(RenditionRow)

LOOKS = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72, 168))  # after a paper was told


def save_matches(session: Session, paper_id: int, matches: Sequence[Match], now: datetime) -> None:
    """Let a paper have exactly these matches."""
    connection = session.connection()
    rows = [
        {
            "paper_id": paper_id,
            "topic": one.topic,
            "level": one.level,
            "score": one.score,
            "hits": one.hits,
            "in_title": one.in_title,
            "evidence": [asdict(evidence) for evidence in one.evidence],
            "matched_at": now,
        }
        for one in matches
    ]
    topics = [one.topic for one in matches]
    connection.execute(
        match.delete().where(match.c.paper_id == paper_id, match.c.topic.not_in(topics))
    )
    upsert(connection, match, rows, ["paper_id", "topic"])


def save_summary(
    session: Session,
    paper_id: int,
    language: Language,
    revision_id: int | None,
    bullets: Sequence[Bullet],
    not_found: Sequence[str],
    now: datetime,
) -> None:
    """Store a paper's bullets in one language; its version counts how often they were made."""
    connection = session.connection()
    made = select(summary.c.version).where(
        summary.c.paper_id == paper_id, summary.c.language == language
    )
    row = {
        "paper_id": paper_id,
        "language": language,
        "revision_id": revision_id,
        "bullets": [asdict(bullet) for bullet in bullets],
        "not_found": list(not_found),
        "version": (connection.execute(made).scalar() or 0) + 1,
        "made_at": now,
    }
    upsert(connection, summary, [row], ["paper_id", "language"])


def judged(session: Session, paper_id: int, now: datetime, reason: str | None = None) -> None:
    """Note that a paper was matched and told, or why nobody was told."""
    session.connection().execute(
        update(paper).where(paper.c.id == paper_id).values(judged_at=now, reason=reason)
    )


def withdraw(session: Session, paper_id: int, now: datetime) -> None:
    """Note that a paper is no longer published; the first time stays."""
    session.connection().execute(
        update(paper)
        .where(paper.c.id == paper_id)
        .values(
            withdrawn_at=func.coalesce(paper.c.withdrawn_at, now.astimezone(UTC)),
            look_at=None,
            read_at=None,
        )
    )


def mark_booklet(session: Session, paper_id: int, url: str) -> None:
    """Note the file that a reply shares with others."""
    session.connection().execute(update(paper).where(paper.c.id == paper_id).values(booklet=url))


def mark_duplicate(session: Session, paper_id: int, of: int | None) -> None:
    """Note that a paper says what another one says, or that it does not."""
    session.connection().execute(
        update(paper).where(paper.c.id == paper_id).values(duplicate_of=of)
    )


def schedule_reading(session: Session, paper_id: int, at: datetime | None) -> None:
    """Let a paper's files be read at an instant, or not be read any more."""
    session.connection().execute(update(paper).where(paper.c.id == paper_id).values(read_at=at))


def schedule_look(session: Session, paper_id: int, now: datetime) -> None:
    """Let a told paper be looked at again: after 1 h, 6 h, 1 d, 3 d and 7 d, then no more.

    Safe to repeat: a look that still lies ahead stays.
    """
    connection = session.connection()
    held = connection.execute(
        select(paper.c.looks, paper.c.look_at).where(paper.c.id == paper_id)
    ).one()
    if held.look_at is None and held.looks > 0:
        return
    if held.look_at is not None and held.look_at > now:
        return
    done = held.looks if held.look_at is None else held.looks + 1
    if done < len(LOOKS):
        before = LOOKS[done - 1] if done else timedelta()
        at = now + LOOKS[done] - before
    else:
        at = None
    connection.execute(update(paper).where(paper.c.id == paper_id).values(looks=done, look_at=at))


def looked(session: Session, paper_ids: Sequence[int], now: datetime) -> None:
    """End the looks that are still due: papers that nobody was told of are not asked for again."""
    session.connection().execute(
        update(paper)
        .where(paper.c.id.in_(list(paper_ids)), paper.c.look_at <= now)
        .values(look_at=None)
    )


def due_for_reading(session: Session, now: datetime, limit: int) -> list[int]:
    """Give papers whose files are to be read: what is new first, then what was there before us."""
    found = (
        select(paper.c.id)
        .where(paper.c.read_at <= now, paper.c.forward_id.is_(None))
        .order_by(paper.c.baseline, paper.c.read_at, paper.c.id)
        .limit(limit)
    )
    return list(session.connection().execute(found).scalars())


def due_for_look(session: Session, now: datetime, limit: int) -> list[int]:
    """Give told papers that are to be looked at again."""
    found = (
        select(paper.c.id)
        .where(paper.c.look_at <= now, paper.c.forward_id.is_(None))
        .order_by(paper.c.look_at, paper.c.id)
        .limit(limit)
    )
    return list(session.connection().execute(found).scalars())


def due_for_backfill(session: Session, since: datetime, limit: int) -> list[int]:
    """Give papers of a first check that have no text yet and no failed attempt, the newest first."""
    unread = select(rendition.c.id).where(
        rendition.c.paper_id == paper.c.id,
        rendition.c.revision_id.is_(None),
        rendition.c.attempts == 0,
    )
    day = func.coalesce(paper.c.published, paper.c.meeting_date)
    found = (
        select(paper.c.id)
        .where(
            paper.c.baseline,
            paper.c.judged_at.is_(None),
            paper.c.forward_id.is_(None),
            or_(day.is_(None), day >= since.date()),
            unread.correlate(paper).exists(),
        )
        .order_by(day.desc(), paper.c.id.desc())
        .limit(limit)
    )
    return list(session.connection().execute(found).scalars())
