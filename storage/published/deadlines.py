"""This file keeps the days that papers set: until when views are taken, from when a circular holds."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from scrapers.items import Document, Listing
from scrapers.text import fold
from storage.documents import days_set
from storage.ready import Ready
from storage.sql import table, upsert
from storage.tables.published import DeadlineRow

_deadline = table(DeadlineRow)
_ZONE = ZoneInfo("Asia/Hong_Kong")
_LONGEST = 200  # letters of a subject: a longer one is no name


def save(session: Session, paper_id: int, document: Document, now: datetime) -> None:
    """Let a paper set exactly the days that its text in one language states, and its index."""
    connection = session.connection()
    its = {"of": paper_id, "spoken": document.language}
    held = {row.what: row for row in _HELD.rows(connection, its)}
    said = days_set(document)
    if not held and not said:
        return
    mine = and_(_deadline.c.paper_id == paper_id, _deadline.c.language == document.language)
    unsaid = [what for what, row in held.items() if what not in said and row.listed is None]
    if unsaid:
        connection.execute(_deadline.delete().where(mine, _deadline.c.what.in_(unsaid)))
    subject = fold(document.fields.get("subject", ""))
    rows = [
        {
            "paper_id": paper_id,
            "language": document.language,
            "what": what,
            "day": (held[what].listed if what in held else None) or day,
            "words": words,
            "subject": subject if len(subject) <= _LONGEST else "",
            "stated_on": document.published or now.astimezone(_ZONE).date(),
            "listed": held[what].listed if what in held else None,
        }
        for what, (day, words) in said.items()
    ]
    if rows:
        upsert(connection, _deadline, rows, ["paper_id", "language", "what"])


_HELD = Ready(
    lambda _: select(_deadline).where(
        _deadline.c.paper_id == bindparam("of"), _deadline.c.language == bindparam("spoken")
    )
)


def note_listed(session: Session, paper_id: int, listing: Listing, now: datetime) -> None:
    """Let the day that an index names be a paper's closing day: it is what is kept up to date."""
    connection = session.connection()
    mine = and_(
        _deadline.c.paper_id == paper_id,
        _deadline.c.language == listing.language,
        _deadline.c.what == "closes",
    )
    held = connection.execute(select(_deadline).where(mine)).one_or_none()
    row = {
        "paper_id": paper_id,
        "language": listing.language,
        "what": "closes",
        "day": listing.closes,
        "words": held.words if held else "",
        "subject": held.subject if held else "",
        "stated_on": held.stated_on if held else now.astimezone(_ZONE).date(),
        "listed": listing.closes,
    }
    upsert(connection, _deadline, [row], ["paper_id", "language", "what"])
