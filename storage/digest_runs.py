"""This file keeps digests: what a channel has not been told, and which digests were made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, or_, select, update
from sqlmodel import Session

from scrapers.text import fold
from storage.channels import CHANNEL_COLUMNS, Channel, channel_of
from storage.followers import comes_from, silenced
from storage.papers import match_of
from storage.records import Match
from storage.sql import contained, insert_or_find, table
from storage.tables import (
    ChannelRow,
    DigestRunRow,
    MatchRow,
    PaperRow,
    RenditionRow,
    SubscriptionRow,
    TellingRow,
    TopicRow,
    WorkspaceRow,
)
from storage.tellings import stands
from storage.topics import allowed_in

_channel, _workspace, _subscription = table(ChannelRow), table(WorkspaceRow), table(SubscriptionRow)
_paper, _match, _telling = table(PaperRow), table(MatchRow), table(TellingRow)
_rendition, _run, _topic = table(RenditionRow), table(DigestRunRow), table(TopicRow)

# What was wanted at once and was not told at once is told by the day.
_RHYTHMS: Mapping[str, tuple[str, ...]] = {"daily": ("instant", "daily"), "weekly": ("weekly",)}


@dataclass(frozen=True, slots=True)
class Untold:
    """A paper that a channel follows and has not been told of."""

    paper_id: int
    topics: tuple[str, ...]
    matches: tuple[Match, ...] = ()
    labels: tuple[str, ...] = ()  # what else it is followed by: a committee, a Member, a bureau


@dataclass(frozen=True, slots=True)
class DigestRun:
    """One digest of one channel."""

    id: int
    channel_id: int
    rhythm: str
    period: date
    due_at: datetime
    done_at: datetime | None
    papers: int
    outcome: str


def rhythms(session: Session, now: datetime) -> list[tuple[Channel, str]]:
    """Give the channels that want digests and are not paused, each with "daily" or "weekly"."""
    found: list[tuple[Channel, str]] = []
    for rhythm, wanted in _RHYTHMS.items():
        follows = exists().where(
            _subscription.c.channel_id == _channel.c.id, _subscription.c.rhythm.in_(wanted)
        )
        rows = session.connection().execute(
            select(*CHANNEL_COLUMNS)
            .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
            .where(
                follows,
                _channel.c.gone_at.is_(None),
                or_(_channel.c.paused_until.is_(None), _channel.c.paused_until <= now),
            )
            .order_by(_channel.c.id)
        )
        found.extend((channel_of(row), rhythm) for row in rows)
    return found


def _untold_papers(channel_id: int, since: datetime | None) -> list[ColumnElement[bool]]:
    told = exists().where(
        _telling.c.paper_id == _paper.c.id, _telling.c.channel_id == channel_id, stands()
    )
    return [
        ~told,
        _paper.c.forward_id.is_(None),
        _paper.c.withdrawn_at.is_(None),
        _paper.c.booklet.is_(None),  # replies are told by their booklet
        _paper.c.judged_at.is_not(None),
        ~_paper.c.baseline,
        _paper.c.first_seen_at >= _subscription.c.created_at,  # no backlog on following
        *([_paper.c.first_seen_at >= since] if since is not None else []),
    ]


def _wanted(channel_id: int, rhythm: str, now: datetime) -> list[ColumnElement[bool]]:
    return [
        _subscription.c.channel_id == channel_id,
        _subscription.c.rhythm.in_(_RHYTHMS[rhythm]),
        or_(_subscription.c.paused_until.is_(None), _subscription.c.paused_until <= now),
    ]


_NAMED = ("committee", "member", "bureau")  # without one there is no need to go through papers
_CHOSEN = (
    _paper.c.id.label("paper_id"),
    _paper.c.source,
    _subscription.c.sources,
    _subscription.c.without,
)


def _by_topic(connection: Connection, where: list[ColumnElement[bool]]) -> list[Any]:
    rows = connection.execute(
        select(*_CHOSEN, *(column for column in _match.c if column.name not in {"id", "paper_id"}))
        .join_from(
            _subscription,
            _match,
            and_(_subscription.c.kind == "topic", _match.c.topic == _subscription.c.target),
        )
        .join(_paper, _paper.c.id == _match.c.paper_id)
        .join(_channel, _channel.c.id == _subscription.c.channel_id)
        .join(_topic, _topic.c.key == _subscription.c.target, isouter=True)
        .where(*where, allowed_in(_channel.c.workspace_id, _channel.c.id))
    )
    return list(rows)


def _by_name(connection: Connection, where: list[ColumnElement[bool]]) -> list[Any]:
    """Find papers by a committee, a Member or a bureau that is followed, or by themselves."""
    target = _subscription.c.target
    followed = or_(
        and_(
            _subscription.c.kind == "committee",
            contained(connection, target, _paper.c.committee_fold),
        ),
        and_(_subscription.c.kind == "member", contained(connection, target, _paper.c.people_fold)),
        and_(_subscription.c.kind == "bureau", contained(connection, target, _paper.c.issuer_fold)),
    )
    rows = connection.execute(
        select(*_CHOSEN, _subscription.c.label)
        .join_from(_subscription, _paper, followed)
        .where(*where, _subscription.c.kind.in_(_NAMED))
    )
    return list(rows)


def untold(
    session: Session,
    channel_id: int,
    *,
    rhythm: str,
    now: datetime,
    names_of: Callable[[str], Collection[str]],
    since: datetime | None = None,
) -> list[Untold]:
    """Give every paper that a channel follows and has not been told of, the newest first.

    `names_of` gives the names under which a subscription may want a source.
    Not a span of time but the tellings decide; nothing from before the channel began to follow.
    """
    connection = session.connection()
    where = [*_wanted(channel_id, rhythm, now), *_untold_papers(channel_id, since)]
    matched, named = _by_topic(connection, where), _by_name(connection, where)
    texts = _titles(connection, [row for row in (*matched, *named) if row.without])
    topics: dict[int, dict[str, Match]] = {}
    labels: dict[int, list[str]] = {}
    for row in matched:
        if _let_through(row, texts, names_of):
            topics.setdefault(row.paper_id, {})[row.topic] = match_of(row)
    for row in named:
        if _let_through(row, texts, names_of):
            labels.setdefault(row.paper_id, []).append(row.label)
    return [
        Untold(
            number,
            tuple(topics.get(number, {})),
            tuple(topics.get(number, {}).values()),
            tuple(dict.fromkeys(labels.get(number, []))),
        )
        for number in sorted({*topics, *labels}, reverse=True)
    ]


def _titles(connection: Connection, rows: Iterable[Any]) -> dict[int, str]:
    numbers = sorted({row.paper_id for row in rows})
    if not numbers:
        return {}
    found: dict[int, str] = {}
    for row in connection.execute(
        select(_rendition.c.paper_id, _rendition.c.title).where(_rendition.c.paper_id.in_(numbers))
    ):
        found[row.paper_id] = f"{found.get(row.paper_id, '')}\n{fold(row.title)}"
    return found


def _let_through(
    row: Any, texts: Mapping[int, str], names_of: Callable[[str], Collection[str]]
) -> bool:
    if row.sources and not comes_from(names_of(row.source), row.sources):
        return False
    return not (row.without and silenced(row.without, texts.get(row.paper_id, "")))


def done(session: Session, channel_id: int, rhythm: str, period: date) -> bool:
    """Say whether a digest was made."""
    found = select(_run.c.done_at).where(
        _run.c.channel_id == channel_id, _run.c.rhythm == rhythm, _run.c.period == period
    )
    return session.connection().execute(found).scalar() is not None


def open_run(
    session: Session, channel_id: int, rhythm: str, period: date, due_at: datetime
) -> int | None:
    """Begin a digest, or go on with one that was not finished; None if it is done."""
    values = {"channel_id": channel_id, "rhythm": rhythm, "period": period, "due_at": due_at}
    connection = session.connection()
    number, made = insert_or_find(
        connection,
        _run,
        {**values, "papers": 0, "outcome": "due"},
        ["channel_id", "rhythm", "period"],
    )
    if made:
        return number
    held = select(_run.c.done_at).where(_run.c.id == number).with_for_update()
    return None if connection.execute(held).scalar() is not None else number


def finish(session: Session, run_id: int, now: datetime, *, outcome: str, papers: int) -> None:
    """Note that a digest was made: sent, quiet or nothing."""
    session.connection().execute(
        update(_run).where(_run.c.id == run_id).values(done_at=now, outcome=outcome, papers=papers)
    )


def due(session: Session, now: datetime) -> list[DigestRun]:
    """Give the digests that were begun and not finished, the longest waiting first."""
    rows = session.connection().execute(
        select(_run).where(_run.c.done_at.is_(None), _run.c.due_at <= now).order_by(_run.c.due_at)
    )
    return [DigestRun(**row._asdict()) for row in rows]


def runs(session: Session, channel_id: int, limit: int = 10) -> list[DigestRun]:
    """Give a channel's last digests, newest first."""
    rows = session.connection().execute(
        select(_run)
        .where(_run.c.channel_id == channel_id)
        .order_by(_run.c.due_at.desc())
        .limit(limit)
    )
    return [DigestRun(**row._asdict()) for row in rows]
