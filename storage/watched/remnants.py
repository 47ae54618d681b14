"""This file finds what was left half-done: papers unread or unjudged, and what nobody was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlmodel import Session

from storage.records import DeliveryState
from storage.sql import table, unset
from storage.tables.published import (
    ListedRow,
    MatchRow,
    PaperKeyRow,
    PaperRow,
    RenditionRow,
    SummaryRow,
)
from storage.tables.told import DeliveryRow, TellingRow
from storage.tables.watched import SourceRunRow

paper, rendition, match = table(PaperRow), table(RenditionRow), table(MatchRow)
summary, telling, delivery = table(SummaryRow), table(TellingRow), table(DeliveryRow)
paper_key, listed, run = table(PaperKeyRow), table(ListedRow), table(SourceRunRow)


@dataclass(frozen=True, slots=True)
class Fate:
    """By which delivery a channel was told of a paper, and how that one stands."""

    channel_id: int
    state: DeliveryState
    not_before: datetime
    held: bool
    error: str | None


@dataclass(frozen=True, slots=True)
class Alone:
    """A paper that only some of the sources list."""

    paper_id: int
    source: str
    title: str
    first_seen_at: datetime
    judged_at: datetime | None
    read_at: datetime | None


def _news() -> tuple[ColumnElement[bool], ...]:
    return (
        unset(paper.c.forward_id),
        ~paper.c.baseline,
        unset(paper.c.booklet),
        paper.c.withdrawn_at.is_(None),
    )


def unjudged(session: Session, before: datetime, limit: int = 200) -> list[int]:
    """Give papers seen before a moment that were never judged and are not due for reading."""
    found = select(paper.c.id).where(
        *_news(), paper.c.judged_at.is_(None), unset(paper.c.read_at),
        paper.c.first_seen_at < before,
    )  # fmt: skip
    return list(session.connection().execute(found.order_by(paper.c.id).limit(limit)).scalars())


def unread(session: Session, since: datetime, before: datetime, limit: int = 200) -> list[int]:
    """Give papers seen in a span of time of which a language was never tried and has no try ahead.

    A language that has left its index is not waited for.
    """
    lacking = exists().where(
        rendition.c.paper_id == paper.c.id,
        rendition.c.revision_id.is_(None),
        rendition.c.attempts == 0,
        rendition.c.first_seen_at < before,
        rendition.c.missing < 2,
        rendition.c.language != "zh-Hans",
    )
    found = select(paper.c.id).where(
        *_news(), paper.c.first_seen_at >= since, unset(paper.c.read_at), lacking
    )
    return list(session.connection().execute(found.order_by(paper.c.id).limit(limit)).scalars())


def set_aside(session: Session, mark: str, ours: str, limit: int = 200) -> list[int]:
    """Give papers with a text whose problem begins with a mark, but not with ours, made by this version.

    One that is due for reading already is left to its turn.
    """
    given_up = exists().where(
        rendition.c.paper_id == paper.c.id,
        rendition.c.problem.startswith(mark, autoescape=True),
        ~rendition.c.problem.startswith(ours, autoescape=True),
    )
    found = select(paper.c.id).where(unset(paper.c.forward_id), unset(paper.c.read_at), given_up)
    return list(session.connection().execute(found.order_by(paper.c.id).limit(limit)).scalars())


def count_set_aside(session: Session, mark: str) -> int:
    """Count the texts whose problem begins with a mark."""
    found = select(func.count()).where(rendition.c.problem.startswith(mark, autoescape=True))
    return int(session.connection().execute(found).scalar_one())


def unsummarised(session: Session, since: datetime, limit: int = 200) -> list[tuple[int, int, str]]:
    """Give texts of matched papers that have no summary: paper, rendition and language."""
    made = exists().where(
        summary.c.paper_id == rendition.c.paper_id, summary.c.language == rendition.c.language
    )
    matched = exists().where(match.c.paper_id == paper.c.id)
    found = (
        select(paper.c.id, rendition.c.id, rendition.c.language)
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .where(
            *_news(),
            paper.c.first_seen_at >= since,
            rendition.c.revision_id.is_not(None),
            ~made,
            matched,
        )
        .order_by(paper.c.id)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in session.connection().execute(found)]


def matched_papers(session: Session, since: datetime, before: datetime) -> list[int]:
    """Give the matched papers that were first seen in a span of time and are news."""
    found = select(paper.c.id).where(
        *_news(),
        paper.c.first_seen_at >= since,
        paper.c.first_seen_at < before,
        exists().where(match.c.paper_id == paper.c.id),
    )
    return list(session.connection().execute(found.order_by(paper.c.id)).scalars())


def unmatched_titles(session: Session, since: datetime, limit: int = 400) -> list[tuple[int, str]]:
    """Give the titles of papers first seen since a moment that match no topic: paper and title."""
    found = (
        select(paper.c.id, rendition.c.title)
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .where(
            *_news(),
            paper.c.first_seen_at >= since,
            ~exists().where(match.c.paper_id == paper.c.id),
        )
        .order_by(paper.c.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in session.connection().execute(found)]


def fates(session: Session, paper_id: int) -> dict[int, Fate]:
    """Give how each channel's telling of a paper stands, by channel."""
    rows = session.connection().execute(
        select(
            telling.c.channel_id,
            delivery.c.state,
            delivery.c.not_before,
            delivery.c.held_at.is_not(None).label("held"),
            delivery.c.error,
        )
        .join(delivery, delivery.c.id == telling.c.delivery_id)
        .where(telling.c.paper_id == paper_id)
    )
    return {row[0]: Fate(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows}


def listed_only_by(session: Session, sources: frozenset[str], since: datetime) -> list[Alone]:
    """Give papers first seen since a moment that were made by one of these sources and stayed so."""
    rows = session.connection().execute(
        select(
            paper.c.id,
            paper.c.source,
            rendition.c.title,
            paper.c.first_seen_at,
            paper.c.judged_at,
            paper.c.read_at,
        )
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .where(*_news(), paper.c.source.in_(sorted(sources)), paper.c.first_seen_at >= since)
        .order_by(paper.c.id, rendition.c.id)
    )
    found: dict[int, Alone] = {}
    for row in rows:
        found.setdefault(row[0], Alone(*row))
    return list(found.values())


def not_listed_by(session: Session, main: str, index_urls: list[str], day: date) -> list[Alone]:
    """Give a source's papers published on a day that none of these index pages lists."""
    here = exists().where(
        listed.c.rendition_id == rendition.c.id, listed.c.index_url.in_(index_urls)
    )
    rows = session.connection().execute(
        select(
            paper.c.id,
            paper.c.source,
            rendition.c.title,
            paper.c.first_seen_at,
            paper.c.judged_at,
            paper.c.read_at,
        )
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .where(
            unset(paper.c.forward_id),
            paper.c.source == main,
            paper.c.published == day,
            rendition.c.listed,
            ~here,
        )
        .order_by(paper.c.id)
    )
    return [Alone(*row) for row in rows]


def oldest_day(session: Session, index_url: str) -> date | None:
    """Give the earliest day of publication among what an index page lists now, None if it lists none."""
    found = (
        select(paper.c.published)
        .join(rendition, rendition.c.paper_id == paper.c.id)
        .join(listed, listed.c.rendition_id == rendition.c.id)
        .where(listed.c.index_url == index_url, paper.c.published.is_not(None))
        .order_by(paper.c.published)
        .limit(1)
    )
    day: date | None = session.connection().execute(found).scalar()
    return day


def keys_like(session: Session, start: str, since: datetime) -> list[str]:
    """Give the keys beginning with some text of papers first seen since a moment."""
    rows = session.connection().execute(
        select(paper_key.c.key)
        .join(paper, paper.c.id == paper_key.c.paper_id)
        .where(
            and_(paper_key.c.key >= start, paper_key.c.key < start + "\uffff"),
            paper.c.first_seen_at >= since,
        )
        .order_by(paper_key.c.key)
    )
    return list(rows.scalars())


def abandon_runs(session: Session, before: datetime, now: datetime) -> int:
    """Close checks that began before a moment and never ended: their process died; give how many."""
    done = session.connection().execute(
        run.update()
        .where(run.c.finished_at.is_(None), run.c.started_at < before)
        .values(finished_at=now, outcome="abandoned", message="its process ended before it did")
    )
    return int(done.rowcount)
