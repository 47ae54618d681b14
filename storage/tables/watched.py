"""This file declares the tables of what is watched: sources, their pages, checks, troubles and signals."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from storage.tables.columns import (
    StoredRow,
    data,
    key,
    moment,
    words,
)


class SourceRow(StoredRow, table=True):
    """A source's state: when it is due, and how it has been."""

    __tablename__ = "source"
    key: str = Field(primary_key=True)
    next_check_at: datetime | None = moment(optional=True, index=True)
    last_ok_at: datetime | None = moment(optional=True)
    last_new_at: datetime | None = moment(optional=True)
    failing_since: datetime | None = moment(optional=True)
    failures: int = 0  # in a row
    trouble: str | None = None  # the failure's name while it lasts
    told_at: datetime | None = moment(optional=True)  # a person was told of the trouble
    held_at: datetime | None = moment(optional=True)  # mass change: waiting for a person
    released_until: datetime | None = moment(optional=True)  # a person said: let it through
    baseline_at: datetime | None = moment(optional=True)
    answered_at: datetime | None = moment(optional=True)  # when any page of it was last read


class PageRow(StoredRow, table=True):
    """An index page: what the door needs to ask whether it changed."""

    __tablename__ = "page"
    url: str = Field(primary_key=True)
    source: str = Field(index=True)
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    follow: list[str] = data(list)
    rows: int = 0
    account: dict[str, Any] | None = data(optional=True)  # what became of its rows, when last read
    baseline_at: datetime | None = moment(optional=True)
    checked_at: datetime | None = moment(optional=True)
    ok_at: datetime | None = moment(optional=True)  # the last time it was read or found unchanged
    changed_at: datetime | None = moment(optional=True)  # the last time its bytes were others
    owed_since: datetime | None = moment(
        optional=True
    )  # to be read back: what came since is not known


class LearnedRow(StoredRow, table=True):
    """A name in a source's addresses that its site was asked for, such as a panel's slug."""

    __tablename__ = "learned"
    __table_args__ = (UniqueConstraint("source", "subject"),)
    id: int | None = key()
    source: str
    subject: str  # what it is a name of, as the source calls it: a panel's code
    name: str | None = None  # None: nothing answers for it
    tried: list[str] = data(list)
    found_at: datetime | None = moment(optional=True)  # when this name first answered
    asked_at: datetime | None = moment(optional=True)
    told_at: datetime | None = moment(optional=True)  # a person was told that nothing answers


class SourceRunRow(StoredRow, table=True):
    """One check of one source: its outcome, with a name."""

    __tablename__ = "source_run"
    id: int | None = key()
    source: str = Field(index=True)
    started_at: datetime = moment(index=True)
    finished_at: datetime | None = moment(optional=True)
    outcome: str = "running"  # ok | unchanged | baseline | held | the failure's class name
    pages: int = 0
    listed: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped: int = 0
    message: str | None = words(optional=True)
    details: dict[str, Any] = data()


class SourceTroubleRow(StoredRow, table=True):
    """One way in which one page of a source fails, from its first failure until it is read again."""

    __tablename__ = "source_trouble"
    __table_args__ = (UniqueConstraint("source", "page", "kind"),)
    id: int | None = key()
    source: str  # the unique index begins with it
    page: str  # the index page's address; the source's key where it is no page
    kind: str  # the failure's name
    message: str = words()
    began_at: datetime = moment()
    seen_at: datetime = moment()  # when it last failed so
    told_at: datetime | None = moment(optional=True)  # a person was told
    over_at: datetime | None = moment(optional=True)  # over, which is still to be told


class SeatRow(StoredRow, table=True):
    """A Member of the Council by its roster's own number, from the day that it first named them."""

    __tablename__ = "seat"
    id: int | None = key()
    number: str = Field(unique=True)
    names: dict[str, str] = data()  # bare, by language, as last read
    former: list[str] = data(list)  # that the roster gave before
    pages: dict[str, bool | None] = data()  # that name them: whether each says that they sit
    since: datetime = moment()
    left_at: datetime | None = moment(optional=True)
    changed_at: datetime = moment(index=True)


class SignalRow(StoredRow, table=True):
    """A weather signal that stopped the Council's work, from its issue until it was in force no more."""

    __tablename__ = "signal"
    __table_args__ = (UniqueConstraint("source", "kind", "issued_at"),)
    id: int | None = key()
    source: str
    kind: str  # cyclone | rain
    grade: str  # as it was last: 8 | 9 | 10 | black
    issued_at: datetime = moment()  # of the first grade of it that stops work
    seen_at: datetime = moment()  # when its page last said so
    ended_at: datetime | None = moment(optional=True)
