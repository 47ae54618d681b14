"""This file declares the tables of what we said: messages, deliveries, digests and briefings."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Index,
    UniqueConstraint,
)
from sqlmodel import Field

from storage.tables.columns import (
    StoredRow,
    data,
    key,
    link,
    moment,
    pointer,
)


class MessageRow(StoredRow, table=True):
    """A message, rendered once and pointed to by every delivery of it."""

    __tablename__ = "message"
    id: int | None = key()
    sha256: str = Field(unique=True)  # of platform and payload
    platform: str
    language: str
    topics: list[str] = data(list)
    payload: dict[str, Any] = data()
    created_at: datetime = moment()


class DeliveryRow(StoredRow, table=True):
    """The outbox: a message for one channel, and what became of it."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("delivery_open", "channel_id", "state", "not_before", "id"),
        Index("delivery_by_state", "state", "attempting_at"),
        CheckConstraint(
            "state in ('pending','attempting','sent','later','dead')", "delivery_state"
        ),
    )
    id: int | None = key()
    key: str = Field(unique=True)
    kind: str
    channel_id: int = link("channel", index=False)
    message_id: int | None = pointer(optional=True)
    paper_id: int | None = pointer(optional=True)
    digest_run_id: int | None = pointer(optional=True)
    parent_id: int | None = link(
        "delivery", optional=True, cascade=False
    )  # whose thread, or whom it edits
    state: str = "pending"
    not_before: datetime = moment()
    attempts: int = 0
    attempting_at: datetime | None = moment(optional=True)
    looks: int = 0  # how often we looked for it after an ambiguous post
    held_at: datetime | None = moment(optional=True)  # ambiguous, and waiting for a person
    sent_at: datetime | None = moment(optional=True)
    ts: str | None = None  # the platform's own name for the message
    error: str | None = None
    created_at: datetime = moment()


class TellingRow(StoredRow, table=True):
    """This channel has been told of this paper, and by which delivery."""

    __tablename__ = "telling"
    __table_args__ = (UniqueConstraint("paper_id", "channel_id"),)
    id: int | None = key()
    paper_id: int = pointer(index=False)
    channel_id: int = pointer()
    delivery_id: int | None = pointer(optional=True)
    told_at: datetime = moment()
    how: str = "alert"  # alert | digest | thread


class OpeningRow(StoredRow, table=True):
    """How often people of a channel went on from a paper that it was told of: never who did, nor when."""

    __tablename__ = "opening"
    __table_args__ = (UniqueConstraint("channel_id", "paper_id", "what"),)
    id: int | None = key()
    channel_id: int = link("channel", index=False)  # the unique index begins with it
    paper_id: int = link("paper")
    what: str  # show | more | question | why | copy | save | follow
    times: int


class DigestRunRow(StoredRow, table=True):
    """One digest of one channel: unique per rhythm and period, made up for if missed."""

    __tablename__ = "digest_run"
    __table_args__ = (UniqueConstraint("channel_id", "rhythm", "period"),)
    id: int | None = key()
    channel_id: int = link("channel")
    rhythm: str
    period: date  # the day it is for; for weekly, the day it is due
    due_at: datetime = moment(index=True)
    done_at: datetime | None = moment(optional=True)
    papers: int = 0
    outcome: str = "due"  # due | sent | quiet | nothing


class BriefingRow(StoredRow, table=True):
    """The meetings that a channel was briefed on one day, and what was said of each since."""

    __tablename__ = "briefing"
    __table_args__ = (UniqueConstraint("channel_id", "period"),)
    id: int | None = key()
    workspace_id: int = link("workspace")
    channel_id: int = link("channel", index=False)  # the unique index begins with it
    period: date = Field(index=True)
    last_day: date  # of its meetings: until then it is kept up to date
    meetings: list[dict[str, Any]] = data(list)  # key, body, day, announced; state, how often said
    made_at: datetime = moment()
