"""This file keeps the papers that channels save, with what their people note of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlmodel import Session

from storage.sql import insert_one, insert_or_find, table
from storage.tables.people import SavedRow

_saved = table(SavedRow)
MOST_NOTES = 30  # of one paper in one channel


class TooManyNotes(ValueError):
    """A paper holds as many notes as it may; take it off the list, or write it elsewhere."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote of a paper."""

    who: str
    at: str  # as ISO writes it, in UTC
    text: str


@dataclass(frozen=True, slots=True)
class Saved:
    """A paper that a channel keeps."""

    paper_id: int
    who: str
    at: datetime
    changed_at: datetime
    notes: tuple[Note, ...] = ()


def _record(row: Any) -> Saved:
    values = {field.name: getattr(row, field.name) for field in fields(Saved)}
    values["notes"] = tuple(Note(**note) for note in row.notes)
    return Saved(**values)


def save(
    session: Session, *, workspace_id: int, channel_id: int, paper_id: int, who: str, now: datetime
) -> tuple[Saved, bool]:
    """Keep a paper for a channel; give what is kept, and whether it is new. Saving twice is once."""
    row = {
        "workspace_id": workspace_id, "channel_id": channel_id, "paper_id": paper_id, "who": who,
        "notes": [], "at": now, "changed_at": now,
    }  # fmt: skip
    _, made = insert_or_find(session.connection(), _saved, row, ["channel_id", "paper_id"])
    found = one(session, channel_id, paper_id)
    assert found is not None
    return found, made


def note(
    session: Session, channel_id: int, paper_id: int, *, who: str, text: str, now: datetime
) -> Saved:
    """Write something of a paper that a channel keeps; raises TooManyNotes."""
    held = select(_saved).where(*_is(channel_id, paper_id)).with_for_update()
    kept = _record(session.connection().execute(held).one())
    if len(kept.notes) >= MOST_NOTES:
        raise TooManyNotes
    notes = [*kept.notes, Note(who, now.isoformat(), text)]
    _set(session, channel_id, paper_id, notes, now)
    found = one(session, channel_id, paper_id)
    assert found is not None
    return found


def unsave(session: Session, channel_id: int, paper_id: int) -> None:
    """Take a paper off a channel's list, with its notes."""
    session.connection().execute(delete(_saved).where(*_is(channel_id, paper_id)))


def restore(session: Session, workspace_id: int, channel_id: int, was: Saved) -> None:
    """Let a channel keep a paper as it did before."""
    unsave(session, channel_id, was.paper_id)
    row = {**asdict(was), "notes": [asdict(one) for one in was.notes]}
    owner = {"workspace_id": workspace_id, "channel_id": channel_id}
    insert_one(session.connection(), _saved, row | owner)


def one(session: Session, channel_id: int, paper_id: int) -> Saved | None:
    """Give how a channel keeps a paper, None where it does not."""
    found = select(_saved).where(*_is(channel_id, paper_id))
    row = session.connection().execute(found).one_or_none()
    return _record(row) if row else None


def of_channel(
    session: Session, channel_id: int, *, since: datetime | None = None, limit: int | None = None
) -> list[Saved]:
    """Give what a channel keeps, what was saved or noted last first, or since a moment."""
    asked = select(_saved).where(_saved.c.channel_id == channel_id)
    if since is not None:
        asked = asked.where(_saved.c.changed_at >= since)
    rows = session.connection().execute(
        asked.order_by(_saved.c.changed_at.desc(), _saved.c.id.desc()).limit(limit)
    )
    return [_record(row) for row in rows]


def _is(channel_id: int, paper_id: int) -> tuple[Any, Any]:
    return _saved.c.channel_id == channel_id, _saved.c.paper_id == paper_id


def _set(
    session: Session, channel_id: int, paper_id: int, notes: Sequence[Note], now: datetime
) -> None:
    session.connection().execute(
        update(_saved)
        .where(*_is(channel_id, paper_id))
        .values(notes=[asdict(one) for one in notes], changed_at=now)
    )
