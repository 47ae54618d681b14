"""This file finds what is held for meetings: their papers, and what was asked before on the same topics."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlmodel import Session

from storage.published.public_papers import shown
from storage.sql import table, unset
from storage.tables.published import CommitmentRow, MatchRow, PaperRow

_paper, _match, _commitment = table(PaperRow), table(MatchRow), table(CommitmentRow)
RECORDS = ("agenda", "minutes")  # of the meeting itself, not for it
_FIRST: Any = bindparam("first", type_=_paper.c.meeting_date.type)
_LAST: Any = bindparam("last", type_=_paper.c.meeting_date.type)
_BETWEEN = (  # built once: a briefing asks it for every meeting
    select(
        _paper.c.id,
        _paper.c.committee,
        _paper.c.meeting_date,
        _paper.c.fields,
        _paper.c.first_seen_at,
    )
    .where(
        _paper.c.meeting_date >= _FIRST,
        _paper.c.meeting_date <= _LAST,
        unset(_paper.c.forward_id),  # no index answers it: the day's does
        _paper.c.withdrawn_at.is_(None),
    )
    .order_by(_paper.c.meeting_date, _paper.c.number, _paper.c.id)
)


@dataclass(frozen=True, slots=True)
class ForMeeting:
    """A paper for a committee's meeting on a day; `record` is the meeting's own, `seen_at` when we first saw it."""

    paper_id: int
    committee: str | None
    day: date
    record: bool
    seen_at: datetime


def between(
    session: Session, first: date, last: date, public: Collection[str] | None = None
) -> list[ForMeeting]:
    """Give the papers for meetings of a span of days (both included), the soonest first.

    `public` are sources: only papers of theirs that anybody may see.
    """
    asked = _BETWEEN if public is None else _BETWEEN.where(*shown(session, public))
    rows = session.connection().execute(asked, {"first": first, "last": last})
    return [
        ForMeeting(
            row.id,
            row.committee,
            row.meeting_date,
            (row.fields or {}).get("form") in RECORDS,
            row.first_seen_at,
        )
        for row in rows
    ]


def questions_on(
    session: Session, topics: Collection[str], since: date, before: date, limit: int
) -> list[int]:
    """Give the newest replies to Members' questions whose main subject is one of some topics."""
    if not topics:
        return []
    rows = session.connection().execute(
        select(_paper.c.id)
        .join(_match, _match.c.paper_id == _paper.c.id)
        .where(
            _match.c.topic.in_(list(topics)),
            _match.c.level == "substantive",
            _paper.c.kind == "question_reply",
            _paper.c.published >= since,
            _paper.c.published < before,
            unset(_paper.c.forward_id),
            _paper.c.withdrawn_at.is_(None),
        )
        .group_by(_paper.c.id, _paper.c.published)
        .order_by(_paper.c.published.desc(), _paper.c.id.desc())
        .limit(limit)
    )
    return list(rows.scalars())


def promised_by(
    session: Session,
    topics: Collection[str],
    issuers: Collection[str],
    first: date,
    last: date,
    limit: int,
) -> list[int]:
    """Give commitments that fall due in a span, on some topics or by some bodies (folded names).

    One of those that say the same, the soonest first.
    """
    by_topic = select(_match.c.paper_id).where(_match.c.topic.in_(list(topics)))
    wanted: list[ColumnElement[bool]] = [_commitment.c.paper_id.in_(by_topic)]
    wanted += [_paper.c.issuer_fold.contains(name, autoescape=True) for name in issuers if name]
    rows = session.connection().execute(
        select(func.min(_commitment.c.id), func.min(_commitment.c.due_to))
        .join_from(_commitment, _paper, _paper.c.id == _commitment.c.paper_id)
        .where(
            _commitment.c.due_to >= first,
            _commitment.c.due_to <= last,
            _paper.c.withdrawn_at.is_(None),
            or_(*wanted),
        )
        .group_by(_commitment.c.cluster)
        .order_by(func.min(_commitment.c.due_to), func.min(_commitment.c.id))
        .limit(limit)
    )
    return [row[0] for row in rows]
