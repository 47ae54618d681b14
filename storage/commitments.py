"""This file keeps what papers promise, and what people say became of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlmodel import Session

from scrapers.items import Language
from scrapers.text import fold
from storage.passages import precision_of
from storage.records import Commitment, Precision
from storage.sql import table
from storage.tables import CommitmentRow, MatchRow, PaperRow, RenditionRow, SubscriptionRow

_commitment, _match, _paper = table(CommitmentRow), table(MatchRow), table(PaperRow)
_rendition, _subscription = table(RenditionRow), table(SubscriptionRow)

State = Literal["open", "kept", "lapsed"]
SOON = timedelta(days=30)
_ZONE = ZoneInfo("Asia/Hong_Kong")


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it is stored, with its paper."""

    id: int
    paper_id: int
    language: Language
    commitment: Commitment
    cluster: str
    state: State
    state_by: str | None
    number: str | None
    title: str
    url: str
    published: date | None
    published_precision: Precision = "day"


def cluster_of(commitment: Commitment) -> str:
    """Give what the same words with the same date share, whatever the script and the marks."""
    words = re.sub(r"[\W_]+", "", fold(commitment.quote))
    whole = f"{words}|{commitment.due_from}|{commitment.due_to}"
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]


def save(
    session: Session,
    paper_id: int,
    language: Language,
    commitments: Sequence[Commitment],
    *,
    clusters: Mapping[str, str] | None = None,
) -> None:
    """Let a paper promise exactly this in one language; what people said of a quote stays.

    `clusters` names, by quote, the pledges that are the same in other words.
    """
    connection = session.connection()
    mine = and_(_commitment.c.paper_id == paper_id, _commitment.c.language == language)
    said = {
        row.quote: (row.state, row.state_by)
        for row in connection.execute(select(_commitment).where(mine))
    }
    connection.execute(_commitment.delete().where(mine))
    rows = [
        {
            "paper_id": paper_id,
            "language": language,
            "quote": one.quote,
            "strength": one.strength,
            "due_text": one.due_text,
            "due_from": one.due_from,
            "due_to": one.due_to,
            "conditional": one.conditional,
            "who": one.who,
            "cites": list(one.cites),
            "cluster": (clusters or {}).get(one.quote) or cluster_of(one),
            "state": said.get(one.quote, ("open", None))[0],
            "state_by": said.get(one.quote, ("open", None))[1],
        }
        for one in commitments
    ]
    if rows:
        connection.execute(_commitment.insert(), rows)


def _record(row: Any) -> Promise:
    commitment = Commitment(
        quote=row.quote,
        strength=row.strength,
        due_text=row.due_text,
        due_from=row.due_from,
        due_to=row.due_to,
        conditional=row.conditional,
        who=row.who,
        cites=tuple(row.cites),
    )
    return Promise(
        id=row.id,
        paper_id=row.paper_id,
        language=row.language,
        commitment=commitment,
        cluster=row.cluster,
        state=row.state,
        state_by=row.state_by,
        number=row.number,
        title=row.title,
        url=row.url,
        published=row.published,
        published_precision=precision_of(row.published, row.fields),
    )


def _select(session: Session, *where: ColumnElement[bool], limit: int) -> list[Promise]:
    rows = session.connection().execute(
        select(
            _commitment,
            _paper.c.number,
            _paper.c.published,
            _paper.c.fields,
            _rendition.c.title,
            _rendition.c.url,
        )
        .join_from(_commitment, _paper, _paper.c.id == _commitment.c.paper_id)
        .join(
            _rendition,
            and_(
                _rendition.c.paper_id == _paper.c.id,
                _rendition.c.language == _commitment.c.language,
            ),
        )
        .where(*where, _paper.c.withdrawn_at.is_(None))
        .order_by(
            _commitment.c.due_to.is_(None), _commitment.c.due_to, _paper.c.id, _commitment.c.id
        )
        .limit(limit)
    )
    return [_record(row) for row in rows]


def due(
    session: Session,
    topic: str | None = None,
    *,
    start: date | None = None,
    end: date | None = None,
    language: Language | None = None,
    state: State | None = None,
    paper_id: int | None = None,
    limit: int = 200,
) -> list[Promise]:
    """Give commitments whose end falls into a span of days (both included), the soonest first.

    Without a span, those without a date come last.
    """
    where: list[ColumnElement[bool]] = []
    if topic is not None:
        about = select(_match.c.id).where(
            _match.c.paper_id == _commitment.c.paper_id, _match.c.topic == topic
        )
        where.append(about.correlate(_commitment).exists())
    if start is not None:
        where.append(_commitment.c.due_to >= start)
    if end is not None:
        where.append(_commitment.c.due_to <= end)
    for column, value in (("language", language), ("state", state), ("paper_id", paper_id)):
        if value is not None:
            where.append(_commitment.c[column] == value)
    return _select(session, *where, limit=limit)


def numbered(session: Session, numbers: Sequence[int]) -> list[Promise]:
    """Give commitments by their numbers."""
    return _select(session, _commitment.c.id.in_(list(numbers)), limit=len(numbers) or 1)


def mark(session: Session, commitment_id: int, state: State, who: str) -> bool:
    """Note what a person says became of a commitment, and of those that say the same."""
    connection = session.connection()
    cluster = connection.execute(
        select(_commitment.c.cluster).where(_commitment.c.id == commitment_id)
    ).scalar()
    if cluster is None:
        return False
    same = _commitment.c.id == commitment_id
    if cluster:
        same = or_(same, _commitment.c.cluster == cluster)
    connection.execute(update(_commitment).where(same).values(state=state, state_by=who))
    return True


def due_count(session: Session, channel_id: int, now: datetime, span: timedelta = SOON) -> int:
    """Count the pledges on a channel's topics that fall due soon; repeated ones count once."""
    today = now.astimezone(_ZONE).date()
    found = (
        select(func.count(_commitment.c.cluster.distinct()))
        .join_from(_commitment, _match, _match.c.paper_id == _commitment.c.paper_id)
        .join(
            _subscription,
            and_(_subscription.c.kind == "topic", _subscription.c.target == _match.c.topic),
        )
        .where(
            _subscription.c.channel_id == channel_id,
            _commitment.c.state == "open",
            _commitment.c.due_to >= today,
            _commitment.c.due_to <= today + span,
        )
    )
    return session.connection().execute(found).scalar_one()
