"""This file makes the search index anew: a part at a time beside searches and writes, or all at once.

An index is old where another tokeniser cut its tokens, and a rendition is not filed where a worker of
the version before stored it. On SQLite, whose index gives nothing back without the tokens it was
given, a second index is filled and takes the first one's place when it is whole: until then the first
answers. What is taken out of the first meanwhile stays there as a ghost until then, under the tokens
of the version before. On PostgreSQL each passage is written anew where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlmodel import Session

from storage.published import passages
from storage.published.passages import (
    EDGE_AT,
    EDGES,
    INDEX,
    NEXT,
    Progress,
    as_filed,
    clear_index,
    edge,
    file,
    held_passages,
    words_of,
    write_index,
)
from storage.sql import among, chunks, table, upsert
from storage.tables.marks import CounterRow
from storage.tables.published import PassageRow, RenditionRow

AT_ONCE = 2000  # passages that are indexed in one transaction
MOST_RENDITIONS = 500  # that are filed in one
_VERSION = "search:tokenizer"
_FIRST = 1  # what a store without a mark was indexed by

_counter, _passage, _rendition = table(CounterRow), table(PassageRow), table(RenditionRow)


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the index is behind: renditions not filed, and passages that are made anew, of how many."""

    unfiled: int = 0
    stale: bool = False
    done: int = 0
    total: int = 0
    begun: bool = False  # another version began a second index, which has missed what came since

    @property
    def whole(self) -> bool:
        """Say whether there is nothing left to do."""
        return not (self.unfiled or self.stale or self.begun)


def is_stale(session: Session) -> bool:
    """Say whether the index was made by another tokeniser than today's."""
    found = _mark(session.connection(), _VERSION)
    return (_FIRST if found is None else found) != passages.TOKENIZER_VERSION


def standing(session: Session) -> IndexState:
    """Say how far the index is behind."""
    connection = session.connection()
    left = select(func.count()).select_from(_rendition).where(_rendition.c.filed == "")
    unfiled = connection.execute(left).scalar_one()
    if not is_stale(session):
        return IndexState(unfiled, begun=_is_begun(connection))
    counted = select(func.count()).select_from(_passage)
    done = connection.execute(counted.where(_passage.c.id < _begun(connection))).scalar_one()
    return IndexState(
        unfiled, stale=True, done=done, total=connection.execute(counted).scalar_one()
    )


def step(session: Session, now: datetime) -> int:
    """Do one part of what is left; give how many passages it came to, 0 when nothing is left.

    A crash before the caller's commit leaves the part for the next step.
    """
    if some := _file_some(session):
        return some
    if is_stale(session):
        return _index_some(session, now)
    connection = session.connection()
    if _is_begun(connection):  # by a version that has gone, and may come back
        _drop_next(connection)
    return 0


def rebuild(session: Session, now: datetime, progress: Progress = passages.unseen) -> int:
    """Make the whole index anew in one transaction; give how many passages there are."""
    _drop_next(session.connection())
    total = passages.rebuild_index(session, progress)
    _set_mark(session.connection(), _VERSION, passages.TOKENIZER_VERSION, now)
    return total


def _file_some(session: Session) -> int:
    """File some renditions that are not, and write their passages with what they are filed under."""
    connection = session.connection()
    many = (
        select(_rendition.c.id, func.count(_passage.c.id).label("many"))
        .join_from(_rendition, _passage, _passage.c.rendition_id == _rendition.c.id, isouter=True)
        .where(_rendition.c.filed == "")
        .group_by(_rendition.c.id)
        .order_by(_rendition.c.id)
        .limit(MOST_RENDITIONS)
    )
    chosen, total = list[int](), 0
    for row in connection.execute(many).all():
        if chosen and total + row.many > AT_ONCE:
            break
        chosen.append(row.id)
        total += row.many
    _lock(connection, chosen)
    asked = held_passages().where(_passage.c.rendition_id.in_(chosen)).order_by(_passage.c.id)
    held = connection.execute(asked).all()
    filed = file(connection, chosen)
    clear_index(connection, as_filed(held))
    rows = [(row.id, words_of(row.heading, row.text), filed[row.rendition_id]) for row in held]
    write_index(connection, rows)
    return max(total, len(chosen))


def _index_some(session: Session, now: datetime) -> int:
    """Write the next passages, by their numbers, into the index that is to be; the last step ends it."""
    connection = session.connection()
    lite = connection.dialect.name == "sqlite"
    held = _next_part(connection)
    if not held:
        _end(connection, now, lite=lite)
        return 0
    if lite and edge(connection) is None:
        _begin(connection)
    rows = as_filed(held if lite else _kept(connection, held))
    if not lite:
        clear_index(connection, rows)
    write_index(connection, rows, NEXT if lite else INDEX)
    name = f"{EDGES}{passages.TOKENIZER_VERSION}"
    _set_mark(connection, name, (held[-1].id >> EDGE_AT) + 1, now)
    return len(held)


def _lock(connection: Connection, rendition_ids: Sequence[int]) -> None:
    """Keep renditions for this transaction, lowest id first: nobody stores a text of theirs meanwhile.

    What is read of their passages afterwards is what stands. SQLite has one writer anyway.
    """
    for some in chunks(rendition_ids):
        kept = select(_rendition.c.id).where(_rendition.c.id.in_(some)).order_by(_rendition.c.id)
        connection.execute(kept.with_for_update())


def _kept(connection: Connection, held: Sequence[Any]) -> Sequence[Any]:
    """Give what stands of some passages once nobody else can store a text of theirs."""
    owners = sorted({row.rendition_id for row in held})
    _lock(connection, owners)
    these = among(connection, _passage.c.rendition_id, owners)
    span = _passage.c.id.between(held[0].id, held[-1].id)
    return connection.execute(held_passages().where(these, span).order_by(_passage.c.id)).all()


def _next_part(connection: Connection) -> Sequence[Any]:
    """Give the passages up to an edge that a mark can hold, about as many as are written at once."""
    asked = held_passages().where(_passage.c.id >= _begun(connection)).order_by(_passage.c.id)
    held = connection.execute(asked.limit(AT_ONCE)).all()
    if len(held) < AT_ONCE:
        return held
    last = held[-1].id >> EDGE_AT
    whole = [row for row in held if row.id >> EDGE_AT < last]
    return whole or connection.execute(asked.where(_passage.c.id < last + 1 << EDGE_AT)).all()


def _begin(connection: Connection) -> None:
    """Make the second index, in the words in which the first was made."""
    asked = "SELECT sql FROM sqlite_master WHERE name = ?"
    made = connection.exec_driver_sql(asked, (INDEX,)).scalar_one()
    _drop_next(connection)  # and the mark of a version that began another
    connection.exec_driver_sql(made.replace(INDEX, NEXT, 1))


def _end(connection: Connection, now: datetime, *, lite: bool) -> None:
    """Let the second index take the first one's place, and note who cut its tokens."""
    if lite and edge(connection) is not None:
        connection.exec_driver_sql(f"DROP TABLE {INDEX}")
        connection.exec_driver_sql(f"ALTER TABLE {NEXT} RENAME TO {INDEX}")
    _forget_edges(connection)
    _set_mark(connection, _VERSION, passages.TOKENIZER_VERSION, now)


def _is_begun(connection: Connection) -> bool:
    """Say whether a second index is being filled, by whichever version; PostgreSQL has none."""
    asked = select(_counter.c.name).where(_counter.c.name.startswith(EDGES, autoescape=True))
    return connection.dialect.name == "sqlite" and connection.execute(asked).first() is not None


def _drop_next(connection: Connection) -> None:
    """Drop the second index, where there is one, and forget how far it had come."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {NEXT}")
    _forget_edges(connection)


def _begun(connection: Connection) -> int:
    """Give the number below which the passages are done."""
    return (edge(connection) or 0) << EDGE_AT


def _forget_edges(connection: Connection) -> None:
    """Forget how far it had come, under whichever version."""
    held = _counter.c.name.startswith(EDGES, autoescape=True)
    connection.execute(delete(_counter).where(held))


def _mark(connection: Connection, name: str) -> int | None:
    asked = select(_counter.c.value).where(_counter.c.name == name)
    return connection.execute(asked).scalar()


def _set_mark(connection: Connection, name: str, value: int, now: datetime) -> None:
    upsert(connection, _counter, [{"name": name, "value": value, "at": now}], ["name"])
