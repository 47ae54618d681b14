"""This file takes the text out of readings that a later one of the same file has taken the place of.

Nobody is shown them any more (see versions.py): each version of our reader would else keep all texts
once more. When it was, of which bytes, and how much of it was in no place stays known.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, func, select, update
from sqlmodel import Session

from storage import counters
from storage.ready import Ready
from storage.sql import table
from storage.tables.published import RenditionRow, RevisionRow

AT_ONCE = 200  # renditions of one step, each of which may have been read by many versions
_MARK = "thinned"  # the counter that holds up to which rendition older readings were looked for
_rendition, _revision = table(RenditionRow), table(RevisionRow)


def thin(connection: Connection, revision_id: int, unplaced: float) -> None:
    """Take the text out of one reading; say how much of it was in no place."""
    _THIN.change(connection, {"number": revision_id, "left": {"unplaced": unplaced}})


_THIN = Ready(
    lambda _: (
        update(_revision)
        .where(_revision.c.id == bindparam("number"))
        .values(document=bindparam("left", type_=_revision.c.document.type))
    )
)


def thin_some(session: Session, now: datetime) -> int:
    """Go on with what was read before readings were thinned as they were replaced; give how many were.

    Safe to repeat: how far it came is marked in the same transaction.
    """
    connection = session.connection()
    first = counters.count(session, _MARK)
    last = min(_HIGHEST.value(connection) or 0, first + AT_ONCE)
    if last <= first:
        return 0
    found = _REPLACED.rows(connection, {"first": first, "last": last})
    for row in found:
        thin(connection, row.id, row.unplaced or 0.0)
    counters.raise_by(session, _MARK, last - first, now)
    return len(found)


_HIGHEST = Ready(lambda _: select(func.max(_rendition.c.id)))


def _replaced() -> Select[Any]:
    """Ask for readings of some renditions behind which another of the same bytes stands, and which are not shown."""
    later = _revision.alias("later")
    behind = exists().where(
        later.c.rendition_id == _revision.c.rendition_id,
        later.c.bytes_sha == _revision.c.bytes_sha,
        later.c.id > _revision.c.id,
    )
    unplaced = _revision.c.document["unplaced"].as_float().label("unplaced")
    return (
        select(_revision.c.id, unplaced)
        .join(_rendition, _rendition.c.id == _revision.c.rendition_id)
        .where(
            _revision.c.rendition_id > bindparam("first"),
            _revision.c.rendition_id <= bindparam("last"),
            _rendition.c.revision_id.is_distinct_from(_revision.c.id),
            behind,
        )
    )


_REPLACED = Ready(lambda _: _replaced())
