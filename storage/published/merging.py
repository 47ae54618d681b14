"""This file makes two papers one: everything moves to the lower id, and nothing is doubled."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Delete,
    String,
    Table,
    Update,
    and_,
    bindparam,
    cast,
    delete,
    exists,
    literal,
    select,
    update,
)
from sqlmodel import Session

from storage.published.passages import renumber, unindex
from storage.sql import table
from storage.tables.people import (
    CommitmentMarkRow,
    CommitmentStarRow,
    FeedbackRow,
    SavedRow,
    SubscriptionRow,
    WatchHitRow,
)
from storage.tables.published import (
    CommitmentRow,
    DeadlineRow,
    EdgeRow,
    ExpectationRow,
    FigureRow,
    HappeningRow,
    ListedRow,
    MatchRow,
    MatterRow,
    PaperKeyRow,
    PaperRow,
    RenditionRow,
    RevisionRow,
    SummaryRow,
)
from storage.tables.told import DeliveryRow, OpeningRow, TellingRow

paper, rendition, revision = table(PaperRow), table(RenditionRow), table(RevisionRow)
saved = table(SavedRow)
delivery, telling, listed = table(DeliveryRow), table(TellingRow), table(ListedRow)
subscription = table(SubscriptionRow)

# What belongs to a paper, and which columns may stand there only once per paper.
_OWNED: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (table(PaperKeyRow), ()),
    (table(MatchRow), ("topic",)),
    (table(SummaryRow), ("language",)),
    (table(CommitmentRow), ("language", "quote")),
    (table(CommitmentMarkRow), ()),
    (table(CommitmentStarRow), ()),
    (table(DeadlineRow), ("language", "what")),
    (table(EdgeRow), ("language", "to_key")),
    (table(FigureRow), ("language",)),
    (table(HappeningRow), ("language",)),
    (table(MatterRow), ("language",)),
    (table(ExpectationRow), ()),
    (table(FeedbackRow), ("channel_id", "who")),
    (table(OpeningRow), ("channel_id", "what")),
    (table(WatchHitRow), ("list_id", "number")),
)


def absorb(session: Session, survivor: int, other: int) -> None:
    """Move everything of `other` to `survivor`, and let `other` forward to it."""
    connection = session.connection()
    _renditions(session, survivor, other)
    for owned, unique in _OWNED:
        _move(connection, owned, unique, survivor, other)
    _saved(connection, survivor, other)
    _outbox(connection, survivor, other)
    _followers(connection, survivor, other)
    _facts(connection, survivor, other)
    connection.execute(
        update(paper)
        .where((paper.c.forward_id == other) | (paper.c.id == other))
        .values(forward_id=survivor)
    )
    connection.execute(update(paper).where(paper.c.id == other).values(read_at=None, look_at=None))
    renumber(session, survivor)


def _move(
    connection: Connection, owned: Table, unique: tuple[str, ...], survivor: int, other: int
) -> None:
    """Move rows; where the survivor has the same already, the survivor's stays."""
    for statement in _moving(owned, unique):
        connection.execute(statement, {"survivor": survivor, "other": other})


@cache
def _moving(owned: Table, unique: tuple[str, ...]) -> tuple[Delete | Update, ...]:
    """Build what moves the rows of a table: two papers that prove to be one ask for each."""
    survivor: BindParameter[int] = bindparam("survivor")
    theirs = owned.c.paper_id == bindparam("other")
    moved = update(owned).where(theirs).values(paper_id=survivor)
    if not unique:
        return (moved,)
    twin = owned.alias("twin")
    same = and_(twin.c.paper_id == survivor, *(twin.c[name] == owned.c[name] for name in unique))
    doubled = select(literal(1)).select_from(twin).where(same).correlate(owned).exists()
    return delete(owned).where(theirs, doubled), moved


def _renditions(session: Session, survivor: int, other: int) -> None:
    connection = session.connection()
    rows = connection.execute(
        select(rendition).where(rendition.c.paper_id.in_([survivor, other]))
    ).all()
    kept = {row.language: row for row in rows if row.paper_id == survivor}
    for row in rows:
        if row.paper_id == survivor:
            continue
        twin = kept.get(row.language)
        if twin is None:
            connection.execute(
                update(rendition).where(rendition.c.id == row.id).values(paper_id=survivor)
            )
            continue
        _one_rendition(session, twin, row)


def _one_rendition(session: Session, kept: Any, dropped: Any) -> None:
    """Let one language have one rendition: the survivor's, with the other's text if it has none."""
    connection = session.connection()
    unindex(session, dropped.id)
    twin = revision.alias("twin")
    doubled = exists().where(
        twin.c.rendition_id == kept.id,
        twin.c.bytes_sha == revision.c.bytes_sha,
        twin.c.reader_version == revision.c.reader_version,
    )
    connection.execute(delete(revision).where(revision.c.rendition_id == dropped.id, doubled))
    connection.execute(
        update(revision).where(revision.c.rendition_id == dropped.id).values(rendition_id=kept.id)
    )
    connection.execute(
        update(listed).where(listed.c.rendition_id == dropped.id).values(rendition_id=kept.id)
    )
    connection.execute(delete(rendition).where(rendition.c.id == dropped.id))
    if kept.revision_id is None and dropped.revision_id is not None:
        connection.execute(
            update(rendition)
            .where(rendition.c.id == kept.id)
            .values(revision_id=dropped.revision_id, problem=None)
        )


def _saved(connection: Connection, survivor: int, other: int) -> None:
    """Move what channels keep; where one kept both, it keeps one with the notes of both."""
    rows = connection.execute(select(saved).where(saved.c.paper_id == other).with_for_update())
    for row in rows.all():
        twin = and_(saved.c.channel_id == row.channel_id, saved.c.paper_id == survivor)
        kept = connection.execute(select(saved).where(twin).with_for_update()).one_or_none()
        if kept is None:
            connection.execute(update(saved).where(saved.c.id == row.id).values(paper_id=survivor))
            continue
        notes = sorted([*kept.notes, *row.notes], key=lambda note: note["at"])
        last = max(kept.changed_at, row.changed_at)
        connection.execute(
            update(saved).where(saved.c.id == kept.id).values(notes=notes, changed_at=last)
        )
        connection.execute(delete(saved).where(saved.c.id == row.id))


def _outbox(connection: Connection, survivor: int, other: int) -> None:
    """Move what was said. A channel that was told of both was told of one paper: once is enough."""
    twin = telling.alias("twin")
    both = exists().where(twin.c.paper_id == survivor, twin.c.channel_id == telling.c.channel_id)
    told = select(telling.c.channel_id).where(telling.c.paper_id == survivor)
    connection.execute(
        update(delivery)
        .where(
            delivery.c.paper_id == other,
            delivery.c.kind == "alert",
            delivery.c.state.in_(["pending", "later"]),
            delivery.c.channel_id.in_(told),
        )
        .values(state="dead", error=f"the paper is paper {survivor}, which the channel was told of")
    )
    connection.execute(delete(telling).where(telling.c.paper_id == other, both))
    connection.execute(update(telling).where(telling.c.paper_id == other).values(paper_id=survivor))
    taken = delivery.alias("taken")
    new_key = literal(f"alert:{survivor}:") + cast(delivery.c.channel_id, String)
    connection.execute(
        update(delivery)
        .where(
            delivery.c.paper_id == other,
            delivery.c.kind == "alert",
            ~exists().where(taken.c.key == new_key),
        )
        .values(key=new_key)
    )
    connection.execute(
        update(delivery).where(delivery.c.paper_id == other).values(paper_id=survivor)
    )


def _followers(connection: Connection, survivor: int, other: int) -> None:
    twin = subscription.alias("twin")
    mine = and_(subscription.c.kind == "paper", subscription.c.target == str(other))
    both = exists().where(
        twin.c.kind == "paper",
        twin.c.target == str(survivor),
        twin.c.channel_id == subscription.c.channel_id,
    )
    connection.execute(delete(subscription).where(mine, both))
    connection.execute(update(subscription).where(mine).values(target=str(survivor)))


def _facts(connection: Connection, survivor: int, other: int) -> None:
    """Let the survivor know what only the other knew."""
    rows = connection.execute(select(paper).where(paper.c.id.in_([survivor, other]))).all()
    kept, gone = sorted(rows, key=lambda row: row.id != survivor)
    values: dict[str, Any] = {
        name: getattr(gone, name)
        for name in (
            *("number", "committee", "issuer", "published", "meeting_date", "issued_at"),
            *("judged_at", "reason", "look_at", "booklet", "previous_check_at"),
        )
        if getattr(kept, name) is None and getattr(gone, name) is not None
    }
    if kept.kind == "plain":
        values["kind"] = gone.kind
    values["first_seen_at"] = min(kept.first_seen_at, gone.first_seen_at)
    values["baseline"] = kept.baseline or gone.baseline  # known before: nobody is told as if new
    values["read_at"] = min((at for at in (kept.read_at, gone.read_at) if at), default=None)
    values["fields"] = {**gone.fields, **kept.fields}
    values["people"] = [*kept.people, *(one for one in gone.people if one not in kept.people)]
    for name in ("people_fold", "committee_fold", "issuer_fold"):
        lines = [*getattr(kept, name).split("\n"), *getattr(gone, name).split("\n")]
        values[name] = "\n".join(dict.fromkeys(line for line in lines if line))
    connection.execute(update(paper).where(paper.c.id == survivor).values(**values))
