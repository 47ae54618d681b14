"""This file keeps how far what is held was matched against a topic that was written after it came.

The newest papers come first. Whatever is found so is marked late: it is found, shown and counted
like any other match, and tells nobody. What a paper that nobody has judged is found in is not late:
if it ever becomes news, it is news to this topic, too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlmodel import Session

from storage.published.papers import papers
from storage.records import Match, Paper
from storage.sql import table, unset, upsert
from storage.tables.people import TopicRow
from storage.tables.published import MatchRow, PaperRow

_topic, _paper, _match = table(TopicRow), table(PaperRow), table(MatchRow)


@dataclass(frozen=True, slots=True)
class Lookback:
    """A topic against which papers with numbers below `below` are still to be matched."""

    topic_id: int
    key: str
    below: int
    looked: int
    total: int


def _held() -> list[ColumnElement[bool]]:
    """Say which papers are matched: what is still to be judged meets every topic then.

    Those of a first check may wait for that for long, and are found by their titles meanwhile.
    """
    return [unset(_paper.c.forward_id), or_(_paper.c.judged_at.is_not(None), _paper.c.baseline)]


def begin(session: Session, topic_id: int) -> None:
    """Have everything that is held matched against a topic, from the newest on."""
    count, newest = (
        session.connection()
        .execute(select(func.count(), func.max(_paper.c.id)).where(*_held()))
        .one()
    )
    session.connection().execute(
        update(_topic)
        .where(_topic.c.id == topic_id)
        .values(
            look_below=newest + 1 if count else None, looked=0, look_total=count, looked_at=None
        )
    )


def of_topic(session: Session, key: str) -> Lookback | None:
    """Give a topic's lookback; None where all that is held was matched."""
    found = _select(session, _topic.c.key == key)
    return found[0] if found else None


def left(session: Session, resting_since: datetime) -> list[Lookback]:
    """Give the lookbacks that nobody has gone on with since a moment, the oldest topic first."""
    return _select(session, or_(_topic.c.looked_at.is_(None), _topic.c.looked_at < resting_since))


def _select(session: Session, where: ColumnElement[bool]) -> list[Lookback]:
    rows = session.connection().execute(
        select(_topic.c.id, _topic.c.key, _topic.c.look_below, _topic.c.looked, _topic.c.look_total)
        .where(where, _topic.c.look_below.is_not(None))
        .order_by(_topic.c.id)
    )
    return [Lookback(*row) for row in rows]


def next_papers(session: Session, one: Lookback, limit: int) -> list[Paper]:
    """Give the next papers that are to be matched, with their texts, the newest first."""
    found = (
        select(_paper.c.id)
        .where(_paper.c.id < one.below, *_held())
        .order_by(_paper.c.id.desc())
        .limit(limit)
    )
    return papers(session, list(session.connection().execute(found).scalars()))


def store(
    session: Session,
    one: Lookback,
    found: Mapping[int, Match | None],
    now: datetime,
) -> bool:
    """Store what some papers came to, and how far we are; nothing where somebody was quicker.

    A paper's match that its words no longer make is gone. What was found late before is as it was.
    """
    below = min(found, default=0)
    claimed = session.connection().execute(
        update(_topic)
        .where(
            _topic.c.id == one.topic_id, _topic.c.key == one.key, _topic.c.look_below == one.below
        )
        .values(look_below=below if found else None, looked=one.looked + len(found), looked_at=now)
    )
    if not claimed.rowcount:
        return False
    gone = [number for number, match in found.items() if match is None]
    session.connection().execute(
        _match.delete().where(_match.c.topic == one.key, _match.c.paper_id.in_(gone))
    )
    _upsert(session, [(n, match) for n, match in found.items() if match is not None], now)
    return True


def _upsert(session: Session, found: Sequence[tuple[int, Match]], now: datetime) -> None:
    connection = session.connection()
    if not found:
        return
    numbers = [number for number, _ in found]
    topic = found[0][1].topic
    timely = set(
        connection.execute(
            select(_match.c.paper_id).where(
                _match.c.topic == topic, and_(_match.c.paper_id.in_(numbers), ~_match.c.late)
            )
        ).scalars()
    )
    unjudged = select(_paper.c.id).where(_paper.c.id.in_(numbers), _paper.c.judged_at.is_(None))
    timely |= set(connection.execute(unjudged).scalars())
    rows = [
        {
            "paper_id": number,
            "topic": one.topic,
            "level": one.level,
            "score": one.score,
            "hits": one.hits,
            "in_title": one.in_title,
            "evidence": [asdict(evidence) for evidence in one.evidence],
            "matched_at": now,
            "late": number not in timely,
        }
        for number, one in found
    ]
    upsert(connection, _match, rows, ["paper_id", "topic"])
