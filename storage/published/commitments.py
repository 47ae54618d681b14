"""This file keeps what papers promise."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlmodel import Session

from scrapers.items import Language
from scrapers.text import fold
from storage.published.passages import precision_of
from storage.records import Commitment, Precision
from storage.sql import forget_text, insert_all, table
from storage.tables.people import SubscriptionRow
from storage.tables.published import CommitmentRow, MatchRow, PaperRow, RenditionRow

_commitment, _match, _paper = table(CommitmentRow), table(MatchRow), table(PaperRow)
_rendition, _subscription = table(RenditionRow), table(SubscriptionRow)

MOST = 2_000  # of which some are chosen by what they say


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it is stored, with its paper."""

    id: int
    paper_id: int
    language: Language
    commitment: Commitment
    cluster: str
    number: str | None
    title: str
    url: str
    published: date | None
    issuer: str | None = None
    published_precision: Precision = "day"
    withdrawn_at: datetime | None = None  # when its paper was


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
    """Let a paper promise exactly this in one language.

    `clusters` names, by quote, the pledges that are the same in other words.
    """
    connection = session.connection()
    forget_text(connection, _commitment, paper_id, language)
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
            "state": "open",
        }
        for one in commitments
    ]
    insert_all(connection, _commitment, rows)


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
        number=row.number,
        title=row.title,
        url=row.url,
        published=row.published,
        issuer=row.issuer,
        published_precision=precision_of(row.published, row.fields),
        withdrawn_at=row.withdrawn_at,
    )


def _select(
    session: Session, *where: ColumnElement[bool], limit: int, withdrawn: bool = False
) -> list[Promise]:
    stand = () if withdrawn else (_paper.c.withdrawn_at.is_(None),)
    rows = session.connection().execute(_promises().where(*where, *stand).limit(limit))
    return [_record(row) for row in rows]


@cache
def _promises() -> Select[Any]:
    """Ask for commitments with the papers that make them; built once."""
    same = _rendition.c.language == _commitment.c.language
    soonest = _commitment.c.due_to.is_(None), _commitment.c.due_to
    return (
        select(
            _commitment,
            _paper.c.number,
            _paper.c.published,
            _paper.c.issuer,
            _paper.c.fields,
            _paper.c.withdrawn_at,
            _rendition.c.title,
            _rendition.c.url,
        )
        .join_from(_commitment, _paper, _paper.c.id == _commitment.c.paper_id)
        .join(_rendition, and_(_rendition.c.paper_id == _paper.c.id, same))
        .order_by(*soonest, _paper.c.id, _commitment.c.id)
    )


def due(
    session: Session,
    topic: str | None = None,
    *,
    start: date | None = None,
    end: date | None = None,
    language: Language | None = None,
    paper_id: int | None = None,
    channel_id: int | None = None,
    naming: Collection[str] = (),
    clusters: Collection[str] | None = None,
    withdrawn: bool = False,
    limit: int = 200,
) -> list[Promise]:
    """Give commitments whose end falls into a span of days (both included), the soonest first.

    Without a span, those without a date come last. `channel_id` leaves those on the topics that a
    channel follows, `naming` those whose quote, title or issuer holds one of some words,
    `clusters` those of some clusters. What a paper promised that is `withdrawn` is given where asked for.
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
    if channel_id is not None:
        where.append(_commitment.c.paper_id.in_(_followed(channel_id)))
    if naming:
        held = (_commitment.c.quote, _commitment.c.who, _rendition.c.title, _paper.c.issuer)
        where.append(or_(*(c.icontains(word, autoescape=True) for c in held for word in naming)))
    if clusters is not None:
        where.append(_commitment.c.cluster.in_(sorted(clusters)))
    for column, value in (("language", language), ("paper_id", paper_id)):
        if value is not None:
            where.append(_commitment.c[column] == value)
    return _select(session, *where, limit=limit, withdrawn=withdrawn)


def undated(session: Session, topic: str | None = None, *, limit: int = 200) -> list[Promise]:
    """Give commitments of which no day is known, on one topic or on any; those read last come first."""
    asked = _promises().where(_commitment.c.due_to.is_(None), _paper.c.withdrawn_at.is_(None))
    if topic is not None:
        asked = asked.where(
            _commitment.c.paper_id.in_(select(_match.c.paper_id).where(_match.c.topic == topic))
        )
    newest = asked.order_by(None).order_by(_commitment.c.id.desc()).limit(limit)
    return [_record(row) for row in session.connection().execute(newest)]


def numbered(session: Session, numbers: Sequence[int]) -> list[Promise]:
    """Give commitments by their numbers."""
    return _select(session, _commitment.c.id.in_(list(numbers)), limit=len(numbers) or 1)


def on_topics_of(session: Session, channel_id: int, papers: Collection[int]) -> set[int]:
    """Give which of some papers are on the topics that a channel follows."""
    if not papers:
        return set()
    asked = _followed(channel_id).where(_match.c.paper_id.in_(sorted(papers)))
    return set(session.connection().execute(asked).scalars())


def _followed(channel_id: int) -> Select[Any]:
    mine = and_(
        _subscription.c.kind == "topic",
        _subscription.c.target == _match.c.topic,
        _subscription.c.channel_id == channel_id,
    )
    return select(_match.c.paper_id).join_from(_match, _subscription, mine)


def of_cluster(session: Session, clusters: Collection[str]) -> list[Promise]:
    """Give the commitments that share one of some clusters, whichever papers they stand in."""
    return due(session, clusters=clusters, limit=MOST) if clusters else []


def called(session: Session, short: str) -> list[Promise]:
    """Give the commitments whose cluster begins with some letters, as people are shown it."""
    where = _commitment.c.cluster.startswith(short, autoescape=True)
    return _select(session, where, limit=MOST)


def places(session: Session, found: Sequence[Promise]) -> dict[int, str]:
    """Give, by a commitment's number, what is the same of it in both languages of its paper, whenever those come.

    That are its days and paragraphs, and the how-manieth it is of those that share them in its language.
    """
    papers = sorted({one.paper_id for one in found})
    columns = ("id", "paper_id", "language", "due_from", "due_to", "cites")
    rows = session.connection().execute(
        select(*(_commitment.c[name] for name in columns))
        .where(_commitment.c.paper_id.in_(papers))
        .order_by(_commitment.c.id)
    )
    counted: Counter[tuple[Any, ...]] = Counter()
    named = {}
    for row in rows:
        place = (row.due_from, row.due_to, ",".join(map(str, row.cites)))
        mine = (row.paper_id, row.language, *place)
        named[row.id] = "|".join(map(str, (*place, counted[mine])))
        counted[mine] += 1
    return named


def twins(session: Session, found: Sequence[Promise]) -> dict[int, str]:
    """Give, by a commitment's number, the cluster of the same one in its paper's other language.

    It is the only one there with the same days and the same paragraphs, and the other way round.
    """
    papers = sorted({one.paper_id for one in found})
    columns = ("id", "paper_id", "language", "due_from", "due_to", "cites", "cluster")
    rows = session.connection().execute(
        select(*(_commitment.c[name] for name in columns)).where(_commitment.c.paper_id.in_(papers))
    )
    sides: dict[tuple[Any, ...], tuple[list[Any], list[Any]]] = {}
    for row in rows:
        place = (row.paper_id, row.due_from, row.due_to, tuple(row.cites))
        sides.setdefault(place, ([], []))[row.language != "en"].append(row)
    pairs = [(en[0], zh[0]) for en, zh in sides.values() if len(en) == 1 == len(zh)]
    return {one.id: other.cluster for en, zh in pairs for one, other in ((en, zh), (zh, en))}
