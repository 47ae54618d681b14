"""This file counts what a month brought a channel: what was published, told, opened or kept, and never told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlmodel import Session

from storage.sql import table, unset
from storage.tables.people import FeedbackRow, SavedRow
from storage.tables.published import MatchRow, PaperRow
from storage.tables.told import DeliveryRow, TellingRow
from storage.tables.watched import SourceRunRow
from storage.told import openings

_paper, _match, _telling = table(PaperRow), table(MatchRow), table(TellingRow)
_run, _saved, _feedback = table(SourceRunRow), table(SavedRow), table(FeedbackRow)
_delivery = table(DeliveryRow)


@dataclass(frozen=True, slots=True)
class OfTopic:
    """How many papers on a topic a channel was told of, opened or kept, and called irrelevant."""

    told: int = 0
    used: int = 0
    irrelevant: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """A month of one channel in numbers; `untold` says of papers never told why, by name."""

    checks: int
    published: int
    alerts: int
    digests: int
    untold: Counter[str]
    topics: dict[str, OfTopic] = field(default_factory=dict)


def count(
    session: Session, channel_id: int, topics: Sequence[str], first: datetime, end: datetime
) -> Counted:
    """Count from an instant up to another what concerns a channel that follows topics."""
    connection = session.connection()
    news = and_(
        _paper.c.first_seen_at >= first, _paper.c.first_seen_at < end, unset(_paper.c.forward_id),
        ~_paper.c.baseline,
    )  # fmt: skip
    mine = _told_between(channel_id, first, end)
    checks = select(func.count()).select_from(_run).where(
        _run.c.started_at >= first, _run.c.started_at < end
    )  # fmt: skip
    published = select(func.count()).select_from(_paper).where(news)
    rows = connection.execute(
        select(_telling.c.how, func.count()).where(mine).group_by(_telling.c.how)
    )
    how = dict(map(tuple, rows))
    return Counted(
        connection.execute(checks).scalar_one(),
        connection.execute(published).scalar_one(),
        how.get("alert", 0),
        how.get("digest", 0),
        _untold(session, channel_id, topics, news),
        _topics(session, channel_id, topics, first, end),
    )


def _told_between(channel_id: int, first: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(
        _telling.c.channel_id == channel_id,
        _telling.c.told_at >= first,
        _telling.c.told_at < end,
    )


def _untold(session: Session, channel_id: int, topics: Sequence[str], news: object) -> Counter[str]:
    """Count papers that are mainly on the topics and were never told here, by why."""
    told = exists().where(_telling.c.paper_id == _paper.c.id, _telling.c.channel_id == channel_id)
    failed = exists().where(
        _delivery.c.paper_id == _paper.c.id, _delivery.c.channel_id == channel_id,
        _delivery.c.state == "dead",
    )  # fmt: skip
    rows = session.connection().execute(
        select(_paper.c.id, _paper.c.withdrawn_at, _paper.c.judged_at, failed.label("failed"))
        .distinct()
        .join(_match, _match.c.paper_id == _paper.c.id)
        .where(news, _match.c.topic.in_(list(topics)), _match.c.level == "substantive", ~told)  # type: ignore[arg-type]
    )
    return Counter(
        "failed"
        if row.failed
        else "withdrawn"
        if row.withdrawn_at
        else "unread"
        if row.judged_at is None
        else "waiting"
        for row in rows
    )


def _topics(
    session: Session, channel_id: int, topics: Sequence[str], first: datetime, end: datetime
) -> dict[str, OfTopic]:
    connection, mine = session.connection(), _told_between(channel_id, first, end)
    papers = select(_telling.c.paper_id).where(mine)
    told: dict[str, set[int]] = {topic: set() for topic in topics}
    for row in connection.execute(
        select(_match.c.topic, _match.c.paper_id)
        .join(_telling, _telling.c.paper_id == _match.c.paper_id)
        .where(mine, _match.c.topic.in_(list(topics)))
    ):
        told[row.topic].add(row.paper_id)
    kept = set(
        connection.execute(
            select(_saved.c.paper_id).where(
                _saved.c.channel_id == channel_id, _saved.c.paper_id.in_(papers)
            )
        ).scalars()
    )
    said: dict[str, set[int]] = {"good": set(), "not_relevant": set()}
    for row in connection.execute(
        select(_feedback.c.paper_id, _feedback.c.verdict).where(
            _feedback.c.channel_id == channel_id,
            _feedback.c.verdict.in_(list(said)),
            _feedback.c.paper_id.in_(papers),
        )
    ):
        said[row.verdict].add(row.paper_id)
    used = kept | said["good"] | openings.opened(session, channel_id, first, end)
    return {
        topic: OfTopic(len(ids), len(ids & used), len(ids & said["not_relevant"]))
        for topic, ids in told.items()
    }
