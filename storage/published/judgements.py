"""This file stores what we make of a paper: its matches, its summary, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session

from scrapers.items import Language
from storage.published.passages import refile
from storage.ready import Ready
from storage.records import Bullet, Match
from storage.sql import rewrite, table, upsert
from storage.tables.published import MatchRow, PaperRow, SummaryRow

paper, match, summary = table(PaperRow), table(MatchRow), table(SummaryRow)


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
    topics = {one.topic for one in matches}
    held = _TOPICS.values(connection, {"number": paper_id})
    if gone := [topic for topic in held if topic not in topics]:
        connection.execute(
            match.delete().where(match.c.paper_id == paper_id, match.c.topic.in_(gone))
        )
    upsert(connection, match, rows, ["paper_id", "topic"])
    refile(session, paper_id)


_TOPICS = Ready(lambda _: select(match.c.topic).where(match.c.paper_id == bindparam("number")))


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
    made = _VERSION.value(connection, {"number": paper_id, "spoken": language})
    row = {
        "paper_id": paper_id,
        "language": language,
        "revision_id": revision_id,
        "bullets": [asdict(bullet) for bullet in bullets],
        "not_found": list(not_found),
        "version": (made or 0) + 1,
        "made_at": now,
    }
    upsert(connection, summary, [row], ["paper_id", "language"])


_VERSION = Ready(
    lambda _: select(summary.c.version).where(
        summary.c.paper_id == bindparam("number"), summary.c.language == bindparam("spoken")
    )
)


def judged(session: Session, paper_id: int, now: datetime, reason: str | None = None) -> None:
    """Note that a paper was matched and told, or why nobody was told."""
    rewrite(session.connection(), paper, paper_id, {"judged_at": now, "reason": reason})


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


def back(session: Session, paper_id: int) -> bool:
    """Note that a withdrawn paper is published again; say whether it was withdrawn."""
    return _BACK.change(session.connection(), {"number": paper_id}) > 0


_BACK = Ready(
    lambda _: (
        update(paper)
        .where(paper.c.id == bindparam("number"), paper.c.withdrawn_at.is_not(None))
        .values(withdrawn_at=None)
    )
)


def mark_booklet(session: Session, paper_id: int, url: str) -> None:
    """Note the file that a reply shares with others."""
    session.connection().execute(update(paper).where(paper.c.id == paper_id).values(booklet=url))
