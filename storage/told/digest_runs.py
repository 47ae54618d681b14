"""This file keeps digests: what a channel has not been told, and which digests were made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
    true,
    update,
)
from sqlmodel import Session

from scrapers.text import compared, fold
from storage.connections import plan_anew
from storage.people.channels import CHANNEL_COLUMNS, Channel, channel_of
from storage.people.followers import comes_from, silenced
from storage.people.topics import allowed_in
from storage.people.workspace_pauses import going
from storage.published.heads import HeadsRegister
from storage.ready import Ready
from storage.searching.history import FOLDED, KnownAs
from storage.searching.mentions import naming_at_head
from storage.sql import among, contains, insert_missing, is_lite, table, unset
from storage.tables.columns import Moment
from storage.tables.people import (
    AuditRow,
    ChannelRow,
    CommitmentStarRow,
    SavedRow,
    SubscriptionRow,
    TopicRow,
    WatchListRow,
    WorkspaceRow,
)
from storage.tables.published import MatchRow, PaperRow, RenditionRow
from storage.tables.told import DigestRunRow, TellingRow
from storage.told.tellings import stands

_channel, _workspace, _subscription = table(ChannelRow), table(WorkspaceRow), table(SubscriptionRow)
_paper, _match, _telling = table(PaperRow), table(MatchRow), table(TellingRow)
_watch, _saved = table(WatchListRow), table(SavedRow)
_star, _audit = table(CommitmentStarRow), table(AuditRow)
_rendition, _run, _topic = table(RenditionRow), table(DigestRunRow), table(TopicRow)

# Passages of titles and first paragraphs, the newest, that are looked into for a name.
_HEADS = 1000
# What was wanted at once and was not told at once is told by the day.
_RHYTHMS: Mapping[str, tuple[str, ...]] = {"daily": ("instant", "daily"), "weekly": ("weekly",)}


@dataclass(frozen=True, slots=True)
class Untold:
    """A paper that a channel follows and has not been told of."""

    paper_id: int
    topics: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that a channel is to have."""

    channel_id: int
    rhythm: str
    period: date
    due_at: datetime


def rhythms(session: Session, now: datetime) -> list[tuple[Channel, str]]:
    """Give the channels that want digests and are not paused, each with "daily" or "weekly"."""
    found: list[tuple[Channel, str]] = []
    for rhythm in _RHYTHMS:
        rows = session.connection().execute(_wanting(rhythm), {"now": now})
        found.extend((channel_of(row), rhythm) for row in rows)
    return found


@cache
def _wanting(rhythm: str) -> Select[Any]:
    """Ask which channels want digests of a rhythm; built once, for it is asked every five minutes."""
    now: Any = bindparam("now", type_=Moment())
    wanted = _RHYTHMS[rhythm]
    follows: ColumnElement[bool] = exists().where(
        _subscription.c.channel_id == _channel.c.id, _subscription.c.rhythm.in_(wanted)
    )
    # The daily one tells the hits of lists, too, reminds of what is saved or starred, and says what
    # became of marks where no weekly one does.
    if rhythm == "daily":
        follows = or_(
            follows,
            exists().where(_watch.c.channel_id == _channel.c.id),
            exists().where(_saved.c.channel_id == _channel.c.id),
            exists().where(_star.c.channel_id == _channel.c.id),
            and_(
                exists().where(_audit.c.channel_id == _channel.c.id, _audit.c.action == "mark"),
                ~exists().where(_subscription.c.channel_id == _channel.c.id),
            ),
        )
    return (
        select(*CHANNEL_COLUMNS)
        .join_from(_channel, _workspace, _workspace.c.id == _channel.c.workspace_id)
        .where(
            follows,
            _channel.c.gone_at.is_(None),
            or_(_channel.c.paused_until.is_(None), _channel.c.paused_until <= now),
            going(_channel, now),
        )
        .order_by(_channel.c.id)
    )


def _untold_papers(
    since: datetime | None, mine: FromClause = _subscription
) -> list[ColumnElement[bool]]:
    told = exists().where(
        _telling.c.paper_id == _paper.c.id,
        _telling.c.channel_id == mine.c.channel_id,
        stands(),
    )
    return [
        ~told,
        unset(_paper.c.forward_id),
        _paper.c.withdrawn_at.is_(None),
        unset(_paper.c.booklet),  # replies are told by their booklet
        _paper.c.judged_at.is_not(None),
        ~_paper.c.baseline,
        _paper.c.first_seen_at >= mine.c.created_at,  # no backlog on following
        *([_paper.c.first_seen_at >= since] if since is not None else []),
    ]


def _wanted(channel_ids: Collection[int], rhythm: str, now: datetime) -> list[ColumnElement[bool]]:
    return [
        _subscription.c.channel_id.in_(sorted(channel_ids)),
        _subscription.c.rhythm.in_(_RHYTHMS[rhythm]),
        or_(_subscription.c.paused_until.is_(None), _subscription.c.paused_until <= now),
    ]


_CHOSEN = (
    _subscription.c.channel_id,
    _paper.c.id.label("paper_id"),
    _paper.c.source,
    _subscription.c.sources,
    _subscription.c.without,
)


def _by_topic(
    connection: Connection, wanted: list[ColumnElement[bool]], since: datetime | None
) -> list[Any]:
    # What these channels follow is looked up first, by them: a topic's followers may be a hundred thousand.
    named = ("id", "channel_id", "kind", "target", "sources", "without", "created_at")
    followed = select(*(_subscription.c[one] for one in named))
    mine = followed.where(*wanted).cte("mine").prefix_with("MATERIALIZED", dialect="postgresql")
    paper = _paper.c.id.label("paper_id"), _paper.c.source
    of_mine = (mine.c[one] for one in ("channel_id", "sources", "without"))
    rows = connection.execute(
        select(*of_mine, *paper, _match.c.topic)
        .join_from(
            mine,
            _match,
            # nothing is announced anew because its topic was written since
            and_(mine.c.kind == "topic", _match.c.topic == mine.c.target, ~_match.c.late),
        )
        .join(_paper, _paper.c.id == _match.c.paper_id)
        .join(_channel, _channel.c.id == mine.c.channel_id)
        .join(_topic, _topic.c.key == mine.c.target, isouter=True)
        .where(*_untold_papers(since, mine), allowed_in(_channel.c.workspace_id, _channel.c.id))
        .order_by(mine.c.id, _paper.c.id)
    )
    return list(rows)


def _by_name(
    connection: Connection,
    wanted: list[ColumnElement[bool]],
    papers: list[ColumnElement[bool]],
    known_as: KnownAs,
) -> list[Any]:
    """Find papers by a committee, a Member or a bureau that is followed, under any of its names."""
    followed = connection.execute(
        select(_subscription.c.id, _subscription.c.kind, _subscription.c.target).where(
            *wanted, _subscription.c.kind.in_(FOLDED)
        )
    ).all()
    found: list[Any] = []
    for one in followed:
        column = FOLDED[one.kind]
        names = {one.target, *(compared(name) for name in known_as(one.kind, [one.target]))}
        rows = connection.execute(
            select(*_CHOSEN, _subscription.c.label, column.label("printed"))
            .join_from(_subscription, _paper, true())
            .where(
                *papers,
                _subscription.c.id == one.id,
                or_(*(contains(column, name, lite=is_lite(connection)) for name in sorted(names))),
            )
        )
        found += [row for row in rows if _names_it(one, row.printed, known_as)]
    return found


def _at_head(
    session: Session,
    wanted: list[ColumnElement[bool]],
    papers: list[ColumnElement[bool]],
    register: HeadsRegister,
    known: Sequence[Any],
) -> list[Any]:
    """Find papers that name a body that is followed in their title or first paragraph, and are not its own."""
    connection = session.connection()
    have = {(row.channel_id, row.paper_id, row.label) for row in known}
    followed = connection.execute(
        select(_subscription.c.id, _subscription.c.kind, _subscription.c.target).where(
            *wanted, _subscription.c.kind.in_(("committee", "bureau"))
        )
    ).all()
    named: dict[tuple[str, str], list[int]] = {}
    found: list[Any] = []
    for one in followed:
        whom = one.kind, one.target
        if whom not in named:
            named[whom] = sorted(naming_at_head(session, *whom, register, _HEADS))
        if named[whom]:
            rows = connection.execute(
                select(*_CHOSEN, _subscription.c.label)
                .join_from(_subscription, _paper, true())
                .where(
                    *papers, _subscription.c.id == one.id,
                    among(connection, _paper.c.id, named[whom]),
                )
            )  # fmt: skip
            found += [row for row in rows if (row.channel_id, row.paper_id, row.label) not in have]
    return found


def _names_it(followed: Any, printed: str, known_as: KnownAs) -> bool:
    """Say whether a paper's lines name what is followed, and not only hold it as part of a name."""
    lines = [line for line in printed.split("\n") if line]
    return followed.target in {compared(name) for name in known_as(followed.kind, lines)}


def untold(
    session: Session,
    channel_id: int,
    *,
    rhythm: str,
    now: datetime,
    names_of: Callable[[str], Collection[str]],
    known_as: KnownAs,
    since: datetime | None = None,
    register: HeadsRegister | None = None,
) -> list[Untold]:
    """Give every paper that a channel follows and has not been told of, the newest first.

    `names_of` gives the names under which a subscription may want a source, `known_as` those of
    bodies and people with all others that the same ones have.
    Not a span of time but the tellings decide; nothing from before the channel began to follow.
    """
    found = untold_of(
        session,
        [channel_id],
        rhythm=rhythm,
        now=now,
        names_of=names_of,
        known_as=known_as,
        since=since,
        register=register,
    )
    return found.get(channel_id, [])


def untold_of(
    session: Session,
    channel_ids: Collection[int],
    *,
    rhythm: str,
    now: datetime,
    names_of: Callable[[str], Collection[str]],
    known_as: KnownAs,
    since: datetime | None = None,
    register: HeadsRegister | None = None,
) -> dict[int, list[Untold]]:
    """Give the same for each of some channels, by its own subscriptions and tellings; none is left out."""
    connection = session.connection()
    wanted, fresh = _wanted(channel_ids, rhythm, now), _untold_papers(since)
    matched = _by_topic(connection, wanted, since)
    named = _by_name(connection, wanted, fresh, known_as)
    if register is not None:
        named += _at_head(session, wanted, fresh, register, known=named)
    texts = _titles(connection, [row for row in (*matched, *named) if row.without])
    topics: dict[tuple[int, int], list[str]] = {}
    labels: dict[tuple[int, int], list[str]] = {}
    for row in matched:
        if _let_through(row, texts, names_of):
            topics.setdefault((row.channel_id, row.paper_id), []).append(row.topic)
    for row in named:
        if _let_through(row, texts, names_of):
            labels.setdefault((row.channel_id, row.paper_id), []).append(row.label)
    result: dict[int, list[Untold]] = {number: [] for number in channel_ids}
    for key in sorted({*topics, *labels}, reverse=True):
        channel_id, paper_id = key
        about, named_by = (dict.fromkeys(each.get(key, ())) for each in (topics, labels))
        result[channel_id].append(Untold(paper_id, tuple(about), tuple(named_by)))
    return result


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


def done_since(session: Session, first: date) -> set[tuple[int, str, date]]:
    """Give the digests that were made of periods since a day: channel, rhythm and period."""
    rows = session.connection().execute(
        select(_run.c.channel_id, _run.c.rhythm, _run.c.period).where(
            _run.c.period >= first, _run.c.done_at.is_not(None)
        )
    )
    return {(row.channel_id, row.rhythm, row.period) for row in rows}


def open_runs(session: Session, wanted: Sequence[Due]) -> list[int | None]:
    """Begin digests, or go on with those that were not finished; None for each that is done."""
    connection = session.connection()
    plan_anew(connection)  # all that this transaction asks
    rows = [{**asdict(one), "papers": 0, "outcome": "due"} for one in wanted]
    insert_missing(connection, _run, rows, ["channel_id", "rhythm", "period"])
    held = connection.execute(
        select(_run.c.id, _run.c.channel_id, _run.c.rhythm, _run.c.period, _run.c.done_at)
        .where(
            _run.c.channel_id.in_(sorted({one.channel_id for one in wanted})),
            _run.c.rhythm.in_(sorted({one.rhythm for one in wanted})),
            _run.c.period.in_(sorted({one.period for one in wanted})),
        )
        .order_by(_run.c.id)
        .with_for_update()
    )
    begun = {
        (row.channel_id, row.rhythm, row.period): None if row.done_at is not None else row.id
        for row in held
    }
    return [begun[one.channel_id, one.rhythm, one.period] for one in wanted]


def finish_all(session: Session, made: Sequence[tuple[int, str, int]], now: datetime) -> None:
    """Note that digests were made: of each run what became of it, and how many papers it tells."""
    if made:
        rows = [{"run": one, "became": outcome, "told": n, "now": now} for one, outcome, n in made]
        _FINISH.change_each(session.connection(), rows)


_FINISH = Ready(
    lambda _: (
        update(_run)
        .where(_run.c.id == bindparam("run"))
        .values(
            done_at=bindparam("now", type_=Moment()),
            outcome=bindparam("became"),
            papers=bindparam("told"),
        )
    )
)


def runs(session: Session, channel_id: int, limit: int = 10) -> list[DigestRun]:
    """Give a channel's last digests, newest first."""
    rows = session.connection().execute(
        select(_run)
        .where(_run.c.channel_id == channel_id)
        .order_by(_run.c.due_at.desc())
        .limit(limit)
    )
    return [DigestRun(**row._asdict()) for row in rows]
