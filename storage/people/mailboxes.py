"""This file keeps who is behind the channels of mail: addresses come and go sealed, and are found by a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlmodel import Session

from storage.people.channels import channel_by_id, ensure_channel
from storage.records import Preference
from storage.sql import table
from storage.tables.people import ChannelRow, MailboxRow

MAIL = "mail"
_mailbox, _channel = table(MailboxRow), table(ChannelRow)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who is behind a channel of mail."""

    id: int
    channel_id: int
    mark: str
    made_with: str
    sealed: bytes = field(repr=False)
    stop: str = field(repr=False)
    confirmed_at: datetime | None
    created_at: datetime


_COLUMNS = [_mailbox.c[column.name] for column in fields(Mailbox)]


def _one(session: Session, *where: Any) -> Mailbox | None:
    statement = select(*_COLUMNS).join_from(
        _mailbox, _channel, _channel.c.id == _mailbox.c.channel_id
    )
    row = session.connection().execute(statement.where(*where)).one_or_none()
    return Mailbox(*row) if row else None


def behind(session: Session, address: str) -> Mailbox | None:
    """Give who is behind a channel's address; None where nobody is any more."""
    return _one(session, _channel.c.address == address)


def stopped_by(session: Session, stop: str) -> Mailbox | None:
    """Give whose secret this is."""
    return _one(session, _mailbox.c.stop == stop)


def marked(session: Session, marks: Sequence[str]) -> Mailbox | None:
    """Give the mailbox of an address by its mark under any key."""
    return _one(session, _mailbox.c.mark.in_(list(marks)))


def add(
    session: Session,
    mark: str,
    made_with: str,
    sealed: bytes,
    stop: str,
    language: Preference,
    now: datetime,
) -> Mailbox:
    """Keep an address that somebody asked for, with a channel that follows nothing yet."""
    address = f"{MAIL}:{mark}"
    # What is sent once more has the same name, and mailboxes fold it: nothing is lost by repeating.
    channel = ensure_channel(
        session, address, address, now, private=True, language=language, on_ambiguous="resend"
    )
    session.connection().execute(
        _mailbox.insert().values(
            workspace_id=channel.workspace_id,
            channel_id=channel.id,
            mark=mark,
            made_with=made_with,
            sealed=sealed,
            stop=stop,
            created_at=now,
        )
    )
    found = stopped_by(session, stop)
    assert found is not None
    return found


def confirm(session: Session, one: Mailbox, now: datetime) -> None:
    """Note that whoever reads the mailbox wants this; a channel that was gone is back."""
    session.connection().execute(
        update(_mailbox)
        .where(_mailbox.c.id == one.id, _mailbox.c.confirmed_at.is_(None))
        .values(confirmed_at=now)
    )
    channel = channel_by_id(session, one.channel_id)
    ensure_channel(session, channel.address, channel.workspace, now)


def to_renew(session: Session, made_with: str, after: int, most: int) -> list[Mailbox]:
    """Give mailboxes behind a number that were sealed under another key than this."""
    rows = session.connection().execute(
        select(*_COLUMNS)
        .where(_mailbox.c.made_with != made_with, _mailbox.c.id > after)
        .order_by(_mailbox.c.id)
        .limit(most)
    )
    return [Mailbox(*row) for row in rows]


def renew(session: Session, one: Mailbox, mark: str, made_with: str, sealed: bytes) -> None:
    """Keep an address under a newer key; its channel stays what it is."""
    session.connection().execute(
        update(_mailbox)
        .where(_mailbox.c.id == one.id)
        .values(mark=mark, made_with=made_with, sealed=sealed)
    )


def waiting(session: Session) -> int:
    """Count addresses that nobody has confirmed."""
    statement = select(func.count()).select_from(_mailbox).where(_mailbox.c.confirmed_at.is_(None))
    return int(session.connection().execute(statement).scalar_one())
