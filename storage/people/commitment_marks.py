"""This file keeps what a workspace's people say became of commitments, and which a channel is reminded of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Literal

from sqlalchemy import Table, bindparam, delete, func, select, update
from sqlmodel import Session

from storage.published import commitments
from storage.published.commitments import Promise
from storage.ready import Ready
from storage.sql import insert_one, insert_or_find, table
from storage.tables.people import CommitmentMarkRow, CommitmentStarRow
from storage.tables.published import CommitmentRow

_mark, _star = table(CommitmentMarkRow), table(CommitmentStarRow)
_commitment = table(CommitmentRow)
State = Literal["open", "kept", "moved", "lapsed", "none"]
CLOSED = frozenset({"kept", "lapsed", "none"})  # of which nobody is reminded any more
MOST_STARS = 200  # of one channel


class TooManyStars(ValueError):
    """A channel is reminded of as many commitments as it may be; take a star off first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody said became of a commitment: `none` is that it is no commitment."""

    id: int
    paper_id: int
    cluster: str
    quote: str
    state: State
    moved_to: date | None
    by_paper_id: int | None
    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Star:
    """A commitment that a channel is reminded of, as it was worded then."""

    id: int
    paper_id: int
    cluster: str
    quote: str
    who: str
    at: datetime


_MARK = [_mark.c[field.name] for field in fields(Mark)]
_STAR = [_star.c[field.name] for field in fields(Star)]


def mark(
    session: Session,
    workspace_id: int,
    of: Promise,
    state: State,
    *,
    who: str,
    now: datetime,
    moved_to: date | None = None,
    by_paper_id: int | None = None,
) -> Mark:
    """Write down what somebody says became of a commitment; what was said before is kept beside it."""
    row = {
        "paper_id": of.paper_id, "cluster": of.cluster, "quote": of.commitment.quote,
        "state": state, "moved_to": moved_to, "by_paper_id": by_paper_id, "who": who, "at": now,
    }  # fmt: skip
    number = insert_one(session.connection(), _mark, {**row, "workspace_id": workspace_id})
    return Mark(id=number, **row)  # type: ignore[arg-type]


def say_again(session: Session, workspace_id: int, one: Mark) -> int:
    """Write down once more what was said of a commitment before, and give its number: a new one."""
    row = {field.name: getattr(one, field.name) for field in fields(Mark) if field.name != "id"}
    return insert_one(session.connection(), _mark, row | {"workspace_id": workspace_id})


def standing(session: Session, workspace_id: int, found: Sequence[Promise]) -> dict[int, Mark]:
    """Give, by a commitment's number, what a workspace said of it last, in either language."""
    if not found:
        return {}
    twins = commitments.twins(session, found)
    clusters = {one.cluster for one in found} | {twins[one.id] for one in found if one.id in twins}
    last = _latest(session, workspace_id, clusters)
    both = {one.id: [last.get(one.cluster), last.get(twins.get(one.id, ""))] for one in found}
    said = {number: [each for each in pair if each is not None] for number, pair in both.items()}
    return {number: max(held, key=lambda one: one.id) for number, held in said.items() if held}


def _latest(session: Session, workspace_id: int, clusters: Collection[str]) -> dict[str, Mark]:
    newest = (
        select(func.max(_mark.c.id))
        .where(_mark.c.workspace_id == workspace_id, _mark.c.cluster.in_(sorted(clusters)))
        .group_by(_mark.c.cluster)
    )
    rows = session.connection().execute(select(*_MARK).where(_mark.c.id.in_(newest)))
    return {row.cluster: Mark(**row._asdict()) for row in rows}


def said_of(session: Session, workspace_id: int, clusters: Collection[str]) -> list[Mark]:
    """Give all that a workspace's people said of a commitment, the first first."""
    rows = session.connection().execute(
        select(*_MARK)
        .where(_mark.c.workspace_id == workspace_id, _mark.c.cluster.in_(sorted(clusters)))
        .order_by(_mark.c.id)
    )
    return [Mark(**row._asdict()) for row in rows]


def numbered(session: Session, workspace_id: int, numbers: Collection[int]) -> list[Mark]:
    """Give what a workspace's people said of commitments by its numbers, the first first."""
    if not numbers:
        return []
    mine = (_mark.c.workspace_id == workspace_id, _mark.c.id.in_(sorted(set(numbers))))
    rows = session.connection().execute(select(*_MARK).where(*mine).order_by(_mark.c.id))
    return [Mark(**row._asdict()) for row in rows]


def all_of(session: Session, workspace_id: int) -> list[Mark]:
    """Give all that a workspace's people said of commitments, the first first."""
    mine = _mark.c.workspace_id == workspace_id
    rows = session.connection().execute(select(*_MARK).where(mine).order_by(_mark.c.id))
    return [Mark(**row._asdict()) for row in rows]


def touched(session: Session, paper_id: int) -> set[str]:
    """Give the clusters of a paper's commitments of which anybody said something, or that are starred."""
    asked = {"number": paper_id}
    return {cluster for one in _TOUCHED for cluster in one.values(session.connection(), asked)}


def _touching(owned: Table) -> Ready:
    its = owned.c.paper_id == bindparam("number")
    return Ready(lambda _: select(owned.c.cluster).where(its).distinct())


_TOUCHED = (_touching(_mark), _touching(_star))


def reattach(session: Session, paper_id: int, old: str, new: str) -> None:
    """Let what was said and starred of a paper's commitment be of the one that it was reworded into.

    What a person saw then, its quote, is kept; a channel that starred both keeps one star.
    """
    connection = session.connection()
    mine = (_mark.c.paper_id == paper_id, _mark.c.cluster == old)
    connection.execute(update(_mark).where(*mine).values(cluster=new))
    starred_ = (_star.c.paper_id == paper_id, _star.c.cluster == old)
    other = _star.alias("other")
    both = select(other.c.channel_id).where(other.c.cluster == new)
    connection.execute(delete(_star).where(*starred_, _star.c.channel_id.in_(both)))
    connection.execute(update(_star).where(*starred_).values(cluster=new))


def detached(session: Session, clusters: Collection[str]) -> set[str]:
    """Give which of some clusters no paper's text holds any more."""
    if not clusters:
        return set()
    rows = session.connection().execute(
        select(_commitment.c.cluster).where(_commitment.c.cluster.in_(sorted(clusters))).distinct()
    )
    return set(clusters) - set(rows.scalars())


def marked_by(session: Session, workspace_id: int, who: str, limit: int = 200) -> list[Mark]:
    """Give what one person said of commitments, of each the last, the newest first."""
    newest = (
        select(func.max(_mark.c.id))
        .where(_mark.c.workspace_id == workspace_id, _mark.c.who == who)
        .group_by(_mark.c.cluster)
    )
    rows = session.connection().execute(
        select(*_MARK).where(_mark.c.id.in_(newest)).order_by(_mark.c.id.desc()).limit(limit)
    )
    return [Mark(**row._asdict()) for row in rows]


def moved_between(session: Session, workspace_id: int, first: date, last: date) -> set[str]:
    """Give the clusters that a workspace said were moved to a day of a span (both included)."""
    rows = session.connection().execute(
        select(_mark.c.cluster).where(
            _mark.c.workspace_id == workspace_id,
            _mark.c.state == "moved",
            _mark.c.moved_to >= first,
            _mark.c.moved_to <= last,
        )
    )
    return set(rows.scalars())


def star(
    session: Session, *, workspace_id: int, channel_id: int, of: Promise, who: str, now: datetime
) -> tuple[Star, bool]:
    """Remind a channel of a commitment; give the star, and whether it is new. Raises TooManyStars."""
    held = stars(session, channel_id)
    known = next((one for one in held if one.cluster == of.cluster), None)
    if known is None and len(held) >= MOST_STARS:
        raise TooManyStars
    row = {
        "workspace_id": workspace_id, "channel_id": channel_id, "paper_id": of.paper_id,
        "cluster": of.cluster, "quote": of.commitment.quote, "who": who, "at": now,
    }  # fmt: skip
    _, made = insert_or_find(session.connection(), _star, row, ["channel_id", "cluster"])
    found = starred(session, channel_id, of.cluster)
    assert found is not None
    return found, made


def unstar(session: Session, channel_id: int, cluster: str) -> None:
    """Remind a channel of a commitment no more."""
    mine = (_star.c.channel_id == channel_id, _star.c.cluster == cluster)
    session.connection().execute(delete(_star).where(*mine))


def restore(session: Session, workspace_id: int, channel_id: int, was: Star) -> None:
    """Let a channel be reminded as it was before."""
    unstar(session, channel_id, was.cluster)
    row = {field.name: getattr(was, field.name) for field in fields(Star) if field.name != "id"}
    owner = {"workspace_id": workspace_id, "channel_id": channel_id}
    insert_one(session.connection(), _star, row | owner)


def starred(session: Session, channel_id: int, cluster: str) -> Star | None:
    """Give a channel's star of a commitment, None where it has none."""
    return next((one for one in stars(session, channel_id) if one.cluster == cluster), None)


def stars(session: Session, channel_id: int) -> list[Star]:
    """Give the commitments that a channel is reminded of, the first starred first."""
    mine = _star.c.channel_id == channel_id
    rows = session.connection().execute(select(*_STAR).where(mine).order_by(_star.c.id))
    return [Star(**row._asdict()) for row in rows]
